"""The town's own template of the report: one file that is checked before it is kept."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reports.word import apart
from reports.word.template import LARGEST, BadTemplate, WordTemplate


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    path: Path

    def read(self) -> WordTemplate | None:
        """Sound, and None if the town has none. Raises BadTemplate, also of a file that cannot be
        read."""
        try:
            if not self.path.exists():
                return None
            if self.path.stat().st_size > LARGEST:
                raise BadTemplate("too_big")
            own = WordTemplate(self.path.read_bytes())
            apart.check(own)
        except OSError as error:
            raise BadTemplate("not_docx") from error
        return own

    def trouble(self) -> BadTemplate | None:
        """Why the file that is there would not be used."""
        try:
            self.read()
        except BadTemplate as error:
            return error
        return None

    def put(self, data: bytes) -> None:
        """In the place of what was there. Raises BadTemplate, OSError: then nothing changed."""
        apart.check(WordTemplate(data))
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            Path(beside).replace(self.path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise

    def drop(self) -> None:
        """From now on reports are made by the shipped one. Raises OSError."""
        self.path.unlink(missing_ok=True)

"""Sets of reports that are kept in a folder: listed, given out by name, removed by term.

A set has a folder of its own, named by when it was made. The note beside its files is written last:
a folder without one is no set, whatever stopped the program. Nobody but the program's own account
reads what is below.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from reports import set_files

OURS, OURS_FILE = 0o700, 0o600
NOTE = "made.json"
NAME = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{8}")
ABANDONED = timedelta(days=2)
"""After so long a folder without its note is nobody's work any more."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`name`: below the folder of the set, as `charts/surveys.png`; `size`: bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptSet:
    """`ends_on`: the first day after the period; `made_at`: aware. `refused`: why the town's own
    template was not taken, (code, what was found), or None."""

    name: str
    period: str
    ends_on: date
    as_of: date
    made_at: datetime
    actor: str
    snapshot: str
    is_preliminary: bool
    files: tuple[KeptFile, ...]
    refused: tuple[str, str] | None = None


class KeptSets:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, at: datetime) -> Path:
        """An empty folder to write a set to."""
        self._folder.mkdir(mode=OURS, parents=True, exist_ok=True)
        self._folder.chmod(OURS)
        place = self._folder / f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        place.mkdir(mode=OURS)
        return place

    def finish(self, told: KeptSet) -> None:
        """From now on it is listed. Raises OSError: no room, and it is none."""
        place = self._folder / told.name
        for path in place.rglob("*"):
            path.chmod(OURS if path.is_dir() else OURS_FILE)
        body = asdict(told) | {"ends_on": f"{told.ends_on}", "as_of": f"{told.as_of}"}
        body["made_at"] = told.made_at.isoformat()
        written = place / f".{NOTE}"
        written.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        written.chmod(OURS_FILE)
        written.rename(place / NOTE)

    @contextmanager
    def passing(self, at: datetime) -> Iterator[Path]:
        """A folder for files that are read and gone. What a killed program left in it goes with
        the other folders that are half made."""
        place = self.begin(at)
        try:
            yield place
        finally:
            self.give_up(place)

    def give_up(self, place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)

    def listed(self, period: str = "") -> list[KeptSet]:
        """The newest first; of all periods if none is named."""
        found = [told for told in map(_noted, self._places()) if told is not None]
        mine = [told for told in found if period in ("", told.period)]
        return sorted(mine, key=lambda one: (one.made_at, one.name), reverse=True)

    def file(self, name: str, file: str) -> Path | None:
        """Where a file of a set lies. Both names only choose among those that are known."""
        told = next((one for one in self.listed() if one.name == name), None)
        if told is None or file not in {one.name for one in told.files}:
            return None
        place = self._folder / told.name
        path = place / file
        is_inside = path.resolve().is_relative_to(place.resolve())
        return path if is_inside and path.is_file() else None

    def drop(self, name: str) -> bool:
        """No set of this name is listed from now on. False if there was none. Raises OSError."""
        if not NAME.fullmatch(name):
            return False
        place = self._folder / name
        try:
            (place / NOTE).unlink()
        except FileNotFoundError:
            return False
        shutil.rmtree(place)
        return True

    def drop_old(self, today: date, days: int) -> int:
        """What is older than rows of the register may be, and what was left half-made. How many."""
        dropped = self.drop_before(today - timedelta(days))
        for place in self._places():
            if _noted(place) is None and _begun(place) + ABANDONED <= today:
                shutil.rmtree(place)
                dropped += 1
        return dropped

    def drop_before(self, day: date) -> int:
        """Sets that hold nothing of that day, or of a later one. How many. Raises OSError."""
        dropped = 0
        for place in self._places():
            told = _noted(place)
            if told and _holds_until(told) <= day:
                shutil.rmtree(place)
                dropped += 1
        return dropped

    def _places(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return [path for path in self._folder.iterdir() if NAME.fullmatch(path.name)]


def files_in(folder: Path) -> tuple[KeptFile, ...]:
    """All of a set, with their hashes: the report first, then other papers, charts, figures."""
    told = set_files.made(folder)
    made = [
        KeptFile(f"{folder.name}/{one.name}", (folder / one.name).stat().st_size, one.sha256)
        for one in told
    ]
    return tuple(sorted(made, key=_place))


def _place(file: KeptFile) -> tuple[bool, int, bool, str]:
    """What people read before what programs do."""
    name = file.name.rpartition("/")[2]
    is_report = name.startswith("report_")
    return file.name.endswith(".json"), file.name.count("/"), not is_report, file.name


def _holds_until(told: KeptSet) -> date:
    """The first day of which nothing is in it: of a period that goes on, that after the cut-off."""
    return min(told.ends_on, told.as_of + timedelta(days=1))


def _begun(place: Path) -> date:
    return date.fromisoformat(place.name[:8])


def _noted(place: Path) -> KeptSet | None:
    """None of a folder that holds no whole set."""
    try:
        body: dict[str, Any] = json.loads((place / NOTE).read_text("utf-8"))
        body["files"] = tuple(KeptFile(**one) for one in body["files"])
        body |= {key: date.fromisoformat(body[key]) for key in ("ends_on", "as_of")}
        body["made_at"] = datetime.fromisoformat(body["made_at"])
        body["refused"] = tuple(body["refused"]) if body["refused"] else None
        told = KeptSet(**body)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return told if told.name == place.name else None

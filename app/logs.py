"""The one root of all logs: whatever is written anywhere passes here and leaves persons behind."""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal

TOKENS = re.compile(
    r"\b\d{6,}:[A-Za-z0-9_-]{20,}"  # Telegram, also inside an address
    r"|\bvk1\.[A-Za-z0-9._-]{20,}"
    r"|(?<=access_token=)[^&\s'\"]+|(?<=key=)[^&\s'\"]+|(?<=[?&]t=)[^&\s'\"]+"
    r"|(?<=://)[^/@\s:]+:[^/@\s]+(?=@)"  # user and password of an address
    r"|\b[0-9a-f]{32,}\b|\b[0-9A-Za-z+/_-]{43,}={0,2}"
)
CODES = re.compile(r"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b")
IDS = re.compile(r"(?<![\w.:/-])-?\d{6,}\b(?![\w.:/-])")
HIDDEN = "…"
LOUD = frozenset(
    ("aiogram", "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "sqlalchemy")
) | {"urllib3", "vk_api"}
"""Libraries that may quote a whole update in a message: of theirs only the place is told."""


def set_up(level: str, form: Literal["text", "json"], secrets: Iterable[str] = ()) -> None:
    """Replaces all handlers by one that redacts; warnings and uncaught errors go there too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(form, tuple(secret for secret in secrets if secret)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").disabled = True
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # a full disk under the log must not stop the service
    sys.excepthook = _uncaught


class Redacting(logging.Formatter):
    def __init__(self, form: Literal["text", "json"], secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._form = form
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        told = self._redacted(_message(record))
        if record.exc_info and record.exc_info[1] is not None:
            told += f" [{where(record.exc_info[1])}]"
        if self._form == "json":
            return json.dumps(
                {
                    "time": self.formatTime(record),
                    "level": record.levelname.lower(),
                    "logger": record.name,
                    "message": told,
                },
                ensure_ascii=False,
            )
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {told}"

    def _redacted(self, told: str) -> str:
        for secret in self._secrets:
            told = told.replace(secret, HIDDEN)
        for pattern in (TOKENS, CODES, IDS):
            told = pattern.sub(HIDDEN, told)
        return told.translate(_LINES)


_LINES = {ord("\n"): "\\n", ord("\r"): "\\r", 0x1B: "\\e"}
"""One record is one line, whatever somebody wrote into it."""


def where(error: BaseException) -> str:
    """The kind of the error and its places; never its text, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames[-6:]))
    inner = getattr(error, "exceptions", ())
    told = f"{type(error).__name__} at {places}"
    return "; ".join([told, *(where(one) for one in inner)])


def _message(record: logging.LogRecord) -> str:
    """Of our own records the message; of a library's only its pattern, without what filled it."""
    if record.name.split(".")[0] in LOUD or record.name == "py.warnings":
        pattern = str(record.msg) if record.args else ""
        return f"{pattern} ({Path(record.pathname).name}:{record.lineno})".strip()
    return record.getMessage()


def _uncaught(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("otklik").critical("stopped by %s", where(error))

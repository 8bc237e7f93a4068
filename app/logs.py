"""The one root of all logs: whatever is written anywhere passes here and leaves persons behind."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Literal

from app.redaction import OURS, Redaction, where

LOUD = frozenset(
    ("aiogram", "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "sqlalchemy")
) | {"urllib3", "vk_api"}
"""Libraries that make a record of each step: those are not even begun."""

QUIET = 60.0
"""Seconds in which a place of the loop is told once."""

log = logging.getLogger("otklik")


def set_up(level: str, form: Literal["text", "json"], secrets: Iterable[str] = ()) -> None:
    """Replaces all handlers by one, and what makes records by what redacts them.

    Handlers that a library adds later get redacted records, too. Warnings and errors that nobody
    caught, in a thread, a finaliser or the interpreter itself, become records.
    """
    redaction = Redaction(tuple(secrets))
    logging.setLogRecordFactory(redaction)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(form, redaction))
    handler.addFilter(_is_wanted)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").disabled = True
    logging.raiseExceptions = False  # a full disk under the log must not stop the service
    _take_hooks()


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """What a task or a callback of this loop lets fall is told by its place alone."""
    loop.set_exception_handler(_Dropped())


class OneLine(logging.Formatter):
    """A record as one line. Redacts what came past the factory, from another process say."""

    def __init__(self, form: Literal["text", "json"], redaction: Redaction) -> None:
        super().__init__()
        self._form = form
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        clean = self._redaction.cleaned(record)
        told = f"{clean.msg} [{clean.exc_text}]" if clean.exc_text else str(clean.msg)
        if self._form == "text":
            return f"{self.formatTime(record)} {record.levelname} {record.name}: {told}"
        return json.dumps(
            {
                "time": self.formatTime(record),
                "level": record.levelname.lower(),
                "logger": record.name,
                "message": told,
            },
            ensure_ascii=False,
        )


def _is_wanted(record: logging.LogRecord) -> bool:
    """Libraries are heard from a warning on."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in OURS


def _take_hooks() -> None:
    logging.captureWarnings(False)
    warnings.showwarning = _warned  # type: ignore[assignment]  # it is given by place alone
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def _warned(
    _told: Warning | str, category: type[Warning], filename: str, lineno: int, *_more: object
) -> None:
    """A library's warning may print a whole update: only its kind and place are told."""
    log.warning("%s at %s:%d", category.__name__, filename, lineno)


def _uncaught(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        log.critical("stopped by %s", where(error))


def _in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
        log.error("a thread ended by %s", where(told.exc_value))


def _unraisable(told: sys.UnraisableHookArgs) -> None:
    if told.exc_value is not None:
        log.error("nobody could be told of %s", where(told.exc_value))


class _Dropped:
    """What a loop lets fall, each place once a minute: one that has no file left for a connection
    says so hundreds of times a second, and would fill the disk of the answers."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """`context` may quote what a callback was called with: only what it is about is told."""
        about = ", ".join(sorted(set(context) - {"message", "exception"}))
        error = context.get("exception")
        told = f"({about}): {where(error) if isinstance(error, BaseException) else 'no error'}"
        if loop.time() - self._told.get(told, -QUIET) >= QUIET:
            self._told[told] = loop.time()
            log.error("left by the loop %s", told)

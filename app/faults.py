"""What went wrong, in words for whoever runs Otklik: where, what, and what to do now."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from bot.texts import say

WRONG_SETTINGS = 78
REFUSED = 1
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

Told = tuple[int, list[str]]


def told(error: Exception) -> Told:
    """(exit code, lines). A mistake of ours is told by its place, never by its text."""
    if isinstance(error, ExceptionGroup):  # parts run side by side; the first to fail tells why
        return told(error.exceptions[0])
    readers: tuple[Callable[[Exception], Told | None], ...] = (
        _settings,
        _files,
        _database,
        _backup,
        _waves,
        _pain,
        _web,
        _system,
    )
    for reader in readers:
        if (known := reader(error)) is not None:
            return known
    from app.redaction import where

    logging.getLogger("otklik").debug("unexpected", exc_info=error)
    return REFUSED, [say("fault-unexpected", place=where(error))]


class Refusal(Exception):
    """A command was refused; `str()` of it is said to whoever gave it."""


def _settings(error: Exception) -> Told | None:
    from config.settings import BadSettings

    if not isinstance(error, BadSettings):
        return None
    return WRONG_SETTINGS, [
        say("fault-setting", name=fault.name, reason=fault.reason, allowed=fault.allowed or "none")
        for fault in error.faults
    ]


def _files(error: Exception) -> Told | None:
    from bot.surveys.loader import BadScripts
    from config.faults import BadFile

    if isinstance(error, Refusal):
        return REFUSED, [str(error)]
    if isinstance(error, BadScripts):
        return REFUSED, list(error.faults)
    if isinstance(error, BadFile):
        return WRONG_SETTINGS, [
            say(
                "fault-file",
                file=fault.file,
                line=fault.line,
                code=fault.code,
                key=fault.values.get("key", ""),
                found=fault.values.get("found", ""),
                expected=fault.values.get("expected", ""),
            )
            for fault in error.faults
        ]
    return None


def _database(error: Exception) -> Told | None:
    if type(error).__module__.partition(".")[0] not in {"storage", "app"}:
        return None
    from app.database import DatabaseBroken, DatabaseGone, KeysGone
    from storage.engine import NotKept, Unsafe
    from storage.migration import NewerDatabase
    from storage.sql.scripts import Rewritten

    match error:
        case DatabaseGone():
            return REFUSED, [
                say("fault-database-gone", file=str(error.path), marker=str(error.marker))
            ]
        case KeysGone():
            return REFUSED, [
                say("fault-keys-gone", folder=str(error.folder), marker=str(error.marker))
            ]
        case DatabaseBroken():
            return REFUSED, [say("fault-database-broken", file=str(error.path))]
        case NewerDatabase():
            return REFUSED, [say("fault-newer-database")]
        case NotKept():
            return REFUSED, [say("fault-no-database", reason=str(error))]
        case Unsafe():
            return REFUSED, [say("fault-unsafe-sqlite", pragma=str(error))]
        case Rewritten():
            return REFUSED, [say("fault-rewritten", survey=error.survey, version=error.version)]
        case _:
            return None


def _backup(error: Exception) -> Told | None:
    if type(error).__module__ != "storage.backup":
        return None
    from storage.backup import NotABackup, NotEmpty

    if isinstance(error, NotABackup):
        return REFUSED, [say("fault-not-a-backup", file=str(error))]
    if isinstance(error, NotEmpty):
        return REFUSED, [say("fault-not-empty")]
    return None


def _waves(error: Exception) -> Told | None:
    if type(error).__module__ not in {"bot.not_opened", "storage.keys", "storage.together"}:
        return None
    from bot.not_opened import AboutNoPain, AboutNothing, NoBasis, NotOffered, StillOpen
    from storage.keys import KeyLost
    from storage.together import NotesDamaged

    match error:
        case AboutNothing():
            return REFUSED, [say("fault-about-nothing", survey=str(error))]
        case AboutNoPain():
            return REFUSED, [say("fault-about-no-pain", survey=str(error))]
        case NotOffered():
            return REFUSED, [say("fault-not-offered", survey=str(error))]
        case NoBasis():
            return REFUSED, [say("fault-no-basis", survey=str(error))]
        case StillOpen():
            return REFUSED, [say("fault-still-open", survey=str(error))]
        case KeyLost():
            return REFUSED, [say("fault-key-lost", wave=str(error))]
        case NotesDamaged():
            return REFUSED, [say("fault-notes-damaged", wave=error.wave, file=error.path.name)]
        case _:
            return None


def _pain(error: Exception) -> Told | None:
    if type(error).__module__ != "bot.surveys.pains":
        return None
    from bot.surveys.pains import BadPain

    if not isinstance(error, BadPain):
        return None
    return REFUSED, [say("fault-bad-pain", why=error.why, longest=error.longest)]


def _web(error: Exception) -> Told | None:
    if type(error).__module__ != "web.site":
        return None
    from web.site import CannotListen

    if not isinstance(error, CannotListen):
        return None
    line = say("fault-cannot-listen", host=error.host, port=str(error.port), why=error.why)
    return REFUSED, [line]


def _system(error: Exception) -> Told | None:
    """What the machine refuses: rights, room, a path; each is mended by whoever runs it."""
    if not isinstance(error, OSError):
        return None
    if not error.filename:  # what is printed goes into a file, too, if it is sent there
        return (REFUSED, [say("fault-no-room")]) if error.errno in FULL else None
    codes = {
        errno.EACCES: "denied",
        errno.EPERM: "denied",
        **dict.fromkeys(FULL, "full"),
        errno.EROFS: "readonly",
        errno.ENOENT: "path",
        errno.ENOTDIR: "path",
        errno.EISDIR: "path",
        errno.EEXIST: "path",
        errno.ENAMETOOLONG: "path",
    }
    code = codes.get(error.errno or 0)
    return (REFUSED, [say("fault-system", file=str(error.filename), code=code)]) if code else None

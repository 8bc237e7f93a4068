"""What of a record may be told: places and kinds, never a person, a word of theirs, or a secret."""

from __future__ import annotations

import errno
import logging
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

OURS = frozenset(("app", "bench", "bot", "config", "otklik", "reports", "storage", "web"))
"""Whoever else logs may quote a whole update: of theirs only the pattern and the place are told."""

HIDDEN = "…"
_SLIP = "[0-9A-HJKMNP-TV-Z]{4}"
_PATTERNS = tuple(
    re.compile(told)
    for told in (
        r"\b\d{6,}:[A-Za-z0-9_-]{20,}",  # Telegram's token, also inside an address
        r"\bvk1\.[A-Za-z0-9._-]{20,}",
        r"(?<=access_token=)[^&\s'\"]+|(?<=key=)[^&\s'\"]+|(?<=[?&]t=)[^&\s'\"]+",
        r"(?<=://)[^/@\s:]+:[^/@\s]+(?=@)",  # user and password of an address
        r"(?:(?<=/code/)|(?<=/status/)|(?<=/text/)|(?<=/t/))[^/?\s'\"]+",
        r"\b[0-9a-f]{32,}\b|[0-9A-Za-z_-]{43,}|[0-9A-Za-z+/]{43}=",
        rf"\b{_SLIP}(?:[ -]?{_SLIP}){{3}}\b",  # slips, and codes of sixteen digits
        rf"(?i:\b(?=[\w -]*\d){_SLIP}(?:-{_SLIP}){{3}}\b)",  # a slip as people type it
        r"\b(?:telegram|vk|max|web):[^\s,;'\")]+",  # channel:account
        r"\b(?:id|club|public|chat|user|peer)[ =]?-?\d+\b",
        r"-?\d{6,}",
    )
)
_LINES = {ord("\n"): "\\n", ord("\r"): "\\r", 0x1B: "\\e"}
"""One record is one line, whatever somebody wrote into it."""

_PLACEHOLDER = re.compile(r"(\w*)( ?)%(?:%|[-+ #0-9.]*([a-zA-Z]))")
_PLAIN = frozenset("dfFgGeEi")
_INNER = 3
"""Causes of an error that are told."""


class Redaction:
    """Makes records that hold nothing any handler could give away: the root of all logs.

    As the factory of records it stands before every handler, also one a library adds later.
    """

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def __call__(self, *args: object, **more: object) -> logging.LogRecord:
        return self.cleaned(logging.LogRecord(*args, **more))  # type: ignore[arg-type]  # as given

    def cleaned(self, record: logging.LogRecord) -> logging.LogRecord:
        """The record itself, without anything that may quote a person."""
        if getattr(record, "redacted", False):
            return record
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = self.of(_message(record)), ()
        record.exc_text = where(error) if error is not None else None
        record.exc_info = record.stack_info = None
        record.redacted = True
        return record

    def of(self, told: str) -> str:
        for secret in self._secrets:
            told = told.replace(secret, HIDDEN)
        for pattern in _PATTERNS:
            told = pattern.sub(HIDDEN, told)
        return told.translate(_LINES)


def where(error: BaseException) -> str:
    """The kind of the error, of its causes, and its places; never its text, which may quote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{_place(f.filename)}:{f.lineno}" for f in reversed(frames[-6:]))
    inner = getattr(error, "exceptions", ())
    told = " from ".join(_kinds(error)) + (f" at {places}" if places else "")
    return "; ".join([told, *(where(one) for one in inner)])


def _place(file: str) -> str:
    """
    >>> _place("/srv/otklik/bot/rounds.py")
    'bot/rounds.py'
    """
    return "/".join(Path(file).parts[-2:])


def _kinds(error: BaseException) -> Iterator[str]:
    """The error's kind and those of what caused it, outermost first.

    >>> list(_kinds(OSError(28, "of whom?")))
    ['OSError ENOSPC']
    """
    cause: BaseException | None = error
    for _ in range(_INNER):
        if cause is None:
            return
        number = cause.errno if isinstance(cause, OSError) else None
        yield f"{type(cause).__name__} {errno.errorcode.get(number or 0, '')}".rstrip()
        cause = cause.__cause__


def _message(record: logging.LogRecord) -> str:
    """Of ours the message; of a library's only its pattern, without what filled it."""
    if record.name.partition(".")[0] not in OURS:
        pattern = _PLACEHOLDER.sub(rf"\1\2{HIDDEN}", str(record.msg)) if record.args else ""
        return f"{pattern} ({_place(record.pathname)}:{record.lineno})".strip()
    if not record.args:
        return _words(record.msg)
    try:
        return _filled(str(record.msg), iter(_values(record.args)))
    except (TypeError, ValueError, StopIteration, RuntimeError):
        return str(record.msg)


def _values(args: object) -> tuple[object, ...]:
    return args if isinstance(args, tuple) else (args,)


def _filled(pattern: str, values: Iterator[object]) -> str:
    def one(found: re.Match[str]) -> str:
        before, space, letter = found.groups()
        if letter is None:
            return f"{before}{space}%"
        value = next(values)
        if letter in _PLAIN:
            return before + space + found[0][len(before + space) :] % value
        told = _words(value)
        is_number = re.fullmatch(r"-?\d+", told) is not None
        return before + space + (HIDDEN if is_number and before != "incident" else told)

    return _PLACEHOLDER.sub(one, pattern)


def _words(value: object) -> str:
    """Words as they are. An id is no word: a number that may be told is written by %d.

    An error of a library is its kind; a thing, whatever it holds, is what it is.
    """
    if isinstance(value, BaseException):
        is_ours = type(value).__module__.partition(".")[0] in OURS
        return str(value) if is_ours else type(value).__name__
    if isinstance(value, str | int | float | Path):
        return str(value)
    return type(value).__name__

"""The file `.env`, read without any library: the language of `--help` stands in it too."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from config.faults import BadFile, Fault

ENV_FILE = Path(".env")

_LINE = re.compile(r"\s*(?:export\s+)?(\w+)\s*=\s*(.*)")


def written(env_file: Path = ENV_FILE) -> dict[str, str]:
    """Names in capitals and what is written after them, quotes included; nothing without a file."""
    try:
        lines = env_file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return {}
    return {found[1].upper(): found[2] for line in lines if (found := _LINE.match(line))}


def readable(env_file: Path = ENV_FILE) -> None:
    """Raises BadFile for what the library would pass over or break at; no file at all is fine."""
    name = env_file.name
    try:
        raw = env_file.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise BadFile([Fault(name, 1, "unreadable")]) from error
    try:
        told = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile([Fault(name, raw.count(b"\n", 0, error.start) + 1, "encoding")]) from error
    if faults := [Fault(name, line, "setting") for line in _no_settings(told)]:
        raise BadFile(faults)


def _no_settings(told: str) -> list[int]:
    """Lines that are neither a setting nor a comment."""
    from dotenv.parser import parse_stream

    return [one.original.line for one in parse_stream(StringIO(told)) if one.error]

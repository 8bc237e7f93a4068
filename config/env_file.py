"""The file `.env`, read without any library: the language of `--help` stands in it too."""

from __future__ import annotations

import re
from pathlib import Path

ENV_FILE = Path(".env")

_LINE = re.compile(r"\s*(?:export\s+)?(\w+)\s*=\s*(.*)")


def written(env_file: Path = ENV_FILE) -> dict[str, str]:
    """Names in capitals and what is written after them, quotes included; nothing without a file."""
    try:
        lines = env_file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    return {found[1].upper(): found[2] for line in lines if (found := _LINE.match(line))}

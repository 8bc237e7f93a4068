"""Which language people are spoken to in: known before anything else is, for help speaks it too."""

from __future__ import annotations

import os
import re

from bot.texts import UnknownWords, languages, speak
from config.settings import ENV_FILE, BadSettings, Fault

NAME = "OTKLIK_LANGUAGE"


def choose() -> None:
    """Speaks what the environment or `.env` says, else Russian; whether it is known, `check`."""
    told = os.environ.get(NAME) or _written()
    try:
        speak(told or "ru")
    except UnknownWords:
        speak("ru")


def require(told: str) -> None:
    """Raises BadSettings for a language there are no texts in."""
    if told not in languages():
        raise BadSettings((Fault(NAME, "bad", ", ".join(languages())),))


def _written() -> str:
    try:
        lines = ENV_FILE.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.search(rf"^\s*(?:export\s+)?{NAME}\s*=\s*[\"']?(\w+)", lines, re.MULTILINE)
    return found[1] if found else ""

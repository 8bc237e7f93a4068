"""Which language people are spoken to in: known before anything else is, for help speaks it too."""

from __future__ import annotations

import os
import re

from bot.texts import UnknownWords, languages, speak
from config.env_file import written

NAME = "OTKLIK_LANGUAGE"


def choose() -> None:
    """Speaks what the environment or `.env` says, else Russian; whether it is known, `check`."""
    told = re.match(r"[\"']?(\w+)", os.environ.get(NAME) or written().get(NAME, ""))
    try:
        speak(told[1] if told else "ru")
    except UnknownWords:
        speak("ru")


def require(told: str) -> None:
    """Raises BadSettings for a language there are no texts in."""
    from config.settings import BadSettings, Fault

    if told not in languages():
        raise BadSettings((Fault(NAME, "bad", ", ".join(languages())),))

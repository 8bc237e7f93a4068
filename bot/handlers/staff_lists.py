"""Commands of the staff chat: Latin ones, and the Russian words that mean them. Pure."""

from __future__ import annotations

import re
from typing import Literal

from bot.cleaning import alike
from bot.texts import say

Command = Literal[
    "open",
    "mine",
    "overdue",
    "enter",
    "sheets",
    "lines",
    "summary",
    "pains",
    "invite",
    "desk",
    "help",
    "unknown",
]
COMMANDS: tuple[Command, ...] = (
    *("open", "mine", "overdue", "enter", "sheets", "lines", "summary", "pains"),
    *("invite", "desk", "help"),
)
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:@(\w+))?(?:\s.*)?", re.DOTALL | re.IGNORECASE)


def command_of(text: str, bot: str) -> Command | None:
    """A command for us, by `/name` or `/name@bot`; None for other words and other bots.

    >>> command_of("/open@otklik_bot", "otklik_bot"), command_of("/open@other", "otklik_bot")
    ('open', None)
    """
    found = _COMMAND.fullmatch(text.strip())
    if found is None or (found[2] and found[2].lower() != bot.lower()):
        return None
    return next((name for name in COMMANDS if name == found[1].lower()), "unknown")


def word_of(text: str, bot: str) -> Command | None:
    """A command said as a word, with or without a mention of the bot."""
    said = alike(re.sub(rf"@{re.escape(bot)}\b", " ", text, flags=re.IGNORECASE))
    return next((name for name in COMMANDS if said == alike(say("staff-word", name=name))), None)


def is_mention(text: str, bot: str) -> bool:
    return bool(bot) and re.search(rf"@{re.escape(bot)}\b", text, re.IGNORECASE) is not None

"""Answers to commands of the staff chat: open cases, help, and the words that mean a command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from bot.cleaning import alike
from bot.handlers.staff_cards import due_left
from bot.handlers.staff_office import topic_title
from bot.texts import say
from storage.case_records import Case

Command = Literal["open", "summary", "help", "unknown"]
COMMANDS: tuple[Command, ...] = ("open", "summary", "help")
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:@(\w+))?(?:\s.*)?", re.DOTALL | re.IGNORECASE)
SHOWN = 30
"""Cases listed in one message; the rest is counted."""


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


def open_cases(cases: Sequence[Case], total: int, today: date) -> str:
    """`cases`: the first ones; `total`: how many there are."""
    if not total:
        return say("staff-open-none")
    lines = [_line(case, today) for case in cases[:SHOWN]]
    if total > len(lines):
        lines.append(say("staff-open-more", count=total - len(lines)))
    return "\n".join([say("staff-open-title", count=total), *lines])


def _line(case: Case, today: date) -> str:
    return say(
        "staff-open-line",
        number=case.number,
        topic=topic_title(case.message.topic),
        status=say("staff-status", status=case.status),
        due_left=due_left(case.message.due, today),
    )

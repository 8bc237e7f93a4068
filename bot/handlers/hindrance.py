"""What keeps somebody from writing just now, told kindly: budgets, a block, the same words twice.

The official way stays open to everybody: it is not ours to close. Pure.
"""

from __future__ import annotations

import math

from bot.events import Button, Reply
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.handlers.message_course import mode
from bot.handlers.message_sending import text_of
from bot.message_stages import WritingMessage
from bot.message_wants import Hindered, words_of
from bot.stages import Idle, Turn
from bot.texts import say

OURS = ("crowd", "blocked")
"""What does not pass with patience alone, and is no fault of an honest author's: the official way
is offered at once."""


def words(hindered: Hindered, around: Around) -> str:
    match hindered.why:
        case "day":
            reception = around.town.reception_info
            return say("limits-per-day", limit=hindered.limit, reception_info=reception)
        case "pace":
            return say("limits-too-fast", seconds=hindered.seconds)
        case "crowd":
            return say("limits-crowd", minutes=math.ceil(hindered.seconds / 60))
        case "blocked":
            return say("limits-blocked")


def page(hindered: Hindered, around: Around) -> Turn:
    official = Button(say("buttons-official"), "menu", "official", standing=True)
    ways = (official, home()) if hindered.why in OURS else (home(),)
    return Turn(Idle(), (Reply(words(hindered, around), ways, in_place=True),))


def is_twin(stage: WritingMessage, around: Around) -> bool:
    is_traceless = mode(stage, around) == "traceless"
    words = words_of(text_of(stage, around), stage.spot, traceless=is_traceless)
    return around.known.is_sent_already(words, traceless=is_traceless)


def there_already(stage: WritingMessage, around: Around) -> Turn:
    """Nothing is kept: what was sent a moment ago is there."""
    told = Reply(say("message-there-already"), (home(),), in_place=True)
    return Turn(Idle(), (told,), erase_held=stage.is_traceless)

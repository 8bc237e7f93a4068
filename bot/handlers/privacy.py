"""«What do you keep of me»: told from the settings, and the very row there is, as bytes.

Bytes of a row beside a name would lead whoever has our token and a copy of the database to the
paper. So they are shown where nothing stays: in a passing window, or on a page of the web.
"""

from __future__ import annotations

from dataclasses import replace

from bot.events import Button, ButtonPressed, CommandGiven, Event, Reply
from bot.handlers import survey_pages
from bot.handlers.around import Around
from bot.stages import Idle, Stage, TakingSurvey, Turn
from bot.texts import say
from storage.invitation_records import GuestRow
from storage.records import Channel, Draft, Paper, SealedDraft, StoredRow

TOPIC = "privacy"
PAGE, STORED = "page", "stored"
ALL = (None, None, None)
IN_TELEGRAM, IN_VK, IN_VK_BESIDE = (16, 12, 12), (6, 4, 4), (4, 2, 2)
"""First bytes of tag, draft and ballot: a passing window has room for 200 characters, or for 90."""
Firsts = tuple[int | None, int | None, int | None]


def is_word(command: str) -> bool:
    """What people write after the slash, in their own language too."""
    return command == "privacy" or command in say("privacy-words").split(", ")


def is_asked(event: Event) -> bool:
    match event:
        case CommandGiven(name):
            return is_word(name)
        case ButtonPressed(topic):
            return topic == TOPIC
        case _:
            return False


def show(around: Around) -> Turn:
    return Turn(Idle(), (_page(around),))


def during(stage: TakingSurvey, around: Around) -> Turn:
    """The survey waits, and one button leads back into it. Raises Wanted; its wave is open."""
    if not isinstance(around.known.ballot(stage.paper), Draft | SealedDraft):
        return show(around)
    left = replace(stage, screen="left")
    return Turn(left, (_page(around, left),))


def stored(stage: Stage, around: Around) -> Turn:
    """The row of this person, for a moment. Raises Wanted until it is known."""
    rows, guest = around.known.stored(_papers(around)), around.known.stored_guest()
    told = replace(_page(around, stage), alert=in_brief(rows, around.known.channel, guest))
    return Turn(stage, (told,), same_step=True)


def _page(around: Around, stage: Stage | None = None) -> Reply:
    town, writing = around.town, around.town.writing
    text = say(
        "privacy-page",
        batch_min=town.batch_min,
        k_min=town.k_min,
        address_days=writing.address_days,
        content_days=writing.content_days,
        card_text=town.card_text,
        channel=around.known.channel,
        site=town.site,
    )
    show_stored = Button(say("buttons-show-stored"), TOPIC, STORED, standing=True)
    back = isinstance(stage, TakingSurvey) and stage.screen == "left"
    moves = (survey_pages.go_on(),) if back else ()
    return Reply(text, (show_stored, *moves, survey_pages.home()), in_place=True)


def _papers(around: Around) -> tuple[Paper, ...]:
    """All that could have been begun today; a one-time slip is known to nobody but its holder."""
    places = ("", *around.town.places)
    today = around.known.today
    found = [one.paper(place, today) for one in around.surveys.values() for place in places]
    found += [one.invited() for one in around.surveys.values()]
    return tuple(dict.fromkeys(found))


def in_brief(rows: tuple[StoredRow, ...], channel: str, guest: GuestRow | None = None) -> str:
    """All of it on a page of the web, the beginnings of the first row in a passing window."""
    if not rows:
        return _guest(guest, channel) if guest else say("privacy-stored-none")
    if guest is None:
        return _in_brief(rows, channel, IN_VK)
    return f"{_in_brief(rows, channel, IN_VK_BESIDE)}\n{_guest(guest, channel)}"


def _guest(guest: GuestRow, channel: str) -> str:
    """The line of the list of those who are invited."""
    size, first = str(len(guest.sealed)), 4
    tag = f"{guest.tag[:first].hex()}…"
    return say("privacy-guest", channel=channel, size=size, tag=tag)


def _in_brief(rows: tuple[StoredRow, ...], channel: str, in_vk: Firsts) -> str:
    match channel:
        case Channel.TELEGRAM:
            count = say("privacy-rows", rows=len(rows))
            return "\n".join((count, *_parts(rows[0], IN_TELEGRAM)))
        case Channel.VK:
            return "\n".join(_parts(rows[0], in_vk))
        case _:
            whole = say("privacy-rows-all", rows=len(rows))
            return "\n\n".join((whole, *("\n".join(_parts(row)) for row in rows)))


def _parts(row: StoredRow, firsts: Firsts = ALL) -> list[str]:
    """`firsts`: bytes of tag, draft and ballot there is room for."""
    labels = (
        say("privacy-tag", size=str(len(row.tag))),
        say("privacy-draft", size=str(len(row.ptr))),
        say("privacy-ballot", size=str(len(row.box))),
    )
    told = zip(labels, (row.tag, row.ptr, row.box), firsts, strict=True)
    return [f"{label} {part[:first].hex()}{'…' if first else ''}" for label, part, first in told]

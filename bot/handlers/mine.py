"""«My messages» and «Forget me»: only of those who asked to be answered in this dialogue."""

from __future__ import annotations

from bot.cleaning import clean
from bot.events import Button, Event, FilesSent, Reply
from bot.handlers import mine_thread, thread_files
from bot.handlers.around import Around
from bot.handlers.message_buttons import home
from bot.handlers.message_course import likeness, modes
from bot.handlers.message_pages import day
from bot.handlers.open_thread import Desk
from bot.message_stages import ReadingMessage
from bot.stages import Idle, Turn
from bot.texts import say
from storage.message_records import AuthorForgotten, Message, MessageExtended

TOPIC = "mine"
LISTED = 10
"""Messages of a list; older ones are closed long ago."""
ALIKE = 0.5
"""How alike an edited text must be to what was sent, to be taken for it."""


def has_list(around: Around) -> bool:
    """Where nobody can be answered there is nothing to list."""
    return "here" in modes(around)


def show(around: Around) -> Turn:
    if not has_list(around):
        return _page(say("mine-not-here"), (_check(), home()))
    messages = around.known.own_messages()
    if not messages:
        return _page(say("mine-empty"), (_check(), home()))
    lines = [say("mine-title"), "", *(_line(one, around) for one in messages[:LISTED])]
    if len(messages) > LISTED:
        lines += ["", say("mine-more", count=LISTED)]
    listed = tuple(
        Button(one.number, TOPIC, one.number, standing=True) for one in messages[:LISTED]
    )
    forget = Button(say("buttons-forget-me"), TOPIC, "forget", standing=True)
    return _page("\n".join(lines), (*listed, forget, home()))


def open_own(number: str, around: Around) -> Turn:
    thread = around.known.own_thread(number)
    if thread is None:
        return _page(say("mine-gone"), (home(),))
    return mine_thread.show(Desk(thread, None, around))


def rate(option: str, around: Around) -> Turn:
    """«It helped» or not, under an answer that was sent: `number.yes`, `number.no`."""
    number, _, verdict = option.partition(".")
    thread = around.known.own_thread(number)
    if thread is None:
        return _below(say("mine-gone"))
    return mine_thread.rate(verdict, Desk(thread, None, around))


def hear(stage: ReadingMessage, event: Event, around: Around) -> Turn:
    thread = around.known.own_thread(stage.number)
    if thread is None:
        turn = _page(say("mine-gone"), (home(),))
        return thread_files.too_late(turn, stage, event if isinstance(event, FilesSent) else None)
    return mine_thread.hear(stage, event, Desk(thread, None, around))


def ask_to_forget() -> Turn:
    forget = Button(say("buttons-forget-me"), TOPIC, "forgotten", standing=True)
    return _page(say("mine-forget-ask"), (forget, home()))


def forget() -> Turn:
    reply = Reply(say("mine-forgotten"), (home(),), in_place=True)
    return Turn(Idle(), (reply,), (AuthorForgotten(),))


def code_deleted() -> Turn:
    return _page(say("message-code-deleted"), (home(),))


def edited(text: str, around: Around) -> Turn:
    """A message that was sent is mended in the dialogue: appended to it while it is open."""
    words = clean(text)
    found = _edited(words, around)
    if found is None:
        return _below(say("message-edit-unknown"))
    if not found.is_open:
        return _below(say("message-edit-closed", number=found.number))
    chats = around.town.writing.staff_chats
    fact = MessageExtended(found.number, words, "addition", None, chats)
    reply = Reply(say("message-edit-added", number=found.number), (home(),))
    return Turn(Idle(), (reply,), (fact,))


def _edited(text: str, around: Around) -> Message | None:
    """The newest of this account's messages whose text, or a part of it, was most likely this."""
    if not text or not has_list(around):
        return None
    for told in around.known.own_messages():
        parts = (told.text, *told.text.split("\n"))
        if any(likeness(text, part) >= ALIKE for part in parts):
            return told
    return None


def _line(told: Message, around: Around) -> str:
    """With the day till which an answer, or what was promised, is to be there."""
    until = told.due if told.is_open else None
    if told.outcome == "supported":
        until = told.promised
    return say(
        "mine-item",
        number=told.number,
        date=day(told.received),
        topic=around.town.writing.topics.title(told.topic) if told.topic else "—",
        status=say("status-names", status=told.status),
        until=day(until) if until else "",
        what=("answer" if told.is_open else "deed") if until else "nothing",
    )


def _check() -> Button:
    return Button(say("buttons-check"), "menu", "check", standing=True)


def _page(text: str, buttons: tuple[Button, ...]) -> Turn:
    return Turn(Idle(), (Reply(text, buttons, in_place=True),))


def _below(text: str) -> Turn:
    return Turn(Idle(), (Reply(text, (home(),)),))

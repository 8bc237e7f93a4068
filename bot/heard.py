"""What a door brings to the conversation, and what it is to do after the commit."""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import Event, Reply
from storage.records import Person


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update. `update` is the channel's own name of it, `window` the message pressed in.

    `at`: the step its page was made at, where a channel can tell; text from an old page is no
    answer to the question that is open now. `opening`: what leads to the page that was acted on,
    where looking at one keeps nothing; taken together with the event, or alone if the page has
    changed since. `typed`: the id of a message that can be deleted;
    `beside`: those of the rest of its album.
    """

    person: Person
    event: Event
    update: str
    window: str = ""
    at: str = ""
    typed: str = ""
    beside: tuple[str, ...] = ()
    opening: Event | None = None

    @property
    def left(self) -> tuple[str, ...]:
        """Ids of all that it left in the dialogue."""
        return (self.typed, *self.beside) if self.typed else ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What to do after the commit: say this, in that window, and erase what was typed.

    `step` names where the talk stands now; `moved`: that is another step than before;
    `at_rest`: nothing is open, so looking again would show the menu. `erase`: ids of messages
    that must go now; tell `Conversation.erased` when they are gone. `wave` of the survey that is
    open; `shows`: the dialogue tells more than that it was opened, or anything traceless; `offers`:
    personal data were hidden, and the person is asked whether the rest may go.
    """

    replies: tuple[Reply, ...] = ()
    window: str = ""
    erase_typed: bool = False
    step: str = ""
    moved: bool = False
    at_rest: bool = False
    erase: tuple[str, ...] = ()
    wave: str = ""
    shows: bool = False
    offers: bool = False

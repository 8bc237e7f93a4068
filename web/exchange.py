"""One form as updates of the conversation, each named, so that a form sent twice is taken once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import Conversation
from bot.events import BoxesSent, Button, Event, OldButtonPressed, Pressed, TextSent
from bot.files.taking import Offer
from bot.heard import Heard, Incoming
from bot.surveys.choices import DONE
from bot.texts import say
from web.forms import Form
from web.openings import Opening
from web.pages import FILL
from web.view import ATTACH, ENTRY, NEXT
from web.visits import Visit, Visits


class Exchange:
    """`page` of a form is the random name of the page it stood on, `at` the step of the talk.

    A form of an old page is named as before or bears the buttons of an old step: it is never
    taken for an answer to the question that is open now.
    """

    def __init__(self, conversation: Conversation, visits: Visits, visit: Visit) -> None:
        self._conversation = conversation
        self._visits = visits
        self._visit = visit
        self._page = ""
        self._at = ""
        self._count = 0
        self._opening: Event | None = None

    async def take(self, form: Form, offers: Sequence[Offer] = ()) -> Heard:
        """What was said at last; no replies if this form was taken before. Raises NotKept."""
        self._page, self._at = form.one("page"), form.one("at")
        pressed, text = form.one("press").rstrip(FILL), form.one("text")
        if offers:
            return await self._send(offers, pressed, text)
        if pressed == ATTACH:
            heard = await self._conversation.look(self._visit.person)
            return _told(heard, say("web-nothing-chosen"))
        option = _option(pressed)
        if opening := form.one("open"):
            self._opening = Opening(opening).event()
        if option in (DONE, NEXT) and form.one("boxes"):
            ticked = frozenset(map(_option, form.all("tick")))
            if ticked or option == DONE:
                return await self._hear(BoxesSent(ticked))
        if pressed == ENTRY or (option == NEXT and text.strip()):
            return await self._type(text)
        return await self._hear(Pressed(pressed))

    async def _hear(self, event: Event) -> Heard:
        name = self._visits.update(self._visit, f"{self._page}.{self._count}")
        self._count += 1
        opening, self._opening = self._opening, None
        return await self._conversation.hear(
            Incoming(self._visit.person, event, update=name, at=self._at, opening=opening)
        )

    async def _type(self, text: str) -> Heard:
        """In a messenger a long text comes in several parts; a field holds it whole, so what
        waits for another part is told to go on."""
        heard = await self._hear(TextSent(text))
        if not heard.moved or not heard.replies[-1].entry or heard.replies[-1].progress:
            return heard
        following = [button for button in _buttons(heard) if button.option == NEXT]
        return await self._hear(Pressed(following[0].data)) if following else heard

    async def _send(self, offers: Sequence[Offer], pressed: str, text: str) -> Heard:
        """Files that were chosen are never left behind, whatever was pressed; «Дальше» goes on,
        and words beside them go with them, unless one was refused."""
        conversation, person = self._conversation, self._visit.person
        is_here = await conversation.step_of(person) == self._at
        sent = await conversation.files.take(person, offers) if is_here else None
        if sent is None:  # the talk has gone on
            return await self._hear(OldButtonPressed())
        heard = await self._hear(sent)
        if not heard.replies:
            await conversation.files.undo(sent)
        if pressed == ENTRY and text.strip() and heard.replies and not sent.refused:
            self._at = heard.step
            return await self._type(text)
        following = [button for button in _buttons(heard) if button.option == NEXT]
        if _option(pressed) == NEXT and following and not sent.refused:
            return await self._hear(Pressed(following[0].data))
        return heard


def _told(heard: Heard, error: str) -> Heard:
    *before, last = heard.replies
    return replace(heard, replies=(*before, replace(last, toast=error)), moved=False)


def _buttons(heard: Heard) -> tuple[Button, ...]:
    return heard.replies[-1].buttons if heard.replies else ()


def _option(data: str) -> str:
    return data.rpartition(":")[0].partition(":")[2]

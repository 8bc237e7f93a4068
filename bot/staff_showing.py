"""What a staff chat shows of cases: words of what is sent, and what must be drawn anew.

The same for every messenger; the adapter sends, edits and tells what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.events import Button, Reply
from bot.handlers.staff_cards import card, shortened
from bot.handlers.staff_office import Office
from bot.handlers.staff_windows import window
from bot.masking import mask
from bot.texts import say
from storage.case_records import Card, Case, NoSuchCase, StepDraft
from storage.notice_records import Notice, NoticeButton
from storage.sql.cards import mark
from storage.sql.cases import EXPIRED
from storage.sql.message_facts import ADDED, NEW_CARD, WITHDRAWN
from storage.store import Clock, Storage


@dataclass(frozen=True, slots=True)
class Drawing:
    """A message of ours as it should look now, and what it then shows."""

    window: str
    reply: Reply
    shows: Card | StepDraft


class Showing:
    def __init__(self, storage: Storage, office: Office, clock: Clock) -> None:
        self._storage = storage
        self._office = office
        self._clock = clock

    async def words(self, told: Notice) -> Reply | None:
        """What a notice says now, in its own words or in ours; None if there is nothing to say."""
        if told.text:
            return Reply(told.text, tuple(map(_button, told.buttons)))
        if told.appeal is None:
            return None
        try:
            case = await self._storage.cases.by_id(told.appeal)
        except NoSuchCase:
            return None
        match told.kind:
            case kind if kind == NEW_CARD:
                today = self._clock().date()
                self._storage.cards.sending(told, _mark(case, today))
                return card(case, self._office, today)
            case kind if kind == ADDED:
                return Reply(self._added(case))
            case kind if kind == WITHDRAWN:
                return Reply(say("staff-withdrawn", number=case.number))
            case kind if kind == EXPIRED:
                return Reply(say("staff-question-expired", number=case.number))
            case _:
                return None

    async def card_of(self, chat: str, told: Notice) -> str:
        """The message to say it below: the newest card of its case; "" for a card itself."""
        if told.appeal is None or told.kind == NEW_CARD:
            return ""
        return await self._storage.cards.window_of(chat, told.appeal)

    async def post_missing(self, chat: str) -> None:
        """Cards of cases that came while nobody told this chat of them, or it was elsewhere."""
        await self._storage.cards.post_missing(chat, self._clock())

    async def outdated(self, chat: str) -> Sequence[Drawing]:
        """Drafts first: somebody waits for them."""
        drawings = [await self._draft(one) for one in await self._storage.drafts.outdated(chat)]
        today = self._clock().date()
        for one in await self._storage.cards.outdated(chat, today):
            drawings.append(await self._card(one))
        return drawings

    async def drawn(self, drawing: Drawing, *, is_there: bool) -> None:
        """The chat shows it, or `is_there` is False: somebody deleted the message."""
        match drawing.shows:
            case StepDraft() as draft:
                await self._storage.drafts.shown(draft)
            case Card() as shown if is_there:
                await self._storage.cards.drawn(shown)
            case Card() as lost:
                await self._storage.cards.gone(lost)

    async def _draft(self, draft: StepDraft) -> Drawing:
        case = await self._storage.cases.one(draft.number)
        return Drawing(draft.message, window(draft, case, self._office), draft)

    async def _card(self, shown: Card) -> Drawing:
        case = await self._storage.cases.one(shown.number)
        today = self._clock().date()
        after = replace(shown, shown=_mark(case, today), over=not case.message.is_open)
        return Drawing(shown.message, card(case, self._office, today), after)

    def _added(self, case: Case) -> str:
        """The author's newest words, as far as this chat may show them."""
        number, link = case.number, self._office.link(case.number) or say("staff-desk-here")
        said = next((one for one in reversed(case.thread) if one.voice == "author"), None)
        is_reply = said is not None and said.kind == "reply"
        if said is None or case.message.traceless or self._office.card_text == "none":
            if is_reply:
                return say("staff-question-answered-no-text", number=number, link=link)
            return say("staff-added-no-text", number=number, link=link)
        shown = mask(said.text) if self._office.card_text == "masked" else said.text
        text = shortened(shown, link)
        if is_reply:
            return say("staff-question-answered", number=number, text=text)
        return say("staff-added", number=number, text=text)


def _button(told: NoticeButton) -> Button:
    return Button(told.label, told.topic, told.option, told.url, standing=True)


def _mark(case: Case, today: date) -> str:
    return mark(case.revision, today, is_reachable=case.message.reachable)

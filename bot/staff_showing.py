"""What a staff chat shows of cases: words of what is sent, and what must be drawn anew.

The same for every messenger; the adapter sends, edits and tells what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.events import Button, Reply
from bot.files.enclosing import Enclosure, enclosed
from bot.handlers import staff_hints, staff_ratings
from bot.handlers.staff_cards import card, files_at_desk, shortened
from bot.handlers.staff_entry_windows import window as entry_window
from bot.handlers.staff_office import Office
from bot.staff_drafting import Drafting
from bot.texts import say
from storage.case_records import Card, Case, DraftGone, NoSuchCase, StepDraft
from storage.entered_records import Entering, EnteringGone
from storage.notice_records import ALBUMS, NEW_CARD, Notice, NoticeButton, NoticeDraft
from storage.register_records import WITHDRAWN
from storage.sql.cards import DRAFT, ENTERING, mark
from storage.sql.cases import EXPIRED
from storage.sql.message_facts import ADDED
from storage.sql.notices import FILES
from storage.sql.rating_facts import WISH
from storage.store import Clock, Storage

Why = Literal["topic", "chat"]
"""The topic is gone, or the whole chat is. General takes no cards: others may read it (F23)."""

A_LOOK = 20
"""Cards that are worded at one look: Telegram takes some twenty messages a minute in one group."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A message of ours as it should look now, and what it then shows."""

    window: str
    reply: Reply
    shows: Card | StepDraft | Entering


class Showing:
    """`ages`: cards are drawn anew each day, to tell how long there is from this day on."""

    def __init__(
        self, storage: Storage, office: Office, clock: Clock, *, ages: bool = True
    ) -> None:
        self._ages = ages
        self._storage = storage
        self._office = office
        self._clock = clock
        self._drafting = Drafting(storage, office, clock)

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
                self._storage.cards.sending(told, _mark(case, self._day()), case.unit_id)
                return await self._shown(case)
            case kind if kind == ADDED:
                return Reply(self._added(case) + self._files_of_newest(case))
            case kind if kind == WITHDRAWN:
                return Reply(say("staff-withdrawn", number=case.number))
            case kind if kind == WISH:
                return Reply(staff_ratings.request(case, self._office))
            case kind if kind == EXPIRED:
                return Reply(say("staff-question-expired", number=case.number))
            case _:
                return None

    async def files(self, told: Notice) -> tuple[Enclosure, ...]:
        """What the author sent, where this chat may show it: nobody can hide a face in a photo.
        Our own drawings and papers are kept for this chat because it may."""
        if told.kind in ALBUMS:
            return await enclosed(self._storage, told)
        if told.kind != FILES or not self._office.shows_files(told.chat):
            return ()
        return await enclosed(self._storage, told)

    async def card_of(self, chat: str, told: Notice) -> str:
        """The message to say it below: the newest card of its case; "" for a card itself."""
        if told.appeal is None or told.kind == NEW_CARD:
            return ""
        return await self._storage.cards.window_of(chat, told.appeal)

    async def topic_of(self, told: Notice) -> str:
        """Of the forum where it is to stand; "" for none."""
        if told.appeal is None:
            return ""
        return await self._storage.units.topic_of(told.appeal, told.chat)

    async def post_missing(self, chat: str, *, of_units: bool = False) -> None:
        """Cards of cases that came while nobody told this chat of them, or it was elsewhere.

        `of_units`: the chat gets cases of its units alone.
        """
        await self._storage.cards.post_missing(chat, self._clock(), of_units=of_units)

    async def homeless(self, told: Notice, staff: str, why: Why) -> None:
        """Its unit's chat, or the topic there, is gone: its cards come to the staff chat now."""
        lost = await self._storage.units.of_case(told.appeal) if told.appeal is not None else None
        if lost is None or lost.chat != told.chat:
            return
        words = say("staff-unit-homeless", unit=lost.title, why=why)
        after, draft = replace(lost, chat="", topic=""), NoticeDraft("unit", None, staff, words)
        await self._storage.units.lose(lost, after, draft, self._clock())

    async def outdated(self, chat: str) -> Sequence[Drawing]:
        """Drafts first: somebody waits for them. Of cards no more than one look draws: each is
        worded anew at the next, and every card of an office ages at midnight."""
        drawings = [await self._draft(one) for one in await self._storage.drafts.outdated(chat)]
        drawings += [self._entry(one) for one in await self._storage.enterings.outdated(chat)]
        cards = await self._storage.cards.outdated(chat, self._day())
        for one in cards[: max(0, A_LOOK - len(drawings))]:
            drawings.append(await self._card(one))
        return drawings

    async def in_window(self, chat: str, window: str) -> Reply | None:
        """What a message of ours should show now: a card, a draft, an appeal half entered; None
        for anything else."""
        number = await self._storage.cards.case_in(chat, window)
        if number is not None:
            return await self._shown(await self._storage.cases.one(number))
        with suppress(DraftGone):
            return (await self._draft(await self._storage.drafts.in_window(chat, window))).reply
        with suppress(EnteringGone):
            return self._entry(await self._storage.enterings.in_window(chat, window)).reply
        return None

    async def drawn(self, drawing: Drawing, *, is_there: bool) -> None:
        """The chat shows it, or `is_there` is False: somebody deleted the message."""
        match drawing.shows:
            case (StepDraft() | Entering()) as lost if not is_there and drawing.reply.buttons:
                await self._show_anew(lost, drawing.reply)
            case StepDraft() as draft:
                await self._storage.drafts.shown(draft)
            case Entering() as entering:
                await self._storage.enterings.shown(entering)
            case Card() as shown if is_there:
                await self._storage.cards.drawn(shown)
            case Card() as gone:
                await self._storage.cards.gone(gone)

    async def _show_anew(self, lost: StepDraft | Entering, reply: Reply) -> None:
        """What somebody is writing, in a new message; its buttons say whose window it is."""
        buttons = tuple(NoticeButton(one.label, one.topic, one.option) for one in reply.buttons)
        told = NoticeDraft(ENTERING, None, lost.chat, reply.text, buttons)
        if isinstance(lost, Entering):
            await self._storage.enterings.lost(lost, told, self._clock())
            return
        case = await self._storage.cases.one(lost.number)
        told = replace(told, kind=DRAFT, appeal=case.message.appeal)
        await self._storage.drafts.lost(lost, told, self._clock())

    async def _draft(self, draft: StepDraft) -> Drawing:
        case = await self._storage.cases.one(draft.number)
        return Drawing(draft.message, await self._drafting.window(draft, case), draft)

    def _entry(self, told: Entering) -> Drawing:
        shown = entry_window(told, self._office, self._clock().date())
        return Drawing(told.message, shown, told)

    async def _card(self, shown: Card) -> Drawing:
        case = await self._storage.cases.one(shown.number)
        today = self._day()
        if shown.unit != case.unit_id:
            unit = case.unit.title if case.unit else say("staff-unit-none")
            told = Reply(say("staff-card-handed", number=case.number, unit=unit))
            return Drawing(shown.message, told, replace(shown, shown=_mark(case, today), over=True))
        after = replace(shown, shown=_mark(case, today), over=not case.message.is_open)
        return Drawing(shown.message, await self._shown(case), after)

    async def _alike(self, case: Case, text: str) -> int:
        return await self._storage.likeness.count(case, text, staff_hints.told_to(case))

    async def _shown(self, case: Case) -> Reply:
        text = staff_hints.words_in_chat(case, self._office) if case.message.is_open else ""
        alike = await self._alike(case, text) if text else 0
        drawn = card(case, self._office, self._clock().date(), ages=self._ages)
        return staff_hints.with_alike(drawn, case, alike, self._office)

    def _day(self) -> date:
        """The day that cards are drawn for; always the same where they do not age."""
        return self._clock().date() if self._ages else date.min

    def _files_of_newest(self, case: Case) -> str:
        """A line about what came with the author's newest words; "" if nothing did."""
        said = next((one for one in reversed(case.thread) if one.voice == "author"), None)
        if said is None or not said.files:
            return ""
        return "\n" + files_at_desk(case.number, said.files, self._office)

    def _added(self, case: Case) -> str:
        """The author's newest words, as far as this chat may show them."""
        number, link = case.number, self._office.link(case.number) or say("staff-desk-here")
        said = next((one for one in reversed(case.thread) if one.voice == "author"), None)
        is_reply = said is not None and said.kind == "reply"
        if said is None or case.message.traceless or self._office.card_text == "none":
            if is_reply:
                return say("staff-question-answered-no-text", number=number, link=link)
            return say("staff-added-no-text", number=number, link=link)
        text = shortened(self._office.shown(said.text, link), link) or say("staff-files-only")
        if is_reply:
            return say("staff-question-answered", number=number, text=text)
        return say("staff-added", number=number, text=text)


def _button(told: NoticeButton) -> Button:
    return Button(told.label, told.topic, told.option, told.url, standing=True)


def _mark(case: Case, today: date) -> str:
    return mark(case.revision, today, is_reachable=case.message.reachable)

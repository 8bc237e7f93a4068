"""The road of a staff update: what is known in, one pure step, everything kept, a word out.

Cards and drafts are not sent from here: what was kept is shown by whoever shows cards, also after
a crash. Only a passing word to the clerk is lost with the process.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import replace
from secrets import token_hex
from typing import TypeVar, assert_never

from bot.conversation import places
from bot.digest_preview import TOPIC as DIGEST
from bot.events import Reply
from bot.files.taking import Inspection, Wish
from bot.handlers import staff_files, staff_steps
from bot.handlers.pain_chat import TOPIC as PAINS
from bot.handlers.staff_cards import TOPIC as CARD
from bot.handlers.staff_entry_windows import TOPIC as ENTRY
from bot.handlers.staff_office import Clerk, Office
from bot.handlers.staff_queues import TOPIC as QUEUE
from bot.handlers.staff_ready import TOPIC as READY
from bot.handlers.staff_sheets import TOPIC as SHEETS
from bot.handlers.staff_steps import Around, Led
from bot.handlers.staff_windows import TOPIC as DRAFT
from bot.one_at_a_time import OneAtATime
from bot.staff_drafting import Drafting
from bot.staff_entering import EntryRoad
from bot.staff_events import Answered, CardPressed, Ordered, StaffUpdate, Word
from bot.staff_orders import COMMON, NOTHING, Orders, OtherUnit, Telling
from bot.staff_sign_in import TOPIC as SIGN_IN
from bot.texts import say
from storage.case_records import (
    Case,
    ChangedMeanwhile,
    DraftGone,
    FilesGone,
    HeardBefore,
    NoSuchCase,
    NotAllowed,
    StepDraft,
)
from storage.engine import NotKept
from storage.entered_records import EnteringGone
from storage.notice_records import NoticeButton, NoticeDraft
from storage.sealing import Unreadable
from storage.sql.cards import DRAFT as SHOWS_A_DRAFT
from storage.store import Clock, Storage

log = logging.getLogger(__name__)

T = TypeVar("T")

OF_ORDERS = (QUEUE, READY, SIGN_IN, DIGEST, PAINS, SHEETS)
"""Topics of buttons below what a command shows."""


class Staff:
    def __init__(
        self, storage: Storage, office: Office, clock: Clock, telling: Telling = NOTHING
    ) -> None:
        self._storage = storage
        self._office = office
        self._clock = clock
        self._orders = Orders(storage, office, clock, telling)
        self._entry = EntryRoad(storage, office, clock, telling.sheets)
        self._drafting = Drafting(storage, office, clock)
        self._turns = OneAtATime()
        self.inspection = Inspection(storage.attachments)

    async def hear(self, update: StaffUpdate) -> Word:
        """What the clerk is told; "" if there is none, or the update was kept before.

        Raises only NotKept: the storage is out of reach, so the update must not be acknowledged.
        """
        async with self._turns.of(update.chat):
            return await _in_words(self._hear(update))

    async def wish(self, update: StaffUpdate) -> Wish | Word:
        """What files the message takes that is replied to; or why it takes none.

        Raises only NotKept.
        """
        return await _in_words(self._wish(update))

    async def _wish(self, update: StaffUpdate) -> Wish | Word:
        if not isinstance(update.event, Answered):
            return ""
        case, draft = await self._aim(update, update.event)
        wanted = staff_files.wish(draft, case) if case is not None else None
        return wanted or say("staff-no-files-here")

    async def _hear(self, update: StaffUpdate) -> Word:
        event = update.event
        match event:
            case CardPressed(topic=topic) if topic == CARD:
                return await self._press_card(update, event)
            case CardPressed(topic=topic, option=option) if topic == DRAFT:
                return await self._press_draft(update, option)
            case CardPressed(topic=topic) if topic in OF_ORDERS:
                return await self._orders.press(update, event)
            case CardPressed(topic=topic, option=option) if topic == ENTRY:
                return await self._entry.press(update, option)
            case CardPressed():
                return say("staff-old-button")
            case Answered():
                return await self._answer(update, event)
            case Ordered(command):
                if update.of_unit and command in COMMON:
                    return await self._orders.refuse(update)
                if command == "enter":
                    return await self._entry.begin(update)
                return await self._orders.obey(update, command)
            case _:
                assert_never(event)

    async def _press_card(self, update: StaffUpdate, pressed: CardPressed) -> str:
        number, revision, name = pressed.option.split(".")
        case = await self._case(update, number)
        if case.revision != int(revision):
            await self._storage.cards.stale(update.chat, pressed.window)
            raise ChangedMeanwhile(case)
        return await self._keep(update, case, staff_steps.press(case, name, self._around(update)))

    async def _press_draft(self, update: StaffUpdate, option: str) -> str:
        name, version, verb = option.split(".")
        draft = await self._storage.drafts.one(int(name))
        if draft.version != int(version):
            return say("staff-old-button")
        case = await self._case(update, draft.number)
        led = await self._drafting.press(draft, case, verb, self._around(update))
        return await self._keep(update, case, led)

    async def _answer(self, update: StaffUpdate, said: Answered) -> Word:
        """A reply to a draft's message, to a card, or to anything else of the bot's."""
        case, draft = await self._aim(update, said)
        if case is None:
            return await self._entry.answer(update, said) or ""
        if said.files is not None and draft is not None:
            led = staff_files.to_draft(draft, case, said.files)
        elif said.files is not None:
            led = staff_files.to_card(case, said.files, self._around(update))
        elif not said.text:
            return say("staff-only-text")
        elif draft is not None:
            led = await self._drafting.words(draft, case, said.text, self._around(update))
        else:
            led = staff_steps.answer_card(case, said.text, self._around(update))
        return await self._keep(update, case, led)

    async def _aim(
        self, update: StaffUpdate, said: Answered
    ) -> tuple[Case | None, StepDraft | None]:
        """The case, and the step in whose window it was replied; (None, None): neither's."""
        number = await self._storage.cards.case_in(update.chat, said.window)
        number = number or said.names(CARD)
        draft = await self._draft(update.chat, said)
        if not number and draft is None:
            return None, None
        return await self._case(update, draft.number if draft else number), draft

    async def _case(self, update: StaffUpdate, number: str) -> Case:
        """Raises NoSuchCase, or OtherUnit: the chat of a unit has to do with its cases alone."""
        case = await self._storage.cases.one(number)
        if update.of_unit and case.room != update.chat:
            raise OtherUnit(number)
        return case

    async def _draft(self, chat: str, said: Answered) -> StepDraft | None:
        """Raises DraftGone for one that is over."""
        try:
            return await self._storage.drafts.in_window(chat, said.window)
        except DraftGone:
            name = said.names(DRAFT)
            return await self._storage.drafts.one(int(name)) if name else None

    async def _keep(self, update: StaffUpdate, case: Case, led: Led) -> str:
        """Writes what the step led to, once for this update."""
        heard = (update.channel, update.name)
        now = self._clock()
        if led.step is not None:
            try:
                await self._storage.cases.take_step(replace(led.step, update=heard))
            except NotAllowed:
                return staff_steps.changed_already(await self._storage.cases.one(case.number))
            except Unreadable:
                return say("staff-key-missing")
            except FilesGone:
                return say("staff-files-gone")
        elif led.correction is not None:
            await self._storage.cases.correct(replace(led.correction, update=heard))
        elif led.begun is not None:
            shown = await self._drafting.window(led.begun, case)
            told = _notice(led.begun, case, shown)
            await self._storage.drafts.begin(led.begun, told, heard, now)
        elif led.changed is not None:
            await self._storage.drafts.change(led.changed, heard, now)
        return led.said

    def _around(self, update: StaffUpdate) -> Around:
        return Around(self._office, Clerk(update.clerk), self._clock(), update.chat)


def _notice(draft: StepDraft, case: Case, shown: Reply) -> NoticeDraft:
    """The draft's window on its way, as everything else that nobody may lose."""
    buttons = tuple(NoticeButton(one.label, one.topic, one.option) for one in shown.buttons)
    return NoticeDraft(SHOWS_A_DRAFT, case.message.appeal, draft.chat, shown.text, buttons)


async def _in_words(deed: Awaitable[T]) -> T | str:
    """What goes wrong, as a clerk is told it. Raises only NotKept."""
    try:
        return await deed
    except (NoSuchCase, DraftGone, EnteringGone):
        return say("staff-draft-gone")
    except OtherUnit as other:
        return say("staff-other-unit", number=str(other))
    except ChangedMeanwhile as changed:
        return staff_steps.changed_already(changed.case)
    except HeardBefore:
        return ""
    except NotKept:
        raise
    except Exception as error:
        incident = token_hex(2).upper()
        # what was said is personal data, and an exception may quote it: types and places only
        log.error("incident %s: %s in %s", incident, type(error).__name__, places(error))
        return say("staff-our-mistake", incident=incident)

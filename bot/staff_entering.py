"""The road of an appeal that is entered in a staff chat: begun, chosen, typed, saved as a case."""

from __future__ import annotations

from dataclasses import replace

from bot.events import Reply
from bot.handlers import staff_entry, staff_sheets
from bot.handlers.staff_entry import Entry
from bot.handlers.staff_entry_windows import TOPIC, window
from bot.handlers.staff_office import Office
from bot.paper.staff import SheetRoad
from bot.staff_events import Answered, StaffUpdate, Word
from bot.texts import say
from storage.entered_records import EnteredBefore, Entering, EnteringGone
from storage.notice_records import NoticeButton, NoticeDraft
from storage.sql.cards import ENTERING
from storage.store import Clock, Storage


class EntryRoad:
    def __init__(
        self, storage: Storage, office: Office, clock: Clock, sheets: SheetRoad | None = None
    ) -> None:
        self._sheets = sheets
        self._storage = storage
        self._office = office
        self._clock = clock

    async def begin(self, update: StaffUpdate) -> str:
        """Raises HeardBefore."""
        begun = staff_entry.begin(update.chat)
        now = self._clock()
        shown = window(begun, self._office, now.date())
        buttons = tuple(NoticeButton(one.label, one.topic, one.option) for one in shown.buttons)
        told = NoticeDraft(ENTERING, None, update.chat, shown.text, buttons)
        await self._storage.enterings.begin(begun, told, _heard(update), now)
        return ""

    async def press(self, update: StaffUpdate, option: str) -> Word:
        """A pile that is done takes the lines along that were not taken. Raises EnteringGone or
        HeardBefore."""
        name, version, verb = option.split(".")
        told = await self._storage.enterings.one(int(name))
        if told.version != int(version):
            return say("staff-old-button")
        led = _pressed(told, verb)
        word = await self._keep(update, told, led)
        is_over = led.changed is not None and led.changed.screen == "dropped"
        left = told.pile.left if told.pile and is_over else ()
        return Reply("", toast=word, erases=left) if left else word

    async def answer(self, update: StaffUpdate, said: Answered) -> Word | None:
        """None if that message is no window of ours. Raises EnteringGone or HeardBefore."""
        try:
            told = await self._storage.enterings.in_window(update.chat, said.window)
        except EnteringGone:
            if not (name := said.names(TOPIC)):
                return None
            told = await self._storage.enterings.one(int(name))
        if not said.text:
            return say("staff-entry-only-text")
        if told.pile is not None and self._sheets is not None:
            return await self._sheets.answer(update, told, said)
        today = self._clock().date()
        return await self._keep(
            update, told, staff_entry.typed(told, said.text, today, self._office.sense)
        )

    async def _keep(self, update: StaffUpdate, told: Entering, led: Entry) -> str:
        now = self._clock()
        if led.saves:
            ready = staff_entry.appeal_of(told, self._office, now.date())
            try:
                kept = replace(ready, update=_heard(update))
                await self._storage.enterings.save(told, kept, now)
            except EnteredBefore as before:
                return say("staff-entry-before", number=before.number)
        elif led.changed is not None:
            await self._storage.enterings.change(led.changed, _heard(update), now)
        return led.said


def _pressed(told: Entering, verb: str) -> Entry:
    return staff_sheets.press(told, verb) if told.pile else staff_entry.press(told, verb)


def _heard(update: StaffUpdate) -> tuple[str, str]:
    return update.channel, update.name

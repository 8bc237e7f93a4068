"""The road of paper sheets in a staff chat: a survey chosen, a window, a line for every sheet.

A line is kept as a sealed ballot, and the chat is told to erase it: what stands in the chat
afterwards says how many sheets were entered, and nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from secrets import randbelow

from bot.events import Reply
from bot.handlers import staff_sheets
from bot.handlers.staff_entry_windows import TOPIC as ENTRY
from bot.handlers.staff_pages import ONE
from bot.handlers.staff_sheets import Line, NoLine
from bot.paper.taken import form_of, why_not
from bot.rounds import Rounds
from bot.staff_events import Answered, StaffUpdate, Word
from bot.surveys.offered import Offered
from bot.surveys.paper_line import example, mistakes
from bot.surveys.paper_line import read as read_line
from bot.surveys.sheet_names import numbered
from bot.texts import say
from storage.case_records import HeardBefore
from storage.entered_records import Entering, Pile
from storage.keys import KeyLost
from storage.notice_records import NoticeButton, NoticeDraft
from storage.sheet_numbers import series_of
from storage.sheet_records import FilledIn, NotTaken
from storage.sql.cards import ENTERING
from storage.store import Clock, Storage

MOST_LEFT = 20
"""Lines that were not taken and are remembered, to be erased."""


class SheetRoad:
    def __init__(self, storage: Storage, rounds: Rounds, clock: Clock) -> None:
        self._storage = storage
        self._rounds = rounds
        self._clock = clock

    async def first(self, lines: int) -> Reply:
        """`lines` of a page."""
        return staff_sheets.listed(await self._taking(), 0, lines)

    async def press(
        self, update: StaffUpdate, option: str, lines: int, places: Mapping[str, str]
    ) -> Word:
        """Another page; or the window of a survey, kept with this update. Raises HeardBefore."""
        what, _, which = option.partition(".")
        taking = await self._taking()
        if what != ONE:
            await self._storage.cases.hear(_heard(update))
            return staff_sheets.listed(taking, int(which), lines)
        found = next((one for one in taking if one.survey.id == which), None)
        if found is None:
            await self._storage.cases.hear(_heard(update))
            return say("staff-sheets-closed")
        await self._begin(update, found, places)
        return say("staff-sheets-begun")

    async def answer(self, update: StaffUpdate, told: Entering, said: Answered) -> Word:
        """A line typed as a reply to the window."""
        try:
            return await self._answer(update, told, said.text)
        except HeardBefore:
            left = told.pile.left if told.pile else ()
            taken = update.message not in left
            return Reply("", erases=(update.message,) if taken and update.message else ())

    async def _answer(self, update: StaffUpdate, told: Entering, text: str) -> Word:
        pile = told.pile
        assert pile is not None
        if told.screen != "sheet":
            return say("staff-entry-press")
        found = (await self._rounds.offered()).get(pile.survey)
        if found is None or why_not(found.wave):
            return await self._refused(update, told, say("staff-sheets-closed"))
        try:
            line = staff_sheets.read(text, pile.series, found.survey)
            return await self._enter(update, told, (found, line))
        except NoLine as fault:
            return await self._refused(update, told, str(fault))
        except NotTaken as error:
            why = say("sheets-not-taken", why=error.why, survey=pile.survey, wave=error.wave)
            return await self._refused(update, told, why)
        except KeyLost:
            return await self._refused(update, told, say("desk-waves-lost"))

    async def _enter(self, update: StaffUpdate, told: Entering, what: tuple[Offered, Line]) -> Word:
        """Raises NoLine, NotTaken, KeyLost, HeardBefore, EnteringGone."""
        found, line = what
        judged = read_line(found.survey, line.typed)
        if judged.faults:
            whole = [judged.faults[""]] if "" in judged.faults else []
            raise NoLine("\n".join(whole or mistakes(found.survey, judged.faults)))
        form = form_of(found.survey, {})
        name = f"chat|{update.channel}|{update.name}"
        sheet = FilledIn(name, judged.answers, form.channel, told.place)
        if line.number:
            sheet = numbered(sheet, found.survey, line.number)
        pile, now = told.pile, self._clock()
        assert pile is not None
        series = series_of(line.number) if line.number else pile.series
        after = replace(pile, series=series, entered=pile.entered + 1, left=())
        beside = self._storage.enterings.beside_sheet(
            replace(told, pile=after), _heard(update), now
        )
        kept = await self._storage.sheets.enter_one(found.wave.id, sheet, beside)
        erases = tuple(one for one in (*pile.left, update.message) if one)
        return Reply("" if kept.new else say("paper-known"), erases=erases)

    async def _refused(self, update: StaffUpdate, told: Entering, why: str) -> Word:
        """The line stays to be copied, and goes when the next is taken."""
        pile = told.pile
        assert pile is not None
        left = (*pile.left, update.message) if update.message else pile.left
        changed = replace(told, pile=replace(pile, left=left[-MOST_LEFT:]))
        await self._storage.enterings.change(changed, _heard(update), self._clock())
        return say("staff-sheets-refused", why=why)

    async def _taking(self) -> list[Offered]:
        offered = await self._rounds.offered()
        return [one for one in offered.values() if not why_not(one.wave)]

    async def _begin(self, update: StaffUpdate, found: Offered, places: Mapping[str, str]) -> None:
        pile = Pile(found.survey.id, found.title, example(found.survey))
        begun = Entering(
            id=randbelow(2**31 - 1) + 1,
            chat=update.chat,
            screen="sheet",
            audience=found.survey.audience,
            pile=pile,
        )
        shown = staff_sheets.window(begun, places, ENTRY)
        buttons = tuple(NoticeButton(one.label, one.topic, one.option) for one in shown.buttons)
        notice = NoticeDraft(ENTERING, None, update.chat, shown.text, buttons)
        await self._storage.enterings.begin(begun, notice, _heard(update), self._clock())


def _heard(update: StaffUpdate) -> tuple[str, str]:
    return update.channel, update.name

"""What a staff chat asks for: its queues, a card once more, figures, help."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.digest_deeds import DigestDeeds
from bot.digest_preview import TOPIC as DIGEST
from bot.handlers import staff_queues
from bot.handlers.pain_chat import TOPIC as PAINS
from bot.handlers.staff_lists import Command
from bot.handlers.staff_office import Office
from bot.handlers.staff_queues import FILTERS, Queue, QueuePage
from bot.handlers.staff_ready import TOPIC as READY
from bot.handlers.staff_sheets import TOPIC as SHEETS
from bot.pain_deeds import PainDeeds
from bot.paper.staff import SheetRoad
from bot.staff_events import CardPressed, StaffUpdate, Word
from bot.staff_ready import ReadyLines
from bot.staff_sign_in import TOPIC as SIGN_IN
from bot.staff_sign_in import DeskDoor, SignIn
from bot.texts import say
from storage.sql.cases import Cases
from storage.store import Clock, Storage

Figures = Callable[[], Awaitable[str]]
"""The current quarter in words, for `/summary`."""


COMMON = frozenset({"summary", "pains", "enter", "sheets", "invite"})
"""What is done in the common staff chat alone: figures of the whole town, new cases, sheets."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told beside cases; None: no report is built yet, no survey is asked, no desk is
    open, no digest is sent."""

    figures: Figures | None = None
    ready: ReadyLines | None = None
    sign_in: SignIn | None = None
    digest: DigestDeeds | None = None
    pains: PainDeeds | None = None
    sheets: SheetRoad | None = None
    mailing: Figures | None = None


NOTHING = Telling()


class OtherUnit(Exception):
    """A case of another unit than those of the chat; its number."""


class Orders:
    def __init__(self, storage: Storage, office: Office, clock: Clock, telling: Telling) -> None:
        self._storage = storage
        self._office = office
        self._clock = clock
        self._telling = telling

    async def obey(self, update: StaffUpdate, command: Command) -> Word:
        """Raises HeardBefore."""
        await self._storage.cases.hear((update.channel, update.name))
        match command:
            case "open" | "mine" | "overdue":
                return await self._queue(update, command, 0)
            case "summary":
                figures = self._telling.figures
                return await figures() if figures else say("staff-no-figures")
            case "lines":
                ready = self._telling.ready
                lines = staff_queues.lines_of(update.channel)
                return await ready.first(lines) if ready else say("staff-ready-none")
            case "pains":
                pains, lines = self._telling.pains, staff_queues.lines_of(update.channel)
                return await pains.first(lines) if pains else say("staff-no-figures")
            case "sheets":
                sheets, lines = self._telling.sheets, staff_queues.lines_of(update.channel)
                return await sheets.first(lines) if sheets else say("staff-sheets-none")
            case "invite":
                mailing = self._telling.mailing
                return await mailing() if mailing else say("staff-no-figures")
            case "desk":
                return await self._door().link(update)
            case "help":
                return say("staff-help")
            case _:
                return say("staff-unknown-command")

    async def refuse(self, update: StaffUpdate) -> Word:
        """Raises HeardBefore."""
        await self._storage.cases.hear((update.channel, update.name))
        return say("staff-only-common")

    async def press(self, update: StaffUpdate, pressed: CardPressed) -> Word:
        """A turn of the page, ready lines, a link into the desk that is confirmed, or a card to be
        shown again. Raises HeardBefore or NoSuchCase."""
        if pressed.topic == READY:
            return await self._press_ready(update, pressed.option)
        if pressed.topic == SHEETS:
            return await self._press_sheets(update, pressed.option)
        heard = (update.channel, update.name)
        if pressed.topic == DIGEST:
            await self._storage.cases.hear(heard)
            deeds = self._telling.digest
            return await deeds.press(update, pressed.option) if deeds else say("staff-old-button")
        if pressed.topic == PAINS:
            await self._storage.cases.hear(heard)
            return await self._press_pains(update, pressed.option)
        if pressed.topic == SIGN_IN:
            await self._storage.cases.hear(heard)
            return await self._door().press(update, pressed.option)
        what, _, which = pressed.option.partition(".")
        if what == staff_queues.CARD:
            await self._look(update).one(which)
            await self._storage.cards.again(which, update.chat, heard, self._clock())
            return say("staff-queue-card-comes", number=which)
        queue = next((name for name in FILTERS if name == what), None)
        if queue is None:
            return say("staff-old-button")
        await self._storage.cases.hear(heard)
        return await self._queue(update, queue, int(which))

    async def _press_ready(self, update: StaffUpdate, option: str) -> Word:
        await self._storage.cases.hear((update.channel, update.name))
        ready = self._telling.ready
        if ready is None:
            return say("staff-old-button")
        return await ready.press(option, staff_queues.lines_of(update.channel))

    async def _press_sheets(self, update: StaffUpdate, option: str) -> Word:
        sheets = self._telling.sheets
        if sheets is None or update.of_unit:
            return say("staff-old-button")
        lines = staff_queues.lines_of(update.channel)
        return await sheets.press(update, option, lines, self._office.used_places)

    async def _press_pains(self, update: StaffUpdate, option: str) -> Word:
        pains = self._telling.pains
        if pains is None or update.of_unit:
            return say("staff-old-button")
        return await pains.press(update, option, staff_queues.lines_of(update.channel))

    async def _queue(self, update: StaffUpdate, queue: Queue, number: int) -> Word:
        """The page with this number, or the last there is by now; "mine" is whoever asks."""
        owner = update.clerk if queue == "mine" else ""
        lines = staff_queues.lines_of(update.channel)
        asked = FILTERS[queue]
        look = self._look(update)
        total = await look.count(asked, owner)
        number = min(number, staff_queues.last_page(total, lines))
        cases = await look.listed(asked, owner, number, lines)
        page = QueuePage(queue, cases, total, number, lines, self._office.workdays, owner)
        return staff_queues.shown(page, self._clock().date())

    def _door(self) -> DeskDoor:
        return DeskDoor(self._storage, self._clock, self._telling.sign_in)

    def _look(self, update: StaffUpdate) -> Cases:
        cases = self._storage.cases
        return cases.of_room(update.chat) if update.of_unit else cases

"""New candidates of the pain map that should not wait for the quarter's end: told to the staff
chat, each once (R-52).

Of severity 4, or of high priority. Looked for when ballots were opened, and once a day. A wave that
closes with its quarter is opened on the first day of the next one, so in its first month a quarter
is looked at together with that before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.handlers.pain_chat import CARD, PAGE, SHORT, TOPIC
from bot.pain_wording import words_of
from bot.texts import say
from reports.build import Basis, Wish
from reports.pain.appeals import WORST
from reports.pain.board import Line, board
from reports.pain.words import PainWords
from reports.period import Period, quarter_of
from storage.notice_records import NoticeButton, NoticeDraft
from storage.sql.jobs import Once
from storage.store import Clock, Storage

KIND = "pain-found"
MANY = 3
"""Of more at once one notice tells."""


class PainAlerts:
    """`basis`: as it holds at the moment. `chats` as `telegram:-100123`."""

    def __init__(
        self, storage: Storage, basis: Callable[[], Basis], clock: Clock, chats: Sequence[str]
    ) -> None:
        self._storage = storage
        self._basis = basis
        self._clock = clock
        self._chats = tuple(chats)
        self._seen: tuple[date, int] | None = None

    async def look(self) -> None:
        """Call it every ten minutes or so: most looks ask for one number alone."""
        today = self._clock().date()
        now = (today, await self._storage.pains.openings())
        if not self._chats or now == self._seen:
            return
        for quarter in await self._quarters(today):
            told = await board(self._storage, self._basis(), Wish(quarter, today))
            words = await words_of(self._storage, told)
            lines = [one for one in told.candidates if _cannot_wait(one)]
            for chat in self._chats:
                await self._tell(chat, lines, words)
        self._seen = now

    async def _quarters(self, today: date) -> tuple[Period, ...]:
        """One that was over before the first start is left alone (ruling 22)."""
        quarter = quarter_of(today)
        if today.month != quarter.start.month:
            return (quarter,)
        first = await self._storage.jobs.first_start(self._clock())
        is_ours = first.astimezone(self._clock().tzinfo).date() < quarter.start
        return (quarter.previous(), quarter) if is_ours else (quarter,)

    async def _tell(self, chat: str, lines: Sequence[Line], words: PainWords) -> None:
        jobs = self._storage.jobs
        fresh = [one for one in lines if not await jobs.is_done(KIND, one.row.id, chat)]
        drafts = [_draft(one, words, chat) for one in fresh]
        if len(fresh) > MANY:
            drafts = [_of_many(fresh, words, chat)]
        for number, line in enumerate(fresh):
            once = Once(KIND, line.row.id, chat)
            await jobs.once(once, drafts[number : number + 1], self._clock())


def _cannot_wait(line: Line) -> bool:
    return line.row.severity == WORST or line.priority == "high"


def _draft(line: Line, words: PainWords, chat: str) -> NoticeDraft:
    row = line.row
    text = say(
        "staff-pain-candidate",
        title=words.title(row),
        process=words.process(row),
        count=say("map-at-least", n=row.m) if line.is_banded else row.m,
        n=row.n,
    )
    option = f"{CARD}.{row.quarter}.{row.id[:SHORT]}"
    button = NoticeButton(say("map-chat-open"), TOPIC, option)
    return NoticeDraft(KIND, chat=chat, text=text, buttons=(button,))


def _of_many(lines: Sequence[Line], words: PainWords, chat: str) -> NoticeDraft:
    """After a register was loaded, say: one word about all of them."""
    titles = dict.fromkeys(words.title(one.row) for one in lines)
    text = say("map-found-many", n=len(lines), titles="; ".join(titles))
    option = f"{PAGE}.{lines[0].row.quarter}.0"
    button = NoticeButton(say("map-chat-open"), TOPIC, option)
    return NoticeDraft(KIND, chat=chat, text=text, buttons=(button,))

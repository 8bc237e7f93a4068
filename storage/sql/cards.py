"""Cards in staff chats: which message shows which case, which are missing, which are out of date.

A card is a view of its case: it is compared with the log and drawn anew where it differs, so a
crash, a chat that was away or a change made elsewhere leaves no card behind.
"""

from __future__ import annotations

from datetime import date, datetime
from secrets import randbelow

from sqlalchemy import and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_records import Card, NoSuchCase
from storage.engine import Engine
from storage.keys import Keys
from storage.notice_records import ASKED, NEW_CARD, Notice, NoticeDraft
from storage.register_records import OPEN
from storage.sql import notices
from storage.sql.case_changes import hear
from storage.sql.case_rows import REVISION, SEEN, cases
from storage.sql.statements import put
from storage.tables_cases import card, draft, moved_chat
from storage.tables_messages import message, notice
from storage.tables_office import entering, unit
from storage.tables_register import appeal

NOWHERE, UNSEEN = str(2**31 - 1), -1
"""A message that no chat has, and a version that none shows: a window comes anew."""
DRAFT, ENTERING = ASKED
"""The kinds of notices that show a draft, or an appeal half entered, for the first time."""


class Cards:
    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys
        self._on_their_way: dict[int, tuple[str, str]] = {}

    def sending(self, told: Notice, shows: str, of_unit: str = "") -> None:
        """What a card shows that is being sent; unknown after a crash: then it is drawn anew."""
        self._on_their_way[told.id] = shows, of_unit

    async def case_in(self, chat: str, window: str) -> str | None:
        """The number of the case that this message of the chat shows."""
        asked = (
            select(appeal.c.number)
            .join(card, card.c.appeal == appeal.c.id)
            .where(card.c.chat == chat, card.c.message == window)
        )
        async with self._engine.reading() as connection:
            return (await connection.execute(asked)).scalar()

    async def window_of(self, chat: str, name: int) -> str:
        """The message that shows the case with this id; "" if none does."""
        asked = select(card.c.message).where(card.c.chat == chat, card.c.appeal == name)
        asked = asked.order_by(card.c.over)  # a card of a unit that handed the case on comes last
        async with self._engine.reading() as connection:
            return (await connection.execute(asked.limit(1))).scalar() or ""

    async def post_missing(self, chat: str, now: datetime, *, of_units: bool = False) -> int:
        """A card for every open case that belongs here and has none of its unit, nor on its way.

        `of_units`: the chat is units' alone, and gets their cases and no others.
        """
        whose = func.coalesce(card.c.unit, "") == func.coalesce(appeal.c.unit, "")
        is_there = exists().where(card.c.appeal == appeal.c.id, card.c.chat == chat, whose)
        is_coming = exists().where(
            notice.c.appeal == appeal.c.id, notice.c.chat == chat, notice.c.kind == NEW_CARD
        )
        belongs = and_(unit.c.chat == chat, unit.c.is_used)
        if not of_units:
            belongs = or_(belongs, unit.c.chat.is_(None), unit.c.is_used.is_(False))
        asked = cases().where(appeal.c.outcome == OPEN, SEEN, belongs, ~is_there, ~is_coming)
        async with self._engine.reading() as connection:
            if (await connection.execute(asked.limit(1))).first() is None:
                return 0
        async with self._engine.writing() as connection:
            found = [row.id for row in await connection.execute(asked.order_by(appeal.c.due))]
            for name in found:
                told = NoticeDraft(NEW_CARD, name, chat)
                await notices.add(connection, self._keys, told, now)
        return len(found)

    async def again(
        self, number: str, chat: str, update_name: tuple[str, str], now: datetime
    ) -> None:
        """One more card of this case, unless one is on its way. Raises NoSuchCase, HeardBefore."""
        n = notice.c
        async with self._engine.writing() as connection:
            await hear(connection, update_name, now)
            asked = cases().where(appeal.c.number == number)
            found = (await connection.execute(asked)).first()
            if found is None:
                raise NoSuchCase(number)
            coming = select(n.id).where(n.appeal == found.id, n.chat == chat, n.kind == NEW_CARD)
            if (await connection.execute(coming)).first() is None:
                told = NoticeDraft(NEW_CARD, found.id, chat)
                await notices.add(connection, self._keys, told, now)

    async def outdated(self, chat: str, today: date) -> list[Card]:
        """Cards that may show an older state; those of cases that were closed or handed on were
        drawn for good."""
        is_ours = func.coalesce(card.c.unit, "") == func.coalesce(appeal.c.unit, "")
        may_differ = or_(card.c.over.is_(False), and_(appeal.c.outcome == OPEN, is_ours))
        asked = (
            select(card, appeal.c.number, REVISION.label("revision"), message.c.address)
            .join(appeal, appeal.c.id == card.c.appeal)
            .join(message, message.c.appeal == appeal.c.id)
            .where(card.c.chat == chat, may_differ)
        )
        async with self._engine.reading() as connection:
            return [
                Card(row.id, row.number, row.message, row.shown, row.over, row.unit or "")
                for row in await connection.execute(asked)
                if row.shown != mark(row.revision, today, is_reachable=row.address is not None)
            ]

    async def stale(self, chat: str, window: str) -> None:
        """It turned out to show an older state: it is drawn anew, also if it was for good."""
        old = update(card).where(card.c.chat == chat, card.c.message == window)
        async with self._engine.writing() as connection:
            await connection.execute(old.values(shown="", over=False))

    async def drawn(self, shown: Card) -> None:
        values = {"shown": shown.shown, "over": shown.over}
        async with self._engine.writing() as connection:
            await connection.execute(update(card).where(card.c.id == shown.id).values(values))

    async def gone(self, lost: Card) -> None:
        """Somebody deleted it from the chat; an open case gets a new one."""
        async with self._engine.writing() as connection:
            await connection.execute(delete(card).where(card.c.id == lost.id))

    async def arrived(self, connection: AsyncConnection, told: Notice, window: str) -> None:
        """To be told by `Notices` where its notices arrived."""
        if told.kind == ENTERING and told.buttons:
            e = entering.c
            begun = update(entering).where(e.id == _named(told), e.message.is_(None))
            await connection.execute(begun.values(message=window))
        if not told.chat or told.appeal is None:
            return
        if told.kind == NEW_CARD:
            of_case = select(appeal.c.unit).where(appeal.c.id == told.appeal)
            known = (await connection.execute(of_case)).scalar() or ""
            shows, of_unit = self._on_their_way.pop(told.id, ("", known))
            row = {
                "id": randbelow(2**31 - 1) + 1,
                "appeal": told.appeal,
                "chat": told.chat,
                "message": window,
                "shown": shows,
                "over": False,
                "unit": of_unit or None,
            }
            await connection.execute(insert(card).values(row))
        elif told.kind == DRAFT and told.buttons:
            shown = update(draft).where(draft.c.id == _named(told), draft.c.message.is_(None))
            await connection.execute(shown.values(message=window))

    async def moved(self, old: str, new: str) -> None:
        """A group became a supergroup: its messages cannot be reached. Cards come anew, and what
        clerks have begun goes on in a new window."""
        async with self._engine.writing() as connection:
            row = put(connection, moved_chat).values(old=old, new=new)
            await connection.execute(row)
            await connection.execute(delete(card).where(card.c.chat == old))
            for begun in (draft, entering):
                of_old = update(begun).where(begun.c.chat == old)
                shown = of_old.where(begun.c.message.is_not(None))
                await connection.execute(shown.values(message=NOWHERE, shown=UNSEEN))
                await connection.execute(of_old.values(chat=new))
            waiting = update(notice).where(notice.c.chat == old)
            await connection.execute(waiting.values(chat=new))
            theirs = update(unit).where(unit.c.chat == old)
            await connection.execute(theirs.values(chat=new))

    async def moves(self) -> dict[str, str]:
        """Where chats of ours moved to, each step of the way."""
        async with self._engine.reading() as connection:
            return {row.old: row.new for row in await connection.execute(select(moved_chat))}


def mark(revision: int, today: date, *, is_reachable: bool) -> str:
    """What a card shows: the case at a revision, the days left today, a way to the author."""
    return f"{revision}.{today.toordinal()}.{int(is_reachable)}"


def _named(told: Notice) -> int:
    """The draft whose window a notice is: its buttons begin with its id."""
    return int(told.buttons[0].option.partition(".")[0])

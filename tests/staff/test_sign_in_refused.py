"""A link to the desk helps nobody but whoever asked for it."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import insert

from storage.sql.pairings import Pairings
from storage.sql.signins import Clerk, Role, session_row
from storage.tables_signin import desk_session
from tests.conftest import StandingClock
from tests.staff.beside import OUTSIDE, WAITS, Beside, enters, seen
from tests.staff.room import Room
from tests.staff.test_sign_in_chat import OLGA, VOID, asked, clerks, presses, room, site
from web.desk import signin

__all__ = ["room", "site"]
AFTER = "Если ссылку открыл кто-то чужой, проверьте, кто есть в этом чате. Новая ссылка — «/desk»."


async def test_another_member_cannot_confirm_it_even_under_the_same_name(
    room: Room, site: Beside
) -> None:
    told, link = await asked(room, room.olga)
    await enters(site.boris, link)
    namesake = room.fake.citizen(504, "Ольга")
    room.staff.sets(namesake, "member")

    toasts = [await presses(room, who, "Это я", told) for who in (room.petr, namesake)]

    assert toasts == ["«Это я» нажимает тот, кто просил ссылку. Вам — «/desk»."] * 2
    assert seen(await site.boris.opens("/desk/")) == WAITS


async def stranger_sees(room: Room, site: Beside) -> None:
    """Boris was first to use the link of Olga's."""
    told, link = await asked(room, room.olga)
    first = await enters(site.boris, link)
    late = await enters(site.anna, link)
    waits = [seen(await site.boris.opens(path)) for path in ("/desk/", "/desk/queue")]
    await presses(room, room.olga, "Не я", told)
    over = seen(await site.boris.opens("/desk/queue"))

    assert (seen(first), waits, over) == (WAITS, [WAITS, WAITS], OUTSIDE)
    assert late.status == 403
    assert "открыли её не вы, нажмите под ней «Не я»" in late.words


async def test_a_browser_that_used_it_first_gets_nothing_when_the_asker_says_not_me(
    room: Room, site: Beside, clock: StandingClock
) -> None:
    await stranger_sees(room, site)

    aloud = await room.until_shown("нажали «Не я»")
    shown = await room.until_shown(VOID)

    assert aloud.text == (
        f"Ссылка для входа отменена: под ней нажали «Не я» ({OLGA}). Просили её под именем: {OLGA}."
        f" С ней никто не вошёл и не войдёт.\n{AFTER}"
    )
    assert (shown.text, shown.labels) == (VOID, [])
    assert await clerks(site, clock) == []


class Hasty(Pairings):
    """The broken twin: the browser has its session as soon as the link is used."""

    async def open(self, token: str, now: datetime) -> str | None:
        new = await super().open(token, now)
        assert new is not None
        told = session_row(Clerk(OLGA, Role.OPERATOR), self._mark(new), now)
        async with self._engine.writing() as connection:
            await connection.execute(insert(desk_session).values(told))
        return new


async def test_a_session_without_confirmation_would_be_caught(
    room: Room, site: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signin, "Pairings", Hasty)

    with pytest.raises(AssertionError) as caught:
        await stranger_sees(room, site)

    assert "'Очередь'" in str(caught.value)


async def test_anybody_in_the_chat_voids_a_link_and_nobody_enters_with_it(
    room: Room, site: Beside
) -> None:
    told, link = await asked(room, room.olga)
    await presses(room, room.petr, "Не я", told)
    aloud = await room.until_shown("нажали «Не я»")

    assert "(Пётр (502)). Просили её под именем: Ольга (501)." in aloud.text
    assert (await enters(site.anna, link)).status == 403


async def test_whoever_left_the_chat_a_second_ago_gets_none(room: Room) -> None:
    await room.staff.expels(room.petr)
    await room.petr.says("/desk", room.staff)
    await room.olga.says("/help", room.staff)
    await room.until_shown("Команды рабочего чата")

    assert [text for text in room.staff.sees() if "/desk/enter" in text] == []

"""People on the list of invitations, and a mailing to them, as tests of the storage need them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from storage.invitation_records import Asked, InvitationsAsked, Kind, Mailing
from storage.notice_records import NoticeButton
from storage.records import Channel, Person
from storage.store import Storage
from storage.tables_invitations import guest
from storage.tables_messages import notice
from tests.conftest import StandingClock
from tests.messages.sending import keep
from tests.storage.ballots import EXPRESS
from tests.storage.ballots import begun as begun_wave

WORDS = "Приглашаем ответить на опрос."
SERVED = ("telegram", "vk")
BUTTONS = (NoticeButton("Больше не приглашать", "invites", "no"),)


def people(count: int) -> list[Person]:
    return [Person(Channel.TELEGRAM, str(700_300_000 + number)) for number in range(count)]


async def joined(storage: Storage, *who: Person) -> None:
    for person in who:
        assert await keep(storage, person, InvitationsAsked())


async def begun(
    storage: Storage, clock: StandingClock, *waves: str, kind: Kind = "invite"
) -> Mailing:
    """A mailing that may leave now."""
    asked = Asked(kind, waves, WORDS, "Ольга, admin", clock())
    name = await storage.invitations.begin(asked)
    return next(one for one in await storage.invitations.mailings() if one.id == name)


async def goes_on(storage: Storage, one: Mailing, most: int = 20) -> int:
    return await storage.invitations.go_on(one, BUTTONS, most, SERVED)


async def waiting(storage: Storage, clock: StandingClock) -> list[str]:
    """Accounts that an invitation is on its way to."""
    claimed = await storage.notices.claim(clock(), most=1000)
    return sorted(one.person.account for one in claimed if one.person is not None)


async def arrives(storage: Storage, clock: StandingClock) -> int:
    """All that is on its way arrives."""
    claimed = await storage.notices.claim(clock(), most=1000)
    for one in claimed:
        assert await storage.notices.begin(one, "", clock())
        await storage.notices.sent(one, "77")
    return len(claimed)


async def listed(storage: Storage) -> list[tuple[bytes, bytes]]:
    async with storage.engine.reading() as connection:
        rows = await connection.execute(select(guest).order_by(guest.c.tag))
        return [(bytes(row.tag), bytes(row.sealed)) for row in rows]


async def notices(storage: Storage) -> int:
    async with storage.engine.reading() as connection:
        return len((await connection.execute(select(notice.c.id))).all())


async def open_wave(storage: Storage, name: str = "first") -> str:
    return (await begun_wave(storage, EXPRESS, name)).id


def accounts(who: Sequence[Person]) -> list[str]:
    return sorted(one.account for one in who)

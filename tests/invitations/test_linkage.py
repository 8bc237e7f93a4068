"""The list leads to no ballot: answering writes nothing beside it, an opening one number."""

from __future__ import annotations

from sqlalchemy import Table, select

from storage.invitation_records import MAILING, InvitationsDeclined
from storage.records import Answers, BallotCast, BallotDrafted, Channel, Draft, Paper, Person, Wave
from storage.store import Storage
from storage.tables import answer
from storage.tables_invitations import guest, mailing, mailing_wave
from storage.tables_messages import notice
from tests.conftest import StandingClock
from tests.invitations.guests import arrives, begun, goes_on, joined, people
from tests.messages.sending import keep
from tests.storage.ballots import EXPRESS, RULES
from tests.storage.ballots import begun as begun_wave

BESIDE: tuple[Table, ...] = (guest, mailing, mailing_wave, notice)
ANSWERS: Answers = {"topic": "services", "overall": 5}
Lying = list[list[tuple[object, ...]]]


async def lying(storage: Storage) -> Lying:
    """All rows of the list, of mailings, and of what is on its way."""
    told = []
    async with storage.engine.reading() as connection:
        for table in BESIDE:
            rows = await connection.execute(select(table))
            told.append(sorted((tuple(row) for row in rows), key=repr))
    return told


async def mailed(storage: Storage, clock: StandingClock, who: list[Person]) -> Wave:
    """Everybody was invited."""
    await joined(storage, *who)
    wave = await begun_wave(storage, EXPRESS)
    one = await begun(storage, clock, wave.id)
    while (await goes_on(storage, one)) or await arrives(storage, clock):
        pass
    return wave


async def test_answering_by_an_invitation_changes_nothing_beside_the_list(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(12)
    wave = await mailed(storage, clock, who)
    paper = Paper(wave.id, MAILING, wave.opened_on)
    before = await lying(storage)

    for person in who:
        await keep(storage, person, BallotDrafted(paper, Draft("overall", {})))
        await keep(storage, person, BallotCast(paper, ANSWERS))

    assert await lying(storage) == before
    await keep(storage, who[0], InvitationsDeclined())  # the look sees whatever does change
    assert await lying(storage) != before


async def test_an_opening_tells_how_many_came_and_no_answer_tells_who(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(12)
    wave = await mailed(storage, clock, who)
    by_invitation = Paper(wave.id, MAILING, wave.opened_on)
    for person in who[:4]:
        await keep(storage, person, BallotCast(by_invitation, ANSWERS))
    for number in range(8):
        paper = Paper(wave.id, "hall", wave.opened_on)
        await keep(storage, Person(Channel.TELEGRAM, f"9{number}"), BallotCast(paper, ANSWERS))

    told = await storage.opening.close(wave.id, RULES, clock().date())

    async with storage.engine.reading() as connection:
        places = set((await connection.execute(select(answer.c.place))).scalars())
    [one] = await storage.invitations.mailings()
    assert (told.opened, one.came, places) == (12, 4, {""})


async def test_of_a_short_list_no_number_tells_that_somebody_of_it_came(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(9)
    wave = await mailed(storage, clock, who)
    by_invitation = Paper(wave.id, MAILING, wave.opened_on)
    await keep(storage, who[0], BallotCast(by_invitation, ANSWERS))
    for number in range(9):
        paper = Paper(wave.id, "hall", wave.opened_on)
        await keep(storage, Person(Channel.TELEGRAM, f"9{number}"), BallotCast(paper, ANSWERS))

    told = await storage.opening.close(wave.id, RULES, clock().date())

    [one] = await storage.invitations.mailings()
    assert (told.opened, one.invited, one.came) == (10, 9, 0)


async def test_a_batch_of_those_who_were_invited_is_a_place_of_its_own(
    storage: Storage, clock: StandingClock
) -> None:
    who = people(12)
    wave = await mailed(storage, clock, who)
    for person in who:
        paper = Paper(wave.id, MAILING, wave.opened_on)
        await keep(storage, person, BallotCast(paper, ANSWERS))

    opened = await storage.opening.open_batch(wave.id, RULES, clock().date())

    async with storage.engine.reading() as connection:
        places = set((await connection.execute(select(answer.c.place))).scalars())
    [one] = await storage.invitations.mailings()
    assert (opened, one.came, places) == (12, 12, {MAILING})

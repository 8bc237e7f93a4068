"""People who asked for invitations, and one mailing that reached them, for a picture."""

from __future__ import annotations

from pathlib import Path

from app.compose import House
from app.database import open_storage
from bot.invitations.sending import buttons, by_wave, words
from bot.rounds import Rounds
from config.settings import Settings
from storage.invitation_records import Asked, InvitationsAsked
from storage.records import Channel, Person
from storage.store import Storage
from storage.turns import KeptTurn

GUESTS = 137
SURVEY = "ext_services"
SERVED = frozenset({Channel.TELEGRAM, Channel.VK})


async def keep(folder: Path, town: Path) -> None:
    """In the data folder of a program that does not run."""
    house = House(Settings(_env_file=None, data_dir=folder / "data", profile=str(town)))
    async with open_storage(house.settings, house.clock) as storage:
        for account in range(80_001, 80_001 + GUESTS):
            await _joins(storage, Person(Channel.VK, str(account)))
        rounds = house.rounds(storage)
        await rounds.remember()
        await rounds.go_on()
        await _invites(storage, house, rounds)


async def _joins(storage: Storage, person: Person) -> None:
    before = await storage.dialogues.recall(person)
    turn = KeptTurn(person, f"guest-{person.account}", before, "idle", (InvitationsAsked(),))
    await storage.dialogues.keep(turn)


async def _invites(storage: Storage, house: House, rounds: Rounds) -> None:
    """All of them to one survey; every invitation arrives."""
    offered = (await rounds.offered())[SURVEY]
    asked = by_wave({SURVEY: offered}).values()
    told = words("invite", list(asked), house.town.org_short, "")
    mailing = Asked("invite", (offered.wave.id,), told, "Анна, admin", house.clock())
    name = await storage.invitations.begin(mailing)
    (one,) = [known for known in await storage.invitations.mailings() if known.id == name]
    await storage.invitations.go_on(one, buttons(list(asked)), GUESTS, SERVED)
    for notice in await storage.notices.claim(house.clock(), most=GUESTS):
        await storage.notices.begin(notice, "", house.clock())
        await storage.notices.sent(notice, "1")
    await storage.invitations.end(name)

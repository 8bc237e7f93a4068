"""Scenes of the rehearsal beside whole waves: a strict one seized, slips drawn, messages sent.

Each is short and ends with a theft of what lies there at that moment.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from app.rehearsal import STEP, Rehearsal
from app.theft import Haul
from bot.crowd import ACCOUNTS, Move, Visitor, crowd, plan
from storage import sealing, slips
from storage.attacks import receipt_link, slips_order, stealing, strict_seizure
from storage.attacks.guesses import Truth
from storage.attacks.loot import Loot, Seen
from storage.message_records import MessageSent
from storage.records import Channel, Person, Wave
from storage.turns import KeptTurn

SURVEY = "int_equipment"
SEIZED_FROM, DREW, ANSWERED, WROTE = 3, 14, 4, 14
"""People of the scenes. All fourteen are matched by chance once in 10¹⁰ times."""
LONG = "pothole " * 300
"""So many words that PostgreSQL puts them apart."""
PHOTO = 3000
"""Bytes of a picture."""
TERM = timedelta(days=30)


async def strict(running: Rehearsal, public: bytes | None = None) -> Haul:
    """People answer a strict survey, and after each press somebody takes the server away.

    `public`: the keeper's half; b"" for an ordinary wave, which shows what a seizure can find.
    """
    keeper = sealing.new_pair()[1] if public is None else public
    wave = await _opened(running, keeper)
    people = _people(running, SEIZED_FROM)
    copies = stealing.Copies(running.storage.engine)
    for visitor in people:
        for move in plan(running.house.surveys[SURVEY], visitor):
            await running.door.does(visitor.person, move)
            await copies.take()
    loot = await _seized(running, wave, [one.person for one in people])
    await running.rounds.discard(wave)
    return _haul(replace(loot, changes=tuple(copies.changes)), {})


async def drawn(running: Rehearsal, *, by_slips: bool = True) -> Haul:
    """People draw slips in the order in which they were printed, and some answer.

    Not `by_slips`: as members of the chat, which shows what a seizure can find.
    """
    wave = await _opened(running)
    people = _people(running, DREW)
    codes = [slips.new_code() for _ in people]
    if by_slips:
        await running.storage.slips.issue(wave.id, codes)
        running.rounds.look_again()
    for visitor, code in zip(people[:ANSWERED], codes, strict=False):
        come, *moves = plan(running.house.surveys[SURVEY], visitor)
        shown = [Move("type", code)] if by_slips else []
        for move in (come, *shown, *moves):
            await running.door.does(visitor.person, move)
    wave = next(one for one in await running.storage.waves.known() if one.id == wave.id)
    loot = await _seized(running, wave, [one.person for one in people])
    await running.rounds.discard(wave)
    marks = {one.person: slips.mark(code) for one, code in zip(people, codes, strict=True)}
    return _haul(loot, marks)


async def messages(running: Rehearsal) -> Haul:
    """People send traceless messages; staff are shown them; then somebody looks who sent which."""
    storage, today = running.storage, running.today()
    wave = await _opened(running)
    since = await stealing.segment(storage.engine)
    sent: dict[Person, bytes] = {}
    for account in running.chance.sample(ACCOUNTS, WROTE):
        person, receipt = Person(Channel.TELEGRAM, str(account)), await storage.receipts.fresh()
        number, before = (
            await storage.messages.fresh_number(),
            await storage.dialogues.recall(person),
        )
        photo = await storage.attachments.hold("jpeg", running.chance.randbytes(PHOTO))
        told = MessageSent(number, "external", "problem", "message", None, today + TERM, LONG)
        told = replace(told, receipt=receipt, files=(photo,))
        turn = KeptTurn(person, f"message-{len(sent)}", before, "", [told])
        await storage.dialogues.keep(turn)
        sent[person] = receipt.lookup
        running.watch.now += STEP
    await storage.messages.release(lambda _: [], running.watch())
    loot = await _seized(running, wave, list(sent), since)
    await running.rounds.discard(wave)
    return _haul(replace(loot, chunks=await stealing.chunks_of_messages(storage.engine)), sent)


SCENES: Mapping[str, Callable[[Rehearsal], Awaitable[Haul]]] = {
    receipt_link.NAME: messages,
    strict_seizure.NAME: strict,
    slips_order.NAME: drawn,
}
"""By the attack that is tried on each."""


def _people(running: Rehearsal, n: int) -> list[Visitor]:
    """Who walk straight on: past a sealed page there is no way back."""
    asked = running.house.surveys[SURVEY]
    came = crowd(asked, n, running.chance, running.channel or Channel.TELEGRAM)
    return [replace(one, habit="") for one in came if one.hands_in]


async def _opened(running: Rehearsal, public: bytes = b"") -> Wave:
    await running.rounds.remember()
    return await running.rounds.open(SURVEY, public=public)


async def _seized(
    running: Rehearsal, wave: Wave, people: Sequence[Person], since: str = ""
) -> Loot:
    engine = running.storage.engine
    others = [str(one) for one in running.chance.sample(ACCOUNTS, len(people))]
    roster = [*people, *(Person(Channel.TELEGRAM, one) for one in others)]
    return Loot(
        wave=wave,
        is_sqlite=engine.is_sqlite,
        rows=await stealing.rows(engine),
        disk=await stealing.disk(engine, running.folder, since),
        changes=(),
        keys=stealing.keys(running.storage.keys.folder),
        seen=Seen((), tuple(people), tuple(roster)),
        zone=running.house.profile.zone,
    )


def _haul(loot: Loot, of: Mapping[Person, bytes]) -> Haul:
    """`of`: whose slip or message is which."""
    sizes = (len(of),) if of else ()
    return Haul(loot, Truth(ballots=of, low=frozenset(), who={}, openings=sizes))

"""Ten thousand ids and texts through the real storage: what is left of them in any byte.

Half of the canaries are accounts, the other half texts: of questionnaires that were finished, and
of such that were not, of talks, of traceless messages. Looked through are the data folder with the
database, its log and the keys, backups packed and unpacked, the program's log and its temporary
folder, in every form a word may take.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bot.new_waves import a_wave
from bot.surveys.unfolding import unfold
from storage import backup, migration, sealing
from storage.counting import Rules
from storage.keys import Keys
from storage.records import (
    Answers,
    BallotCast,
    BallotDrafted,
    Channel,
    Draft,
    Fact,
    Memory,
    Paper,
    Person,
    Wave,
    WaveState,
)
from storage.store import Storage, open_storage
from storage.turns import KeptTurn
from tests.canaries import BYTES, CHARACTERS, FORMS, Flock, every_byte, found, ids, words
from tests.conftest import StandingClock
from tests.logged import as_in_earnest
from tests.messages.sending import PIT
from tests.talk import SURVEYS

PEOPLE = int(os.environ.get("OTKLIK_TEST_CANARIES", "10000")) // 2
"""Each of them has an account and a text."""
TRACELESS = 10
"""Of the people: Argon2id takes its time for each."""
AT_ONCE = 500
RULES = Rules(batch_min=10, k_min=5)
TODAY = date(2026, 11, 20)
CHANNELS = (Channel.TELEGRAM, Channel.VK, Channel.WEB)


@dataclass(frozen=True)
class Canaries:
    account: Flock = field(default_factory=ids)
    finished: Flock = field(default_factory=words)
    unfinished: Flock = field(default_factory=words)
    talk: Flock = field(default_factory=words)
    traceless: Flock = field(default_factory=words)

    def all(self) -> Mapping[str, Flock]:
        return vars(self)

    def person(self, number: int) -> Person:
        return Person(CHANNELS[number % len(CHANNELS)], self.account[number])


@dataclass(frozen=True)
class Place:
    """Where a program lives, with all that it may leave behind."""

    folder: Path
    storage: Storage
    canaries: Canaries = field(default_factory=Canaries)

    async def found(self, log: str) -> set[str]:
        """Which canaries lie in the files as they are now, in a backup of now, or in the log."""
        to = self.folder / "backups" / f"{len(list(self.folder.glob('backups/*')))}.gz"
        to.parent.mkdir(exist_ok=True)
        await backup.write(self.storage.engine, to, self.storage.keys)
        return found([*every_byte(self.folder), log.encode()], self.canaries.all())


@asynccontextmanager
async def lived_in(folder: Path, clock: StandingClock) -> AsyncIterator[Place]:
    url = f"sqlite:///{folder / 'data' / 'otklik.db'}"
    async with open_storage(url, Keys(folder / "keys"), clock, unfold) as storage:
        await migration.upgrade(storage.engine)
        yield Place(folder, storage)


@pytest.fixture
async def place(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Place]:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    async with lived_in(tmp_path, clock) as made:
        yield made


async def begun(storage: Storage) -> Wave:
    survey = SURVEYS["ext_express"]
    await storage.scripts.remember(survey.id, survey.version, (survey.fingerprint(), survey.body()))
    days = (date(2026, 10, 1), date(2027, 1, 1))
    return await storage.waves.begin(a_wave(survey, "ext_express-2026-q4", days, RULES))


def turn(wave: Wave, told: Canaries, number: int) -> KeptTurn:
    """Two of three finish, one breaks off while a text of theirs stands in the talk."""
    paper, facts, stage = Paper(wave.id, "hall"), list[Fact](), "idle"
    if number % 3 < 2:
        answers: Answers = {"topic": "services", "overall": 5, "comment": told.finished[number]}
        facts.append(BallotCast(paper, answers))
    else:
        begun_only = {"topic": "services", "comment": told.unfinished[number]}
        facts.append(BallotDrafted(paper, Draft("comment", begun_only)))
        stage = told.talk[number]
    return KeptTurn(told.person(number), f"u{number}", Memory(), stage, facts)


async def everybody_comes(place: Place, wave: Wave) -> None:
    for first in range(0, PEOPLE, AT_ONCE):
        turns = [turn(wave, place.canaries, n) for n in range(first, min(first + AT_ONCE, PEOPLE))]
        kept = await asyncio.gather(*(place.storage.dialogues.keep(one) for one in turns))
        assert all(kept)
    for number in range(PEOPLE, PEOPLE + TRACELESS):
        await writes_without_trace(place, number)


async def writes_without_trace(place: Place, number: int) -> None:
    storage, told = place.storage, place.canaries
    sent = replace(
        PIT,
        number=await storage.messages.fresh_number(),
        text=told.traceless[number],
        receipt=await storage.receipts.fresh(),
        tell=(),
    )
    name = f"u{number}"
    assert await storage.dialogues.keep(
        KeptTurn(told.person(number), name, Memory(), "idle", [sent])
    )


async def test_ten_thousand_canaries_leave_no_byte_behind(
    place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    with as_in_earnest():
        logging.getLogger("bot").warning("the test begins")
        wave = await begun(place.storage)
        await everybody_comes(place, wave)
        before = await place.found(capfd.readouterr().err)
        closed = await place.storage.opening.close(wave.id, RULES, TODAY)
        after = await place.found(log := capfd.readouterr().err)

    assert (before, closed.opened) == (set(), (PEOPLE * 2 + 2) // 3)
    assert after == {"finished"}, "the texts of the survey are its result, and nothing else is left"
    assert [one.state for one in await place.storage.waves.known()] == [WaveState.CLOSED]
    assert the_result(place) == closed.opened
    assert found([log.encode()], place.canaries.all()) == set()


def the_result(place: Place) -> int:
    """How often a finished text lies in the database: in its row of `comment`, and nowhere else."""
    mark = place.canaries.finished.mark
    with closing(sqlite3.connect(place.folder / "data" / "otklik.db")) as database:
        asked = "SELECT count(*) FROM comment WHERE body LIKE ? || ' %'"
        (rows,) = database.execute(asked, (mark,)).fetchone()
    files = (place.folder / "data").glob("otklik.db*")
    lying = sum(path.read_bytes().count(mark.encode()) for path in files)
    assert lying == rows
    return int(rows)


def no_seal(written: str, form: str) -> Callable[[bytes, bytes, int, bytes], bytes]:
    """What a careless program would take for sealing: words written another way."""

    def seal(_key: bytes, text: bytes, _size: int, _place: bytes) -> bytes:
        return BYTES[form](CHARACTERS[written](text.decode("utf-8", "replace")))

    return seal


async def test_a_program_that_only_writes_words_another_way_is_caught(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twins, one for each form: each leaves an account and a text."""
    left: dict[str, Flock] = {}
    for number, (written, form) in enumerate(product(CHARACTERS, BYTES)):
        monkeypatch.setattr(sealing, "seal", no_seal(written, form))
        who, what = left.setdefault(f"{written} {form} id", ids()), words()
        left[f"{written} {form} text"] = what
        told = KeptTurn(Person(Channel.VK, who[1]), f"u{number}", Memory(), what[1])
        await place.storage.dialogues.keep(told)

    assert found(every_byte(place.folder), left) == left.keys()
    assert len(left) == 2 * len(FORMS)


async def leaves_a_temporary_file(place: Place) -> str:
    path = Path(os.environ["TMPDIR"]) / "etilqs_1"
    path.write_bytes(b"\0" + place.canaries.account[7].encode("utf-16-le"))
    return ""


async def leaves_a_line_in_the_log(place: Place) -> str:
    return f"WARNING somebody: {place.canaries.account[7]!r} has not answered"


async def leaves_an_id_in_a_backup(place: Place) -> str:
    sent = replace(PIT, number="123456", text=place.canaries.account[7])
    told = KeptTurn(Person(Channel.VK, "1"), "u", Memory(), "idle", [sent])
    await place.storage.dialogues.keep(told)
    to = place.folder / "backups" / "own.gz"
    to.parent.mkdir()
    await backup.write(place.storage.engine, to, place.storage.keys)
    for left in (place.folder / "data").iterdir():
        left.unlink()
    assert place.canaries.account.mark.encode() not in to.read_bytes(), "packed"
    return ""


async def leaves_a_name_of_a_file(place: Place) -> str:
    (place.folder / f"export-{place.canaries.account[7]}.csv").touch()
    return ""


@pytest.mark.parametrize(
    "leaves",
    [
        leaves_a_temporary_file,
        leaves_a_line_in_the_log,
        leaves_an_id_in_a_backup,
        leaves_a_name_of_a_file,
    ],
)
async def test_wherever_an_id_is_left_it_is_found(
    place: Place, leaves: Callable[[Place], object]
) -> None:
    """The broken twin, one for each place."""
    log = await leaves(place)  # type: ignore[misc]  # bound now

    places = [*every_byte(place.folder), str(log).encode()]
    assert found(places, place.canaries.all()) == {"account"}

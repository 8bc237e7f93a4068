"""What is said of a wave when it is opened: kept with it once, in every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.new_waves import Card, a_wave, carded, is_as_asked
from bot.not_opened import StillOpen
from bot.rounds import Rounds
from storage.closing_records import Closed
from storage.records import Wave, WaveCount, WaveState
from storage.store import Storage
from tests.bot.test_rounds import EXPRESS
from tests.conftest import StandingClock
from tests.storage.ballots import EXPRESS as SCRIPT
from tests.storage.ballots import RULES, begun, cast, marks
from tests.talk import SURVEYS

NAME = "int_equipment"
DAYS = (date(2026, 11, 20), date(2026, 12, 5))


@pytest.fixture
def rounds(storage: Storage, clock: StandingClock) -> Rounds:
    return Rounds(storage, SURVEYS, EXPRESS, lambda: clock().date())


def said(clock: StandingClock, purpose: str, who: str = "Анна, admin") -> Card:
    return Card("№ 15-р от 12.01.2026", None, purpose, 80, (clock(), who))


async def test_a_wave_is_kept_with_its_card_and_who_opened_it_once(
    storage: Storage, rounds: Rounds, clock: StandingClock
) -> None:
    await rounds.remember()
    wave = await rounds.open(NAME, date(2026, 12, 4), said(clock, "Узнать о столах"))
    again = await storage.waves.begin(wave, (clock(), "Борис, admin"))
    with pytest.raises(StillOpen):
        await rounds.open(NAME, date(2026, 12, 4), said(clock, "Узнать о столах"))

    (kept,) = await storage.waves.known()
    assert kept == wave == again
    assert (kept.purpose, kept.population, kept.basis) == (
        *("Узнать о столах", 80),
        "№ 15-р от 12.01.2026",
    )
    lines = await storage.settings.of([f"wave.{kept.id}"])
    assert [(one.told, one.actor) for one in lines] == [({"wave": "opened"}, "Анна, admin")]


async def test_whoever_comes_second_at_the_same_moment_is_told_so(
    storage: Storage, rounds: Rounds, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked and found nothing open; the second finds the first one's row."""
    await rounds.remember()
    first = await rounds.open(NAME, date(2026, 12, 4), said(clock, "Узнать о столах"))

    async def nothing_yet(_state: WaveState | None = None) -> list[Wave]:
        return []

    monkeypatch.setattr(storage.waves, "known", nothing_yet)
    with pytest.raises(StillOpen):
        await rounds.open(NAME, date(2026, 12, 4), said(clock, "Узнать о стульях"))
    monkeypatch.undo()

    assert await storage.waves.known() == [first]


def test_a_wave_of_other_words_or_another_key_is_somebody_elses() -> None:
    wanted = carded(a_wave(SURVEYS[NAME], NAME, DAYS), Card("п", None, "ц", 5), "", b"k" * 32)

    others = [
        replace(wanted, purpose="x"),
        replace(wanted, basis="x"),
        replace(wanted, pain="x"),
        replace(wanted, population=6),
        replace(wanted, closes_on=date(2026, 12, 6)),
        replace(wanted, public_key=b"z" * 32),
        replace(wanted, strict=False),
    ]
    assert is_as_asked(wanted, wanted)
    assert [is_as_asked(one, wanted) for one in others] == [False] * len(others)


async def test_turnout_is_told_of_closed_waves_alone(storage: Storage) -> None:
    open_, closed = [await begun(storage, SCRIPT, name) for name in ("open", "closed")]
    for wave in (open_, closed):
        await cast(storage, wave, marks(*[5] * 12))
        await storage.opening.open_batch(wave.id, RULES, DAYS[0])
    told: Closed = await storage.opening.close(closed.id, RULES, DAYS[0])

    assert told.opened == 12
    assert await storage.waves.turnout(SCRIPT.id) == {closed.id: WaveCount(12, 12)}
    assert await storage.waves.turnout("ext_services") == {}

"""The verdict of the anonymity checks in the figures and in the digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import say
from reports import verdicts
from reports.digest.sections import sections
from reports.verdicts import Verdict, verdict
from storage.records import Wave, WaveState
from storage.tallies import Window
from tests.reports.test_digest import a_digest

LAST = date(2026, 9, 30)
WAVE = Wave(
    id="int_annual-2026",
    survey="int_annual",
    version=1,
    script="",
    audience="internal",
    permanent=False,
    opening="at_close",
    size=3000,
    opened_on=date(2026, 9, 1),
    closes_on=LAST,
    state=WaveState.CLOSED,
    opened=57,
    verdict="ok",
    checked_on=date(2026, 9, 20),
)
EXTERNAL = replace(WAVE, audience="external", opened=12, checked_on=date(2026, 9, 25))
QUARTER = Window(date(2026, 7, 1), date(2026, 10, 1), LAST, None)


def test_all_waves_that_ended_in_the_period_stand_for_it() -> None:
    assert verdict([WAVE, EXTERNAL], QUARTER) == Verdict(True, 69, date(2026, 9, 25))


def test_one_wave_that_failed_fails_the_period() -> None:
    failed = replace(WAVE, verdict="failed")

    found = verdict([failed, EXTERNAL], QUARTER)

    assert verdicts.as_json(found) == {"verdict": "failed", "checked_at": "2026-09-25"}


@pytest.mark.parametrize(
    "other",
    [
        replace(WAVE, checked_on=date(2026, 6, 30)),
        replace(WAVE, checked_on=date(2026, 10, 1)),
        replace(WAVE, verdict=""),
        replace(WAVE, checked_on=None),
    ],
)
def test_what_was_not_checked_in_the_period_says_nothing_of_it(other: Wave) -> None:
    assert verdicts.as_json(verdict([other], QUARTER)) == {"verdict": None, "checked_at": None}


def test_as_of_a_day_later_checks_are_unknown_and_audiences_stand_apart() -> None:
    early = replace(QUARTER, as_of=date(2026, 9, 22))
    external = replace(QUARTER, audience="external")

    assert verdict([WAVE, EXTERNAL], early) == Verdict(True, 57, date(2026, 9, 20))
    assert verdict([WAVE, EXTERNAL], external) == Verdict(True, 12, date(2026, 9, 25))


def test_the_digest_tells_it_before_its_foot() -> None:
    plain = a_digest()
    good = replace(plain, anonymity=Verdict(True, 57, LAST))
    bad = replace(plain, anonymity=Verdict(False, 57, LAST))

    assert sections(good, say)[-2] == "Проверка анонимности: пройдена, анкет: 57"
    assert sections(bad, say)[-2] == (
        "Проверка анонимности: НЕ пройдена. Подробности покажет команда «otklik anonymity»."
    )
    assert len(sections(good, say)) == len(sections(plain, say)) + 1

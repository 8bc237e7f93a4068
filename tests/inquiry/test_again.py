"""Asking once more after a measure was done, and the line «before and after» (R-51)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.inquiries import Inquiries
from bot.inquiry_words import again as words
from bot.new_waves import Card
from config.directories import shipped
from config.profile import load
from reports import build
from reports.build import Basis, Wish
from reports.inquiries import again
from reports.inquiry_finding import told_of_wave
from reports.period import parse
from reports.shown import shown
from storage.pain_records import Measure, PainBy
from storage.records import Wave, WaveState
from storage.sql.signins import Role
from tests.conftest import TOWN, StandingClock
from tests.pains.test_effect import MEASURE, a_line, appeals
from tests.side.test_desk import signed_in
from tests.storage.ballots import cast
from tests.surveys.conftest import SHIPPED
from tests.web.section import Section
from tests.web.visitor import Visitor

PAIN = "Долгое ожидание результата"
BASIS_OF = "приказ от 20.11.2026 № 9"


def answers(met: int, not_met: int) -> list[dict[str, str]]:
    return [{"met": "often"}] * met + [{"met": "never"}] * not_met


async def asked(site: Section, met: int, not_met: int, wave: Wave) -> None:
    await cast(site.storage, wave, answers(met, not_met))
    await site.rounds.close(wave)


async def done_measure(site: Section, folder: Path, clock: StandingClock) -> Measure:
    """Done on 10 November; before it, in October, fifty of a hundred had met the problem."""
    site.rounds.surveys = dict(site.rounds.surveys) | {
        name: SHIPPED[name] for name in ("add_pain_probe", "add_pain_probe_int")
    }
    await site.rounds.remember()
    clock.time = datetime(2026, 10, 1, 12, tzinfo=TOWN)
    before = await site.rounds.open("add_pain_probe", card=Card("приказ № 1", PAIN))
    await asked(site, 50, 50, before)
    clock.time = datetime(2026, 11, 20, 12, tzinfo=TOWN)
    line = await a_line(site.storage, folder, appeals("2025-02-01", 80, 20))
    measure = replace(MEASURE, id="b" * 16, row=line.row.id)
    by = PainBy("Анна, analyst", date(2026, 11, 10))
    await site.storage.pains.plan(measure, "planned", by)
    fresh = replace(measure, version=1, done=date(2026, 11, 10), note="Раздали")
    await site.storage.pains.plan(fresh, "done", by)
    return fresh


async def sends(visitor: Visitor, **told: str) -> int:
    fields = {"csrf": visitor.page.fields["csrf"], "step": "again", **told}
    visitor.page = await visitor.posts("/desk/inquiries", list(fields.items()))
    return visitor.page.status


async def test_a_done_measure_is_asked_about_once_more_and_compared(
    site: Section, anna: Visitor, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a measure done on 10 November; when four weeks have passed; then one wave about the
    same pain, and when it is closed the line says 50 of 100 before, 20 of 100 after."""
    measure = await done_measure(site, tmp_path, clock)
    await signed_in(site, anna, Role.ANALYST)
    page = await anna.opens("/desk/inquiries")
    assert "10.11.2026 — " in page.words
    told = {"measure": measure.id, "audience": "external", "weeks": "4", "basis": BASIS_OF}

    assert await sends(anna, **told) == 200
    assert "Опрос начнётся 08.12.2026." in anna.page.words
    assert await sends(anna, **told) == 422
    assert "Об этой мере уже спрашиваем" in anna.page.error

    basis = Basis(load("astrakhan"), shipped())
    clockwork = Inquiries(site.storage, site.rounds, lambda: basis, clock)
    clock.time += timedelta(days=17)
    await clockwork.look()
    assert [w for w in await site.storage.waves.known(WaveState.OPEN) if w.pain] == []
    clock.time += timedelta(days=1)
    await clockwork.look()
    [wave] = [w for w in await site.storage.waves.known(WaveState.OPEN) if w.pain]
    pain = f"{PAIN} (Дороги и транспорт)"
    assert (wave.pain, wave.basis, wave.opened_on) == (pain, BASIS_OF, date(2026, 12, 8))
    await asked(site, 20, 80, wave)
    await clockwork.look()
    await clockwork.look()

    (one,) = await site.storage.inquiries.all()
    assert (one.state, len(one.waves), one.is_again) == ("ended", 1, True)
    await signed_in(site, anna, Role.ANALYST)
    page = await anna.opens("/desk/inquiries")
    assert (
        "Сталкивались с проблемой: до изменения 50,0% (50 / 100), после 20,0% (20 / 100)"
        " — изменение значимо."
    ) in page.words


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"measure": "c" * 16}, 404),
        ({"weeks": "1"}, 404),
        ({"audience": "all"}, 404),
        ({"basis": ""}, 422),
    ],
)
async def test_a_bad_form_asks_nobody(
    site: Section,
    anna: Visitor,
    tmp_path: Path,
    clock: StandingClock,
    fields: dict[str, str],
    status: int,
) -> None:
    """Given a form with one thing wrong; when it is sent; then nothing is kept."""
    measure = await done_measure(site, tmp_path, clock)
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/inquiries")
    told = {"measure": measure.id, "audience": "external", "weeks": "4", "basis": BASIS_OF}

    assert await sends(anna, **(told | fields)) == status
    assert await site.storage.inquiries.all() == []


def test_what_may_not_be_told_is_not_compared() -> None:
    """Given nineteen answers, or a wave in which all say the same; when compared; then no figure:
    a twin without the rule would tell what each of them answered."""
    hundred = Counter(often=30, once=20, never=50, **{"+dk": 9})
    assert again(hundred, Counter(often=10, never=9), 5) is None
    assert again(hundred, Counter(never=40), 5) is None
    assert words(None).startswith("До и после не сравнить")
    told = again(hundred, Counter(often=10, never=15), 5)
    assert told is not None
    assert (told.before, told.after, told.verdict) == ((50, 100), (10, 25), "few")


async def test_a_wave_less_the_figures_of_its_quarter_leaves_nobody(
    site: Section, clock: StandingClock
) -> None:
    """Given five who all said the same in October, who wait for company, and twenty-five in
    November; when November is compared with; then it tells what the quarter's figures tell of
    these days: by the wave's own count five answers would be left, all alike."""
    probe = {"add_pain_probe": SHIPPED["add_pain_probe"]}
    site.rounds.surveys = dict(site.rounds.surveys) | probe
    await site.rounds.remember()
    clock.time = datetime(2026, 10, 1, 12, tzinfo=TOWN)
    await asked(site, 5, 0, await site.rounds.open("add_pain_probe", card=Card("№ 1", "Очереди")))
    clock.time = datetime(2026, 11, 20, 12, tzinfo=TOWN)
    wave = await site.rounds.open("add_pain_probe", card=Card("№ 2", PAIN))
    await asked(site, 10, 15, wave)
    [closed] = [one for one in await site.storage.waves.known() if one.id == wave.id]

    compared = await told_of_wave(site.storage, 5, closed, "met")

    [(survey, tally)] = await build.surveys(
        site.storage, Wish(parse("2026Q4"), date(2026, 12, 1), "external")
    )
    quarter = shown(survey, tally, 5).of(survey.question("met")).marks
    assert quarter == {"often": 15, "never": 15}
    assert quarter - compared == Counter()

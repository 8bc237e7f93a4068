"""A version the town publishes: the open wave goes on as it was asked, the next asks anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.checking_scripts import own
from app.compose import House
from app.database import open_storage
from app.effective import Effective
from app.kept_scripts import lay, publishing
from bot.publishing import NotPublished, Publishing, Scripts
from bot.rounds import Rounds
from bot.surveys import loader
from bot.surveys.loader import SCRIPTS
from bot.surveys.published import RESERVED
from bot.surveys.script import Survey
from bot.surveys.xlsform.brought import Brought
from config.settings import Settings
from storage import tables
from storage.release_records import PublishedMeanwhile
from storage.store import Storage
from tests.bot.test_rounds import EXPRESS, answered, begun, on, shown
from tests.conftest import StandingClock

EXPRESS_NAME = "ext_express"
ANEW = "Насколько вы довольны нашей работой сегодня?"


def changed(survey: Survey, **told: Any) -> Survey:
    """With other words for its overall mark; `told`: keys of the whole."""
    questions = tuple(
        one.model_copy(update={"text": ANEW}) if one.role == "csat" else one
        for one in survey.questions
    )
    return survey.model_copy(update={"questions": questions, **told})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Settings(_env_file=None, data_dir=tmp_path / "data"))


def door(house: House, storage: Storage, clock: StandingClock) -> Publishing:
    scripts = Scripts(house.surveys, house.scripts[0], house.own)
    return Publishing(storage, scripts, EXPRESS, clock)


async def published(
    house: House, storage: Storage, clock: StandingClock, survey: Survey
) -> tuple[str, ...]:
    """What whoever publishes it is warned of."""
    own_door = door(house, storage, clock)
    planned = await own_door.plan(Brought(survey))
    await own_door.publish(planned, "Анна, admin")
    await lay(house, storage.releases)
    return planned.warnings


async def asked(rounds: Rounds) -> tuple[int, str]:
    """The version that people are asked now, and the words of its overall mark."""
    rounds.look_again()
    offered = (await rounds.offered())[EXPRESS_NAME]
    (mark,) = [one for one in offered.survey.questions if one.role == "csat"]
    return offered.wave.version, mark.text


async def test_the_open_wave_goes_on_and_the_next_one_asks_the_new_version(
    storage: Storage, house: House, clock: StandingClock
) -> None:
    before = house.surveys[EXPRESS_NAME]
    rounds = Rounds(storage, house.surveys, EXPRESS, lambda: clock().date())
    await begun(rounds, clock, "2026-08-15")
    old = await asked(rounds)
    await answered(storage, "ext_express-2026Q3", 12)

    warned = await published(house, storage, clock, changed(before))
    still = await asked(rounds)
    clock.time = on("2026-10-01")
    await rounds.go_on()
    new = await asked(rounds)
    await answered(storage, "ext_express-2026Q4", 12)
    clock.time = on("2027-01-01")
    await rounds.go_on()

    assert "её последний день — 30.09.2026" in warned[0]
    assert (old, still) == ((1, old[1]), (1, old[1]))
    assert new == (2, ANEW)
    assert len(await shown(storage)) == 24
    async with storage.engine.reading() as connection:
        counted = select(tables.answer.c.version, tables.answer.c.wave).distinct()
        versions = sorted(map(tuple, await connection.execute(counted)))
    assert versions == [(1, "ext_express-2026Q3"), (2, "ext_express-2026Q4")]
    assert ANEW in str(await storage.scripts.asked(EXPRESS_NAME, 2))
    assert ANEW not in str(await storage.scripts.asked(EXPRESS_NAME, 1))


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_a_survey_of_the_towns_own_begins_by_itself_and_ends_when_retired(
    storage: Storage, house: House, clock: StandingClock
) -> None:
    rounds = Rounds(storage, house.surveys, EXPRESS, lambda: clock().date())
    await begun(rounds, clock, "2026-08-15")

    await published(
        house, storage, clock, changed(house.surveys[EXPRESS_NAME], id="park", title="Наш парк")
    )
    await rounds.go_on()
    opened = sorted(await rounds.offered())
    await storage.releases.retire("park", clock(), "Анна, admin")
    await lay(house, storage.releases)
    rounds.look_again()
    still = sorted(await rounds.offered())
    clock.time = on("2026-10-01")
    await answered(storage, "park-2026Q3", 6)
    await rounds.go_on()

    assert opened == still == ["ext_express", "park"]
    assert sorted(await rounds.offered()) == ["ext_express"]
    assert "park" not in house.surveys


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_every_replica_asks_what_one_has_published(
    storage: Storage, tmp_path: Path, house: House, clock: StandingClock
) -> None:
    elsewhere = House(Settings(_env_file=None, data_dir=tmp_path / "data"))
    surveys, town = elsewhere.surveys, elsewhere.town
    look = Effective(elsewhere, storage).look
    await look()
    walked = surveys.values()  # by whoever is in the middle of them

    await published(house, storage, clock, changed(house.surveys[EXPRESS_NAME], id="park"))
    await look()

    assert surveys["park"].version == 1
    assert "park" in town.surveys  # one object for as long as the program runs
    assert "park" not in [one.id for one in walked]


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_whoever_publishes_second_is_refused_and_sees_the_first(
    storage: Storage, house: House, clock: StandingClock
) -> None:
    both = door(house, storage, clock)
    mine = await both.plan(Brought(changed(house.surveys[EXPRESS_NAME])))
    yours = await both.plan(Brought(changed(house.surveys[EXPRESS_NAME], title="Другая")))

    await both.publish(mine, "Анна, admin")
    with pytest.raises(PublishedMeanwhile):
        await both.publish(yours, "Борис, admin")

    await lay(house, storage.releases)
    again = await both.plan(Brought(changed(house.surveys[EXPRESS_NAME], title="Другая")))
    assert (again.survey.version, again.before and again.before.version) == (3, 2)
    assert again.differences.changes == ("название: было «Оцените нас за минуту», стало «Другая»",)


REFUSED: Mapping[str, tuple[str, dict[str, str]]] = {
    "form": ("int_initiative", {}),
    "audience": (EXPRESS_NAME, {"audience": "internal"}),
    "name": (EXPRESS_NAME, {"id": "message"}),
}


@pytest.mark.parametrize("why", REFUSED)
@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_what_would_be_another_thing_under_a_known_name_is_refused(
    storage: Storage, house: House, clock: StandingClock, why: str
) -> None:
    name, told = REFUSED[why]

    with pytest.raises(NotPublished) as refused:
        await door(house, storage, clock).plan(Brought(changed(house.surveys[name], **told)))

    assert refused.value.why == why


def test_no_door_of_a_link_can_be_the_name_of_a_survey() -> None:
    from bot.handlers.menu import DOORS

    assert DOORS.keys() <= RESERVED


async def test_an_update_that_ships_a_newer_version_leaves_the_towns_own_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, folder)
    monkeypatch.setattr(loader, "SCRIPTS", folder)
    settings = Settings(_env_file=None, data_dir=tmp_path / "data")
    before = House(settings)
    async with open_storage(settings, before.clock) as storage:
        own_door = publishing(before, storage)
        planned = await own_door.plan(Brought(changed(before.surveys[EXPRESS_NAME])))
        await own_door.publish(planned, "Анна, admin")
    path = folder / f"{EXPRESS_NAME}.yaml"
    path.write_text(path.read_text("utf-8").replace("version: 1", "version: 7"), "utf-8")

    updated = House(settings)
    async with open_storage(settings, updated.clock) as storage:
        await lay(updated, storage.releases)
        told = await own(updated)
        next_one = await publishing(updated, storage).plan(
            Brought(changed(updated.surveys[EXPRESS_NAME], title="Ещё раз"))
        )

    assert updated.scripts[0][EXPRESS_NAME].version == 7
    assert updated.surveys[EXPRESS_NAME].version == 2
    assert next_one.survey.version == 8
    (finding,) = told
    assert finding.line().startswith(
        "! Анкеты: в поставке ext_express есть версия 7, а город опубликовал свою (2)"
    )


def test_what_breaks_comparisons_is_said() -> None:
    from bot.surveys.differences import differences

    survey = House(Settings(_env_file=None)).surveys[EXPRESS_NAME]
    less = survey.model_copy(
        update={"questions": tuple(one for one in survey.questions if one.role != "csat")}
    )

    assert differences(survey, changed(survey)).breaks == (
        "Внимание: слова вопроса или оценок («Общая оценка») изменились — разница с прошлыми"
        " кварталами может быть из-за слов.",
    )
    assert differences(survey, less).breaks == (
        "Внимание: «Общая оценка» больше не спрашиваем — сравнения с прошлыми кварталами"
        " прервутся.",
    )
    assert differences(survey, survey).breaks == ()

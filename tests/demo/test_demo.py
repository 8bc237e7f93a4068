"""`otklik demo` as whoever types it sees it, and its figures beside what was put in."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.compose import House
from app.database import open_storage
from app.demo_people import PAST_ALL, Visit, visits
from app.demo_plan import Wish, days, spans
from app.demo_register import Rows
from bot.texts import say
from config import settings
from config.directories import shipped
from config.profile import FOLDER
from storage.records import DK
from tests.demo.conftest import Otklik, alone

TODAY = date(2026, 10, 20)
SMALL = ("demo", "--quarters", "1", "--appeals", "64", "--answers", "160")
WISH = Wish(64, 160, 1, 1)
QUARTER = "2026Q3"
MEASURE = say("demo-measure")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Filled once for all tests that only look."""
    made = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        assert alone(patch, made)(*SMALL).exit_code == 0
    return made


@pytest.fixture
def shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Otklik:
    return alone(monkeypatch, folder)


def metrics(otklik: Otklik, period: str = QUARTER) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(otklik("metrics", period, "--format", "json").stdout)
    return told


def rows_put_in(wish: Wish = WISH) -> list[dict[str, str]]:
    """Rows of the register received in the quarter, duplicates left out."""
    house = House(settings.load())
    rows = Rows(wish, spans(TODAY, wish.quarters), house.profile, shipped())
    assert len(list(rows.records())) == 1 + wish.appeals - wish.written
    return [
        row
        for row in rows.told
        if "2026-07" <= row["received_at"] < "2026-10" and not row.get("duplicate_of")
    ]


def visits_made(wish: Wish = WISH) -> list[Visit]:
    house = House(settings.load())
    asked = [one for one in house.surveys.values() if one.mode in ("permanent", "wave")]
    enabled = [one for one in asked if (one.audience, one.direction) in house.plan.enabled]
    places = [one.id for one in house.profile.places]
    return list(visits(wish, spans(TODAY, wish.quarters), enabled, places))


def test_figures_are_those_of_what_was_put_in(on_both: Otklik) -> None:
    done = on_both(*SMALL)

    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "Демонстрация готова: обращений 64 (из них сообщений боту 8), анкет 160,"
        " кварталы 2026Q3 — 2026Q4. Все данные выдуманы.",
    )
    told, rows = metrics(on_both)["appeals"], rows_put_in()
    written = [
        day
        for day in days(WISH.written, spans(TODAY, 1), WISH.chance("messages"))
        if day < date(2026, 10, 1)
    ]
    assert told["received"] == len(rows) + len(written)
    shown = {one["id"]: one["count"] for one in told["by_channel"] if one["count"]}
    assert shown == Counter(row["channel"] for row in rows) + Counter(telegram=len(written))
    twice = metrics(on_both, "2026")["appeals"]["duplicates"]
    house = House(settings.load())
    every = Rows(WISH, spans(TODAY, 1), house.profile, shipped())
    list(every.records())
    assert twice == sum(1 for row in every.told if row.get("duplicate_of"))


def test_of_employees_every_questionnaire_is_counted(shown: Otklik) -> None:
    told = {one["id"]: one for one in metrics(shown)["surveys"]}

    inner = [one for one in visits_made() if one.survey.startswith("int_")]
    assert inner
    by_survey = Counter(one.survey for one in inner if one.answers)
    assert {name: told[name]["completed"] for name in by_survey} == dict(by_survey)
    name = inner[0].survey
    marks = [
        one.answers["overall"]
        for one in inner
        if one.survey == name and one.answers.get("overall", DK) != DK
    ]
    assert told[name]["n"] == len(marks)


def test_promises_hold_for_made_up_people_too(shown: Otklik) -> None:
    told = metrics(shown)

    assert told["anonymity"]["verdict"] == "ok"
    finished = sum(one["completed"] for one in told["surveys"])
    handed_in = sum(1 for one in visits_made() if one.answers and one.day < date(2026, 10, 1))
    assert handed_in - 40 < finished <= handed_in  # rests below ten wait for the next wave


def test_the_same_seed_gives_the_same_figures(
    shown: Otklik, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [metrics(shown)]
    for seed in ("1", "8"):
        monkeypatch.setenv("OTKLIK_DATA_DIR", str(tmp_path / seed))
        shown(*SMALL, "--seed", seed)
        told.append(metrics(shown))

    assert told[0] == told[1]
    assert told[0]["appeals"] != told[2]["appeals"]
    assert told[0]["surveys"] != told[2]["surveys"]


APPEAL = "external_id,channel,received_at\nx1,post,2026-07-01\n"


def test_a_database_that_holds_anything_is_left_alone(otklik: Otklik, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(APPEAL, "utf-8")
    otklik("import", "appeals", "one.csv")
    before = metrics(otklik)

    told = otklik(*SMALL)

    assert told.exit_code == 1
    assert told.stderr.splitlines()[-1] == (
        "База не пуста: выдуманное не смешиваем с тем, что в ней есть."
        " Возьмите пустую папку: OTKLIK_DATA_DIR=demo otklik demo"
    )
    assert metrics(otklik) == before


def test_a_measure_is_told_with_the_title_of_its_unit(shown: Otklik) -> None:
    unit = House(settings.load()).profile.units[0]

    lines = [one for one in shown("digest", QUARTER).stdout.splitlines() if MEASURE in one]

    assert lines
    assert [one for one in lines if f"{MEASURE}, {unit.title}, " not in one] == []


def test_a_second_demonstration_does_not_begin(shown: Otklik) -> None:
    assert shown(*SMALL).exit_code == 1


def test_it_is_said_that_nothing_is_true(shown: Otklik) -> None:
    assert "! Демонстрация: данные в этой базе выдуманы командой otklik demo." in (
        shown("check").stdout
    )
    assert "ДЕМОНСТРАЦИЯ, данные выдуманы: " in shown("digest", QUARTER).stdout


def test_of_real_data_nothing_of_the_kind_is_said(otklik: Otklik) -> None:
    assert "Демонстрация" not in otklik("check").stdout


def test_nobody_real_is_ever_written_to(shown: Otklik) -> None:
    """Accounts are past all that a messenger has, and nothing waits to be sent."""

    async def waiting() -> int:
        async with open_storage(settings.load()) as storage:
            return await storage.notices.waiting()

    assert asyncio.run(waiting()) == 0
    assert all(int(one.person.account) > PAST_ALL for one in visits_made())


@pytest.mark.parametrize("told", [("--appeals", "-1"), ("--quarters", "0"), ("--answers", "-5")])
def test_numbers_that_make_no_sense_are_wrong_usage(otklik: Otklik, told: tuple[str, str]) -> None:
    assert otklik("demo", *told).exit_code == 2


def test_nothing_at_all_is_a_demonstration_of_processes(otklik: Otklik) -> None:
    told = otklik("demo", "--appeals", "0", "--answers", "0", "--quarters", "1")

    assert told.exit_code == 0
    assert metrics(otklik)["appeals"]["received"] == 0


@pytest.mark.parametrize("profile", [path.stem for path in FOLDER.glob("[!c]*.yaml")])
def test_every_ordinance_has_its_own_demonstration(
    otklik: Otklik, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.setenv("OTKLIK_PROFILE", profile)

    done = otklik("demo", "--quarters", "1", "--appeals", "48", "--answers", "140")

    assert done.exit_code == 0, done.stderr
    told = metrics(otklik)
    assert (told["profile"], told["anonymity"]["verdict"]) == (profile, "ok")
    assert {one["id"][:4] for one in told["surveys"]} == {"ext_", "int_"}


def test_pains_are_decided_and_texts_coded(shown: Otklik) -> None:
    told = json.loads(shown("pains", QUARTER, "--format", "json").stdout)

    assert [one["state"] for one in told["rows"]] == ["confirmed"] * 3
    assert sum(len(one["measures"]) for one in told["rows"]) == 1

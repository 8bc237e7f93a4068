"""`otklik ordinance`: each clause ticked by what is, never by what there is code for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from app.cli_ordinance import looks
from app.compose import House
from app.ordinance.looking import Ground, Seen, Verdict, as_json, verdicts
from bot.rounds import Rounds
from config.acts import ActClause, act, numbers
from config.profile import load, names
from config.settings import Settings
from storage.records import Wave
from storage.side_records import By, Record
from storage.store import Storage
from tests.conftest import StandingClock
from tests.figures.test_commands import Otklik, otklik
from tests.surveys.conftest import SHIPPED
from tests.web.section import free_port, section
from web.address import Address

__all__ = ["otklik"]


def failed(found: list[Verdict]) -> set[str]:
    return {shown.look for one in found for shown in one.shown if not shown.seen.ok}


async def looked(storage: Storage, clock: StandingClock, **told: object) -> list[Verdict]:
    house = House(Settings(_env_file=None, **told))  # type: ignore[arg-type]  # settings by name
    house.__dict__["clock"] = clock
    ground = Ground(house, storage)
    return await verdicts(ground, act(house.profile.seed).clauses, looks())


@pytest.mark.parametrize("profile", names())
def test_every_shipped_profile_has_its_act_and_every_look_is_there(profile: str) -> None:
    """Given an ordinance; when its clauses are read; then each is shown by looks that there are,
    and the six metrics, the mark and the digest are among them."""
    named = {told.split(":")[0] for one in act(load(profile).seed).clauses for told in one.looks}
    figures = {told for one in act(load(profile).seed).clauses for told in one.looks}

    assert named - set(looks()) == set()
    assert {"not_public", "digest", "figure"} - named == set()
    assert {told for told in figures if told.startswith("figure:")} == {
        f"figure:{name}"
        for name in ("received", "causes", "topics", "waiting", "satisfied", "unsatisfied")
    }


@pytest.mark.parametrize("profile", names())
def test_every_channel_and_direction_of_a_profile_is_in_its_act_or_goes_beyond_it(
    profile: str,
) -> None:
    """Given a profile; when its act names a channel or a direction; then the profile has it."""
    told = load(profile)
    asked = [look.split(":") for one in act(told.seed).clauses for look in one.looks]
    named = {kind: {one[1] for one in asked if one[0] == kind} for kind in ("channel", "direction")}

    assert named["channel"] - set(told.channels("all")) == set()
    assert named["direction"] == set(told.directions)


def test_there_are_five() -> None:
    assert numbers() == ("000", "001", "002", "003", "004")


def test_on_a_fresh_installation_it_says_what_is_still_to_be_done(otklik: Otklik) -> None:
    """Given nothing set up; when it is asked; then exit 1, and a remedy behind each cross."""
    told: Result = otklik("ordinance", "--profile", "naryan_mar")

    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert lines[0] == "Постановление Администрации города Нарьян-Мара от 23.10.2025 № 1380"
    shut = (
        " — Запустите программу (make run): постоянные опросы откроются сами."
        " Если направления нет — добавьте его в профиль."
    )
    interaction = (
        "  ✗ Опрос по направлению: за год не проводился: Как мы взаимодействуем друг с другом?"
        " — Откройте волну: otklik survey open int_interaction."
    )
    assert [line for line in lines if line.startswith("  ✗")] == [
        f"  ✗ Опрос по направлению: сейчас не открыт: Как вам оказали муниципальную услугу?{shut}",
        f"  ✗ Опрос по направлению: сейчас не открыт: Как рассмотрели ваше обращение?{shut}",
        "  ✗ Дни и часы личного приёма: reception_info"
        " — Впишите значение в профиль (reception_info) или в «Настройки».",
        interaction,
        interaction,
        "  ✗ Опрос по направлению: за год не проводился: Как мы выполняем запросы?"
        " — Откройте волну: otklik survey open int_requests.",
        "  ✗ Готовая строка со ссылкой для СЭД и писем: некуда вести: наружу не открыт ни сайт,"
        " ни мессенджер — Задайте адрес, который открывается у жителей: OTKLIK_WEB__PUBLIC_URL.",
        "  ✗ Сводка в рабочий чат, ближайшая: рабочий чат не задан"
        " — Задайте рабочий чат: OTKLIK_TELEGRAM__STAFF_CHAT или OTKLIK_VK__STAFF_CHAT.",
        "  ✗ Сводка за месяц, когда ответов много: рабочий чат не задан"
        " — Задайте рабочий чат: OTKLIK_TELEGRAM__STAFF_CHAT или OTKLIK_VK__STAFF_CHAT.",
        "  ✗ Общий уровень удовлетворённости: сейчас не открыт ни один опрос" + shut,
    ]
    assert lines[-1] == (
        "Пунктов: 26, из них пока не исполняются: 8. Что сделать, сказано после ✗."
    )


def test_programs_read_the_same_as_json(otklik: Otklik) -> None:
    """Given the command; when JSON is wanted; then the same crosses, and exit 1."""
    told = otklik("ordinance", "--profile", "naryan_mar", "--format", "json")

    found = json.loads(told.stdout)
    assert (told.exit_code, found["ok"], found["profile"]) == (1, False, "naryan_mar")
    assert [one["at"] for one in found["clauses"] if not one["ok"]] == [
        "п. 2.1",
        "п. 2.2 (2)",
        "п. 3.1",
        "п. 3.3 (1)",
        "п. 3.3 (2)",
        "п. 3.3 (3)",
        "п. 4.1",
        "п. 4.2",
    ]


def test_what_is_typed_wrong_is_said_and_nothing_is_looked_at(
    otklik: Otklik, tmp_path: Path
) -> None:
    """Given a format, a profile that there is not, a profile of no known act; when asked; then
    wrong usage, wrong settings, a refusal."""
    own = tmp_path / "own.yaml"
    own.write_text('extends: naur\nseed: "005"\n', "utf-8")

    assert otklik("ordinance", "--format", "xml").exit_code == 2
    assert otklik("ordinance", "--profile", "atlantis").exit_code != 0
    told = otklik("ordinance", "--profile", str(own))
    assert told.exit_code != 0
    assert "005" in str(told.exception or told.stderr)


async def test_crosses_go_as_the_installation_is_set_up(
    tmp_path: Path, clock: StandingClock
) -> None:
    """Given a town with a staff chat, places named, processes entered and the program serving;
    when it is asked; then no cross is left but those of what the version has not."""
    address = Address("127.0.0.1", free_port())
    own = tmp_path / "own.yaml"
    own.write_text(
        "extends: gatchina\n"
        "reception_info: по вторникам с 10 до 12\n"
        "units:\n  - {id: intake, title: Приёмная, group: administration, chat: null}\n",
        "utf-8",
    )
    async with section(tmp_path, clock, address) as site:
        plan = House(Settings(_env_file=None, profile=str(own))).plan
        rounds = Rounds(site.storage, dict(SHIPPED), plan, lambda: clock().date())
        await rounds.remember()
        await rounds.go_on()
        for by_hand in ("int_interaction", "int_requests"):
            await rounds.open(by_hand)
        process = Record("process", clock().date(), {"title": "Справки"})
        values = {"grouping": "", "point": "", "unit": ""} | dict(process.values)
        await site.storage.side.add(
            replace(process, values=values), By("Анна, admin", clock().date())
        )
        found = await looked(
            site.storage,
            clock,
            profile=str(own),
            web={"port": address.port, "public_url": "https://example.org"},
            telegram={"token": "1:a", "staff_chat": -1001},
        )

    assert failed(found) == set()
    (mark,) = [one for one in found if one.clause.at == "п. 4.3"]
    assert mark.shown[0].seen.told == (
        "пометка «публикации не подлежит (п. 4.3)» стоит; рабочее место без входа закрыто"
    )


async def test_a_wave_that_failed_its_check_is_a_cross(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a wave whose check of anonymity failed; when asked; then point 10 is not served."""
    wave = Wave(
        *("bad-wave", "ext_services", 1, "00", "external"),
        *(True, "batches", 1000, clock().date(), clock().date()),
    )
    await storage.waves.begin(wave)
    assert "anonymity" not in failed(await looked(storage, clock, profile="kamensk_uralsky"))

    await _failed_check(storage, wave.id)

    assert "anonymity" in failed(await looked(storage, clock, profile="kamensk_uralsky"))


async def _failed_check(storage: Storage, name: str) -> None:
    from sqlalchemy import update

    from storage import tables

    async with storage.engine.writing() as connection:
        told = update(tables.wave).where(tables.wave.c.id == name).values(verdict="failed")
        await connection.execute(told)


async def test_a_look_that_breaks_is_a_cross_and_the_others_go_on(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a look that raises; when asked; then it is a fault of ours, the rest is looked at."""

    async def broken(ground: Ground, _: str) -> Seen:
        raise ZeroDivisionError

    async def sound(ground: Ground, _: str) -> Seen:
        return Seen(True)

    house = House(Settings(_env_file=None))
    house.__dict__["clock"] = clock
    clauses = (ActClause(at="п. 1", says="слова порядка", looks=("web", "kinds")),)
    ground = Ground(house, storage)
    found = await verdicts(ground, clauses, {"web": broken, "kinds": sound})

    (told,) = as_json(ground, found)["clauses"]
    assert (told["ok"], [one["ok"] for one in told["served_by"]]) == (False, [False, True])
    assert told["served_by"][0]["told"].startswith("ошибка в программе: ZeroDivisionError")

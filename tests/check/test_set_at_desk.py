"""What an admin set at the desk holds for `otklik check` too, and for whoever starts anew."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from app.checking_files import profile
from app.compose import House
from app.database import open_storage
from app.effective import Effective, adopt, learn, units_of
from config.doors import TelegramSettings
from config.settings import Settings
from tests.conftest import TOWN

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=TOWN)


def house_in(folder: Path) -> House:
    return House(Settings(_env_file=None, data_dir=folder))


async def test_check_says_what_was_set_at_the_desk_and_takes_it_for_filled_in(
    tmp_path: Path,
) -> None:
    before = [finding.line() for finding in await profile(house_in(tmp_path))]
    house = house_in(tmp_path)
    async with open_storage(house.settings, house.clock) as storage:
        await storage.settings.change("org_inn", "3015000000", NOW, "Анна, admin")
        await storage.settings.change("org_ogrn", "1023000000000", NOW, "Анна, admin")
        await storage.settings.change("org_ogrn", None, NOW, "Анна, admin")

    after = [finding.line() for finding in await profile(house_in(tmp_path))]

    assert ["org_inn" in before[-1], "org_ogrn" in before[-1]] == [True, True]
    assert ["org_inn" in after[-1], "org_ogrn" in after[-1]] == [False, True]
    assert after[1] == "✓ Профиль порядка: изменено на рабочем месте: org_inn"


async def test_whoever_holds_an_office_or_a_town_sees_a_change_with_the_next_look(
    tmp_path: Path,
) -> None:
    house = house_in(tmp_path)
    async with open_storage(house.settings, house.clock) as storage:
        office, town, effective = house.office, house.town, Effective(house, storage)
        await storage.units.file(units_of(house))
        await storage.settings.change("terms", {"road_repair": 5}, NOW, "Анна, admin")
        await storage.settings.change("org_short", "Мэрия", NOW, "Анна, admin")
        await effective.look()
        during = (office.terms, town.writing.terms, town.org_short, house.profile.org_short)
        units = sorted(office.units)
        await storage.settings.change("org_short", None, NOW, "Анна, admin")
        await effective.look()

    assert during == ({"road_repair": 5}, {"road_repair": 5}, "Мэрия", "Мэрия")
    assert units == sorted(one.id for one in house.filed.units)
    assert (town.org_short, house.town is town) == (house.filed.org_short, True)


def test_a_topic_of_the_file_without_a_chat_is_one_of_the_staff_chat(tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text(
        "extends: astrakhan\nunits:\n"
        "  - {id: a, title: Дороги, group: administration, thread: 17}\n"
        "  - {id: b, title: Дворы, group: administration}\n",
        encoding="utf-8",
    )
    token = SecretStr("123456:" + "A" * 35)
    telegram = TelegramSettings(token=token, staff_chat=-1001234567890)
    settings = Settings(_env_file=None, data_dir=tmp_path, profile=str(file))

    with_forum = units_of(House(settings.model_copy(update={"telegram": telegram})))
    without = units_of(House(settings))

    assert [(one.chat, one.topic) for one in with_forum] == [
        ("telegram:-1001234567890", "17"),
        ("", ""),
    ]
    assert [(one.chat, one.topic) for one in without] == [("", ""), ("", "")]


async def test_a_command_learns_what_was_set_and_does_without_a_database(tmp_path: Path) -> None:
    assert await learn(house_in(tmp_path)) == []

    house = house_in(tmp_path)
    adopt(house, {"responsible": "отдел обращений"})
    assert house.profile.responsible == "отдел обращений"
    assert house.filed.responsible != "отдел обращений"

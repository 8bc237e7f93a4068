"""`otklik check` on what is around: clocks, calendars, contacts, a rehearsal, a port, a proxy."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from tests.check.conftest import Installed, about, lines
from tests.check.test_check_doors import with_telegram, with_vk
from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk
from tests.process.program import Program
from tests.process.test_web import until_open
from tests.web.section import free_port


@pytest.mark.parametrize(("minutes", "mark"), [(0, "✓"), (2, "!"), (6, "✗"), (-1440, "✗")])
async def test_the_clock_is_compared_with_a_messengers(
    installed: Installed, telegram: FakeTelegram, minutes: int, mark: str
) -> None:
    telegram.time_passes(minutes=minutes)

    (line,) = about(await lines(with_telegram(installed, telegram)), "Часы и часовой пояс")

    assert line[0] == mark
    if minutes == 0:
        assert line.startswith("✓ Часы и часовой пояс: Europe/Astrakhan, сейчас ")


async def test_a_clock_that_cannot_be_compared_is_not_called_right(installed: Installed) -> None:
    token, nobody = "123456:" + "a" * 35, "http://127.0.0.1:1"

    told = await lines(installed(TELEGRAM__TOKEN=token, TELEGRAM__API_URL=nobody))

    (line,) = about(told, "Часы и часовой пояс")
    assert line.startswith("! Часы и часовой пояс: Europe/Astrakhan, сейчас ")
    assert line.endswith(
        "; сверить не с чем: ни один мессенджер не ответил."
        " Что сделать: посмотрите, верны ли часы, и включите сверку времени"
    )


async def test_contacts_through_a_foreign_messenger_are_warned_about(
    installed: Installed, telegram: FakeTelegram
) -> None:
    told = await lines(with_telegram(installed, telegram, CONTACTS="all"))

    assert [line[0] for line in about(told, "Иностранный мессенджер")] == ["!", "!"]


@pytest.mark.parametrize("count", [1, 2])
async def test_two_employee_chats_give_two_votes_and_that_is_said(
    installed: Installed, vk: FakeVk, telegram: FakeTelegram, count: int
) -> None:
    with_vk(installed, vk, VK__EMPLOYEE_CHAT="2000000001")
    chat = {"TELEGRAM__EMPLOYEE_CHAT": "-1001"} if count == 2 else {}

    told = await lines(with_telegram(installed, telegram, **chat))

    marks = [line[0] for line in about(told, "Чаты сотрудников")]
    assert marks == ["!"] * (count - 1)


async def test_a_rehearsal_is_said_loudly(installed: Installed) -> None:
    told = await lines(installed(REHEARSAL="1", NOW="2026-10-09T08:59"))

    (line,) = about(told, "Репетиция")
    assert line.startswith("! Репетиция: часы переведены, сейчас «09.10.2026 08:59»")
    assert about(told, "Расписание сводки") == [
        "✓ Расписание сводки: ближайшая сводка 09.10.2026 в 09:00, но рабочий чат не задан:"
        " увидеть её можно командой «otklik digest»"
    ]


@pytest.mark.parametrize(("now", "missing"), [("2027-11-30T08:00", 0), ("2027-12-01T08:00", 1)])
async def test_in_december_the_next_years_calendar_is_missed(
    installed: Installed, now: str, missing: int
) -> None:
    told = await lines(installed(REHEARSAL="1", NOW=now))

    wanted = (
        "! Рабочий календарь: нет файла на 2028 год: известны только праздники из Трудового "
        "кодекса, переносов в сроках нет. Что сделать: обновите Отклик или положите календарь в "
        "config/calendars/2028.yaml"
    )
    assert about(told, "Рабочий календарь") == [wanted] * missing


async def test_a_taken_port_is_a_fault(installed: Installed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = await lines(installed(WEB__PORT=str(port)))

    assert about(told, "Веб-раздел") == [
        f"✗ Веб-раздел: порт {port} занят. Что сделать: укажите другой порт в OTKLIK_WEB__PORT"
    ]


async def test_a_public_address_without_https_is_warned_about(installed: Installed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    told = await lines(installed(WEB__PORT=str(port), WEB__PUBLIC_URL="http://town.example.ru"))

    assert [line[:40] for line in about(told, "Веб-раздел")] == [
        "✓ Веб-раздел: http://town.example.ru",
        "! Веб-раздел: адрес http://town.example."[:40],
    ]


async def test_whoever_stands_behind_a_proxy_is_told_to_keep_its_log_off(
    installed: Installed,
) -> None:
    settings = installed(WEB__PORT=str(free_port()), WEB__PUBLIC_URL="https://town.example.ru")

    [told] = about(await lines(settings), "Веб-раздел")

    assert told == (
        "✓ Веб-раздел: https://town.example.ru; журнал посещений сервера, который стоит перед "
        "программой, должен быть выключен (docs/behind-a-proxy.md)"
    )


async def test_a_digest_with_nowhere_to_go_is_said(
    installed: Installed, telegram: FakeTelegram
) -> None:
    staff = telegram.group("Приёмная", bot="administrator")

    nowhere = about(await lines(installed(DIGEST__DAY="5")), "Расписание сводки")
    chat = with_telegram(installed, telegram, TELEGRAM__STAFF_CHAT=str(staff.id))
    told = about(await lines(chat), "Расписание сводки")

    assert re.fullmatch(
        r"✓ Расписание сводки: ближайшая сводка 05\.(01|04|07|10)\.\d{4} в 09:00, но рабочий чат не"
        r" задан: увидеть её можно командой «otklik digest»",
        nowhere[0],
    )
    assert re.fullmatch(r"✓ Расписание сводки: ближайшая сводка 05\.\d\d\.\d{4} в 09:00", told[0])


async def test_a_port_taken_by_this_very_program_is_no_fault(tmp_path: Path) -> None:
    port = free_port()
    program = Program(tmp_path, OTKLIK_WEB__PORT=str(port))
    await program.start()
    await until_open(port)

    _, told, _ = await program.command("check")

    assert about(told.splitlines(), "Веб-раздел") == [f"✓ Веб-раздел: http://127.0.0.1:{port}"]
    assert about(told.splitlines(), "База данных")[0][0] == "✓"
    assert await program.stopped() == 0

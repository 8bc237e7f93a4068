"""`otklik check` on the doors: tokens, chats, rights, events; and on what is around."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from config.settings import Settings
from tests.check.conftest import Installed, about, lines
from tests.fakes.faults import HtmlPage
from tests.fakes.telegram import FakeTelegram, TooMany
from tests.fakes.vk import FakeVk, VkError
from tests.process.program import Program
from tests.process.test_web import until_open
from tests.web.section import free_port


def with_telegram(installed: Installed, fake: FakeTelegram, **more: str) -> Settings:
    own = {"TELEGRAM__TOKEN": fake.token, "TELEGRAM__API_URL": fake.url}
    return installed(**own | more)


def with_vk(installed: Installed, fake: FakeVk, **more: str) -> Settings:
    own = {"VK__TOKEN": fake.token, "VK__API_URL": fake.url, "VK__GROUP_ID": str(fake.group_id)}
    return installed(**own | more)


async def test_telegram_in_good_order(installed: Installed, telegram: FakeTelegram) -> None:
    staff = telegram.group("Приёмная", bot="administrator")
    people = telegram.group("Сотрудники", bot="administrator")

    told = await lines(
        with_telegram(
            installed,
            telegram,
            TELEGRAM__STAFF_CHAT=str(staff.id),
            TELEGRAM__EMPLOYEE_CHAT=str(people.id),
        )
    )

    assert [line for line in told if "Telegram" in line or "Закрытость" in line] == [
        "! Иностранный мессенджер: Telegram — иностранный мессенджер. Закон запрещает получать"
        " через него личные данные (149-ФЗ, ст. 10, ч. 8–10) и ограничивает общение органов"
        " местного самоуправления с гражданами (41-ФЗ). Что сделать: решите вопрос с юристом."
        " Основными держите сайт, ВКонтакте и MAX; приём контактов не включайте",
        "✓ Telegram, токен: @otklik_bot",
        "✓ Telegram, рабочий чат: Приёмная",
        "✓ Закрытость рабочего чата: чат закрытый",
        "✓ Telegram, права в чате: удаление сообщений",
        "✓ Telegram, чат сотрудников: Сотрудники",
    ]


async def test_a_refused_token_is_told_with_the_way_to_another(
    installed: Installed, telegram: FakeTelegram
) -> None:
    token = "123456789:AAHother-token-of-nobody-at-all-012345"

    told = await lines(with_telegram(installed, telegram, TELEGRAM__TOKEN=token))

    assert about(told, "Telegram, токен") == [
        "✗ Telegram, токен: сервер не принял токен. Что сделать: получите токен у @BotFather"
    ]


@pytest.mark.parametrize("trouble", [HtmlPage(), TooMany(3)])
async def test_a_telegram_that_is_not_itself_is_no_connection(
    installed: Installed, telegram: FakeTelegram, trouble: HtmlPage | TooMany
) -> None:
    telegram.faults.add("getMe", trouble)

    told = await lines(with_telegram(installed, telegram))

    assert about(told, "Telegram, токен") == [
        f"✗ Telegram, токен: нет связи: {telegram.url}."
        " Что сделать: проверьте доступ сервера в интернет, прокси и адрес"
    ]


async def test_a_staff_chat_without_the_bot_is_a_fault(
    installed: Installed, telegram: FakeTelegram
) -> None:
    group = telegram.group("Приёмная", bot="left")
    for chat in (group.id, -100999):
        told = await lines(with_telegram(installed, telegram, TELEGRAM__STAFF_CHAT=str(chat)))

        assert about(told, "Telegram, рабочий чат") == [
            f"✗ Telegram, рабочий чат: бота нет в чате. Что сделать: добавьте бота в чат: {chat}"
        ]


async def test_a_chat_that_became_a_supergroup_is_looked_at_and_its_new_number_named(
    installed: Installed, telegram: FakeTelegram
) -> None:
    """Not a lost connection: the program goes on, until somebody restores without its database."""
    staff = telegram.group("Приёмная", kind="group", bot="administrator")
    people = telegram.group("Сотрудники", kind="group", bot="administrator")
    clerk = telegram.citizen(501, "Ольга")
    new_staff, new_people = await staff.migrates(clerk), await people.migrates(clerk)

    told = await lines(
        with_telegram(
            installed,
            telegram,
            TELEGRAM__STAFF_CHAT=str(staff.id),
            TELEGRAM__EMPLOYEE_CHAT=str(people.id),
        )
    )

    moved = "группа стала супергруппой, её номер теперь другой. Что сделать: укажите"
    assert [line for line in told if "Telegram," in line] == [
        "✓ Telegram, токен: @otklik_bot",
        f"! Telegram, рабочий чат: {moved} OTKLIK_TELEGRAM__STAFF_CHAT={new_staff.id}",
        "✓ Telegram, рабочий чат: Приёмная",
        "✓ Telegram, права в чате: удаление сообщений",
        f"! Telegram, чат сотрудников: {moved} OTKLIK_TELEGRAM__EMPLOYEE_CHAT={new_people.id}",
        "✓ Telegram, чат сотрудников: Сотрудники",
    ]


async def test_a_public_staff_chat_is_a_fault(installed: Installed, telegram: FakeTelegram) -> None:
    group = telegram.group("Приёмная", bot="administrator", username="town_open_chat")

    told = await lines(with_telegram(installed, telegram, TELEGRAM__STAFF_CHAT=str(group.id)))

    (line,) = about(told, "Закрытость рабочего чата")
    assert line.startswith("✗ Закрытость рабочего чата: рабочий чат открытый")


async def test_a_plain_member_lacks_rights(installed: Installed, telegram: FakeTelegram) -> None:
    staff, people = telegram.group("Приёмная"), telegram.group("Сотрудники")

    told = await lines(
        with_telegram(
            installed,
            telegram,
            TELEGRAM__STAFF_CHAT=str(staff.id),
            TELEGRAM__EMPLOYEE_CHAT=str(people.id),
        )
    )

    assert about(told, "Telegram, права в чате") == [
        "! Telegram, права в чате: не хватает прав: удаление сообщений."
        " Что сделать: дайте боту права: удаление сообщений"
    ]
    assert about(told, "Telegram, чат сотрудников") == [
        "! Telegram, чат сотрудников: не хватает прав: администратор чата."
        " Что сделать: дайте боту права: администратор чата"
    ]


async def test_a_webhook_that_swallows_updates_is_a_fault(
    installed: Installed, telegram: FakeTelegram
) -> None:
    telegram.set_webhook()

    told = await lines(with_telegram(installed, telegram))

    assert [line[0] for line in about(told, "Telegram, токен")] == ["✓", "✗"]


async def test_vk_in_good_order(installed: Installed, vk: FakeVk) -> None:
    staff, people = vk.chat("Приёмная"), vk.chat("Сотрудники")

    told = await lines(
        with_vk(installed, vk, VK__STAFF_CHAT=str(staff.id), VK__EMPLOYEE_CHAT=str(people.id))
    )

    assert [line for line in told if "ВКонтакте" in line] == [
        "✓ ВКонтакте, ключ: Администрация",
        "✓ ВКонтакте, сообщения сообщества: включены",
        "✓ ВКонтакте, получение событий: message_new, message_event, message_edit",
        "✓ ВКонтакте, рабочий чат: Приёмная",
        "✓ ВКонтакте, чат сотрудников: Сотрудники",
    ]
    assert {call.method.split(".")[1][:3] for call in vk.calls} == {"get"}  # it changed nothing


async def test_a_refused_key_of_vk_is_told(installed: Installed, vk: FakeVk) -> None:
    told = await lines(with_vk(installed, vk, VK__TOKEN="vk1.a.somebody-elses"))

    assert about(told, "ВКонтакте, ключ") == [
        "✗ ВКонтакте, ключ: сервер не принял токен."
        " Что сделать: создайте ключ в управлении сообществом: «Работа с API»"
    ]


async def test_a_key_of_another_community_is_told(installed: Installed, vk: FakeVk) -> None:
    told = await lines(with_vk(installed, vk, VK__GROUP_ID="5"))

    (line,) = about(told, "ВКонтакте, ключ")
    assert line.startswith("✗ ВКонтакте, ключ: ключ не от сообщества 5 или без права «Управление».")


async def test_events_and_messages_switched_off_are_noticed(
    installed: Installed, vk: FakeVk
) -> None:
    vk.longpoll.settings["message_event"] = False
    vk.faults.add("messages.getConversations", VkError(15))

    told = await lines(with_vk(installed, vk))

    assert about(told, "ВКонтакте, получение событий") == [
        "! ВКонтакте, получение событий: события выключены. Что сделать: программа сама включит их"
        " при запуске; если не получится, включите Long Poll API и события: message_event"
    ]
    assert about(told, "ВКонтакте, сообщения сообщества") == [
        "✗ ВКонтакте, сообщения сообщества: сообщения сообщества выключены или у ключа нет права"
        " на них. Что сделать: включите сообщения сообщества и дайте ключу право на них"
    ]


async def test_a_key_of_vk_without_a_right_to_upload_is_told(
    installed: Installed, vk: FakeVk
) -> None:
    good = await lines(with_vk(installed, vk))
    del vk.state.rights["docs"]
    told = await lines(with_vk(installed, vk))

    assert "файлы с ответом" not in str(good)
    assert "ВКонтакте, файлы с ответом: у ключа нет прав «Фотографии» и «Документы»" in str(told)


async def test_a_vk_chat_needs_the_community_as_administrator(
    installed: Installed, vk: FakeVk
) -> None:
    outside, plain = vk.chat("Приёмная", bot="out"), vk.chat("Сотрудники", bot="member")

    told = await lines(
        with_vk(installed, vk, VK__STAFF_CHAT=str(outside.id), VK__EMPLOYEE_CHAT=str(plain.id))
    )

    assert about(told, "ВКонтакте, рабочий чат") == [
        f"✗ ВКонтакте, рабочий чат: бота нет в чате. Что сделать: добавьте бота в чат: {outside.id}"
    ]
    assert about(told, "ВКонтакте, чат сотрудников") == [
        "✗ ВКонтакте, чат сотрудников: не хватает прав: администратор чата."
        " Что сделать: дайте боту права: администратор чата"
    ]


async def test_a_vk_out_of_reach_does_not_hide_telegram(
    installed: Installed, telegram: FakeTelegram
) -> None:
    silent = {"VK__TOKEN": "vk1.a.x", "VK__GROUP_ID": "1", "VK__API_URL": "http://127.0.0.1:1"}

    told = await lines(with_telegram(installed, telegram, **silent))

    assert about(told, "ВКонтакте, ключ") == [
        "✗ ВКонтакте, ключ: нет связи: http://127.0.0.1:1."
        " Что сделать: проверьте доступ сервера в интернет, прокси и адрес"
    ]
    assert about(told, "Telegram, токен") == ["✓ Telegram, токен: @otklik_bot"]


async def test_max_is_told_honestly(installed: Installed) -> None:
    told = await lines(installed(MAX__TOKEN="some-token"))

    (line,) = about(told, "MAX, токен")
    assert line.startswith("! MAX, токен: MAX настроен, но эта версия его ещё не обслуживает.")


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

"""`otklik check` on Telegram: the token, the chats, the rights, a webhook."""

from __future__ import annotations

import pytest

from tests.check.conftest import Installed, about, lines
from tests.check.test_check_doors import with_telegram
from tests.fakes.faults import HtmlPage
from tests.fakes.telegram import FakeTelegram, TooMany


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

"""`otklik check` on VK: the key, the chat, rights, events; on MAX; on a door out of reach."""

from __future__ import annotations

from config.settings import Settings
from tests.check.conftest import Installed, about, lines
from tests.fakes.telegram import FakeTelegram
from tests.fakes.vk import FakeVk, VkError


def with_telegram(installed: Installed, fake: FakeTelegram, **more: str) -> Settings:
    own = {"TELEGRAM__TOKEN": fake.token, "TELEGRAM__API_URL": fake.url}
    return installed(**own | more)


def with_vk(installed: Installed, fake: FakeVk, **more: str) -> Settings:
    own = {"VK__TOKEN": fake.token, "VK__API_URL": fake.url, "VK__GROUP_ID": str(fake.group_id)}
    return installed(**own | more)


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

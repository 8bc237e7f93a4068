"""People and the community talk through the fake VK, with the real vk_api."""

from typing import Any

import pytest
from vk_api import VkApiGroup
from vk_api.bot_longpoll import VkBotLongPoll

from tests.fakes.vk import FakeVk, Press
from tests.fakes.vk.content import KINDS
from tests.fakes.vk_calling import button, call, events, keyboard, send


async def test_a_citizen_and_the_community_hear_each_other(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("Добрый день")

    (event,) = await events(poll)
    message = event["object"]["message"]
    await send(group, message["peer_id"], "Здравствуйте")

    assert (event["type"], event["v"], event["group_id"]) == ("message_new", "5.199", vk.group_id)
    assert (message["text"], message["from_id"], message["out"]) == ("Добрый день", 101, 0)
    assert await anna.hears() == "Здравствуйте"
    assert anna.sees() == ["Добрый день", "Здравствуйте"]


async def test_a_deep_link_brings_its_ref_with_the_first_message(
    vk: FakeVk, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)

    await anna.opens_link("ext_express-p12")
    await anna.opens_link("ext_roads", words="Здравствуйте")

    first, second = [event["object"]["message"] for event in await events(poll)]
    assert (first["text"], first["ref"]) == ("Начать", "ext_express-p12")
    assert first["payload"] == '{"command":"start"}'
    assert (second["text"], second["ref"]) == ("Здравствуйте", "ext_roads")
    assert "payload" not in second


async def test_a_callback_press_leaves_nothing_in_the_dialogue(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    await events(poll)
    await send(group, 101, "Вопрос", keyboard=keyboard([button("Да"), button("Нет")]))

    press = await anna.presses_callback("Нет")
    (event,) = await events(poll)
    told = event["object"]
    snackbar = '{"type": "show_snackbar", "text": "Принято"}'
    await call(
        group,
        "messages.sendMessageEventAnswer",
        event_id=told["event_id"],
        user_id=101,
        peer_id=101,
        event_data=snackbar,
    )

    assert event["type"] == "message_event"
    assert (told["payload"], told["conversation_message_id"]) == (["Нет"], 2)
    assert (await press.answered())["text"] == "Принято"
    assert anna.sees() == ["привет", "Вопрос"]


async def test_a_text_button_leaves_the_choice_in_the_dialogue(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    await send(group, 101, "Вопрос", keyboard=keyboard([button("Да", "text")]))

    pressed = await anna.presses("Да")

    assert not isinstance(pressed, Press)
    assert pressed.body["payload"] == '["\\u0414\\u0430"]'
    assert anna.sees() == ["привет", "Вопрос", "Да"]


async def test_an_ordinary_keyboard_stays_until_it_is_taken_away(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    await events(poll)
    await send(group, 101, "Шкала", keyboard=keyboard([button("7")], inline=False))
    await send(group, 101, "Ещё слово")

    stays = anna.buttons()
    await anna.presses("7")
    (event,) = await events(poll)
    await send(group, 101, "Спасибо", keyboard=keyboard(inline=False))

    assert (stays, anna.buttons()) == (["7"], [])
    assert "conversation_message_id" not in event["object"]


async def test_a_press_on_a_button_that_is_not_there_tells_those_that_are(
    vk: FakeVk, group: VkApiGroup
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    await send(group, 101, "Вопрос", keyboard=keyboard([button("Да")]))

    with pytest.raises(AssertionError, match=r"no button 'Нет', only \['Да'\]"):
        await anna.presses("Нет")


async def test_a_press_is_answered_once_by_whom_it_concerns_and_within_a_minute(
    vk: FakeVk, group: VkApiGroup
) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")
    once, late = await anna.presses_data({"a": 1}, 77), await anna.presses_data("лишнее")

    async def answer(event: str, user: int = 101) -> Any:
        who = {"event_id": event, "user_id": user, "peer_id": 101}
        return await call(group, "messages.sendMessageEventAnswer", **who)

    assert await answer(once.event.id) == 1
    assert await once.answered() == {}
    vk.time_passes(minutes=2)
    for event, user, words in (
        (once.event.id, 101, "event_id is expired"),
        (late.event.id, 101, "event_id is expired"),
        (late.event.id, 102, "event_id is invalid"),
        ("ffff", 101, "event_id is invalid"),
    ):
        with pytest.raises(Exception, match=rf"\[100\] .*{words}"):
            await answer(event, user)


async def test_every_kind_of_content_comes_as_an_event(vk: FakeVk, poll: VkBotLongPoll) -> None:
    anna = vk.citizen(101)
    for kind in KINDS:
        await anna.sends(kind)

    told = await events(poll)

    assert [event["type"] for event in told] == ["message_new"] * len(KINDS)
    assert [
        message["attachments"][0]["type"]
        for event in told
        if (message := event["object"]["message"])["attachments"]
    ] == [*KINDS[: KINDS.index("geo")], "photo"]


async def test_an_edit_and_a_refusal_of_messages_are_told(vk: FakeVk, poll: VkBotLongPoll) -> None:
    anna = vk.citizen(101)
    message = await anna.says("раз")
    await anna.edits(message, "два")
    await anna.forbids()
    await anna.allows()

    told = await events(poll)

    assert [event["type"] for event in told] == [
        "message_new",
        "message_edit",
        "message_deny",
        "message_allow",
    ]
    assert told[1]["object"]["text"] == "два"

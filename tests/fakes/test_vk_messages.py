"""Messages, history and group chats of the fake VK, with the real vk_api."""

import pytest
from vk_api import VkApiGroup
from vk_api.bot_longpoll import VkBotLongPoll

from tests.fakes.vk import FakeVk
from tests.fakes.vk_calling import button, call, events, keyboard, send


async def test_the_same_random_id_is_the_same_message(vk: FakeVk, group: VkApiGroup) -> None:
    anna = vk.citizen(101)
    await anna.says("привет")

    first = await send(group, 101, "важное", random_id=77)
    again = await send(group, 101, "важное", random_id=77)
    other = await send(group, 101, "важное", random_id=78)

    assert (again, other) == (first, first + 1)
    assert anna.sees() == ["привет", "важное", "важное"]


async def test_many_peers_are_told_one_by_one(vk: FakeVk, group: VkApiGroup) -> None:
    await vk.citizen(101).says("привет")

    values = {"peer_ids": "101,102", "random_id": 5, "message": "Всем"}
    told = await call(group, "messages.send", **values)

    assert told == [
        {"peer_id": 101, "message_id": 2, "conversation_message_id": 2},
        {
            "peer_id": 102,
            "message_id": 0,
            "error": {
                "code": 901,
                "description": "Can't send messages for users without permission",
            },
        },
    ]


async def test_own_messages_are_edited_and_deleted_for_a_day(vk: FakeVk, group: VkApiGroup) -> None:
    anna = vk.citizen(101)
    hers = await anna.says("моё")
    number = await send(group, 101, "раз", keyboard=keyboard([button("Да")]))

    await call(group, "messages.edit", peer_id=101, message_id=number, message="два")
    edited = (anna.sees(), anna.buttons())
    deleted = await call(group, "messages.delete", message_ids=str(number), delete_for_all=1)
    with pytest.raises(Exception, match=r"\[920\]"):
        await call(group, "messages.edit", peer_id=101, cmid=hers.cmid, message="чужое")
    with pytest.raises(Exception, match=r"\[924\]"):
        await call(group, "messages.delete", peer_id=101, cmids=hers.cmid, delete_for_all=1)
    old = await send(group, 101, "старое")
    vk.time_passes(hours=25)
    with pytest.raises(Exception, match=r"\[909\]"):
        await call(group, "messages.edit", peer_id=101, message_id=old, message="новое")

    assert edited == (["моё", "два"], [])
    assert deleted == {str(number): 1}
    assert anna.sees() == ["моё", "старое"]


async def test_what_the_person_wrote_can_only_be_hidden_from_the_community(
    vk: FakeVk, group: VkApiGroup
) -> None:
    anna = vk.citizen(101)
    hers = await anna.says("тайна")

    await call(group, "messages.delete", message_ids=hers.id)

    assert (anna.sees(), vk.dialogue(anna)) == (["тайна"], [])


async def test_unanswered_dialogues_and_history_can_be_caught_up(
    vk: FakeVk, group: VkApiGroup
) -> None:
    anna, boris = vk.citizen(101), vk.citizen(102)
    for text in ("раз", "два", "три"):
        await anna.says(text)
    await boris.says("привет")
    await send(group, 102, "Здравствуйте")

    waiting = await call(group, "messages.getConversations", filter="unanswered")
    newest = await call(group, "messages.getHistory", peer_id=101, count=2)
    onward = await call(group, "messages.getHistory", peer_id=101, start_message_id=2, rev=1)

    assert [item["conversation"]["peer"]["id"] for item in waiting["items"]] == [101]
    assert [item["text"] for item in newest["items"]] == ["три", "два"]
    assert [item["text"] for item in onward["items"]] == ["два", "три"]


async def test_a_group_chat_names_its_messages_by_cmid_and_tells_its_members(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    staff = vk.chat("Приёмная", bot="member")
    anna = vk.citizen(101)
    await staff.admits(anna)
    sent = await send(group, staff.id, "Карточка")
    await anna.says("Взял", staff)

    with pytest.raises(Exception, match=r"\[917\]"):
        await call(group, "messages.getConversationMembers", peer_id=staff.id)
    staff.sets_bot("admin")
    members = await call(group, "messages.getConversationMembers", peer_id=staff.id)
    about = await call(group, "messages.getConversationsById", peer_ids=staff.id)

    assert sent == 0
    actions = [event["object"]["message"].get("action") for event in await events(poll)]
    assert actions == [{"type": "chat_invite_user", "member_id": 101}, None]
    assert {m["member_id"]: m["is_admin"] for m in members["items"]} == {
        -vk.group_id: True,
        101: False,
    }
    assert about["items"][0]["chat_settings"]["title"] == "Приёмная"


async def test_a_chat_may_hide_what_does_not_mention_the_community(
    vk: FakeVk, group: VkApiGroup, poll: VkBotLongPoll
) -> None:
    staff = vk.chat(bot="member", reads_all=False)
    anna = vk.citizen(101)
    staff.sets(anna)
    await send(group, staff.id, "?", keyboard=keyboard([button("Открыть", "text")]))

    await anna.says("между собой", staff)
    await anna.presses("Открыть", staff)

    (event,) = await events(poll)
    assert event["object"]["message"]["text"] == f"[club{vk.group_id}|Администрация] Открыть"


async def test_the_community_tells_who_it_is_and_what_it_listens_to(
    vk: FakeVk, group: VkApiGroup
) -> None:
    await call(group, "groups.setLongPollSettings", group_id=vk.group_id, message_event=0)

    about = await call(group, "groups.getById")
    settings = await call(group, "groups.getLongPollSettings", group_id=vk.group_id)
    anna = vk.citizen(101)
    await anna.presses_data("x")

    assert about["groups"][0]["id"] == vk.group_id
    assert settings["events"]["message_event"] == 0
    assert vk.longpoll.ts == 0
    assert await call(group, "users.get", user_ids="101") == [
        {
            "id": 101,
            "first_name": "Анна",
            "last_name": "Иванова",
            "is_closed": False,
            "can_access_closed": True,
        }
    ]

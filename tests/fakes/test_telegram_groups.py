"""Groups of the fake: who is in, what the bot hears and may do there."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)

from tests.fakes.telegram import Citizen, FakeTelegram


async def test_privacy_mode_hides_the_talk_of_a_group_but_not_commands_and_replies(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    staff = telegram.group()
    staff.sets(anna, "member")
    card = await bot.send_message(staff.id, "Карточка")
    shown = staff.chat.messages[card.message_id]

    await anna.says("между собой", staff)
    await anna.says("/open", staff)
    await anna.says("Ответ автору", staff, reply_to=shown)
    hidden = [u.message.text for u in await bot.get_updates() if u.message]
    await staff.adds_bot(anna, "administrator")
    await anna.says("и это", staff)
    updates = await bot.get_updates()

    assert hidden == ["/open", "Ответ автору"]
    assert [u.message.text for u in updates if u.message] == ["/open", "Ответ автору", "и это"]


async def test_membership_is_told_as_it_is_at_the_moment(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    staff = telegram.group(bot="administrator")
    boss = telegram.citizen(7)
    staff.sets(boss, "creator")

    statuses = [(await bot.get_chat_member(staff.id, anna.id)).status]
    await staff.admits(anna)
    statuses.append((await bot.get_chat_member(staff.id, anna.id)).status)
    await staff.expels(anna)
    statuses.append((await bot.get_chat_member(staff.id, anna.id)).status)

    assert statuses == ["left", "member", "kicked"]
    admins = await bot.get_chat_administrators(staff.id)
    assert [admin.user.id for admin in admins] == [bot.id, 7]


async def test_a_chat_tells_its_kind_and_whether_it_is_public(
    telegram: FakeTelegram, bot: Bot
) -> None:
    staff = telegram.group("Приёмная")

    before = await bot.get_chat(staff.id)
    staff.becomes_public("priemnaya")
    after = await bot.get_chat(staff.id)

    assert (before.type, before.title, before.username) == ("supergroup", "Приёмная", None)
    assert after.username == "priemnaya"


async def test_a_chat_that_the_bot_is_not_in_refuses_it(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    kicked, left, gone = telegram.group(), telegram.group(), telegram.group()
    await kicked.removes_bot(anna)
    await bot.leave_chat(left.id)
    gone.vanishes()

    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(kicked.id, "!")
    with pytest.raises(TelegramForbiddenError, match="not a member of the supergroup chat"):
        await bot.send_message(left.id, "!")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(gone.id, "!")
    assert left.bot_status == "left"


async def test_rights_and_topics_are_asked_for(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    staff = telegram.group(forum=True)
    closed = staff.opens_topic()
    staff.closes_topic(closed)
    hers = await anna.says("/open", staff)

    for thread, words in ((closed, "TOPIC_CLOSED"), (77, "message thread not found")):
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.send_message(staff.id, "!", message_thread_id=thread)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(staff.id, hers.id)
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned"):
        await bot.pin_chat_message(staff.id, hers.id)
    staff.sets(telegram.bot, "restricted")
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages"):
        await bot.send_message(staff.id, "!")


async def test_a_group_that_became_a_supergroup_tells_its_new_id(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    old = telegram.group(kind="group")
    new = await old.migrates(anna)

    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(old.id, "!")
    await bot.send_message(new.id, "!")

    assert refused.value.migrate_to_chat_id == new.id
    assert new.sees() == ["", "!"]

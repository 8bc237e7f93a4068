"""People and the bot talk through the fake Bot API, with the real aiogram."""

import pytest
from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyParameters,
    Update,
)
from pydantic import ValidationError

from tests.fakes.calling import keyboard, raw_call
from tests.fakes.faults import ANY, FOREVER
from tests.fakes.telegram import Citizen, FakeTelegram, Unauthorized
from tests.fakes.telegram.content import KINDS, SERVICE


async def test_a_citizen_and_the_bot_hear_each_other(bot: Bot, anna: Citizen) -> None:
    await anna.says("Добрый день")

    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "Добрый день"
    await bot.send_message(anna.id, "Здравствуйте")

    assert await anna.hears() == "Здравствуйте"
    assert anna.sees() == ["/start", "Добрый день", "Здравствуйте"]


async def test_a_deep_link_comes_as_start_with_its_payload(bot: Bot, anna: Citizen) -> None:
    await anna.opens_link("ext_express-p12")

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.text == "/start ext_express-p12"
    assert [entity.type for entity in update.message.entities or ()] == ["bot_command"]


async def test_a_press_names_its_button_and_is_answered_with_a_toast(
    bot: Bot, anna: Citizen
) -> None:
    sent = await bot.send_message(anna.id, "Вопрос", reply_markup=keyboard("Да", "Нет"))

    press = await anna.presses("Нет")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer("Принято")

    assert update.callback_query.data == "d:Нет"
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id
    assert await press.answered() == "Принято"


async def test_a_press_on_a_button_that_is_not_there_tells_those_that_are(
    bot: Bot, anna: Citizen
) -> None:
    await bot.send_message(anna.id, "Вопрос", reply_markup=keyboard("Да", "Нет"))

    with pytest.raises(AssertionError, match=r"no button 'Может' .* \['Да', 'Нет'\]"):
        await anna.presses("Может")


async def test_an_edit_replaces_the_message_and_drops_its_keyboard(bot: Bot, anna: Citizen) -> None:
    sent = await bot.send_message(anna.id, "Раз", reply_markup=keyboard("Да"))

    await bot.edit_message_text("Два", chat_id=anna.id, message_id=sent.message_id)

    assert [await anna.hears(), await anna.hears()] == ["Раз", "Два"]
    assert (anna.sees(), anna.buttons()) == (["/start", "Два"], [])


async def test_what_the_person_wrote_can_be_deleted_in_a_private_chat_for_48_hours(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    young = await anna.says("тайна")
    await bot.delete_message(anna.id, young.id)
    old = await anna.says("ещё тайна")
    telegram.time_passes(hours=49)

    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(anna.id, old.id)

    assert anna.sees() == ["/start", "ещё тайна"]


async def test_every_content_of_aiogram_exists_and_is_valid(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    known = {*KINDS, *SERVICE}
    for kind in sorted(known):
        await anna.sends(kind)

    updates = await bot.get_updates()

    assert [u.message.content_type for u in updates if u.message] == sorted(known)
    never_from_people = {"unknown", "any", "text", "passport_data", "user_shared"}
    newest = {
        *("chat_owner_left", "chat_owner_changed", "gift_upgrade_sent", "managed_bot_created"),
        *("direct_message_price_changed", "paid_message_price_changed", "poll_option_added"),
        *("poll_option_deleted", "suggested_post_approved", "suggested_post_approval_failed"),
        *("suggested_post_declined", "suggested_post_paid", "suggested_post_refunded"),
        *("community_chat_added", "community_chat_removed", "community_chat_joined"),
    }
    assert {kind.value for kind in ContentType} - known - never_from_people == newest


async def test_an_album_is_messages_joined_by_a_group_id(bot: Bot, anna: Citizen) -> None:
    await anna.sends_album(3, caption="Яма")

    messages = [update.message for update in await bot.get_updates()]

    assert len({message.media_group_id for message in messages if message}) == 1
    assert [message.caption for message in messages if message] == ["Яма", None, None]


async def test_a_forward_from_a_hidden_user_is_a_poison_for_aiogram(
    telegram: FakeTelegram, anna: Citizen
) -> None:
    await anna.forwards_from_hidden()

    _, answer = await raw_call(telegram, "getUpdates")

    (update,) = answer["result"]
    with pytest.raises(ValidationError):
        Update.model_validate(update)


async def test_a_reply_must_have_its_message(bot: Bot, anna: Citizen) -> None:
    lost = ReplyParameters(message_id=999)
    forgiving = ReplyParameters(message_id=999, allow_sending_without_reply=True)

    await bot.send_message(anna.id, "!", reply_parameters=forgiving)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(anna.id, "!", reply_parameters=lost)


async def test_a_link_under_a_post_leads_into_the_private_chat(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    employees = telegram.group("Коллектив")
    link = InlineKeyboardButton(text="Пройти", url="https://t.me/otklik_bot?start=int_pulse")
    await bot.send_message(
        employees.id, "Опрос", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[link]])
    )

    await anna.presses("Пройти", employees)

    assert anna.sees() == ["/start", "/start int_pulse"]


async def test_calls_are_kept_with_their_parameters(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await bot.send_message(anna.id, "Да", protect_content=True)

    (call,) = telegram.calls

    assert call.method == "sendMessage"
    assert call.params == {"chat_id": 101, "text": "Да", "protect_content": True}


async def test_a_revoked_token_is_a_fault_that_stays(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.faults.add(ANY, Unauthorized(), times=FOREVER)

    for _ in range(3):
        with pytest.raises(TelegramUnauthorizedError):
            await bot.get_me()
    assert dict(telegram.counts) == {"getMe": 3}


async def test_files_come_whole_alone_and_in_an_album(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    digest = BufferedInputFile(b"PK" * 10**6, "Сводка.xlsx")

    sent = await bot.send_document(anna.id, digest, caption="За <b>квартал</b>", parse_mode="HTML")
    assert sent.document is not None
    known = InputMediaDocument(media=sent.document.file_id)
    album = await bot.send_media_group(anna.id, [InputMediaDocument(media=digest), known])
    picture = await bot.send_photo(anna.id, BufferedInputFile(b"PNG", "a.png"))

    assert (sent.document.file_name, sent.caption) == ("Сводка.xlsx", "За квартал")
    assert telegram.state.files[sent.document.file_id].content == b"PK" * 10**6
    assert {message.media_group_id for message in album} != {None}
    assert picture.photo is not None
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_photo(anna.id, "https://example.org/a.png")

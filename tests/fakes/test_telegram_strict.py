"""The fake Bot API refuses what Telegram refuses, in its words, and what a test should not miss."""

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MessageEntity,
    ReplyKeyboardMarkup,
)

from tests.fakes.calling import keyboard, raw_call
from tests.fakes.telegram import Citizen, FakeTelegram


@pytest.mark.parametrize(
    ("method", "body", "status", "words"),
    [
        ("sendMesage", {}, 404, "Not Found: method not found"),
        ("sendMessage", {"text": "а"}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": 101}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": 9, "text": "а"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": "x", "text": "а"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": 101, "text": " \u200b\n"}, 400, "text must be non-empty"),
        ("sendMessage", {"chat_id": 101, "text": 5}, 400, "parameter 'text' must be String"),
        ("sendMessage", {"chat_id": 101, "txt": "а", "text": "а"}, 400, "has no parameter 'txt'"),
        ("sendMessage", {"chat_id": 101, "text": "а", "protect_content": "да"}, 400, "Boolean"),
        ("sendMessage", {"chat_id": 101, "text": "а", "parse_mode": "X"}, 400, "unsupported parse"),
        ("sendMessage", {"chat_id": 101, "text": "а", "reply_markup": "{"}, 400, "can't parse"),
        ("editMessageText", {"chat_id": 101, "text": "а"}, 400, "identifier is not specified"),
        ("getChatMember", {"chat_id": 101, "user_id": 9}, 400, "Bad Request: user not found"),
        ("pinChatMessage", {"chat_id": 101, "message_id": 99}, 400, "message to pin not found"),
    ],
)
async def test_a_wrong_call_is_refused_in_telegrams_words(
    telegram: FakeTelegram,
    anna: Citizen,
    method: str,
    body: dict[str, object],
    status: int,
    words: str,
) -> None:
    answered, answer = await raw_call(telegram, method, **body)

    assert (answered, answer["ok"], answer["error_code"]) == (status, False, status)
    assert str(answer["description"]).endswith(words) or words in str(answer["description"])
    assert anna.sees() == ["/start"]


async def test_a_wrong_token_is_unauthorized(telegram: FakeTelegram) -> None:
    url = f"{telegram.url}/bot1:AAAA/getMe"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


async def test_length_is_counted_in_utf_16_after_the_markup(bot: Bot, anna: Citizen) -> None:
    await bot.send_message(anna.id, "<b>" + "я" * 4096 + "</b>", parse_mode="HTML")
    await bot.send_message(anna.id, "🙂" * 2048)

    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(anna.id, "🙂" * 2048 + "!")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abdo <", "Unclosed start tag at byte offset 5"),
        ("<foo>", 'Unsupported start tag "foo" at byte offset 0'),
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>а</b>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
    ],
)
async def test_broken_html_is_refused(bot: Bot, anna: Citizen, text: str, words: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(anna.id, text, parse_mode="HTML")

    assert refused.value.message == f"Bad Request: can't parse entities: {words}"


async def test_html_is_read_as_text_and_entities(bot: Bot, anna: Citizen) -> None:
    sent = await bot.send_message(anna.id, "🙂<b>Да</b> &lt;3 ", parse_mode="HTML")

    assert sent.text == "🙂Да <3"
    assert [(e.type, e.offset, e.length) for e in sent.entities or ()] == [("bold", 2, 2)]


async def test_entities_beyond_the_text_are_refused(bot: Bot, anna: Citizen) -> None:
    beyond = [MessageEntity(type="bold", offset=0, length=3)]

    with pytest.raises(TelegramBadRequest, match="ENTITY_BOUNDS_INVALID"):
        await bot.send_message(anna.id, "да", entities=beyond)


async def test_callback_data_has_64_bytes_not_letters(bot: Bot, anna: Citizen) -> None:
    await bot.send_message(anna.id, "?", reply_markup=keyboard("Да", data="я" * 32))

    with pytest.raises(TelegramBadRequest, match="BUTTON_DATA_INVALID"):
        await bot.send_message(anna.id, "?", reply_markup=keyboard("Да", data="я" * 33))


async def test_a_keyboard_has_100_buttons_at_most_and_8_in_a_row(bot: Bot, anna: Citizen) -> None:
    row = [InlineKeyboardButton(text=str(n), callback_data=str(n)) for n in range(9)]

    await bot.send_message(anna.id, "?", reply_markup=keyboard(*map(str, range(100))))
    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await bot.send_message(anna.id, "?", reply_markup=keyboard(*map(str, range(101))))
    with pytest.raises(TelegramBadRequest, match="9 buttons in a row"):
        await bot.send_message(
            anna.id, "?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[row])
        )


async def test_a_link_button_needs_a_real_address(bot: Bot, anna: Citizen) -> None:
    link = InlineKeyboardButton(text="Сайт", url="http://localhost:8080/a")

    with pytest.raises(TelegramBadRequest, match="Wrong HTTP URL"):
        await bot.send_message(
            anna.id, "?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[link]])
        )


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, anna: Citizen) -> None:
    sent = await bot.send_message(anna.id, "Раз", reply_markup=keyboard("Да"))

    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            "Раз ", chat_id=anna.id, message_id=sent.message_id, reply_markup=keyboard("Да")
        )


async def test_only_an_own_message_that_is_there_can_be_edited(bot: Bot, anna: Citizen) -> None:
    hers = await anna.says("моё")
    ordinary = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Да")]])
    pressed = await bot.send_message(anna.id, "?", reply_markup=ordinary)
    gone = await bot.send_message(anna.id, "!")
    await gone.delete()

    for number, words in (
        (hers.id, "message can't be edited"),
        (pressed.message_id, "message can't be edited"),
        (gone.message_id, "message to edit not found"),
    ):
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.edit_message_text("новое", chat_id=anna.id, message_id=number)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await gone.delete()


async def test_a_query_is_answered_once_and_soon(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    await bot.send_message(anna.id, "?", reply_markup=keyboard("Да"))
    once = await anna.presses("Да")
    expired = await anna.presses("Да")
    expired.expires()
    late = await anna.presses("Да")
    await bot.answer_callback_query(once.query.id)
    telegram.time_passes(minutes=16)

    for number in (once.query.id, expired.query.id, late.query.id, "12"):
        with pytest.raises(TelegramBadRequest, match="query is too old"):
            await bot.answer_callback_query(number)


async def test_a_forged_press_may_carry_anything_on_a_message_long_gone(
    bot: Bot, anna: Citizen
) -> None:
    await anna.presses_data("drop table", 12345)

    (update,) = await bot.get_updates()

    assert update.callback_query is not None
    assert update.callback_query.data == "drop table"
    assert type(update.callback_query.message).__name__ == "InaccessibleMessage"


async def test_a_person_who_blocked_deleted_or_never_wrote_cannot_be_reached(
    telegram: FakeTelegram, bot: Bot, anna: Citizen
) -> None:
    stranger, gone = telegram.citizen(102), telegram.citizen(103)
    telegram.group().sets(stranger, "member")
    await gone.opens_link()
    gone.deactivates()
    await anna.blocks_bot()

    for citizen, words in (
        (anna, "bot was blocked by the user"),
        (stranger, "bot can't initiate conversation with a user"),
        (gone, "user is deactivated"),
    ):
        with pytest.raises(TelegramForbiddenError, match=words):
            await bot.send_message(citizen.id, "ау")
    updates = await bot.get_updates()
    assert [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member] == [
        "kicked"
    ]


async def test_commands_are_checked(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="start", description="Начать")])

    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Старт", description="Начать")])


async def test_a_caption_is_edited_under_a_file_alone(bot: Bot, anna: Citizen) -> None:
    await anna.opens_link()
    text = await bot.send_message(anna.id, "слова")
    photo = await bot.send_photo(anna.id, BufferedInputFile(b"jpeg", "1.jpg"), caption="Файл 1")

    async def refused(message: int, caption: str) -> str:
        with pytest.raises(TelegramBadRequest) as refusal:
            await bot.edit_message_caption(chat_id=anna.id, message_id=message, caption=caption)
        return refusal.value.message

    assert "there is no caption in the message to edit" in await refused(text.message_id, "Файл 1")
    assert "message is not modified" in await refused(photo.message_id, "Файл 1")
    assert "message to edit not found" in await refused(photo.message_id + 1, "Файл 1")
    await bot.edit_message_caption(chat_id=anna.id, message_id=photo.message_id, caption="Файл 2")
    assert anna.sees()[-1] == "Файл 2"

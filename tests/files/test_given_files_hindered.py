"""Files of staff on a bad way: an unclear answer, a kill, a blocked bot, a body erased."""

from __future__ import annotations

from datetime import timedelta

from bot.files.enclosing import enclosed
from bot.messengers.telegram_giving import give
from bot.messengers.telegram_sending import TelegramSender
from storage.sql.notices import LEASE
from storage.tables_author import attachment, file_body
from tests.fakes.faults import Disconnect
from tests.fakes.telegram import Citizen
from tests.fakes.telegram.refusals import bad
from tests.files.test_given_files import ALONE, WORDS, Post, account, answers, held, post, vera
from tests.messages.sending import send

__all__ = ["post", "vera"]


async def test_after_an_unclear_answer_no_file_is_lost_and_none_is_doubled(
    post: Post, vera: Citizen
) -> None:
    number = await send(post.storage, account(vera), ALONE)
    await answers(post, number, *await held(post.storage))
    faults = (
        ("sendPhoto", Disconnect(applied=True)),
        ("sendDocument", Disconnect(applied=True)),
        ("sendDocument", Disconnect()),
        ("sendMessage", Disconnect(applied=True)),
    )
    for method, fault in faults:
        post.fake.faults.add(method, fault)
    for _ in range(6):
        await post.delivers()
        post.clock.time += timedelta(hours=2)

    assert [title for title, _ in post.got(vera)] == [f"{number}-1.jpg", f"{number}-2.docx"]
    assert vera.sees()[-1] == WORDS
    assert len(vera.sees()) == 4
    assert await post.storage.notices.waiting() == 0


async def test_a_program_killed_between_two_files_goes_on_with_the_second(
    post: Post, vera: Citizen
) -> None:
    number = await send(post.storage, account(vera), ALONE)
    await answers(post, number, *await held(post.storage))
    killed = TelegramSender(post.calls)
    (notice,) = await post.storage.notices.claim(post.clock())
    assert notice.person is not None
    assert await post.storage.notices.begin(notice, killed.newest(), post.clock())
    first, _ = await enclosed(post.storage, notice)
    await give(post.calls, vera.id, first, {})

    post.clock.time += LEASE + timedelta(seconds=1)
    await post.delivers()

    assert [title for title, _ in post.got(vera)] == [f"{number}-1.jpg", f"{number}-2.docx"]
    assert vera.sees()[-1] == WORDS
    assert await post.storage.notices.waiting() == 0


async def test_whoever_blocked_the_bot_gets_nothing_and_nothing_waits(
    post: Post, vera: Citizen
) -> None:
    number = await send(post.storage, account(vera), ALONE)
    await answers(post, number, *await held(post.storage))
    await vera.blocks_bot()
    await post.delivers()

    assert post.got(vera) == []
    assert await post.storage.notices.waiting() == 0


async def test_a_picture_that_is_no_photo_for_telegram_comes_as_a_document(
    post: Post, vera: Citizen
) -> None:
    number = await send(post.storage, account(vera), ALONE)
    photo, _ = await held(post.storage)
    await answers(post, number, photo)
    post.fake.faults.add("sendPhoto", bad("PHOTO_INVALID_DIMENSIONS"))
    await post.delivers()

    assert [title for title, _ in post.got(vera)] == [f"{number}-1.jpg"]
    assert vera.sees()[-1] == WORDS


async def test_words_go_although_a_file_was_erased_on_its_way(post: Post, vera: Citizen) -> None:
    number = await send(post.storage, account(vera), ALONE)
    photo, _ = await held(post.storage)
    await answers(post, number, photo)
    async with post.storage.engine.writing() as connection:
        await connection.execute(attachment.delete())
        await connection.execute(file_body.delete())
    await post.delivers()

    assert vera.sees()[-1].startswith(f"{WORDS}\n\nК ответу был приложен файл, но")
    assert post.got(vera) == []

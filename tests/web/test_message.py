"""A message through the web: written in one field, sent once, followed by its code."""

from __future__ import annotations

import asyncio
import re
from datetime import date

from sqlalchemy import func, select

from storage import tables_messages
from tests.staff.stepping import asked
from tests.web.section import Section
from tests.web.visitor import Visitor


async def sent(site: Section) -> int:
    async with site.storage.engine.reading() as connection:
        counted = await connection.execute(
            select(func.count()).select_from(tables_messages.message)
        )
        return int(counted.scalar_one())


async def written(visitor: Visitor) -> None:
    """A message on its review card."""
    await visitor.opens("/door/message")
    await visitor.presses("Начать")
    await visitor.presses("Проблема")
    await visitor.presses("Дороги и транспорт")
    await visitor.presses(next(iter(visitor.page.buttons)))
    await visitor.presses("Дальше", text="Яма на Советской\r\n\r\n<b>глубокая</b>")
    await visitor.presses("Пропустить")
    await visitor.presses("Без файлов")


async def test_a_message_is_written_in_one_field_and_sent_once(
    site: Section, anna: Visitor
) -> None:
    await written(anna)
    assert anna.page.heading == "Проверьте сообщение"
    assert "Яма на Советской <b>глубокая</b>" in " ".join(anna.page.words.split())
    form = anna.filled("Отправить")

    pages = await asyncio.gather(*(anna.posts("/talk", form) for _ in range(3)))

    (code,) = set(re.findall(r"\d{4} \d{4} \d{4} \d{4}", " ".join(page.words for page in pages)))
    assert [page.heading for page in pages] == ["Спасибо!"] * 3
    assert [page.words.count(code) for page in pages] == [1] * 3
    assert await sent(site) == 1


async def test_the_code_shown_once_tells_what_became_of_the_message(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await written(anna)
    page = await anna.presses("Отправить")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", page.words)
    (number,) = re.findall(r"Номер: (\S+)", page.words)

    await boris.opens("/door/check")
    wrong = await boris.presses("Дальше", text="0000 0000 0000 0000")
    right = await boris.presses("Дальше", text=code)

    assert wrong.heading == "Код неверный или срок хранения истёк"
    assert number in right.words
    assert code not in right.words


async def test_a_question_of_the_staff_is_answered_through_the_code(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await written(anna)
    page = await anna.presses("Отправить")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", page.words)
    (number,) = re.findall(r"Номер: (\S+)", page.words)
    await site.storage.messages.release(lambda _: [], site.parts.clock())
    case = await site.storage.cases.one(number)
    await asked(site.storage, case, site.parts.clock, date(2026, 11, 27))

    await boris.opens("/door/check")
    thread = await boris.presses("Дальше", text=code)
    await boris.presses("Ответить на вопрос")
    thanks = await boris.presses("Дальше", text="Четвёртый")

    assert ("Какой дом?" in thread.words, "Ответ передан" in thanks.words) == (True, True)
    await site.storage.messages.release(lambda _: [], site.parts.clock())
    told = await site.storage.messages.for_staff(number)
    assert told is not None
    assert told.entries[-1].text == "Четвёртый"


async def test_a_topic_is_found_by_a_word(anna: Visitor) -> None:
    await anna.opens("/door/message")
    await anna.presses("Начать")
    await anna.presses("Проблема")

    page = await anna.presses("Дальше", text="отопление")

    assert "Отопление" in page.buttons


async def test_a_survey_opened_while_writing_asks_before_the_draft_is_lost(
    anna: Visitor,
) -> None:
    await written(anna)

    page = await anna.opens("/s/roads")
    assert "Начать" not in page.buttons
    page = await anna.presses("Продолжить")

    assert page.heading == "Проверьте сообщение"

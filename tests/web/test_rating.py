"""An answer is rated on the page that its code opens; staff read it at the desk."""

from __future__ import annotations

import re

from tests.conftest import StandingClock
from tests.rating.answering import answered
from tests.web.section import Section
from tests.web.test_message import written
from tests.web.visitor import Visitor


async def test_on_the_web_the_answer_is_rated_on_the_page_of_its_code(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await written(anna)
    page = await anna.presses("Отправить")
    (code,) = re.findall(r"\d{4} \d{4} \d{4} \d{4}", page.words)
    (number,) = re.findall(r"Номер: (\S+)", page.words)
    await answered(site.storage, number, clock)

    await boris.opens("/door/check")
    thread = await boris.presses("Дальше", text=code)
    marks = await boris.presses("Не помогло")
    reasons = await boris.presses("2")
    offer = await boris.presses("Готово", ticks=["Проблема не решена"])
    await boris.presses("Вернуть в работу")
    thanks = await boris.presses("Дальше", text="Щебень размыло")

    assert "Ответ вам помог?" in thread.words
    assert "Как вы оцениваете ответ?" in marks.words
    assert "Что не так?" in reasons.words
    assert offer.heading == f"Вернуть сообщение {number} в работу?"
    assert thanks.heading == "Просьба принята"
    await site.storage.messages.release(lambda _: [], clock())
    case = await site.storage.cases.one(number)
    assert case.rating is not None
    assert (case.rating.mark, case.rating.reasons) == (2, ("unsolved",))
    assert case.rating.wish == "asked"

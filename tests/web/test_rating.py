"""An answer is rated on the page that its code opens; staff read it at the desk."""

from __future__ import annotations

import re

from storage.rating_records import AnswerRated, ReopeningWished
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, keep, send
from tests.rating.answering import answered
from tests.web.section import Section
from tests.web.test_desk import signed_in
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


async def test_the_desk_shows_the_rating_and_who_asks_to_reopen(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    number = await send(site.storage, ANNA)
    await answered(site.storage, number, clock)
    await keep(site.storage, ANNA, AnswerRated(number, False, 1, ("formal",)))
    await keep(site.storage, ANNA, ReopeningWished(number, "Ответили не о том"))
    await signed_in(site, anna)

    queue = await anna.opens("/desk/queue?show=wished")
    case = await anna.opens(f"/desk/case/{number}")
    await anna.opens(f"/desk/case/{number}/keep")
    await anna.presses("Проверить", text="Ответ верный.")
    after = await anna.presses("Отправить")

    assert f"№ {number}" in queue.words or number in queue.words
    told = " ".join(case.words.split())
    assert "Оценка автора: не помогло, 1 из 5. Что не так: Ответ не по существу" in told
    assert "Автор просит вернуть в работу 20.11.2026 Ответили не о том" in told
    assert "автор · ответ помог: нет" in told
    assert "автор · просьба вернуть в работу: автор просит" in told
    assert "Решение прежнее" in after.words
    kept = await site.storage.cases.one(number)
    assert (kept.rating and kept.rating.wish) == "declined"
    assert number not in (await anna.opens("/desk/queue?show=wished")).words

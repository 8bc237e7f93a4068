"""The desk's queue and cases, as a clerk with a browser of no script works with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from storage.erasing import Before
from storage.message_records import MessageExtended
from storage.queue_records import FILTERS
from storage.sql.signins import Role
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, PIT, keep, send, send_traceless
from tests.staff.stepping import closing, step
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.visitor import Visitor

HOSTILE = "</p><script>alert(1)</script><a href=tg://user?id=1>{{ 7*7 }} 🎉"


async def signed_in(site: Section, visitor: Visitor, role: Role = Role.OPERATOR) -> None:
    await visitor.opens((await site.sign_in_link(role)).removeprefix(site.url))
    await visitor.presses("Войти")


async def writes(clerk: Visitor, number: str, name: str, text: str = "", cause: str = "") -> Page:
    """Opens the page of a step and goes on to the last look at it."""
    await clerk.opens(f"/desk/case/{number}/{name}")
    return await clerk.sends([*clerk.filled("Проверить", text), ("cause", cause)])


async def notices(site: Section) -> list[str]:
    """What waits for authors."""
    claimed = await site.storage.notices.claim(site.parts.clock())
    return [notice.text for notice in claimed if notice.person]


async def test_the_queue_shows_what_waits_and_marks_what_is_late(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    late = await send(site.storage, ANNA, replace(PIT, due=date(2026, 11, 18)))
    urgent = await send(site.storage, ANNA, replace(PIT, urgent=True))

    everything = await anna.opens("/desk/queue")
    overdue = await anna.opens("/desk/queue?show=overdue")

    assert everything.heading == "Очередь"
    assert {"Все открытые (2)", "Просроченные (1)", "Мои (0)"} <= set(everything.links)
    assert [label for label in everything.links if label.isdecimal()] == [urgent, late]
    assert "просрочено на 2 дня" in overdue.words
    assert [label for label in overdue.links if label.isdecimal()] == [late]


async def test_a_case_whose_words_were_erased_says_so(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    traceless, _ = await send_traceless(site.storage, ANNA)
    numbers = [await send(site.storage, ANNA), traceless]
    await site.storage.messages.release(lambda _: (), clock())
    for number in numbers:
        case = await site.storage.cases.one(number)
        await site.storage.cases.take_step(closing(case, "resolved", clock))
    before = [(await anna.opens(f"/desk/case/{number}")).words for number in numbers]

    await site.storage.erasing.erase(Before.day(date(2100, 1, 1)))

    told = [(await anna.opens(f"/desk/case/{number}")).words for number in numbers]
    gone = "Текст удалён: срок его хранения вышел."
    assert [(gone in one, PIT.text in one) for one in before] == [(False, True)] * 2
    assert [(gone in one, PIT.text in one) for one in told] == [(True, False)] * 2


async def test_an_empty_queue_says_when_traceless_messages_come(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    hours = (
        "Сообщения «без следа» появляются здесь не сразу, чтобы время не выдало автора, а вместе: "
        "в 10:00, 14:00 и 17:00. Если в них говорится об опасности — с началом следующего часа."
    )
    await send_traceless(site.storage, ANNA)

    before = {show: await anna.opens(f"/desk/queue?show={show}") for show in FILTERS}
    await site.storage.messages.release(lambda _: (), clock())
    after = await anna.opens("/desk/queue")

    assert [show for show, page in before.items() if hours in page.words] == ["all", "new"]
    assert hours not in after.words


async def test_a_message_is_read_taken_answered_and_closed(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    read = await anna.opens(f"/desk/case/{number}")
    taken = await anna.presses("Взять")
    looked = await writes(anna, number, "resolved", "Яму заделали.", "quality")
    nothing_yet = await notices(site)
    done = await anna.presses("Отправить")

    assert (read.heading, "Яма на Лесной глубиной по колено" in read.words) == (
        f"Сообщение № {number}",
        True,
    )
    assert "Ответственный: Анна" in taken.words
    assert (looked.heading, nothing_yet) == ("Проверьте и отправьте", [])
    assert "Сообщение будет закрыто: Решено. Причина: Работа сделана плохо." in looked.words
    assert "итог: было «В работе», стало «Решено»" in done.words
    (said,) = await notices(site)
    assert "Яму заделали." in said
    assert said.endswith("\n\n" + site.parts.office.org_short)
    assert "Анна" not in said
    case = await site.storage.cases.one(number)
    assert (case.message.outcome, case.cause) == ("resolved", "quality")


async def test_the_log_names_roles_and_no_person(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    number = await send(site.storage, ANNA)

    await anna.opens(f"/desk/case/{number}")
    await anna.presses("Взять")

    actors = [line.actor for line in await site.storage.cases.history(number)]
    assert actors == ["author", "admin"]


async def test_a_question_goes_to_the_author_with_its_last_day(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    looked = await writes(anna, number, "ask", "Какой дом?")
    waiting = await anna.presses("Отправить")

    assert "Ответ автора ждём до 27.11.2026." in looked.words
    assert "Ждём автора" in waiting.words
    (said,) = await notices(site)
    assert "Какой дом?" in said
    assert "до 27.11.2026" in said
    await keep(site.storage, ANNA, MessageExtended(number, "Дом 4", "reply"))
    replied = (await anna.opens(f"/desk/case/{number}")).words
    assert ("Дом 4" in replied, "автор ответил на вопрос" in replied) == (True, True)


async def test_words_come_back_for_another_look_and_are_never_lost(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    await writes(anna, number, "reply", "Первый текст")
    edited = await anna.presses("Исправить")
    empty = await anna.sends([*anna.filled("Проверить", "\u200b")])
    long = await anna.sends([*anna.filled("Проверить", "я" * 3001)])

    assert (edited.status, edited.typed) == (200, "Первый текст")
    assert (empty.status, empty.error) == (422, "Текст пустой. Напишите, пожалуйста, словами.")
    assert long.error == ("Получился 3 001 знак, а можно до 3 000. Сократите, пожалуйста, текст.")
    assert long.typed == "я" * 3001
    assert await notices(site) == []


async def test_nothing_is_closed_without_a_cause(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)

    for cause in ("", "nonsense"):
        page = await writes(anna, number, "refused", "Дорога частная", cause)
        assert page.error == "Выберите основную причину: без неё сообщение не закрыть."
        assert page.typed == "Дорога частная"

    assert (await site.storage.cases.one(number)).state == "new"


async def test_whoever_comes_second_sees_what_the_first_did_and_keeps_the_words(
    site: Section, anna: Visitor, boris: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    number = await send(site.storage, ANNA)
    await writes(anna, number, "reply", "Ответ Анны")
    await writes(boris, number, "reply", "Ответ Бориса")

    await anna.presses("Отправить")
    second = await boris.presses("Отправить")
    said_once = await notices(site)
    sure = await boris.presses("Отправить")

    assert (second.status, second.heading) == (409, "Проверьте и отправьте")
    assert "появилось новое" in second.error
    assert "Ответ Бориса" in second.words
    assert len(said_once) == 1
    assert "Ответ Бориса" in sure.words
    assert len(await notices(site)) == 1


async def test_a_case_closed_meanwhile_is_not_closed_again(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    await writes(anna, number, "refused", "Дорога частная", "quality")
    case = await site.storage.cases.one(number)
    await site.storage.cases.take_step(closing(case, "resolved", clock))

    page = await anna.presses("Отправить")

    assert (page.status, page.heading) == (409, f"Сообщение № {number}")
    assert page.error == f"№ {number} уже изменили: Решено. Карточка обновлена."
    assert (await site.storage.cases.one(number)).message.outcome == "resolved"


async def test_an_old_page_takes_no_step(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    await anna.opens(f"/desk/case/{number}")
    case = await site.storage.cases.one(number)
    await site.storage.cases.take_step(step(case, "take", clock, owner="Борис"))

    page = await anna.presses("Взять")

    assert (page.status, "Ответственный: Борис" in page.words) == (409, True)
    assert page.error == "Сообщение уже изменил другой сотрудник. Вот как обстоит дело сейчас."


async def test_a_closed_case_is_reopened_with_a_new_term(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    case = await site.storage.cases.one(number)
    await site.storage.cases.take_step(closing(case, "resolved", clock))

    await anna.opens(f"/desk/case/{number}")
    page = await anna.presses("Вернуть в работу")

    after = await site.storage.cases.one(number)
    assert (after.status, after.message.due) == ("reopened", date(2026, 12, 18))
    assert "возвращено в работу" in page.words


async def test_a_traceless_message_is_read_and_answered_here(
    site: Section, anna: Visitor, clock: StandingClock
) -> None:
    await signed_in(site, anna)
    number, code = await send_traceless(site.storage, ANNA)
    hidden = await anna.opens(f"/desk/case/{number}")
    await site.storage.messages.release(lambda _: (), clock())

    read = await anna.opens(f"/desk/case/{number}")
    await writes(anna, number, "explained", "Дорогу чинит область.", "other")
    await anna.presses("Отправить")

    assert hidden.status == 404
    assert "Яма на Лесной глубиной по колено" in read.words
    opened = await site.storage.receipts.opened(code)
    assert opened
    thread = await site.storage.messages.of_code(opened)
    assert thread
    assert thread.entries[-1].text == "Дорогу чинит область."
    assert await notices(site) == []


async def test_figures_are_for_analysts_and_messages_are_not(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ANALYST)
    number = await send(site.storage, ANNA)
    paths = ["/desk/queue", f"/desk/case/{number}", f"/desk/case/{number}/reply"]

    statuses = [(await anna.opens(path)).status for path in paths]

    assert statuses == [403] * 3


async def test_nobody_sees_a_message_without_signing_in(site: Section, anna: Visitor) -> None:
    number = await send(site.storage, ANNA)

    page = await anna.opens(f"/desk/case/{number}")
    posted = await anna.posts(f"/desk/case/{number}", [("step", "take"), ("csrf", "")])

    assert (page.status, posted.status) == (401, 401)
    assert "Яма" not in page.words


async def test_a_form_of_another_session_takes_no_step(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris)
    number = await send(site.storage, ANNA)
    await boris.opens(f"/desk/case/{number}")

    page = await anna.posts(f"/desk/case/{number}", boris.filled("Взять"))

    assert page.status == 403
    assert (await site.storage.cases.one(number)).state == "new"


async def test_unknown_numbers_steps_and_pages_are_answered_kindly(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    paths = {
        "/desk/case/000000": 404,
        "/desk/case/000000/reply": 404,
        f"/desk/case/{number}/nonsense": 404,
        f"/desk/case/{number}/take": 409,  # the page of the message, and where the button is
        "/desk/queue?show=nonsense&page=-1": 200,
        "/desk/queue?page=99999999999999999999": 200,
    }

    assert {path: (await anna.opens(path)).status for path in paths} == paths


async def test_a_hostile_text_stays_a_text_on_every_page(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    plain = await send(site.storage, ANNA)
    hostile = await send(site.storage, ANNA, replace(PIT, text=HOSTILE, spot=HOSTILE))
    same = await anna.opens(f"/desk/case/{plain}")

    page = await anna.opens(f"/desk/case/{hostile}")
    checked = await writes(anna, hostile, "reply", HOSTILE)

    assert HOSTILE in page.words
    assert page.structure == same.structure
    assert HOSTILE in checked.words
    assert "script" not in {tag for tag, _ in checked.structure}

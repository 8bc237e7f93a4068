"""On the web such a text stays in its field, to be mended or sent with the name hidden."""

from __future__ import annotations

from storage.records import Draft
from tests.web.section import Section
from tests.web.test_survey import draft
from tests.web.visitor import Visitor

OFFER = "Отправить, скрыв эти данные"
TEXT = "Звоните 8 927 123-45-67"


async def offered(visitor: Visitor) -> None:
    await visitor.opens("/s/ext_express")
    await visitor.presses("Начать")
    await visitor.presses("Другое (напишу)")
    await visitor.presses("Дальше", text=TEXT)


async def kept(site: Section, visitor: Visitor) -> Draft:
    found = await draft(site, visitor, "ext_express")
    assert found is not None
    return found


async def test_it_may_be_sent_with_that_hidden(site: Section, anna: Visitor) -> None:
    await offered(anna)
    assert (anna.page.typed, OFFER in anna.page.buttons) == (TEXT, True)

    page = await anna.presses(OFFER, text=TEXT)

    assert page.title.startswith("Вопрос 2")
    assert (await kept(site, anna)).answers["topic.other"] == "Звоните [телефон скрыт]"


async def test_or_mended(site: Section, anna: Visitor) -> None:
    await offered(anna)

    page = await anna.presses("Дальше", text="Звоните в приёмную")

    assert page.title.startswith("Вопрос 2")
    assert (await kept(site, anna)).answers["topic.other"] == "Звоните в приёмную"


async def test_the_site_tells_of_a_mark_of_the_browser_and_of_no_account(
    site: Section, anna: Visitor
) -> None:
    page = await anna.opens("/about")

    assert "из случайной отметки в вашем браузере" in page.words
    assert "из вашего аккаунта" not in page.words


async def test_what_is_kept_is_told_of_the_site_and_of_no_messenger(anna: Visitor) -> None:
    privacy = await anna.opens("/privacy")
    await anna.opens("/door/message")
    message = await anna.presses("Что вы храните о сообщениях")

    assert "вычисленная из случайной отметки в вашем браузере" in privacy.words
    assert "вычисленная из аккаунта" not in privacy.words
    assert message.heading == "Что мы храним о вашем сообщении"
    assert "Через 90 дней после закрытия содержание и код удаляем" in message.words
    assert [word in message.words for word in ("мессенджер", "аккаунт")] == [False, False]


async def told_of_roads(site: Section, visitor: Visitor, *least: int) -> list[bool]:
    """Is it this that the survey's page promises, where the profile says `least`?"""
    site.parts.town.batch_min, site.parts.town.k_min = least
    await visitor.opens("/s/roads")
    page = await visitor.presses("Как мы сохраняем анонимность")
    return [f"{least[0]} законченных" in page.words, f"ответили {least[1]} человек" in page.words]


async def test_a_wave_tells_its_own_promise_where_the_profile_asks_for_less(
    site: Section, anna: Visitor
) -> None:
    """Given a wave opened with batches of ten and groups of five."""
    less = await told_of_roads(site, anna, 9, 4)
    promised = anna.page.words
    more = await told_of_roads(site, anna, 12, 7)

    assert (less, more) == ([False, False], [True, True])
    assert "пачками не меньше чем по 10 законченных" in promised
    assert "ответили 5 человек" in promised

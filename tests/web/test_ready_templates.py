"""Templates that come with the program, and templates where a clerk writes at the desk."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.staff_making import Around
from bot.handlers.staff_office import Clerk
from config.directories import shipped
from config.ready_templates import ready_templates
from storage.store import Storage
from storage.template_records import BODY, TITLE, ReplyTemplate, unknown_places
from tests.conftest import StandingClock
from tests.messages.sending import ANNA, BORIS, send
from tests.rating.answering import OFFICE
from tests.web.section import Section
from tests.web.test_desk_bulk import goes_on, notices, outcomes, ticks
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor
from web.desk.bulk_deeds import Bulk, step_of

OWN = ReplyTemplate("Своё", "По № {number} отвечает {org_short}.")


def test_ready_ones_are_sound() -> None:
    ready = ready_templates()

    assert [one.title for one in ready if unknown_places(one.body)] == []
    assert [one.title for one in ready if len(one.title) > TITLE or len(one.body) > BODY] == []
    assert len({one.title for one in ready}) == len(ready)
    topics = {one.topic for one in ready} - {None}
    assert topics <= {topic.id for topic in shipped().topics}
    assert len([one for one in ready if one.topic is None]) >= 8
    assert len(topics) >= 15


async def test_ready_ones_are_taken_once_and_only_where_there_are_none(
    storage: Storage, clock: StandingClock
) -> None:
    told = [OWN, ReplyTemplate("Другое", "Слова.", "light")]

    first = await storage.templates.keep_first(told, "admin", clock())
    again = await storage.templates.keep_first(told, "admin", clock())

    assert (first, again) == (True, False)
    assert [one.title for one in await storage.templates.all()] == ["Своё", "Другое"]


async def test_a_press_takes_them_and_then_they_are_the_towns_own(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens("/desk/templates")
    assert "Взять готовые" in page.buttons

    await anna.posts("/desk/templates", [("csrf", page.fields["csrf"]), ("ready", "1")])

    kept = await site.storage.templates.all()
    assert sorted(one.title for one in kept) == sorted(one.title for one in ready_templates())
    page = await anna.opens("/desk/templates")
    assert "Взять готовые" not in page.buttons
    assert "Фонари: заявка на ремонт" in page.links


async def test_a_town_with_its_own_is_offered_nothing(site: Section, anna: Visitor) -> None:
    await site.storage.templates.keep(OWN, "admin", site.parts.clock())
    await signed_in(site, anna)

    page = await anna.opens("/desk/templates")
    await anna.posts("/desk/templates", [("csrf", page.fields["csrf"]), ("ready", "1")])

    assert "Взять готовые" not in page.buttons
    assert [one.title for one in await site.storage.templates.all()] == ["Своё"]


async def test_many_are_closed_with_a_template_each_with_its_own_number(
    site: Section, anna: Visitor
) -> None:
    name = await site.storage.templates.keep(OWN, "admin", site.parts.clock())
    for_lamps = ReplyTemplate("Фонарь", "Починим.", "light")
    await site.storage.templates.keep(for_lamps, "admin", site.parts.clock())
    await signed_in(site, anna)
    numbers = [await send(site.storage, ANNA), await send(site.storage, BORIS)]

    form = await ticks(anna, "close", *numbers)
    assert "Начать с шаблона" in form.words
    assert "Фонарь" not in form.words  # of another topic
    filled = await goes_on(anna, fill="1", template=str(name), outcome="explained", cause="quality")
    assert (filled.status, filled.error) == (200, "")
    assert filled.typed.strip() == OWN.body
    looked = await goes_on(anna, text=filled.typed, outcome="explained", cause="quality")
    assert "Вместо {number}, {org_short} в каждом ответе" in looked.words
    await goes_on(anna, sure="1")

    assert await outcomes(site, *numbers) == ["explained", "explained"]
    told = "\n".join(await notices(site))
    org = site.parts.office.org_short
    assert [f"По № {one} отвечает {org}." in told for one in numbers] == [True, True]


async def test_one_is_answered_with_a_template_that_may_still_be_changed(
    site: Section, anna: Visitor
) -> None:
    name = await site.storage.templates.keep(OWN, "admin", site.parts.clock())
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)
    path = f"/desk/case/{number}/explained"

    page = await anna.opens(path)
    fields = [("csrf", page.fields["csrf"]), ("revision", page.fields["revision"])]
    more = [("template", str(name)), ("fill", "1"), ("cause", "quality")]
    page = await anna.posts(path, [*fields, *more])

    assert (page.status, page.error) == (200, "")
    assert page.typed.strip() == f"По № {number} отвечает {site.parts.office.org_short}."
    assert page.chosen["cause"] == "quality"
    case = await site.storage.cases.one(number)
    assert (case.message.is_open, len(case.thread)) == (True, 1)


async def test_a_question_to_the_author_begins_without_templates(
    site: Section, anna: Visitor
) -> None:
    await site.storage.templates.keep(OWN, "admin", site.parts.clock())
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)

    page = await anna.opens(f"/desk/case/{number}/ask")

    assert "Начать с шаблона" not in page.words


async def test_dots_of_a_template_never_reach_an_author(site: Section, anna: Visitor) -> None:
    ready = ReplyTemplate("Сделано", "По № {number} сделано: … . Спасибо…")
    name = await site.storage.templates.keep(ready, "admin", site.parts.clock())
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)

    form = await ticks(anna, "close", number)
    filled = await goes_on(anna, fill="1", template=str(name), outcome="explained", cause="quality")
    left = await goes_on(anna, text=filled.typed, outcome="explained", cause="quality")
    written = ready.body.replace("…", "фонарь", 1)
    looked = await goes_on(anna, text=written, outcome="explained", cause="quality")
    page = await anna.opens(f"/desk/case/{number}/explained")
    fields = [("csrf", page.fields["csrf"]), ("revision", page.fields["revision"])]
    alone = await anna.posts(page.path, [*fields, ("text", ready.body), ("cause", "quality")])

    assert (form.status, filled.status, looked.heading) == (200, 200, "Проверьте ещё раз")
    told = "В тексте осталось многоточие из шаблона. Впишите вместо него своё или уберите."
    assert [(left.status, left.error), (alone.status, alone.error)] == [(422, told)] * 2


async def test_signs_of_what_was_hidden_in_a_draft_do_not_go_to_an_author(
    site: Section, anna: Visitor
) -> None:
    """A template made of answers to others: the clerk writes the name, or takes the sign out."""
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)
    page = await anna.opens(f"/desk/case/{number}/explained")
    fields = [("csrf", page.fields["csrf"]), ("revision", page.fields["revision"])]

    async def tries(text: str) -> tuple[int, str]:
        told = await anna.posts(page.path, [*fields, ("text", text), ("cause", "quality")])
        return told.status, told.error

    left = "В тексте осталось «{}»: здесь были личные данные. Впишите вместо него своё или уберите."
    assert await tries("Здравствуйте, [имя скрыто]!") == (422, left.format("[имя скрыто]"))
    assert await tries("Ремонт [адрес скрыт]") == (422, left.format("[адрес скрыт]"))
    assert await tries("Здравствуйте! [Скрытых работ] нет.") == (200, "")


async def test_a_place_that_a_case_cannot_fill_leaves_it_as_it_was(
    storage: Storage, clock: StandingClock
) -> None:
    case = await storage.cases.one(await send(storage, ANNA))
    without = replace(case, message=replace(case.message, due=None))
    bulk = Bulk("close", (), "explained", "Ответим до {due}.", "quality")
    around = Around(OFFICE, Clerk("Ольга"), clock())

    whole = step_of(bulk, case, around, None)

    assert whole is not None
    assert whole.telling is not None
    assert whole.telling.text == "Ответим до 20.12.2026."
    assert step_of(bulk, without, around, None) is None

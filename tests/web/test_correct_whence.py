"""An entered appeal's channel and contour, put right at the desk; a message that came by a door of
ours keeps both."""

from __future__ import annotations

from storage.register_records import Key
from tests.messages.sending import ANNA, send
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.test_desk_entry import sends
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

TOPIC = "equipment"  # of employees


async def entered(anna: Visitor, **changes: str) -> str:
    await anna.opens("/desk/entry")
    page = await sends(anna, **changes)
    while "/case/" not in page.path:  # what may be the same is looked at first
        page = await sends(anna, **changes)
    return page.path.rpartition("/")[2]


async def corrects(anna: Visitor, number: str, **changes: str) -> Page:
    """The form as a browser sends it, with these fields changed."""
    form = await anna.opens(f"/desk/case/{number}/correct")
    told = {name: form.fields[name] for name in ("csrf", "revision")} | form.chosen
    told |= {"organisation": form.values["organisation"]} | changes
    return await anna.posts(f"/desk/case/{number}/correct", [*told.items()])


async def changes_of(site: Section, number: str, field: str) -> list[tuple[str | None, ...]]:
    history = await site.storage.cases.history(number)
    return [(one.actor, one.old, one.new) for one in history if one.field == field]


async def test_a_letter_noted_under_a_wrong_channel_is_put_right_with_a_line_in_the_log(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await entered(anna)

    page = await corrects(anna, number, channel="reception", form="oral")

    assert (await site.storage.cases.one(number)).message.channel == "reception"
    assert await changes_of(site, number, "channel") == [("operator", "post", "reception")]
    assert "канал: было «Почта», стало «Личный приём»" in " ".join(page.words.split())


async def test_what_an_employee_said_is_taken_into_the_inner_contour_with_a_topic_of_employees(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await entered(anna, channel="reception")

    refused = await corrects(anna, number, audience="internal")
    kept = (await site.storage.cases.one(number)).message
    page = await corrects(anna, number, audience="internal", topic=TOPIC)

    assert (refused.status, kept.audience, kept.topic) == (409, "external", "road_repair")
    assert refused.error.startswith("Контур другой: темы жителей и сотрудников разные.")
    case = await site.storage.cases.one(number)
    assert (case.message.audience, case.message.topic) == ("internal", TOPIC)
    assert await changes_of(site, number, "audience") == [("operator", "external", "internal")]
    assert "контур: было «Внешний», стало «Внутренний»" in " ".join(page.words.split())


async def test_a_message_that_came_by_a_door_keeps_its_channel_and_contour(
    site: Section, anna: Visitor
) -> None:
    number = await send(site.storage, ANNA)
    await signed_in(site, anna)
    before = (await site.storage.cases.one(number)).message

    form = await anna.opens(f"/desk/case/{number}/correct")
    await corrects(anna, number, channel="post", audience="internal")

    after = (await site.storage.cases.one(number)).message
    assert {"channel", "audience"}.isdisjoint(form.chosen)
    assert (after.channel, after.audience) == (before.channel, before.audience)


async def test_no_letter_is_said_to_have_come_by_a_door_of_ours(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    number = await entered(anna)

    page = await corrects(anna, number, channel="telegram")

    assert (page.status, await changes_of(site, number, "channel")) == (409, [])
    assert page.error == "Такого значения в справочнике нет. Выберите, пожалуйста, ещё раз."


async def test_a_number_that_the_other_channel_has_already_is_refused(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await entered(anna, external_id="17")
    other = await entered(anna, channel="email", external_id="17", text="Совсем о другом: скамейки")

    page = await corrects(anna, other, channel="post")

    assert page.status == 409
    assert page.error == "В этом канале уже есть обращение с таким же номером в журнале."
    assert (await site.storage.cases.one(other)).message.channel == "email"


async def test_duplicates_stay_with_a_letter_whose_channel_is_put_right(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    main = await entered(anna)
    twin = await entered(anna, text="Не чинят дорогу у школы на Садовой улице второй год")
    form = await anna.opens(f"/desk/case/{twin}/duplicate")
    told = [(name, form.fields[name]) for name in ("csrf", "revision")]
    await anna.posts(f"/desk/case/{twin}/duplicate", [*told, ("original", main), ("sure", "1")])

    await corrects(anna, main, channel="email")

    key = str(Key("email", main))
    assert (await site.storage.cases.one(twin)).of_register.duplicate_of == key
    assert [one.number for one in (await site.storage.cases.one(main)).twins] == [twin]
    assert (await changes_of(site, twin, "duplicate_of"))[-1] == (
        "operator",
        str(Key("post", main)),
        key,
    )

"""Forms that no page of the desk makes: what they ask for is not given, and nothing breaks."""

from __future__ import annotations

from sqlalchemy import update

from storage.case_records import Telling
from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from storage.tables_register import appeal
from tests.files import corpus
from tests.messages.sending import ANNA, BORIS, send
from tests.staff.stepping import step
from tests.web.section import Section
from tests.web.test_desk_list import signed_in
from tests.web.visitor import Visitor

SECRET = "Ответ другого отдела"


async def of_roads(site: Section, visitor: Visitor) -> str:
    """A clerk of this unit, and the number of its one message."""
    now = site.parts.clock()
    await site.storage.units.put(Unit("roads", "Дороги"), now, "тест")
    number = await send(site.storage, ANNA)
    async with site.storage.engine.writing() as connection:
        theirs = update(appeal).where(appeal.c.number == number)
        await connection.execute(theirs.values(unit="roads"))
    token = await site.parts.signins.make_link(Clerk("Олег", Role.OPERATOR, "roads"), now)
    await visitor.opens(f"/desk/enter?t={token}")
    await visitor.presses("Войти")
    return number


async def answered(site: Section, number: str) -> None:
    case = await site.storage.cases.one(number)
    told = Telling("answer", SECRET, SECRET)
    await site.storage.cases.take_step(step(case, "reply", site.parts.clock, telling=told))


async def test_a_clerk_of_a_unit_reads_no_answer_of_others_as_of_an_original(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    own, other = await of_roads(site, anna), await send(site.storage, BORIS)
    await answered(site, other)
    await signed_in(site, boris)

    pages = []
    for clerk in (anna, boris):
        await clerk.opens(f"/desk/case/{own}/duplicate")
        fields = [("csrf", clerk.page.fields["csrf"]), ("original", other)]
        pages.append(await clerk.posts(f"/desk/case/{own}/duplicate", fields))

    theirs, everybodys = pages
    assert (SECRET in theirs.words, SECRET in everybodys.words) == (False, True)
    assert (theirs.status, everybodys.status) == (422, 200)


async def test_a_file_that_a_form_names_twice_goes_once(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    number = await send(site.storage, ANNA)
    paper = await site.storage.attachments.hold("docx", corpus.document())
    await anna.opens(f"/desk/case/{number}/reply")
    case = await site.storage.cases.one(number)
    named = [("file", f"{paper.name}.{kind}.{paper.size}") for kind in ("docx", "docx", "pdf")]
    told = [("text", "Ответ в файле."), ("revision", str(case.revision)), ("sure", "1")]

    token = ("csrf", anna.page.fields["csrf"])
    page = await anna.posts(f"/desk/case/{number}/reply", [token, *told, *named])

    assert (page.status, page.path) == (200, f"/desk/case/{number}")
    assert len(await site.storage.attachments.of_staff(number)) == 1


async def test_a_form_pressed_twice_makes_one_record_and_one_template(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens("/desk/registers/actions/new")
    told = {name: page.fields[name] for name in ("csrf", "page")}
    told |= {"day": "2026-11-05", "kind": "site", "title": "Раздел о ямах"}
    reply = [("csrf", told["csrf"]), ("title", "О ямах"), ("body", "Заделаем."), ("topic", "")]

    for _ in range(2):
        await anna.posts("/desk/registers/actions/new", list(told.items()))
        await anna.posts("/desk/templates", reply)

    (kept,) = await site.storage.side.listed("action")
    assert [one.deed for one in await site.storage.side.history(kept.id)] == ["added"]
    assert len(await site.storage.templates.all()) == 1


async def test_a_form_of_a_name_that_is_taken_changes_nothing_and_is_kept_beside(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    page = await anna.opens("/desk/registers/actions/new")
    told = {name: page.fields[name] for name in ("csrf", "page")}
    told |= {"day": "2026-11-05", "kind": "site"}

    for title in ("Первая", "Вторая"):
        await anna.posts("/desk/registers/actions/new", [*told.items(), ("title", title)])
    await anna.posts("/desk/registers/practices/new", [*told.items(), ("title", "Третья")])

    actions = await site.storage.side.listed("action")
    practices = await site.storage.side.listed("practice")
    titles = sorted(one.values["title"] for one in (*actions, *practices))
    assert titles == ["Вторая", "Первая", "Третья"]
    assert len({one.id for one in (*actions, *practices)}) == 3

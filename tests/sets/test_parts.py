"""Parts of the report by direction: beside each part at the desk, in the set, read back."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx as word
import pytest

from app.report_making import maker
from bot.report_papers import ReportPapers
from bot.texts import say
from config.directories import shipped
from config.profile import Profile
from reports.build import Basis, Wish
from reports.document import Document, Table, cell_text, parts
from reports.kept_sets import KeptSets
from reports.period import parse
from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from storage.store import Storage
from storage.submission_records import Line
from tests.conftest import StandingClock
from tests.pains.quarters import Row, answers, enter, opened
from tests.sets.test_desk import taken
from tests.side.test_desk import signed_in
from tests.submitting.test_desk import KAMENSK, in_kamensk
from tests.web.section import Section, own_house
from tests.web.visitor import Visitor

WISH = Wish(parse("2026Q4"), date(2026, 11, 20))
PAGE = "/desk/reports?period=2026Q4"


async def a_quarter(storage: Storage, folder: Path) -> None:
    """Three appeals are about services by the register, one of them late; two are of a topic."""
    about = [Row(direction="services", waited=40), Row(direction="services", kind="request")]
    about += [Row(direction="services", waited=5, repeat=True), Row(), Row()]
    await enter(storage, folder, about)
    await opened(storage, [*answers(20, 5), *answers(10, 1, "queue")])


def papers(storage: Storage, profile: Profile = KAMENSK) -> ReportPapers:
    return ReportPapers(storage, Basis(profile, shipped()), WISH)


def table(document: Document, name: str) -> list[list[str]]:
    [found] = [one for one in parts(document, Table) if one.id == name]
    return [[cell_text(cell, say).replace("\xa0", " ") for cell in row] for row in found.rows]


async def test_a_part_has_the_figures_of_its_direction_alone_in_every_database(
    storage: Storage, tmp_path: Path
) -> None:
    """Given appeals and questionnaires about services, and others; when its part is written; then
    it tells of those alone, with their fractions, and of nothing of another direction."""
    await a_quarter(storage, tmp_path)
    whose = papers(storage)
    ground = await whose.ground()

    services, appeals = whose.part(ground, "services"), whose.part(ground, "appeals")

    assert table(services, "part_appeals") == [
        ["Внешние клиенты", "3", "2", "1", "2", "50,0 % (1 из 2)"],
        ["Внутренние клиенты (сотрудники)", "0", "0", "0", "0", "—"],
    ]
    assert table(services, "external_surveys") == [
        [
            *("Предоставление муниципальных услуг", "Как вам оказали муниципальную услугу?", "30"),
            *("66,7 % (20 из 30)", "33,3 % (10 из 30)", "66,7", "сравнить не с чем"),
        ]
    ]
    assert table(appeals, "part_appeals")[0] == ["Внешние клиенты", "0", "0", "0", "0", "—"]
    assert table(appeals, "external_surveys")[0][1] == "открытых анкет нет"
    assert table(services, "part_causes")[-1] == ["Всего", "3", "100,0 % (3 из 3)"]


async def test_the_whole_report_says_which_parts_are_accepted_and_since_when(
    storage: Storage, tmp_path: Path
) -> None:
    """Steps after the cut-off are not of it."""
    for number, step, day in (
        (1, "submit", date(2026, 11, 18)),
        (2, "accept", date(2026, 11, 19)),
        (3, "return", date(2026, 11, 21)),
    ):
        await storage.submissions.take(
            Line("2026Q4", "services", number, step, day, "Анна, admin")  # type: ignore[arg-type]  # steps of the table above
        )
    whose = papers(storage)
    told = await whose.add((await whose.ground()).told)

    assert table(told.added["about"], "parts") == [
        ["Предоставление муниципальных услуг", "принят", "19.11.2026"],
        ["Рассмотрение обращений и запросов", "готовится", "—"],
    ]


async def test_where_no_part_is_asked_for_nothing_is_said_of_parts(storage: Storage) -> None:
    whose = papers(storage, KAMENSK.model_copy(update={"report": without_parts()}))
    told = await whose.add((await whose.ground()).told)

    assert told.added["about"] == ()


def without_parts() -> Any:
    return KAMENSK.report.model_copy(update={"per_direction_units": False})


async def test_the_set_has_a_file_a_direction_and_the_report_names_them(
    storage: Storage, tmp_path: Path, clock: StandingClock
) -> None:
    """Given a town of parts; when its set is made as the command and the desk make it; then parts/
    has one file a direction, of the same snapshot, read back by Word's own library."""
    await a_quarter(storage, tmp_path)
    house = own_house()
    house.__dict__["profile"] = KAMENSK
    place = KeptSets(tmp_path / "kept").begin(clock())

    made = await maker(house, storage)(WISH, place)

    found = {name for name in made.written.files if name.startswith("parts/")}
    assert found == {"parts/services_2026Q4.docx", "parts/appeals_2026Q4.docx"}
    opened_file = word.Document(str(made.written.folder / "parts" / "services_2026Q4.docx"))
    assert opened_file.core_properties.keywords == f"otklik:{made.written.snapshot}"
    assert opened_file.core_properties.title == (
        "Раздел отчёта: Предоставление муниципальных услуг"
        " за IV квартал 2026 года (01.10.2026 — 31.12.2026)"
    )
    whole = word.Document(str(made.written.folder / "report_2026Q4.docx"))
    cells = [cell.text for one in whole.tables for row in one.rows for cell in row.cells]
    assert "Рассмотрение обращений и запросов" in cells


async def test_a_unit_takes_its_own_part_and_no_other_at_the_desk(
    site: Section, anna: Visitor, tmp_path: Path
) -> None:
    """Given a unit that answers for services; its clerk gets that file, not the other; an analyst
    gets both; a direction of nobody, and a name of another kind, give nothing."""
    in_kamensk(site)
    await a_quarter(site.storage, tmp_path)
    await site.storage.units.put(Unit("intake", "Приёмная"), site.parts.clock(), "тест")
    token = await site.parts.signins.make_link(
        Clerk("Вера", Role.OPERATOR, "intake"), site.parts.clock()
    )
    vera = Visitor(site.url)
    await vera.opens(f"/desk/enter?t={token}")
    await vera.presses("Войти")
    await signed_in(site, anna, Role.ANALYST)
    path = "/desk/reports/parts/{}.docx?period=2026Q4"

    page = await vera.opens(PAGE)
    assert page.words.count("Скачать раздел (DOCX)") == 1
    status, body, named = await taken(site, vera, path.format("services"))
    assert (status, named) == (200, 'attachment; filename="services_2026Q4.docx"')
    text = [one.text for one in word.Document(io.BytesIO(body)).paragraphs]
    assert "Ответственное подразделение: Приёмная." in text
    assert (await taken(site, vera, path.format("appeals")))[0] == 404

    assert (await anna.opens(PAGE)).words.count("Скачать раздел (DOCX)") == 2
    assert (await taken(site, anna, path.format("appeals")))[0] == 200
    for name in ("control", "nobody", "..%2fservices", "services%00"):
        assert (await taken(site, anna, path.format(name)))[0] in (400, 404)
    await vera.close()


@pytest.mark.parametrize("name", ["services", "appeals"])
async def test_a_stranger_gets_no_part(site: Section, name: str) -> None:
    in_kamensk(site)
    stranger = Visitor(site.url)

    assert (await taken(site, stranger, f"/desk/reports/parts/{name}.docx"))[0] == 401
    await stranger.close()

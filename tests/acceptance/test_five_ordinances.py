"""Each of the five ordinances plays its whole quarter; its report has the figures made by hand.

Through the commands a clerk types: the register in, surveys opened, the report, the digest, the
clauses. What differs between the towns is their ordinance alone: channels, base, directions,
deadline, publicity, templates.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.compose import House
from app.database import open_storage
from app.effective import Effective
from bot.digests import moment
from config import settings
from config.directories import shipped
from config.profile import Profile, load, names
from reports.period import parse
from storage.publication_records import Edition
from tests.acceptance.by_hand import (
    CAUSES,
    CHANNELS,
    COLUMNS,
    FOOTNOTE,
    LEFT,
    OF_ALL,
    OF_COMPLAINTS,
    PAPERS,
    TOPICS,
    WAITING,
)
from tests.acceptance.quarter import asked, register_file

OPENED = date(2026, 9, 30)
OUT = Path("out")


@pytest.fixture(scope="module", params=names())
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Profile]:
    """An installation of its own on 5 October 2026: its quarter brought in, its report made."""
    profile = load(request.param)
    folder = tmp_path_factory.mktemp(profile.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("OTKLIK_PROFILE", profile.name)
        patch.setenv("OTKLIK_REHEARSAL", "1")
        patch.setenv("OTKLIK_NOW", "2026-10-05T12:00")
        taken = typed("import", "appeals", str(register_file(folder, profile)))
        assert taken.stdout == "новых 14, изменено 0, без изменений 0, отклонено 0\n"
        asyncio.run(_asked())
        assert typed("report", "2026Q3", "--to", "out").exit_code == 0
        yield profile


def typed(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


async def _asked() -> None:
    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        for direction in house.profile.external_directions:
            await asked(storage, direction, OPENED)
        for direction in house.profile.internal_directions:
            await asked(storage, direction, OPENED, "internal")


def figures(audience: str) -> Any:
    return json.loads(typed("metrics", "2026Q3", "--audience", audience, "--format", "json").stdout)


def six(folder: Path) -> list[list[str]]:
    """The table of the six metrics of citizens: number, words, clause, value."""
    document = docx.Document(str(folder / "2026Q3" / "report_2026Q3.docx"))
    first = next(one for one in document.tables if len(one.columns) == 4)
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in first.rows][1:]


def words_of(folder: Path) -> Iterator[str]:
    document = docx.Document(str(folder / "2026Q3" / "report_2026Q3.docx"))
    yield from (one.text for one in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def test_the_report_has_the_ordinances_six_metrics_in_its_words_with_figures_by_hand(
    town: Profile,
) -> None:
    """Given a quarter of fourteen rows; when the report is made; then its first table is the
    ordinance's: words, clause, and the figures worked out by hand, over its own base."""
    received = "Поступило: 10, в том числе жалоб: 6.\n" + "\n".join(CHANNELS[town.name])
    shares = OF_ALL if town.base == "all" else OF_COMPLAINTS
    clauses = town.clauses
    values = (received, CAUSES, TOPICS, WAITING, shares, shares)
    names_of = ("received", "causes", "topics", "waiting", "satisfied", "unsatisfied")
    assert six(OUT) == [
        [str(number), getattr(clauses, name).says, getattr(clauses, name).at, value]
        for number, (name, value) in enumerate(zip(names_of, values, strict=True), start=1)
    ]


def test_the_figures_of_both_audiences_are_those_by_hand(town: Profile) -> None:
    """Given the quarter; when programs read it; then every figure is the one by hand."""
    told, staff = figures("external")["appeals"], figures("internal")["appeals"]

    assert (told["received"], told["complaints"], told["duplicates"]) == (10, 6, 1)
    assert told["outcomes"]["base"] == town.base
    assert told["maturity"] == (90.0 if town.base == "all" else 83.3)
    assert {name: told["waiting"][name] for name in ("answers", "mean_days", "p90_days")} == {
        "answers": 7,
        "mean_days": 15.0,
        "p90_days": 31,
    }
    assert (told["waiting"]["within_30_days"], told["waiting"]["overdue_open"]) == (85.7, 1)
    assert (staff["received"], staff["waiting"]["mean_days"]) == (3, 1.5)
    assert staff["outcomes"]["complaints"]["satisfied"] == {"count": 1, "share": 33.3}
    organisations = [(row["id"], row["count"]) for row in told["by_organisation"]]
    sums = [("administration", 9), ("МБУ «Дороги»", 1)]
    assert organisations == (sums if town.include_subordinate_orgs else [])


def test_each_of_its_directions_is_told_with_its_margin_and_no_other(town: Profile) -> None:
    """Given twenty-five answers of each direction; when figures, digest and report are read; then
    72.0 % ± 17.6 of each, in the order of the ordinance, and of nothing beside."""
    for audience in ("external", "internal"):
        surveys = figures(audience)["surveys"]
        assert {one["direction"] for one in surveys} == set(town_directions(town, audience))
        for survey in surveys:
            told = {name: survey[name] for name in ("n", "csat", "dsat", "mean", "index")}
            assert told == {"n": 25, "csat": 72.0, "dsat": 12.0, "mean": 3.96, "index": 74.0}
    lines = [line for line in typed("digest", "2026Q3").stdout.splitlines() if "±17,6" in line]
    titles = [
        shipped().directions.title(one)
        for audience in ("external", "internal")
        for one in town_directions(town, audience)
    ]
    assert sorted(line.partition(": довольны")[0] for line in lines) == sorted(titles)
    assert all("довольны 72,0% (ответов 25, ±17,6 п. п.)" in line for line in lines)


def town_directions(town: Profile, audience: str) -> tuple[str, ...]:
    return town.external_directions if audience == "external" else town.internal_directions


def test_the_mark_the_body_and_the_responsible_stand_in_digest_and_report(town: Profile) -> None:
    """Given the ordinance's own clause; when both are made; then neither lacks it."""
    mark = f"публикации не подлежит ({town.report.clause_not_public})"
    assert mark in typed("digest", "2026Q3").stdout
    text = "\n".join(words_of(OUT))
    for wanted in (mark, town.act, town.org, town.responsible):
        assert wanted in text
    assert "Для служебного пользования" not in text


def test_its_own_chapters_and_papers_are_there_and_nobody_elses(town: Profile) -> None:
    """Given what the ordinance asks beside the six; when the report is made; then the rating, the
    problems, the pain map, parts of units and papers of a roadmap are there where it asks."""
    headings = {one for one in words_of(OUT) if len(one) < 80}
    files = {str(path.relative_to(OUT / "2026Q3")) for path in (OUT / "2026Q3").rglob("*.docx")}

    assert (any("Проблематика" in one for one in headings)) == (town.name == "gatchina")
    assert (any("Рейтинг" in one for one in headings)) == (town.name == "gatchina")
    assert files == {"report_2026Q3.docx", *PAPERS.get(town.name, ())}


def test_its_pain_map_has_the_columns_of_the_appendix(town: Profile) -> None:
    """Given an ordinance with a map; when it is opened; then the eight columns of the appendix in
    their order, its footnote, and the one pain that these rows show."""
    file = OUT / "2026Q3" / "pain_map_2026Q3.docx"
    assert file.exists() == (town.name in ("astrakhan", "naur"))
    if file.exists():
        document = docx.Document(str(file))
        first = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
        assert first[0] == list(COLUMNS)
        assert FOOTNOTE in [one.text for one in document.paragraphs]


def test_only_the_ordinance_that_wants_it_makes_anything_public(town: Profile) -> None:
    """Given an edition somebody has said yes to; when the program looks what holds; then citizens
    of Naur alone read it, without a single figure of appeals."""

    async def shown() -> str:
        house = House(settings.load())
        async with open_storage(house.settings, house.clock) as storage:
            said = Edition("2026Q3", 25, 72.0, ("Долгое ожидание",), (), 5)
            await storage.publications.publish(said, date(2026, 10, 5), "Анна, admin")
            await Effective(house, storage).look()
            await storage.publications.take_back("2026Q3", date(2026, 10, 5), "Анна, admin")
            return house.town.changes

    told = asyncio.run(shown())

    assert ("Долгое ожидание" in told) == (town.name == "naur")
    assert [one for one in ("Поступило", "16,7", "жалоб") if one in told] == []


def test_the_digest_comes_in_time_in_every_quarter_of_three_years(town: Profile) -> None:
    """Given the deadline of the ordinance; when days are counted, January too; then the digest is
    never after it, and never after the 9th."""
    when = House(settings.load()).when
    for year in (2025, 2026, 2027):
        for number in range(1, 5):
            period = parse(f"{year}Q{number}")
            due = moment(period, when)
            assert (due.date().year, due.date().month) == (period.end.year, period.end.month)
            assert due.day <= min(9, town.report.deadline_day or 9)


def test_its_clauses_fail_for_exactly_what_these_clerks_have_not_done(town: Profile) -> None:
    """Given an installation with rows, surveys and nothing else set up; when the clauses are
    ticked; then the crosses are those by hand: each has a remedy, and no look fell."""
    found = json.loads(typed("ordinance", "--format", "json").stdout)
    crosses = [one for clause in found["clauses"] for one in clause["served_by"] if not one["ok"]]
    assert found["act"] == town.act
    assert [one for one in crosses if not one["remedy"]] == []
    assert {one["look"] for one in crosses} == LEFT[town.name]

"""The report's chapter of additional surveys: population, sample, response, margin reached."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import docx as word

from app.report_making import maker
from bot.report_papers import ReportPapers
from bot.texts import say
from config.directories import shipped
from config.profile import load
from reports.build import Basis, Wish
from reports.document import Document, Heading, Paragraph, Table, cell_text, parts
from reports.kept_sets import KeptSets
from reports.period import parse
from storage.records import WaveState
from storage.store import Storage
from tests.conftest import StandingClock
from tests.inquiry.test_followed import PLAN, at, found
from tests.storage.ballots import cast
from tests.web.section import own_house

ASTRAKHAN = load("astrakhan")
LAST = date(2027, 1, 5)


async def chapter(storage: Storage, period: str, as_of: date = LAST) -> Document:
    wish = Wish(parse(period), as_of)
    papers = ReportPapers(storage, Basis(ASTRAKHAN, shipped()), wish)
    told = await papers.add((await papers.ground()).told)
    found = told.added["conclusions"]
    assert found[0] == Heading(1, say("map-title"))  # what is told of the map stands before it
    return found[found.index(Heading(1, say("inquiry-title"))) :]


def lines(document: Document, name: str) -> list[list[str]]:
    [told] = [one for one in parts(document, Table) if one.id == name]
    return [[cell_text(cell, say).replace("\xa0", " ") for cell in row] for row in told.rows]


async def asked(storage: Storage, clock: StandingClock) -> None:
    """Found in October, planned the same day; a hundred of four hundred answered by the end."""
    one, inquiry = await found(storage, clock)
    told = ("2026Q4", date(2026, 10, 4), "Анна, analyst", asdict(PLAN))
    await storage.inquiries.take(inquiry, "planned", told)
    await at(clock, "2026-10-05T12:00", one)
    [wave] = await storage.waves.known(WaveState.OPEN)
    await cast(storage, wave, [{"met": "never"}] * 100)
    await at(clock, "2026-12-31T12:00", one)
    await one._rounds.close(wave)
    now = await storage.inquiries.one(inquiry.id)
    counted = {"wave": wave.id, "count": 400}
    await storage.inquiries.take(now, "invited", ("2026Q4", date(2026, 12, 31), "Анна, a", counted))


async def test_the_report_tells_why_what_was_decided_and_how_sure_it_is_in_every_database(
    storage: Storage, clock: StandingClock
) -> None:
    """Given a process found by complaints, planned, asked, closed; the report of that quarter has
    each as its own line, with the margin that was reached and not the one that was wanted."""
    await asked(storage, clock)

    told = await chapter(storage, "2026Q4")

    assert [one.text for one in parts(told, Heading)] == [
        "Дополнительные опросы",
        "Предоставление муниципальных услуг",
    ]
    named = dict(lines(told, "inquiry_1"))
    assert named["Признаки"].startswith("Жалоб стало больше: 15, раньше за 4 квартала — 20")
    assert "04.10.2026 — утверждён план (Анна)" in named["Решения"]
    assert named["Основание"] == "приказ от 05.10.2026 № 7"
    assert (named["Генеральная совокупность"], named["Нужно ответов"]) == ("1000", "278")
    assert named["Допустимая погрешность"] == "±5 п. п. при доверии 95%"
    [reached] = lines(told, "inquiry_1_waves")
    assert reached[1:] == ["1000", "278", "100", "400", "25,0 % (100 из 400)", "9,3"]
    notes = [one.text for one in parts(told, Paragraph)]
    assert any("до плана не хватило" in note for note in notes)


async def test_of_a_wave_that_runs_nobody_knows_how_many_answered(
    storage: Storage, clock: StandingClock
) -> None:
    """Given the same survey; as of a day before its end, and of a day before it was found, the
    report says no more than was known then."""
    await asked(storage, clock)

    running = await chapter(storage, "2026Q4", date(2026, 10, 6))
    earlier = await chapter(storage, "2026Q3", date(2026, 10, 1))

    assert [one.id for one in parts(running, Table)] == ["inquiry_1"]
    [note] = [one.text for one in parts(running, Paragraph)]
    assert note.endswith("Опрос идёт: сколько ответило, станет известно после закрытия.")
    assert [one.text for one in parts(earlier, Paragraph)] == [
        "За этот период признаков, по которым нужен дополнительный опрос, нет."
    ]


async def test_the_chapter_stands_in_the_report_of_the_set(
    storage: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    await asked(storage, clock)
    house = own_house()
    house.__dict__["profile"] = ASTRAKHAN
    place = KeptSets(tmp_path / "kept").begin(clock())

    made = await maker(house, storage)(Wish(parse("2026Q4"), LAST), place)

    opened = word.Document(str(made.written.folder / "report_2026Q4.docx"))
    styled = [(one.text, one.style.name if one.style else "") for one in opened.paragraphs]
    headings = [text for text, style in styled if (style or "").startswith("Heading")]
    assert "Дополнительные опросы" in headings

"""The report as files with the digest: below the words, once, only where the town lets it go."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from app.compose import House
from app.digest_papers import KINDS, maker
from app.doorstep import REPORTS
from bot.digest_papers import Paper, Papers
from config.settings import Settings
from reports.build import Wish
from storage.file_records import LONGEST
from tests.bot.test_digests import at
from tests.digest.chats import DESK, Town
from tests.digest.test_album import ALL, bodies, kinds
from tests.fakes.faults import Disconnect
from tests.reports.test_figure_cases import WISH

CAPTION = (
    "Отчёт к сводке: III квартал 2026 года (01.07.2026 — 30.09.2026)."
    " Внутриведомственная информация."
)
WITH_PAPERS = [*ALL, "Отчёт к сводке — ниже.", CAPTION, ""]


def papers(*sizes: int) -> Papers:
    """Ready ones, where a test is about the road."""

    async def make(_: Wish) -> Sequence[Paper]:
        return [
            Paper(kind, kind.encode().ljust(size, b"."))
            for kind, size in zip(KINDS, sizes, strict=True)
        ]

    return Papers(make)


async def sent(town: Town, ready: Papers) -> None:
    digests = await town.begun()
    digests.papers = ready
    town.clock.time = at("2026-10-09T09:00")
    await digests.look()


async def test_the_report_comes_below_the_words_in_both_messengers(town: Town) -> None:
    await sent(town, papers(100, 200))

    await town.delivered()

    assert kinds(town) == WITH_PAPERS
    assert town.staff.sees()[7].split("\n\n")[-1] == "Полный отчёт: DOCX, XLSX — файлами ниже."
    last = town.vk.dialogue(town.vk_staff)[-1]
    assert last.text == CAPTION
    given = [one[one["type"]]["name"] for one in last.body["attachments"]]
    shown = [town.vk.state.given[name] for name in given]
    assert [(title, len(body)) for title, body in shown] == [
        ("digest-papers-1.docx", 100),
        ("digest-papers-2.xlsx", 200),
    ]
    assert (await town.storage.notices.waiting(), await bodies(town)) == (0, 0)


@pytest.mark.parametrize("applied", [True, False])
async def test_a_report_whose_answer_was_lost_stands_once(town: Town, applied: bool) -> None:
    await sent(town, papers(100, 200))
    town.telegram.faults.add("sendMediaGroup", Disconnect(applied=applied), after=1)

    await town.delivered()
    town.clock.time += timedelta(hours=1)
    await town.delivered()

    assert kinds(town) == WITH_PAPERS


async def test_by_the_shipped_profile_no_file_goes_abroad(town: Town) -> None:
    town.abroad = False
    await sent(town, papers(100, 200))

    await town.delivered()

    assert kinds(town) == ALL[5:]
    line = town.staff.sees()[-1].split("\n\n")[-1]
    assert line == f"Картинки к сводке: {DESK}/digest?period=2026Q3&as_of=2026-10-09"


async def test_a_workbook_that_is_too_large_is_left_out(town: Town) -> None:
    await sent(town, papers(100, LONGEST + 1))

    await town.delivered()

    assert town.staff.sees()[7].split("\n\n")[-1] == "Полный отчёт: DOCX — файлами ниже."
    assert kinds(town) == WITH_PAPERS[:-1]


async def test_a_report_that_cannot_be_made_stops_no_words(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    async def make(_: Wish) -> Sequence[Paper]:
        raise ValueError("Иванов: 17 отказов")

    with caplog.at_level(logging.INFO):
        await sent(town, Papers(make))
    await town.delivered()

    assert kinds(town) == ALL
    told = (
        "Файлы отчёта приложить не удалось: их можно составить на рабочем месте («Отчёты»)"
        " или командой «otklik report»."
    )
    assert town.staff.sees()[-1].split("\n\n")[-1] == told
    assert [line for line in caplog.messages if "report" in line] == [
        "the report of the digest was not made: ValueError"
    ] * len(town.chats)


async def test_the_real_report_is_read_by_word_and_excel_and_leaves_nothing_behind(
    town: Town, tmp_path: Path
) -> None:
    await town.begun()
    folder = tmp_path / "data"
    folder.mkdir()
    house = House(Settings(_env_file=None, data_dir=folder))

    word, excel = await maker(house, town.storage)(WISH)

    paragraphs = [one.text for one in docx.Document(io.BytesIO(word.body)).paragraphs]
    assert sum("III квартал 2026 года" in text for text in paragraphs) > 0
    assert len(openpyxl.load_workbook(io.BytesIO(excel.body), read_only=True).sheetnames) > 5
    assert [one.name for one in folder.rglob("*")] == [REPORTS]  # what a kill leaves goes by term

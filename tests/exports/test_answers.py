"""`otklik export answers`: cells of tables that people read anyway, never a questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exporting import Order, export
from bot.texts import say
from reports.build import Wish
from reports.export.answers import BAND, EXACT, HIDDEN, columns, lines
from reports.export.shape import Line
from reports.period import parse
from storage.store import Storage
from storage.survey_tallies import SurveyTally
from tests.conftest import StandingClock
from tests.exports.reading import Row, rows_of
from tests.reports.test_build import BASIS
from tests.reports.test_satisfaction import ASKED, a_tally
from tests.storage.ballots import EXPRESS, RULES, begun, cast, marks

NAMES = [one.name for one in columns(say)]


def read(told: Iterable[Line]) -> list[Row]:
    return [dict(zip(NAMES, line, strict=True)) for line in told]


def telling(rows: Sequence[Row]) -> list[Row]:
    """Rows by which somebody's answer can be found: a number of a small group, a group below k,
    or a row of one person."""
    return [
        row
        for row in rows
        if (row["count"] is not None and row["answered"] < 20)
        or (row["told"] != HIDDEN and (row["answered"] or 0) < 5)
    ]


def bare(tally: SurveyTally) -> list[Row]:
    """The deliberately broken twin: counts as they are, whoever they are of."""
    [opened] = tally.occasions.values()
    told = []
    for (question, value), n in opened.given.items():
        answered = sum(m for (name, _), m in opened.given.items() if name == question)
        told.append(
            {"question": question, "answer": value, "answered": answered}
            | {"told": EXACT, "count": n}
        )
    return told


def test_twenty_answers_are_numbers_fewer_a_band_and_four_nothing() -> None:
    tally = a_tally(
        {
            "overall": {5: 12, 4: 6, 2: 4},
            "ease": {5: 6, 1: 3},
            "speed": {4: 3, 2: 1},
            "channel": {"mfc": 22, "post": 8},
        }
    )

    rows = read(lines(ASKED, tally, 5))

    told = {(row["question"], row["answer"]): row for row in rows}
    assert told["overall", "5"]["count"] == 12
    assert (told["overall", "5"]["told"], told["overall", "5"]["share"]) == (EXACT, 54.5)
    easy = told["ease", "5"]
    assert (easy["told"], easy["count"], easy["answered"]) == (BAND, None, 9)
    assert (easy["share_from"], easy["share_to"]) == (60, 80)
    assert told["speed", None]["told"] == HIDDEN
    assert ("comment", None) not in told


def test_the_twin_that_hides_nothing_is_caught() -> None:
    tally = a_tally({"ease": {5: 6, 1: 3}, "speed": {4: 3, 2: 1}})

    assert telling(bare(tally)) == bare(tally)
    assert telling(read(lines(ASKED, tally, 5))) == []


@given(
    st.dictionaries(
        st.sampled_from(["overall", "ease", "speed"]),
        st.dictionaries(st.integers(1, 5), st.integers(1, 30), min_size=1),
        min_size=1,
    )
)
def test_no_small_group_is_ever_told(counts: dict[str, dict[int, int]]) -> None:
    assert telling(read(lines(ASKED, a_tally(counts), 5))) == []


@pytest.mark.parametrize("file", ["out.csv", "out.xlsx", "out.parquet"])
async def test_opened_ballots_come_out_as_sums_alone(
    storage: Storage, clock: StandingClock, tmp_path: Path, file: str
) -> None:
    wave = await begun(storage, EXPRESS)
    await cast(storage, wave, marks(*[5] * 12, *[4] * 6, *[2] * 3))
    await storage.opening.open_batch(wave.id, RULES, clock().date())
    wish = Wish(parse("2026Q4"), clock().date())

    await export(storage, BASIS, wish, Order("answers", tmp_path / file))

    rows = rows_of(tmp_path / file)
    names = NAMES if file.endswith("parquet") else [one.title for one in columns(say)]
    question, answer, count = (names[NAMES.index(one)] for one in ("question", "answer", "count"))
    told = {str(row[answer]): int(row[count] or 0) for row in rows if row[question] == "overall"}
    assert told == {"1": 0, "2": 3, "3": 0, "4": 6, "5": 12}
    cells = [(row[question], row[answer]) for row in rows]
    assert len(set(cells)) == len(cells)  # a row a cell: 21 ballots make no 21 rows

"""What must always hold of the figures of appeals, whatever the register."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.rules import Json
from storage.register_records import RegisterRow
from tests.reports.quarter import a_row, figures

JULY = date(2026, 7, 1)


@st.composite
def registers(draw: st.DrawFn) -> list[RegisterRow]:
    def a_day() -> date:
        return JULY + timedelta(days=draw(st.integers(-120, 150)))

    def one(number: int) -> RegisterRow:
        received, registered, answered = sorted((a_day(), a_day(), a_day()))
        kept: dict[str, Any] = {
            "channel": draw(st.sampled_from(("post", "site", "sed", "max"))),
            "audience": draw(st.sampled_from(("external", "internal"))),
            "kind": draw(st.sampled_from(("complaint", "application"))),
            "topic": draw(st.sampled_from((None, "light", "bus", "uk"))),
            "cause": draw(st.sampled_from((None, "slow", "deadline"))),
            "organisation": draw(st.sampled_from(("", "", "Школа № 1"))),
            "outcome": draw(st.sampled_from(("in_work", "resolved", "refused", "forwarded"))),
            "registered": draw(st.sampled_from((None, registered))),
            "answered": draw(st.sampled_from((None, answered))),
            "anonymous": draw(st.booleans()),
            "duplicate_of": draw(st.sampled_from((None, None, "0"))),
        }
        return a_row(str(number), received, **kept)

    return [one(number) for number in range(draw(st.integers(0, 25)))]


def _lists(block: Json) -> list[list[Json]]:
    return [block[name] for name in block if name.startswith("by_")]


@given(registers(), st.sampled_from(("external", "internal", "all")))
def test_every_list_adds_up_to_what_was_received_and_to_one_hundred(
    rows: list[RegisterRow], audience: str
) -> None:
    block = figures(rows, audience=audience)["appeals"]

    for told in filter(None, _lists(block)):
        assert sum(row["count"] for row in told) == block["received"]
        if block["received"]:
            assert round(sum(row["share"] for row in told) * 10) == 1000
    for base in ("all", "complaints"):
        groups = block["outcomes"][base]
        counted = groups["satisfied"]["count"] + groups["refused"]["count"]
        assert counted + sum(groups["other"].values()) == groups["base"]


@given(registers(), st.integers())
def test_the_order_of_rows_does_not_matter(rows: list[RegisterRow], seed: int) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))

    assert figures(shuffled) == figures(rows)


@given(registers(), st.integers(0, 200), st.integers(0, 200))
def test_figures_of_a_later_day_never_lose_a_receipt(
    rows: list[RegisterRow], one: int, more: int
) -> None:
    earlier, later = JULY + timedelta(days=one), JULY + timedelta(days=one + more)

    first = figures(rows, as_of=earlier.isoformat())["appeals"]
    second = figures(rows, as_of=later.isoformat())["appeals"]

    for figure in ("received", "complaints", "duplicates", "repeats", "anonymous"):
        assert second[figure] >= first[figure]
    finals = [b["received"] - b["outcomes"]["all"]["other"]["open"] for b in (first, second)]
    assert finals[0] <= finals[1]
    assert second["waiting"]["answers"] >= first["waiting"]["answers"]


@given(registers())
def test_the_two_audiences_together_are_all(rows: list[RegisterRow]) -> None:
    external, internal, both = (
        figures(rows, audience=audience)["appeals"] for audience in ("external", "internal", "all")
    )

    for figure in ("received", "complaints", "duplicates"):
        assert external[figure] + internal[figure] == both[figure]
    assert (
        external["waiting"]["answers"] + internal["waiting"]["answers"]
        == (both["waiting"]["answers"])
    )

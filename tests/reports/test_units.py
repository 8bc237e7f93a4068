"""A question of places or units: it is told how many chose each, and some are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from reports.questionnaire import Question
from reports.satisfaction import survey
from storage.survey_tallies import Occasion
from tests.reports.test_satisfaction import ASKED, OPENED, SCALE, a_day, a_tally

UNITS = dict.fromkeys(("roads", "parks", "heat", "archive"), "")
UNIT = Question("unit", "one", "place", "", UNITS)
THERE = Question("there", "scale", "attribute", "", SCALE, "speed", None, ("unit",))
OF_UNITS = replace(ASKED, questions=(*ASKED.questions, UNIT, THERE))


def the_units(told: dict[str, Any]) -> tuple[int | None, dict[str, int | None]]:
    """(how many named a unit, {unit: how many named it})."""
    [one] = [one for one in told["questions"] if one["id"] == "unit"]
    return one["n"], {option["value"]: option["count"] for option in one["options"]}


def test_units_chosen_in_a_question_are_told_from_ten_on_and_small_ones_are_two() -> None:
    lone = a_tally({"unit": {"roads": 30, "parks": 12, "heat": 4}})
    two = a_tally({"unit": {"roads": 30, "parks": 12, "heat": 4, "archive": 6}})
    large = a_tally({"unit": {"roads": 30, "parks": 12}})

    nothing = {"heat": None, "archive": None}
    assert the_units(survey(OF_UNITS, lone, 5)) == (46, {"roads": 30, "parks": None} | nothing)
    assert the_units(survey(OF_UNITS, two, 5)) == (52, {"roads": 30, "parks": 12} | nothing)
    zeros = {"heat": 0, "archive": 0}
    assert the_units(survey(OF_UNITS, large, 5)) == (42, {"roads": 30, "parks": 12} | zeros)


def test_a_hidden_unit_has_neither_share_nor_band() -> None:
    told = survey(OF_UNITS, a_tally({"unit": {"roads": 9, "parks": 8}}), 5)

    [one] = [one for one in told["questions"] if one["id"] == "unit"]
    assert one["options"] == [{"value": name, "count": None, "share": None} for name in UNITS]


def test_units_wait_till_the_quarter_ends_if_they_cannot_be_told_whole() -> None:
    days = {
        OPENED: a_day({"unit": {"roads": 10, "parks": 10}}),
        Occasion(date(2026, 11, 25)): a_day({"unit": {"roads": 10, "heat": 7, "parks": 4}}),
    }
    tally = replace(a_tally({}), occasions=days)

    running = survey(OF_UNITS, replace(tally, until=date(2026, 12, 30)), 5)
    over = survey(OF_UNITS, tally, 5)

    zeros, nothing = {"heat": 0, "archive": 0}, {"heat": None, "archive": None}
    assert the_units(running) == (20, {"roads": 10, "parks": 10} | zeros)
    assert the_units(over) == (41, {"roads": 20, "parks": None} | nothing)


def test_what_only_one_unit_is_asked_is_told_as_a_cell_of_the_table() -> None:
    units = {"unit": {"roads": 10, "parks": 12}}
    nine, ten = ({2: 5, 4: 4}, {2: 5, 4: 5})
    hidden = {"unit": {"roads": 11, "parks": 30, "heat": 2}}

    def n(given: Mapping[str, Mapping[Any, int]]) -> list[int | None]:
        told = survey(OF_UNITS, a_tally(given), 5)["attributes"]
        return [one["n"] for one in told if one["attribute"] == "speed"]

    assert (n(units | {"there": nine}), n(units | {"there": ten})) == ([None], [10])
    assert n(hidden | {"there": ten}) == [None]  # it would tell how many named the hidden unit

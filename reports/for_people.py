"""The figures of a survey as a person reads them: bands where JSON has figures of a few. Pure.

Every question has its own number of answers, and `reports.hiding` decides of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports import compared
from reports.hiding import FEW_FOR_COUNTS, for_people
from reports.questionnaire import Questionnaire
from reports.rules import Json

SHARES = ("csat", "dsat", "dk_share")
MEANS = ("mean", "index")
LISTS = ("attributes", "by_channel", "by_place")

People = Mapping[str, int | None]
"""{question: how many answered it; None of those that are not shown}."""


def read_by_people(asked: Questionnaire, figures: Json) -> Json:
    """`figures`: one item of `surveys` of contract §5. The same keys; a share may be a band."""
    n = figures["n"]
    people = {one["id"]: one["n"] for one in figures["questions"]}
    return (
        figures
        | {key: for_people(figures[key], n) for key in SHARES}
        | {key: for_people(figures[key], n, is_share=False) for key in MEANS}
        | {key: [_level(one) for one in figures[key]] for key in LISTS}
        | {
            "nps": for_people(figures["nps"], _first(asked, "nps", people), is_share=False),
            "ces": for_people(figures["ces"], _first(asked, "ces", people)),
            "causes": [_cause(asked, one, people) for one in figures["causes"]],
            "compared": compared.for_people(figures["compared"]),
        }
    )


def _level(told: Json) -> Json:
    n = told["n"]
    index = for_people(told["index"], n, is_share=False)
    return told | {"csat": for_people(told["csat"], n), "index": index}


def _first(asked: Questionnaire, role: str, people: People) -> int | None:
    """How many answered the question that the figure is of: the first of its role that is shown."""
    return next(iter(_shown((one.id for one in asked.of_role(role)), people)), None)


def _cause(asked: Questionnaire, told: Json, people: People) -> Json:
    """By how many answered the question that offers it; by the fewest, if several do."""
    offering = (one.id for one in asked.of_role("cause") if told["id"] in one.options)
    n = min(_shown(offering, people), default=None)
    is_few = n is not None and n < FEW_FOR_COUNTS
    count = None if is_few else told["count"]
    return told | {"count": count, "share": for_people(told["share"], n)}


def _shown(questions: Iterable[str], people: People) -> list[int]:
    return [n for name in questions if (n := people[name]) is not None]

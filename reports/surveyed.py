"""All that the figures of a period tell of surveys, exactly and as people read it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from config.directories import Directories
from reports import annual, directions
from reports.asking import Annual
from reports.compared import with_before
from reports.for_people import read_by_people
from reports.questionnaire import Questionnaire
from reports.rules import Json
from reports.satisfaction import figures_of
from reports.shown import shown
from storage.survey_tallies import Sheet, SurveyTally


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The blocks of contract 5: `surveys`, `directions` (M-25) and `annual` (M-24)."""

    surveys: Sequence[Json] = ()
    directions: Sequence[Json] = ()
    annual: Json | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What was opened in a period, of the same surveys in the one before, and in the year."""

    opened: Sequence[tuple[Questionnaire, SurveyTally]]
    before: Mapping[Sheet, SurveyTally] = field(default_factory=dict)
    named: str = ""  # the period before
    annual: Annual | None = None


def surveyed(counted: Counted, k_min: int, known: Directories) -> Surveyed:
    """As programs read it."""
    regular = {one.id: one.title for one in known.directions if one.regular}
    told = [(asked, shown(asked, tally, k_min)) for asked, tally in counted.opened]
    compared = with_before(told, counted.before, counted.named, k_min)
    return Surveyed(
        [
            figures_of(asked, answers, k_min) | {"compared": by}
            for (asked, answers), by in zip(told, compared, strict=True)
        ],
        directions.directions(told, regular),
        _annual(counted.annual, k_min, known),
    )


def for_people(told: Surveyed, counted: Counted) -> Surveyed:
    asked = [one for one, _ in counted.opened]
    left = directions.left_over(zip(asked, (one["n"] for one in told.surveys), strict=True))
    return Surveyed(
        [read_by_people(*pair) for pair in zip(asked, told.surveys, strict=True)],
        [
            directions.read_by_people(one, left[directions.Key(one["audience"], one["direction"])])
            for one in told.directions
        ],
        annual.read_by_people(told.annual),
    )


def _annual(told: Annual | None, k_min: int, known: Directories) -> Json | None:
    if told is None:
        return None
    asked, year, now, earlier = told
    before = shown(asked, earlier, k_min) if earlier else None
    years = annual.Years(year, shown(asked, now, k_min), before)
    return annual.annual(asked, years, known.attributes.title)

"""What the table of the terminal says of how far answers reach: clients, margins, mailings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reports.naming import Names
from reports.report.reached import margin, response
from reports.rules import Json
from reports.wording import Say, day

Row = tuple[str, str]


def samples(waves: Sequence[Json], names: Names, say: Say) -> Iterable[Row]:
    """Closed waves whose population is known."""
    if waves:
        yield say("reached-samples"), ""
    for one in waves:
        title = names.survey({"id": one["survey"], "version": one["version"]})
        last = day(date.fromisoformat(one["last_day"]))
        told = say(
            "reached-sample",
            population=one["population"],
            answered=one["answered"],
            margin="none" if one["margin"] is None else margin(one, say),
        )
        yield say("reached-wave", title=title, last=last), told


def mailings(sent: Sequence[Json], say: Say) -> Iterable[Row]:
    if sent:
        yield say("reached-mailings"), ""
    for one in sent:
        asked_on = day(date.fromisoformat(one["asked_on"]))
        told = response(one, say) or "none"
        name = f"{say('reached-mailing', kind=one['kind'])} {asked_on}"
        yield name, say("reached-sent", delivered=one["delivered"], response=told)

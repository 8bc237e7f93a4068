"""What posters and letters say of a survey at a place. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.links import MESSAGE
from bot.surveys.script import Survey
from bot.surveys.sizes import duration, minutes
from bot.texts import say
from reports.paper.posters import Words
from storage.short_codes import Where, grouped

EXPRESS, APPEALS = "express", "appeals"
"""Directions of the survey that takes a minute, and of that at the end of a reply."""
RECEPTION = frozenset({"reception_room", "office"})
"""Kinds of places where people come to somebody."""
NOBODY_THERE = frozenset({"site", "social", "resource", "reply"})
"""Kinds of places where no colleague gives out paper."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`survey`: None for «Write to us». `title`: of its wave, if that tells more. `point`: the kind
    of the place; "" where none is meant, as of employees."""

    where: Where
    survey: Survey | None = None
    title: str = ""
    place: str = ""
    point: str = ""

    @property
    def heading(self) -> str:
        return self.title or (self.survey.title if self.survey else say("buttons-message"))


def words(subject: Subject, org: str, typed: tuple[str, str, str]) -> Words:
    """`typed`: address, code, and whether it is to `type` or to `send`."""
    kind, survey, (address, code, how) = _kind(subject), subject.survey, typed
    has_paper = survey is not None and survey.audience == "external" and not survey.elsewhere
    return Words(
        org=org,
        title=say("posters-title", kind=kind, title=subject.heading),
        time=say("posters-time", kind=_timed(subject, kind), **_told(survey)).strip(),
        how=say("posters-how", kind=kind),
        typed=(say("posters-open"), say("posters-then", how=how)),
        address=address,
        short=grouped(code),
        paper=say("posters-no-phone") if has_paper and subject.point not in NOBODY_THERE else "",
        foot=subject.place,
    )


def letter(subject: Subject, address: str) -> str:
    """The sentence at the end of a letter."""
    survey = subject.survey
    if survey is not None and survey.direction == APPEALS and not survey.elsewhere:
        return say("posters-reply-footer-paper", link=address)
    kind = _timed(subject, _kind(subject))
    return say("posters-stamp", kind=kind, title=subject.heading, link=address, **_told(survey))


def printed_code(code: str) -> str:
    """The line below a stamp for whoever types the code."""
    return say("posters-stamp-code", code=grouped(code))


def _told(survey: Survey | None) -> dict[str, str]:
    host = survey.elsewhere if survey else ""
    return {"duration": duration(survey) if survey else "", "host": host or ""}


def _timed(subject: Subject, kind: str) -> str:
    return "elsewhere" if subject.survey and subject.survey.elsewhere else kind


def _kind(subject: Subject) -> str:
    survey = subject.survey
    if survey is None or subject.where[0] == MESSAGE:
        return "message"
    if survey.direction != EXPRESS or survey.elsewhere or minutes(survey) > 1:
        return "survey"
    return "reception" if subject.point in RECEPTION else "stand"

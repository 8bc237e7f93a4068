"""How far the answers of one audience reach: clients and margin of closed waves, response to
mailings. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reports.document import Cell, Part, Table, rows
from reports.report.told import Reported
from reports.rules import Json
from reports.wording import Say, day, number
from storage.invitation_records import FEW, STEP


def reached(told: Reported, audience: str, say: Say) -> Iterator[Part]:
    """A table for each of the two that has anything to tell. Kept figures may be older than it."""
    found = told.of(audience)
    if waves := found.get("waves"):
        yield _samples(told, audience, waves, say)
    if audience == "external" and (sent := found.get("mailings")):
        yield _mailings(told, sent, say)


def _samples(told: Reported, audience: str, waves: Sequence[Json], say: Say) -> Table:
    lines: list[tuple[Cell, ...]] = [
        (
            told.names.survey({"id": one["survey"], "version": one["version"]}),
            day(date.fromisoformat(one["last_day"])),
            one["population"],
            say("reached-least", count=one["answered"], least=STEP),
            margin(one, say),
        )
        for one in waves
    ]
    head = (
        *(say("report-survey"), say("reached-last-day"), say("reached-population")),
        *(say("reached-answered"), say("reached-margin")),
    )
    note = say("reached-samples-note")
    return Table(f"{audience}_samples", say("reached-samples"), head, rows(*lines), note)


def _mailings(told: Reported, sent: Sequence[Json], say: Say) -> Table:
    lines: list[tuple[Cell, ...]] = [
        (
            day(date.fromisoformat(one["asked_on"])),
            say("reached-mailing", kind=one["kind"]),
            "; ".join(told.names.survey({"id": a, "version": b}) for a, b in one["surveys"]),
            say("reached-least", count=one["invited"], least=FEW),
            say("reached-least", count=one["delivered"], least=FEW),
            response(one, say),
        )
        for one in sent
    ]
    head = (
        *(say("reached-day"), say("reached-kind"), say("report-survey")),
        *(say("reached-invited"), say("reached-delivered"), say("reached-response")),
    )
    return Table(
        "mailings", say("reached-mailings"), head, rows(*lines), say("reached-mailings-note")
    )


def margin(one: Json, say: Say) -> str:
    """Of few no margin is told."""
    if one["margin"] is None:
        return say("report-few")
    return say("reached-points", points=number(one["margin"], say))


def response(one: Json, say: Say) -> str | None:
    """None of a reminder, and of few."""
    percent = one["response"]
    return None if percent is None else say("reached-percent", percent=percent)

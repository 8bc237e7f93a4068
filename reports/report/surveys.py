"""What the questionnaires of one audience say: by direction and by every parameter (R-38). Pure.

Small groups are as `reports.hiding` gave them: a band, "few", or a dash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Cell, Document, Heading, Paragraph, Part, Share, Table, rows
from reports.hiding import GOOD
from reports.questionnaire import BAD
from reports.report.counts import label, marked, of_cause
from reports.report.reached import reached
from reports.report.told import Reported, picture
from reports.rules import Json
from reports.wording import Say

LISTS = ("attributes", "causes", "by_channel", "by_place")


def surveys(told: Reported, audience: str, say: Say) -> Document:
    found = told.of(audience)["surveys"]
    parts: list[Part] = [Heading(2, say("report-surveys"))]
    parts.append(_levels(told, audience, found, say))
    if found:
        parts.append(Paragraph(say("digest-not-representative"), "note"))
        parts += list(picture(told, f"surveys_{audience}"))
        parts.append(_taking_part(told, audience, found, say))
        parts += [_table(told, audience, kind, say) for kind in LISTS if _has(found, kind)]
    parts += list(reached(told, audience, say))
    parts += list(_quiet(told, found, say)) if audience == "external" else []
    annual = told.of(audience).get("annual")
    parts += list(_annual(told, annual, say)) if annual and audience == "internal" else []
    return tuple(parts)


def _has(found: Sequence[Json], kind: str) -> bool:
    """Employees' sheets bear neither channel nor place: no table tells of them then."""
    return any(survey[kind] for survey in found)


def _quiet(told: Reported, found: Sequence[Json], say: Say) -> Iterator[Part]:
    """QR points that no table tells of, so that every place of the ordinance is named (R-16);
    those where nobody answered and those of a few answers are told alike."""
    told_of = {one["id"] for survey in found for one in survey["by_place"]}
    titles, used = told.names.places, told.profile.used_places
    quiet = [titles[place.id] for place in used if place.id not in told_of]
    if quiet:
        more = "yes" if len(quiet) < len(used) else "no"
        yield Paragraph(say("report-places-quiet", places="; ".join(quiet), more=more), "note")


def _levels(told: Reported, audience: str, found: Sequence[Json], say: Say) -> Table:
    """Every direction of the ordinance, those without an opened questionnaire too."""
    lines: list[tuple[Cell, ...]] = []
    for direction in _directions(told, audience, found):
        here = [one for one in found if one["direction"] == direction]
        title = told.known.directions.title(direction)
        lines += [(title, *_level(told, one, say)) for one in here]
        if not here:
            lines.append((title, say("report-not-opened"), *[None] * 5))
    head = (
        *(say("report-direction"), say("report-survey"), say("report-n"), say("report-csat")),
        *(say("report-dsat"), say("report-index"), say("report-trend")),
    )
    note = say("report-levels-note", k_min=told.profile.k_min)
    return Table(f"{audience}_surveys", say("report-levels"), head, rows(*lines), note)


def _taking_part(told: Reported, audience: str, found: Sequence[Json], say: Say) -> Table:
    """M-16, what is left of the general question (M-17), ease and readiness (M-21, M-22)."""
    lines: list[tuple[Cell, ...]] = [
        (
            told.names.survey(one),
            one["started"],
            one["completed"],
            Share(one["completion"], one["completed"], one["started"]),
            _mean(one["mean"], say),
            Share(one["dk_share"]),
            Share(one["ces"]),
            _mean(one["nps"], say),
        )
        for one in found
    ]
    head = (
        *(say("report-survey"), say("report-started"), say("report-completed")),
        *(say("report-completion"), say("report-mean"), say("report-dk")),
        *(say("figures-ces"), say("figures-nps")),
    )
    return Table(f"{audience}_taking_part", say("report-taking-part"), head, rows(*lines))


def _directions(told: Reported, audience: str, found: Sequence[Json]) -> list[str]:
    """Those of the ordinance, then any other that people answered about."""
    profile = told.profile
    order = profile.external_directions if audience == "external" else profile.internal_directions
    return list(dict.fromkeys((*order, *(one["direction"] for one in found))))


def _level(told: Reported, survey: Json, say: Say) -> tuple[Cell, ...]:
    n, asked = survey["n"], told.asked(survey)
    overall = asked.overall if asked else None
    return (
        told.names.survey(survey),
        n,
        Share(survey["csat"], marked(survey, overall, GOOD), n),
        Share(survey["dsat"], marked(survey, overall, BAD), n),
        _mean(survey["index"], say),
        _trend(survey, say),
    )


def _mean(value: object, say: Say) -> Cell:
    """Of a few no mean is told."""
    return value if isinstance(value, int | float) else say("report-few") if value else None


def _trend(survey: Json, say: Say) -> str:
    """Against the same version of the survey in the period before (R-39)."""
    compared = survey.get("compared")
    return say("report-verdict", verdict=compared["verdict"] if compared else "none")


def _table(told: Reported, audience: str, kind: str, say: Say) -> Table:
    found = told.of(audience)["surveys"]
    lines = [line for survey in found for line in _lines(told, survey, kind, say)]
    figures = (say("report-n"), say("report-csat"), say("report-index"))
    if kind == "causes":
        figures = (say("report-marked"), say("report-share"), "")
    head = (say("report-survey"), say("report-cell", kind=kind), *(one for one in figures if one))
    note = say("report-cells-note", kind=kind)
    return Table(
        f"{audience}_survey_{kind}", say("report-cells", kind=kind), head, rows(*lines), note
    )


def _lines(told: Reported, survey: Json, kind: str, say: Say) -> Iterator[tuple[Cell, ...]]:
    name, asked = told.names.survey(survey), told.asked(survey)
    for one in survey[kind]:
        if kind == "causes":
            share = of_cause(one, survey, asked)
            yield name, label(one["id"], asked), one["count"], share
            continue
        csat = Share(one["csat"], None, one["n"])
        if kind == "attributes":
            several = asked.of_role("attribute") if asked else ()
            about = next((q for q in several if q.attribute == one["attribute"]), None)
            csat = Share(one["csat"], marked(survey, about, GOOD), one["n"])
        yield name, _title(told, kind, survey, one), one["n"], csat, _mean(one["index"], say)


def _title(told: Reported, kind: str, survey: Json, one: Json) -> str:
    if kind == "attributes":
        return told.known.attributes.title(one["attribute"])
    if kind == "by_channel":
        return told.names.channel(one["id"])
    return told.names.place(survey, one["id"])


def _annual(told: Reported, annual: Json, say: Say) -> Iterator[Part]:
    """M-24: sides of the work in the calendar year, each weighing the same, beside last year."""
    yield Heading(2, say("report-annual", year=str(annual["year"])))
    lines: list[tuple[Cell, ...]] = [
        (
            told.known.attributes.title(one["attribute"]),
            one["n"],
            Share(one["csat"], None, one["n"]),
            _mean(one["index"], say),
            _mean((one["previous"] or {}).get("index"), say),
            _trend(one, say),
        )
        for one in annual["aspects"]
    ]
    whole = say("report-annual-whole")
    before = _mean((annual["previous"] or {}).get("index"), say)
    lines.append((whole, annual["n"], None, _mean(annual["index"], say), before, None))
    head = (
        *(say("report-aspect"), say("report-n"), say("report-csat"), say("report-index")),
        *(say("report-index-before"), say("report-trend-year")),
    )
    title = say("report-annual", year=str(annual["year"]))
    yield Table("annual", title, head, rows(*lines), say("report-annual-note"))

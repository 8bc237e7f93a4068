"""The head of the report: which act, which body, which period, as of when, how final. Pure."""

from __future__ import annotations

from reports.document import Document, Paragraph, Share, Table, cell_text, rows
from reports.report.told import Reported, period_words
from reports.rules import Json
from reports.wording import Say, day


def about(told: Reported, say: Say) -> Document:
    profile = told.profile
    internal = profile.responsible_internal
    lines = [
        (say("report-about-act"), profile.act),
        (say("report-about-org"), profile.org),
        (say("report-about-period"), period_words(told.period, say)),
        (say("report-about-as-of"), day(told.as_of)),
        (say("report-about-status"), _status(told, say)),
        (say("report-about-responsible"), profile.responsible),
        *([(say("report-about-responsible-internal"), internal)] if internal else []),
        *([(say("report-about-recipient"), to)] if (to := profile.report.recipient) else []),
        (say("report-about-anonymity"), _anonymity(told, say)),
    ]
    return (
        Table(
            "about", say("report-about"), (say("report-what"), say("report-value")), rows(*lines)
        ),
        Paragraph(say("report-how-to-read"), "note"),
    )


def mark(told: Reported, say: Say) -> str:
    """On every page and sheet (R-40)."""
    return say("report-mark", clause=told.profile.report.clause_not_public)


def name(told: Reported, say: Say) -> str:
    return say("report-title", period=period_words(told.period, say))


def status(told: Reported, say: Say) -> str:
    return say("digest-preliminary") if told.is_preliminary else say("digest-final")


def _status(told: Reported, say: Say) -> str:
    """And of how many the outcome is known (M-13)."""
    external, internal = (
        known(block, say)
        if block["maturity"] is not None
        else say("report-no-base", base=block["outcomes"]["base"])
        for block in (told.appeals("external"), told.appeals("internal"))
    )
    state = status(told, say)
    return say("report-status", state=state, external=external, internal=internal)


def known(block: Json, say: Say) -> str:
    return cell_text(Share(block["maturity"]), say)


def maturity(block: Json, say: Say) -> Paragraph:
    """Low at the end of a quarter, for the term of many is not over: printed next to the shares."""
    whole = {None: "none", 100.0: "yes"}.get(block["maturity"], "no")
    base = block["outcomes"]["base"]
    told = say("report-maturity", maturity=known(block, say), whole=whole, base=base)
    return Paragraph(told, "note")


def _anonymity(told: Reported, say: Say) -> str:
    verdicts = [_verdict(told.of(audience)) for audience in ("external", "internal")]
    if "failed" in verdicts:
        return say("report-anonymity", verdict="failed")
    return say("report-anonymity", verdict="ok" if "ok" in verdicts else "none")


def _verdict(figures: Json) -> str:
    return str(figures["anonymity"]["verdict"])

"""The appendix «Методика»: how each metric is worked out. Pure."""

from __future__ import annotations

from reports.document import Heading, Paragraph, Part, Table, rows
from reports.report.told import Reported
from reports.wording import Say


def method(told: Reported, say: Say) -> tuple[Part, ...]:
    base = told.profile.base
    head = (say("report-no"), say("report-formula"))
    formulas = (
        ("M-01", say("method-received")),
        ("M-02", say("method-channels")),
        ("M-03", say("method-change")),
        ("M-04", say("method-causes")),
        ("M-05", say("method-topics")),
        ("M-06", say("method-mean")),
        ("M-07", say("method-median")),
        ("M-08", say("method-p90")),
        ("M-09", say("method-in-time", term=told.profile.answer_term_days)),
        ("M-10", say("method-satisfied", base=base)),
        ("M-11", say("method-refused", base=base)),
        ("M-12", say("method-other")),
        ("M-13", say("method-maturity")),
        ("M-14", say("method-registration", term=told.profile.register_term_days)),
        ("M-15", say("method-forwarding", term=told.profile.forward_term_days)),
        ("M-16", say("method-completion")),
        ("M-17", say("method-csat")),
        ("M-18", say("method-dsat")),
        ("M-19", say("method-index")),
        ("M-20", say("method-attributes")),
        ("M-21", say("method-ces")),
        ("M-22", say("method-nps")),
        ("M-23", say("method-low")),
        ("M-24", say("method-annual")),
        ("M-25", say("method-rating")),
    )
    return (
        Heading(1, say("report-method")),
        Paragraph(say("report-method-about", k_min=told.profile.k_min)),
        Table("method", say("report-method"), head, rows(*formulas)),
    )

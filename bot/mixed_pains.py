"""Figures are summed by survey: waves about two pains in one quarter are counted together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reports.period import Period, quarter_of
from storage.records import Wave


def mixed_with(wave: Wave, known: Sequence[Wave]) -> tuple[Period, str] | None:
    """The quarter in which this wave ends, and the other pain whose answers are counted there."""
    period = quarter_of(wave.last_day)
    others = [
        one.pain
        for one in known
        if one.survey == wave.survey and one.pain != wave.pain and one.opened
        if quarter_of(one.closed_on or one.last_day) == period
    ]
    return (period, others[-1]) if others else None

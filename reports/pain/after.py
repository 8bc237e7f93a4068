"""The road of a check after a measure: figures of its four quarters, once all of them are over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reports.build import Basis, Wish
from reports.pain import finding as pain_finding
from reports.pain.board import Line
from reports.pain.effect import Effect, effects, quarters
from reports.pain.finding import Doors, Found
from reports.period import Period

After = dict[str, tuple[Effect, ...]]
"""By measure; one that waits for its quarters is not here."""


async def checked(doors: Doors, basis: Basis, lines: Iterable[Line], today: date) -> After:
    known: dict[str, Found] = {}

    async def of(period: Period) -> Found:
        """Of several measures the quarters are mostly the same."""
        if period.name not in known:
            known[period.name] = await pain_finding.found(doors, basis, Wish(period, today))
        return known[period.name]

    told: After = {}
    for line in lines:
        for measure in line.measures:
            if measure.done is None or not (four := quarters(measure.done)).is_over(today):
                continue
            found = [await of(period) for period in four.all]
            told[measure.id] = effects(line.row, measure, found)
    return told

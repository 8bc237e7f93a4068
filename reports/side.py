"""Registers by the side, told for a report: decisions, materials, practices, the media. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reports.rules import Json
from storage.side_records import KINDS, MATERIALS, TONES, SideTallies


def summary(tallies: SideTallies) -> Json:
    """`decisions` (R-45, R-54) and `materials` (R-44) by kind, those of zero too; `practices`
    (R-53); `observations` (R-15) by tone and by topic; `processes` by group (R-47)."""
    decisions = [kind for kind in KINDS if kind not in MATERIALS]
    materials = [kind for kind in KINDS if kind in MATERIALS]
    return {
        "decisions": _block(tallies.actions, decisions, "by_kind"),
        "materials": _block(tallies.actions, materials, "by_kind"),
        "practices": {"total": tallies.practices},
        "observations": _block(tallies.tones, TONES, "by_tone")
        | {"by_topic": _rows(tallies.topics, _largest_first(tallies.topics))},
        "processes": _block(tallies.processes, sorted(tallies.processes), "by_group"),
    }


def _block(counts: Counter[str], order: Iterable[str], name: str) -> Json:
    rows = _rows(counts, order)
    return {"total": sum(row["count"] for row in rows), name: rows}


def _rows(counts: Counter[str], order: Iterable[str]) -> list[Json]:
    return [{"id": one or "none", "count": counts[one]} for one in order]


def _largest_first(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))

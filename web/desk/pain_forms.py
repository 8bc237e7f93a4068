"""What the forms of the pain map say: a decision, a row by hand, a measure; masked and judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.cleaning import clean
from bot.masking import mask
from bot.texts import say
from config.directories import shipped
from reports.pains import LEVELS, MOST_OF_NEED, SEVERITIES
from reports.written_day import written_day
from storage.pain_records import MEASURE_KINDS, METRICS, Measure, PainBy, PainDeed, PainRow
from storage.sql.side import new_name
from web.desk.frame import Desk
from web.desk.office import Choice, actor
from web.desk.side_fields import Wrong

TITLE, REASON, TEXT = 300, 500, 500
"""Longest words of a row, of a reason, of a measure and of what has changed, in characters."""
FARTHEST = timedelta(days=3 * 366)
"""No measure is planned for later."""
KINDS = ("problem", "need")


@dataclass(frozen=True, slots=True)
class Decision:
    row: PainRow
    deed: PainDeed
    reason: str = field(repr=False)


def version(desk: Desk) -> int:
    """The one that was seen; 0 of what is not kept yet."""
    told = desk.form.one("version")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 5 else 0


def page_name(desk: Desk) -> str:
    """What its form was given for something new; another where that is no name."""
    told = desk.form.one("page")
    return told if re.fullmatch(r"[0-9a-f]{16}", told) else new_name()


def by(desk: Desk, reason: str = "") -> PainBy:
    return PainBy(actor(desk), desk.parts.clock().date(), reason)


def words(desk: Desk, name: str, longest: int) -> str:
    """One line, masked. Raises Wrong."""
    told = " ".join(mask(clean(desk.form.one(name)), longest).split())
    if len(told) > longest:
        raise Wrong(say("desk-pains-long", n=len(told), limit=longest))
    return told


def decision(desk: Desk, row: PainRow, known: Sequence[PainRow]) -> Decision:
    """`known`: rows of the quarter that stand in the map. Raises Wrong."""
    today, form = desk.parts.clock().date(), desk.form
    reason = words(desk, "reason", REASON)
    match form.one("deed"):
        case "reject":
            told = replace(row, state="rejected", reason=_needed(reason), merged_with="", day=today)
            return Decision(told, "rejected", reason)
        case "merge":
            others = {one.id for one in known} - {row.id}
            if (other := form.one("other")) not in others:
                raise Wrong(say("desk-pains-pick-row"))
            told = replace(
                row, state="merged", reason=_needed(reason), merged_with=other, day=today
            )
            return Decision(told, "merged", reason)
        case "confirm":
            return _confirmed(desk, row, reason)
    raise Wrong(say("desk-pains-pick-deed"))


def by_hand(desk: Desk, row: PainRow, processes: Sequence[Choice]) -> PainRow:
    """A row that no rule found. Raises Wrong."""
    form = desk.form
    process, pain = form.one("process"), form.one("pain")
    if process not in dict(processes) or (pain and pain not in shipped().pains):
        raise Wrong(say("desk-pains-pick-process"))
    title = words(desk, "title", TITLE)
    if not title and not pain:
        raise Wrong(say("desk-pains-name-it"))
    kind = next((one for one in KINDS if one == form.one("kind")), "problem")
    level = next((one for one in LEVELS if one == form.one("prevalence")), None)
    if level is None:
        raise Wrong(say("desk-pains-pick-prevalence"))
    reason = _needed(words(desk, "reason", REASON))
    told = replace(row, process=process, pain=pain, title=title, prevalence=level, reason=reason)
    told = replace(told, kind="need" if kind == "need" else "problem")
    severity = _severity(desk, told)
    is_threat = bool(form.one("threat")) and severity == max(SEVERITIES)
    return replace(told, severity=severity, is_threat=is_threat)


def measure(desk: Desk, told: Measure, units: Sequence[Choice]) -> Measure:
    """Set or put right. Raises Wrong."""
    form, today = desk.form, desk.parts.clock().date()
    kind = next((one for one in MEASURE_KINDS if one == form.one("kind")), None)
    metric = next((one for one in METRICS if one == form.one("metric")), None)
    text = words(desk, "text", TEXT)
    if not text or kind is None or metric is None or form.one("unit") not in dict(units):
        raise Wrong(say("desk-pains-measure-whole"))
    due = written_day(form.one("due"))
    if due is None or not today <= due <= today + FARTHEST:
        raise Wrong(say("desk-pains-bad-due"))
    target = _target(form.one("target"))
    if (metric == "") != (target is None):
        raise Wrong(say("desk-pains-target"))
    return replace(
        told, kind=kind, text=text, unit=form.one("unit"), due=due, metric=metric, target=target
    )


def ended(desk: Desk, told: Measure) -> tuple[Measure, PainDeed]:
    """Done, or given up; with what has changed, or why. Raises Wrong."""
    if not (note := words(desk, "note", TEXT)):
        raise Wrong(say("desk-pains-note"))
    if desk.form.one("deed") == "done":
        return replace(told, done=desk.parts.clock().date(), note=note), "done"
    return replace(told, is_dropped=True, note=note), "dropped"


def severities(kind: str) -> list[Choice]:
    most = MOST_OF_NEED if kind == "need" else max(SEVERITIES)
    return [
        (str(one), say("desk-pains-severity", kind=kind, severity=one))
        for one in SEVERITIES
        if one <= most
    ]


def measure_kinds() -> list[Choice]:
    return [(one, say("desk-side-kind", kind=one)) for one in MEASURE_KINDS]


def metrics() -> list[Choice]:
    return [(one, say("desk-pains-metric", metric=one)) for one in METRICS if one]


def _confirmed(desk: Desk, row: PainRow, reason: str) -> Decision:
    """A change of severity needs its reason; the day of a row that stands is that of approval."""
    severity = _severity(desk, row)
    if severity != row.severity:
        _needed(reason)
    stands = row.version > 0 and row.state == "confirmed"
    told = replace(
        row,
        state="confirmed",
        title=words(desk, "title", TITLE),
        severity=severity,
        severity_reason=reason if severity != row.severity else row.severity_reason,
        is_threat=bool(desk.form.one("threat")) and severity == max(SEVERITIES),
        day=row.day if stands else desk.parts.clock().date(),
        reason="" if row.source != "staff" else row.reason,
        merged_with="",
    )
    return Decision(told, "changed" if stands else "confirmed", reason)


def _severity(desk: Desk, row: PainRow) -> int:
    """Raises Wrong."""
    told = desk.form.one("severity")
    if told not in dict(severities(row.kind)):
        raise Wrong(say("desk-pains-pick-severity"))
    return int(told)


def _needed(reason: str) -> str:
    """Raises Wrong."""
    if not reason:
        raise Wrong(say("desk-pains-why"))
    return reason


def _target(told: str) -> int | None:
    """Tenths of a percent; None if nothing was typed. Raises Wrong."""
    said = told.strip().replace(",", ".").removesuffix("%").strip()
    if not said:
        return None
    whole, _, tenths = said.partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) < 4):
        raise Wrong(say("desk-pains-target"))
    if tenths and not (tenths.isascii() and tenths.isdecimal() and len(tenths) == 1):
        raise Wrong(say("desk-pains-target"))
    value = 10 * int(whole) + int(tenths or 0)
    if value > 1000:
        raise Wrong(say("desk-pains-target"))
    return value

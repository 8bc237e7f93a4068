"""What a step changes in a case: columns of the register and lines of its log. Pure.

What does not fit is refused: NotAllowed, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from storage.case_records import Case, CaseStep, NotAllowed
from storage.case_steps import EXTENSION, KEEP, PROMISE, STEPS, TO_UNIT, Step
from storage.register_records import DUPLICATE, OPEN

LONGEST_REASON = 300


@dataclass(slots=True)
class Values:
    """Columns of the two tables, and what the log says of them: (field, old, new)."""

    columns: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    lines: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    def set(self, name: str, old: object, new: object) -> None:
        self.columns[name] = new
        self.told(name, old, new)

    def told(self, name: str, old: object, new: object) -> None:
        if old != new:
            self.lines.append((name, word(old), word(new)))


def judge(case: Case, step: CaseStep) -> Values:
    """Raises NotAllowed."""
    known = STEPS.get(step.step)
    if known is None or known not in case.steps:
        raise NotAllowed(step.step)
    values = Values(state={"question_until": case.question_until, "reopened": case.reopened})
    values.state |= {"promised": case.promised}
    if known.wants == "original":
        _link(values, case, step)
    elif known.closes:
        _close(values, case, step, known)
    elif known.name in _OTHERS:
        _OTHERS[known.name](values, case, step)
    else:
        raise NotAllowed(step.step)
    return values


def word(value: object) -> str | None:
    """As the log has it."""
    return None if value is None else str(value)


def _own(values: Values, case: Case, step: CaseStep) -> None:
    """Whoever works with a case has it; the log knows the role, not the name, and says it once."""
    if not case.message.taken_by and step.owner and "taken_by" not in values.columns:
        values.columns["taken_by"] = step.owner
        values.lines.append(("taken_by", None, step.role))


def _release(values: Values, case: Case, step: CaseStep) -> None:
    values.columns["taken_by"] = None
    values.lines.append(("taken_by", step.role, None))


def _hand_over(values: Values, case: Case, step: CaseStep) -> None:
    """Raises NotAllowed without somebody to take it."""
    if not step.owner.strip() or step.owner == case.message.taken_by:
        raise NotAllowed(step.step)
    values.columns["taken_by"] = step.owner
    values.lines.append(("taken_by", step.role if case.message.taken_by else None, step.role))


def _to_unit(values: Values, case: Case, step: CaseStep) -> None:
    """Nobody there has taken it yet. Raises NotAllowed without another unit."""
    if not step.unit or step.unit == case.unit_id:
        raise NotAllowed(step.step)
    values.set("unit", case.unit_id or None, step.unit)
    if case.message.taken_by:
        _release(values, case, step)


def _say(values: Values, case: Case, step: CaseStep, kind: str = "answer") -> None:
    """Raises NotAllowed without words: an empty answer helps nobody."""
    if step.telling is None or step.telling.kind != kind or not step.telling.text.strip():
        raise NotAllowed(step.step)
    _own(values, case, step)
    values.state["question_until"] = None
    values.lines.append((kind, None, None))


def _ask(values: Values, case: Case, step: CaseStep) -> None:
    if step.until is None:
        raise NotAllowed(step.step)
    _say(values, case, step, "question")
    values.state["question_until"] = step.until
    values.lines[-1] = ("question", None, step.until.isoformat())


def _extend(values: Values, case: Case, step: CaseStep) -> None:
    """Once, by 30 days at most, while the term runs, and its author is told (59-FZ, article 12)."""
    was, new = case.message.due, step.due
    if was is None or new is None or step.at.day > was:
        raise NotAllowed(step.step)
    if not was < new <= was + timedelta(days=EXTENSION):
        raise NotAllowed(step.step)
    telling = step.telling
    if telling is None or telling.kind != "notice" or not telling.text.strip():
        raise NotAllowed(step.step)
    values.set("due", was, new)
    values.columns["extended"] = True
    values.lines.append(("extended", None, "1"))


def _close(values: Values, case: Case, step: CaseStep, known: Step) -> None:
    """Raises NotAllowed without cause, ground, or anything said to the author."""
    closing = step.closing
    if closing is None or closing.outcome != known.outcome:
        raise NotAllowed(step.step)
    if known.needs_cause and not closing.cause:
        raise NotAllowed(step.step)
    if step.telling is not None:
        _say(values, case, step)
    elif known.words != "result" or not case.is_answered:
        raise NotAllowed(step.step)
    _own(values, case, step)
    values.state["question_until"] = None
    values.set("outcome", case.message.outcome, closing.outcome)
    if closing.cause:
        values.set("cause", case.cause, closing.cause)
    if known.to == "promised":
        _promise(values, step)
    if case.message.is_open:
        _over(values, step)
    else:
        values.state["promised"] = None
        values.told("promised", case.promised, None)
    if closing.ground:
        values.columns["outcome_reason"] = closing.ground
        values.lines.append(("outcome_reason", None, None))


def _promise(values: Values, step: CaseStep) -> None:
    """Until when it is to be done: after today, and not years away."""
    latest = step.at.day + timedelta(days=PROMISE)
    if step.until is None or not step.at.day < step.until <= latest:
        raise NotAllowed(step.step)
    values.state["promised"] = step.until
    values.told("promised", None, step.until)


def _over(values: Values, step: CaseStep) -> None:
    """The answer is given now. A deed that was promised keeps the day of the promise: that is
    how long the author waited for an answer."""
    values.columns |= {"answered_at": step.at.at, "answered_day": step.at.day}
    values.lines.append(("answered_at", None, step.at.at.isoformat()))


def _link(values: Values, case: Case, step: CaseStep) -> None:
    if not step.original:
        raise NotAllowed(step.step)
    if step.telling is not None:
        _say(values, case, step)
    _own(values, case, step)
    values.state["question_until"] = None
    values.set("outcome", OPEN, DUPLICATE)
    values.set("duplicate_of", None, step.original)
    _over(values, step)


def _unlink(values: Values, case: Case, step: CaseStep) -> None:
    _reopen(values, case, step)
    values.set("duplicate_of", case.of_register.duplicate_of, None)


def _reopen(values: Values, case: Case, step: CaseStep) -> None:
    values.set("outcome", case.message.outcome, OPEN)
    answered = case.message.answered
    values.columns |= {"answered_at": None, "answered_day": None, "outcome_reason": None}
    values.columns["taken_by"] = None
    values.lines.append(("answered_at", answered.isoformat() if answered else None, None))
    if step.due is not None:
        values.set("due", case.message.due, step.due)
    values.state |= {"reopened": True, "promised": None}
    if case.rating and case.rating.wish == "asked":
        values.lines.append(("wish", "asked", "granted"))
    values.told("promised", case.promised, None)


def _hide(values: Values, case: Case, step: CaseStep) -> None:
    """Raises NotAllowed without a reason. The reason is for colleagues, and goes with the text."""
    if not step.reason.strip():
        raise NotAllowed(step.step)
    values.state |= {"hidden": step.reason[:LONGEST_REASON], "hidden_day": step.at.day}
    values.lines.append(("hidden", None, "1"))


def _show(values: Values, case: Case, step: CaseStep) -> None:
    values.state |= {"hidden": None, "hidden_day": None}
    values.lines.append(("hidden", "1", None))


def _keep(values: Values, case: Case, step: CaseStep) -> None:
    _say(values, case, step, "kept")
    values.lines.append(("wish", "asked", "declined"))


_OTHERS: Mapping[str, Callable[[Values, Case, CaseStep], None]] = {
    "take": _own,
    "release": _release,
    "hand_over": _hand_over,
    TO_UNIT: _to_unit,
    "reply": _say,
    "ask": _ask,
    "extend": _extend,
    "unlink": _unlink,
    "reopen": _reopen,
    KEEP: _keep,
    "hide": _hide,
    "show": _show,
}

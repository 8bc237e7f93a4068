"""A step becomes columns of the register and lines of its log; what does not fit is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.case_records import Case, CaseStep, HeardBefore, NotAllowed
from storage.case_steps import STEPS, Step, allowed
from storage.keys import week_of
from storage.register_records import OPEN, Change
from storage.sql.statements import put, put_once
from storage.tables_cases import case_state, draft
from storage.tables_register import appeal, appeal_change


@dataclass(slots=True)
class Values:
    """Columns of the two tables, and what the log says of them: (field, old, new)."""

    columns: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    lines: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    def set(self, name: str, old: object, new: object) -> None:
        self.columns[name] = new
        if old != new:
            self.lines.append((name, _word(old), _word(new)))


async def hear(
    connection: AsyncConnection, update_name: tuple[str, str] | None, now: datetime
) -> None:
    """Raises HeardBefore if this update's effect is there already."""
    if update_name is None:
        return
    channel, name = update_name
    row = {"channel": channel, "update_id": name, "kept_in": week_of(now.date())}
    made = await connection.execute(put_once(connection, tables.heard).values(row))
    if made.rowcount != 1:
        raise HeardBefore(name)


def judge(case: Case, step: CaseStep) -> Values:
    """What the step changes. Raises NotAllowed."""
    known = STEPS.get(step.step)
    if known is None or known not in allowed(case.state, case.message.outcome):
        raise NotAllowed(step.step)
    values = Values(state={"question_until": case.question_until, "reopened": case.reopened})
    if known.closes:
        _close(values, case, step, known)
        return values
    match known.name:
        case "take":
            _own(values, case, step)
        case "release":
            values.columns["taken_by"] = None
            values.lines.append(("taken_by", step.role, None))
        case "reply":
            _say(values, case, step, "answer")
        case "ask":
            _ask(values, case, step)
        case _:
            _reopen(values, case, step)
    return values


async def write(connection: AsyncConnection, case: Case, step: CaseStep, values: Values) -> None:
    name = case.message.appeal
    if values.columns:
        await connection.execute(update(appeal).where(appeal.c.id == name).values(values.columns))
    state = put(connection, case_state).values(appeal=name, **values.state)
    await connection.execute(state)
    lines = [Change(*line, at=step.at.at, actor=step.role) for line in values.lines]
    await log(connection, name, lines)
    if step.draft is not None:
        done = {"screen": "done", "version": draft.c.version + 1}
        await connection.execute(update(draft).where(draft.c.id == step.draft).values(done))


async def log(connection: AsyncConnection, name: int, lines: Sequence[Change]) -> None:
    rows = [
        {
            "appeal": name,
            "field": line.field,
            "old": line.old,
            "new": line.new,
            "at": line.at,
            "actor": line.actor,
        }
        for line in lines
    ]
    await connection.execute(insert(appeal_change), rows)


def _own(values: Values, case: Case, step: CaseStep) -> None:
    """Whoever works with a case has it; the log knows the role, not the name."""
    if not case.message.taken_by and step.owner:
        values.columns["taken_by"] = step.owner
        values.lines.append(("taken_by", None, step.role))


def _say(values: Values, case: Case, step: CaseStep, kind: str) -> None:
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


def _close(values: Values, case: Case, step: CaseStep, known: Step) -> None:
    """Raises NotAllowed without cause, ground, or anything said to the author."""
    closing = step.closing
    if closing is None or closing.outcome != known.outcome or not closing.cause:
        raise NotAllowed(step.step)
    if step.telling is not None:
        _say(values, case, step, "answer")
    elif known.words != "result" or not case.is_answered:
        raise NotAllowed(step.step)
    _own(values, case, step)
    values.state["question_until"] = None
    values.set("outcome", OPEN, closing.outcome)
    values.set("cause", case.cause, closing.cause)
    values.columns |= {"answered_at": step.at.at, "answered_day": step.at.day}
    values.lines.append(("answered_at", None, step.at.at.isoformat()))
    if closing.ground:
        values.columns["outcome_reason"] = closing.ground
        values.lines.append(("outcome_reason", None, None))


def _reopen(values: Values, case: Case, step: CaseStep) -> None:
    values.set("outcome", case.message.outcome, OPEN)
    answered = case.message.answered
    values.columns |= {"answered_at": None, "answered_day": None, "outcome_reason": None}
    values.columns["taken_by"] = None
    values.lines.append(("answered_at", answered.isoformat() if answered else None, None))
    if step.due is not None:
        values.set("due", case.message.due, step.due)
    values.state["reopened"] = True


def _word(value: object) -> str | None:
    return None if value is None else str(value)

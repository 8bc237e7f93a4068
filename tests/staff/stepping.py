"""Steps of clerks for tests, at the time of the test's clock; nothing here pretends."""

from __future__ import annotations

from datetime import date
from typing import Any

from storage.case_records import Case, CaseStep, Closing, Telling
from storage.register_records import Moment
from storage.store import Clock, Storage

ANSWER = Telling("answer", "Яму заделали.", "Ответ: яму заделали.")


def step(case: Case, name: str, clock: Clock, **more: Any) -> CaseStep:
    now = clock()
    at = Moment(now, now.date())
    return CaseStep(case.number, case.revision, name, "operator", at, **more)


def closing(case: Case, name: str, clock: Clock, **more: Any) -> CaseStep:
    """`name` of a step that closes; with an answer and the cause "quality" unless told."""
    more = {"telling": ANSWER, "closing": Closing(name, "quality")} | more
    return step(case, name, clock, **more)


async def asked(storage: Storage, case: Case, clock: Clock, until: date) -> Case:
    question = Telling("question", "Какой дом?", "Вопрос: какой дом?")
    return await storage.cases.take_step(step(case, "ask", clock, telling=question, until=until))

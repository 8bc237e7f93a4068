"""Cases that stand where a test wants them, brought there by the steps of clerks and authors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from storage.case_records import Case, CaseStep, Closing, Telling
from storage.case_steps import STEPS, State
from storage.message_records import MessageWithdrawn
from storage.store import Clock, Storage
from tests.messages.sending import ANNA, PIT, keep, send
from tests.staff.stepping import ANSWER, asked, closing, step

FAR = date(2026, 12, 30)


async def standing(storage: Storage, clock: Clock, state: State) -> Case:
    """A new case in this state."""
    case = await storage.cases.one(await send(storage, ANNA))
    match state:
        case "taken":
            return await take(storage, step(case, "take", clock, owner="Я"))
        case "waiting":
            return await asked(storage, case, clock, clock().date() + timedelta(days=7))
        case "promised":
            return await take(storage, await whole(storage, case, "supported", clock))
        case "closed":
            return await take(storage, closing(case, "resolved", clock))
        case "withdrawn":
            assert await keep(storage, ANNA, MessageWithdrawn(case.number))
            return await storage.cases.one(case.number)
        case "linked":
            return await take(storage, await whole(storage, case, "duplicate", clock))
        case "hidden":
            return await take(storage, step(case, "hide", clock, reason="Рассылка"))
        case _:
            return case


async def take(storage: Storage, told: CaseStep) -> Case:
    return await storage.cases.take_step(told)


async def whole(storage: Storage, case: Case, name: str, clock: Clock, **more: Any) -> CaseStep:
    """The step with all it may want, so that nothing but its state can forbid it."""
    known = STEPS[name]
    kinds = {"question": "question", "reason": "notice", "verdict": "kept"}
    telling = Telling(kinds.get(known.words, "answer"), "Слова", "Слова автору")  # type: ignore[arg-type]  # kinds are those of a telling
    told: dict[str, Any] = {"owner": "Коллега", "until": clock().date() + timedelta(days=20)}
    told |= {"telling": telling if known.words else None, "reason": "Рассылка"}
    told["due"] = (case.message.due or FAR) + timedelta(days=10)
    if known.closes and known.wants != "original":
        told["closing"] = Closing(known.outcome, "quality", "Основание")
    if known.wants == "original":
        other = await storage.cases.one(await send(storage, ANNA, replace(PIT, text="Та же яма")))
        told["original"] = f"{other.message.channel}:{other.number}"
    return step(case, name, clock, **(told | more))


__all__ = ["ANSWER", "standing", "take", "whole"]

"""`if` of a question: earlier answers that must be given for it to be asked. Data, no language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from storage.records import Value


@dataclass(frozen=True, slots=True)
class Among:
    """Of a many-choice question it is enough that one of the ticked is named here."""

    values: tuple[str | int, ...]

    def is_met(self, answer: Value | None) -> bool:
        if isinstance(answer, tuple):
            return not set(self.values).isdisjoint(answer)
        return answer is not None and answer in self.values


@dataclass(frozen=True, slots=True)
class Between:
    """Marks from `low` to `high`, both included; None: no bound."""

    low: int | None = None
    high: int | None = None

    def is_met(self, answer: Value | None) -> bool:
        if not isinstance(answer, int):  # no answer, or «затрудняюсь ответить»
            return False
        return (self.low is None or self.low <= answer) and (
            self.high is None or answer <= self.high
        )


def _expected(told: Any) -> Among | Between:
    match told:
        case Among() | Between():
            return told
        case str() | int() if not isinstance(told, bool):
            return Among((told,))
        case [_, *_] if all(isinstance(one, str | int) for one in told):
            return Among(tuple(told))
        case {} if told and told.keys() <= {"from", "to"} and _are_marks(told.values()):
            return Between(told.get("from"), told.get("to"))
        case _:
            raise PydanticCustomError("condition", "neither a value, nor [values], nor {from, to}")


def _are_marks(values: Any) -> bool:
    return all(isinstance(one, int) and not isinstance(one, bool) for one in values)


def _as_written(expected: Among | Between) -> Any:
    if isinstance(expected, Among):
        return list(expected.values)
    bounds = {"from": expected.low, "to": expected.high}
    return {name: mark for name, mark in bounds.items() if mark is not None}


Expected = Annotated[Among | Between, PlainValidator(_expected), PlainSerializer(_as_written)]

"""What of people's feedback everybody may read: generalised figures and decisions (R-41).

Plain values, an allow-list: there is no field for anything of the monitoring of appeals, for a
comment, for a group or a place. What is not here cannot be published.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Done:
    """One decision: what people said, what was done about it, on which day."""

    said: str
    done: str
    day: date


@dataclass(frozen=True, slots=True)
class Edition:
    """Of a period. `csat`: percent of marks 4 and 5; None where too few answered."""

    period: str
    responses: int
    csat: float | None
    pains: tuple[str, ...]
    done: tuple[Done, ...]
    k_min: int

    def body(self) -> str:
        told = asdict(self)
        told["done"] = [asdict(one) | {"day": one.day.isoformat()} for one in self.done]
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @property
    def mark(self) -> str:
        """Of exactly these words and figures: what a person looked at before saying yes."""
        return sha256(self.body().encode()).hexdigest()[:16]


def read(body: str) -> Edition:
    told = json.loads(body)
    done = (Done(**one | {"day": date.fromisoformat(one["day"])}) for one in told["done"])
    return Edition(**told | {"pains": tuple(told["pains"]), "done": tuple(done)})


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that anybody may read now. `day`: of its publication; `actor`: who said yes."""

    edition: Edition
    day: date
    actor: str


def changes(published: Iterable[Published]) -> list[Done]:
    """Decisions of all editions, the newest first, none twice."""
    told = {one for each in published for one in each.edition.done}
    return sorted(told, key=lambda one: (one.day, one.said, one.done), reverse=True)

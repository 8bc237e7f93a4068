"""One quarter of a town, as its clerks would bring it in; every figure of it is worked out by hand.

Ten rows of citizens go round the channels of the ordinance in their order, three of employees. By
hand: 10 received, of them 6 complaints (e1-e5, e10), one duplicate beside. Of all 10: satisfied 2
(e1, e6), refused 2 (e2, e7); of 6 complaints: 1 and 1. Final are 9 of 10, 5 of 6 complaints. Seven
answers waited 2, 5, 7, 10, 20, 30, 31 days: 105 in all, mean 15.0, median 10, nine of ten 31; 6 of
7 within 30 days. Causes: deadline 3, refusal 2, slow 1, none 4. Topics: road_repair 4, waste 3,
heating 3. Of three employees' complaints one is satisfied, one refused, one open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from config.profile import Profile
from storage.records import Answers
from storage.store import Storage
from tests.storage.ballots import RULES, begun, cast
from tests.surveys.conftest import SHIPPED

REGISTERED = date(2026, 7, 2)
HEAD = (
    "external_id,channel,audience,kind,topic,cause,received_at,registered_at,answered_at,outcome,"
    "duplicate_of,organisation"
)


@dataclass(frozen=True)
class Row:
    """`waited`: days from 2 July to the answer; None: none was given."""

    name: str
    kind: str
    topic: str
    cause: str
    outcome: str
    waited: int | None = None
    duplicate_of: str = ""

    def line(self, channel: str, audience: str, organisation: str = "") -> str:
        answered = "" if self.waited is None else REGISTERED + timedelta(days=self.waited)
        told = (self.name, channel, audience, self.kind, self.topic, self.cause)
        dates = (REGISTERED - timedelta(days=1), REGISTERED, answered, self.outcome)
        return ",".join(map(str, (*told, *dates, self.duplicate_of, organisation)))


CITIZENS = (
    Row("e1", "complaint", "road_repair", "deadline", "resolved", 10),
    Row("e2", "complaint", "road_repair", "refusal", "refused", 20),
    Row("e3", "complaint", "waste", "deadline", "explained", 5),
    Row("e4", "complaint", "waste", "deadline", ""),
    Row("e5", "complaint", "heating", "slow", "forwarded", 3),
    Row("e6", "application", "road_repair", "", "resolved", 30),
    Row("e7", "application", "heating", "refusal", "refused", 31),
    Row("e8", "proposal", "waste", "", "explained", 2),
    Row("e9", "request", "heating", "", "answered", 7),
    Row("e10", "complaint", "road_repair", "", "withdrawn", 4),
)
TWICE = Row("e11", "complaint", "road_repair", "deadline", "duplicate", None, "e1")
EMPLOYEES = (
    Row("i1", "complaint", "interaction", "slow", "resolved", 1),
    Row("i2", "complaint", "requests", "slow", "refused", 2),
    Row("i3", "complaint", "requests", "", ""),
)
MARKS = {5: 10, 4: 8, 3: 4, 2: 2, 1: 1}
"""Of twenty-five: 18 satisfied are 72.0 %, 3 dissatisfied 12.0 %, the mean 3.96, the index 74.0."""


def register_file(folder: Path, profile: Profile) -> Path:
    file = folder / f"{profile.name}.csv"
    file.write_text("\n".join([HEAD, *_lines(profile)]), "utf-8")
    return file


def _lines(profile: Profile) -> Iterator[str]:
    """The last citizen wrote to a subordinate organisation, where the ordinance sums them."""
    round_ = profile.external_channels
    for number, row in enumerate(CITIZENS):
        is_other = row is CITIZENS[-1] and profile.include_subordinate_orgs
        organisation = "МБУ «Дороги»" if is_other else ""
        yield row.line(round_[number % len(round_)], "external", organisation)
    yield TWICE.line(round_[0], "external")
    for number, row in enumerate(EMPLOYEES):
        yield row.line(profile.internal_channels[number % 2], "internal")


async def asked(storage: Storage, direction: str, day: date, audience: str = "external") -> None:
    """Twenty-five answer the survey of a direction; it is opened on `day`, and closed, too, if it
    is of employees."""
    (survey,) = [
        one for one in SHIPPED.values() if (one.direction, one.audience) == (direction, audience)
    ]
    wave = await begun(storage, survey)
    await cast(storage, wave, [{"overall": mark} for mark, n in MARKS.items() for _ in range(n)])
    if audience == "external":
        await storage.opening.open_batch(wave.id, RULES, day)
    else:
        await storage.opening.close(wave.id, RULES, day)


__all__ = ["Answers", "asked", "register_file"]

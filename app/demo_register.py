"""Rows of a register as other systems would give them: a file's records, for the file's own road.

Pure. Whoever reads the records (`reports.register.rows`) judges them as any other file's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from app.demo_plan import Span, Wish, at_work, days, weighted
from bot.texts import say
from config.directories import Directories
from config.profile import Profile
from reports.register.file import Record

OWN = frozenset({"telegram", "vk", "max", "web", "mailing"})
"""Channels through which nothing comes in a file: what is said there is said to the bot."""

OUTCOMES = {
    "explained": 34,
    "resolved": 26,
    "refused": 12,
    "answered": 9,
    "partial": 7,
    "forwarded": 6,
    "supported": 4,
    "withdrawn": 2,
}
KINDS = {"application": 46, "complaint": 34, "request": 9, "proposal": 7, "gratitude": 4}
CLIENTS = {"person": 70, "legal": 9, "ip": 6, "representative": 4, "unknown": 11}
FORMS = {"electronic": 62, "written": 28, "oral": 10}

EMPLOYEES, NAMELESS, TWICE, AGAIN, MANY = 8, 3, 3, 5, 2
"""Percent of rows that are employees', anonymous, duplicates, repeated, collective."""
USUAL, LATE = (2, 27), (31, 55)
"""Days to an answer; one row in twelve is late."""
LATE_ONE_IN = 12


@dataclass
class Rows:
    """`told`: what was put in, row by row, so that figures can be checked against it."""

    wish: Wish
    over: tuple[Span, ...]
    profile: Profile
    known: Directories
    told: list[dict[str, str]] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The header, and a record for each row."""
        columns = self.known.columns.ids
        yield Record(1, list(columns))
        chance, number = self.wish.chance("register"), self.wish.appeals - self.wish.written
        topics = self._topics(chance)
        for n, day in enumerate(days(number, self.over, chance), 1):
            row = self._row(n, day, topics, chance)
            self.told.append(row)
            yield Record(n + 1, [row.get(name, "") for name in columns])

    def _topics(self, chance: Random) -> list[str]:
        """What a town has most to do with is not the same everywhere."""
        found = [topic.id for section in self.known.topics.sections for topic in section.topics]
        chance.shuffle(found)
        return found

    def _row(self, n: int, day: date, topics: list[str], chance: Random) -> dict[str, str]:
        is_internal = chance.randrange(100) < EMPLOYEES
        audience = "internal" if is_internal else "external"
        topic = weighted(self.known.topics.internal.ids if is_internal else topics, chance)
        received = at_work(day, self.profile.zone, chance)
        row = {
            "external_id": f"DEMO-{n}",
            "channel": weighted(self._channels(audience), chance),
            "audience": audience,
            "kind": _one(KINDS, chance),
            "topic": topic,
            "direction": self.known.topics[topic].direction or "",
            "text": say("demo-appeal", n=n, topic=self.known.topics.title(topic)),
            "received_at": _minute(received),
            "client_kind": "employee" if is_internal else _one(CLIENTS, chance),
            "form": _one(FORMS, chance),
            "anonymous": _flag(NAMELESS, chance),
            "repeat": _flag(AGAIN, chance),
            "collective": _flag(MANY, chance),
        }
        row["cause"] = self._cause(row["kind"], chance)
        if self._is_twice(row, chance):
            return row
        return row | self._answered(received, row["anonymous"], chance)

    def _channels(self, audience: str) -> list[str]:
        """Those of the ordinance that a file may come from, as it names them; at least post."""
        known = (self.known.channels[one] for one in self.profile.channels(audience))
        found = [
            one.id for one in known if one.id not in OWN and one.audience in (audience, "both")
        ]
        return found or ["post"]

    def _cause(self, kind: str, chance: Random) -> str:
        if kind == "gratitude":
            return kind
        real = [one.id for one in self.known.causes if one.pain and one.severity < 4]
        return weighted(real, chance)

    def _is_twice(self, row: dict[str, str], chance: Random) -> bool:
        """Makes the row a duplicate of an earlier one of its channel and audience."""
        if chance.randrange(100) >= TWICE:
            return False
        alike = [
            one
            for one in self.told[-200:]
            if not one.get("duplicate_of")
            and (one["channel"], one["audience"]) == (row["channel"], row["audience"])
        ]
        if not alike:
            return False
        row["outcome"], row["duplicate_of"] = "duplicate", chance.choice(alike)["external_id"]
        return True

    def _answered(self, received: datetime, anonymous: str, chance: Random) -> dict[str, str]:
        """Registered, answered, with which outcome; only as far as today has come."""
        registered = received + timedelta(days=chance.choices((0, 1, 2, 3), (40, 35, 15, 10))[0])
        if registered.date() > self.over[-1].last:
            return {}
        told = {"registered_at": _minute(registered)}
        outcome = "no_answer" if anonymous else _one(OUTCOMES, chance)
        is_late = not anonymous and chance.randrange(LATE_ONE_IN) == 0
        waits = 4 if outcome == "forwarded" else chance.randint(*(LATE if is_late else USUAL))
        answered = registered + timedelta(days=waits)
        if answered.date() <= self.over[-1].last:
            told |= {"outcome": outcome, "answered_at": _minute(answered)}
        if is_late and chance.randrange(2):
            told["extended"] = "1"
        return told


def _one(of: dict[str, int], chance: Random) -> str:
    return chance.choices(list(of), list(of.values()))[0]


def _flag(percent: int, chance: Random) -> str:
    return "1" if chance.randrange(100) < percent else ""


def _minute(told: datetime) -> str:
    return f"{told:%Y-%m-%dT%H:%M}"

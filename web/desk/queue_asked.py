"""What the address of the list says: filters that compose, each of them in every link of the page.

What is unknown narrows nothing: an old bookmark is no mistake of the clerk's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from bot.cleaning import clean
from config.directories import shipped
from reports.written_day import written_day
from storage.search_records import AT_WORK, BY_DAY, ORDERS, SHOWS, Order, Show, Wish

PATH = "/desk/queue"
LONGEST = 200
"""Characters of a question, and of a name."""
EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Asked:
    """Fields are named as the address names them; "" narrows nothing."""

    show: str = ""
    q: str = ""
    channel: str = ""
    topic: str = ""
    unit: str = ""
    place: str = ""
    audience: str = ""
    kind: str = ""
    owner: str = ""
    late: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""
    page: str = ""

    @property
    def shows(self) -> Show:
        """Whoever looks for words looks everywhere, unless a list was chosen."""
        told = next((name for name in SHOWS if name == self.show), None)
        return told or ("any" if self.q else "all")

    @property
    def order(self) -> Order:
        told: Order = next((name for name in ORDERS if name == self.sort), "")
        return told if told in BY_DAY or self.shows in AT_WORK else ""

    @property
    def page_number(self) -> int:
        told = self.page
        return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0

    @property
    def is_narrow(self) -> bool:
        return any(getattr(self, name) for name in NARROWING)

    def wish(self, who: str, workday: date) -> Wish:
        return Wish(
            show=self.shows,
            who=who,
            words=self.q,
            channel=self.channel,
            topic=self.topic,
            unit=self.unit,
            place=self.place,
            audience=self.audience,
            kind=self.kind,
            owner=self.owner,
            overdue=bool(self.late),
            since=day_of(self.since),
            until=day_of(self.until),
            order=self.order,
            workday=workday,
        )

    def to(self, **changes: str) -> str:
        """The address of the same list with these changes, from its first page on."""
        told = replace(self, **{"page": "", **changes})
        said = {name: getattr(told, name) for name in NAMES if getattr(told, name)}
        return f"{PATH}?{urlencode(said)}" if said else PATH


NAMES = tuple(one.name for one in fields(Asked))
NARROWING = (
    *("channel", "topic", "unit", "place", "audience", "kind", "owner"),
    *("late", "since", "until"),
)


def read(query: Mapping[str, str]) -> Asked:
    told = {name: clean(query.get(name, ""))[:LONGEST] for name in NAMES}
    known = shipped()
    directories = {
        "channel": {one.id for one in known.channels},
        "topic": {one.id for one in known.topics},
        "audience": {one.id for one in known.audiences},
        "kind": {one.id for one in known.kinds},
    }
    for name, ids in directories.items():
        told[name] = told[name] if told[name] in ids else ""
    for name in ("since", "until"):
        day = day_of(told[name])
        told[name] = day.isoformat() if day else ""
    told["late"] = "1" if told["late"] else ""
    return Asked(**told)


def day_of(told: str) -> date | None:
    """As a field of a form writes it, or as people do: 2026-11-20, 20.11.2026."""
    day = written_day(told)
    return day if day and EARLIEST <= day <= LATEST else None

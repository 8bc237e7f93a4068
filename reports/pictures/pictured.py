"""What charts are made of, and the words below each: of how many, of when, whose. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.period import Period, parse
from reports.period_words import short
from reports.rules import Json
from reports.wording import Say, day


@dataclass(frozen=True, slots=True)
class Pictured:
    """`external`, `internal`: figures for people of each audience; `titles`: of directions."""

    external: Json
    internal: Json
    org_short: str
    clause: str
    titles: Mapping[str, str]

    @property
    def period(self) -> Period:
        return parse(self.external["period"]["name"])

    @property
    def is_preliminary(self) -> bool:
        """As the report says it, of both audiences."""
        return any(one["appeals"]["preliminary"] for one in (self.external, self.internal))


def below(told: Pictured, n: int, say: Say, base: str = "all") -> str:
    """Of how many, which period as of when, whose it is, and that it is not to be published."""
    period, mark = short(told.period, say), say("chart-mark", clause=told.clause)
    known, org = status(told, say), told.org_short
    return say("chart-below", base=base, n=n, period=period, status=known, org=org, mark=mark)


def status(told: Pictured, say: Say) -> str:
    state = say("digest-preliminary") if told.is_preliminary else say("digest-final")
    return say("chart-as-of", state=state, day=day(date.fromisoformat(told.external["as_of"])))

"""`otklik ordinance`: each clause of the act against this very installation, as it is now.

A look is one live check: it reads settings, scripts, the database, or works the figures out.
Nothing is taken for done because there is code for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.compose import House
from app.redaction import where
from bot.surveys.script import Survey
from bot.texts import say
from config.acts import ActClause
from config.profile import Profile
from reports import build
from reports.digest.sections import sections
from reports.pain.board import Board, board
from reports.period import Period, quarter_of
from reports.rules import Json
from storage.store import Storage


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found; `told` in a few words. A remedy stands where it failed."""

    ok: bool
    told: str = ""
    remedy: str = ""


def good(told: str = "") -> Seen:
    return Seen(True, told)


def bad(told: str, remedy: str) -> Seen:
    return Seen(False, told, remedy)


def remedy(look: str, about: str = "") -> str:
    """What to do where `look` found something missing."""
    return say("ordinance-remedy", look=look, about=about)


@dataclass(frozen=True)
class Ground:
    """What looks stand on. Figures are worked out once: of the quarter that goes on, and of the
    last whole one."""

    house: House
    storage: Storage
    _figures: dict[tuple[str, str], Json] = field(default_factory=dict)
    _digests: list[str] = field(default_factory=list)
    _boards: list[Board] = field(default_factory=list)

    @property
    def profile(self) -> Profile:
        return self.house.profile

    @cached_property
    def scripts(self) -> Mapping[str, Survey]:
        """Those that can be read, and what the town published over them."""
        known = {**self.house.scripts[0], **self.house.own}
        return {name: one for name, one in known.items() if name not in self.house.retired}

    @property
    def period(self) -> Period:
        return quarter_of(self.house.today())

    @property
    def last(self) -> Period:
        """The last whole quarter."""
        return self.period.previous()

    async def figures(self, audience: str, period: Period | None = None) -> Json:
        of = period or self.period
        if (of.name, audience) not in self._figures:
            wish = build.Wish(of, self.house.today(), audience)
            told = await build.figures_for_people(self.storage, self.house.basis(), wish)
            self._figures[of.name, audience] = told
        return self._figures[of.name, audience]

    async def digest(self) -> str:
        """Of the quarter so far, whole and in words."""
        if not self._digests:
            wish = build.Wish(self.period, self.house.today())
            basis, now = self.house.basis(), self.house.clock()
            told = await build.digest(self.storage, basis, wish, now)
            self._digests.append("\n".join(sections(told, say)))
        return self._digests[0]

    async def board(self) -> Board:
        """The pain map of the last whole quarter."""
        if not self._boards:
            wish = build.Wish(self.last, self.house.today())
            self._boards.append(await board(self.storage, self.house.basis(), wish))
        return self._boards[0]

    async def is_something_to_tell(self) -> bool:
        """Did the last whole quarter bring anything that something could follow from?"""
        told = await self.figures("all", self.last)
        return bool(told["appeals"]["received"] or any(one["n"] for one in told["surveys"]))


Look = Callable[[Ground, str], Awaitable[Seen]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One look at one clause: what serves it, and how it is."""

    look: str
    by: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Verdict:
    clause: ActClause
    shown: tuple[Shown, ...]

    @property
    def ok(self) -> bool:
        return all(one.seen.ok for one in self.shown)


async def verdicts(
    ground: Ground, clauses: tuple[ActClause, ...], looks: Mapping[str, Look]
) -> list[Verdict]:
    """In the order of the act. Each look is taken once, however many clauses name it."""
    taken: dict[str, Shown] = {}
    for clause in clauses:
        for told in clause.looks:
            if told not in taken:
                taken[told] = await _look(ground, told, looks)
    return [Verdict(clause, tuple(taken[told] for told in clause.looks)) for clause in clauses]


async def _look(ground: Ground, told: str, looks: Mapping[str, Look]) -> Shown:
    name, _, about = told.partition(":")
    by = say("ordinance-by", look=name, about=about)
    try:
        return Shown(told, by, await looks[name](ground, about))
    except Exception as error:
        reason = say("check-reasons-our-mistake", place=where(error))
        return Shown(told, by, bad(reason, say("check-remedies-tell-makers")))


def as_json(ground: Ground, found: list[Verdict]) -> Json:
    return {
        "profile": ground.profile.name,
        "act": ground.profile.act,
        "checked_at": ground.house.clock().isoformat(timespec="minutes"),
        "ok": all(one.ok for one in found),
        "clauses": [
            {
                "at": one.clause.at,
                "says": one.clause.says,
                "ok": one.ok,
                "served_by": [
                    {
                        "look": shown.look,
                        "by": shown.by,
                        "ok": shown.seen.ok,
                        "told": shown.seen.told,
                        "remedy": shown.seen.remedy or None,
                    }
                    for shown in one.shown
                ],
            }
            for one in found
        ],
    }


def lines(ground: Ground, found: list[Verdict]) -> list[str]:
    """For people: the act, its clauses, the sum."""
    told = [say("ordinance-heading", act=ground.profile.act)]
    for one in found:
        told += ["", say("ordinance-clause", at=one.clause.at, says=one.clause.says)]
        told += [_line(shown) for shown in one.shown]
    failed = sum(not one.ok for one in found)
    return [*told, "", say("ordinance-sum", count=len(found), failed=failed)]


def _line(shown: Shown) -> str:
    seen = shown.seen
    if not seen.ok:
        return say("ordinance-failed", by=shown.by, told=seen.told, remedy=seen.remedy)
    return say("ordinance-ok", by=shown.by, told=seen.told or "none")

"""`otklik check`: looks at everything at once; what fails or hangs does not stop the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from app.faults import REFUSED, WRONG_SETTINGS
from app.redaction import where
from bot.texts import say
from config.faults import BadProfile

PATIENCE = 5.0
"""Seconds that one look may take."""


class Mark(Enum):
    FINE = auto()
    FAILED = auto()
    WARNED = auto()
    OFF = auto()
    WAITS = auto()  # for another fault to be mended first


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and what to do about it."""

    mark: Mark
    name: str
    told: str = ""
    remedy: str = ""
    code: int = REFUSED  # the program's exit code if this one failed

    def line(self) -> str:
        match self.mark:
            case Mark.FINE:
                return say("check-ok", name=self.name, value=self.told)
            case Mark.FAILED:
                return say("check-failed", name=self.name, reason=self.told, remedy=self.remedy)
            case Mark.WARNED:
                return say("check-warned", name=self.name, reason=self.told, remedy=self.remedy)
            case Mark.OFF if self.told:
                return say("check-not-looked", name=self.name, reason=self.told)
            case Mark.OFF:
                return say("check-skipped", name=self.name)
            case Mark.WAITS:
                return say("check-waits", name=self.name)


def fine(name: str, told: str) -> Finding:
    return Finding(Mark.FINE, name, told)


def failed(name: str, reason: str, remedy: str) -> Finding:
    return Finding(Mark.FAILED, name, reason, remedy)


def wrongly_set(name: str, reason: str, remedy: str) -> Finding:
    """A fault for which `otklik run` would not start at all."""
    return Finding(Mark.FAILED, name, reason, remedy, WRONG_SETTINGS)


def warned(name: str, reason: str, remedy: str) -> Finding:
    return Finding(Mark.WARNED, name, reason, remedy)


def off(name: str) -> Finding:
    return Finding(Mark.OFF, name)


def not_looked(name: str, why: str) -> Finding:
    """There was nothing to look at; no fault."""
    return Finding(Mark.OFF, name, why)


@dataclass(frozen=True, slots=True)
class Check:
    """`look` gives its findings in order; whatever it raises becomes one of them."""

    name: str
    look: Callable[[], Awaitable[Iterable[Finding]]]

    async def findings(self) -> list[Finding]:
        try:
            async with asyncio.timeout(PATIENCE):
                return list(await self.look())
        except TimeoutError:
            reason = say("check-reasons-too-slow", seconds=int(PATIENCE))
            return [failed(self.name, reason, say("check-remedies-look-there"))]
        except BadProfile:
            return [Finding(Mark.WAITS, self.name)]  # the profile's own check tells of it
        except Exception as error:
            reason = say("check-reasons-our-mistake", place=where(error))
            return [failed(self.name, reason, say("check-remedies-tell-makers"))]


async def look(checks: Iterable[Check]) -> list[Finding]:
    """All together; findings in the order of the checks."""
    found = await asyncio.gather(*(check.findings() for check in checks))
    return [finding for several in found for finding in several]


def summary(findings: Iterable[Finding]) -> str:
    marks = [finding.mark for finding in findings]
    if count := marks.count(Mark.FAILED):
        return say("check-some-failed", count=count)
    if count := marks.count(Mark.WARNED):
        return say("check-warnings", count=count)
    return say("check-all-ok")


def exit_code(findings: Iterable[Finding]) -> int:
    """What `otklik run` would end with is told first: 78 for settings and profile, else 1."""
    return max((found.code for found in findings if found.mark is Mark.FAILED), default=0)

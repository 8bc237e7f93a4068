"""What charts of surveys show: satisfaction by direction with the 95 % interval of Wilson. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.pictures.kinds import Level
from reports.rules import Json
from reports.statistics import wilson
from reports.wording import Say, percent


@dataclass(frozen=True, slots=True)
class Asked:
    """`n`: answers to the question."""

    n: int
    level: Level


def shown(surveys: Iterable[Json], titles: Mapping[str, str], say: Say) -> list[Asked]:
    """Those that people may read; `titles`: of directions."""
    may = (one for one in surveys if one["csat"] is not None and one["n"])
    return [Asked(one["n"], _level(one, titles, say)) for one in may]


def of_staff(asked: Iterable[Asked], say: Say) -> list[Asked]:
    """Said of whom it is, beside what citizens answered."""
    return [
        Asked(one.n, replace(one.level, label=say("chart-of-staff", title=one.level.label)))
        for one in asked
    ]


def finding(rows: Sequence[Level], say: Say) -> str:
    """Of few answers no direction is the best."""
    sure = [row for row in rows if row.value is not None]
    best = max(sure, key=lambda row: row.value or 0.0, default=None)
    if best is None:
        return say("chart-surveys-few")
    return say("chart-surveys", title=best.label, share=percent(best.value, say))


def _level(survey: Json, titles: Mapping[str, str], say: Say) -> Level:
    label = titles.get(survey["direction"], survey["direction"])
    level, n = survey["csat"], survey["n"]
    told = say("chart-level", share=percent(level, say), n=n)
    if isinstance(level, tuple):
        return Level(label, None, level[0], level[1], told)
    low, high = wilson(round(level * n / 100), n)
    return Level(label, level, 100 * low, 100 * high, told)

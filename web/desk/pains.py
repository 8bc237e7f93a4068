"""The desk's page of the pain map: candidates found by rule, rows decided of, what is overdue.

Everybody reads; analysts and admins decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.pain_wording import words_of
from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.pain.board import Board, Line, board
from reports.pain.words import PainWords
from reports.period import Period, quarter_of
from reports.period_words import title as title_of
from storage.pain_records import Measure
from storage.sql.signins import Role
from web.desk.frame import Desk, DeskPage
from web.desk.office import is_saved
from web.desk.periods import around, period_of

PATH = "/pains"
EDITORS = frozenset({Role.ANALYST, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Shown:
    """A row in a list. `about`: its score in a few words; `measures`: each with its term."""

    title: str
    to: str
    about: str
    formula: tuple[str, ...]
    reason: str
    measures: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one process."""

    process: str
    rows: tuple[Shown, ...]


async def show(desk: Desk) -> web.Response:
    period = quarter(desk.request.query.get("period", ""), today(desk))
    told = await board_of(desk, period)
    words = await words_of(desk.parts.storage, told)
    earlier, later = around(period, today(desk))
    rejected = [one for one in told.rows if one.row.state != "confirmed"]
    return desk.page(
        "desk/pains.html",
        saved=is_saved(desk),
        period=title_of(period, say),
        candidates=_groups(desk, told.candidates, words),
        confirmed=_groups(desk, told.confirmed, words),
        others=_groups(desk, rejected, words),
        count=len(told.candidates),
        may_edit=desk.decides(EDITORS),
        whole=f"/desk{PATH}/map?period={period.name}",
        new=f"/desk{PATH}/new?period={period.name}",
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def board_of(desk: Desk, period: Period) -> Board:
    basis = Basis(desk.parts.effective.profile, shipped())
    return await board(desk.parts.storage, basis, Wish(period, today(desk)))


def today(desk: Desk) -> date:
    return desk.parts.clock().date()


def quarter(asked: str, today: date) -> Period:
    """The map is one of a quarter, whatever days the address names."""
    return quarter_of(period_of(asked, today).start)


def to(name: str, period: str) -> str:
    return f"/desk{PATH}/{name}?period={period}"


def _groups(desk: Desk, lines: Sequence[Line], words: PainWords) -> list[Group]:
    """By process, in the order of their first rows."""
    told: dict[str, list[Shown]] = {}
    for line in lines:
        told.setdefault(words.process(line.row), []).append(_shown(desk, line, words))
    return [Group(process, tuple(rows)) for process, rows in told.items()]


def _shown(desk: Desk, line: Line, words: PainWords) -> Shown:
    row = line.row
    about = say(
        "desk-pains-about",
        kind=say("map-kind", kind=row.kind),
        prevalence=words.level(row.prevalence),
        severity=row.severity,
        priority=words.level(line.priority),
        state=say("map-state", state="candidate" if line.is_candidate else row.state),
    )
    return Shown(
        words.title(row),
        to(row.id, row.quarter),
        f"{about} · {say('desk-pains-grown')}" if line.is_grown else about,
        (*(words.proof(one) for one in row.proofs), words.prevalence(line), words.priority(line)),
        row.reason,
        tuple((words.measure(one), is_late(one, today(desk))) for one in line.measures),
    )


def is_late(one: Measure, today: date) -> bool:
    return one.is_open and one.due < today


PAGE = DeskPage(PATH, show, lambda: say("map-title"), is_heavy=True)

"""The desk's page of rows for other programs: the register, answers, pains of a quarter, as files.

Whoever works for one unit has none of it: these rows are of all units.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.exporting import WHAT, Order, What, export
from bot.texts import say
from config.directories import shipped
from reports.build import Basis, Wish
from reports.export.excel import MOST, TooManyRows
from reports.period import Period, quarter_of
from reports.period_words import title
from storage.sql.signins import Role
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.periods import around, period_of
from web.refusals import Refusal, Why

log = logging.getLogger(__name__)

PATH = "/export"
GATHERERS = frozenset({Role.ANALYST, Role.ADMIN})
FORMATS = ("xlsx", "csv")
"""Parquet is for whoever has the command."""


async def show(desk: Desk) -> web.Response:
    _require_all(desk)
    return _page(desk, _quarter(desk, desk.request.query.get("period", "")))


def _page(desk: Desk, period: Period, trouble: str = "") -> web.Response:
    earlier, later = around(period, desk.parts.clock().date())
    return desk.page(
        "desk/exports.html",
        422 if trouble else 200,
        trouble=trouble,
        of=period.name,
        period=title(period, say),
        kinds=[(what, say("export-title", what=what, period=period.name)) for what in WHAT],
        abouts={what: say("export-about", what=what) for what in WHAT},
        formats=FORMATS,
        earlier=f"/desk{PATH}?period={earlier}",
        later=f"/desk{PATH}?period={later}" if later else "",
    )


async def give(desk: Desk) -> web.Response:
    _require_all(desk)
    what, kind = _what(desk.form.one("what")), desk.form.one("format")
    if kind not in FORMATS:
        raise Refusal(Why.NO_PAGE)
    period, today = _quarter(desk, desk.form.one("period")), desk.parts.clock().date()
    texts = desk.form.one("texts") == "1"
    basis = Basis(desk.parts.effective.profile, shipped())
    with _passing(desk) as folder:
        to = Path(folder) / f"{what}-{period.name}.{kind}"
        try:
            await export(desk.parts.storage, basis, Wish(period, today), Order(what, to, texts))
        except TooManyRows:
            told = say("export-too-many", most=MOST, file=f"{to.stem}.csv")
            return _page(desk, period, told)
        body = await asyncio.to_thread(to.read_bytes)
    log.info("export of %s, %s, by %s", what, period.name, desk.clerk.role)
    return given(body, to.name)


def _passing(desk: Desk) -> AbstractContextManager[str | Path]:
    """Beside the sets of reports: a program killed meanwhile must not leave rows for ever."""
    sets = desk.parts.sets
    return sets.kept.passing(desk.parts.clock()) if sets is not None else TemporaryDirectory()


def _require_all(desk: Desk) -> None:
    if desk.clerk.unit:
        raise Refusal(Why.NOT_YOURS)


def _what(told: str) -> What:
    found = next((one for one in WHAT if one == told), None)
    if found is None:
        raise Refusal(Why.NO_PAGE)
    return found


def _quarter(desk: Desk, asked: str) -> Period:
    """A quarter and no more: a larger file is for the command, which keeps nothing in RAM."""
    return quarter_of(period_of(asked, desk.parts.clock().date()).start)


PAGES = (
    DeskPage(PATH, show, roles=GATHERERS),
    DeskPage(PATH, give, roles=GATHERERS, method="POST", is_heavy=True),
)

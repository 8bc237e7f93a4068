"""What a set of a report is made with here: the town's template, the charts, the pain map."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING

from bot.report_papers import ReportPapers
from bot.report_sets import Made
from bot.texts import say
from reports.build import Basis, Wish
from reports.document import Imprint
from reports.pictures.charts import Chart
from reports.pictures.drawing import Drawn
from reports.pictures.pictured import Pictured
from reports.report.set import Order, Written
from reports.word.own import OwnTemplate
from reports.word.template import BadTemplate, WordTemplate
from reports.word.writing import shipped

if TYPE_CHECKING:
    from app.compose import House
    from bot.report_sets import Make
    from config.settings import Settings
    from storage.store import Storage

log = logging.getLogger(__name__)

TEMPLATE = Path("templates") / "report.docx"
"""Below the data folder: the town's own."""


def order(house: House, storage: Storage, wish: Wish) -> tuple[Order, BadTemplate | None]:
    """By the town's template; by the shipped one if it is refused, and why it is."""
    template, refused = template_of(house.settings)
    basis = house.basis()
    papers = ReportPapers(storage, basis, wish)
    maps = (PainMap(storage, basis, wish),) if house.profile.pain_map.enabled else ()
    made = (version(), house.clock())
    more = (*maps, papers.write)
    return Order(wish, template, say, made, drawn, more, papers.add), refused


def maker(house: House, storage: Storage) -> Make:
    """Makes sets for the desk, of the profile as it holds by then."""

    async def make(wish: Wish, to: Path) -> Made:
        return Made(*await written(house, storage, wish, to))

    return make


async def written(
    house: House, storage: Storage, wish: Wish, to: Path
) -> tuple[Written, tuple[str, str] | None]:
    """(the set, why the town's template was not taken): in a process of its own, since the figures
    of a million rows would hold the loop. A database in RAM has no other process."""
    from app.report_apart import Task, write_apart
    from reports.report.set import write_set

    if storage.engine.is_of(house.settings.url()):
        return await write_apart(Task(house.settings, wish, to, house.clock()))
    await asyncio.to_thread(_load)
    told, refused = await asyncio.to_thread(order, house, storage, wish)
    done = await write_set(storage, house.basis(), told, to)
    return done, (refused.code, refused.found) if refused else None


def _load() -> None:
    """Heavy libraries, away from the loop that serves people."""
    for name in ("docxtpl", "xlsxwriter"):
        import_module(name)


def template_of(settings: Settings) -> tuple[WordTemplate, BadTemplate | None]:
    try:
        if (own := OwnTemplate(settings.data_dir / TEMPLATE).read()) is None:
            return shipped(), None
        own.check()
    except BadTemplate as error:
        return shipped(), error
    return own, None


def version() -> str:
    return metadata.version("otklik")


async def drawn(told: Pictured) -> Mapping[str, tuple[Chart, Drawn]]:
    """A report without pictures is better than none: what could not be drawn is said in the log."""
    from reports.pictures import charts, drawing

    several = charts.charts(told, say)
    try:
        done = await drawing.draw({chart.name: chart.drawing for chart in several})
    except Exception as error:
        # the library quotes what it draws, and that is internal: its kind alone is told
        log.warning("the charts of the report were not drawn: %s", type(error).__name__)
        return {}
    return {chart.name: (chart, done[chart.name]) for chart in several}


class PainMap:
    """The pain map beside the report, where the ordinance has one."""

    def __init__(self, storage: Storage, basis: Basis, wish: Wish) -> None:
        self._storage, self._basis, self._wish = storage, basis, wish

    async def __call__(self, imprint: Imprint, folder: Path) -> None:
        from bot.pain_wording import document_of
        from reports.period_words import title
        from reports.report import paper as pain_files
        from reports.report.set import stem

        document = await document_of(self._storage, self._basis, self._wish)
        name = say("map-document", period=title(self._wish.period, say))
        mine = replace(imprint, title=name)
        place = folder / f"pain_map_{stem(self._wish)}"

        def write() -> None:
            place.with_suffix(".docx").write_bytes(pain_files.docx(document, mine, say))
            pain_files.xlsx(document, mine, place.with_suffix(".xlsx"), say)

        await asyncio.to_thread(write)

"""The whole set of a period in a folder: report, workbook, charts, figures. All of it, or nothing.

A set that is there already is replaced whole; files that people put beside it, or changed, are not
thrown away: then nothing is written, and they are named.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reports import set_files, snapshots
from reports.build import Basis, Wish
from reports.document import Document, Imprint
from reports.excel import Book
from reports.pictures.charts import Chart
from reports.pictures.drawing import Drawn
from reports.pictures.pictured import Pictured
from reports.register.sheet import Sheet, columns
from reports.report.about import mark, name, status
from reports.report.chapters import chapters, whole
from reports.report.told import Reported, period_words
from reports.whole_folder import put_on_disk, whole_folder
from reports.word.template import WordTemplate
from reports.word.writing import Filling, docx
from reports.wording import Say, day
from storage.register_records import RegisterLine
from storage.report_records import MadeFile, Snapshot
from storage.tallies import Window

if TYPE_CHECKING:
    from storage.sql.report_runs import ReportRuns

CHARTS = "charts"

Draw = Callable[[Pictured], Awaitable[Mapping[str, tuple[Chart, Drawn]]]]
"""Charts by name; none where nothing can draw."""

More = Callable[[Imprint, Path], Awaitable[None]]
"""Writes further files of the set into its folder, as the pain map."""


class SetDoors(snapshots.ReportDoors, Protocol):
    @property
    def report_runs(self) -> ReportRuns: ...


@dataclass(frozen=True, slots=True)
class Order:
    """`made`: (version of the program, when). `template`: checked. `add`: gives chapters what is
    not worked out from figures."""

    wish: Wish
    template: WordTemplate
    say: Say
    made: tuple[str, datetime]
    draw: Draw | None = None
    more: tuple[More, ...] = ()
    add: Callable[[Reported], Awaitable[Reported]] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """`cut`: cells of the workbook that were too long."""

    folder: Path
    snapshot: str
    files: tuple[str, ...]
    cut: int


@dataclass(slots=True)
class _Work:
    """What one set is made from."""

    doors: SetDoors
    basis: Basis
    order: Order
    kept: Snapshot
    reported: Reported
    drawn: Mapping[str, tuple[Chart, Drawn]]
    chapters: Mapping[str, Document]

    @property
    def stem(self) -> str:
        return stem(self.order.wish)

    @property
    def imprint(self) -> Imprint:
        told, say = self.reported, self.order.say
        return Imprint(
            title=name(told, say),
            org=told.profile.org,
            mark=mark(told, say),
            snapshot=self.kept.id,
            day=told.as_of,
            act=told.profile.act,
            state=status(told, say),
        )


def stem(wish: Wish) -> str:
    """In names of files: a range has dots in its own."""
    return wish.period.name.replace("..", "_")


async def write_set(doors: SetDoors, basis: Basis, order: Order, to: Path) -> Written:
    """Into a folder of `to` named by the period. Figures and rows are of one moment.

    Raises OSError (no room: what was there stays), set_files.OthersThere, ValueError of a chart.
    """
    place = to / stem(order.wish)
    await asyncio.to_thread(set_files.be_ours, place)
    with whole_folder(place) as folder:
        work, cut = await _of_one_moment(doors, basis, order, folder)
        await _papers(work, folder)
        for more in order.more:
            await more(work.imprint, folder)
        files = await asyncio.to_thread(_signed, work, folder)
        await asyncio.to_thread(put_on_disk, folder)  # what is left of it takes no time
        await doors.report_runs.keep(work.kept, files)
    return Written(place, work.kept.id, tuple(one.name for one in files), cut)


class _NotWritten(Exception):
    """Holds what a disk refused: the storage would take it for a fault of its own."""

    def __init__(self, refused: OSError) -> None:
        super().__init__(refused.errno)
        self.refused = refused


async def _of_one_moment(
    doors: SetDoors, basis: Basis, order: Order, folder: Path
) -> tuple[_Work, int]:
    """Figures, charts and rows."""
    try:
        async with doors.engine.one_state():
            work = await _begun(doors, basis, order)
            return work, await _workbook(work, folder)
    except _NotWritten as error:
        raise error.refused from None


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _NotWritten(error) from error


async def _begun(doors: SetDoors, basis: Basis, order: Order) -> _Work:
    wish = order.wish
    told = await snapshots.taken(doors, basis, wish)
    kept = snapshots.snapshot(told, wish, basis, order.made)
    reported = await snapshots.reported(doors, basis, kept)
    with _written():
        drawn = await order.draw(snapshots.pictured(told, basis)) if order.draw else {}
    charts = {chart.name: chart for chart, _ in drawn.values()}
    acts = await doors.side.listed("action", snapshots.days(wish))
    reported = replace(reported, charts=charts, actions=acts)
    reported = await order.add(reported) if order.add else reported
    made = await asyncio.to_thread(chapters, reported, order.say)
    return _Work(doors, basis, order, kept, reported, drawn, made)


async def _workbook(work: _Work, folder: Path) -> int:
    """Rows come page by page; a thread writes them, for the loop has other work."""
    say, known = work.order.say, work.basis.known
    book = Book(folder / f"report_{work.stem}.xlsx", work.imprint, say)
    with _written():
        await asyncio.to_thread(book.tables, whole(work.chapters))
        book.begin_register(columns(known))
    sheet, wish = Sheet(known), work.order.wish
    window = Window(wish.period.start, wish.period.end, wish.as_of)
    async for page in work.doors.register.pages(window):
        with _written():
            await asyncio.to_thread(_add, book, sheet, page)
    with _written():
        await asyncio.to_thread(book.close)
    return book.cut


def _add(book: Book, sheet: Sheet, page: Sequence[RegisterLine]) -> None:
    book.add([sheet.cells(line) for line in page])


async def _papers(work: _Work, folder: Path) -> None:
    pictures = {title: drawn.png for title, (_, drawn) in work.drawn.items()}
    filling = Filling(work.imprint, lines(work), work.chapters, pictures)

    def write() -> None:
        made = docx(work.order.template, filling, work.order.say)
        (folder / f"report_{work.stem}.docx").write_bytes(made)
        if work.drawn:
            (folder / CHARTS).mkdir()
        for title, (_, drawn) in work.drawn.items():
            (folder / CHARTS / f"{title}.png").write_bytes(drawn.png)
            (folder / CHARTS / f"{title}.svg").write_text(drawn.svg, "utf-8")

    await asyncio.to_thread(write)


def lines(work: _Work) -> dict[str, str]:
    """What stands within a line of the template, by the names of its fields."""
    told, say, profile = work.reported, work.order.say, work.reported.profile
    return {
        "org": profile.org,
        "org_short": profile.org_short,
        "act": profile.act,
        "title": work.imprint.title,
        "period": period_words(told.period, say),
        "as_of": say("report-as-of", day=day(told.as_of)),
        "status": status(told, say),
        "responsible": profile.responsible,
        "responsible_internal": profile.responsible_internal,
        "recipient": profile.report.recipient or "",
        "mark": work.imprint.mark,
        "clause": profile.report.clause_not_public,
        "snapshot": work.kept.id,
    }


def _signed(work: _Work, folder: Path) -> list[MadeFile]:
    """All files with their hashes; the figures come last, for they list the others."""
    files = set_files.made(folder)
    told: dict[str, Any] = {
        "snapshot": work.kept.id,
        "program": work.kept.program,
        "profile": {"name": work.basis.profile.name, "sha256": work.kept.profile_hash},
        "header": work.imprint.header,
        "files": {one.name: one.sha256 for one in files},
        **json.loads(work.kept.figures),
    }
    metrics = folder / set_files.metrics_name(work.stem)
    metrics.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return [*files, MadeFile(metrics.name, set_files.hash_of(metrics))]

"""The pain map of a quarter at the desk: as a page, and as files to take away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.pain_wording import document_of
from bot.texts import say
from config.directories import shipped
from reports import page
from reports.build import Basis, Wish
from reports.document import Document, Heading, Imprint, Paragraph, Table, cell_text
from reports.period import Period
from reports.period_words import title as title_of
from reports.report import paper as pain_files
from web.desk.frame import Desk, DeskPage
from web.desk.given import given
from web.desk.pains import PATH, quarter, today

FILES = ("docx", "xlsx", "html")


async def show(desk: Desk) -> web.Response:
    period, document, imprint = await _document(desk)
    return desk.page(
        "desk/pain_map.html",
        title=imprint.title,
        mark=imprint.mark,
        parts=[(_kind(part), part) for part in document],
        cell=partial(cell_text, say=say),
        files=[(kind.upper(), f"/desk{PATH}/map.{kind}?period={period.name}") for kind in FILES],
        back=f"/desk{PATH}?period={period.name}",
    )


async def give(kind: str, desk: Desk) -> web.Response:
    period, document, imprint = await _document(desk)
    made = await asyncio.to_thread(_makers()[kind], document, imprint)
    return given(made, f"pain-map-{period.name}.{kind}")


async def _document(desk: Desk) -> tuple[Period, Document, Imprint]:
    period = quarter(desk.request.query.get("period", ""), today(desk))
    profile = desk.parts.effective.profile
    wish = Wish(period, today(desk))
    told = await document_of(desk.parts.storage, Basis(profile, shipped()), wish)
    imprint = Imprint(
        title=say("map-document", period=title_of(period, say)),
        org=profile.org,
        mark=say("report-mark", clause=profile.report.clause_not_public),
        snapshot=sha256(repr(told).encode()).hexdigest()[:16],
        day=wish.as_of,
        act=profile.act,
    )
    return period, told, imprint


def _makers() -> dict[str, Callable[[Document, Imprint], bytes]]:
    return {
        "docx": lambda told, imprint: pain_files.docx(told, imprint, say),
        "xlsx": _xlsx,
        "html": lambda told, imprint: page.html(told, imprint, say).encode(),
    }


def _xlsx(told: Document, imprint: Imprint) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.xlsx"
        pain_files.xlsx(told, imprint, path, say)
        return path.read_bytes()


def _kind(part: object) -> str:
    match part:
        case Heading():
            return "heading"
        case Table():
            return "table"
        case Paragraph():
            return "paragraph"
    return "other"


PAGES = (
    DeskPage(f"{PATH}/map", show, is_heavy=True),
    *(DeskPage(f"{PATH}/map.{kind}", partial(give, kind), is_heavy=True) for kind in FILES),
)

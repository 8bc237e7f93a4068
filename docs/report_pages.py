"""Pages of a report as pictures: by LibreOffice where there is one, else by the browser.

The browser shows the same document on sheets of A4; Word breaks pages elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from html import escape
from pathlib import Path

from browsing import browsing, kept
from running import Program

from bot.texts import say

SHOWN = (1, 3, 9)
"""Pages that the documents show."""
SCALE = 1.25
WIDE = 800


def take(program: Program, period: str) -> None:
    folder = program.folder / period
    paper = folder / f"report_{period}.pdf"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        _converted(office, folder / f"report_{period}.docx")
    else:
        _printed(asyncio.run(_html(program, period)), paper)
    _pictures(paper)


def _printed(html: str, paper: Path) -> None:
    with browsing() as browser:
        page = browser.new_page(locale="ru-RU")
        page.set_content(html)
        page.pdf(
            path=paper,
            format="A4",
            margin={"top": MARGIN, "bottom": MARGIN, "left": MARGIN, "right": MARGIN},
        )


MARGIN = "15mm"


def _converted(office: str, paper: Path) -> None:
    to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(paper.parent), str(paper)]
    subprocess.run([office, *to_pdf], check=True, stdout=subprocess.DEVNULL)


async def _html(program: Program, period: str) -> str:
    """The chapters of the report as a template gets them, with the charts in their places."""
    os.environ.update(program.settings)
    from app.compose import House
    from app.database import open_storage
    from app.effective import adopt
    from app.report_making import order
    from config import settings
    from reports import page, snapshots
    from reports.build import Wish
    from reports.document import Imprint, Picture, parts
    from reports.period import parse
    from reports.report.about import mark, name
    from reports.report.chapters import chapters, whole

    house = House(settings.load())
    async with open_storage(house.settings, house.clock) as storage:
        adopt(house, await storage.settings.effective())
        wish, basis = Wish(parse(period), house.today()), house.basis()
        made, _ = order(house, storage, wish)
        taken = await snapshots.taken(storage, basis, wish)
        snapshot = snapshots.snapshot(taken, wish, basis, made.made)
        told = await snapshots.reported(storage, basis, snapshot)
        drawn = await made.draw(snapshots.pictured(taken, basis)) if made.draw else {}
        acts = await storage.side.listed("action", snapshots.days(wish))
        charts = {one.name: one for one, _ in drawn.values()}
        told = replace(told, charts=charts, actions=acts)
        told = await made.add(told) if made.add else told
    document = whole(chapters(told, say))
    org, day = told.profile.org, told.as_of
    imprint = Imprint(name(told, say), org, mark(told, say), snapshot.id, day)
    html = page.html(document, imprint, say)
    for picture in parts(document, Picture):
        if picture.chart in drawn:
            html = html.replace(
                f"<p>{escape(picture.alt)}</p>", _image(drawn[picture.chart][1].png)
            )
    return html


def _image(png: bytes) -> str:
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    return f'<p><img src="{source}" style="width:60%" alt=""></p>'


def _pictures(paper: Path) -> None:
    import pypdfium2

    pages = pypdfium2.PdfDocument(paper)
    for number in SHOWN:
        if number <= len(pages):
            kept(pages[number - 1].render(scale=SCALE).to_pil(), f"report-{number}", WIDE)

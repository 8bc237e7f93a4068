"""Pictures of a quarter's papers: pages of the desk, charts, pages of the report, what is printed.

All from `otklik demo` on a fixed day with a fixed seed, through the program's own doors.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import report_pages
from browsing import PICTURES, SCREEN, browsing, kept, opened, shot
from PIL import Image
from playwright.sync_api import Browser
from running import Program

from bot.texts import say

PERIOD = "2026Q3"
DAY = {"OTKLIK_REHEARSAL": "1", "OTKLIK_NOW": "2026-10-02T09:30"}
CHAT = {
    "OTKLIK_TELEGRAM__TOKEN": "1:pictures",
    "OTKLIK_TELEGRAM__API_URL": "http://127.0.0.1:9",
    "OTKLIK_TELEGRAM__STAFF_CHAT": "-100",
}
"""A chat for the digest to go to; nobody listens there, and nothing is sent before its day."""
PUBLIC = (
    "\npublication: {enabled: true, scope: generalised_feedback_and_decisions,"
    " exclude: appeal_monitoring_figures}\n"
)
WIDE = 640
SECONDS = 90
"""A busy machine may need so long for a set of files."""
TALL = 1500
"""Pixels of a long page that are shown."""
PAGES = {
    "desk-digest": f"digest?period={PERIOD}",
    "desk-reports": f"reports?period={PERIOD}",
    "desk-pains": f"pains?period={PERIOD}",
    "pain-map": f"pains/map?period={PERIOD}",
    "desk-inquiries": "inquiries",
}
PUBLICATION = f"publication?period={PERIOD}"


def take(folder: Path) -> None:
    (folder / "town.yaml").write_text(_town(), "utf-8")
    program = Program(folder, DAY)
    program.says("demo", "--seed", "1")
    program.says("report", PERIOD, "--to", str(folder))
    _printed("digest", program.says("digest", PERIOD))
    _printed("ordinance", program.says("ordinance"))
    for chart in sorted((folder / PERIOD / "charts").glob("*.png")):
        kept(Image.open(chart), f"chart-{chart.stem}", WIDE)
    report_pages.take(program, PERIOD)
    with browsing() as browser:
        _desk(replace(program, more=DAY | CHAT), browser)
        (folder / "town.yaml").write_text(_town() + PUBLIC, "utf-8")
        _publication(program, browser)


def _town() -> str:
    return (Path(__file__).parent / "example-town.yaml").read_text("utf-8")


def _printed(name: str, told: str) -> None:
    place = PICTURES / f"{name}.txt"
    place.write_text(told, "utf-8")
    print(place)


def _desk(program: Program, browser: Browser) -> None:
    with program.runs() as site:
        page = opened(browser, program.link("Анна", "admin", site), SCREEN)
        page.get_by_role("button", name=say("desk-enter"), exact=True).click()
        page.goto(f"{site}/desk/reports?period={PERIOD}")
        page.get_by_role("button", name=say("reportset-make"), exact=True).click()
        made = page.get_by_role("link", name=re.compile(r"report_.*\.docx|DOCX", re.I))
        for _ in range(SECONDS):
            if made.count():
                break
            page.wait_for_timeout(1000)
            page.reload()
        for name, path in PAGES.items():
            page.goto(f"{site}/desk/{path}")
            page.wait_for_load_state("networkidle")
            shot(page, name, TALL)
        page.context.close()


def _publication(program: Program, browser: Browser) -> None:
    """What an administrator looks at, publishes, and everybody reads then."""
    with program.runs() as site:
        page = opened(browser, program.link("Анна", "admin", site), SCREEN)
        page.get_by_role("button", name=say("desk-enter"), exact=True).click()
        page.goto(f"{site}/desk/{PUBLICATION}")
        shot(page, "desk-publication", TALL)
        with page.expect_navigation():
            page.get_by_role("button", name=say("publication-yes"), exact=True).click()
        page.goto(f"{site}/changes")
        shot(page, "changes", TALL)
        page.context.close()

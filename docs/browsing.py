"""A browser for the pictures of the documents: pages as people see them, small files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
PHONE = (390, 760)
SCREEN = (1320, 620)
TRIES = 10  # a busy machine may have no frame ready to be taken
COLOURS = 128
"""Enough for pages and charts, and a fifth of the size."""
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
ARGUMENTS += ["--lang=ru"]


def chromium() -> str:
    known = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, known)), None)
    if found is None:
        sys.exit("No Chromium: install it, or name its address in CHROMIUM")
    return found


@contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


RUSSIAN = """() => {
  document.querySelectorAll("input[type=date]").forEach(field => {
    const day = field.value.split("-").reverse().join(".");
    field.type = "text";
    field.value = day || "дд.мм.гггг";
  });
  document.querySelectorAll("input[type=file]").forEach(field => {
    const told = document.createElement("p"), key = document.createElement("span");
    key.setAttribute("role", "button");
    key.className = "secondary";
    key.textContent = "Выберите файл";
    key.style.display = "inline-block";
    told.append(key, " Файл не выбран");
    field.replaceWith(told);
  });
}"""
"""Fields of dates and of files as a Russian browser shows them: one on a server may have no
language but one."""


def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """The server may need a moment more to listen."""
    view = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="ru-RU", reduced_motion="reduce"
    )
    page = view.new_page()
    for attempt in range(TRIES):
        try:
            page.goto(address)
            break
        except Error:
            if attempt == TRIES - 1:
                raise
            page.wait_for_timeout(500)
    return page


def shot(page: Page, name: str, tall: int = 0) -> None:
    """The whole page; its first `tall` pixels if it is longer and `tall` is not 0."""
    page.evaluate(RUSSIAN)
    for attempt in range(TRIES):
        try:
            taken = page.screenshot(full_page=True)
            break
        except Error:
            if attempt == TRIES - 1:
                raise
            page.wait_for_timeout(300)
    image = Image.open(BytesIO(taken))
    kept(image.crop((0, 0, image.width, min(image.height, tall or image.height))), name)


def kept(image: Image.Image, name: str, wide: int = 0) -> None:
    """Scaled down to `wide` pixels across if that is not 0, in few colours."""
    small = image.convert("RGB")
    if wide and small.width > wide:
        small = small.resize((wide, round(small.height * wide / small.width)))
    place = PICTURES / f"{name}.png"
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    print(place)

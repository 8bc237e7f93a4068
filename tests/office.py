"""LibreOffice where there is one: what we write, opened by another program and printed to PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

NAMES = ("soffice", "libreoffice")
FONT = "Times New Roman"
METRIC = ("Times New Roman", "Liberation Serif", "Tinos")
"""Fonts as wide as the one of our papers; of another what fits and what does not says nothing."""
PATIENCE = 300.0  # seconds; the first start makes a profile


def printed(files: Sequence[Path], to: Path) -> dict[str, pypdfium2.PdfDocument]:
    """By the names of `files`. Skips, loudly, where LibreOffice or the font is not installed."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("ОТКРЫТИЕ В LIBREOFFICE НЕ ПРОВЕРЕНО: поставьте libreoffice-writer и -calc")
    if not _has_font():
        pytest.skip("ОТКРЫТИЕ В LIBREOFFICE НЕ ПРОВЕРЕНО: поставьте шрифты fonts-liberation")
    profile = f"-env:UserInstallation={(to / 'profile').as_uri()}"
    for number, file in enumerate(files):
        folder = to / str(number)
        told = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*told, str(file)], check=True, timeout=PATIENCE, capture_output=True)
    return {
        file.name: pypdfium2.PdfDocument(to / str(number) / f"{file.stem}.pdf")
        for number, file in enumerate(files)
    }


def lines(page: pypdfium2.PdfPage) -> list[str]:
    """What is read on a page, line by line."""
    return [one.strip() for one in page.get_textpage().get_text_range().splitlines()]


def overlaps(page: pypdfium2.PdfPage) -> list[str]:
    """Pieces of text printed over one another, by more than a sliver."""
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return [
        text.get_text_bounded(*one)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if _is_over(one, other)
    ]


Box = tuple[float, float, float, float]


def _is_over(one: Box, other: Box) -> bool:
    """(left, bottom, right, top) in points."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    least = min(one[3] - one[1], other[3] - other[1])
    return across > 1 and down > 0.4 * least


def _has_font() -> bool:
    """By fontconfig, which LibreOffice asks as well; elsewhere the system has the font itself."""
    asked = shutil.which("fc-match")
    if asked is None:
        return True
    told = subprocess.run([asked, FONT, "family"], check=True, capture_output=True, text=True)
    return any(name in told.stdout for name in METRIC)

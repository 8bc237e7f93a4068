"""Pictures of a poster, a desk tent and the end of a letter, as `otklik qr` makes them.

Run from the root of the project: .venv/bin/python docs/posters.py
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from running import Program

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
WIDE = 620  # pixels
SITE = "https://otklik.example.ru"


def main() -> None:
    with tempfile.TemporaryDirectory() as told:
        folder = Path(told)
        shutil.copy(HERE / "example-town.yaml", folder / "town.yaml")
        program = Program(folder, {"OTKLIK_WEB__PUBLIC_URL": SITE})
        said = program.says("qr", "--survey", "ext_express", "--place", "hall", "--to", "qr")
        made = folder / "qr" / "hall" / "ext_express"
        if not made.is_dir():
            sys.exit(said)
        for name in ("poster-a4", "tent"):
            _kept(_page(made / f"{name}.pdf"), name)
        _kept(Image.open(made / "stamp.png"), "stamp")


def _page(file: Path) -> Image.Image:
    page = pypdfium2.PdfDocument(file)[0]
    shown: Image.Image = page.render(scale=WIDE / page.get_width() * 2).to_pil()
    return shown


def _kept(image: Image.Image, name: str) -> None:
    """Edged, so that white paper is seen on a white page."""
    high = round(image.height * WIDE / image.width)
    small = image.convert("L").resize((WIDE, high), Image.Resampling.LANCZOS)
    edged = ImageOps.expand(small, border=1, fill=160)
    edged.quantize(16).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

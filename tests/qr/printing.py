"""Papers as a camera sees them: rendered, made small, blotted, and read by another program."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image, ImageDraw

from bot import links
from bot.qr.kit import Ground
from bot.qr.words import Subject
from bot.surveys.script import Survey
from tests.web.section import house

DPI = 300
A_MM = 72 / 25.4  # points
CODE = "57240"
SITE = "https://xn--h1adbcny.xn--80aaa6cmfh0a9d.xn--p1ai"
LONG_SITE = "https://obratnaya-svyaz.gatchinsky-okrug.leningradskaya-oblast.example.ru"
BOT = "a_name_of_32_characters_is_the_mo"[:32]
LONG_ORG = "Администрация муниципального образования «Каменск-Уральский городской округ Сверд"
MESSENGERS = {
    "telegram": links.telegram(BOT),
    "vk": links.vk(217000001),
    "max": lambda survey, place: f"https://max.ru/town_bot?start={links.payload(survey, place)}",
}
"""The fourth door needs nothing but its link."""


def survey(name: str = "ext_express") -> Survey:
    return house().surveys[name]


def town(site: str = SITE, *, messengers: bool = False, org: str = "Мэрия") -> Ground:
    doors = {"web": links.web(site)} if site else {}
    return Ground(org, site, {**doors, **MESSENGERS} if messengers else doors)


def at(place: str = "hall", name: str = "ext_express", title: str = "") -> Subject:
    found = None if name == "message" else survey(name)
    return Subject((name, place), found, title, "Холл, улица Садовая, 1", "hall")


def rendered(pdf: bytes, dpi: int = DPI) -> Image.Image:
    """The one page there is."""
    (page,) = pypdfium2.PdfDocument(pdf)
    shown: Image.Image = page.render(scale=dpi / 72).to_pil()
    return shown.convert("L")


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def read(image: Image.Image) -> list[str]:
    """All codes on it, sorted."""
    return sorted(str(found.text) for found in zxingcpp.read_barcodes(image))


def smaller(image: Image.Image, to: float = 0.25) -> Image.Image:
    size = (round(image.width * to), round(image.height * to))
    return image.resize(size, Image.Resampling.LANCZOS)


def blotted(image: Image.Image, share: float, where: float, colour: int) -> Image.Image:
    """Each code loses `share` of its area below a blot; `where`: 0 left below, 1 right below."""
    spoilt = image.copy()
    pen = ImageDraw.Draw(spoilt)
    for found in zxingcpp.read_barcodes(image):
        corners = found.position
        xs = [one.x for one in _corners(corners)]
        ys = [one.y for one in _corners(corners)]
        side = max(xs) - min(xs)
        edge = side * share**0.5
        left = min(xs) + side * 0.28 + (side * 0.72 - edge) * where
        top = min(ys) + side * 0.3
        pen.rounded_rectangle((left, top, left + edge, top + edge), edge / 8, fill=colour)
    return spoilt


def _corners(position: zxingcpp.Position) -> Sequence[zxingcpp.Point]:
    return (position.top_left, position.top_right, position.bottom_left, position.bottom_right)

"""A report as a Word document: chapters put into a template, the town's own or the shipped one."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from reports import zipped
from reports.clean import clean_text
from reports.document import Document, Imprint, Picture
from reports.word.template import BLOCKS, LINES, WordTemplate, sandbox
from reports.word.xml import LYING, STANDING, STYLES, Look, xml
from reports.wording import Say

SHIPPED = Path(__file__).parent.parent / "templates" / "report.docx"

PICTURE_WIDTH = 125
"""Millimetres of a picture: two thirds of the page, so that a table stands beside its chart."""


@dataclass(frozen=True, slots=True)
class Filling:
    """`lines`: what stands within a line, by the names of `template.LINES`; `chapters`: by those of
    `reports.report.chapters.CHAPTERS`; `pictures`: PNG by the names of `Picture.chart`; `lies`:
    pages on their side."""

    imprint: Imprint
    lines: Mapping[str, str]
    chapters: Mapping[str, Document]
    pictures: Mapping[str, bytes]
    lies: bool = False


def shipped() -> WordTemplate:
    return WordTemplate(SHIPPED.read_bytes())


def docx(template: WordTemplate, filling: Filling, say: Say) -> bytes:
    """`template`: checked. The same filling gives the same bytes."""
    from markupsafe import Markup

    opened = template.opened()
    drawing = _drawing(opened, filling.pictures)
    look = Look(template.has_styles(STYLES), drawing, say, LYING if filling.lies else STANDING)
    context: dict[str, Any] = {
        name: _line(filling.lines.get(name, "")) for name in LINES if name in template.names
    }
    context |= {
        name: Markup(xml(filling.chapters.get(name, ()), look))
        for name in BLOCKS
        if name in template.names
    }
    if filling.lies:
        _lay(opened.docx)
    opened.render(context, sandbox(), autoescape=True)
    _sign(opened.docx.core_properties, filling.imprint)
    out = io.BytesIO()
    opened.save(out)
    return zipped.with_fixed_times(out.getvalue())


def _line(text: str) -> str:
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def _drawing(opened: Any, pictures: Mapping[str, bytes]) -> Callable[[Picture], str]:
    """Each becomes a part of the document; words for whoever cannot see go with it."""
    from docx.shared import Mm

    def drawing(part: Picture) -> str:
        if part.chart not in pictures:
            return ""
        png = io.BytesIO(pictures[part.chart])
        inline = opened.docx.part.new_pic_inline(png, width=Mm(PICTURE_WIDTH))
        inline.docPr.set("descr", clean_text(part.alt))
        inline.docPr.set("title", clean_text(part.title))
        told = opened.xml_to_string(inline)
        return f"<w:drawing>{told}</w:drawing>"

    return drawing


def _lay(document: Any) -> None:
    """Every page on its side, the number of the page still at the right edge."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Twips

    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        for paragraph in section.footer.paragraphs:
            stops = paragraph.paragraph_format.tab_stops
            stops.clear_all()
            stops.add_tab_stop(Twips(LYING), WD_TAB_ALIGNMENT.RIGHT)


def _sign(properties: Any, imprint: Imprint) -> None:
    """Who, what, which snapshot; dated by the cut-off, not by the clock."""
    at = datetime.combine(imprint.day, time(), UTC).replace(tzinfo=None)
    properties.title, properties.subject = _short(imprint.title), _short(imprint.mark)
    properties.author = properties.last_modified_by = _short(imprint.org)
    properties.keywords = imprint.keyword
    properties.created = properties.modified = at
    properties.last_printed = at
    properties.revision = 1


def _short(text: str) -> str:
    """The library takes no more."""
    return clean_text(text)[:255]

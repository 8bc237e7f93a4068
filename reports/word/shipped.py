"""Makes the shipped template anew: `python -m reports.word.shipped`. Its words are all fields.

Change this and run it, or edit a copy of its work in Word; a test holds the two together.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from reports import zipped
from reports.report.chapters import CHAPTERS
from reports.word.writing import SHIPPED
from reports.word.xml import STANDING

FONT = "Times New Roman"
GREY, DARK = "E7ECF2", "1F3864"


def template() -> bytes:
    """Always the same bytes."""
    from docx import Document

    document: Any = Document()
    _page(document)
    _styles(document)
    _body(document)
    properties = document.core_properties
    properties.author = properties.title = properties.comments = ""
    properties.created = properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001  -- no zone in it
    out = io.BytesIO()
    document.save(out)
    return zipped.with_fixed_times(out.getvalue())


def _page(document: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Twips

    [section] = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    footer = section.footer.paragraphs[0]
    footer.style = _paragraph_style(document, "OtklikFooter", 8)
    footer.paragraph_format.tab_stops.add_tab_stop(Twips(STANDING), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run("{{ mark }} {{ snapshot }}\t")
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)


def _styles(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    _font(normal, 12)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in ((1, 15), (2, 13), (3, 12)):
        heading = document.styles[f"Heading {level}"]
        _font(heading, size)
        heading.font.bold, heading.font.color.rgb = True, RGBColor.from_string(DARK)
        heading.paragraph_format.space_before = Pt(14 if level == 1 else 10)
        heading.paragraph_format.space_after = Pt(4)
    _paragraph_style(document, "OtklikText", 12)
    _paragraph_style(document, "OtklikNote", 9).font.italic = True
    _paragraph_style(document, "OtklikMark", 10).font.bold = True
    _paragraph_style(document, "OtklikFinding", 12).font.bold = True
    _paragraph_style(document, "OtklikTitle", 11, after=2).font.bold = True
    _paragraph_style(document, "OtklikCell", 10, after=0)
    _paragraph_style(document, "OtklikSmallCell", 8, after=0)
    _table_style(document)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "ru-RU")


def _paragraph_style(document: Any, name: str, size: int, after: int = 6) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, size)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.space_before = Pt(0)
    return style


def _font(style: Any, size: int) -> None:
    """Of Cyrillic too: Word keeps four names of a font."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for kind in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)


TABLE = f"""\
<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:type="table" w:customStyle="1" w:styleId="OtklikTable"><w:name w:val="OtklikTable"/>
<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val="1"/>
<w:tblBorders>{
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}</w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{GREY}"/></w:tcPr></w:tblStylePr></w:style>"""


def _table_style(document: Any) -> None:
    from docx.oxml import parse_xml

    document.styles.element.append(parse_xml(TABLE))


def _body(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    def centred(text: str, style: str) -> None:
        document.add_paragraph(text, style=style).alignment = WD_ALIGN_PARAGRAPH.CENTER

    centred("{{ mark }}", "OtklikMark")
    centred("{{ org }}", "OtklikText")
    centred("{{ title }}", "Heading 1")
    centred("{{ as_of }}{% if status %}, {{ status }}{% endif %}", "OtklikText")
    for name in CHAPTERS:
        document.add_paragraph(f"{{{{p {name} }}}}", style="OtklikText")
    document.add_paragraph("{{ responsible }}", style="OtklikText")
    document.add_paragraph(f"{'_' * 24} / {'_' * 32} /", style="OtklikText")


if __name__ == "__main__":
    SHIPPED.parent.mkdir(exist_ok=True)
    SHIPPED.write_bytes(template())

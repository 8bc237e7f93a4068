"""The end of a letter as a piece for Word: a code, and words beside it, to be copied. Pure.

It brings no font and no style of its own, so it looks like the letter it is put into.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from reports.paper import qr
from reports.zipped import packed

SIDE = 27.0
"""Millimetres of the code, with its white around."""
_EMU, _TWIP = 36_000, 1440 / 25.4  # of a millimetre
_WIDE = 165.0
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/image" Target="media/code.png"/></Relationships>'
    ),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """`words`: paragraphs, the last one bold; `alt`: the code for whoever cannot see it."""

    link: str
    words: tuple[str, ...]
    alt: str


def docx(letter: Letter) -> bytes:
    parts = {name: (_HEAD + told).encode() for name, told in _PARTS.items()}
    parts["word/document.xml"] = (_HEAD + _document(letter)).encode()
    parts["word/media/code.png"] = qr.png(letter.link)
    return packed(parts)


def _document(letter: Letter) -> str:
    left, right = (round(side * _TWIP) for side in (SIDE + 3, _WIDE - SIDE - 3))
    *words, last = letter.words
    told = "".join(_paragraph(line) for line in words) + _paragraph(last, "<w:b/>")
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" '
        f'xmlns:wp="{_A}/wordprocessingDrawing" xmlns:a="{_A}/main" xmlns:pic="{_A}/picture">'
        f'<w:body><w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cell(left, f'<w:p><w:r>{_picture(letter.alt)}</w:r></w:p>')}{_cell(right, told)}"
        '</w:tr></w:tbl><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" '
        'w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _cell(wide: int, inside: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


def _paragraph(line: str, looks: str = "") -> str:
    run = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:p><w:r>{run}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def _picture(alt: str) -> str:
    side = round(SIDE * _EMU)
    told = escape(alt, {'"': "&quot;"})
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:docPr id="1" name="QR" descr="{told}"/>'
        f'<a:graphic><a:graphicData uri="{_A}/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="QR" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )

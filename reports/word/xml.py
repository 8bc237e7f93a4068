"""Parts of a document as WordprocessingML: text in, text out, tables of any length. Pure.

Looks are styles of the template, so that whoever edits it in Word restyles the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reports.clean import clean_text
from reports.document import (
    Cell,
    Change,
    Heading,
    Kind,
    Paragraph,
    Part,
    Picture,
    Share,
    Table,
    cell_text,
)
from reports.wording import Say

STANDING, LYING = 9638, 14570
"""Widths of a table, in twentieths of a point: A4 without margins of 20 mm, and on its side."""

LONGEST = 5_000
"""Rows of a table; of a longer one the rest is in the workbook, and it is said."""

SHORT = 14
"""Lines of a table that stands on one page."""

WIDE = 6
"""Columns from which cells are set smaller."""

_NARROWEST, _WIDEST = 5, 40
_AROUND_BOLD = 4
_IN_LINE = {False: 92, True: 116}
"""Characters of a row of cells, large and small."""
_STYLES: dict[Kind, str] = {
    "text": "OtklikText",
    "note": "OtklikNote",
    "mark": "OtklikMark",
    "finding": "OtklikFinding",
}
TABLE, CELL, SMALL, TITLE = "OtklikTable", "OtklikCell", "OtklikSmallCell", "OtklikTitle"
STYLES = frozenset({*_STYLES.values(), TABLE, CELL, SMALL, TITLE})
"""What our template has beside headings; a template without them gets plain borders."""

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class Look:
    """`has_styles`: the template knows our table; `picture`: its drawing as XML, "" if none;
    `width`: of a table."""

    has_styles: bool
    picture: Callable[[Picture], str]
    say: Say
    width: int = STANDING


def xml(document: Iterable[Part], look: Look) -> str:
    """To stand where a paragraph of the template stood."""
    return "".join(piece for part in document for piece in _part(part, look))


def _part(part: Part, look: Look) -> Iterator[str]:
    match part:
        case Heading():
            yield paragraph(part.text, f"Heading{part.level}", keep=True)
        case Paragraph():
            yield paragraph(part.text, _STYLES[part.kind])
        case Picture():
            yield from _picture(part, look)
        case Table():
            yield from _table(part, look)


def paragraph(text: str, style: str, *, right: bool = False, keep: bool = False) -> str:
    told = f'<w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}'
    told += '<w:jc w:val="right"/>' if right else ""
    return f"<w:p><w:pPr>{told}</w:pPr>{_run(text)}</w:p>"


def _run(text: str) -> str:
    """A run a line; a tab is a blank."""
    lines = clean_text(text).replace("\t", " ").split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{told}</w:r>"


def _picture(part: Picture, look: Look) -> Iterator[str]:
    """Where none was drawn its words stand, so nothing is lost to whoever reads."""
    if drawing := look.picture(part):
        yield f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{drawing}</w:r></w:p>'
    elif part.alt:
        yield paragraph(part.alt, _STYLES["note"])


def _table(table: Table, look: Look) -> Iterator[str]:
    say = look.say
    yield paragraph(table.title, TITLE, keep=True)
    if table.rows:
        widths = column_widths(table, say, look.width)
        style = SMALL if len(table.head) > WIDE else CELL
        yield f"<w:tbl>{_properties(look)}{_grid(widths)}"
        yield _row(table.head, widths, _Line(style, keep=True, is_head=True), look)
        shown = table.rows[:LONGEST]
        is_short = _is_short(shown, widths, look)
        for number, row in enumerate(shown, start=1):
            keep = number < len(shown) and (is_short or number in (1, len(shown) - 1))
            yield _row(row, widths, _Line(style, keep), look)
        yield "</w:tbl>"
    if (n := len(table.rows)) > LONGEST:
        yield paragraph(say("report-table-cut", shown=LONGEST, n=n), _STYLES["note"])
    yield paragraph(table.note, _STYLES["note"])  # also keeps two tables apart


def _properties(look: Look) -> str:
    borders = "" if look.has_styles else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{look.width}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )


def _grid(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


@dataclass(frozen=True, slots=True)
class _Line:
    """`keep`: on the page of the line below it."""

    style: str
    keep: bool
    is_head: bool = False


def _is_short(shown: Sequence[Sequence[Cell]], widths: Sequence[int], look: Look) -> bool:
    """Such a table stands on one page; of a long one neither the first row nor the last is alone
    on a page."""
    if len(shown) > SHORT:
        return False
    letter = STANDING // _IN_LINE[len(widths) > WIDE]
    letters = [width // letter for width in widths]
    return sum(_lines(row, letters, look.say) for row in shown) <= SHORT


def _lines(row: Sequence[Cell], letters: Sequence[int], say: Say) -> int:
    """Of the highest cell, as far as letters tell."""
    told = (cell_text(cell, say).split("\n") for cell in row)
    return max(
        sum(max(1, -(-len(line) // wide)) for line in lines)
        for lines, wide in zip(told, letters, strict=True)
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], line: _Line, look: Look) -> str:
    """The head is repeated on every page; no row is torn between two."""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_cell(cell, line, look.say)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    head = "<w:tblHeader/>" if line.is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{told}</w:tr>"


def _cell(cell: Cell, line: _Line, say: Say) -> str:
    return paragraph(cell_text(cell, say), line.style, right=_is_number(cell), keep=line.keep)


def _is_number(cell: Cell) -> bool:
    return cell is None or isinstance(cell, int | float | Share | Change)


def column_widths(table: Table, say: Say, width: int = STANDING) -> list[int]:
    """Wide enough for the longest word of each column; what is left goes to long lines."""
    words, wants = [_NARROWEST] * len(table.head), [_NARROWEST] * len(table.head)
    for around, row in ((_AROUND_BOLD, table.head), *((2, row) for row in table.rows[:200])):
        for place, cell in enumerate(row):
            text = cell_text(cell, say)
            longest = (min(len(one) + around, _WIDEST) for one in text.split())
            words[place] = max((words[place], *longest))
            lines = (min(len(line) + 2, _WIDEST) for line in text.split("\n"))
            wants[place] = max(wants[place], *lines)
    room = _IN_LINE[len(table.head) > WIDE] * width // STANDING - sum(words)
    more = [max(0, want - word) for want, word in zip(wants, words, strict=True)]
    if room > 0 and any(more):
        words = [word + room * one // sum(more) for word, one in zip(words, more, strict=True)]
    widths = [word * width // sum(words) for word in words]
    widths[-1] += width - sum(widths)
    return widths

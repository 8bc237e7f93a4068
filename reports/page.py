"""A report as a page of HTML that stands by itself: no script, no picture from elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reports.clean import clean_text
from reports.document import Cell, Document, Heading, Imprint, Paragraph, Picture, Table, cell_text
from reports.wording import Say, day

STYLE = (
    "body{font-family:'PT Sans',sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "white-space:pre-line;overflow-wrap:break-word}"
)


def html(document: Document, imprint: Imprint, say: Say) -> str:
    body = "\n".join(line for part in document for line in _lines(part, say))
    title, mark = _text(imprint.title), _text(imprint.mark)
    as_of = say("report-as-of", day=day(imprint.day))
    act = say("report-by-act", act=imprint.act) if imprint.act else ""
    about = "".join(f"<p>{_text(one)}</p>\n" for one in (imprint.org, act, as_of) if one)
    return (
        f'<!doctype html>\n<html>\n<head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body>\n<p>{mark}</p>\n"
        f"{about}{body}\n</body>\n</html>\n"
    )


def _lines(part: Heading | Paragraph | Table | Picture, say: Say) -> Iterator[str]:
    match part:
        case Heading():
            yield f"<h{part.level}>{_text(part.text)}</h{part.level}>"
        case Paragraph():
            yield f"<p>{_text(part.text)}</p>"
        case Picture():
            yield f"<p>{_text(part.alt)}</p>"
        case Table():
            yield from _table(part, say)


def _table(part: Table, say: Say) -> Iterator[str]:
    yield f"<table><caption>{_text(part.title)}</caption>"
    yield "<thead><tr>" + "".join(f"<th>{_text(one)}</th>" for one in part.head) + "</tr></thead>"
    for row in part.rows:
        yield "<tr>" + "".join(f"<td>{_cell(one, say)}</td>" for one in row) + "</tr>"
    yield "</table>"
    if part.note:
        yield f"<p><small>{_text(part.note)}</small></p>"


def _cell(cell: Cell, say: Say) -> str:
    return _text(cell_text(cell, say))


def _text(told: str) -> str:
    return escape(clean_text(told))

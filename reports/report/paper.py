"""A paper beside the report as a file of its own: the pain map, a part, a paper of the roadmap."""

from __future__ import annotations

from pathlib import Path

from reports.document import Document, Heading, Imprint, Paragraph, Table, parts
from reports.wording import Say, day

WIDE = 6
"""Columns from which a table wants the broad side of the page."""


def docx(document: Document, imprint: Imprint, say: Say) -> bytes:
    """In the shipped template of reports, as its conclusions; the same paper gives the same bytes.
    Its title stands once, and a wide table lies across."""
    from reports.word import writing as word

    lines = {"mark": imprint.mark, "org": imprint.org, "title": imprint.title}
    lines |= {"snapshot": imprint.snapshot, "as_of": say("report-as-of", day=day(imprint.day))}
    lines["status"] = imprint.state
    body = document[1:] if document[:1] == (Heading(1, imprint.title),) else document
    if imprint.act and all(table.id != "about" for table in parts(document, Table)):
        body = (Paragraph(say("report-by-act", act=imprint.act), "note"), *body)
    lies = any(len(table.head) > WIDE for table in parts(document, Table))
    filling = word.Filling(imprint, lines, {"conclusions": body}, {}, lies=lies)
    return word.docx(word.shipped(), filling, say)


def xlsx(document: Document, imprint: Imprint, path: Path, say: Say) -> None:
    """Raises OSError if there is no room."""
    from reports.excel import Book

    book = Book(path, imprint, say)
    book.tables(document)
    book.close()

"""The pain map as files: Word, Excel, HTML, of one document."""

from __future__ import annotations

from pathlib import Path

from reports.document import Document, Imprint
from reports.wording import Say


def docx(document: Document, imprint: Imprint, say: Say) -> bytes:
    """In the shipped template of reports, as its conclusions; the same map gives the same bytes."""
    from reports import word

    lines = {"mark": imprint.mark, "org": imprint.org, "title": imprint.title}
    lines["snapshot"] = imprint.snapshot
    filling = word.Filling(imprint, lines, {"conclusions": document}, {})
    return word.docx(word.shipped(), filling, say)


def xlsx(document: Document, imprint: Imprint, path: Path, say: Say) -> None:
    """Raises OSError if there is no room."""
    from reports.excel import Book

    book = Book(path, imprint, say)
    book.tables(document)
    book.close()

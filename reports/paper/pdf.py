"""Drawings as pages of one PDF file: each drawn in a process of its own, then bound together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

WIDTH, HEIGHT = 595.276, 841.89
"""Points of an A4 page; the library takes a pixel for a point."""
_OBJECT = re.compile(rb"\n(\d+) 0 obj\n")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_STREAM = b"\nstream\n"
_ROOT, _TREE = 1, 2


def pdf(drawings: Sequence[str]) -> bytes:
    """SVG drawings of one page each, WIDTH by HEIGHT, in their order.

    The drawing library holds the interpreter while it works, so it works in another one.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return bound(process.submit(drawn, list(drawings)).result())


def drawn(drawings: Sequence[str]) -> list[bytes]:
    import vl_convert

    from reports.paper import font

    vl_convert.register_font_directory(str(font.folder()))
    return [vl_convert.svg_to_pdf(drawing) for drawing in drawings]


def pictures(drawings: Sequence[str], scale: float) -> list[bytes]:
    """As PNG: `scale` pixels for a unit of their width. Call it in a process of its own."""
    import vl_convert

    from reports.paper import font

    vl_convert.register_font_directory(str(font.folder()))
    return [vl_convert.svg_to_png(drawing, scale=scale) for drawing in drawings]


def bound(pages: Sequence[bytes]) -> bytes:
    """One file of many: the library writes files of one page, with plain numbered objects.

    ISO 32000-1, 7.5: objects are numbered anew, pages hang on one tree, a table tells where
    each begins. Nothing tells when the file was made, or by what.
    """
    objects: dict[int, bytes] = {}
    sheets: list[int] = []
    for page in pages:
        added, sheet = _renumbered(page, _TREE + len(objects))
        objects |= added
        sheets.append(sheet)
    kids = b" ".join(b"%d 0 R" % sheet for sheet in sheets)
    objects[_TREE] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(sheets), kids)
    objects[_ROOT] = b"<< /Type /Catalog /Pages %d 0 R >>" % _TREE
    return _file(objects)


def _renumbered(page: bytes, last: int) -> tuple[dict[int, bytes], int]:
    """(objects under numbers above `last`, the number of the page among them)."""
    told = {number: body for number, body in _objects(page) if not _is_root(body)}
    numbers = {number: last + place for place, number in enumerate(sorted(told), start=1)}
    (tree,) = (number for number, body in _objects(page) if b"/Type /Pages" in _head(body))
    numbers[tree] = _TREE
    (sheet,) = (number for number, body in told.items() if b"/Type /Page\n" in _head(body))
    return {numbers[number]: _led(body, numbers) for number, body in told.items()}, numbers[sheet]


def _objects(page: bytes) -> Iterator[tuple[int, bytes]]:
    """By the table at the end, for bytes of a stream may look like anything."""
    table = page[int(page.rpartition(b"startxref\n")[2].split()[0]) :]
    starts = sorted(int(line) for line in re.findall(rb"(\d{10}) 00000 n", table))
    for start in starts:
        begins = _OBJECT.match(b"\n" + page[start : start + 32])
        assert begins is not None
        body = page[start + begins.end() - 1 :]
        head, is_stream, rest = body[: body.index(b"endobj")].partition(_STREAM)
        if is_stream:
            length = re.search(rb"/Length (\d+)", head)
            assert length is not None
            size = int(length[1])
            rest = body[len(head) + len(_STREAM) :][:size]
            yield int(begins[1]), head + _STREAM + rest + b"\nendstream"
        else:
            yield int(begins[1]), head.strip()


def _is_root(body: bytes) -> bool:
    """The catalogue, the tree and the note on the maker are ours to write, or nobody's."""
    head = _head(body)
    return any(kind in head for kind in (b"/Type /Catalog", b"/Type /Pages", b"/Producer"))


def _head(body: bytes) -> bytes:
    return body.partition(_STREAM)[0] + b"\n"


def _led(body: bytes, numbers: dict[int, int]) -> bytes:
    head, is_stream, rest = body.partition(_STREAM)
    led = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], head)
    return led + is_stream + rest


def _file(objects: dict[int, bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    begins, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, _ROOT, begins)
    return bytes(out)

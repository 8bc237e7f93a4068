"""What lies in the zip of a template that came by mail: nothing that runs, nothing from afar. Pure.

A program that opens the report would do what such a part asks, whoever wrote it; so relations are
read as XML reads them, and fields of Word are those we know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element, ParseError, fromstring

Code = Literal[
    "too_big",
    "not_docx",
    "active",
    "outside",
    "syntax",
    "forbidden",
    "unknown",
    "place",
    "missing",
    "broken",
    "busy",
]

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.I)
_BLANK = b"\xef\xbb\xbf \t\r\n"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00", b"Lo\xa7\x94")
"""How XML of another encoding begins."""
_RUNNING = frozenset(
    {
        *("oleObject", "package", "vbaProject", "wordVbaData", "control", "activeXControlBinary"),
        *("aFChunk", "subDocument", "attachedTemplate", "attachedToolbars"),
        *("keyMapCustomizations", "userCustomization", "ui/extensibility"),
    }
)
"""Kinds of relations: files inside, macros, pieces of other formats."""
_PRESSED = re.compile(r"(?:https?://|mailto:)", re.I)
_FIELDS = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "TOC", "TC"),
        *("STYLEREF", "SEQ", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "HYPERLINK"),
        *("TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "FILENAME"),
    }
)
"""Of Word; any other may fetch a file or start a program (DDE, INCLUDETEXT, QUOTE of letters)."""


class BadTemplate(Exception):
    """`code` and `found` are put into words above: what is wrong, and the piece that is."""

    def __init__(self, code: Code, found: str = "") -> None:
        super().__init__(code)
        self.code, self.found = code, found[:80]


def look_at(name: str, part: bytes) -> None:
    """A part of the zip. Raises BadTemplate."""
    lowered = name.lower()
    if "vbaproject" in lowered or "/embeddings/" in lowered or "/activex/" in lowered:
        raise BadTemplate("active", name)
    is_xml = lowered.endswith((".xml", ".rels")) or part.lstrip(_BLANK).startswith(b"<")
    if not is_xml and not part.startswith(_WIDE):
        return
    _require_plain(name, part)
    root = _xml(part)
    if lowered.endswith(".rels"):
        _look_at_relations(name, root)
    for told in _fields(root):
        if told.split()[:1] == [] or told.split()[0].upper() not in _FIELDS:
            raise BadTemplate("active", told.strip() or name)


def _require_plain(name: str, part: bytes) -> None:
    """UTF-8 without a document type: in another encoding a look at bytes finds nothing."""
    told = _ENCODING.match(part.lstrip(_BLANK))
    is_utf8 = told is None or told[1].lower() in (b"utf-8", b"us-ascii")
    if part.startswith(_WIDE) or not is_utf8:
        raise BadTemplate("not_docx", name)
    if _ENTITIES.search(part):
        raise BadTemplate("active", name)


def _look_at_relations(name: str, root: Element) -> None:
    for one in root.iter():
        kind = str(one.get("Type", "")).rpartition("/relationships/")[2]
        is_outside = str(one.get("TargetMode", "")).strip().lower() == "external"
        is_link = kind == "hyperlink" and _PRESSED.match(str(one.get("Target", "")))
        if is_outside and not is_link:
            raise BadTemplate("outside", name)
        if kind in _RUNNING:
            raise BadTemplate("active", f"{name}: {kind}")


def _fields(root: Element) -> Iterator[str]:
    """Code of each field, whole: Word tears it over several runs, and puts one into another. By
    local names, since Word has two namespaces for them."""
    opened: list[list[str]] = []
    for one in root.iter():
        match _local(one.tag), _attribute(one, "fldCharType"):
            case "fldSimple", _:
                yield _attribute(one, "instr")
            case "instrText", _ if opened:
                opened[-1].append(one.text or "")
            case "instrText", _:
                yield one.text or ""
            case "fldChar", "begin":
                opened.append([])
            case "fldChar", "end" if opened:
                yield "".join(opened.pop())
    yield from ("".join(left) for left in opened)


def _attribute(one: Element, name: str) -> str:
    return next((str(told) for key, told in one.attrib.items() if _local(key) == name), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _xml(part: bytes) -> Element:
    """Without a document type, so nothing in it grows."""
    try:
        return fromstring(part)
    except (ParseError, ValueError) as error:
        raise BadTemplate("not_docx") from error

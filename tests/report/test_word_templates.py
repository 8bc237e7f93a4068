"""Templates of a town: what they may name, and what is refused because it would run or tear."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import docx as word
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.texts import say
from reports.word import template as word_template
from reports.word.template import BadTemplate, WordTemplate
from reports.word.writing import SHIPPED, docx, shipped
from tests.report.test_word import a_filling, read, said, with_document


def with_parts(changed: Mapping[str, bytes]) -> WordTemplate:
    """The shipped template with parts of its zip replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(SHIPPED) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        for part in was.infolist():
            if part.filename not in changed:
                now.writestr(part, was.read(part))
        for file, data in changed.items():
            now.writestr(file, data)
    return WordTemplate(out.getvalue())


def test_a_town_may_reorder_leave_out_and_add_its_own_words() -> None:
    def edit(document: Any) -> None:
        texts = {one.text: one for one in document.paragraphs}
        texts["{{p appendices }}"].text = "Справка подготовлена для {{ org }}."
        document.add_paragraph("{%p if recipient %}")
        document.add_paragraph("Представлена в {{ recipient }}")
        document.add_paragraph("{%p endif %}")

    template = with_document(edit)
    template.check()

    filling = a_filling()
    without = read(docx(template, filling, say))
    lines = {**filling.lines, "recipient": "отдел мониторинга"}
    with_it = read(docx(template, replace(filling, lines=lines), say))

    texts = [one.text for one in without.paragraphs]
    assert f"Справка подготовлена для {filling.imprint.org}." in texts
    assert "Методика" not in " ".join(texts)
    assert [one.text for one in with_it.paragraphs if one.text not in texts] == [
        "Представлена в отдел мониторинга"
    ]


def test_a_template_of_another_make_gets_borders_of_its_own() -> None:
    document = word.Document()
    document.add_paragraph("{{ mark }}")
    document.add_paragraph("{{p metrics }}")
    out = io.BytesIO()
    document.save(out)
    template = WordTemplate(out.getvalue())
    template.check()

    found = read(docx(template, a_filling(), say))

    assert "tblBorders" in found.tables[0]._tbl.xml
    assert "tblBorders" not in read(docx(shipped(), a_filling(), say)).tables[0]._tbl.xml


HOSTILE = {
    "code": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "forbidden", "Call"),
    "a call": ("{{ mark.format(1) }}", "forbidden", "Call"),
    "an endless loop": ("{% for a in 'x' * 10 ** 9 %}{% endfor %}", "forbidden", "For"),
    "a filter": ("{{ mark|upper }}", "forbidden", "Filter"),
    "a macro of Jinja": ("{% macro m() %}{% endmacro %}", "forbidden", "Macro"),
    "another file": ("{% include 'settings' %}", "forbidden", "Include"),
    "an unknown field": ("{{ password }}", "unknown", "password"),
    "a slip": ("{{ org", "syntax", None),
    "a chapter in a line": ("Далее: {{ external }}", "place", "external"),
    "a line for a chapter": ("{{p org }}", "place", "org"),
    "a torn condition": ("{% if org %}", "syntax", None),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_template_may_name_fields_and_no_more(case: str) -> None:
    text, code, found = HOSTILE[case]

    with pytest.raises(BadTemplate) as caught:
        said(text).check()

    assert caught.value.code == code
    assert found is None or caught.value.found == found


def test_a_condition_that_begins_in_a_line_and_ends_in_a_table_would_tear_the_markup() -> None:
    def edit(document: Any) -> None:
        document.add_paragraph("{% if recipient %}")
        document.add_table(1, 1).cell(0, 0).text = "{% endif %}"

    with pytest.raises(BadTemplate) as caught:
        with_document(edit).check()

    assert caught.value.code == "broken"


def test_code_in_the_properties_of_a_template_is_never_run() -> None:
    def edit(document: Any) -> None:
        document.core_properties.title = "{{ ''.__class__.__mro__ }}"
        document.core_properties.subject = "{% for a in range(99999) %}{{ a }}{% endfor %}"

    template = with_document(edit)
    template.check()

    properties = read(docx(template, a_filling(), say)).core_properties
    assert properties.title == a_filling().imprint.title[:255]
    assert properties.subject == a_filling().imprint.mark


RELS = "word/_rels/document.xml.rels"
LINK = (
    b'<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/%s" Target="http://example.org/x" TargetMode="External"/></Relationships>'
)


def with_link(kind: bytes) -> WordTemplate:
    with zipfile.ZipFile(SHIPPED) as was:
        known = was.read(RELS)
    return with_parts({RELS: known.replace(b"</Relationships>", LINK % kind)})


TEMPLATE = b"attachedTemplate"


def with_relation(kind: bytes, target: bytes, mode: bytes) -> WordTemplate:
    told = LINK % kind
    told = told.replace(b"http://example.org/x", target).replace(b"External", mode)
    with zipfile.ZipFile(SHIPPED) as was:
        known = was.read(RELS)
    return with_parts({RELS: known.replace(b"</Relationships>", told)})


def with_field(*pieces: str | None) -> WordTemplate:
    """Its code torn into pieces, as Word does; None: another field begins within it."""

    def edit(document: Any) -> None:
        kinds = ["begin", *("begin" if one is None else f":{one}" for one in pieces), "end"]
        kinds += ["end"] * pieces.count(None)
        for kind in kinds:
            told = OxmlElement("w:instrText" if kind.startswith(":") else "w:fldChar")
            if kind.startswith(":"):
                told.text = kind[1:]
            else:
                told.set(qn("w:fldCharType"), kind)
            document.paragraphs[0].add_run()._r.append(told)

    return with_document(edit)


BOMB = b"\x00" * (word_template.LARGEST_UNPACKED + 1)
BROKEN: Mapping[str, tuple[Callable[[], WordTemplate], str]] = {
    "no zip": (lambda: WordTemplate(b"PK but not quite"), "not_docx"),
    "nothing": (lambda: WordTemplate(b""), "not_docx"),
    "another zip": (lambda: with_parts({"word/document.xml": b"<broken"}), "not_docx"),
    "a zip bomb": (lambda: with_parts({"word/media/a.png": BOMB}), "not_docx"),
    "very large": (lambda: WordTemplate(b"x" * (word_template.LARGEST + 1)), "too_big"),
    "a macro": (lambda: with_parts({"word/vbaProject.bin": b"x"}), "active"),
    "a file inside": (lambda: with_parts({"word/embeddings/a.xlsx": b"x"}), "active"),
    "entities": (
        lambda: with_parts({"word/footnotes.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        "active",
    ),
    "a template from afar": (lambda: with_link(b"attachedTemplate"), "outside"),
    "a picture from afar": (lambda: with_link(b"image"), "outside"),
    "a template from afar that is called a link": (
        lambda: with_relation(TEMPLATE, b"http://example.org/hyperlink", b"External"),
        "outside",
    ),
    "a template from afar, its mode written otherwise": (
        lambda: with_relation(TEMPLATE, b"http://example.org/x", b"&#69;xternal"),
        "outside",
    ),
    "a link to a share of files": (
        lambda: with_relation(b"hyperlink", b"file://example.org/x", b"External"),
        "outside",
    ),
    "relations in another encoding": (
        lambda: with_parts({RELS: LINK.decode().encode("utf-16")}),
        "not_docx",
    ),
    "a piece of another format": (
        lambda: with_relation(b"aFChunk", b"piece.htm", b"Internal"),
        "active",
    ),
    "a field that starts a program": (
        lambda: with_field("DDE", "AUTO c:\\windows\\system32\\cmd.exe"),
        "active",
    ),
    "a field that fetches": (lambda: with_field('INCLUDEPICTURE "http://example.org"'), "active"),
    "a field spelt by another": (lambda: with_field(None, "QUOTE 68 68 69"), "active"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_or_hostile_file_is_refused(case: str) -> None:
    made, code = BROKEN[case]

    with pytest.raises(BadTemplate) as caught:
        made().check()

    assert caught.value.code == code
    assert say("report-template-bad", file="report.docx", code=code, found="x")


def test_fields_of_word_that_only_count_and_name_are_no_danger() -> None:
    for told in ("PAGE", "TOC \\o 1-3", "NUMPAGES"):
        with_field(told).check()


def test_a_link_that_a_reader_may_press_is_no_danger() -> None:
    with_link(b"hyperlink").check()


@pytest.mark.parametrize("field", ["mark", "metrics"])
def test_a_template_without_the_mark_or_the_six_metrics_is_another_paper(field: str) -> None:
    def edit(document: Any) -> None:
        texts = [*document.paragraphs, *document.sections[0].footer.paragraphs]
        for one in texts:
            if f" {field} " in one.text:
                one.text = ""

    with pytest.raises(BadTemplate) as caught:
        with_document(edit).check()

    assert (caught.value.code, caught.value.found) == ("missing", field)


def test_without_the_look_at_what_is_said_a_template_would_run_its_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The broken twin: with every construct let through, the loop is run and shows."""
    template = said("{% for a in mark %}+{% endfor %}")
    with pytest.raises(BadTemplate):
        template.check()
    nodes = {*word_template._PLAIN, "For"}

    monkeypatch.setattr(word_template, "_PLAIN", frozenset(nodes))

    names = template.names
    assert "mark" in names
    text = " ".join(one.text for one in read(docx(template, a_filling(), say)).paragraphs)
    assert "+" * len(a_filling().imprint.mark) in text

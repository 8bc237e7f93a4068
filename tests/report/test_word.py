"""The report in Word: read again by python-docx, every table, word and picture in its place."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx as word
import pytest

from bot.texts import say
from reports.document import Imprint, Paragraph, Picture, Table, parts, rows
from reports.report.about import mark, name, status
from reports.report.chapters import chapters, whole
from reports.word import shipped as word_shipped
from reports.word.template import LINES, WordTemplate
from reports.word.writing import SHIPPED, Filling, docx, shipped
from reports.word.xml import LONGEST
from tests.report.made import reported

SNAPSHOT = "0123456789abcdef"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415478da63f8ffff3f0005fe02fea72d29580000000049454e44ae426082"
)


def a_filling(profile: str = "astrakhan") -> Filling:
    told = reported(profile)
    imprint = Imprint(name(told, say), told.profile.org, mark(told, say), SNAPSHOT, told.as_of)
    lines = dict.fromkeys(LINES, "") | {
        "mark": imprint.mark,
        "org": imprint.org,
        "title": imprint.title,
        "status": status(told, say),
        "as_of": "05.10.2026",
        "snapshot": SNAPSHOT,
        "responsible": told.profile.responsible,
    }
    return Filling(imprint, lines, chapters(told, say), {})


def read(data: bytes) -> Any:
    return word.Document(io.BytesIO(data))


def with_document(edit: Callable[[Any], None]) -> WordTemplate:
    """The shipped template as somebody changed it in Word."""
    document = word.Document(str(SHIPPED))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return WordTemplate(out.getvalue())


def test_the_shipped_template_is_what_its_script_makes_and_is_sound() -> None:
    assert SHIPPED.read_bytes() == word_shipped.template()
    shipped().check()


@pytest.mark.parametrize("profile", ["astrakhan", "gatchina"])
def test_every_table_and_paragraph_of_the_report_is_in_the_file(profile: str) -> None:
    filling = a_filling(profile)
    document = whole(filling.chapters)

    found = read(docx(shipped(), filling, say))

    told = [table for table in parts(document, Table) if table.rows]
    assert [table.cell(0, 0).text for table in found.tables] == [one.head[0] for one in told]
    assert [len(table.rows) - 1 for table in found.tables] == [len(one.rows) for one in told]
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert [one.text for one in parts(document, Paragraph) if one.text not in texts] == []
    assert texts[:2] == [filling.imprint.mark, filling.imprint.org]
    [footer] = found.sections[0].footer.paragraphs
    assert footer.text.startswith(f"{filling.imprint.mark} {SNAPSHOT}")
    assert found.core_properties.keywords == f"otklik:{SNAPSHOT}"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert docx(shipped(), a_filling(), say) == docx(shipped(), a_filling(), say)


def test_what_people_wrote_stays_text_whatever_it_looks_like() -> None:
    told = "<w:p/>&amp; {{ mark }} {% for x in y %} =1+1 \x00\x07\x0c\ud800\u202eтам\r\nниже"
    table = Table("t", told, (told,), rows((told,)), told)
    filling = replace(a_filling(), chapters={"metrics": (Paragraph(told), table)})

    found = read(docx(shipped(), filling, say))

    shown = "<w:p/>&amp; {{ mark }} {% for x in y %} =1+1 \nтам\nниже"
    assert found.tables[0].cell(1, 0).text == shown
    assert [one.text for one in found.paragraphs].count(shown) == 3


def test_forty_thousand_characters_and_a_very_long_table_are_no_trouble() -> None:
    table = Table("t", "Длинная", ("Имя",), rows(*((f"строка {n}",) for n in range(LONGEST + 7))))
    filling = replace(a_filling(), chapters={"metrics": (Paragraph("ж" * 40_000), table)})

    found = read(docx(shipped(), filling, say))

    assert len(found.tables[0].rows) == LONGEST + 1
    texts = [one.text for one in found.paragraphs]
    assert "ж" * 40_000 in texts
    said = [one.replace("\N{NO-BREAK SPACE}", " ") for one in texts]
    assert "В таблице 5 007 строк, здесь первые 5 000; все строки — в файле XLSX." in said


def test_a_picture_stands_in_its_place_with_words_for_who_cannot_see_it() -> None:
    there, gone = Picture("channels", "Каналы", "почта: 2"), Picture("topics", "Темы", "дороги: 1")
    filling = replace(a_filling(), chapters={"metrics": (there, gone)}, pictures={"channels": PNG})

    found = read(docx(shipped(), filling, say))

    [shape] = found.inline_shapes
    assert shape._inline.docPr.get("descr") == "почта: 2"
    assert "дороги: 1" in [one.text for one in found.paragraphs]


def said(text: str) -> WordTemplate:
    return with_document(lambda document: document.add_paragraph(text))

"""Files are known by what they hold; what could run, burst or hide is not taken."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from bot.files.kinds import Sort, Unfit, Why, names, sort_of
from tests.files import corpus


@pytest.mark.parametrize(
    ("body", "sort"),
    [
        (corpus.photo(), "picture"),
        (corpus.screenshot(), "picture"),
        (corpus.screenshot("WEBP"), "picture"),
        (b"%PDF-1.7\n...", "pdf"),
        (corpus.document(), "docx"),
        (corpus.sheet("xl/worksheets/sheet1.xml"), "xlsx"),
    ],
    ids=["jpeg", "png", "webp", "pdf", "docx", "xlsx"],
)
def test_a_file_is_what_it_holds(body: bytes, sort: Sort) -> None:
    assert sort_of(body) == sort


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "kind"),
        (b"MZ\x90\0 This program cannot be run in DOS mode", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "kind"),
        (b"GIF89a\x01\0\x01\0", "kind"),
        (b" %PDF-1.7 behind a space", "kind"),
        (b"Rar!\x1a\x07\x01\0", "kind"),
        (corpus.heic(), "heic"),
        (corpus.document(main="other/thing.xml"), "kind"),
        (corpus.document("xl/workbook.xml"), "kind"),
        (corpus.document("word/vbaProject.bin"), "macros"),
        (corpus.document("word/VBAPROJECT.BIN"), "macros"),
        (corpus.document("word\\vbaProject.bin"), "macros"),
        (corpus.sheet("xl/macrosheets/sheet1.xml"), "macros"),
        (corpus.sheet("xl/activeX/activeX1.bin"), "macros"),
        (corpus.zip_bomb(), "broken"),
        (corpus.crowded(), "broken"),
        (corpus.document()[:-4], "broken"),
        (b"PK\x03\x04" + bytes(500), "broken"),
        (b"PK\x03\x04" + bytes(100) + corpus.document(), "broken"),
    ],
)
def test_what_is_not_plainly_one_of_the_kinds_is_refused(body: bytes, why: Why) -> None:
    with pytest.raises(Unfit) as refused:
        sort_of(body)

    assert refused.value.why == why


def test_the_list_of_names_is_the_one_the_archivers_read() -> None:
    body = corpus.document("word/media/фото.jpeg", "../../outside")

    with zipfile.ZipFile(BytesIO(body)) as packed:
        told = [(one.filename, one.file_size) for one in packed.infolist()]

    assert [(one.name, one.size) for one in names(body)] == told

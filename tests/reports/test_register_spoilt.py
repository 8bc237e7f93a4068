"""A spoilt file of the register: refused whole, or one row of it, and told by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reports.register.file import BadRegisterFile, records
from reports.register.rows import parse
from storage.register_records import Key
from tests.reports.test_register_file import HEADER, READING, fault, file, read, refused

__all__ = ["file"]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("", (1, "", "empty")),
        ("\n\n", (1, "", "empty")),
        (HEADER + ",colour\n", (1, "", "unknown_column")),
        (HEADER + ",\n", (1, "", "unnamed_column")),
        (HEADER + ",Канал\n", (1, "channel", "repeated_column")),
        ("external_id,channel\n1,post\n", (1, "received_at", "missing_column")),
        ("1,post,2026-07-10\n", (1, "", "unknown_column")),
        ("external_id\tchannel\treceived_at\n1\tpost\t2026-07-10\n", (1, "", "tabs")),
        ("external_id\tchannel\treceived_at, text\n", (1, "", "tabs")),
        ('external_id,"channel\n', (1, "", "unclosed")),
        (f"{HEADER}\n1,post,2026-07-10\n2,Почта\n".encode("cp1251"), (3, "", "encoding")),
        (HEADER.encode("utf-16"), (1, "", "encoding")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, (1, "", "old_excel")),
        (b"PK\x03\x04 and no more", (1, "", "broken_excel")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    file: Path, content: str | bytes, wanted: tuple[int, str, str]
) -> None:
    assert fault(file, content) == wanted


def test_a_tab_beside_a_separator_is_trimmed_away(file: Path) -> None:
    parsed = read(file, "external_id;\tchannel;\treceived_at\n1;\tpost;\t2026-07-10\n")

    assert [draft.key for draft in parsed.drafts] == [Key("post", "1")]


def test_no_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadRegisterFile) as caught:
            parse(records(path), READING)
        assert caught.value.fault.code == "unreadable"


def test_a_quote_that_is_never_closed_is_told_with_the_line_it_opens_on(file: Path) -> None:
    parsed = read(
        file,
        f'{HEADER},text\n1,post,2026-07-10,\n2,post,2026-07-10,"Начал\n3,post,2026-07-10,\n',
    )

    assert refused(parsed) == [(3, "", "unclosed")]
    assert parsed.refusals[0].values == {"last": "4"}
    assert [draft.key.external_id for draft in parsed.drafts] == ["1"]


def test_a_cell_of_a_million_characters_is_one_refused_row(file: Path) -> None:
    parsed = read(
        file, f"{HEADER},text\n1,post,2026-07-10,{'я' * 1_000_000}\n2,post,2026-07-10,{'я' * 99}\n"
    )

    assert refused(parsed) == [(2, "", "too_long")]
    assert [draft.key.external_id for draft in parsed.drafts] == ["2"]


def test_words_after_a_closing_quote_are_one_refused_row(file: Path) -> None:
    parsed = read(
        file,
        f'{HEADER},text\n1,post,2026-07-10,"ООО "Свет""\n2,post,2026-07-10,ООО "Свет"\n',
    )

    assert refused(parsed) == [(2, "", "quotes")]
    assert parsed.drafts[0].values["text"] == 'ООО "Свет"'


CELLS = st.text(alphabet="1,;\"'\n\r=@+-\x00\x1bя post2026-07-10:", max_size=40)


@given(st.lists(CELLS, max_size=8).map("".join))
@example('"' * 7)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_whatever_breaks_the_reading(file: Path, tail: str) -> None:
    parsed = read(file, f"{HEADER},text\n{tail}")

    lines = len(tail.splitlines()) + 2
    told = [draft.line for draft in parsed.drafts] + [row.line for row in parsed.refusals]
    assert all(1 < line <= lines for line in told)

"""The file of other channels' register: every row taken, or refused with its line and reason."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from config.directories import shipped
from reports.register.cells import Reading
from reports.register.file import BadRegisterFile, records
from reports.register.rows import Parsed, parse
from storage.register_records import Key, Moment

READING = Reading(shipped(), ZoneInfo("Europe/Astrakhan"), date(2026, 10, 5))
HEADER = "external_id,channel,received_at"


def read(path: Path, content: str | bytes) -> Parsed:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return parse(records(path), READING)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "appeals.csv"


def refused(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(told.line, told.column, told.code) for told in parsed.refusals]


def fault(file: Path, content: str | bytes) -> tuple[int, str, str]:
    with pytest.raises(BadRegisterFile) as caught:
        read(file, content)
    return caught.value.fault.line, caught.value.fault.column, caught.value.fault.code


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> Moment:
    """UTC four hours before the town's clock."""
    local = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Astrakhan"))
    return Moment(local.astimezone(UTC), local.date())


def test_every_column_is_read_by_id_or_title(file: Path) -> None:
    parsed = read(
        file,
        "\ufeffНомер;Канал;Контур;Вид;Тема;Причина;Направление;Организация;Текст;Поступило;"
        "Зарегистрировано;Дан ответ;Исход;Дубликат;Продлено;Анонимно;Повторное;Коллективное;"
        "Кто обратился;Форма\r\n"
        " 17 ;ПОЧТА;внешний;жалоба;Ремонт дорог;slow;services;Школа № 1;=1+1;10.07.2026 14:05;"
        "2026-07-11;2026-07-20T09:30:15;Отказано;pos: 5;да;1;нет;0;Гражданин;Устное\r\n",
    )

    assert refused(parsed) == []
    (draft,) = parsed.drafts
    assert (draft.line, draft.key) == (2, Key("post", "17"))
    assert draft.values == {
        "audience": "external",
        "kind": "complaint",
        "topic": "road_repair",
        "cause": "slow",
        "direction": "services",
        "organisation": "Школа № 1",
        "text": "=1+1",
        "received": at(2026, 7, 10, 14, 5),
        "registered": at(2026, 7, 11),
        "answered": Moment(datetime(2026, 7, 20, 5, 30, 15, tzinfo=UTC), date(2026, 7, 20)),
        "outcome": "refused",
        "duplicate_of": Key("pos", "5"),
        "extended": True,
        "anonymous": True,
        "repeat": False,
        "collective": False,
        "client_kind": "person",
        "form": "oral",
    }


def test_empty_cells_mean_what_the_contract_says_and_absent_columns_say_nothing(file: Path) -> None:
    parsed = read(
        file,
        f"{HEADER},audience,kind,outcome,cause,duplicate_of,extended,answered_at,text\n"
        "1,post,2026-07-10,,,,,,,,\n",
    )

    assert parsed.drafts[0].values == {
        "received": at(2026, 7, 10),
        "audience": "external",
        "kind": "application",
        "outcome": "in_work",
        "cause": None,
        "duplicate_of": None,
        "extended": False,
        "answered": None,
        "text": "",
    }


@pytest.mark.parametrize(
    ("header", "row", "column", "code"),
    [
        (HEADER, "1,pigeon,2026-07-10", "channel", "unknown"),
        (HEADER, "1,,2026-07-10", "channel", "missing"),
        (HEADER, ",post,2026-07-10", "external_id", "missing"),
        (HEADER, "1,post,", "received_at", "missing"),
        (HEADER, "1,post", "", "fields"),
        (HEADER, "1,post,2026-07-10,", "", "fields"),
        (HEADER, "1,post,10/07/2026", "received_at", "date"),
        (HEADER, "1,post,10.07.26", "received_at", "date"),
        (HEADER, "1,post,46213", "received_at", "date"),
        (HEADER, "1,post,2026-07-10T12:00+04:00", "received_at", "date"),
        (HEADER, "1,post,2026-07-10Z", "received_at", "date"),
        (HEADER, "1,post,2026-07-10 9:30", "received_at", "date"),
        (HEADER, "1,post,٢٠٢٦-٠٧-١٠", "received_at", "date"),
        (HEADER, "1,post,2026-02-30", "received_at", "no_such_day"),
        (HEADER, "1,post,2026-07-10 24:00", "received_at", "no_such_day"),
        (HEADER, "1,post,1999-12-31", "received_at", "past"),
        (HEADER, "1,post,06.10.2026", "received_at", "future"),
        (HEADER, f"{'9' * 101},post,2026-07-10", "external_id", "too_long"),
        (HEADER, "1\x00,post,2026-07-10", "external_id", "control"),
        (f"{HEADER},audience", "1,post,2026-07-10,both", "audience", "unknown"),
        (f"{HEADER},kind", "1,post,2026-07-10,letter", "kind", "unknown"),
        (f"{HEADER},topic", "1,post,2026-07-10,roads", "topic", "unknown"),
        (f"{HEADER},topic", "1,post,2026-07-10,0003.0009.0099.0001", "topic", "unknown"),
        (f"{HEADER},outcome", "1,post,2026-07-10,решено", "outcome", "unknown"),
        (f"{HEADER},direction", "1,post,2026-07-10,south", "direction", "unknown"),
        (f"{HEADER},extended", "1,post,2026-07-10,maybe", "extended", "flag"),
        (f"{HEADER},form", "1,post,2026-07-10,fax", "form", "unknown"),
    ],
)
def test_a_bad_row_is_refused_and_the_good_ones_are_taken(
    file: Path, header: str, row: str, column: str, code: str
) -> None:
    rest = "," * (header.count(",") - 2)

    parsed = read(file, f"{header}\na,post,2026-07-10{rest}\n{row}\nb,post,2026-07-10{rest}\n")

    assert refused(parsed) == [(3, column, code)]
    assert [draft.key.external_id for draft in parsed.drafts] == ["a", "b"]


def test_a_refusal_names_what_was_found_and_what_there_is(file: Path) -> None:
    parsed = read(
        file,
        f"{HEADER},outcome,topic\n1,post,2026-07-10,решено,\n2,post,2026-07-10,,Ремонт дорги\n",
    )

    assert parsed.refusals[0].values == {
        "found": "решено",
        "expected": "«На рассмотрении», «Решено положительно, меры приняты», «Поддержано, меры "
        "будут приняты», «Удовлетворено частично», «Разъяснено», «Отказано», «Дан ответ автору», "
        "«Переадресовано по компетенции», «Оставлено без ответа (ст. 11 59-ФЗ)», "
        "«Отозвано заявителем», «Дубликат»",
    }
    assert parsed.refusals[1].values["expected"].startswith("«Ремонт дорог")


def test_a_refusal_never_prints_control_characters_or_a_book(file: Path) -> None:
    parsed = read(file, f"{HEADER}\n1,\x1b[31mpost{'x' * 500},2026-07-10\n")

    assert parsed.refusals[0].values["found"] == " [31mpost" + "x" * 51 + "…"


def test_lines_are_physical_lines_where_a_record_starts(file: Path) -> None:
    parsed = read(
        file,
        f"{HEADER},text\r\n"
        '1,post,2026-07-10,"Первая\r\nвторая ""строка"""\r\n'
        "\r\n"
        ",,,\r\n"
        "2,nowhere,2026-07-10,\r\n"
        "3,post,2026-07-10,\r\n",
    )

    assert refused(parsed) == [(6, "channel", "unknown")]
    assert [(draft.line, draft.values["text"]) for draft in parsed.drafts] == [
        (2, 'Первая\r\nвторая "строка"'),
        (7, ""),
    ]


def test_a_key_met_twice_is_refused_even_if_equal_or_refused_before(file: Path) -> None:
    parsed = read(
        file,
        f"{HEADER}\n1,post,2026-07-10\n1,post,2026-07-10\n1,site,2026-07-10\n"
        "2,post,never\n2,post,2026-07-10\n",
    )

    assert refused(parsed) == [
        (3, "external_id", "repeated"),
        (5, "received_at", "date"),
        (6, "external_id", "repeated"),
    ]
    assert parsed.refusals[0].values == {"found": "1", "first": "2"}


@pytest.mark.parametrize(
    ("told", "original"),
    [
        ("5", Key("post", "5")),
        ("site:5", Key("site", "5")),
        ("SITE : 5", Key("site", "5")),
        ("Почта:5", Key("post", "Почта:5")),  # a title is no prefix
        ("12:30", Key("post", "12:30")),
        (":5", Key("post", ":5")),
    ],
)
def test_an_original_is_of_the_same_channel_unless_a_channels_id_stands_before_it(
    file: Path, told: str, original: Key
) -> None:
    parsed = read(file, f"{HEADER},duplicate_of\n1,post,2026-07-10,{told}\n")

    assert parsed.drafts[0].values["duplicate_of"] == original


def a_book(*rows: list[Any]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    told = io.BytesIO()
    book.save(told)
    return told.getvalue()

"""Directories: what a row of the register or a script may name, and how it is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.directories import FOLDER, Directories, shipped
from config.faults import BadFile


def test_the_directories_are_whole() -> None:
    known = shipped()

    assert len(known.topics.sections.ids) == 9
    assert len(known.topics.ids) == 60 + 9
    assert len(known.causes.ids) == 19
    assert len(known.outcomes.ids) == 11
    assert len(known.channels.ids) == 15
    assert len(known.qr_places.ids) == 10
    assert len(known.pains.ids) == 47
    assert known.kinds.ids == (
        "proposal",
        "application",
        "complaint",
        "request",
        "message",
        "gratitude",
    )
    assert known.forms.ids == ("oral", "written", "electronic")
    assert known.unspecified == "не указана"


def test_causes_and_directions_point_at_what_exists() -> None:
    known = shipped()

    assert {cause.pain for cause in known.causes if cause.pain} <= set(known.pains.ids)
    assert {t.direction for t in known.topics.internal} <= set(known.directions.ids)
    assert {kind.kind for kind in known.message_kinds} <= set(known.kinds.ids)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("road_repair", "road_repair"),
        ("ROAD_REPAIR", "road_repair"),
        (" ремонт дорог ", "road_repair"),
        ("0003.0009.0099.0733", "bus"),
        ("0003.0009.0099.0734", None),
        ("roads", None),  # a section is no topic
        ("Дороги и транспорт", None),
        ("", None),
    ],
)
def test_a_topic_is_found_by_id_title_or_official_code(word: str, found: str | None) -> None:
    topic = shipped().topics.find(word)

    assert (topic.id if topic else None) == found


def test_an_entry_is_found_in_any_case_of_letters_and_an_old_one_keeps_its_id() -> None:
    causes = shipped().causes

    assert causes.find("НЕ ХВАТАЕТ ИНФОРМАЦИИ") == causes["no_info"]
    assert causes.find("нет такой") is None
    assert causes.title("slow") == "Долго, хотя срок не нарушен"
    assert causes.title("abolished") == "abolished"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: water", "id: heating", "twice"),
        ("id: bus", "id: water", "twice"),
        ("title: Бухгалтерия", "title: heating", "twice"),
        ("id: heating", "id: Heating", "pattern"),
        ("title: Отопление", "title: " + "О" * 41, "range"),
        ("hints: [УК", "hint: [УК", "extra"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    good = (FOLDER / "topics.yaml").read_text("utf-8")
    (tmp_path / "topics.yaml").write_text(good.replace(old, new, 1), "utf-8")

    with pytest.raises(BadFile) as caught:
        _ = Directories(tmp_path).topics

    line = next(n for n, text in enumerate(good.splitlines(), 1) if old in text)
    assert [(f.file, f.line, f.code) for f in caught.value.faults] == [
        ("directories/topics.yaml", line, code)
    ]

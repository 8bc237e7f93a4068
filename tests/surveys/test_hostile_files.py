"""Whatever a file of the scripts' folder holds, it costs one line and little time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.surveys.codes import Codes
from bot.surveys.loader import BadScripts, load
from bot.surveys.yaml_tree import grow

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join(['*' + last] * 9)}]\n"
    for last, this in zip("abcdefghi", "bcdefghij", strict=True)
)

FILES = {
    b"": "1: это не анкета: нужны пары «ключ: значение»",
    b"just words": "1: это не анкета: нужны пары «ключ: значение»",
    b"[" * 100_000: "1: вложенность больше 20 уровней",
    b"{a: " * 50_000: "1: вложенность больше 20 уровней",
    b"a:\n- " + b"- " * 50_000: "2: вложенность больше 20 уровней",
    b"a: 1\n" * 52_000 + b"#" * 5_000: "1: файл больше 256 КБ, анкеты такими не бывают",
    b"x" * 10_000_000: "1: файл больше 256 КБ, анкеты такими не бывают",
    "id: анкета\ntitle: Как".encode("cp1251"): "1: файл не в кодировке UTF-8",
    b"id: a\ntitle: \xed\xa0\x80": "2: файл не в кодировке UTF-8",
    "id: a".encode("utf-16"): "1: файл не в кодировке UTF-8",
    b"\x89PNG\r\n\x1a\n\x00\x00": "1: файл не в кодировке UTF-8",
    b"id: a\x00": "1: не получается прочитать: проверьте отступы, двоеточия и кавычки",
    b'id: "a': "1: не получается прочитать: проверьте отступы, двоеточия и кавычки",
    b"id: a\n\ttitle: b": "2: не получается прочитать: проверьте отступы, двоеточия и кавычки",
    b"id: a\n---\nid: b": "2: в файле должна быть одна анкета",
}


@pytest.mark.parametrize("number", range(len(FILES)))
def test_a_file_that_is_no_script_is_answered_by_one_line(
    tmp_path: Path, codes: Codes, number: int
) -> None:
    content, words = list(FILES.items())[number]
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)

    with pytest.raises(BadScripts) as bad:
        load(path, codes)

    assert bad.value.faults == (f"odd.yaml:{words}",)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/name:os", "!mine"])
def test_a_tag_is_refused_and_never_obeyed(tmp_path: Path, codes: Codes, tag: str) -> None:
    path = tmp_path / "tagged.yaml"
    path.write_text(f"id: tagged\ntitle: {tag} ['touch {tmp_path}/done']\n")

    with pytest.raises(BadScripts) as bad:
        load(path, codes)

    assert "tagged.yaml:2: теги не нужны" in bad.value.faults
    assert [found.name for found in tmp_path.iterdir()] == ["tagged.yaml"]


def test_aliases_are_not_followed_so_a_bomb_stays_small() -> None:
    reading = grow(BOMB, "bomb.yaml")

    assert len(repr(reading.tree.values)) < 2_000
    assert {snag.code for snag in reading.snags} == {"anchor"}


def test_a_file_with_a_thousand_faults_is_told_fifty(tmp_path: Path, codes: Codes) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("".join(f"key{number}: 1\n" for number in range(1_000)))

    with pytest.raises(BadScripts) as bad:
        load(path, codes)

    assert len(bad.value.faults) == 51
    assert bad.value.faults[-1].startswith("… и ещё ошибок: ")


def test_a_folder_called_like_a_script_does_not_open(tmp_path: Path, codes: Codes) -> None:
    (tmp_path / "folder.yaml").mkdir()

    with pytest.raises(BadScripts) as bad:
        load(tmp_path / "folder.yaml", codes)

    assert bad.value.faults == ("folder.yaml:1: файл не открывается",)


@pytest.mark.parametrize(
    ("line", "number", "told"),
    [
        ("direction: [express]", 2, "direction: нужен текст"),
        ("questions: [{id: [a], kind: one}]", 2, "id: нужен текст"),
        ("questions: [{id: a, kind: text, longest: 1%s}]" % ("0" * 40), 2, "longest"),
    ],
)
def test_a_value_of_another_kind_is_told_by_its_line(
    tmp_path: Path, codes: Codes, line: str, number: int, told: str
) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(f"id: odd\n{line}\n")

    with pytest.raises(BadScripts) as bad:
        load(path, codes)

    found = [fault for fault in bad.value.faults if fault.startswith(f"odd.yaml:{number}:")]
    assert any(told in fault for fault in found)

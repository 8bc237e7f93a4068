"""Shipped files are read once; a changed file or a spoilt copy is read anew."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from config.faults import BadFile
from config.kept_files import read_kept
from config.marked_yaml import read


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "town.yaml"
    path.write_text("a: 1\nb: {c: [x, y]}\n", "utf-8")
    return path


def kept_beside(file: Path) -> Path:
    [kept] = (file.parent / "__pycache__").iterdir()
    return kept


def test_what_is_kept_is_what_was_read_lines_included(file: Path) -> None:
    first, second = read_kept(file, "town.yaml"), read_kept(file, "town.yaml")

    assert first == second == read(file)
    assert second.place(("b", "c", 1)) == ("town.yaml", 2)
    assert kept_beside(file).name.startswith("town.yaml.")


def test_a_changed_file_is_read_anew(file: Path) -> None:
    read_kept(file, "town.yaml")
    file.write_text("a: 2\nb: {c: [x, z]}\n", "utf-8")
    os.utime(file, ns=(1, 1))

    assert read_kept(file, "town.yaml").values == {"a": 2, "b": {"c": ["x", "z"]}}


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"(\x01\x00\x00\x00i", b"not ours at all"])
def test_a_spoilt_copy_is_read_anew(file: Path, spoilt: bytes) -> None:
    read_kept(file, "town.yaml")
    kept_beside(file).write_bytes(spoilt)

    assert read_kept(file, "town.yaml") == read(file)


def test_a_bad_file_is_refused_each_time_and_nothing_is_kept(file: Path) -> None:
    file.write_text("a: 1\na: 2\n", "utf-8")

    for _ in range(2):
        with pytest.raises(BadFile):
            read_kept(file, "town.yaml")
    assert not (file.parent / "__pycache__").exists()


def test_nothing_is_written_where_python_may_not_write(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert read_kept(file, "town.yaml") == read(file)
    assert [path.name for path in file.parent.iterdir()] == ["town.yaml"]


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        read_kept(tmp_path / "none.yaml", "none.yaml")

    assert [fault.code for fault in caught.value.faults] == ["unreadable"]

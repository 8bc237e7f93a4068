"""Shipped scripts are read once and kept as they were read; nobody else's script leaves a copy."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from bot.surveys import loader
from bot.surveys.codes import Codes

EXPRESS = "ext_express.yaml"


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped scripts with one in it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    shutil.copy(loader.SCRIPTS / EXPRESS, tmp_path / EXPRESS)
    monkeypatch.setattr(loader, "SCRIPTS", tmp_path)
    return tmp_path


def test_a_script_that_was_kept_is_the_script_that_was_read(scripts: Path, codes: Codes) -> None:
    source = (scripts / EXPRESS).read_text("utf-8")

    told = [loader.load(scripts / EXPRESS, codes) for _ in range(2)]

    assert told == [loader.parse(source, EXPRESS, codes)] * 2
    assert len(list((scripts / "__pycache__").iterdir())) == 1


def test_a_script_that_was_spoilt_since_is_told_of_by_its_line(scripts: Path, codes: Codes) -> None:
    loader.load(scripts / EXPRESS, codes)
    lines = (scripts / EXPRESS).read_text("utf-8").splitlines()
    (scripts / EXPRESS).write_text("\n".join([*lines, "version: 2"]), "utf-8")
    os.utime(scripts / EXPRESS, ns=(1, 1))

    told = []
    for _ in range(2):  # read anew, and as it was kept then
        with pytest.raises(loader.BadScripts) as caught:
            loader.load(scripts / EXPRESS, codes)
        told.append(caught.value.faults)

    assert told[0] == told[1]
    assert [one.split(" ")[0] for one in told[0]] == [f"{EXPRESS}:{len(lines) + 1}:"]


def test_beside_a_script_of_somebody_else_nothing_is_left(
    scripts: Path, tmp_path: Path, codes: Codes
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    shutil.copy(scripts / EXPRESS, theirs / EXPRESS)

    loader.load(theirs / EXPRESS, codes)

    assert [path.name for path in theirs.iterdir()] == [EXPRESS]

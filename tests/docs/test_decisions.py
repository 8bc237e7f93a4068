"""Every decision is one page of one shape, numbered without a gap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
DECISIONS = sorted((HOUSE / "docs" / "decisions").glob("*.md"))
HEADINGS = [
    *("Summary", "Context", "Decision", "Rejected", "Consequences"),
    "What turned out otherwise",
]
A_PAGE = 60  # lines


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 15


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_has_its_headings_and_fits_a_page(path: Path) -> None:
    told = path.read_text("utf-8")
    title, *_ = told.splitlines()
    parts = re.split(r"^## (.+)$", told, flags=re.M)[1:]

    assert re.fullmatch(rf"# {path.name[:4]}\. .{{10,90}}", title)
    assert parts[::2] == HEADINGS
    assert all(len(text.strip()) > 10 for text in parts[1::2])
    assert len(told.splitlines()) <= A_PAGE


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name[:4])
def test_files_a_decision_names_are_there(path: Path) -> None:
    named = re.findall(r"`([a-z]+/[\w./-]+?)/?`", path.read_text("utf-8"))

    assert [name for name in named if not (HOUSE / name.rstrip("*")).exists()] == []

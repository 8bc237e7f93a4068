"""Whatever excuses a line from the rules says why, on that line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ("app", "bench", "bot", "config", "docs", "reports", "storage", "tests", "web")
NOQA, TYPE = "# " + "noqa", "# " + "type: ignore"  # in two, or they would excuse this line
EXCUSE = re.compile(r"# (?:noqa|type: ignore)\b")
REASONED = re.compile(
    r"# (?:noqa: [A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)*|type: ignore\[[a-z-]+\]) +(?:--|#) +\w"
)


def bare(code: str) -> list[str]:
    """Lines with an excuse that names no rule or gives no reason."""
    return [
        line.strip()
        for line in code.splitlines()
        if len(EXCUSE.findall(line)) > len(REASONED.findall(line))
    ]


def test_every_excuse_names_its_rule_and_its_reason() -> None:
    files = [path for part in HOUSE for path in sorted((ROOT / part).rglob("*.py"))]

    told = {str(path.relative_to(ROOT)): bare(path.read_text("utf-8")) for path in files}

    assert len(files) > 1000
    assert {name: lines for name, lines in told.items() if lines} == {}


@pytest.mark.parametrize(
    "excuse", [NOQA, f"{NOQA}: S608", TYPE, f"{TYPE}  # why not", f"{TYPE}[arg-type]"]
)
def test_a_bare_excuse_is_seen(excuse: str) -> None:
    line = f"told = f()  {excuse}"

    assert bare(line) == [line]


def test_a_reason_is_enough() -> None:
    line = f"told = f()  {TYPE}[arg-type]  # from a table  {NOQA}: B023  -- over by then"

    assert bare(line) == []

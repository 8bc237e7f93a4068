"""Which databases a test runs on: the lot is fair and lasting, and nothing is left out at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ALL, SERVING, drawn, wanted

HOUSE = Path(__file__).parent.parent
ROADS = [f"tests/staff/test_{n}.py::test_{m}" for n in range(50) for m in range(50)]


@pytest.mark.parametrize(
    ("path", "databases"),
    [
        ("tests/storage/test_opening.py", ALL),
        ("tests/anonymity/test_erasure.py", SERVING),
        ("tests/submitting/test_desk.py", SERVING),
        ("tests/publication/test_pages.py", SERVING),
        ("tests/pains/test_stored.py", SERVING),
        ("tests/messages/test_storing.py", SERVING),
        ("tests/staff/test_duplicates.py", ("postgresql",)),
        ("tests/staff/test_mornings.py", ("sqlite",)),
    ],
)
def test_what_is_promised_is_tried_on_both_and_a_road_on_one(
    path: str, databases: tuple[str, ...]
) -> None:
    assert tuple(wanted(path, "test_one")) == databases


def test_each_database_gets_half_of_the_roads() -> None:
    on_a_file = [road for road in ROADS if drawn(road) == "sqlite"]

    assert len(on_a_file) == pytest.approx(len(ROADS) / 2, rel=0.1)


def collected(*told: str, **settings: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "OTKLIK"))}
    done = subprocess.run(
        [*command, "-p", "no:xdist", *told],
        env=environment | settings,
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in done.stdout.splitlines() if "::" in line]


ZONES = "tests/bot/test_zones.py"


def test_every_road_is_walked_once_by_day_and_on_all_databases_when_all_is_asked() -> None:
    by_day, all_of_them = collected(ZONES), collected(ZONES, OTKLIK_TEST_DATABASES="all")

    roads = {_bare(test) for test in all_of_them}
    assert len(all_of_them) == len(set(all_of_them)) > len(roads)
    assert sorted(map(_bare, by_day)) == sorted(roads)
    assert not [test for test in by_day if "memory" in test]
    assert set(by_day) <= set(all_of_them)


def test_who_asks_for_a_database_gets_it() -> None:
    asked = collected(ZONES, "-k", "memory")

    assert asked == [
        test for test in collected(ZONES, OTKLIK_TEST_DATABASES="all") if "memory" in test
    ]


def _bare(test: str) -> str:
    for name in ALL:
        test = test.replace(name, "…")
    return test

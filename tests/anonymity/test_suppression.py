"""Whoever has all published figures of a survey, of every day, recovers nobody's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import pytest

from reports import hiding, shown
from tests.anonymity.small_worlds import END, TABLES, K, Published, a_world, published
from tests.anonymity.solver import recovered

WORLDS = 1000
Table = Mapping[str, Counter[str]]


def attack(worlds: int) -> list[str]:
    found: list[str] = []
    for seed in range(worlds):
        told = list(published(a_world(seed), "external" if seed % 2 else "internal"))
        found += [f"world {seed}: {one}" for one in recovered(told)]
    return found


def plain(cells: Table, untold: Counter[str], k_min: int) -> tuple[str, ...]:
    """Hides what is small and nothing beside it."""
    return tuple(name for name, marks in cells.items() if not hiding.is_telling(marks, k_min))


def with_lone_companion(cells: Table, untold: Counter[str], k_min: int) -> tuple[str, ...]:
    """Hides a second cell beside a lone small one, however few the two are."""
    filled = [name for name, marks in cells.items() if marks.total()]
    shown = [name for name in plain(cells, untold, k_min) if name in filled]
    if shown and len(filled) - len(shown) == 1:
        shown.remove(min(shown, key=lambda name: cells[name].total()))
    return tuple(shown)


def at_once(
    days: Iterable[tuple[date, hiding.T]], is_telling: Callable[[hiding.T], bool]
) -> tuple[list[tuple[date, hiding.T]], list[tuple[date, hiding.T]]]:
    """Shows each opening on its day, however few it brought."""
    return list(days), []


def k_of_ratings_for_tables(cells: Table, untold: Counter[str], k_min: int) -> tuple[str, ...]:
    """Shows places of five people, as ratings are."""
    return hiding_cells(cells, untold, K)


def small_units_alone(counts: Mapping[str, int], k_min: int) -> tuple[str, ...]:
    """Hides the small units and nothing beside them."""
    return tuple(name for name, n in counts.items() if n >= k_min)


def every_unit(counts: Mapping[str, int], k_min: int) -> tuple[str, ...]:
    """Takes a question of units for any other."""
    return tuple(name for name, n in counts.items() if n)


hiding_cells = hiding.shown_cells


@pytest.mark.parametrize(
    ("rule", "broken", "signs"),
    [
        ("shown_cells", plain, ("is left over", "is told by what is left over")),
        ("shown_cells", with_lone_companion, ("is left over",)),
        ("shown_cells", k_of_ratings_for_tables, ("by_place",)),
        ("shown_options", small_units_alone, ("are left over", "which was hidden")),
        ("shown_options", every_unit, (" named ", "came between")),
        ("in_company", at_once, ("all: ", "one answer of")),
    ],
)
def test_the_solver_sees_through_a_broken_rule(
    monkeypatch: pytest.MonkeyPatch, rule: str, broken: object, signs: tuple[str, ...]
) -> None:
    monkeypatch.setattr(hiding, rule, broken)

    found = attack(100)

    for sign in signs:
        assert len([one for one in found if sign in one]) > 5


def test_the_solver_sees_what_few_of_one_unit_were_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "_is_of_places", lambda asked, question: False)

    assert len([one for one in attack(100) if "were asked of theirs" in one]) > 5


def test_the_solver_recovers_nothing_of_a_thousand_surveys_published_day_by_day() -> None:
    assert attack(WORLDS) == []


def test_the_solver_sees_through_a_quarter_taken_as_over_because_its_end_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shown, "is_over", lambda last, tally: last <= tally.until)

    assert attack(20) != []


def test_the_worlds_have_something_to_show_and_something_to_hide() -> None:
    told_of = hidden = untold = 0
    units: Counter[str] = Counter()
    for seed in range(WORLDS // 4):
        world = a_world(seed)
        told = published(world, "external")
        last = next(one for one in told if one.until.day == END and one.days == world.keys())
        for key in TABLES:
            names = {cell["id"] for cell in last.figures[key]}
            told_of += len(names)
            hidden += len(last.used[key] - names - {""})
        units.update(_of_units(last))
        untold += last.figures["n"] is None

    assert (told_of > 120, hidden > 250, untold > 5) == (True, True, True)
    assert {name: units[name] > 50 for name in ("told", "hidden", "partly")} == dict.fromkeys(
        ("told", "hidden", "partly"), True
    )


def _of_units(told: Published) -> Iterator[str]:
    """What a world has: units told and hidden, and tables that have both."""
    [asked] = [one for one in told.figures["questions"] if one["id"] == "unit"]
    named = [one["value"] for one in asked["options"] if one["count"]]
    hidden = sorted(told.units.difference(named)) if asked["n"] else []
    yield from ["told"] * len(named) + ["hidden"] * len(hidden)
    if named and hidden:
        yield "partly"

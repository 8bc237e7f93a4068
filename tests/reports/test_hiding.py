"""Small groups: nobody's answer can be told from what is shown, not even by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.hiding import all_said_the_same, band, is_enough, shown_cells

SIZES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30))


def _lone_hidden(sizes: dict[str, int], shown: list[str]) -> bool:
    """An attack: the total less what is shown; is the rest one cell?"""
    hidden = [name for name, size in sizes.items() if size and name not in shown]
    return bool(shown) and len(hidden) == 1


def without_a_companion(sizes: dict[str, int], hidden: set[str]) -> list[str]:
    """The broken twin: hides small cells and nothing beside them."""
    return [name for name, size in sizes.items() if size and name not in hidden]


@given(SIZES)
def test_no_hidden_cell_is_given_back_by_subtraction(sizes: dict[str, int]) -> None:
    hidden = {name for name, size in sizes.items() if size < 5}

    shown = shown_cells(sizes, hidden)

    assert not _lone_hidden(sizes, shown)
    assert all(sizes[name] >= 5 for name in shown)


def test_the_attack_catches_a_table_that_hides_only_the_small_cell() -> None:
    sizes = {"hall": 12, "site": 3, "stand": 7}

    assert _lone_hidden(sizes, without_a_companion(sizes, {"site"}))
    assert not _lone_hidden(sizes, shown_cells(sizes, {"site"}))


def test_two_small_cells_need_no_companion_and_an_empty_one_is_nobody() -> None:
    assert shown_cells({"a": 9, "b": 1, "c": 2, "d": 0}, {"b", "c", "d"}) == ["a"]
    assert shown_cells({"a": 9, "b": 0}, {"b"}) == ["a"]
    assert shown_cells({"a": 3}, {"a"}) == []


def test_a_band_is_twenty_points_wide_and_holds_the_share() -> None:
    assert [band(count, 10) for count in (0, 2, 3, 10)] == [(0, 20), (0, 20), (20, 40), (80, 100)]
    assert band(1, 3) == (20, 40)


@given(st.integers(1, 19).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_share_lies_in_its_band(told: tuple[int, int]) -> None:
    low, high = band(*told)

    assert low <= 100 * told[0] / told[1] <= high
    assert (high - low, low % 20) == (20, 0)


def test_all_alike_is_telling_unless_it_is_the_middle() -> None:
    assert all_said_the_same({"1": 7, "2": 0}, "3")
    assert not all_said_the_same({"3": 7}, "3")
    assert not all_said_the_same({"1": 6, "2": 1}, "3")
    assert not all_said_the_same({}, "3")


def test_k_min_itself_is_enough() -> None:
    assert (is_enough(4, 5), is_enough(5, 5)) == (False, True)

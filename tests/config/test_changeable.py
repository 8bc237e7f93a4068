"""Keys of the profile that may change while the program runs, and values that no longer fit."""

from __future__ import annotations

import pytest

from config.changeable import KINDS, BadValue, checked, overlaid, value_of
from config.profile import load, names


@pytest.mark.parametrize("name", names())
def test_what_the_file_says_fits_itself_in_every_profile(name: str) -> None:
    profile = load(name)

    for key in KINDS:
        assert checked(profile, key, value_of(profile, key)) == profile


def test_what_was_set_lies_over_the_file_and_all_else_stays() -> None:
    profile = load("astrakhan")
    told = {"org_short": "Мэрия", "terms": {"road_repair": 7}, "morning_line": True}

    now = overlaid(profile, told)

    assert (now.org_short, now.term("road_repair"), now.morning_line) == ("Мэрия", 7, True)
    assert now.term("street_light") == profile.answer_term_days
    assert overlaid(now, {key: value_of(profile, key) for key in told}) == profile


def test_a_value_that_fits_no_more_is_left_out_and_stops_nothing() -> None:
    profile = load("astrakhan")
    told = {
        "org_short": "",
        "terms": {"нет такой темы": 7},
        "places": [],
        "responsible": 5,
        "k_min": 1,  # may not be changed at the desk
        "unit.roads": {"title": "Дороги"},
        "unheard_of": True,
    }

    assert overlaid(profile, told) == profile


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("org_short", "", "value"),
        ("org_short", "я" * 501, "value"),
        ("terms", {"road_repair": 0}, "days"),
        ("terms", {"road_repair": 61}, "days"),
        ("terms", {"road_repair": "7"}, "days"),
        ("terms", {"roads": 7}, "topic"),
        ("places", [], "printed"),
        ("morning_line", "да", "value"),
        ("org_email", "нет почты", "email"),
        ("org_inn", "абв", "inn"),
        ("org_inn", "77000000001", "inn"),
        ("org_ogrn", "12", "ogrn"),
        ("pos_url", "javascript:alert(1)", "address"),
        ("pos_url", "", "value"),
    ],
)
def test_a_wrong_value_is_refused_with_its_reason(name: str, value: object, why: str) -> None:
    with pytest.raises(BadValue) as refused:
        checked(load("astrakhan"), name, value)

    assert refused.value.why == why

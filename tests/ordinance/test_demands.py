"""A profile that was turned away from its act is a cross; turned back, it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.acts import act
from config.profile import load, names
from storage.store import Storage
from tests.conftest import StandingClock
from tests.ordinance.ground import CHAT, SITE, house_of, own_profile, seen

BREAKS = (
    ("naryan_mar", "satisfaction_base: complaints", "profile:satisfaction_base=appeals"),
    ("gatchina", "satisfaction_base: complaints", "profile:satisfaction_base=appeals"),
    ("astrakhan", "satisfaction_base: appeals", "profile:satisfaction_base=complaints"),
    ("astrakhan", "pain_map: {all_pains: false}", "profile:pain_map.all_pains=true"),
    ("naur", "include_subordinate_orgs: false", "profile:include_subordinate_orgs=true"),
    ("kamensk_uralsky", "anonymity: ''", "profile:anonymity=maximum"),
    (
        "kamensk_uralsky",
        "report: {per_direction_units: false}",
        "profile:report.per_direction_units=true",
    ),
    (
        "naryan_mar",
        "org_address: 166000, г. Нарьян-Мар, ул. Ленина, д. 13",
        "address:166000, Ненецкий автономный округ, г. Нарьян-Мар, ул. им. В.И. Ленина, д. 12",
    ),
    (
        "gatchina",
        "org_address: 'ЗАПОЛНИТЕ: адрес'",
        "address:188300, Ленинградская область, г. Гатчина, ул. К.Маркса, д.44",
    ),
    ("gatchina", "pos_url: https://example.org/", "pos:https://pos.gosuslugi.ru/"),
    (
        "kamensk_uralsky",
        "report: {recipient: канцелярия}",
        "recipient:отдел мониторинга муниципальных программ и услуг",
    ),
    ("kamensk_uralsky", "report: {deadline_day: 25}", "deadline:10"),
    ("kamensk_uralsky", "report: {deadline_day: null}", "deadline:10"),
    ("astrakhan", "report: {clause_not_public: п. 9.9}", "not_public:раздел 3"),
    ("naryan_mar", "publication: {enabled: true}", "publicity:none"),
    ("astrakhan", "publication: {enabled: true}", "publicity:appeal_monitoring_figures"),
    ("naur", "publication: {exclude: ''}", "publicity:appeal_monitoring_figures"),
    ("naur", "publication: {enabled: false}", "publication"),
    ("naur", "clauses: {causes: {at: раздел 4, says: почему пишут}}", "figure:causes"),
    ("gatchina", "client_rating: false", "rating"),
    ("gatchina", "problem_list: false", "problems"),
    ("naur", "roadmap_reports: []", "roadmap"),
    ("astrakhan", "pain_map: false", "pain_map"),
    ("astrakhan", "additional_survey: false", "additional"),
    ("naur", "staff_wave_order: false", "staff_order"),
    ("astrakhan", "external_channels: [site]", "channel:post"),
    ("naur", "external_directions: [services]", "direction:control"),
    (
        "kamensk_uralsky",
        "places: [{id: hall, point: hall, title: Холл}]",
        "places",
    ),
)
MENDED = {
    "places": "places: ["
    + ", ".join(
        f"{{id: {one}, point: {one}, title: Точка}}" for one in load("kamensk_uralsky").qr_places
    )
    + "]"
}
"""What a shipped profile has not by itself."""


@pytest.mark.parametrize(("base", "lines", "look"), BREAKS)
async def test_what_was_turned_away_from_the_act_is_a_cross_with_a_remedy(
    base: str, lines: str, look: str, town: Storage, clock: StandingClock, tmp_path: Path
) -> None:
    """Given a profile of a town; when one line of it leaves the act; then a cross that says what
    to do; when the line is taken back, none of it."""
    broken = house_of(clock, own_profile(tmp_path, base, lines), **CHAT, **SITE)
    told = await seen(broken, town, look)
    assert (told.ok, bool(told.told), bool(told.remedy)) == (False, True, True)

    own = own_profile(tmp_path, base, MENDED.get(look, ""))
    mended = house_of(clock, own, **CHAT, **SITE)
    if look.startswith("direction:"):  # asked only while the program runs
        assert (await seen(mended, town, look)).told != told.told
    else:
        assert (await seen(mended, town, look)).ok


@pytest.mark.parametrize("name", names())
async def test_a_shipped_profile_keeps_to_the_letter_of_its_act(
    name: str, town: Storage, clock: StandingClock
) -> None:
    """Given the five; when each literal demand of each act is looked at; then no cross."""
    told = load(name)
    wanted = {
        look
        for one in act(told.seed).clauses
        for look in one.looks
        if look.startswith(("profile:", "publicity:", "figure:", "not_public:", "recipient:"))
    }
    house = house_of(clock, name)

    assert len(wanted) >= 9
    assert [one for one in sorted(wanted) if not (await seen(house, town, one)).ok] == []

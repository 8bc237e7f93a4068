"""Places with QR codes: added, named anew and retired at the desk, and at once at every door."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handlers.printed import codes
from bot.ready_lines import of_survey
from config import profile
from config.changeable import overlaid
from config.directories import shipped
from storage.sql.signins import Role
from tests.web.section import Section, house
from tests.web.test_desk_list import signed_in
from tests.web.test_desk_office import send
from tests.web.visitor import Visitor

NAMED = ("site", "social", "resource", "stand", "reception_room", "office", "hall", "reply")
"""By the order of Kamensk-Uralsky, clause 11: sites, pages in social networks, information
resources, boards, the reception room, the office, the hall, the end of a reply."""
ORDINANCES = ("astrakhan", "gatchina", "kamensk_uralsky", "naryan_mar", "naur")


@pytest.mark.parametrize("name", ORDINANCES)
def test_each_ordinance_has_the_eight_places(name: str) -> None:
    places = profile.load(name).used_places

    assert [place.id for place in places] == list(NAMED)
    assert [place.point for place in places] == list(NAMED)
    assert [place.point for place in places if place.point not in shipped().qr_places] == []


async def adds(visitor: Visitor, title: str, point: str = "hall") -> int:
    await visitor.opens("/desk/places")
    await send(visitor, "/desk/places", ("title", title), ("point", point))
    status = visitor.page.status
    await visitor.opens("/desk/places")
    return status


async def test_a_place_of_ones_own_is_at_once_wherever_places_are(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)

    status = await adds(anna, "Холл на втором этаже")

    survey = (await site.rounds.offered())["ext_express"]
    listed = (await anna.opens("/desk/places")).links
    chosen = (await anna.opens("/desk/qr?survey=ext_express&place=hall_2")).words
    routes = (await anna.opens("/desk/routes")).words
    begun = await anna.opens("/s/ext_express?p=hall_2")
    assert status == 200
    assert listed["Холл на втором этаже"] == "/desk/places/hall_2"
    assert site.parts.town.used_places["hall_2"] == "Холл на втором этаже"
    assert site.parts.office.used_places["hall_2"] == "Холл на втором этаже"
    assert "Код:" in chosen
    assert "Холл на втором этаже" in routes
    assert begun.status == 200
    assert of_survey(survey, {}, site.parts.town.places) == []


async def test_a_retired_place_leaves_all_lists_and_its_codes_lead_as_before(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    """Given a poster in the hall with a short code; when the place is retired, nobody chooses it
    any more, but the poster opens the survey, and what is answered counts under its title."""
    await signed_in(site, anna, Role.ADMIN)
    where = ("ext_express", "hall")
    code = codes(site.parts.town, [where])[where]
    title = site.parts.town.places["hall"]
    await anna.opens("/desk/places/hall")

    await send(anna, "/desk/places/hall", ("title", title), ("point", "hall"))

    page = await boris.opens(f"/q/{code}")
    await boris.presses("Начать")
    visitor = boris.person(site.parts)
    survey = (await site.rounds.offered())["ext_express"]
    paper = survey.paper("hall", site.parts.clock().date())
    assert "hall" not in site.parts.town.used_places
    assert "hall" not in site.parts.office.used_places
    assert site.parts.town.places["hall"] == title
    assert (page.status, page.path) == (200, "/s/ext_express")
    assert await site.storage.waves.ballot(visitor, paper) is not None
    assert (await anna.opens("/desk/qr?survey=ext_express&place=hall")).status == 404
    assert "больше не действует" in (await anna.opens("/desk/places")).words
    assert "больше не действует" in (await anna.opens("/desk/settings")).words  # in the log


async def test_it_is_named_anew_and_comes_back(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)
    await anna.opens("/desk/places/hall")
    path, fields = "/desk/places/hall", (("title", "Холл, Садовая, 1"), ("point", "stand"))

    await send(anna, path, *fields)
    retired = dict(site.parts.town.used_places)
    await anna.opens(path)
    await send(anna, path, *fields, ("used", "1"))

    (hall,) = (one for one in site.parts.effective.profile.places if one.id == "hall")
    assert "hall" not in retired
    assert (hall.title, hall.point, hall.retired) == ("Холл, Садовая, 1", "stand", False)


async def test_what_nobody_could_tell_apart_or_find_is_refused(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    there = dict(site.parts.town.places)

    statuses = [
        await adds(anna, "сайт АДМИНИСТРАЦИИ"),
        await adds(anna, "  "),
        await adds(anna, "х" * 121),
        await adds(anna, "Холл", point="moon"),
    ]

    assert statuses == [422] * 4
    assert site.parts.town.places == there


async def test_places_are_for_administrators(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.OPERATOR)

    assert (await anna.opens("/desk/places")).status == 403
    assert (await anna.opens("/desk/places/hall")).status == 403


def test_a_place_that_the_file_names_since_does_not_undo_what_was_added(tmp_path: Path) -> None:
    """Given a place of one's own, kept over a file; when the file gets one line more, as with a
    new version of the program, both are there."""
    before = house().filed
    own = {"id": "mfc", "point": "mfc", "title": "МФЦ", "retired": False}
    kept = {"places": [*before.model_dump()["places"], own]}
    grown = before.model_copy(
        update={"places": (*before.places, before.places[0].model_copy(update={"id": "post"}))}
    )

    found = [place.id for place in overlaid(grown, kept).places]

    assert found == [*NAMED, "mfc", "post"]

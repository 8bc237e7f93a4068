"""Attacks that need no closed wave, each on its own scene, and on a build that is broken for it."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

import pytest

from app import rehearsal_scenes as scenes
from app.theft import Haul
from storage.attacks import OF_SCENES
from storage.attacks.guesses import Score, judge
from storage.attacks.trial import ERROR, successes, tried
from storage.sql import clearing, showing
from storage.sql import slips as of_slips
from tests.anonymity.test_attacks import WORLDS
from tests.anonymity.worlds import told, world
from tests.postgresql import Databases


def scores(attack: str, haul: Haul) -> list[Score]:
    return [judge(guess, haul.truth) for guess in OF_SCENES[attack](haul.loot)]


async def test_no_scene_leaves_anything_that_leads_to_people(server: Databases | None) -> None:
    async with world(server) as running:
        taken = {name: await scene(running) for name, scene in scenes.SCENES.items()}

    trials = {
        name: tried([(haul.loot, haul.truth)], {name: OF_SCENES[name]})
        for name, haul in taken.items()
    }

    error = ERROR / WORLDS / len(trials)
    found = [one for some in trials.values() for one in successes(some, error)]
    assert told(found) == []
    for some in trials.values():  # none is blind: all people matched would not be luck
        assert some
        assert Fraction(1, factorial(scenes.WROTE)) < error / len(some)


async def test_messages_whose_rows_and_disk_are_left_as_they_were_lead_to_who_sent_them(
    server: Databases | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(clearing, "scour", nothing)
    monkeypatch.setattr(showing, "write_anew", nothing)

    async with world(server) as running:
        haul = await scenes.messages(running)

    assert max(one.hits for one in scores("receipt_link", haul)) == scenes.WROTE


async def test_long_messages_left_as_they_were_tell_their_order_by_toast(
    postgresql_server: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(showing, "write_anew", nothing)

    async with world(postgresql_server) as running:
        haul = await scenes.messages(running)

    *_, as_put, _backwards = scores("receipt_link", haul)
    assert as_put.hits == scenes.WROTE


async def test_what_postgresql_only_sets_free_tells_the_order_of_messages(
    postgresql_server: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows were written anew, and a plain VACUUM set the old ones free: they lie there still."""
    monkeypatch.setitem(clearing.TABLES, "shown", ())
    monkeypatch.setitem(clearing.TABLES, "files", ())

    async with world(postgresql_server) as running:
        haul = await scenes.messages(running)

    *_, left = (one for one in scores("receipt_link", haul) if one.hits == scenes.WROTE)
    assert left.luck < ERROR / WORLDS


async def test_an_ordinary_wave_that_is_seized_is_read() -> None:
    async with world(None) as running:
        haul = await scenes.strict(running, public=b"")

    [found] = scores("strict_seizure", haul)
    assert found.hits >= scenes.SEIZED_FROM


async def test_slips_kept_as_they_were_printed_tell_who_drew_which(
    server: Databases | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_slips, "sorted", list, raising=False)

    async with world(server) as running:
        haul = await scenes.drawn(running)

    assert max(one.hits for one in scores("slips_order", haul)) == scenes.DREW


async def test_members_who_answer_without_a_slip_are_named_by_the_live_key() -> None:
    async with world(None) as running:
        haul = await scenes.drawn(running, by_slips=False)

    *_, named = scores("slips_order", haul)
    assert named.hits == scenes.ANSWERED

"""Through each real door: nothing that a messenger or the web adds leads to an answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from app.rehearsal import Rehearsal
from bot.events import Reply
from bot.handlers import survey_answers
from bot.handlers.sitting import Sitting
from bot.stages import Turn
from storage.attacks.trial import ERROR, successes, tried
from tests.anonymity import telegram, vk, web
from tests.anonymity.test_attacks import WORLDS
from tests.anonymity.worlds import (
    EXTERNAL,
    FEW,
    INTERNAL,
    LONG,
    MANY_WAVES,
    SEED,
    SIZES,
    scores,
    told,
    world,
)
from tests.postgresql import Databases

Opened = Callable[[Rehearsal], AbstractAsyncContextManager[None]]
DOORS: dict[str, tuple[Opened, str]] = {
    "telegram": (telegram.opened, INTERNAL),
    "vk": (vk.opened, INTERNAL),
    "web": (web.opened, EXTERNAL),
}
AT_LEAST = 2
"""Waves: one of thirty could not show even a thief who names all the dissatisfied rightly."""
MANY = 100
"""People of whom one wave is proof enough."""
OPENED_FROM = 10
"""Employees do not answer on the web but with a slip, and citizens are opened from ten on."""


def waves_of(door: str, n: int) -> list[tuple[str, int]]:
    """(survey, people): small waves are many."""
    survey = DOORS[door][1]
    people = max(n, OPENED_FROM) if survey == EXTERNAL else n
    if survey == EXTERNAL and people > FEW:
        survey = LONG
    return [(survey, people)] * (1 if people >= MANY else max(AT_LEAST, MANY_WAVES // people))


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("door", ["telegram", "vk", "web"])
async def test_no_attack_beats_chance_through_this_door(
    door: str, n: int, server: Databases | None
) -> None:
    async with world(server) as running, DOORS[door][0](running):
        taken = [await running.wave(survey, people) for survey, people in waves_of(door, n)]

    trials = tried((haul.loot, haul.truth) for haul in taken)

    assert told(successes(trials, ERROR / WORLDS)) == []
    # a rest that the first wave left comes out with the second, its people unknown by then
    assert all(n // 2 < len(haul.truth.ballots) <= haul.loot.wave.opened for haul in taken)


@pytest.mark.parametrize("door", ["telegram", "vk"])
async def test_a_choice_that_stays_on_the_page_is_read_in_the_dialogue(
    door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin: what was chosen is said back in a message of its own."""
    press = survey_answers.press

    def echoed(sitting: Sitting, option: str) -> Turn:
        turn = press(sitting, option)
        labels = {one.option: one.label for one in sitting.question.buttons()}
        return replace(turn, replies=(Reply(labels.get(option, option)), *turn.replies))

    monkeypatch.setattr(survey_answers, "press", echoed)
    opened, survey = DOORS[door]
    async with world(None) as running, opened(running):
        haul = await running.wave(survey, 10)

    left, *_ = scores("dialogue_replay", haul)
    assert left.hits > 0, f"ANONYMITY_SEED={SEED}"

"""Through each real door: nothing that a messenger or the web adds leads to an answer."""

from __future__ import annotations

import os
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
from tests.anonymity.worlds import EXTERNAL, INTERNAL, SEED, SIZES, scores, told, world

Opened = Callable[[Rehearsal], AbstractAsyncContextManager[None]]
DOORS: dict[str, tuple[Opened, str]] = {
    "telegram": (telegram.opened, INTERNAL),
    "vk": (vk.opened, INTERNAL),
    "web": (web.opened, EXTERNAL),
}
WAVES = 2
"""One of thirty could not show even a thief who names all the dissatisfied rightly."""
IN_FULL = "OTKLIK_TEST_SIZES" in os.environ
MANY = [n for n in SIZES if n >= 10] if IN_FULL else [20]
"""Employees do not answer on the web but with a slip, and citizens are opened from ten on."""
DATABASES = ["sqlite", "postgresql"] if IN_FULL else ["sqlite"]


@pytest.mark.parametrize("server", DATABASES, indirect=True)
@pytest.mark.parametrize("n", MANY)
@pytest.mark.parametrize("door", ["telegram", "vk", "web"])
async def test_no_attack_beats_chance_through_this_door(
    door: str, n: int, server: str | None
) -> None:
    opened, survey = DOORS[door]
    async with world(server) as running, opened(running):
        taken = [await running.wave(survey, n) for _ in range(WAVES)]

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

"""The desk's preview: the very words, buttons and order that people get, and nothing kept."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from bot import previewing
from bot.events import Event, LinkOpened, Pressed, Reply, TextSent
from bot.previewing import Screen, pressed, walked
from bot.surveys.offered import Offered
from storage import sealing
from storage.records import Channel
from tests.conftest import StandingClock
from tests.talk import SURVEYS, House, Talk, house
from tests.town import TOWN

CHANNELS = (Channel.TELEGRAM, Channel.VK, Channel.WEB)
ASKED = sorted(
    name for name, one in SURVEYS.items() if one.mode != "form" and not one.is_about_a_pain
)
WORDS = ("3", "Да", "Позвоните мне: +7 916 123-45-67", "Всё хорошо, спасибо", "x" * 1500)
PAGE = re.compile(r"/t/[\w-]+")
"""Of the web, made for one answer alone."""
Seen = tuple[str, str, list[tuple[str, str, str]]]


def seen(reply: Reply) -> Seen:
    """All that a person sees and can press."""
    buttons = [(one.label, one.topic, one.option) for one in reply.buttons]
    return PAGE.sub("/t/…", reply.text), reply.toast, buttons


def next_step(reply: Reply, chance: random.Random) -> Event:
    """A press, or words where they are asked for and sometimes where they are not."""
    if chance.random() < (0.7 if reply.entry else 0.1):
        return TextSent(chance.choice(WORDS))
    ours = [one for one in reply.buttons if one.topic and one.topic not in ("menu", "survey")]
    usual = [one for one in ours if one.option not in ("+stop", "+drop")]
    one = chance.choice(usual if usual and chance.random() < 0.95 else ours)
    return pressed(f"{one.topic}:{one.option}")


async def heard(talk: Talk, step: Event) -> Reply:
    """A press is packed by the conversation, so it is looked for among what was shown."""
    if not isinstance(step, TextSent):
        (button,) = [one for one in talk.replies[-1].buttons if pressed(named(one)) == step]
        step = Pressed(button.data)
    await talk.sends(step)
    return talk.replies[-1]


def named(button: object) -> str:
    return f"{getattr(button, 'topic', '')}:{getattr(button, 'option', '')}"


async def walk(town: House, offered: Offered, talk: Talk) -> tuple[bool, int]:
    """Presses by chance, here and there alike. (do they show the same, steps until the end)."""
    name, channel = offered.survey.id, talk.person.channel
    chance, steps = random.Random(f"{name}{channel}"), list[Event]()
    await talk.sends(LinkOpened(name))
    screen = walked(offered, steps, town.town, channel)
    while not screen.is_over and len(steps) < 60:
        if seen(screen.reply) != seen(talk.replies[-1]):
            return False, len(steps)
        steps.append(next_step(screen.reply, chance))
        await heard(talk, steps[-1])
        screen = walked(offered, steps, town.town, channel)
    return seen(screen.reply) == seen(talk.replies[-1]), len(steps)


@pytest.mark.parametrize("strict", [False, True])
async def test_every_step_of_a_preview_is_that_of_a_real_talk(
    strict: bool, tmp_path: Path, clock: StandingClock
) -> None:
    """Each survey in one of the doors, the strict ones in the next."""
    public = sealing.new_pair()[1] if strict else b""
    names = [one for one in ASKED if not strict or SURVEYS[one].mode == "wave"]
    told = {}
    async with house(tmp_path, clock, *names, public=public) as town:
        offered = await town.rounds.offered()
        for number, name in enumerate(names):
            talk = town.talk(str(number), CHANNELS[(number + strict) % len(CHANNELS)])
            town.employees.add(talk.person)
            told[name] = await walk(town, offered[name], talk)

    assert {name: same for name, (same, _) in told.items()} == dict.fromkeys(names, True)
    assert sum(steps for _, steps in told.values()) > 5 * len(names)


def test_what_is_forged_leads_nowhere(clock: StandingClock) -> None:
    what = previewing.offered(SURVEYS["ext_express"], "", clock().date())
    begun = pressed("+survey:+begin")

    def after(*steps: Event) -> Screen:
        return walked(what, steps, TOWN, Channel.VK)

    assert after(begun, pressed("overall:5")).reply.text == after(begun).reply.text
    assert after(begun, pressed("nonsense")).reply.text == after(begun).reply.text
    assert after(pressed("menu:start")).is_over
    assert after(begun, *[pressed("topic:+back")] * 10_000).is_over is False


def test_a_survey_that_is_not_open_is_shown_as_its_next_wave_would_ask_it(
    clock: StandingClock,
) -> None:
    what: Offered = previewing.offered(SURVEYS["add_pain_probe"], "Очереди", clock().date())

    asked = walked(what, [pressed("+survey:+begin")], TOWN, Channel.TELEGRAM).reply.text

    assert what.title == "Помогите разобраться с проблемой: Очереди"
    assert "с такой проблемой: «Очереди»?" in asked

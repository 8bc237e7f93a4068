"""After an answer the browser is sent to look anew: what it sees is what the answer was told."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.events import Button, LinkOpened, Pressed, TextSent
from bot.heard import Heard, Incoming
from storage.records import Channel, Person
from tests.conftest import StandingClock
from tests.surveys.conftest import POLLS
from tests.web import section as sections
from tests.web.test_even import all_open, everybody_is_employed

ASIDE = ("+back", "+stop")


def next_press(heard: Heard) -> Button | None:
    """The first answer, «Готово» where boxes are ticked already; None: words are asked for."""
    told = [one for one in heard.replies[-1].buttons if one.option not in ASIDE and not one.url]
    ticked = any(one.ticked for one in told)
    done = [one for one in told if one.option == "+done" and ticked]
    answers = [one for one in told if not one.option.startswith("+") and not one.standing]
    return [*done, *answers, *(one for one in told if one.option in ("+begin", "+skip")), None][0]


async def differing(conversation: Conversation, person: Person, survey: str) -> int:
    """How many questions were asked; raises where one is not shown again as it was told."""
    names, asked = count(), 0
    heard = await conversation.hear(
        Incoming(person, LinkOpened(survey), update=f"{person.account}0", at="")
    )
    while not heard.at_rest:
        if len(heard.replies) == 1 and heard.replies[0].progress is not None:
            (again,) = (await conversation.look(person)).replies
            assert (again.text, again.buttons) == (heard.replies[0].text, heard.replies[0].buttons)
            asked += 1
        press = next_press(heard)
        event = Pressed(press.data) if press else TextSent("Всё хорошо")
        update = f"{person.account}.{next(names)}"
        heard = await conversation.hear(Incoming(person, event, update=update, at=heard.step))
    return asked


async def test_a_question_told_is_the_question_shown_in_every_survey(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "nobody_is_employed", everybody_is_employed)
    async with all_open(tmp_path, clock) as site:
        asked = [
            await differing(site.parts.conversation, Person(Channel.WEB, f"{n:064x}"), survey)
            for n, survey in enumerate(POLLS)
        ]

    assert min(asked) >= 3

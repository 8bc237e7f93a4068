"""Every survey that ships is answered to its end in Telegram, in VK and on the web, by one program.

Two people a survey and a door: one takes what stands first, the other what stands last.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from app.compose import House
from app.database import open_storage
from bot.surveys.script import Survey
from config.settings import Settings
from tests.fakes.telegram import Citizen, FakeTelegram
from tests.fakes.vk import Citizen as VkCitizen
from tests.fakes.vk import FakeVk
from tests.process.program import Program
from tests.process.test_web import until_open
from tests.surveys.conftest import POLLS
from tests.web.section import free_port
from tests.web.visitor import Visitor

Pick = Callable[[Sequence[str]], str]
PICKS: tuple[Pick, ...] = (lambda told: told[0], lambda told: told[-1])
THANKS = "Вопросов больше нет"
NO_ANSWER = {"Назад", "Прервать опрос", "Как мы сохраняем анонимность", "Готово", "Дальше"}
LONGEST = 40  # steps; the longest survey has nine questions
PAIN = "Пересылка между отделами"
ASKED = dict(POLLS)
ON_DEMAND = [name for name, one in ASKED.items() if one.mode == "wave"]


def leads_on(label: str) -> bool:
    """To the other half of a page that has too many buttons for one."""
    return label == "К вариантам" or label.endswith(" кнопки")


class Walk:
    """What to press next on this page, or "" to type."""

    def __init__(self, survey: str, pick: Pick) -> None:
        self._pick = pick
        self._is_about_a_pain = ASKED[survey].is_about_a_pain
        self._pressed: set[str] = set()

    def next(self, page: str, labels: Sequence[str]) -> str:
        assert "{" not in page
        if "Начать" in labels:
            return "Начать"
        question = next(line for line in page.splitlines() if line and "Вопрос " not in line)
        if question in self._pressed:
            return self._ended(labels)
        assert self._pressed or not self._is_about_a_pain or f"«{PAIN}»?" in question
        self._pressed.add(question)
        answers = [one for one in labels if one not in NO_ANSWER and not leads_on(one)]
        return self._pick(answers) if answers else ""

    def _ended(self, labels: Sequence[str]) -> str:
        """The question stands there still: boxes were ticked, a half turned, or words are asked
        for beside an option."""
        known = [one for one in labels if one in {"Готово", "Пропустить"} or leads_on(one)]
        return "Готово" if "Готово" in known else (known or [""])[0]


async def in_a_messenger(one: Citizen | VkCitizen, survey: str, pick: Pick) -> None:
    walk = Walk(survey, pick)
    await one.opens_link(survey)
    page = await one.hears()
    for _ in range(LONGEST):
        if THANKS in page:
            return
        label = walk.next(page, one.buttons())
        if not label:
            await one.says("Всё хорошо")
        elif isinstance(one, Citizen):
            await one.presses(label)
        else:
            await (await one.presses_callback(label)).answered()
        page = await one.hears()
    raise AssertionError(f"{survey} does not end: {page}")


async def on_the_web(url: str, survey: str, pick: Pick) -> None:
    visitor, walk = Visitor(url), Walk(survey, pick)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(visitor.close)
        page = await visitor.opens(f"/s/{survey}")
        for _ in range(LONGEST):
            assert page.status == 200, f"{survey}: {page.heading}"
            if page.heading == "Спасибо!":
                return
            if page.boxes:
                page = await visitor.presses("Готово", ticks=[pick(list(page.boxes))])
            elif label := walk.next(page.heading, list(page.buttons)):
                page = await visitor.presses(label)
            else:
                page = await visitor.presses("Дальше", text="Всё хорошо")
    raise AssertionError(f"{survey} does not end: {page.words}")


async def finished(program: Program) -> dict[str, int]:
    """By survey: questionnaires handed in, opened ones too."""
    settings = Settings(data_dir=program.data)
    async with open_storage(settings, House(settings).clock) as storage:
        return {
            wave.survey: wave.opened + (await storage.waves.count(wave)).finished
            for wave in await storage.waves.known()
        }


def doors(survey: Survey) -> int:
    """Employees answer on the web by slips alone."""
    return 2 if survey.audience == "internal" else 3


async def test_every_survey_is_answered_to_its_end_in_every_door(tmp_path: Path) -> None:
    port = free_port()
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(FakeTelegram())
        vk = await stack.enter_async_context(FakeVk())
        group, room = telegram.group("Свои", bot="administrator"), vk.chat("Свои", bot="admin")
        program = Program.with_both(
            tmp_path,
            telegram,
            vk,
            OTKLIK_PROFILE="kamensk_uralsky",  # it asks citizens of everything
            OTKLIK_TELEGRAM__EMPLOYEE_CHAT=str(group.id),
            OTKLIK_VK__EMPLOYEE_CHAT=str(room.id),
            OTKLIK_WEB__PORT=str(port),
        )
        program.paced = False
        for survey in ON_DEMAND:
            about = ("--pain", PAIN) if ASKED[survey].is_about_a_pain else ()
            assert (await program.command("survey", "open", survey, *about))[0] == 0
        await program.start()
        stack.push_async_callback(program.killed)
        await until_open(port)
        await telegram.polled()
        await vk.polled()

        for number, (survey, script) in enumerate(ASKED.items()):
            people = [telegram.citizen(7_000 + 10 * number + n) for n in range(2)]
            others = [vk.citizen(8_000_000 + 10 * number + n) for n in range(2)]
            if script.audience == "internal":
                for person, other in zip(people, others, strict=True):
                    group.sets(person, "member")
                    room.sets(other)
            async with asyncio.TaskGroup() as together:
                for person, other, pick in zip(people, others, PICKS, strict=True):
                    together.create_task(in_a_messenger(person, survey, pick))
                    together.create_task(in_a_messenger(other, survey, pick))
                    if script.audience == "external":
                        url = f"http://127.0.0.1:{port}"
                        together.create_task(on_the_web(url, survey, pick))

        assert await program.stopped() == 0
        assert await finished(program) == {
            name: 2 * doors(script) for name, script in ASKED.items()
        }
    assert len(ASKED) == 20  # the other is a form

"""Messages of a demonstration: written word by word in a talk, then worked on as clerks do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from app.demo_people import account
from app.demo_plan import Span, Wish, days, weighted
from bot.conversation import Conversation
from bot.events import Button, CommandGiven, Event, Pressed, Reply, TextSent
from bot.handlers import staff_making
from bot.handlers.staff_making import Around
from bot.handlers.staff_office import Clerk, Office
from bot.heard import Incoming
from bot.surveys.choices import One
from bot.surveys.script import Survey
from bot.texts import say
from config.directories import Directories
from storage.case_records import StepDraft
from storage.rating_records import RATED_OUTCOMES, AnswerRated
from storage.records import Channel, Person
from storage.store import Clock, Storage
from storage.turns import KeptTurn

NUMBER = re.compile(r"\b\d{6}\b")
EMPLOYEES, TRACELESS, RATES, HELPS = 20, 25, 60, 70
"""Percent of messages that are employees', or leave no trace; of answers that are rated, well."""
ENDS = {"explained": 40, "resolved": 34, "partial": 10, "refused": 10, "forwarded": 6}
AWAY = 5_000_000
"""Numbers of these people begin here: they are not those who answer surveys."""

Later = Callable[[date, Callable[[], Awaitable[None]]], None]
"""Does something on a day to come; what comes after today is left undone."""


class LostTheWay(Exception):
    """The dialogue has changed, and a demonstration does not know its buttons any more."""


@dataclass
class Talk:
    """One person at the door; only what is on the page can be pressed."""

    person: Person
    hear: Callable[[Incoming], Awaitable[object]]
    names: count[int]
    replies: tuple[Reply, ...] = ()

    async def sends(self, event: Event) -> None:
        incoming = Incoming(self.person, event, f"demo-{next(self.names):09}")
        heard = await self.hear(incoming)
        self.replies = getattr(heard, "replies", ())

    async def presses(self, *labels: str) -> None:
        """What is not on the page may be behind its «more»."""
        for label in labels:
            if not self._named(label):
                await self.presses_if_there(say("buttons-more"))
            if not (found := self._named(label)):
                raise LostTheWay(label)
            await self.sends(Pressed(found[0].data))

    async def presses_if_there(self, label: str) -> None:
        if found := self._named(label):
            await self.sends(Pressed(found[0].data))

    def _named(self, label: str) -> list[Button]:
        shown = (button for reply in self.replies for button in reply.buttons)
        return [button for button in shown if button.label == label]

    @property
    def number(self) -> str:
        found = NUMBER.search(" ".join(reply.text for reply in self.replies))
        if found is None:
            raise LostTheWay(say("buttons-send"))
        return found[0]


@dataclass
class Messages:
    """`today` of the clock is the day on which things happen; `later` puts off the rest."""

    storage: Storage
    conversation: Conversation
    office: Office
    known: Directories
    form: Survey
    clock: Clock
    later: Later
    names: count[int] = field(default_factory=count)
    sent: int = 0
    waits: bool = False

    def plan(self, wish: Wish, over: Sequence[Span]) -> None:
        chance = wish.chance("messages")
        for n, day in enumerate(days(wish.written, over, chance), 1):
            own = wish.chance(f"message {n}")
            self.later(day, lambda n=n, own=own: self._written(n, own))  # type: ignore[misc]  # bound now

    async def _written(self, n: int, chance: Random) -> None:
        is_internal = chance.randrange(100) < EMPLOYEES
        is_traceless = is_internal or chance.randrange(100) < TRACELESS
        person = Person(Channel.TELEGRAM, account(AWAY + n))
        talk = Talk(person, self.conversation.hear, self.names)
        await talk.sends(CommandGiven("start"))
        if is_internal:
            await self._as_employee(talk, n, chance)
        else:
            await self._as_citizen(talk, n, chance, traceless=is_traceless)
        await talk.presses(say("buttons-send"))
        self.sent += 1
        self.waits = True
        self._work_on(talk.number, None if is_traceless else person, chance)

    async def _as_citizen(self, talk: Talk, n: int, chance: Random, *, traceless: bool) -> None:
        section = chance.choice(list(self.known.topics.sections))
        topic = chance.choice(section.topics)
        kind = weighted([one.title for one in self.known.message_kinds], chance)
        await talk.presses(say("buttons-message"), say("buttons-start"), kind, section.title)
        await talk.presses(topic.title)
        await talk.sends(TextSent(say("demo-message", n=n, topic=topic.title)))
        await talk.presses_if_there(say("buttons-next"))
        await talk.sends(TextSent(say("demo-spot")))
        how = say("buttons-traceless") if traceless else say("buttons-answer-here")
        await talk.presses(how, say("buttons-without-files"))

    async def _as_employee(self, talk: Talk, n: int, chance: Random) -> None:
        await talk.presses(say("buttons-staff-area"), say("buttons-form"), say("buttons-start"))
        topic = _label(self.form, "topic", chance)
        await talk.presses(topic, _label(self.form, "matter", chance))
        await talk.sends(TextSent(say("demo-message", n=n, topic=topic)))
        await talk.presses_if_there(say("buttons-next"))
        await talk.presses_if_there(say("buttons-without-files"))

    def _work_on(self, number: str, author: Person | None, chance: Random) -> None:
        """`author`: of an addressed message, who may rate the answer."""
        today = self.clock().date()
        taken = today + timedelta(days=chance.randint(1, 3))  # staff see it in the evening
        ended = taken + timedelta(days=chance.choices((6, 14, 24, 34), (30, 40, 24, 6))[0])
        asked = taken + timedelta(days=1) if author and chance.randrange(6) == 0 else None
        end = chance.choices(list(ENDS), list(ENDS.values()))[0]
        cause = weighted([one.id for one in self.known.causes if one.pain], chance)
        self.later(taken, lambda: self._steps(number, "take"))
        if asked is not None:
            self.later(asked, lambda: self._steps(number, "ask"))
        self.later(ended, lambda: self._steps(number, end, cause))
        if author is not None and end in RATED_OUTCOMES and chance.randrange(100) < RATES:
            rated = self._rating(number, author, chance)
            self.later(ended + timedelta(days=chance.randint(0, 5)), rated)

    async def _steps(self, number: str, name: str, cause: str = "") -> None:
        case = await self.storage.cases.one(number)
        around = Around(self.office, Clerk(say("demo-clerk")), self.clock())
        if name == "take":
            step = staff_making.taken(case, name, around)
        else:
            words = say("demo-answer", step=name)
            draft = StepDraft(0, number, "", name, "check", case.revision, words=words, cause=cause)
            step = staff_making.complete(draft, case, around)
        await self.storage.cases.take_step(step)
        self.waits = True

    def _rating(self, number: str, author: Person, chance: Random) -> Callable[[], Awaitable[None]]:
        helped = chance.randrange(100) < HELPS
        mark = chance.choice((4, 5, 5) if helped else (1, 2, 3))

        async def rates() -> None:
            await self._delivered()  # an author who was not answered yet is not asked either
            before = await self.storage.dialogues.recall(author)
            fact = AnswerRated(number, helped, mark)
            turn = KeptTurn(author, f"demo-{next(self.names):09}", before, before.stage, [fact])
            await self.storage.dialogues.keep(turn)

        return rates

    async def shown(self) -> None:
        """What waits for its hour is shown to staff, and what waits for people is handed to them:
        nobody is there, so it is noted as delivered."""
        if self.waits:
            await self.storage.messages.release(lambda _: [], self.clock())
            await self._delivered()
            self.waits = False

    async def _delivered(self) -> None:
        notices = self.storage.notices
        while due := await notices.claim(self.clock(), most=200):
            for one in due:
                if await notices.begin(one, "", self.clock()):
                    await notices.sent(one, "demo")


def _label(form: Survey, name: str, chance: Random) -> str:
    question = form.question(name)
    assert isinstance(question, One)
    plain = [one.label for one in question.options.values() if not one.write_in]
    return weighted(plain, chance)

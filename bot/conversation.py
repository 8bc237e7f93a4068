"""The one road of an update: state in, one pure step, everything kept, and only then replies."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from bot import buttons, stages, traces
from bot.events import BoxesSent, Event, OldButtonPressed, Pressed, Reply, TextSent
from bot.files.taking import Taking, Wish
from bot.finding import Employed, Finding
from bot.handlers import message_files
from bot.handlers.around import Around, Town
from bot.handlers.route import route
from bot.heard import Heard, Incoming
from bot.once import OncePages
from bot.one_at_a_time import OneAtATime
from bot.stages import Known, Turn, Wanted
from bot.surveys.offered import Offered
from bot.texts import say
from bot.traces import Place
from storage.engine import NotKept
from storage.keys import KeyLost
from storage.message_records import MessageSent
from storage.records import Channel, Person
from storage.store import Storage
from storage.turns import KeptTurn, Outrun, WaveOver

log = logging.getLogger(__name__)

TRIES = 5
"""How often a step is taken anew when another of the same person, or a closing, was quicker."""

Show = Callable[[Person, Heard], Awaitable[bool]]
"""How a door shows in a person's own dialogue what was heard by another road; False if it could
not be shown now."""


class OpenSurveys(Protocol):
    async def offered(self) -> dict[str, Offered]: ...

    def look_again(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the composition root gives a conversation to look around with."""

    surveys: OpenSurveys
    town: Town
    today: Callable[[], date]
    is_employed: Employed
    pages: OncePages = field(default_factory=OncePages)


class Conversation:
    def __init__(self, storage: Storage, surroundings: Surroundings) -> None:
        self._storage = storage
        self._out = surroundings
        self._key = storage.keys.lasting("buttons")
        self._turns = OneAtATime()
        self.finding = Finding(
            storage, surroundings.today, surroundings.is_employed, surroundings.pages
        )
        self.files = Taking(storage.attachments, self._wish)
        self._erased: dict[Person, set[str]] = {}
        self.doors: dict[Channel, Show] = {}
        self.after_turn: Callable[[Person, Heard], None] = lambda *_: None

    @property
    def pages(self) -> OncePages:
        return self._out.pages

    async def hear(self, incoming: Incoming) -> Heard:
        """Nothing to say if the update was kept before.

        Raises only NotKept: the storage is out of reach, so the update must not be acknowledged.
        Any other mistake of ours is one citizen's apology, not the town's silence.
        """
        try:
            async with self._turns.of(incoming.person):
                return await self._hear(incoming)
        except NotKept:
            raise
        except Exception as error:
            incident = token_hex(2).upper()
            # what was said is personal data, and an exception may quote it: types and places only
            log.error("incident %s: %s in %s", incident, type(error).__name__, places(error))
            return Heard((Reply(say("errors-our-mistake", incident=incident)),))

    async def look(self, person: Person, event: Event | None = None) -> Heard:
        """What would be said to `event` now, or what is open now; nothing is kept.

        For channels whose pages can be asked for again. Raises NotKept.
        """
        place = await self._place(person)
        asked = stages.load(place.stage), event or OldButtonPressed()
        try:
            turn = await self._turn(person, *asked)
        except (WaveOver, KeyLost):  # ended since surveys were looked for
            self._out.surveys.look_again()
            turn = await self._turn(person, *asked)
        silent = tuple(replace(reply, toast="") for reply in turn.replies)
        return self._heard(person, replace(turn, replies=silent), replace(place, due=()))

    async def step_of(self, person: Person) -> str:
        """Where the talk stands now. Raises NotKept."""
        return (await self._place(person)).step

    async def _wish(self, person: Person) -> Wish | None:
        stage = stages.load((await self._place(person)).stage)
        known = Known(today=self._out.today(), channel=str(person.channel))
        return message_files.wish(stage, Around({}, self._out.town, known))

    async def open_waves(self) -> set[str]:
        return {offered.wave.id for offered in (await self._out.surveys.offered()).values()}

    def erased(self, person: Person, ids: Collection[str]) -> None:
        """They are gone from the dialogue, or will never go."""
        self._erased.setdefault(person, set()).update(ids)

    def unerased(self, person: Person, ids: Collection[str]) -> tuple[str, ...]:
        return tuple(one for one in ids if one not in self._erased.get(person, ()))

    async def _place(self, person: Person) -> Place:
        return traces.read((await self._storage.dialogues.recall(person)).stage)

    async def show(self, person: Person, heard: Heard) -> bool:
        """In the person's own dialogue, where the turn came from elsewhere; False if it could not
        be shown now."""
        door = self.doors.get(person.channel)
        return await door(person, heard) if door else True

    async def _hear(self, incoming: Incoming) -> Heard:
        for _ in range(TRIES):
            try:
                return await self._step(incoming)
            except Outrun:
                continue
            except (WaveOver, KeyLost):
                self._out.surveys.look_again()
        raise Outrun

    async def _step(self, incoming: Incoming) -> Heard:
        person = incoming.person
        memory = await self._storage.dialogues.recall(person)
        place = traces.without(traces.read(memory.stage), self._erased.get(person, ()))
        if incoming.window and incoming.window != place.window:
            place = replace(place, window=incoming.window)
        turn = await self._taken(incoming, place)
        after = replace(
            traces.after(place, turn, incoming.left),
            stage=stages.dump(turn.stage),
            step=place.step if turn.same_step and not turn.opens else token_hex(4),
        )
        kept = await self._storage.dialogues.keep(
            KeptTurn(person, incoming.update, memory, traces.written(after), turn.facts)
        )
        if not kept:  # delivered twice: after a crash what was typed may still be there
            return Heard(window=after.window, erase=place.due)
        heard = self._heard(person, turn, after)
        self._kept(person, turn, heard)
        return heard

    def _kept(self, person: Person, turn: Turn, heard: Heard) -> None:
        self.finding.kept(person, turn.facts)
        if any(isinstance(fact, MessageSent) and fact.tell for fact in turn.facts):
            self._storage.notices.bell.set()
        self._erased.pop(person, None)
        self.after_turn(person, heard)

    async def _taken(self, incoming: Incoming, place: Place) -> Turn:
        person, stage = incoming.person, stages.load(place.stage)
        if incoming.opening is None:
            return await self._turn(person, stage, self._event(incoming, place))
        opened = await self._turn(person, stage, incoming.opening)
        event = buttons.on_page(incoming.event, opened.replies)
        if event is None or opened.facts:
            return opened
        turn = await self._turn(person, opened.stage, event)
        return replace(turn, opens=True)

    def _event(self, incoming: Incoming, place: Place) -> Event:
        event = incoming.event
        if isinstance(event, Pressed):
            return buttons.read(self._key, incoming.person, event.data, place.step)
        if isinstance(event, TextSent) and incoming.at and incoming.at != place.step:
            return OldButtonPressed()
        if isinstance(event, BoxesSent) and incoming.at != place.step:
            return OldButtonPressed()
        return event

    def _heard(self, person: Person, turn: Turn, place: Place) -> Heard:
        stage = turn.stage
        return Heard(
            replies=tuple(self._packed(person, reply, place.step) for reply in turn.replies),
            window=place.window,
            erase_typed=turn.erase_typed,
            step=place.step,
            moved=not turn.same_step,
            at_rest=isinstance(stage, stages.Idle),
            erase=place.due,
            wave=stage.paper.wave if isinstance(stage, stages.TakingSurvey) else "",
            shows=stages.shows(stage) or any(reply.tells for reply in turn.replies),
            offers=stages.offers(stage),
        )

    async def _turn(self, person: Person, stage: stages.Stage, event: Event) -> Turn:
        """Takes the pure step, looking up what it wants to know until it wants no more."""
        surveys = await self._out.surveys.offered()
        known = Known(today=self._out.today(), channel=str(person.channel))
        if isinstance(stage, stages.TakingSurvey):
            found = await self.finding.ballot(person, stage.paper)
            known = Known(known.today, known.channel, found)
        while True:
            try:
                return route(stage, event, Around(surveys, self._out.town, known))
            except Wanted as wanted:
                answer = await self.finding.find(person, wanted.want, surveys.values())
                known = replace(known, found={**known.found, wanted.want: answer})

    def _packed(self, person: Person, reply: Reply, step: str) -> Reply:
        signed = tuple(buttons.signed(self._key, person, one, step) for one in reply.buttons)
        return replace(reply, buttons=signed)


def places(error: BaseException) -> str:
    """Where it happened, file and line only, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))

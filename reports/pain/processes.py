"""Which process a row of the pain map is about, and what it is called. Pure.

A process of the body's own register, if staff coded the message with one; else the direction of
surveys and appeals; else the section of topics. Written as `process:1f…`, `direction:services`,
`section:roads`; "" where nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from config.directories import Directories
from reports.wording import Say
from storage.pain_tallies import About
from storage.side_records import Record

NONE = ""
PROCESS, DIRECTION, SECTION = "process", "direction", "section"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process stands in the map (R-47): its group, its point of contact, its title."""

    group: str
    point: str
    title: str


@dataclass(frozen=True, slots=True)
class Processes:
    """Titles of processes. `register`: those of the body, removed ones too, by id."""

    known: Directories
    say: Say
    register: Mapping[str, Record] = field(default_factory=dict)

    def place(self, process: str) -> Place:
        kind, _, name = process.partition(":")
        if kind == PROCESS and name in self.register:
            values = self.register[name].values
            return Place(values["grouping"], values["point"], values["title"] or name)
        if kind == DIRECTION:
            return Place(self._audience(name), "", self.known.directions.title(name))
        if kind == SECTION:
            title = self.known.topics.sections.title(name)
            return Place(self.say("map-group-appeals"), "", self.say("map-section", title=title))
        return Place(self.say("map-group-appeals"), "", self.say("map-no-process"))

    def short(self, process: str) -> str:
        """As people who answer are told of it: of a section of topics its name alone."""
        kind, _, name = process.partition(":")
        return self.known.topics.sections.title(name) if kind == SECTION else self.title(process)

    def title(self, process: str) -> str:
        return self.place(process).title

    def choices(self) -> list[tuple[str, str]]:
        """What a row may be put under by hand: the register first."""
        own = [f"{PROCESS}:{name}" for name, one in self.register.items() if not one.is_removed]
        rest = [f"{DIRECTION}:{one.id}" for one in self.known.directions]
        rest += [f"{SECTION}:{one.id}" for one in self.known.topics.sections]
        return [(name, self.title(name)) for name in (*own, *rest)]

    def _audience(self, direction: str) -> str:
        known = self.known.directions
        audience = known[direction].audience if direction in known else "both"
        return self.say("map-group-direction", audience=audience)


def process_of(about: About, known: Directories) -> str:
    if about.process:
        return f"{PROCESS}:{about.process}"
    topic = known.topics[about.topic] if about.topic and about.topic in known.topics else None
    if direction := about.direction or (topic.direction if topic else None):
        return of_direction(direction)
    return f"{SECTION}:{topic.section}" if topic else NONE


def of_direction(direction: str) -> str:
    return f"{DIRECTION}:{direction}"


def by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {one.id: one for one in records}

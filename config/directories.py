"""The directories: channels, topics, causes, outcomes and the rest, each read when first needed.

An entry is found by its id or title, in any case of letters; a topic also by its official code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Generic, TypeVar

from config.checking import checked
from config.entries import (
    AppealKind,
    Cause,
    Channel,
    Direction,
    Entry,
    MessageKind,
    Outcome,
    Pain,
    RegisterFile,
    Role,
    Section,
    SurveysFile,
    Topic,
    TopicsFile,
    WordsFile,
)
from config.faults import BadFile
from config.kept_files import read_kept
from config.marked_yaml import Steps, Tree

FOLDER = Path(__file__).parent / "directories"

E = TypeVar("E", bound=Entry)


class Directory(Generic[E]):
    """Entries of one kind, in the order of the file."""

    def __init__(self, entries: Sequence[E]) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._by_word = {entry.title.casefold(): entry for entry in reversed(entries)}
        self._by_word |= {entry.id.casefold(): entry for entry in entries}

    def __iter__(self) -> Iterator[E]:
        return iter(self._by_id.values())

    def __contains__(self, name: str) -> bool:
        return name in self._by_id

    def __getitem__(self, name: str) -> E:
        """Raises KeyError if there is no such id."""
        return self._by_id[name]

    def find(self, word: str) -> E | None:
        """By id or title, in any case of letters, spaces around ignored."""
        return self._by_word.get(word.strip().casefold())

    def title(self, name: str) -> str:
        """The title, or the id itself: a row may be older than the directory."""
        return self._by_id[name].title if name in self._by_id else name

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)


class Topics(Directory[Topic]):
    """Topics of both audiences; `sections` gives the two levels the citizen chooses from."""

    def __init__(self, sections: Sequence[Section], internal: Sequence[Topic]) -> None:
        of_sections = [
            topic.model_copy(update={"section": section.id})
            for section in sections
            for topic in section.topics
        ]
        super().__init__([*of_sections, *internal])
        self.sections = Directory(sections)
        self.internal = Directory(internal)
        self._by_code = {topic.official_code: topic for topic in self if topic.official_code}

    def find(self, word: str) -> Topic | None:
        """By id, title or exact official code; sections and unmapped codes are not topics."""
        return self._by_code.get(word.strip()) or super().find(word)


class Directories:
    """Everything a row or a script may name. Raises BadFile when a file is first read."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def topics(self) -> Topics:
        tree = self._tree("topics.yaml")
        file = checked(tree, TopicsFile)
        sections, internal = file.municipal_topics, file.internal_topics
        _refuse_twins(tree, _placed(("municipal_topics",), sections))
        topics = _placed(("internal_topics",), internal)
        for number, section in enumerate(sections):
            topics += _placed(("municipal_topics", number, "topics"), section.topics)
        _refuse_twins(tree, sorted(topics, key=lambda placed: tree.place(placed[0])))
        return Topics(sections, internal)

    @cached_property
    def topic_words(self) -> Mapping[str, tuple[str, ...]]:
        """Words that tell a topic of citizens, beside its title and hints; by topic."""
        tree = self._tree("topic_words.yaml")
        told = self._words.topic_words
        strange = [
            tree.fault(("topic_words", number, "topic"), "unknown", key="topic", found=one.topic)
            for number, one in enumerate(told)
            if one.topic not in self.topics
        ]
        if strange:
            raise BadFile(strange)
        return {one.topic: tuple(one.words) for one in told}

    @property
    def silent_words(self) -> tuple[str, ...]:
        """Of titles and hints of topics, those that tell nothing by themselves."""
        return self._words.silent_words

    @property
    def unspecified(self) -> str:
        """What a row without a cause or a topic is called."""
        return self._register.unspecified

    @property
    def unmarked(self) -> str:
        """What a row is called of which nobody wrote down who the client was."""
        return self._register.unmarked

    @cached_property
    def columns(self) -> Directory[Entry]:
        """Of the register's file (contract §4)."""
        return Directory(self._register.columns)

    @property
    def fault_column(self) -> str:
        """What a file of refused rows has beside its own columns; passed over when it is read."""
        return self._register.fault_column

    def flag(self, word: str) -> bool | None:
        """What a cell of yes or no says; None if neither."""
        told = word.strip().casefold()
        if told in self._register.flag_on:
            return True
        return False if not told or told in self._register.flag_off else None

    @property
    def months(self) -> tuple[str, ...]:
        """From January on, in small letters, as they stand in a written date."""
        return tuple(self._register.months)

    @property
    def year_words(self) -> tuple[str, ...]:
        """What may follow the year of a written date."""
        return tuple(self._register.year_words)

    @cached_property
    def audiences(self) -> Directory[Entry]:
        return Directory(self._register.audiences)

    @cached_property
    def kinds(self) -> Directory[AppealKind]:
        return Directory(self._register.appeal_kinds)

    @cached_property
    def message_kinds(self) -> Directory[MessageKind]:
        return Directory(self._register.message_kinds)

    @cached_property
    def client_kinds(self) -> Directory[Entry]:
        return Directory(self._register.client_kinds)

    @cached_property
    def forms(self) -> Directory[Entry]:
        return Directory(self._register.forms)

    @cached_property
    def causes(self) -> Directory[Cause]:
        return Directory(self._register.causes)

    @cached_property
    def outcomes(self) -> Directory[Outcome]:
        return Directory(self._register.outcomes)

    @cached_property
    def channels(self) -> Directory[Channel]:
        return Directory(self._register.channels)

    @cached_property
    def directions(self) -> Directory[Direction]:
        return Directory(self._surveys.directions)

    @cached_property
    def roles(self) -> Directory[Role]:
        return Directory(self._surveys.question_roles)

    @cached_property
    def attributes(self) -> Directory[Entry]:
        return Directory(self._surveys.attributes)

    @cached_property
    def qr_places(self) -> Directory[Entry]:
        return Directory(self._surveys.qr_places)

    @cached_property
    def pains(self) -> Directory[Pain]:
        return Directory(self._surveys.pains)

    @cached_property
    def _register(self) -> RegisterFile:
        tree = self._tree("register.yaml")
        file = checked(tree, RegisterFile)
        for name in ("columns", "appeal_kinds", "client_kinds", "causes", "outcomes", "channels"):
            _refuse_twins(tree, _placed((name,), getattr(file, name)))
        return file

    @cached_property
    def _words(self) -> WordsFile:
        return checked(self._tree("topic_words.yaml"), WordsFile)

    @cached_property
    def _surveys(self) -> SurveysFile:
        tree = self._tree("surveys.yaml")
        file = checked(tree, SurveysFile)
        for name in ("directions", "question_roles", "attributes", "qr_places", "pains"):
            _refuse_twins(tree, _placed((name,), getattr(file, name)))
        return file

    def _tree(self, name: str) -> Tree:
        return read_kept(self._folder / name, f"directories/{name}")


@cache
def shipped() -> Directories:
    """The directories that come with the program; one copy a process."""
    return Directories()


def _placed(steps: Steps, entries: Sequence[Entry]) -> list[tuple[Steps, Entry]]:
    return [((*steps, number), entry) for number, entry in enumerate(entries)]


def _refuse_twins(tree: Tree, entries: Sequence[tuple[Steps, Entry]]) -> None:
    """Two entries with one id, or a title that is another's id or title: which one is meant?"""
    owners: dict[str, Steps] = {}
    faults = []
    for steps, entry in entries:
        for word in sorted({entry.id.casefold(), entry.title.casefold()}):
            if owners.setdefault(word, steps) != steps:
                faults.append(tree.fault(steps, "twice", key=word))
    if faults:
        raise BadFile(faults)

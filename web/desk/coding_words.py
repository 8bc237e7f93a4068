"""Codes of texts in words, and what a clerk picks: typed by title, or pressed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.cleaning import clean
from bot.texts import say
from config.directories import shipped
from storage.code_records import MOST, NOTHING, Code, CodeKind, code_of, together
from storage.side_records import Record
from web.desk.frame import Desk

QUICK = 9
"""Codes that a press or a digit gives."""


class Unclear(Exception):
    """What was picked cannot be a code; the words for it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A code as a page shows it."""

    word: str
    label: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A text in a list of those looked through. `about`: its codes, or what it is."""

    text: str
    about: str
    to: str


@dataclass(frozen=True, slots=True)
class Titles:
    """Of everything that may be picked, by kind: {id: title}; `old` ones are named only."""

    of: Mapping[CodeKind, Mapping[str, str]]
    old: Mapping[str, str]

    def label(self, code: Code) -> str:
        if code == NOTHING:
            return say("desk-coding-nothing-fits")
        title = self.of[code.kind].get(code.code) or self.old.get(code.code, code.code)
        return say("desk-coding-code", kind=code.kind, title=title)

    def given(self, codes: Iterable[Code]) -> list[Given]:
        return [Given(code.word, self.label(code)) for code in codes]

    def found(self, kind: CodeKind, said: str) -> Code:
        """By title or id, in any case of letters. Raises Unclear."""
        wanted = said.casefold()
        for name, title in self.of[kind].items():
            if wanted in (name.casefold(), title.casefold()):
                return Code(kind, name)
        raise Unclear(say("desk-coding-unknown", title=said[:60], kind=kind))

    def knows(self, code: Code) -> bool:
        return code == NOTHING or code.code in self.of[code.kind]


async def titles(desk: Desk) -> Titles:
    side, known = desk.parts.storage.side, shipped()
    processes = _named(await side.listed("process"))
    of: dict[CodeKind, Mapping[str, str]] = {
        "pain": {one.id: one.title for one in known.pains},
        "cause": {one.id: one.title for one in known.causes},
        "process": processes,
        "none": {},
    }
    return Titles(of, _named(await side.listed("process", removed=True)))


def _named(processes: Sequence[Record]) -> dict[str, str]:
    return {one.id: one.values["title"] for one in processes}


def picked(desk: Desk, kinds: Sequence[CodeKind], known: Titles) -> tuple[Code, ...]:
    """What was typed into the fields of these kinds, and what was pressed. Raises Unclear."""
    typed = [(kind, " ".join(clean(desk.form.one(kind)).split())) for kind in kinds]
    told = [known.found(kind, said) for kind, said in typed if said]
    if pressed := code_of(desk.form.one("quick")):
        if pressed.kind not in kinds or not known.knows(pressed):
            raise Unclear(say("desk-coding-unknown", title="?", kind=pressed.kind))
        told.append(pressed)
    return tuple(told)


def changed(desk: Desk, before: Sequence[Code], fresh: Sequence[Code]) -> tuple[Code, ...]:
    """The codes of a text after what was asked of it. Raises Unclear."""
    form = desk.form
    if form.one("deed") == "nothing":
        return (NOTHING,)
    if gone := code_of(form.one("remove")):
        return tuple(code for code in before if code != gone)
    told = together([*before, *fresh])
    if not told:
        raise Unclear(say("desk-coding-pick"))
    if len(told) > MOST:
        raise Unclear(say("desk-coding-many", limit=MOST))
    return told


def goes_on(desk: Desk) -> bool:
    """The next text is wanted, not this one again."""
    return not desk.form.one("remove") and desk.form.one("deed") != "more"


def quick(codes: Iterable[Code], known: Titles) -> list[Given]:
    """Used so far; in the order of their labels, so that it tells of no counts."""
    told = [code for code in codes if code != NOTHING and known.knows(code)]
    return sorted(known.given(told[:QUICK]), key=lambda one: one.label)

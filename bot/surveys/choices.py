"""Questions with named options: one of them, or as many as fit the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool

from bot.cleaning import alike
from bot.events import Button
from bot.surveys.question import Code, Label, Name, OneLine, Question, Strict, Unacceptable, words
from bot.texts import say
from storage.records import DK, Value

DONE = "+done"
"""The option of «Готово»; no option of a script can be named so: see Name."""


class Option(Strict):
    label: Label
    pain: Code | None = None
    write_in: StrictBool = False
    ends: StrictBool = False
    screens_out: StrictBool = False


class Box(Option):
    label: Annotated[str, words(38), OneLine]  # room for «✓ »
    exclusive: StrictBool = False


def _spelt_out(told: Any) -> Any:
    """`name: Label` is short for `name: {label: Label}`."""
    return told if isinstance(told, dict) else {"label": told}


Several = Field(min_length=2, max_length=9)


class Choice(Question):
    """A typed answer may be a label or its number, counted from 1."""

    @property
    def offered(self) -> Mapping[str, Option]:
        raise NotImplementedError

    def writing(self, value: Value) -> tuple[str, ...]:
        return tuple(name for name, option in self._chosen(value) if option.write_in)

    def ends(self, value: Value | None) -> bool:
        return any(option.ends for _, option in self._chosen(value))

    def _chosen(self, value: Value | None) -> Iterator[tuple[str, Option]]:
        return ((name, self.offered[name]) for name in names_in(value) if name in self.offered)

    def named(self, said: str) -> str:
        told = alike(said)
        for number, (name, option) in enumerate(self.offered.items(), start=1):
            if said == name or told in (alike(option.label), str(number)):
                return name
        raise Unacceptable(say("errors-use-buttons"))


class One(Choice):
    kind: Literal["one"]
    options: Annotated[dict[Name, Annotated[Option, BeforeValidator(_spelt_out)]], Several]

    @property
    def offered(self) -> Mapping[str, Option]:
        return self.options

    def buttons(self, ticked: tuple[str, ...] = ()) -> tuple[Button, ...]:
        named = (Button(option.label, self.id, name) for name, option in self.options.items())
        return (*named, *super().buttons())

    def hint(self) -> str:
        return say("survey-one-hint")

    def read(self, said: str) -> Value:
        return self.named(said)


class Many(Choice):
    kind: Literal["many"]
    options: Annotated[dict[Name, Annotated[Box, BeforeValidator(_spelt_out)]], Several]

    @property
    def offered(self) -> Mapping[str, Option]:
        return self.options

    def buttons(self, ticked: tuple[str, ...] = ()) -> tuple[Button, ...]:
        done = Button(say("buttons-done"), self.id, DONE)
        return (*self._boxes(ticked), done, *super().buttons())

    def hint(self) -> str:
        return say("survey-many-hint")

    def read(self, said: str) -> Value:
        return self.confirm(self.tick((), said))

    def tick(self, ticked: tuple[str, ...], said: str) -> tuple[str, ...]:
        """The ticks after one more press, or several (`1, 3`): a second press takes one away."""
        for name in self._all_named(said):
            ticked = self._after(ticked, name)
        return tuple(name for name in self.options if name in ticked)

    def confirm(self, ticked: tuple[str, ...]) -> Value:
        if ticked:
            return ticked
        if self.required:
            raise Unacceptable(say("errors-choose-at-least-one"))
        raise Unacceptable(say("errors-choose-or-skip"))

    def _boxes(self, ticked: tuple[str, ...]) -> Iterator[Button]:
        for name, option in self.options.items():
            if name in ticked:
                shown = say("buttons-selected", answer=option.label)
                yield Button(shown, self.id, name, ticked=True)
            else:
                yield Button(option.label, self.id, name)

    def _all_named(self, said: str) -> Iterable[str]:
        if not re.fullmatch(r"[\d\s,;.]+", said):
            return (self.named(said),)
        return dict.fromkeys(self.named(number) for number in re.findall(r"\d+", said))

    def _after(self, ticked: tuple[str, ...], name: str) -> tuple[str, ...]:
        if name in ticked:
            return tuple(other for other in ticked if other != name)
        if self.options[name].exclusive:
            return (name,)
        return (*(other for other in ticked if not self.options[other].exclusive), name)


def names_in(value: Value | None) -> tuple[str, ...]:
    """The options an answer of a choice names; none for «затрудняюсь ответить»."""
    match value:
        case tuple():
            return value
        case str() if value != DK:
            return (value,)
        case _:
            return ()

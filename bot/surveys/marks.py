"""Questions answered by a number: five steps with words for each, and the 0 to 10 of NPS."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal

from bot.cleaning import alike
from bot.events import Button
from bot.surveys.question import Code, OneLine, Question, Unacceptable, words
from bot.texts import say
from storage.records import Value

MarkLabel = Annotated[str, words(36), OneLine]  # with «5 — » it still fits on a button of VK


class Marks(Question):
    marks: ClassVar[range]

    def read(self, said: str) -> Value:
        told = alike(said)
        if not told.isdecimal() or len(told) > 2 or int(told) not in self.marks:
            low, high = self.marks[0], self.marks[-1]
            raise Unacceptable(say("errors-number-expected", min=low, max=high))
        return int(told)


class Scale(Marks):
    marks: ClassVar[range] = range(1, 6)

    kind: Literal["scale"]
    labels: dict[int, MarkLabel]
    pain: Code | None = None

    def buttons(self, ticked: tuple[str, ...] = ()) -> tuple[Button, ...]:
        return self._marks

    @cached_property
    def _marks(self) -> tuple[Button, ...]:
        named = (
            Button(say("survey-mark", mark=mark, label=label), self.id, str(mark))
            for mark, label in sorted(self.labels.items())
        )
        return (*named, *super().buttons())

    def hint(self) -> str:
        return say("survey-scale-hint")

    def read(self, said: str) -> Value:
        for mark, label in self.labels.items():
            if alike(label) == alike(said):
                return mark
        return super().read(said)


class Nps(Marks):
    marks: ClassVar[range] = range(11)

    kind: Literal["nps"]
    labels: dict[int, MarkLabel] | None = None

    def buttons(self, ticked: tuple[str, ...] = ()) -> tuple[Button, ...]:
        named = (Button(str(mark), self.id, str(mark)) for mark in self.marks)
        return (*named, *super().buttons())

    def hint(self) -> str:
        return self._ends(say("survey-nps-hint"))

    def page_hint(self) -> str:
        return self._ends(say("survey-nps-page-hint"))

    def _ends(self, hint: str) -> str:
        ends = self.labels or {0: say("survey-nps-low"), 10: say("survey-nps-high")}
        shown = (say("survey-mark", mark=mark, label=label) for mark, label in ends.items())
        return "\n".join((*shown, "", hint))

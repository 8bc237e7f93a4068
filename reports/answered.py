"""What was answered to a question, by how many, and what `reports.hiding` lets tell of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reports import hiding
from storage.survey_tallies import Occasion

Marks = Mapping[str, int]
"""{answer: how many people}, «hard to say» left out."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to one question. `asked_of`: marks of the question that its condition looks at;
    `hidden`: options, places or units, of which it is not told how many chose them."""

    marks: Counter[str] = field(default_factory=Counter)
    people: int = 0
    unsure: int = 0
    asked_of: Counter[str] = field(default_factory=Counter)
    k_min: int = 0
    hidden: frozenset[str] = frozenset()

    def __add__(self, other: Answered) -> Answered:
        return Answered(
            self.marks + other.marks,
            self.people + other.people,
            self.unsure + other.unsure,
            self.asked_of + other.asked_of,
            max(self.k_min, other.k_min),
            self.hidden | other.hidden,
        )

    @property
    def is_telling(self) -> bool:
        """«Hard to say» of everybody is an answer of everybody."""
        asked = self.people + self.unsure
        return asked > 0 and hiding.is_telling(self.marks, self.k_min, self.people)

    @property
    def is_partial(self) -> bool:
        """Of places or units: some would have to be hidden."""
        return self.is_telling or len(self._large) < len(self.marks)

    def coarse(self, options: Iterable[str]) -> Answered:
        """Of these places or units the small ones hidden. So are those that nobody chose: else
        the small ones would be the others."""
        return replace(self, hidden=frozenset(options).difference(self._large))

    @property
    def _large(self) -> tuple[str, ...]:
        return hiding.shown_options(self.marks, max(self.k_min, hiding.FEW_FOR_TABLES))


@dataclass(frozen=True, slots=True)
class Cells:
    """Marks of the overall question, all of them and by channel or place.

    `since`: the opening under which the first of them are counted in the total.
    """

    overall: Answered
    by_source: Mapping[str, Counter[str]]
    since: Occasion

    def __add__(self, other: Cells) -> Cells:
        names = sorted({*self.by_source, *other.by_source})
        return Cells(
            self.overall + other.overall,
            {name: self.of(name) + other.of(name) for name in names},
            min(self.since, other.since),
        )

    def of(self, name: str) -> Counter[str]:
        return self.by_source.get(name, Counter())

    @property
    def shown(self) -> tuple[str, ...]:
        untold = self.overall.marks - sum(self.by_source.values(), Counter[str]())
        k_min = max(self.overall.k_min, hiding.FEW_FOR_TABLES)
        return hiding.shown_cells(self.by_source, untold, k_min)

    @property
    def is_whole(self) -> bool:
        return set(self.shown) == {name for name, marks in self.by_source.items() if marks.total()}

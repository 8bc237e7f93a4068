"""Free texts of surveys with the codes that staff gave them: what may be read is what may be coded
and counted, so `reports.comments` decides which texts there are.

Counts go by the rules of a question with several answers (`reports.hiding`): of fewer than ten
texts looked through, or where all say the same, none is told; of fewer than twenty people read
bands. Sums over processes are not told: what is hidden in one could be subtracted from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from reports import comments, hiding
from reports.hiding import Told
from reports.period import Period
from reports.plain_words import plain
from reports.rounding import percent
from storage.code_records import Code

if TYPE_CHECKING:
    from storage.sql.codes_of_texts import CodesOfTexts


class Doors(comments.Doors, Protocol):
    @property
    def codes_of_texts(self) -> CodesOfTexts: ...


@dataclass(frozen=True, slots=True)
class Text:
    """`id` is the comment's own, random."""

    id: bytes
    codes: tuple[Code, ...]
    body: str = field(repr=False)

    def said(self, scrub: comments.Scrub) -> str:
        """What a person may read of it."""
        return scrub(plain(self.body))


@dataclass(frozen=True, slots=True)
class Share:
    """`share`: in percent, or a band of it. `count`: None where it is a band."""

    code: Code
    count: int | None
    share: Told


@dataclass(frozen=True, slots=True)
class Sheet:
    """Texts on one process that may be shown. `process`: its labels, none if it is not told."""

    topic: comments.Topic
    survey: str
    process: tuple[str, ...]
    texts: tuple[Text, ...]
    direction: str = ""
    audience: str = ""

    @property
    def key(self) -> str:
        return ":".join(self.topic)

    @property
    def looked(self) -> int:
        return sum(1 for text in self.texts if text.codes)

    def next(self, after: bytes = b"") -> Text | None:
        """The first without a code behind `after`; then from the beginning again."""
        left = [text for text in self.texts if not text.codes and text.id != after]
        return next((text for text in left if text.id > after), left[0] if left else None)

    def one(self, name: bytes) -> Text | None:
        return next((text for text in self.texts if text.id == name), None)

    @property
    def counts(self) -> Counter[Code]:
        """For programs (C7): exact from ten texts looked through; empty if it may not be told."""
        told = Counter(code for text in self.texts for code in text.codes)
        by_word = {code.word: n for code, n in told.items()}
        if hiding.is_telling(by_word, hiding.FEW_FOR_COMMENTS, self.looked):
            return Counter()
        return told

    @property
    def shares(self) -> list[Share]:
        """For people, the most frequent first."""
        n = self.looked
        rows = sorted(self.counts.items(), key=lambda one: (-one[1], one[0]))
        return [
            Share(
                code,
                count if n >= hiding.FEW_FOR_COUNTS else None,
                hiding.for_people(percent(count, n), n),
            )
            for code, count in rows
        ]


async def sheets(doors: Doors, period: Period, as_of: date) -> list[Sheet]:
    """By title of survey and process."""
    codes = await doors.codes_of_texts.all_of_comments()
    return [_sheet(one, codes) for one in await comments.sheets(doors, period, as_of)]


def _sheet(told: comments.Sheet, codes: Mapping[bytes, tuple[Code, ...]]) -> Sheet:
    texts = [Text(row.id, codes.get(row.id, ()), row.body) for row in told.comments]
    named = (told.topic, told.survey, told.process)
    return Sheet(*named, tuple(texts), told.direction, told.audience)

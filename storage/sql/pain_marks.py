"""Overall marks of those who gave an answer, counted by SQL over whole ballots.

Of few of them it would tell what one person answered twice: `reports.pain.surveys` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.pain_tallies import Marked
from storage.tables import answer
from storage.tallies import Window

Asked = tuple[str, int, str]
"""A question: survey, version, question."""


async def marks_of(
    connection: AsyncConnection, window: Window, asked: Collection[tuple[Asked, Asked]]
) -> Counter[Marked]:
    """`asked`: questions, each with the overall question of its survey."""
    if not asked:
        return Counter()
    told: Counter[Marked] = Counter()
    for *key, n in await connection.execute(_marked(window, asked)):
        told[Marked(*key)] += n
    return told


def _marked(window: Window, asked: Collection[tuple[Asked, Asked]]) -> Select[Any]:
    overall = answer.alias("overall")
    a, o = answer.c, overall.c
    keys = (a.survey, a.version, a.question, a.value, o.value)
    return (
        select(*keys, func.count())
        .join(overall, o.ballot == a.ballot)
        .where(
            *(a.opened_on >= window.start, a.opened_on < window.end, a.opened_on <= window.as_of),
            tuple_(a.survey, a.version, a.question).in_([one for one, _ in asked]),
            tuple_(o.survey, o.version, o.question).in_([one for _, one in asked]),
        )
        .group_by(*keys)
    )

"""What staff have decided of topics, read from words that are kept for search: nothing of its own.

So what is erased is unlearned, texts of traceless messages teach nothing, and a word of few
messages is not even read.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import CompoundSelect, and_, exists, func, select, union_all

from storage.engine import Engine
from storage.learned_topics import Learned
from storage.register_records import OPEN
from storage.tables_cases import case_state
from storage.tables_register import appeal, appeal_change
from storage.tables_words import lemma_of_appeal
from storage.word_forms import is_name

LATEST = 10_000
"""Messages that are learned from: what was decided last."""
FEWEST = 5
"""Messages in which a word must be, whoever wrote them: names of people are in fewer."""
_a, _l, _s = appeal.c, lemma_of_appeal.c, case_state.c
_NO_LESSON = ("duplicate", "withdrawn", "no_answer")
_IS_SEEN = _a.id.not_in(select(_s.appeal).where(_s.hidden.is_not(None)))
_HAS_TOPIC = and_(_a.topic.is_not(None), _a.duplicate_of.is_(None), _a.audience == "external")


class TopicLessons:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def learned(self) -> Learned:
        """Of what staff closed with its topic, or corrected; call it every half an hour or so."""
        decided = _decided().subquery()
        by_topic = select(decided.c.topic, func.count().label("number")).group_by(decided.c.topic)
        each = (
            select(
                _l.lemma,
                decided.c.topic,
                func.count().label("count"),
                func.sum(func.count()).over(partition_by=_l.lemma).label("every"),
            )
            .join(decided, decided.c.id == _l.appeal)
            .group_by(_l.lemma, decided.c.topic)
            .subquery()
        )
        known = select(each.c.lemma, each.c.topic, each.c.count).where(each.c.every >= FEWEST)
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        async with self._engine.reading() as connection:
            messages = {row.topic: row.number for row in await connection.execute(by_topic)}
            for lemma, topic, count in await connection.execute(known):
                counts[lemma][topic] = count
        return Learned(messages, {word: told for word, told in counts.items() if not is_name(word)})


def _decided() -> CompoundSelect[tuple[int, str | None]]:
    """Ids and topics: the latest that are over, and open ones whose topic staff have corrected."""
    over = (
        select(_a.id, _a.topic)
        .where(_a.answered_day.is_not(None), _a.outcome.not_in((OPEN, *_NO_LESSON)))
        .where(_HAS_TOPIC, _IS_SEEN)
        .order_by(_a.answered_day.desc(), _a.id)
        .limit(LATEST)
        .subquery()
    )
    is_corrected = exists().where(appeal_change.c.appeal == _a.id, appeal_change.c.field == "topic")
    corrected = select(_a.id, _a.topic).where(
        _a.outcome == OPEN, _HAS_TOPIC, _IS_SEEN, is_corrected
    )
    return union_all(select(over), corrected)

"""What a case seems to be about: topics named first where a clerk chooses one. Pure.

A chat is told nothing of a text that it may not show; nothing here decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.events import Reply
from bot.handlers.staff_office import Office, of_employee, topic_title
from bot.texts import say
from storage.case_records import Case
from storage.entered_records import Entering


def words_of(case: Case) -> str:
    """All that the author wrote; "" where it is sealed or erased."""
    said = [entry.text for entry in case.thread if entry.voice == "author"]
    return "\n".join(said) or case.message.text


def likely(case: Case, office: Office) -> tuple[str, ...]:
    """Topics but the one it has; those of employees' messages are chosen from one short list."""
    if case.message.audience == "internal":
        return ()
    found = office.sense.topics(words_of(case))
    return tuple(name for name in found if name != case.message.topic)


def likely_of(cases: Sequence[Case], office: Office, most: int = 3) -> dict[str, int]:
    """Topics that the words of half of them speak of at least, and of how many; of most cases
    first. One that all of them have is left out."""
    told = [one for one in cases if one.message.audience != "internal"]
    found = Counter(name for one in told for name in office.sense.topics(words_of(one)))
    had = {one.message.topic for one in cases}
    settled = had if len(had) == 1 else set()
    # of equals the one that was met first: Counter keeps that order
    near = [(name, n) for name, n in found.most_common() if 2 * n >= len(told)]
    return dict([(name, n) for name, n in near if name not in settled][:most])


def doubted(case: Case, office: Office) -> tuple[str, ...]:
    """As `likely`, if the topic it has is none of those that its words speak of."""
    found = likely(case, office)
    is_fitting = case.message.topic in office.sense.topics(words_of(case))
    return () if is_fitting else found


def words_in_chat(case: Case, office: Office) -> str:
    """As `words_of`, where a chat may show of them anything at all, with the place."""
    if case.message.traceless or case.is_hidden or office.card_text == "none":
        return ""
    return f"{words_of(case)}\n{case.message.spot}"


def told_to(case: Case) -> str:
    """The unit whose chat has the case, and has to do with its own cases alone; "": all staff."""
    return case.unit_id if case.room else ""


def likely_in_chat(case: Case, office: Office) -> tuple[str, ...]:
    return likely(case, office) if words_in_chat(case, office) else ()


def with_alike(card: Reply, case: Case, count: int, office: Office) -> Reply:
    """How many open cases say the same, and where they are merged."""
    if not count:
        return card
    line = say("help-alike-card", count=count, link=office.link(case.number) or "none")
    return replace(card, text=f"{card.text}\n{line}")


def likely_entered(told: Entering, office: Office) -> tuple[str, ...]:
    if office.card_text == "none" or of_employee(told):
        return ()
    found = office.sense.topics(told.text)
    return tuple(name for name in found if name != told.topic)


def titles(topics: Sequence[str]) -> dict[str, str]:
    return {name: topic_title(name) for name in topics}


def below(topics: Sequence[str], text: str) -> str:
    """`text`, and below it what the words are like."""
    if not topics:
        return text
    return f"{text}\n{say('help-likely', topics=', '.join(titles(topics).values()))}"


def above(topics: Sequence[str], text: str) -> str:
    """`text`, and over it what the words are like."""
    if not topics:
        return text
    return f"{say('help-likely', topics=', '.join(titles(topics).values()))}\n{text}"

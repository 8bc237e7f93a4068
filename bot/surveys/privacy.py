"""Would a script break the promise of anonymity? Its author is told why, before anyone answers.

Refused: words put in for one person; questions that ask who somebody is; two fine questions about
the person, since a pair of answers is as good as a name; own words asked of a tiny group only;
units of employees in a question that figures would not treat as a table.
What stands for a person is a list of phrases among the texts. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import prod
from typing import Any

from bot.surveys.mistakes import Mistake, Raw, options
from bot.surveys.phrases import known
from bot.surveys.script import PAIN_TITLE
from bot.surveys.wording import brief
from bot.texts import say
from config.marked_yaml import Steps
from reports.hiding import FEW_FOR_TABLES

FINE = 4
"""Options from which on a question about the person singles people out."""

CELLS = 60
"""Groups that the questions of who and what may split employees into."""

WHO_AND_WHAT = ("context", "place", "process")
"""Roles whose answers say which group somebody belongs to."""

Asked = Mapping[str, Any]


def of_privacy(raw: Raw) -> Iterator[Mistake]:
    yield from _of_parameters(raw)
    yield from _of_own_words(raw)
    yield from _of_traits(raw)
    yield from _of_units(raw)
    yield from _of_tiny_groups(raw)


def _of_parameters(raw: Raw) -> Iterator[Mistake]:
    """Words in braces would be put in for each person; only the title of a pain is for all."""
    for key in ("title", "greeting", "thanks"):
        for name in _parameters(raw.values.get(key)):
            yield (key,), say("privacy-rules-parameter", name=name)
    for number, question in raw.questions:
        at: Steps = ("questions", number)
        for steps, words in _said(question):
            for name in _parameters(words):
                yield (*at, *steps), say("privacy-rules-parameter", name=name)


def _said(question: Asked) -> Iterator[tuple[Steps, object]]:
    """All that is shown of a question, and the way to it."""
    yield from (((key,), question.get(key)) for key in ("text", "dk"))
    yield from ((("options", name), option.get("label")) for name, option in options(question))
    labels = question.get("labels")
    for mark, label in labels.items() if isinstance(labels, dict) else ():
        yield ("labels", mark), label


def _parameters(words: object) -> Iterator[str]:
    for found in re.finditer(r"\{([^{}\n]*)\}", str(words)):
        if found[0] != PAIN_TITLE:
            yield brief(found[1])


def _of_own_words(raw: Raw) -> Iterator[Mistake]:
    """Where people type, they must not be asked who they are."""
    is_internal = raw.values.get("audience") == "internal"
    for number, question in raw.questions:
        for steps, words in _typed(question):
            at: Steps = ("questions", number, *steps)
            if said := _who(words, is_internal):
                yield at, say("privacy-rules-asks-who", words=brief(said))
            elif question.get("kind") == "text" and (said := known().trait.found(words)):
                yield at, say("privacy-rules-asks-trait", words=brief(said))


def _typed(question: Asked) -> Iterator[tuple[Steps, str]]:
    """Texts beside which one's own words are typed, and the way to them."""
    own = [name for name, option in options(question) if option.get("write_in") is True]
    if question.get("kind") == "text" or own:
        yield ("text",), str(question.get("text"))
    for name, option in options(question):
        if name in own:
            yield ("options", name), str(option.get("label"))


def _who(words: str, is_internal: bool) -> str:
    """What of `words` asks who is answering; of citizens one may ask who served them."""
    phrases = known()
    if phrases.alone.fits(words):
        return words
    return phrases.who.found(words if is_internal else phrases.others.removed(words))


def _of_traits(raw: Raw) -> Iterator[Mistake]:
    fine = [(number, one) for number, one in raw.questions if _is_trait(one) and _is_fine(one)]
    for number, _ in fine[1:]:
        other = brief(fine[0][1].get("id"))
        yield ("questions", number), say("privacy-rules-two-traits", other=other)
    if raw.values.get("audience") != "internal":
        return
    who = [one for _, one in raw.questions if _size(one) and _tells_group(one)]
    cells = prod(_size(one) for one in who)
    if cells > CELLS:
        names = ", ".join(brief(one.get("id")) for one in who)
        yield (
            ("questions",),
            say("privacy-rules-too-many-cells", names=names, cells=cells, limit=CELLS),
        )


def _of_units(raw: Raw) -> Iterator[Mistake]:
    """A choice of units of employees is a table: only the role `place` is shown as one."""
    if raw.values.get("audience") != "internal":
        return
    for number, question in raw.questions:
        said = known().unit.found(str(question.get("text"))) if _is_fine(question) else ""
        role = str(question.get("role"))
        if said and role != "place":
            words, least = brief(said), FEW_FOR_TABLES
            reason = say("privacy-rules-unit-role", words=words, role=brief(role), least=least)
            yield ("questions", number, "role"), reason


def _of_tiny_groups(raw: Raw) -> Iterator[Mistake]:
    asked = {str(one.get("id")): one for _, one in raw.questions}
    is_internal = raw.values.get("audience") == "internal"
    for number, question in raw.questions:
        if not any(_typed(question)):
            continue
        path = dict(_conditions(question, asked, ()))
        tiny = [name for name, told in path.items() if _singles_out(asked[name], told, is_internal)]
        at = ("questions", number, "if")
        if tiny:
            yield at, say("privacy-rules-tiny-group", name=brief(tiny[0]))
        elif is_internal and question.get("kind") == "text" and len(path) > 1:
            names = ", ".join(map(brief, path))
            yield at, say("privacy-rules-two-conditions", names=names)


def _conditions(
    question: Asked, asked: Mapping[str, Asked], above: tuple[str, ...]
) -> Iterator[tuple[str, Any]]:
    """All that must have been answered for the question to be asked, its own conditions last."""
    wanted = question.get("if")
    for name, told in wanted.items() if isinstance(wanted, dict) else ():
        if name in asked and name not in above:
            yield from _conditions(asked[name], asked, (*above, name))
            yield name, told


def _singles_out(question: Asked, wanted: object, is_internal: bool) -> bool:
    """One of four options or more; of citizens only where it is about the person."""
    one = not isinstance(wanted, list | dict) or (isinstance(wanted, list) and len(wanted) == 1)
    about_person = _is_trait(question) or (is_internal and _size(question) > 0)
    return one and about_person and _is_fine(question)


def _is_trait(question: Asked) -> bool:
    about = bool(known().trait.found(str(question.get("text"))))
    return _size(question) > 0 and (about or question.get("role") == "place")


def _tells_group(question: Asked) -> bool:
    return question.get("role") in WHO_AND_WHAT or _is_trait(question)


def _is_fine(question: Asked) -> bool:
    return _size(question) >= FINE


def _size(question: Asked) -> int:
    return sum(1 for _ in options(question))

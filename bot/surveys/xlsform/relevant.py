"""`if` of a question as the column `relevant`, and back. Pure.

An option that ends the survey lets no later question be asked: in `relevant` each of them says so
by itself, and what only says so is no condition of a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.surveys.choices import Choice, Many
from bot.surveys.conditions import Among, Between
from bot.surveys.marks import Marks
from bot.surveys.script import AnyQuestion
from bot.surveys.xlsform.logic import Term, Unread
from bot.surveys.xlsform.sheet import whole

Expected = Among | Between


def relevant(question: AnyQuestion, above: Iterable[AnyQuestion]) -> str:
    """`above`: the questions before it."""
    known = {one.id: one for one in above}
    parts = [part for name, told in question.only_if.items() for part in _parts(name, told, known)]
    ends = [
        f"not(selected(${{{one.id}}}, '{name}'))"
        for one in known.values()
        if isinstance(one, Choice)
        for name, option in one.offered.items()
        if option.ends
    ]
    return " and ".join(parts + ends)


def _parts(name: str, told: Expected, known: Mapping[str, AnyQuestion]) -> Iterator[str]:
    if isinstance(told, Between):
        for sign, bound in ((">=", told.low), ("<=", told.high)):
            if bound is not None:
                yield f"${{{name}}} {sign} {bound}"
        return
    is_mark = isinstance(known.get(name), Marks)
    each = [
        f"${{{name}}} = '{value}'" if is_mark else f"selected(${{{name}}}, '{value}')"
        for value in told.values
    ]
    yield f"({' or '.join(each)})" if len(each) > 1 else each[0]


def conditions(terms: Iterable[Term], above: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """`if` as a script tells it. `above`: raw questions before this one, by name. Raises Unread.

    A question that is not above is left to whoever checks the script.
    """
    found: dict[str, Any] = {}
    for term in terms:
        told = _told(term, above.get(term.question))
        if told is None:
            continue
        before = found.get(term.question)
        if before is None:
            found[term.question] = told
        elif isinstance(before, dict) and isinstance(told, dict) and not before.keys() & told:
            found[term.question] = {**before, **told}
        else:
            raise Unread("twice", term.question)
    return found


def _told(term: Term, asked: Mapping[str, Any] | None) -> Any:
    """None of what only says that the survey had ended."""
    kind = asked["kind"] if asked is not None else None
    match kind:
        case "text":
            raise Unread("text", term.question)
        case "scale" | "nps":
            return _of_marks(term)
        case None:
            return list(term.values)
        case _ if term.way in ("from", "to"):
            raise Unread("value", term.values[0])
        case _ if term.way == "in":
            return list(term.values)
    assert asked is not None
    options: Mapping[str, Any] = asked.get("options", {})
    rest = [name for name in term.values if not options.get(name, {}).get("ends")]
    if not rest:
        return None
    if kind == "many":
        raise Unread("negated", term.question)
    return [name for name in options if name not in term.values]


def _of_marks(term: Term) -> Any:
    numbers = [number for value in term.values if (number := whole(value)) is not None]
    if len(numbers) != len(term.values):
        raise Unread("value", ", ".join(term.values))
    match term.way:
        case "in":
            return numbers
        case "from" | "to":
            return {term.way: numbers[0]}
        case _:
            raise Unread("negated", term.question)


def exclusives(question: Many) -> str:
    """A tick that takes the others away, for tools that can only refuse both."""
    alone = [name for name, option in question.options.items() if option.exclusive]
    return " and ".join(f"not(selected(., '{name}') and count-selected(.) > 1)" for name in alone)

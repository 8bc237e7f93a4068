"""The part of XLSForm's logic that `if` of a script can say, as terms about single questions. Pure.

    expression = side {"or" side}         side = fact {"and" fact}
    fact = "not(" expression ")" | "(" expression ")" | selected(${q}, 'a') | ${q} = 'a' | ${q} < 3

All else is refused by the words that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

LONGEST = 4000
DEEPEST = 20
_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{\s*(?P<name>[^\s{}]+)\s*\})|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<sign>!=|<=|>=|=|<|>|\(|\)|,|\.)"
    r"|(?P<word>[A-Za-z][A-Za-z-]*))"
)
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")

Way = Literal["in", "not_in", "from", "to"]


@dataclass(frozen=True, slots=True)
class Term:
    """What one question must have been answered. `values` of "from" and "to" is one number."""

    question: str
    way: Way
    values: tuple[str, ...]

    @property
    def mark(self) -> int:
        return int(self.values[0])


class Unread(Exception):
    """`why`: syntax, between (of several questions), negated, function, value, deep; `found`: the
    words that it is about."""

    def __init__(self, why: str, found: str = "") -> None:
        super().__init__(why)
        self.why, self.found = why, found


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def terms(told: str) -> tuple[Term, ...]:
    """All of them must hold. Raises Unread."""
    if len(told) > LONGEST:
        raise Unread("deep")
    parser = _Parser(list(_tokens(told)))
    found = parser.expression(0)
    if parser.left:
        raise Unread("syntax", parser.left[0].text)
    return found


def _tokens(told: str) -> Iterator[_Token]:
    text, at = told.translate(_QUOTES).strip(), 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Unread("syntax", text[at:].strip()[:20])
        kind = str(found.lastgroup if found.lastgroup != "name" else "ref")
        told_here = found["name"] if kind == "ref" else found[kind]
        yield _Token(kind, told_here.strip("'\"") if kind == "text" else told_here)
        at = found.end()


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self.left = tokens

    def expression(self, depth: int) -> tuple[Term, ...]:
        if depth > DEEPEST:
            raise Unread("deep")
        sides = [self._side(depth)]
        while self._take("word", "or"):
            sides.append(self._side(depth))
        return sides[0] if len(sides) == 1 else (_either(sides),)

    def _side(self, depth: int) -> tuple[Term, ...]:
        found = self._fact(depth)
        while self._take("word", "and"):
            found += self._fact(depth)
        return found

    def _fact(self, depth: int) -> tuple[Term, ...]:
        if self._take("sign", "("):
            found = self.expression(depth + 1)
            self._need(")")
            return found
        if self._peek().kind == "word":
            return self._function(depth)
        return (self._comparison(),)

    def _function(self, depth: int) -> tuple[Term, ...]:
        name = self._peek().text
        if name == "number":
            return (self._comparison(),)
        self.left.pop(0)
        if name not in ("not", "selected"):
            raise Unread("function", name)
        self._need("(")
        if name == "not":
            found: tuple[Term, ...] = (_negated(self.expression(depth + 1)),)
        else:
            question = self._value("ref")
            self._need(",")
            found = (Term(question, "in", (self._value("text", "number"),)),)
        self._need(")")
        return found

    def _comparison(self) -> Term:
        is_wrapped = bool(self._take("word", "number"))
        if is_wrapped:
            self._need("(")
        question = self._value("ref")
        if is_wrapped:
            self._need(")")
        sign = self._value("sign")
        return _compared(question, sign, self._value("text", "number"))

    def _peek(self) -> _Token:
        if not self.left:
            raise Unread("syntax", "\N{HORIZONTAL ELLIPSIS}")
        return self.left[0]

    def _take(self, kind: str, text: str) -> bool:
        if self.left and (self.left[0].kind, self.left[0].text) == (kind, text):
            self.left.pop(0)
            return True
        return False

    def _need(self, sign: str) -> None:
        if not self._take("sign", sign):
            raise Unread("syntax", self.left[0].text if self.left else sign)

    def _value(self, *kinds: str) -> str:
        if self._peek().kind not in kinds:
            raise Unread("syntax", self._peek().text)
        return self.left.pop(0).text


def _compared(question: str, sign: str, value: str) -> Term:
    if sign in ("=", "!="):
        return Term(question, "in" if sign == "=" else "not_in", (value,))
    if not re.fullmatch(r"-?\d+", value):
        raise Unread("value", value)
    number = int(value) + {"<": -1, ">": 1}.get(sign, 0)
    match sign:
        case "<" | "<=":
            return Term(question, "to", (str(number),))
        case ">" | ">=":
            return Term(question, "from", (str(number),))
        case _:
            raise Unread("syntax", sign)


def _either(sides: list[tuple[Term, ...]]) -> Term:
    """One of several answers to one question; of two questions no script can say so."""
    firsts = [side[0] for side in sides]
    if any(len(side) > 1 for side in sides) or len({one.question for one in firsts}) > 1:
        raise Unread("between", ", ".join(dict.fromkeys(one.question for one in firsts)))
    if any(one.way != "in" for one in firsts):
        raise Unread("between", firsts[0].question)
    values = dict.fromkeys(value for one in firsts for value in one.values)
    return replace(firsts[0], values=tuple(values))


def _negated(found: tuple[Term, ...]) -> Term:
    if len(found) > 1:
        raise Unread("negated", ", ".join(dict.fromkeys(one.question for one in found)))
    (term,) = found
    match term.way:
        case "in":
            return replace(term, way="not_in")
        case "not_in":
            return replace(term, way="in")
        case "from":
            return replace(term, way="to", values=(str(term.mark - 1),))
        case "to":
            return replace(term, way="from", values=(str(term.mark + 1),))

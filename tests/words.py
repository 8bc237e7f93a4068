"""What the code and the pages say, and what the texts hold: read, never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from jinja2 import Environment, nodes

from bot.texts import FOLDER

HOUSE = Path(__file__).parent.parent
FLOORS = ("config", "storage", "reports", "bot", "web", "app")
TEMPLATES = HOUSE / "web" / "templates"
SAY = "say"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@dataclass(frozen=True)
class Use:
    """`say(key, …)` at one place. No key: it is made up while the program runs."""

    place: str
    keys: tuple[str, ...]
    values: frozenset[str]
    spread: bool = False  # **values: what is in them cannot be read


@dataclass(frozen=True)
class Words:
    """One message of one language."""

    key: str
    file: str
    values: frozenset[str]
    plurals: tuple[str, ...]  # the values it chooses a grammatical number by
    choices: tuple[tuple[str, str], ...]  # (value, name) of every other variant, sorted
    pattern: ftl.Pattern = field(repr=False)


def modules() -> Iterator[Path]:
    """Every module of the house; tests and migrations of the database speak to nobody."""
    for floor in FLOORS:
        yield from sorted((HOUSE / floor).rglob("*.py"))


def pages() -> Iterator[Path]:
    yield from sorted(TEMPLATES.rglob("*.html"))


@cache
def uses() -> tuple[Use, ...]:
    told = [use for path in modules() for use in in_module(path.read_text("utf-8"), _short(path))]
    told += [use for path in pages() for use in in_page(path.read_text("utf-8"), _short(path))]
    return tuple(told)


def in_module(source: str, name: str) -> Iterator[Use]:
    if SAY not in source:
        return  # nobody speaks there: half of all modules need not be read
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_say(node.func):
            given = frozenset(word.arg for word in node.keywords if word.arg)
            spread = any(word.arg is None for word in node.keywords)
            keys = tuple(_literals(node.args[0])) if node.args else ()
            yield Use(f"{name}:{node.lineno}", keys, given, spread)


def in_page(source: str, name: str) -> Iterator[Use]:
    for node in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == SAY:
            key = node.args[0]
            keys = (key.value,) if isinstance(key, nodes.Const) else ()
            given = frozenset(word.key for word in node.kwargs)
            yield Use(f"{name}:{node.lineno}", keys, given, bool(node.dyn_kwargs))


def said_outright(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every string with Cyrillic that is neither docstring nor comment."""
    if not CYRILLIC.search(source):
        return  # nearly no module has any
    tree = ast.parse(source)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in explained or not CYRILLIC.search(node.value):
            continue
        if CYRILLIC.search(ast.get_source_segment(source, node) or ""):
            yield node.lineno, node.value  # "\\u0451" is a letter to work with, not a word


@cache
def words(language: str) -> Mapping[str, Words]:
    """By key. Raises ValueError if a key is given twice or a line is no Fluent."""
    told: dict[str, Words] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for one in of_file(path.read_text("utf-8"), path.name):
            if one.key in told:
                raise ValueError(f"{one.key}: {told[one.key].file} and {one.file}")
            told[one.key] = one
    return told


def of_file(source: str, name: str) -> Iterator[Words]:
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ftl.Junk):
            raise ValueError(f"{name}: {(entry.content or '').strip()[:60]}")
        if isinstance(entry, ftl.Message) and entry.value is not None:
            selects = [one for one in _nodes(entry.value) if isinstance(one, ftl.SelectExpression)]
            yield Words(
                key=entry.id.name,
                file=name,
                values=frozenset(_variables(entry.value)),
                plurals=tuple(_chosen_by(one) for one in selects if _is_plural(one)),
                choices=tuple(sorted(_choices(one for one in selects if not _is_plural(one)))),
                pattern=entry.value,
            )


def faults(use: Use) -> Iterator[str]:
    """A key without words, a value too many, and a value too few where all are told in place."""
    for key in use.keys:
        if key not in words("ru"):
            yield f"{use.place}: {key}: no words"
            continue
        wanted = words("ru")[key].values
        if extra := sorted(use.values - wanted):
            yield f"{use.place}: {key}: no use for {extra}"
        if not use.spread and (missing := sorted(wanted - use.values)):
            yield f"{use.place}: {key}: needs {missing}"


def variants(pattern: ftl.Pattern) -> Iterator[str]:
    """Every text that can come of it; a value stays as {name}."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            texts = [text + element.value for text in texts]
        elif isinstance(element.expression, ftl.SelectExpression):
            kinds = [one for v in element.expression.variants for one in variants(v.value)]
            texts = [text + kind for text in texts for kind in kinds]
        else:
            texts = [text + "{…}" for text in texts]
    yield from texts


def _nodes(pattern: ftl.Pattern) -> Iterator[ftl.BaseNode]:
    waiting: list[object] = [pattern]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ftl.BaseNode):
            yield node
            waiting += vars(node).values()
        elif isinstance(node, list):
            waiting += node


def _variables(pattern: ftl.Pattern) -> Iterator[str]:
    for node in _nodes(pattern):
        if isinstance(node, ftl.VariableReference):
            yield node.id.name


def _choices(selects: Iterable[ftl.SelectExpression]) -> Iterator[tuple[str, str]]:
    for select in selects:
        for one in select.variants:
            key = one.key
            name = key.name if isinstance(key, ftl.Identifier) else key.value
            yield _chosen_by(select), name


def _chosen_by(select: ftl.SelectExpression) -> str:
    assert isinstance(select.selector, ftl.VariableReference)
    return select.selector.id.name


def _is_plural(node: ftl.SelectExpression) -> bool:
    names = {one.key.name for one in node.variants if isinstance(one.key, ftl.Identifier)}
    return bool(names & {"one", "few", "many"})


def _is_say(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == SAY
    return isinstance(called, ast.Attribute) and called.attr == SAY


def _literals(key: ast.expr) -> Iterator[str]:
    """One, or both of `a if … else b`; nothing for what only a run can tell."""
    match key:
        case ast.Constant(value=str(told)):
            yield told
        case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
            yield from (one, other)


def _short(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()

"""The clerk's guide calls every button and every page as the program does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

HOUSE = Path(__file__).parent.parent.parent
GUIDE = HOUSE / "docs" / "руководство-сотрудника.md"
EXAMPLES = {"фонарь", "фонари", "фонарём"}
"""Words to look for, which are no button's."""


def texts() -> Iterator[str]:
    """Every piece of text that the program says: a whole value, or a whole variant of one."""
    for path in sorted((HOUSE / "bot" / "texts" / "ru").glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                yield from _of(entry.value)


def _of(pattern: ast.Pattern) -> Iterator[str]:
    told = ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            told += element.value
            continue
        expression = element.expression if isinstance(element, ast.Placeable) else None
        for variant in getattr(expression, "variants", ()):
            yield from _of(variant.value)
        told += "\0"
    yield told.strip().strip("\0").strip()


@cache
def said() -> frozenset[str]:
    return frozenset(texts())


def unknown(document: str) -> list[str]:
    """What stands in «» and the program never says; a button is called whole, words in part."""
    quoted = dict.fromkeys(re.findall(r"«([^«»\n]+)»", document))
    return [
        words
        for words in quoted
        if words not in said() | EXAMPLES
        and not (" " in words and any(words in text for text in said()))
    ]


def test_every_button_the_guide_names_is_called_so_in_the_program() -> None:
    told = GUIDE.read_text("utf-8")

    assert len(re.findall("«", told)) > 60
    assert unknown(told) == []


def test_a_button_that_is_not_there_would_be_caught() -> None:
    made_up = "Нажмите «Решено», потом «Отправить», «Решен», «Отправить всем» и «Готово-готово»."

    assert unknown(made_up) == ["Решен", "Отправить всем", "Готово-готово"]


def test_commands_of_the_guide_are_those_of_the_staff_chat() -> None:
    from bot.handlers.staff_lists import COMMANDS

    told = set(re.findall(r"`/([a-z]+)`", GUIDE.read_text("utf-8")))

    assert told
    assert told <= set(COMMANDS)


def test_the_readme_leads_to_the_guide() -> None:
    assert f"](docs/{GUIDE.name})" in (HOUSE / "README.md").read_text("utf-8")

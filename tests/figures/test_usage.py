"""A call that was not understood, and help: in the reader's language, with what to type instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.test_documents import commands
from tests.process.program import Program


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("metrics", "otklik metrics: не указано PERIOD. Справка: otklik metrics --help"),
        ("backup", "otklik backup: не указано FILE. Справка: otklik backup --help"),
        (
            "metrics --foo",
            "otklik metrics: нет параметра --foo, похожие: --format."
            " Справка: otklik metrics --help",
        ),
        (
            "metrics 2026Q3 x",
            "otklik metrics: лишние слова в конце. Справка: otklik metrics --help",
        ),
        (
            "survey opne",
            "otklik survey: нет команды «opne», есть list, check, play, open, close, waves."
            " Справка: otklik survey --help",
        ),
        (
            "survey open int_annual --until завтра",
            "otklik survey open: --until: значение не подходит. Справка: otklik survey open --help",
        ),
        (
            "desk link --role boss",
            "otklik desk link: --role: значение не подходит. Справка: otklik desk link --help",
        ),
    ],
)
async def test_a_wrong_call_is_one_russian_line(tmp_path: Path, words: str, line: str) -> None:
    code, told, errors = await Program(tmp_path).command(*words.split())

    assert (code, told, errors) == (2, "", line + "\n")


async def test_an_unfinished_call_shows_the_help(tmp_path: Path) -> None:
    code, told, errors = await Program(tmp_path).command("survey")

    assert (code, told, errors.splitlines()[0]) == (
        2,
        "",
        "Вызов: otklik survey [ПАРАМЕТРЫ] КОМАНДА …",
    )


@pytest.mark.parametrize("way", sorted(commands()))
async def test_help_has_no_word_of_the_library(way: str) -> None:
    program = Program(Path.cwd())

    code, told, _ = await program.command(*way.split()[1:], "--help")

    assert code == 0
    assert told.startswith(f"Вызов: {way}")
    assert (
        re.findall(r"Usage|Options|Arguments|Commands|required|default|Show this|<\w+>", told) == []
    )

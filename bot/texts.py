"""Every word said to people, from `texts/<language>/*.ftl`; words of a survey are in its script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import from_json

from config.kept_files import kept

FOLDER = Path(__file__).parent / "texts"

SCRIPTED = ("survey-", "buttons-", "looks-")
"""Words filled with numbers and labels of ours alone, never with what a person wrote: they are
told at every step and kept in RAM. Nothing else is."""


class Say(Protocol):
    """What floors below the bot are given to speak with."""

    def __call__(self, key: str, /, **values: str | int) -> str: ...


class UnknownWords(KeyError):
    """A key without words, or words that lack a value: a mistake of ours, never shown."""


_language = "ru"


def speak(language: str) -> None:
    """Set once, at start. Raises UnknownWords if there is no folder of that language."""
    global _language
    if not (FOLDER / language).is_dir():
        raise UnknownWords(language)
    _language = language


def languages() -> list[str]:
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def say(key: str, /, **values: str | int) -> str:
    """The words of `key`; keys are literals, so that a test can read the code and the files.

    >>> say("survey-progress", n=2, total=5)
    'Вопрос 2 из 5'
    """
    if not values or key.startswith(SCRIPTED):
        return _kept(_language, key, tuple(values.items()))
    return _filled(_language, key, values)


@lru_cache(maxsize=4096)
def _kept(language: str, key: str, values: tuple[tuple[str, str | int], ...]) -> str:
    return _filled(language, key, dict(values))


def _filled(language: str, key: str, values: Mapping[str, str | int]) -> str:
    bundle = _bundle(language)
    try:
        message = bundle.get_message(key)
    except LookupError as error:
        raise UnknownWords(key) from error
    assert message.value is not None
    said, faults = bundle.format_pattern(message.value, dict(values))
    if faults:
        raise UnknownWords(f"{key}: {faults[0]}")
    return str(said)


@lru_cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(from_json(kept(path, "fluent", partial(_parsed, path))))
    return bundle


def _parsed(path: Path) -> Any:
    """The syntax tree as plain maps, without places: parsing all words takes a while."""
    return FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).to_json()

"""Words and code agree: every key is there in every language, none is left over, none made up."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.texts import FOLDER, languages, say, speak
from tests import words
from tests.words import HOUSE

NUMBERS = (1, 2, 5, 11, 21)
LONGEST_BUTTON = 40
"""VK's limit; the strictest of all doors."""


def test_every_language_can_be_read_and_has_the_same_keys_and_values() -> None:
    ru = words.words("ru")
    assert languages() == ["en", "ru"]
    for language in languages():
        told = words.words(language)
        assert sorted(told) == sorted(ru)
        assert [key for key in ru if ru[key].values != told[key].values] == []


def test_every_language_tells_the_same_cases_apart() -> None:
    """Of a number languages have other forms; "new" and "closed" are cases of the program."""
    ru, en = words.words("ru"), words.words("en")
    by_number = {key for one in (ru, en) for key in one if one[key].plurals}

    differing = [key for key in set(ru) & set(en) if ru[key].choices != en[key].choices]

    assert sorted(set(differing) - by_number) == []


def test_every_key_is_a_literal() -> None:
    assert [use.place for use in words.uses() if not use.keys] == []


def test_every_key_that_is_said_has_words_and_gets_its_values() -> None:
    assert [fault for use in words.uses() for fault in words.faults(use)] == []


def test_no_words_are_left_over() -> None:
    said = {key for use in words.uses() for key in use.keys}

    assert sorted(set(words.words("ru")) - said) == []


def test_no_words_for_people_stand_in_the_code() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{line}: {text[:40]}"
        for path in words.modules()
        for line, text in words.said_outright(path.read_text("utf-8"))
    ]

    assert found == []


def test_no_words_for_people_stand_in_the_pages() -> None:
    found = [path.name for path in words.pages() if words.CYRILLIC.search(path.read_text("utf-8"))]

    assert found == []


@pytest.mark.parametrize("language", languages())
def test_numbers_go_with_their_words(language: str) -> None:
    speak(language)
    try:
        for one in words.words(language).values():
            for number in NUMBERS if one.plurals else ():
                filled: dict[str, str | int] = dict.fromkeys(one.values, "x")
                said = say(one.key, **filled | dict.fromkeys(one.plurals, number))
                assert said.strip(), one.key
    finally:
        speak("ru")


@pytest.mark.parametrize("key", ["cli-backed-up"])
def test_russian_numbers_have_three_forms(key: str) -> None:
    lines = [say(key, file="f", rows=number).split(" ", 5)[-1] for number in NUMBERS]

    assert lines == ["1 строка.", "2 строки.", "5 строк.", "11 строк.", "21 строка."]


@pytest.mark.parametrize("language", languages())
def test_labels_of_buttons_fit_into_every_door(language: str) -> None:
    too_long = [
        text
        for key, one in words.words(language).items()
        for text in words.variants(one.pattern)
        if key.startswith("buttons-") and len(text) > LONGEST_BUTTON
    ]

    assert too_long == []


def test_no_key_is_told_in_two_files() -> None:
    counts = Counter(
        one.key
        for path in (FOLDER / "ru").glob("*.ftl")
        for one in words.of_file(path.read_text("utf-8"), path.name)
    )

    assert [key for key, count in counts.items() if count > 1] == []


BROKEN = '''
"""Пояснение по-русски можно оставить в документации модуля."""
first = say("there-is-none", name="x")
second = say("start-" + first)
third = say("one" if first else "two", **second)
print("Привет")  # а это комментарий
'''


def test_the_reader_of_code_catches_what_it_is_for() -> None:
    uses = list(words.in_module(BROKEN, "broken.py"))

    assert [(use.keys, sorted(use.values), use.spread) for use in uses] == [
        (("there-is-none",), ["name"], False),
        ((), [], False),
        (("one", "two"), [], True),
    ]
    assert list(words.said_outright(BROKEN)) == [(6, "Привет")]


def test_values_that_do_not_fit_are_caught() -> None:
    use = words.Use("here", ("survey-progress", "there-is-none"), frozenset({"n", "colour"}))

    assert list(words.faults(use)) == [
        "here: survey-progress: no use for ['colour']",
        "here: survey-progress: needs ['total']",
        "here: there-is-none: no words",
    ]


def test_the_reader_of_pages_catches_a_key_made_up() -> None:
    page = '<p>{{ say("known", count=n) }}</p>{% if x %}{{ say("a" ~ x) }}{% endif %}'

    assert [(use.keys, sorted(use.values)) for use in words.in_page(page, "page.html")] == [
        (("known",), ["count"]),
        ((), []),
    ]


def test_the_reader_of_texts_catches_a_broken_line_and_values_inside_of_choices() -> None:
    source = "good = { $kind ->\n    [one] { $n } дом\n   *[many] { $n } домов\n}\n"
    (one,) = words.of_file(source, "good.ftl")

    assert (sorted(one.values), one.plurals) == (["kind", "n"], ("kind",))
    assert list(words.variants(one.pattern)) == ["{…} дом", "{…} домов"]
    with pytest.raises(ValueError, match="bad"):
        list(words.of_file("bad line without a sign\n", "bad.ftl"))

"""Scripts for tests: the shipped one with one word changed, or a short one of our own."""

from __future__ import annotations

from bot.surveys.loader import SCRIPTS, BadScripts, parse
from bot.surveys.script import Survey
from tests.surveys.conftest import CODES

SERVICES = (SCRIPTS / "ext_services.yaml").read_text(encoding="utf-8")

HEAD = """\
id: short
version: 1
audience: external
direction: additional
title: Короткая анкета
basis: [002 п. 9]
mode: wave
greeting: Здравствуйте.
thanks: Спасибо!
questions:
"""


def changed(*changes: tuple[str, str]) -> str:
    """ext_services.yaml with each of the words found in it replaced where it stands first."""
    source = SERVICES
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new, 1)
    return source


def told(source: str, file: str = "ext_services.yaml") -> list[str]:
    """What its author is told of a script; [] if it is good."""
    try:
        parse(source, file, CODES)
    except BadScripts as bad:
        return list(bad.faults)
    return []


def short(*questions: str) -> Survey:
    """A survey of these questions, each written in YAML on one line, and of two that follow."""
    rest = (
        "{id: last_but_one, kind: nps, role: nps, text: Посоветуете нас?}",
        "{id: last, kind: text, role: comment, text: Что-то ещё?, required: false}",
    )
    source = HEAD + "".join(f"  - {question}\n" for question in (*questions, *rest))
    return parse(source, "short.yaml", CODES)

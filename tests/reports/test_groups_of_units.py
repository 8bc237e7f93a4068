"""Employees by groups of units (R-03): told from ten on, and never so that the others are left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.events import LinkOpened
from bot.surveys.codes import codes_of
from bot.surveys.loader import parse as script
from bot.texts import say
from config import profile
from config.directories import shipped
from reports import shown
from reports.build import Basis, Wish, figures, figures_for_people
from reports.naming import Names
from reports.period import parse
from reports.satisfaction import survey
from reports.snapshots import scripts
from reports.table import table
from storage.records import DK, Answers
from storage.sheet_records import FilledIn
from storage.store import Storage
from tests import talk
from tests.conftest import TOWN, StandingClock
from tests.reports.test_satisfaction import STAFF, a_tally
from tests.reports.test_units import UNIT
from tests.storage.ballots import RULES, TODAY, begun

OF_STAFF = replace(STAFF, questions=(*STAFF.questions, UNIT))
TEXT = """\
id: int_equipment
version: 7
audience: internal
direction: equipment
title: Хватает ли вам техники?
basis: [003 разд. 2]
mode: wave
greeting: Здравствуйте!
thanks: Спасибо!
questions:
  - id: group
    kind: one
    role: place
    text: Где вы работаете?
    options:
      administration: Администрация
      subordinate: Подведомственная организация
      institution: Муниципальное учреждение
  - id: overall
    kind: scale
    role: csat
    text: Насколько вы довольны оснащением?
    labels:
      1: совсем не доволен
      2: скорее не доволен
      3: и да, и нет
      4: скорее доволен
      5: полностью доволен
    dk: Затрудняюсь ответить
  - id: comment
    kind: text
    role: comment
    text: Что добавить?
    required: false
    longest: 500
"""
EQUIPMENT = script(TEXT, "int_equipment.yaml", codes_of(shipped()))
Q4 = Wish(parse("2026Q4"), date(2026, 12, 31), "internal")


def by_place(told: dict[str, Any]) -> dict[str, int]:
    return {one["id"]: one["n"] for one in told["by_place"]}


def marks(group: str, good: int, bad: int) -> list[tuple[str, Any, int]]:
    return [(group, 5, good), (group, 2, bad)]


def test_a_group_is_told_only_where_its_size_is_told_too() -> None:
    """Nine archivists cannot say, so in marks the parks would stand beside nobody."""
    named = {"unit": {"roads": 30, "parks": 12, "archive": 9}}
    given = [*marks("roads", 20, 10), *marks("parks", 8, 4)]
    tally = a_tally(named | {"overall": {DK: 9}}, places=given)

    assert by_place(survey(OF_STAFF, tally, 5)) == {"roads": 30}


def test_without_that_rule_the_small_group_is_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broken twin: the parks are told, so nine archivists are known to have said nothing."""
    monkeypatch.setattr(shown, "_is_told", lambda *_: True)
    named = {"unit": {"roads": 30, "parks": 12, "archive": 9}}
    given = [*marks("roads", 20, 10), *marks("parks", 8, 4)]
    tally = a_tally(named | {"overall": {DK: 9}}, places=given)

    assert by_place(survey(OF_STAFF, tally, 5)) == {"roads": 30, "parks": 12}


async def answered(storage: Storage, *groups: tuple[str, int, int]) -> None:
    """(group, how many are satisfied, how many are not), all entered and the wave closed."""
    wave = await begun(storage, EQUIPMENT)
    told: list[Answers] = []
    for group, good, bad in groups:
        told += [{"group": group, "overall": mark} for mark in [5] * good + [2] * bad]
    stack = [FilledIn(str(number), one) for number, one in enumerate(told)]
    await storage.sheets.enter(wave.id, stack)
    await storage.opening.close(wave.id, RULES, TODAY)


def basis() -> Basis:
    return Basis(profile.load("astrakhan"), shipped())


async def test_groups_of_ten_and_more_are_told_with_their_satisfaction(storage: Storage) -> None:
    await answered(storage, ("administration", 21, 9), ("subordinate", 6, 6))

    (told,) = (await figures(storage, basis(), Q4))["surveys"]
    people = await figures_for_people(storage, basis(), Q4)
    names = Names(basis().profile, shipped(), await scripts(storage, people))
    text = table(people, names, say)

    assert told["by_place"] == [
        {"id": "administration", "n": 30, "csat": 70.0, "index": 77.5},
        {"id": "subordinate", "n": 12, "csat": 50.0, "index": 62.5},
    ]
    assert "по группам подразделений" in text
    lines = [re.sub(r" {2,}", ": ", line.strip()) for line in text.splitlines()]
    assert lines[lines.index("Опрос «Хватает ли вам техники?» (int_equipment, версия 7)") :][
        -5:-3
    ] == [
        "Администрация: 70,0% (30)",
        "Подведомственная организация: 40–60% (12)",
    ]


async def test_a_small_group_waits_and_is_hidden_with_the_next_one(
    storage: Storage, clock: StandingClock
) -> None:
    await answered(storage, ("administration", 21, 9), ("subordinate", 6, 6), ("institution", 2, 2))

    (before,) = (await figures(storage, basis(), Q4))["surveys"]
    clock.time = datetime(2027, 1, 12, 12, 0, tzinfo=TOWN)
    (told,) = (await figures(storage, basis(), Q4))["surveys"]

    assert (by_place(before), by_place(told)) == ({}, {"administration": 30})
    assert (before["n"], told["n"]) == (46, 46)


async def test_whoever_is_asked_for_a_unit_is_told_so_before_the_first_question(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(talk.SURVEYS, EQUIPMENT.id, EQUIPMENT)
    async with talk.house(tmp_path, clock, EQUIPMENT.id) as home:
        employee = home.talk()
        home.employees.add(employee.person)
        await employee.sends(LinkOpened(EQUIPMENT.id))
        first = employee.said
        await employee.presses("Как мы сохраняем анонимность")

        assert "спросим, в каком вы подразделении или группе подразделений" in first
        assert "Имя и должность мы не спрашиваем. О том, в каком вы" in employee.said
        assert "отдел мы не спрашиваем" not in employee.said

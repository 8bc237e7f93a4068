"""Random surveys of a quarter and all that is published of them, day by day."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reports.for_people import read_by_people
from reports.questionnaire import Question, Questionnaire
from reports.rules import Json
from reports.satisfaction import survey
from reports.trends import lines
from storage.records import DK
from storage.survey_tallies import DayTally, Given, Sheet, SurveyTally, Where
from tests.reports.test_satisfaction import ASKED, SCALE, STAFF

K = 5
SHEET = Sheet("ext_services", 1)
START, END = date(2026, 10, 1), date(2026, 12, 31)
SIZES = (0, 0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 14, 25)
PLACES, CHANNELS = ("hall", "site", "stand", "office", "mfc", ""), ("telegram", "vk", "web", "")
MOODS = ("12345", "12345", "4455", "11123", "45", "5", "3", "2", "1230", "0", "45500")
"""Marks that people of a place give; 0 is «hard to say»."""

UNITS = ("roads", "parks", "heat", "archive", "legal")
"""Answers to a question of the role `place`; of the first of them one more question is asked."""

UNIT = Question("unit", "one", "place", "", dict.fromkeys(UNITS, ""))
THERE = Question("there", "scale", "attribute", "", SCALE, "speed", None, ("unit",))
CAUSES = ("long", "docs", "rude")
TABLES = ("by_place", "by_channel")

Days = dict[date, DayTally]


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of one window, and what is known without them: which cells are not empty, and
    which units were named since the quarter began (none if the window begins later)."""

    until: date
    days: frozenset[date]
    figures: Json
    used: Mapping[str, frozenset[str]]
    units: frozenset[str]


def a_world(seed: int) -> Days:
    """One to three openings in a quarter; a place has its own mood; people press causes."""
    chance = random.Random(seed)
    places = chance.sample(PLACES, chance.randint(2, 5))
    moods = {place: chance.choice(MOODS) for place in places}
    days = sorted(chance.sample(range(90), chance.randint(1, 3)))
    world = {START + timedelta(days=day): _opening(chance, moods) for day in days}
    known = chance.sample(UNITS, chance.randint(2, 5))
    for opened in world.values():
        opened.given.update(_of_units(chance, known))
    return world


def _of_units(chance: random.Random, known: Sequence[str]) -> Iterator[Given]:
    """Those who name a unit; a few name none."""
    for unit in known:
        for _ in range(chance.choice(SIZES)):
            yield Given("unit", unit if chance.random() < 0.95 else DK)
            if unit == UNITS[0] and chance.random() < 0.6:
                yield Given("there", chance.choice("12345"))


def _opening(chance: random.Random, moods: Mapping[str, str]) -> DayTally:
    given: Counter[Given] = Counter()
    places: Counter[Where] = Counter()
    channels: Counter[Where] = Counter()
    answered: Counter[str] = Counter()
    for place, mood in moods.items():
        for _ in range(chance.choice(SIZES)):
            mark = chance.choice(mood).replace("0", DK)
            channel = chance.choice(CHANNELS[: chance.randint(1, 4)])
            given[Given("overall", mark)] += 1
            given[Given("speed", chance.choice(mood).replace("0", DK))] += 1
            places[Where(place, mark)] += 1
            channels[Where(channel, mark)] += 1
            named = [cause for cause in CAUSES if mark in "123" and chance.random() < 0.5]
            given.update(Given("trouble", cause) for cause in named)
            answered["trouble"] += bool(named)
    people = sum(n for asked, n in given.items() if asked.question == "overall")
    return DayTally(people, people, K, given, answered, _told(channels), _told(places))


def _told(counted: Counter[Where]) -> Counter[Where]:
    """As the storage counts them: whoever told no place is in no cell."""
    return Counter({where: n for where, n in counted.items() if where.source})


def published(days: Days, audience: str) -> Iterator[Published]:
    """The quarter as it was known on the day of each opening and at its end; then each range of
    days between openings, as known later."""
    asked = ASKED if audience == "external" else STAFF
    asked = replace(asked, questions=(*asked.questions, UNIT, THERE))
    opened = sorted(days)
    windows = [(START, day) for day in (*opened, END)]
    windows += [(first, last) for first in opened for last in (*opened, END) if first <= last]
    for since, until in dict.fromkeys(windows):
        known = {day: told for day, told in days.items() if day <= until}
        tally = SurveyTally(SHEET, known, since, until)
        told = survey(asked, tally, K)
        if since == START:
            _agrees(told, asked, tally)
        within = frozenset(day for day in known if since <= day)
        used = {key: _used(days, within, key) for key in TABLES}
        whole = within if since == START else frozenset()
        yield Published(until, within, told, used, _units(days, whole))


def _agrees(told: Json, asked: Questionnaire, tally: SurveyTally) -> None:
    """The digest says the same, or less."""
    [line] = lines([(asked, tally)], [], {}, K)
    assert (line.state == "hidden") == (told["n"] is None)
    assert line.csat in (None, read_by_people(asked, told)["csat"])


def _units(days: Days, within: frozenset[date]) -> frozenset[str]:
    given = sum((days[day].given for day in within), Counter[Given]())
    return frozenset(one.value for one in given if one.question == "unit") - {DK}


def _used(days: Days, within: frozenset[date], key: str) -> frozenset[str]:
    """Cells that are not empty; one without a name for people who told none."""
    counted = [(day, where, n) for day in within for where, n in _cells(days[day], key).items()]
    answered = sum(_answered(days[day]) for day in within)
    untold = answered - sum(n for _, _, n in counted)
    return frozenset(where.source for _, where, _ in counted) | ({""} if untold else frozenset())


def _cells(day: DayTally, key: str) -> dict[Where, int]:
    counted = day.by_place if key == "by_place" else day.by_channel
    return {where: n for where, n in counted.items() if where.value != DK}


def _answered(day: DayTally) -> int:
    return (
        sum(n for given, n in day.given.items() if given.question == "overall")
        - (day.given[Given("overall", DK)])
    )

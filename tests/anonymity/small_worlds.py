"""Random surveys of a quarter and all that is published of them, day by day."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reports.digest.trends import Earlier, lines
from reports.for_people import read_by_people
from reports.questionnaire import Question, Questionnaire
from reports.rules import Json
from reports.satisfaction import survey
from storage.records import DK
from storage.survey_tallies import Given, Occasion, Sheet, SurveyTally, Tally, Where
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

Openings = dict[Occasion, Tally]


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of one window, and what is known without them: which cells are not empty, and
    which units were named since the quarter began (none if the window begins later)."""

    until: Occasion
    days: frozenset[Occasion]
    figures: Json
    used: Mapping[str, frozenset[str]]
    units: frozenset[str]


def a_world(seed: int) -> Openings:
    """One to three openings in a quarter, now and then two on one day; a place has its own mood;
    people press causes."""
    chance = random.Random(seed)
    places = chance.sample(PLACES, chance.randint(2, 5))
    moods = {place: chance.choice(MOODS) for place in places}
    world: Openings = {}
    for day in sorted(chance.sample(range(90), chance.randint(1, 3))):
        again = chance.random() < 0.3
        last = max(world, default=None)
        at = (
            Occasion(last.day, last.nth + 1) if last and again else Occasion(START + timedelta(day))
        )
        world[at] = _opening(chance, moods)
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


def _opening(chance: random.Random, moods: Mapping[str, str]) -> Tally:
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
    return Tally(people, people, K, given, answered, _told(channels), _told(places))


def _told(counted: Counter[Where]) -> Counter[Where]:
    """As the storage counts them: whoever told no place is in no cell."""
    return Counter({where: n for where, n in counted.items() if where.source})


def published(openings: Openings, audience: str) -> Iterator[Published]:
    """The quarter as it was known after each opening and at its end; the whole of it, asked for
    ahead of time; then each range of days between openings, as known later."""
    asked = ASKED if audience == "external" else STAFF
    asked = replace(asked, questions=(*asked.questions, UNIT, THERE))
    looks = (*sorted(openings), Occasion(END))
    windows = [(START, at) for at in looks]
    ahead = [(START, at, END) for at in sorted(openings)]
    windows += [(first.day, last) for first in sorted(openings) for last in looks if first <= last]
    for since, until, last in (*((*one, one[1].day) for one in dict.fromkeys(windows)), *ahead):
        known = {at: told for at, told in openings.items() if at <= until}
        tally = SurveyTally(SHEET, known, since, last, {until.day} if last > until.day else ())
        told = survey(asked, tally, K)
        if since == START:
            _agrees(told, asked, tally)
        within = frozenset(at for at in known if since <= at.day)
        used = {key: _used(openings, within, key) for key in TABLES}
        whole = within if since == START else frozenset()
        yield Published(until, within, told, used, _units(openings, whole))


def _agrees(told: Json, asked: Questionnaire, tally: SurveyTally) -> None:
    """The digest says the same, or less."""
    [line] = lines([(asked, tally)], Earlier(), {}, K)
    assert (line.state == "hidden") == (told["n"] is None)
    assert line.csat in (None, read_by_people(asked, told)["csat"])


def _units(openings: Openings, within: frozenset[Occasion]) -> frozenset[str]:
    given = sum((openings[at].given for at in within), Counter[Given]())
    return frozenset(one.value for one in given if one.question == "unit") - {DK}


def _used(openings: Openings, within: frozenset[Occasion], key: str) -> frozenset[str]:
    """Cells that are not empty; one without a name for people who told none."""
    counted = [(at, where, n) for at in within for where, n in _cells(openings[at], key).items()]
    answered = sum(_answered(openings[at]) for at in within)
    untold = answered - sum(n for _, _, n in counted)
    return frozenset(where.source for _, where, _ in counted) | ({""} if untold else frozenset())


def _cells(opened: Tally, key: str) -> dict[Where, int]:
    counted = opened.by_place if key == "by_place" else opened.by_channel
    return {where: n for where, n in counted.items() if where.value != DK}


def _answered(opened: Tally) -> int:
    return (
        sum(n for given, n in opened.given.items() if given.question == "overall")
        - (opened.given[Given("overall", DK)])
    )

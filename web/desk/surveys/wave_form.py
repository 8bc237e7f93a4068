"""What a clerk says of a wave to be opened: read, judged, and what to think of beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.cleaning import clean
from bot.masking import mask
from bot.mixed_pains import mixed_with
from bot.new_waves import Card, a_wave, carded
from bot.surveys import pains
from bot.surveys.script import Survey
from bot.texts import say
from config.workdays import Workdays, days
from reports.written_day import written_day
from storage.opening_key import LARGEST, NotAKey, WrongHalf, fingerprint, read_public
from storage.records import Wave
from web.desk.surveys import sample
from web.desk.surveys.sample import Asked, NoNumber

WORDS = 300
"""Characters of a purpose or of a document."""
LONGEST = 92
"""Days of a wave: a script may ask for no more either."""
SHORT = 5
"""Worked days below which a clerk is asked to think again."""
FIELDS = ("until", "purpose", "basis", "pain", "population", "error", "response", "key")


class Wrong(Exception):
    """Said to whoever sent the form. `field`: where."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


@dataclass(frozen=True, slots=True)
class Wish:
    """A wave to be. `public`: b"" of one that is not strict."""

    until: date
    card: Card
    asked: Asked
    public: bytes = b""

    @property
    def fingerprint(self) -> str:
        """Of the key, as it is read out over the telephone; "" of a wave that is not strict."""
        return fingerprint(self.public) if self.public else ""


def usual(survey: Survey, today: date) -> dict[str, str]:
    """The form before anything is typed."""
    last = today + timedelta(days=survey.days - 1)
    told = dict.fromkeys(FIELDS, "")
    asked = {"error": str(sample.ERROR), "response": str(sample.RESPONSE)}
    return told | {"until": _day(last)} | asked


def read(typed: Mapping[str, str], survey: Survey, today: date, *, is_ordered: bool) -> Wish:
    """`is_ordered`: employees are asked by an order alone (R-23). Raises Wrong."""
    until = _until(typed["until"], today)
    purpose, basis = _words(typed, "purpose", least=1), _words(typed, "basis")
    if is_ordered and survey.audience == "internal" and not Card(basis).names_an_act:
        raise Wrong("basis", say("desk-basis-needed"))
    pain = _pain(typed, survey)
    try:
        asked = sample.read(lambda name: typed[name])
    except NoNumber as wrong:
        raise Wrong(wrong.field, str(wrong)) from wrong
    card = Card(basis, pain, purpose, asked.population)
    return Wish(until, card, asked, _public(typed["key"], survey))


def _until(told: str, today: date) -> date:
    until = written_day(told)
    if until is None or not today <= until < today + timedelta(days=LONGEST):
        raise Wrong("until", say("care-wrong-day", first=_day(today), longest=LONGEST))
    return until


def _words(typed: Mapping[str, str], name: str, least: int = 0) -> str:
    told = mask(" ".join(clean(typed[name]).split()))
    if not least <= len(told) <= WORDS:
        raise Wrong(name, say("care-wrong-words", field=name, longest=WORDS))
    return told


def _pain(typed: Mapping[str, str], survey: Survey) -> str | None:
    if not survey.is_about_a_pain:
        return None
    told = _words(typed, "pain", least=1)
    try:
        return pains.title(told, survey)
    except pains.BadPain as error:
        raise Wrong("pain", say("inquiry-bad-pain")) from error


def _public(told: str, survey: Survey) -> bytes:
    line = told.strip()
    if not line:
        return b""
    if survey.elsewhere or len(line) > LARGEST:
        raise Wrong("key", say("care-wrong-key", half="none"))
    try:
        return read_public(line)
    except WrongHalf as error:
        raise Wrong("key", say("care-wrong-key", half="private")) from error
    except NotAKey as error:
        raise Wrong("key", say("care-wrong-key", half="none")) from error


def warnings(
    wish: Wish, survey: Survey, today: date, told: tuple[Workdays, Sequence[Wave]]
) -> Iterator[str]:
    """`told`: the calendar, and all waves there were."""
    calendar, known = told
    worked = sum(calendar.is_workday(one) for one in days(today, wish.until))
    if worked < SHORT:
        yield say("care-warn-short", days=worked)
    if not calendar.is_workday(wish.until):
        yield say("care-warn-day-off", date=_day(wish.until))
    if not wish.card.population:
        yield say("care-warn-unknown")
    if not wish.card.basis:
        yield say("care-warn-basis")
    wave = a_wave(survey, "", (today, wish.until + timedelta(days=1)))
    mixed = mixed_with(carded(wave, wish.card, wish.card.pain or "", b""), known)
    if mixed:
        yield say("cli-wave-mixed", period=mixed[0].name, other=mixed[1])


def _day(told: date) -> str:
    return f"{told:%d.%m.%Y}"

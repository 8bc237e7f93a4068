"""Waves of a survey in words: when, by which document, how many answered, how it ended. Pure.

How many came is told as of the morning and rounded down; what a closed wave gave, rounded too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.handlers.staff_words import day
from bot.surveys.script import Survey
from bot.texts import say
from reports.hiding import FEW_FOR_COUNTS
from reports.reached import margin_of
from reports.sampling import is_low_completion
from reports.wording import number
from storage.records import SLIPS, Wave, WaveCount, WaveState
from storage.sql.waves import ROUGH
from web.desk.surveys.sample import spaced

UNFINISHED = (WaveState.OPEN, WaveState.OVER, WaveState.COUNTED)


@dataclass(frozen=True, slots=True)
class Line:
    """`notes`: what was out of the ordinary. `warns`: that few went on to the end."""

    id: str
    heading: str
    state: str
    counts: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    warns: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is with a survey now. `wave`: the one this is about, if any."""

    kind: str  # open, key, ending, lost, form, off, soon, idle
    wave: Wave | None = None

    @property
    def is_open(self) -> bool:
        return self.kind == "open"

    def words(self) -> str:
        last = day(self.wave.last_day) if self.wave else ""
        return say("care-standing", kind=self.kind, last=last)


def standing(survey: Survey, waves: Sequence[Wave], *, is_enabled: bool) -> Standing:
    """`waves` of this survey, the latest opened last; `is_enabled`: the profile takes it."""
    if survey.mode == "form":
        return Standing("form")
    kinds = {WaveState.OPEN: "open", WaveState.OVER: "key", WaveState.COUNTED: "ending"}
    for state, kind in kinds.items():
        mine = [wave for wave in waves if wave.state is state]
        if mine:
            is_ending = kind == "key" and not mine[-1].strict
            return Standing("ending" if is_ending else kind, mine[-1])
    if survey.mode == "permanent":
        return Standing("soon" if is_enabled else "off")
    return Standing("idle")


def counts(wave: Wave) -> str:
    """Of an open wave as of its morning."""
    return say("care-counts", started=wave.rough_started, finished=wave.rough_finished)


def lines(
    waves: Sequence[Wave], turnout: Mapping[str, WaveCount], *, has_key: Mapping[str, bool]
) -> list[Line]:
    """The newest first. `turnout` of closed waves: exact, told rounded."""
    return [
        _line(wave, turnout.get(wave.id), has_key=has_key.get(wave.id, True))
        for wave in reversed(waves)
    ]


def _line(wave: Wave, count: WaveCount | None, *, has_key: bool) -> Line:
    is_open = wave.state is WaveState.OPEN
    first, last = day(wave.opened_on), day(wave.last_day)
    told = ""
    if is_open or wave.state is WaveState.OVER:
        told = counts(wave) if has_key else say("desk-waves-lost")
    elif wave.state is not WaveState.LOST:
        told = say("care-opened", count=wave.opened // ROUGH * ROUGH, any=str(bool(wave.opened)))
    return Line(
        id=wave.id,
        heading=say("care-wave", first=first, last=last),
        state=say("care-wave-state", state=str(wave.state), strict=str(wave.strict)),
        counts=told,
        facts=tuple(_facts(wave)),
        notes=tuple(_notes(wave)),
        warns=_completion(wave, count),
    )


def _facts(wave: Wave) -> Iterator[str]:
    yield say("care-fact-version", version=wave.version)
    if wave.pain:
        yield say("care-fact-pain", pain=wave.pain)
    if wave.purpose:
        yield say("care-fact-purpose", purpose=wave.purpose)
    if wave.basis:
        yield say("care-fact-basis", basis=wave.basis)
    if wave.entry == SLIPS:
        yield say("care-fact-slips")
    if wave.strict:
        yield say("care-fact-strict")
    if wave.population:
        yield _sample(wave)


def _sample(wave: Wave) -> str:
    reached = margin_of(wave)
    told = "none" if reached is None else number(reached, say)
    return say("care-fact-population", population=spaced(wave.population), margin=told)


def _notes(wave: Wave) -> Iterator[str]:
    if wave.told_until and wave.closes_on > wave.told_until:
        yield say("care-note-extended", until=day(wave.told_until - timedelta(days=1)))
    if is_cut_short(wave):
        yield say("care-note-cut-short", date=day(wave.closed_on or wave.closes_on))
    if wave.verdict:
        yield say("care-note-verdict", verdict=wave.verdict)


def is_cut_short(wave: Wave) -> bool:
    return wave.closed_on is not None and wave.closed_on < wave.last_day


def _completion(wave: Wave, count: WaveCount | None) -> str:
    """How many of those who began went on to the end, in steps of five percent; a warning below
    sixty. "" where there are too few to say."""
    if wave.state is WaveState.OPEN:
        # rounded down both: below sixty for certain, or nothing is said
        finished, started = wave.rough_finished + ROUGH - 1, wave.rough_started
        if started < FEW_FOR_COUNTS or finished > started:
            return ""
        return say("care-completion-low") if is_low_completion(finished, started) else ""
    if count is None or count.finished < FEW_FOR_COUNTS or count.finished > count.started:
        return ""
    share = 100 * count.finished // count.started // ROUGH * ROUGH
    low = "yes" if is_low_completion(count.finished, count.started) else "no"
    return say("care-completion", share=share, low=low)

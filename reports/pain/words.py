"""Rows of the pain map in words: what each rests on, its formula with the numbers put in. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.pain.board import Line
from reports.pain.effect import Effect, quarters
from reports.pain.processes import Processes
from reports.pains import LEVELS, Level, Named
from reports.questionnaire import Questionnaire
from reports.wording import Say, day, number, p_value
from storage.pain_records import Measure, PainRow, Proof


@dataclass(frozen=True, slots=True)
class PainWords:
    """`asked`: surveys that proofs name, by id and version."""

    say: Say
    processes: Processes
    asked: Mapping[tuple[str, int], Questionnaire]

    def title(self, row: PainRow) -> str:
        """What the column of problems and needs says: staff's wording, else the directory's."""
        return row.title or self.processes.known.pains.title(row.pain)

    def process(self, row: PainRow) -> str:
        return self.processes.title(row.process)

    def level(self, level: Level) -> str:
        return self.say("map-level", level=level)

    def prevalence(self, line: Line) -> str:
        row, named = line.row, line.named
        if row.source == "staff":
            return self.say("map-prevalence-staff", level=self.level(row.prevalence))
        told = self.say(
            "map-prevalence",
            level=self.level(row.prevalence),
            named=self.named(line),
            share=self._percent(named.m / named.n if named.n else 0.0),
            lower=self._percent(named.lower),
        )
        return f"{told} {self.say('map-few')}" if named.is_few else told

    def priority(self, line: Line) -> str:
        row = line.row
        if row.is_threat:
            return self.say("map-priority-threat")
        f = LEVELS.index(row.prevalence) + 1
        told: dict[str, str | int] = {"f": f, "s": row.severity, "r": f * row.severity}
        told["level"] = self.level(line.priority)
        say = self.say
        score = say("map-priority-again", **told) if row.is_again else say("map-priority", **told)
        return f"{score} {self._raised(row)}".rstrip()

    def _raised(self, row: PainRow) -> str:
        """Why the severity is not the directory's, where no clerk has set it."""
        known = self.processes.known.pains
        if row.pain not in known or row.severity_reason or row.source == "staff":
            return ""
        given = known[row.pain].severity
        return self.say("map-raised", given=given) if row.severity > given else ""

    def method(self, line: Line) -> str:
        """Unit and method of the prevalence, in one line (R-46)."""
        row, named = line.row, line.named
        if row.source == "staff":
            return self.say("map-method-staff")
        told = self.say(
            "map-method",
            named=self.named(line),
            lower=self._percent(named.lower),
        )
        return f"{told} {self.say('map-few')}" if named.is_few else told

    def named(self, line: Line) -> str:
        """Of how many it was named by how many; by at least so many where people read a band."""
        row = line.row
        told: dict[str, str | int] = {"m": row.m, "n": row.n, "source": row.source}
        return self.say("map-named", banded="yes" if line.is_banded else "no", **told)

    def score(self, line: Line) -> str:
        """The priority in one line."""
        row = line.row
        if row.is_threat:
            return self.say("map-at-once")
        f = LEVELS.index(row.prevalence) + 1
        again = "yes" if row.is_again else "no"
        return self.say("map-score", f=f, s=row.severity, r=f * row.severity, again=again)

    def measure(self, one: Measure) -> str:
        state = "dropped" if one.is_dropped else "done" if one.done else "open"
        return self.say("map-measure", text=one.text, due=day(one.done or one.due), state=state)

    def after(self, measure: Measure, told: Sequence[Effect] | None) -> tuple[str, ...]:
        """What became of a measure that is done; `told`: None while its quarters are not over."""
        if measure.done is None:
            return ()
        four = quarters(measure.done)
        if told is None:
            return (self.say("map-after-waits", day=day(four.after[1].end)),)
        if not told:
            return (self.say("map-after-nothing"),)
        names = {
            "before": self.say("map-after-two", one=four.before[0].name, two=four.before[1].name),
            "after": self.say("map-after-two", one=four.after[0].name, two=four.after[1].name),
        }
        return tuple(self._effect(one, names) for one in told)

    def _effect(self, one: Effect, names: Mapping[str, str]) -> str:
        told = self.say(
            "map-after",
            what=one.what,
            before=self.say("map-after-part", when=names["before"], **self._part(one.before)),
            after=self.say("map-after-part", when=names["after"], **self._part(one.after)),
            verdict=one.compared.verdict if one.compared else "band",
            p=p_value(one.compared.p, self.say) if one.compared else "",
        )
        if one.is_reached is None:
            return told
        return f"{told} {self.say('map-after-target', reached='yes' if one.is_reached else 'no')}"

    def _part(self, named: Named) -> dict[str, str | int]:
        return {"m": named.m, "n": named.n, "share": self._percent(named.m / named.n)}

    def proof(self, one: Proof) -> str:
        """The rule that it meets, with its numbers and threshold."""
        say = self.say
        told: dict[str, str | int] = {"rule": one.rule, "m": one.m, "n": one.n}
        match one.rule:
            case "C3":
                return say("map-rule-complaints", **told)
            case "C4":
                return say("map-rule-late", **told)
            case "C5":
                topic = self.processes.known.topics.title(one.spot)
                return say("map-rule-repeats", title=topic, **told)
            case "C6":
                return say("map-rule-worst", **told)
            case "C7":
                return self._texts(one, told)
        return self._answers(one, told)

    def _texts(self, one: Proof, told: dict[str, str | int]) -> str:
        if one.band[0] < 0:
            return self.say("map-rule-texts", **told)
        return self.say("map-rule-texts-band", low=one.band[0], high=one.band[1], **told)

    def _answers(self, one: Proof, told: dict[str, str | int]) -> str:
        survey, text, label = self._spot(one)
        told |= {"survey": survey}
        band: dict[str, str | int] = {"low": one.band[0], "high": one.band[1]}
        if one.rule == "C2":
            told |= {"title": text, "lower": self._percent(Named(one.m, one.n).lower)}
            if one.band[0] < 0:
                return self.say("map-rule-scale", **told)
            return self.say("map-rule-scale-band", **band, **told)
        if one.band[0] < 0:
            return self.say("map-rule-option", title=label, **told)
        return self.say("map-rule-option-band", title=label, **band, **told)

    def _spot(self, one: Proof) -> tuple[str, str, str]:
        """Titles of the survey, of the question and of the answer; ids where they are gone."""
        name, version, question, option = (*one.spot.split(":"), "", "", "", "")[:4]
        asked = self.asked.get((name, int(version) if version.isdecimal() else 0))
        found = asked.question(question) if asked else None
        if asked is None or found is None:
            return name, question, option
        return asked.title, found.text, found.options.get(option, option)

    def _percent(self, share: float) -> str:
        return number(round(100 * share, 1), self.say)

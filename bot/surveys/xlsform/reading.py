"""The three sheets of an XLSForm as a script, and what is wrong with them, by sheet and row. Pure.

What a script has and an ordinary XLSForm has not is filled in, and every such filling is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.surveys.wording import brief
from bot.surveys.xlsform.choices import Listed, fitting, lists
from bot.surveys.xlsform.logic import Term, Unread, terms
from bot.surveys.xlsform.names import CHOICES, OF_SETTINGS, OWN_WORDS, PASSED, SETTINGS, SURVEY
from bot.surveys.xlsform.question import Asked, kind_of, question
from bot.surveys.xlsform.relevant import conditions
from bot.surveys.xlsform.sheet import Fault, Row, Sheet, named, numbers, whole
from bot.texts import say
from config.marked_yaml import Steps, Tree

WHOLE = ("closes_after",)


@dataclass(slots=True)
class Form:
    """`tree` knows the sheet and row of everything; `made_from`: the version that the file says it
    is; `notes`: what was filled in or left out, a line each."""

    tree: Tree
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    made_from: int | None = None


def form(sheets: Mapping[str, Sheet]) -> Form:
    """A survey as raw values that know their sheet and row, with all that is wrong. `sheets`: by
    name; what is missing counts as empty."""
    known = {name: named(sheets.get(name) or Sheet(name, (), ())) for name in (SURVEY, CHOICES)}
    told = named(sheets.get(SETTINGS) or Sheet(SETTINGS, (), ()))
    found = Form(Tree(SETTINGS))
    _settings(found, told)
    reading = _Reading(found, known[CHOICES], lists(known[CHOICES]))
    for row in known[SURVEY].rows:
        if row.cells:
            reading.take(row)
    reading.end()
    for sheet in (*known.values(), told):
        found.faults += sheet.faults
        found.notes += sheet.notes
    return found


def _settings(found: Form, sheet: Sheet) -> None:
    rows = [row for row in sheet.rows if row.cells]
    row = rows[0] if rows else Row(2, {})
    values, lines = found.tree.values, found.tree.lines
    for column, key in OF_SETTINGS.items():
        lines[(key,)] = (SETTINGS, row.number)
        told = row[column]
        if "${" in told:
            found.faults.append(Fault(SETTINGS, row.number, say("xlsform-piped")))
        if not told:
            continue
        if key == "version":
            found.made_from = whole(told)
        elif key == "basis":
            values[key] = [line.strip() for line in told.splitlines() if line.strip()]
        elif key in WHOLE and (number := whole(told)) is not None:
            values[key] = number
        else:
            values[key] = fitting(told, "s_") if key == "id" else told
    values.setdefault("basis", [])
    if len(rows) > 1:
        found.notes.append(say("xlsform-many-settings", row=row.number))


@dataclass(slots=True)
class _Reading:
    found: Form
    choices: Sheet
    lists: Mapping[str, Listed]
    asked: list[tuple[Row, Asked]] = field(default_factory=list)
    groups: list[tuple[Term, ...]] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)  # «note» rows not used yet
    passed: list[Row] = field(default_factory=list)
    own: list[Row] = field(default_factory=list)

    def take(self, row: Row) -> None:
        kind, _ = kind_of(row)
        if row[OWN_WORDS]:
            self.own.append(row)
        elif not kind:
            self._blame(row, say("xlsform-no-type"))
        elif kind in PASSED:
            self.passed.append(row)
        elif kind == "note":
            self._note(row)
        elif kind == "begin_group":
            self.groups.append(self._terms(row))
        elif kind == "end_group":
            if self.groups:
                self.groups.pop()
            else:
                self._blame(row, say("xlsform-group"))
        else:
            self._question(row)

    def end(self) -> None:
        """What can only be said when all rows were read."""
        values, lines = self.found.tree.values, self.found.tree.lines
        if self.groups:
            self.found.faults.append(Fault(SURVEY, 0, say("xlsform-group")))
        if self.notes:
            last = self.notes.pop()
            values["thanks"], lines[("thanks",)] = last["label"], (SURVEY, last.number)
        values["questions"] = [asked.raw for _, asked in self.asked]
        lines[("questions",)] = (SURVEY, self.asked[0][0].number if self.asked else 1)
        told = self.found.notes
        if self.passed:
            rows = numbers(row.number for row in self.passed)
            told.append(say("xlsform-passed", count=len(self.passed), rows=rows))
        if self.notes:
            rows = numbers(row.number for row in self.notes)
            told.append(say("xlsform-notes-left", count=len(self.notes), rows=rows))
        self._own_words()

    def _note(self, row: Row) -> None:
        """The first before all questions greets, the last behind them thanks."""
        if not row["label"]:
            self._blame(row, say("xlsform-no-label"))
        elif "${" in row["label"]:
            self._blame(row, say("xlsform-piped"))
        elif not self.asked and "greeting" not in self.found.tree.values:
            self.found.tree.values["greeting"] = row["label"]
            self.found.tree.lines[("greeting",)] = (SURVEY, row.number)
        else:
            self.notes.append(row)

    def _question(self, row: Row) -> None:
        if self.notes and self.asked:  # between questions nobody would see them
            rows = numbers(one.number for one in self.notes)
            note = say("xlsform-notes-left", count=len(self.notes), rows=rows)
            self.found.notes.append(note)
            self.notes.clear()
        asked = question(row, self.lists, self.choices)
        told = [term for group in self.groups for term in group] + list(self._terms(row))
        above = {str(one.raw["id"]): one for _, one in self.asked}
        try:
            wanted = conditions(
                (_renamed(term, above) for term in told),
                {name: one.raw for name, one in above.items() if "kind" in one.raw},
            )
        except Unread as bad:
            wanted = {}
            self._blame(row, _logic(bad))
        if wanted:
            asked.raw["if"] = wanted
        self._place(row, asked)
        self.asked.append((row, asked))

    def _place(self, row: Row, asked: Asked) -> None:
        at: Steps = ("questions", len(self.asked))
        lines = self.found.tree.lines
        lines[at] = (SURVEY, row.number)
        of_options = "labels" if "labels" in asked.raw else "options"
        for name in asked.raw:
            lines[*at, name] = (SURVEY, row.number)
        for name, number in asked.rows.items():
            lines[*at, of_options, name] = (CHOICES, number)
        self.found.faults += [Fault(SURVEY, row.number, words) for words in asked.faults]
        self.found.notes += asked.notes
        name = kind_of(row)[1].split(" ")[0]
        if name in self.lists:
            self.found.faults += self.lists[name].faults
            self.lists[name].faults.clear()

    def _terms(self, row: Row) -> tuple[Term, ...]:
        try:
            return terms(row["relevant"]) if row["relevant"] else ()
        except Unread as bad:
            self._blame(row, _logic(bad))
            return ()

    def _own_words(self) -> None:
        """Rows that only other tools need: the option itself asks for them here."""
        known = {
            f"{one.raw['id']}.{name}"
            for _, one in self.asked
            for name, option in one.raw.get("options", {}).items()
            if isinstance(option, dict) and option.get("write_in")
        }
        for row in self.own:
            if row[OWN_WORDS] not in known:
                told = say("xlsform-own-left", row=row.number, name=brief(row[OWN_WORDS]))
                self.found.notes.append(told)

    def _blame(self, row: Row, words: str) -> None:
        self.found.faults.append(Fault(SURVEY, row.number, words))


def _renamed(term: Term, above: Mapping[str, Asked]) -> Term:
    """With names as the script has them."""
    name = fitting(term.question, "q")
    if name not in above:
        return replace(term, question=name)
    names = above[name].names
    values = tuple(names.get(value, value) for value in term.values)
    return replace(term, question=name, values=values)


def _logic(bad: Unread) -> str:
    return say("xlsform-logic", why=bad.why, found=brief(re.sub(r"\s+", " ", bad.found)))

"""The pain map of a period for programs and for the terminal: candidates, rows, formulas. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.pain.after import After
from reports.pain.board import Board, Line
from reports.pain.effect import Effect
from reports.pain.words import PainWords
from reports.period_words import title
from reports.rules import Json
from reports.wording import day
from storage.pain_records import Measure, Proof

METHOD = "wilson95"
STAFF = "expert"
INDENT = "\n    "


def as_json(board: Board, words: PainWords, after: After) -> Json:
    """`m` is null where people read a band; the level counts the least that the band allows.
    `after`: of measures that are done."""
    return {
        "period": board.wish.period.name,
        "as_of": board.wish.as_of.isoformat(),
        "audience": board.wish.audience,
        "candidates": [_row(one, words, after) for one in board.candidates],
        "rows": [_row(one, words, after) for one in board.rows],
    }


def table(board: Board, words: PainWords, after: After) -> str:
    say, wish = words.say, board.wish
    head = say("map-table-heading", period=title(wish.period, say), as_of=day(wish.as_of))
    if not board.candidates and not board.rows:
        return f"{head}\n{say('map-table-none')}"
    told = [head, "", say("map-table-candidates", n=len(board.candidates))]
    told += _lines(board.candidates, words, after)
    told += ["", say("map-table-rows", n=len(board.rows)), *_lines(board.rows, words, after)]
    return "\n".join(told)


def _lines(lines: Sequence[Line], words: PainWords, after: After) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        row = line.row
        state = "candidate" if line.is_candidate else row.state
        head = words.say(
            "map-row",
            process=words.process(row),
            pain=words.title(row),
            kind=words.say("map-kind", kind=row.kind),
            state=words.say("map-state", state=state),
        )
        reason = [row.reason] if row.reason else []
        proofs = [words.proof(one) for one in row.proofs]
        measures = [text for one in line.measures for text in _told(one, words, after)]
        told = [head, words.prevalence(line), words.priority(line), *proofs, *reason, *measures]
        yield f"{number}. " + INDENT.join(told)


def _told(one: Measure, words: PainWords, after: After) -> tuple[str, ...]:
    return words.measure(one), *words.after(one, after.get(one.id))


def _row(line: Line, words: PainWords, after: After) -> Json:
    row, named = line.row, line.named
    return {
        "id": row.id,
        "state": "candidate" if line.is_candidate else row.state,
        "process": {"id": row.process, "title": words.process(row)},
        "pain": {"id": row.pain, "title": words.title(row), "kind": row.kind},
        "prevalence": {
            "level": row.prevalence,
            "m": None if line.is_banded else row.m,
            "n": row.n,
            "lower": round(100 * named.lower, 3),
            "few_data": named.is_few,
            "unit": row.source,
            "method": STAFF if row.source == "staff" else METHOD,
        },
        "severity": row.severity,
        "threat": row.is_threat,
        "again": row.is_again,
        "priority": line.priority,
        "reason": row.reason or None,
        "merged_with": row.merged_with or None,
        "evidence": [_proof(one, words) for one in row.proofs],
        "measures": [_measure(one, after) for one in line.measures],
    }


def _proof(one: Proof, words: PainWords) -> Json:
    is_banded = one.band[0] >= 0
    return {
        "rule": one.rule,
        "source": one.source,
        "m": None if is_banded else one.m,
        "n": one.n,
        "band": list(one.band) if is_banded else None,
        "where": one.spot or None,
        "formula": words.proof(one),
    }


def _measure(one: Measure, after: After) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "owner": one.unit,
        "due": one.due.isoformat(),
        "metric": one.metric or None,
        "target": None if one.target is None else one.target / 10,
        "done": one.done.isoformat() if one.done else None,
        "note": one.note or None,
        "dropped": one.is_dropped,
        "effects": [_effect(effect) for effect in after.get(one.id, ())],
    }


def _effect(one: Effect) -> Json:
    return {
        "figure": one.what,
        "before": {"m": one.before.m, "n": one.before.n},
        "after": {"m": one.after.m, "n": one.after.n},
        "p": one.compared.p if one.compared else None,
        "verdict": one.compared.verdict if one.compared else None,
        "reached": one.is_reached,
    }

"""`otklik anonymity`: what is stored, what a thief finds, and the verdict."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.texts import say

if TYPE_CHECKING:
    from app.anonymity import Audit, Sample
    from storage.attacks.odds import Chance
    from storage.attacks.trial import Trial

PLACES = {"dialogue_replay": "messenger"}
"""What an attack needs, if it is no database."""
MARKS = {"fine": "✓", "bad": "!", "warned": "!", "unknown": "·", "idle": "·"}
SHOWN = 8
"""Bytes of a sealed value that are printed."""


def register(app: typer.Typer) -> None:
    app.command("anonymity", help=say("cli-anonymity"))(anonymity)


def anonymity(
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", metavar="table|json", help=say("cli-format")),
    ] = "table",
    seed: Annotated[int | None, typer.Option(metavar="N", help=say("cli-anonymity-seed"))] = None,
) -> None:
    from app import anonymity as checking
    from app import logs
    from app.compose import House
    from app.verdict import OK
    from config import settings

    told = settings.load()
    logs.set_up("error", "text", told.secrets())
    audit = asyncio.run(checking.audit(House(told), seed))
    if form == "json":
        typer.echo(json.dumps(as_json(audit), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(as_words(audit)))
    raise typer.Exit(0 if audit.verdict == OK else 1)


def as_words(audit: Audit) -> Iterator[str]:
    yield say("anonymity-title", date=f"{audit.checked_on:%d.%m.%Y}")
    database = audit.database
    yield say("anonymity-rehearsed", database=database, people=audit.people, seed=str(audit.seed))
    yield from ("", say("anonymity-stored-heading"))
    for sample in audit.samples:
        yield say("anonymity-stored-table", table=sample.table)
        yield from _columns(sample)
    yield from ("", say("anonymity-attacks-heading"))
    yield from (_attack(worst, audit) for worst in _worst(audit))
    yield from _not_tried(audit)
    yield from ("", say("anonymity-own-heading"))
    yield from _own(audit)
    yield from ("", say("anonymity-machine-heading"))
    yield from (_machine(one.look, one.state) for one in audit.machine)
    yield from ("", say("anonymity-verdict", verdict=audit.verdict))


def as_json(audit: Audit) -> dict[str, Any]:
    """Contract: `verdict`, `checked_at`; then what it rests on."""
    beaten = set(audit.beaten)
    return {
        "verdict": audit.verdict,
        "checked_at": audit.checked_on.isoformat(),
        "database": audit.database,
        "seed": audit.seed,
        "people": audit.people,
        "attacks": [
            {
                "id": one.attack,
                "part": one.part,
                "hits": one.score.hits,
                "of": one.score.of,
                "expected": None if (chance := one.score.chance) is None else _mean(chance),
                "p": float(one.score.luck),
                "beats_chance": one in beaten,
            }
            for one in audit.trials
        ],
        "machine": [{"id": one.look, "state": one.state} for one in audit.machine],
        "own": None
        if audit.own is None
        else [{"id": one.look, "found": one.bad, "named": list(one.named)} for one in audit.own],
    }


def _columns(sample: Sample) -> Iterator[str]:
    for column, value in sample.row.items():
        told = str(value)
        if isinstance(value, bytes):
            told = say("anonymity-bytes", length=len(value), start=value[:SHOWN].hex(" "))
        yield say("anonymity-stored-column", column=column, value=told)


def _worst(audit: Audit) -> Iterator[Trial]:
    """Of each attack the way that came furthest."""
    for _, trials in groupby(audit.trials, key=lambda one: one.attack):
        yield min(trials, key=lambda one: one.score.luck)


def _attack(trial: Trial, audit: Audit) -> str:
    score = trial.score
    if score.chance is None:
        result = say("anonymity-result-left", hits=score.hits)
    else:
        result = say(
            "anonymity-result-matched",
            hits=score.hits,
            of=score.of,
            expected=f"{_mean(score.chance):g}",
        )
    mark = "✗" if trial in audit.beaten else "✓"
    words = say("anonymity-attack", name=trial.attack, roster=audit.roster)
    return say("anonymity-line", mark=mark, words=words, result=result)


def _not_tried(audit: Audit) -> Iterator[str]:
    """What this place does not have is said, not passed over."""
    from storage.attacks import ATTACKS

    tried = {one.attack for one in audit.trials}
    for name in ATTACKS:
        if name in tried:
            continue
        place = "server" if audit.database in ("postgresql", "server") else "sqlite"
        result = say("anonymity-result-none", place=PLACES.get(name, place))
        words = say("anonymity-attack", name=name, roster=audit.roster)
        yield say("anonymity-line", mark="·", words=words, result=result)


def _own(audit: Audit) -> Iterator[str]:
    if audit.own is None:
        yield say("anonymity-own-none")
        return
    for one in audit.own:
        words = say("anonymity-own", look=one.look, named=", ".join(one.named) or "none")
        yield say("anonymity-own-line", mark="✗" if one.bad else "✓", words=words, bad=one.bad)


def _machine(look: str, state: str) -> str:
    words = say("anonymity-machine", look=look)
    result = say("anonymity-machine-state", state=state)
    return say("anonymity-line", mark=MARKS[state], words=words, result=result)


def _mean(chance: Chance) -> float:
    return round(float(chance.expected), 1)

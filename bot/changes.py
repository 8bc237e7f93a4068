"""«You said, we did»: what everybody may read, in words, for every door alike. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts import say
from reports.period import parse
from reports.period_words import short
from reports.wording import day, number
from storage.publication_records import Done, Edition, Published, changes

MOST = 8
"""Changes that one page of a dialogue tells; the site tells all."""
LIMIT = 3500
"""UTF-16 units of a page of a dialogue."""


@dataclass(frozen=True, slots=True)
class Told:
    """An edition in words."""

    heading: str
    body: str


def told(edition: Edition) -> Told:
    period = short(parse(edition.period), say)
    lines = [
        say("publication-responses", count=edition.responses)
        if edition.responses
        else say("publication-few")
    ]
    if edition.csat is not None:
        lines.append(say("publication-csat", csat=number(edition.csat, say)))
    if edition.pains:
        lines.append(say("publication-pains", pains="; ".join(edition.pains)))
    if edition.done:
        lines.append(say("publication-decisions", decisions="; ".join(map(_short, edition.done))))
    lines.append(say("publication-method", k_min=edition.k_min))
    return Told(say("publication-header", period=period), "\n".join(lines))


def item(done: Done) -> str:
    said = done.said or say("changes-you")
    return say("changes-item", said=said, done=done.done, date=day(done.day))


def page(published: Sequence[Published]) -> str:
    """One message of a dialogue: the newest edition and the newest changes."""
    if not published:
        return f"{say('changes-title')}\n\n{say('changes-nothing')}"
    newest = told(published[0].edition)
    parts = [say("changes-title"), f"{newest.heading}\n{newest.body}"]
    for done in changes(published)[:MOST]:
        parts.append(item(done))
        if len("\n\n".join(parts).encode("utf-16-le")) // 2 > LIMIT:
            parts.pop()
            break
    return "\n\n".join([*parts, say("changes-not-published")])


def _short(done: Done) -> str:
    return f"{done.done} ({day(done.day)})"

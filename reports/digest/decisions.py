"""What of the figures asks a person to decide or to mend something. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.appeals import NONE
from reports.rules import Json
from reports.wording import Say

LACKS = ("overdue", "no_cause", "no_topic", "no_dates")


def lacking(block: Json) -> dict[str, int]:
    """How many appeals of a block `appeals` are late, or lack what every figure rests on."""
    return {
        "overdue": block["waiting"]["overdue_open"],
        "no_cause": _none(block, "by_cause"),
        "no_topic": _none(block, "by_topic"),
        "no_dates": block["waiting"]["no_data"],
    }


def decisions(blocks: Mapping[str, Json], waits: Mapping[str, int], say: Say) -> str:
    """`blocks`: by audience; `waits`: what else a person has to decide of. A line each; one line
    says that there is nothing."""
    told = [*_lines(blocks, say)]
    told += [say("digest-waits", what=what, count=count) for what, count in waits.items() if count]
    return "\n".join(told) or say("digest-nothing-to-decide")


def _lines(blocks: Mapping[str, Json], say: Say) -> Iterator[str]:
    for audience, block in blocks.items():
        for what, count in lacking(block).items():
            if count:
                yield say("digest-to-decide", audience=audience, what=what, count=count)


def _none(block: Json, kind: str) -> int:
    return sum(row["count"] for row in block[kind] if row["id"] == NONE)

"""The previous quarter once more, where it has changed since its digest was sent. Pure.

Appeals are answered after a quarter is over, so its shares go on changing (requirements 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.digest.change import Past, in_time, refused, satisfied
from reports.rounding import percent as exact
from reports.rules import Json
from reports.wording import Say, percent

AUDIENCES = ("external", "internal")


def told_of(block: Json) -> Json:
    """What of the block `appeals` a digest tells and a later one may correct, as JSON."""
    return {
        "received": [block["received"], None],
        "complaints": [block["complaints"], None],
        "satisfied": [*satisfied(block)],
        "refused": [*refused(block)],
        "in_time": [*in_time(block)],
    }


def restated(pasts: Mapping[str, Past], then: Json | None, say: Say) -> str:
    """Lines of what differs; "" if nothing does, or no digest was sent. `then`: {audience: told}.

    Whatever a former version of the program did not keep is not compared.
    """
    if then is None:
        return ""
    return "\n".join(
        line
        for audience in AUDIENCES
        if (block := pasts[audience].previous) is not None
        for line in _lines(audience, told_of(block), then.get(audience, {}), say)
    )


def _lines(audience: str, now: Json, then: Json, say: Say) -> Iterator[str]:
    """What reads otherwise today: a count behind a share that stayed the same is not told."""
    for what in (name for name in now if name in then):
        today, told = (_figure(what, part, say) for part in (now[what], then[what]))
        if today != told:
            yield say("digest-restated-line", audience=audience, what=what, now=today, then=told)


def _figure(what: str, part: Sequence[Any], say: Say) -> str:
    count, base = part
    if base is None:
        return str(count)
    share = percent(exact(count, base), say)
    return share if what == "in_time" else f"{count} ({share})"

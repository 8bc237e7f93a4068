"""Evidence of a trigger, a plan and a sample, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.texts import say
from config.directories import shipped
from reports.inquiries import Again, Sample
from reports.rounding import percent as share
from reports.wording import number, p_value, percent

Body = Mapping[str, Any]


def rule(told: Body) -> str:
    """One rule that holds, with the numbers it rests on."""
    match told["rule"]:
        case "M":
            return say("inquiry-measure", title=told["title"], date=told["date"])
        case "S":
            return say("inquiry-signal", low=told["low"], n=told["n"])
        case "T1":
            bound = _share(told["bound"])
            return say("inquiry-t1", low=told["low"], n=told["n"], bound=bound)
        case "T2":
            return say(
                "inquiry-t2",
                low=told["low"],
                n=told["n"],
                before=told["low_before"],
                of=told["n_before"],
                p=_p(told["adjusted"]),
            )
        case "T3":
            return say(
                "inquiry-t3",
                count=told["complaints"],
                before=told["before"],
                quarters=told["quarters"],
                p=_p(told["adjusted"]),
            )
    new, again = (", ".join(map(_pain, told[name])) for name in ("new", "again"))
    return say("inquiry-t4", new=new or "none", again=again or "none")


def sample(told: Sample) -> str:
    """Population, sample, response, margin: as the ordinance wants them said."""
    return say(
        "inquiry-sample",
        population=told.population,
        wanted=told.wanted,
        answered=told.answered,
        invited=told.invited,
        response=percent(told.response, say),
        margin=number(told.margin, say),
        low="yes" if told.is_low else "no",
        all="yes" if told.is_all else "no",
        reached="yes" if told.is_reached else "no",
    )


def again(told: Again | None) -> str:
    """The line «before and after»."""
    if told is None:
        return say("inquiry-again-few")
    (m1, n1), (m2, n2) = told.before, told.after
    first, second = (percent(share(m, n), say) for m, n in (told.before, told.after))
    return say(
        "inquiry-again",
        first=f"{first} ({m1} / {n1})",
        second=f"{second} ({m2} / {n2})",
        verdict=told.verdict,
    )


def _pain(name: str) -> str:
    return shipped().pains.title(name)


def _share(value: float) -> str:
    return percent(round(100 * value, 1), say)


def _p(value: float) -> str:
    return p_value(value, say)

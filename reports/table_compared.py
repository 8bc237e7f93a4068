"""What the table of the terminal sets beside the figures: earlier periods, the rating, the year."""

from __future__ import annotations

from collections.abc import Iterable

from reports.hiding import Told
from reports.period import parse
from reports.rules import Json
from reports.wording import Say, number, percent, signed

Row = tuple[str, str]


def year_ago(metrics: Json, say: Say) -> Iterable[Row]:
    """The main figures of the same period a year before, as they are known at `as_of`."""
    now, then = metrics["appeals"], metrics["year_ago"]
    difference = signed(now["received"] - then["received"])
    outcomes = then["outcomes"][then["outcomes"]["base"]]
    yield say("figures-year-ago", name=parse(metrics["period"]["name"]).year_ago().name), ""
    yield say("figures-received"), str(then["received"])
    yield say("figures-since-then"), difference
    yield say("figures-complaints"), str(then["complaints"])
    yield say("figures-then-mean"), number(then["waiting"]["mean_days"], say)
    yield say("figures-within-term"), percent(then["waiting"]["within_term"], say)
    yield say("figures-satisfied"), percent(outcomes["satisfied"]["share"], say)
    yield say("figures-refused"), percent(outcomes["refused"]["share"], say)


def since(compared: Json | None, say: Say) -> Iterable[Row]:
    """The share of the satisfied against the period before, with what may be concluded."""
    if compared is not None:
        yield say("figures-compared", name=compared["with"]), _verdict(compared, say)


def directions(rating: Iterable[Json], say: Say) -> Iterable[Row]:
    """M-25, audience by audience."""
    heading = ""
    for one in rating:
        if one["audience"] != heading:
            heading = one["audience"]
            yield say("figures-directions", audience=heading), ""
        index, n = number(one["index"], say), number(one["n"], say)
        if one["rank"] is None:
            yield one["title"], say("figures-not-ranked", n=n)
        else:
            yield one["title"], say("figures-ranked", rank=one["rank"], index=index, n=n)


def annual(told: Json | None, say: Say) -> Iterable[Row]:
    """M-24: the mean of all aspects, then each of them, beside the year before."""
    if told is None:
        return
    yield say("figures-annual", year=str(told["year"])), ""
    yield say("figures-annual-index"), _beside(told["index"], told["previous"], "index", say)
    for one in told["aspects"]:
        yield one["title"], _beside(one["csat"], one["previous"], "csat", say)
        for name, verdict in since(one["compared"], say):
            yield f"  {name}", verdict


def _beside(now: Told, previous: Json | None, key: str, say: Say) -> str:
    """An index, or a share in percent; in brackets that of the year before."""
    words = percent if key == "csat" else number
    if previous is None:
        return words(now, say)
    return f"{words(now, say)} ({words(previous[key], say)})"


def _verdict(compared: Json, say: Say) -> str:
    verdict, p = compared["verdict"], compared["p"]
    if p is None:
        return say("figures-verdict", verdict=verdict)
    least = say("figures-least-p") if p == 0 else f"p = {number(p, say)}"
    return f"{say('figures-verdict', verdict=verdict)} ({least})"

"""The figures of a period as a table for the terminal. Pure: JSON of contract §5 in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reports import table_compared, table_reached
from reports.naming import Names
from reports.rules import Json
from reports.wording import Say, day, number, percent, signed

Row = tuple[str, str]
"""(what, how much); an empty second part makes the first a heading."""


def table(metrics: Json, names: Names, say: Say) -> str:
    rows = [
        *_appeals(metrics["appeals"], say),
        *table_compared.year_ago(metrics, say),
        *(row for survey in metrics["surveys"] for row in _survey(survey, names, say)),
        *table_reached.samples(metrics["waves"], names, say),
        *table_reached.mailings(metrics["mailings"], say),
        *table_compared.directions(metrics["directions"], say),
        *table_compared.annual(metrics["annual"], say),
    ]
    width = max(len(name) for name, value in rows if value)
    lines = [_line(name, value, width) for name, value in rows]
    return "\n".join([_title(metrics, say), *lines])


def _line(name: str, value: str, width: int) -> str:
    return f"  {name:<{width}}  {value}" if value else f"\n{name}"


def _title(metrics: Json, say: Say) -> str:
    period = metrics["period"]
    last = date.fromordinal(date.fromisoformat(period["end"]).toordinal() - 1)
    return say(
        "figures-title",
        name=period["name"],
        first=day(date.fromisoformat(period["start"])),
        last=day(last),
        as_of=day(date.fromisoformat(metrics["as_of"])),
        profile=metrics["profile"],
        audience=metrics["audience"],
    )


def _appeals(block: Json, say: Say) -> Iterable[Row]:
    change = block["change"]
    yield say("figures-appeals"), ""
    yield say("figures-received"), str(block["received"])
    yield say("figures-change"), f"{signed(change['difference'])} ({change['previous']})"
    yield say("figures-change-percent"), percent(change["percent"], say)
    yield say("figures-complaints"), str(block["complaints"])
    yield say("figures-repeats"), str(block["repeats"])
    yield say("figures-anonymous"), str(block["anonymous"])
    yield say("figures-duplicates"), str(block["duplicates"])
    if block["hidden"]:
        yield say("figures-hidden"), str(block["hidden"])
    yield say("figures-maturity"), percent(block["maturity"], say)
    status = say("digest-preliminary") if block["preliminary"] else say("digest-final")
    yield say("figures-status"), status
    yield from _list(say("figures-channels"), block["by_channel"], say)
    yield from _list(say("figures-topics"), block["by_topic"], say)
    yield from _list(say("figures-causes"), block["by_cause"], say)
    yield from _list(say("figures-organisations"), block["by_organisation"], say)
    yield from _list(say("figures-clients"), block["by_client_kind"], say)
    yield from _time(block, say)
    yield from _outcomes(block["outcomes"], say)
    yield from _rating(block["author_rating"], say)


def _list(heading: str, rows: Sequence[Json], say: Say) -> Iterable[Row]:
    if rows:
        yield heading, ""
    for row in rows:
        yield row["title"], f"{row['count']} ({percent(row['share'], say)})"


def _time(block: Json, say: Say) -> Iterable[Row]:
    waiting = block["waiting"]
    yield say("figures-waiting"), ""
    yield say("figures-answers"), str(waiting["answers"])
    yield say("figures-mean-days"), number(waiting["mean_days"], say)
    yield say("figures-median-days"), number(waiting["median_days"], say)
    yield say("figures-p90-days"), number(waiting["p90_days"], say)
    yield say("figures-within-30"), percent(waiting["within_30_days"], say)
    yield say("figures-within-term"), percent(waiting["within_term"], say)
    yield say("figures-overdue"), str(waiting["overdue_open"])
    yield say("figures-no-data"), str(waiting["no_data"])
    working = waiting["working"]
    yield say("figures-working-mean"), number(working["mean_days"], say)
    yield say("figures-working-median"), number(working["median_days"], say)
    yield say("figures-working-p90"), number(working["p90_days"], say)
    yield say("figures-registration-mean"), number(block["registration"]["mean_days"], say)
    yield say("figures-registration-3"), percent(block["registration"]["within_3_days"], say)
    yield say("figures-forwarded"), str(block["forwarding"]["forwarded"])
    yield say("figures-forwarded-7"), percent(block["forwarding"]["within_7_days"], say)


def _outcomes(outcomes: Json, say: Say) -> Iterable[Row]:
    """Both bases; the one the ordinance means comes first (R-32)."""
    order = sorted(("all", "complaints"), key=lambda kind: kind != outcomes["base"])
    for kind in order:
        told = outcomes[kind]
        yield say("figures-outcomes", base=kind, count=told["base"]), ""
        yield say("figures-satisfied"), _counted(told["satisfied"], say)
        yield say("figures-refused"), _counted(told["refused"], say)
        for name, count in told["other"].items():
            yield say("figures-outcome", group=name), str(count)


def _rating(told: Json, say: Say) -> Iterable[Row]:
    """Beside the outcomes, never in them; the response stands beside every score."""
    yield say("figures-rating"), ""
    yield say("figures-rating-asked"), str(told["asked"])
    yield say("figures-rating-rated"), f"{told['rated']} ({percent(told['response'], say)})"
    yield say("figures-rating-mean"), number(told["mean"], say)
    yield say("figures-rating-helped"), _counted(told["helped"], say)
    yield say("figures-rating-gap"), str(told["gap"])


def _counted(told: Json, say: Say) -> str:
    return f"{told['count']} ({percent(told['share'], say)})"


def _survey(survey: Json, names: Names, say: Say) -> Iterable[Row]:
    title = names.survey(survey)
    yield say("figures-survey", title=title, survey=survey["id"], version=survey["version"]), ""
    yield say("figures-started"), str(survey["started"])
    completed = f"{survey['completed']} ({percent(survey['completion'], say)})"
    yield say("figures-completed"), completed
    yield say("figures-n"), number(survey["n"], say)
    yield say("figures-csat"), percent(survey["csat"], say)
    yield from table_compared.since(survey["compared"], say)
    yield say("figures-dsat"), percent(survey["dsat"], say)
    yield say("figures-mean"), number(survey["mean"], say)
    yield say("figures-index"), number(survey["index"], say)
    yield say("figures-dk"), percent(survey["dk_share"], say)
    if survey["nps"] is not None:
        yield say("figures-nps"), number(survey["nps"], say)
    if survey["ces"] is not None:
        yield say("figures-ces"), percent(survey["ces"], say)
    by_channel = [(names.channel(one["id"]), one) for one in survey["by_channel"]]
    yield from _cells(say("figures-by-channel"), by_channel, say)
    by_place = [(names.place(survey, one["id"]), one) for one in survey["by_place"]]
    yield from _cells(say("figures-by-place"), by_place, say)


def _cells(heading: str, cells: Sequence[tuple[str, Json]], say: Say) -> Iterable[Row]:
    """Satisfied by channel, place or group of units; small ones are not among them."""
    if cells:
        yield heading, ""
    for title, one in cells:
        yield title, f"{percent(one['csat'], say)} ({number(one['n'], say)})"

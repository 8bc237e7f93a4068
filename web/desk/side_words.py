"""Records of the registers by the side as their pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.handlers.staff_words import day
from bot.texts import say
from reports.rules import Json
from storage.side_records import Book, Record, RecordChange
from web.desk.office import told_actor
from web.desk.side_fields import DATED, FIELDS, Known

SLUGS: dict[Book, str] = {
    "action": "actions",
    "practice": "practices",
    "process": "processes",
    "observation": "media",
}
PATH = "/registers"


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list. `facts`: what was chosen, in one line."""

    title: str
    day: str
    facts: str
    text: str
    to: str


def to(book: Book, name: str = "") -> str:
    """The address of a register, or of one record."""
    return f"/desk{PATH}/{SLUGS[book]}" + (f"/{name}" if name else "")


def line(record: Record, known: Known) -> Line:
    return Line(
        title=heading(record),
        day=day(record.day) if record.book in DATED else "",
        facts=" · ".join(value for _, value in facts(record, known)),
        text=record.values.get("text", ""),
        to=to(record.book, record.id),
    )


def heading(record: Record) -> str:
    told = record.values.get("title") or record.values.get("source")
    if told:
        return told
    words = "removed" if record.is_removed else "erased"
    return say("desk-side-without-words", why=words, day=day(record.day))


def facts(record: Record, known: Known) -> list[tuple[str, str]]:
    """Labels and values of what is said, but for the heading and the text."""
    return list(_facts(record, known))


def _facts(record: Record, known: Known) -> Iterator[tuple[str, str]]:
    for one in FIELDS[record.book]:
        value = record.values[one.name]
        if not value or one.is_text or one.name in ("title", "source"):
            continue
        told = value if one.longest else known.title(one.name, value)
        yield say("desk-side-field", field=one.name), told


def history(changes: Sequence[RecordChange]) -> list[str]:
    return [
        say("desk-side-change", day=day(one.day), who=told_actor(one.actor), deed=one.deed)
        for one in changes
    ]


def counts(book: Book, told: Json) -> str:
    """What the report of the period will say of this register, in one line."""
    match book:
        case "action":
            rows = told["decisions"]["by_kind"] + told["materials"]["by_kind"]
            named = [(say("desk-side-kind", kind=row["id"]), row["count"]) for row in rows]
            total = told["decisions"]["total"] + told["materials"]["total"]
        case "observation":
            rows = told["observations"]["by_tone"]
            named = [(say("desk-side-tone", tone=row["id"]), row["count"]) for row in rows]
            total = told["observations"]["total"]
        case "process":
            rows = told["processes"]["by_group"]
            named = [(row["id"], row["count"]) for row in rows if row["id"] != "none"]
            total = told["processes"]["total"]
        case _:
            named, total = [], told["practices"]["total"]
    parts = [say("desk-side-count", title=title, n=n) for title, n in named if n]
    return " · ".join([say("desk-side-total", n=total), *parts])

"""A message that is sent, as rows: of the register, of its log, and its own. Pure."""

from __future__ import annotations

from datetime import datetime, time
from secrets import randbelow
from typing import Any

from storage.message_records import MessageSent
from storage.records import Person
from storage.register_records import CREATED, OPEN

Row = dict[str, Any]

AUTHOR = "author"
"""The actor of what an author changes in the register."""


def of_register(person: Person, fact: MessageSent, now: datetime) -> Row:
    at = start_of_day(now) if fact.receipt else now
    return {
        "id": new_name(),
        "channel": str(person.channel),
        "external_id": fact.number,
        "number": fact.number,
        "audience": fact.audience,
        "kind": fact.kind,
        "topic": fact.topic,
        "direction": fact.direction,
        "organisation": "",
        "received_day": now.date(),
        "registered_day": now.date(),
        "received_at": at,
        "registered_at": at,
        "outcome": OPEN,
        "extended": False,
        "anonymous": fact.receipt is not None,
        "repeat": False,
        "collective": False,
        "place": None if fact.receipt else fact.place or None,
        "client_kind": "employee" if fact.audience == "internal" else None,
        "form": "electronic",
        "due": fact.due,
        "text": "" if fact.receipt else fact.text,
    }


def of_message(name: int, fact: MessageSent) -> Row:
    return {
        "appeal": name,
        "asked_as": fact.asked_as,
        "spot": fact.spot,
        "urgent": fact.urgent,
        "waits": False,
        "lang": fact.lang,
    }


def beginning(row: Row) -> Row:
    return {
        "id": new_name() - 2**30,  # before all later lines, and without an order of its own
        "appeal": row["id"],
        "field": CREATED,
        "old": None,
        "new": None,
        "at": row["received_at"],
        "actor": AUTHOR,
    }


def new_name() -> int:
    """Random and negative: it tells no order, and never meets a number of the database's own."""
    return -1 - randbelow(2**30)


def start_of_day(now: datetime) -> datetime:
    """The whole day is kept, no time: midnight in the town's zone."""
    return datetime.combine(now.date(), time(0), now.tzinfo)

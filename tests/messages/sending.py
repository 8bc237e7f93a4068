"""Turns that send messages, for tests of the storage; nothing here pretends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from storage.message_records import MessageSent
from storage.records import Channel, Fact, Person
from storage.store import Storage
from storage.turns import KeptTurn

ANNA = Person(Channel.TELEGRAM, "700100200")
BORIS = Person(Channel.TELEGRAM, "700100201")
STAFF_CHAT = "telegram:-100777"

PIT = MessageSent(
    number="",
    audience="external",
    asked_as="problem",
    kind="message",
    topic="road_repair",
    due=date(2026, 12, 20),
    text="Яма на Лесной глубиной по колено",
    spot="Лесная, 4",
    tell=(STAFF_CHAT,),
)
_updates = count(1)


async def keep(storage: Storage, person: Person, *facts: Fact, stage: str = "idle") -> bool:
    before = await storage.dialogues.recall(person)
    name = f"u{next(_updates)}"
    return await storage.dialogues.keep(KeptTurn(person, name, before, stage, facts))


async def send(storage: Storage, person: Person, message: MessageSent = PIT) -> str:
    """An addressed message; its number."""
    number = await storage.messages.fresh_number()
    assert await keep(storage, person, replace(message, number=number))
    return number


async def send_traceless(
    storage: Storage, person: Person, message: MessageSent = PIT
) -> tuple[str, str]:
    """(number, code)"""
    number, receipt = await storage.messages.fresh_number(), await storage.receipts.fresh()
    sent = replace(message, number=number, receipt=receipt, tell=())
    assert await keep(storage, person, sent)
    return number, receipt.code

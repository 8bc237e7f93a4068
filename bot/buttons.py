"""Packs and checks a button, `topic:option:mac`, so that only ours, at its step, is taken. Pure."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence

from bot.events import (
    Button,
    ButtonPressed,
    Event,
    OldButtonPressed,
    Pressed,
    Reply,
    TextSent,
)
from storage.records import Person

MAC = 8
"""Bytes of keyed BLAKE2b (RFC 7693) a button bears: guessing one takes 2⁶³ presses."""
LONGEST = 64
"""Bytes; core.telegram.org/bots/api#inlinekeyboardbutton. Two names of 24, two colons, 11: 61."""


def pack(key: bytes, person: Person, button: Button, step: str) -> str:
    """`step` names the moment of the talk; a standing button is good at every one."""
    name = f"{button.topic}:{button.option}"
    return f"{name}:{_mac(key, person, name, '' if button.standing else step)}"


def signed(key: bytes, person: Person, button: Button, step: str) -> Button:
    """The button with its data, unless it opens a page."""
    if button.url:
        return button
    data = pack(key, person, button, step)
    # field by field: `replace` takes twice as long, and a page has ten of them
    return Button(
        button.label, button.topic, button.option, "", button.standing, button.ticked, data
    )


def read(key: bytes, person: Person, data: str, step: str) -> ButtonPressed | OldButtonPressed:
    """What was pressed, or that the button is of another step, of another person or forged."""
    name, _, mac = data.rpartition(":")
    topic, _, option = name.partition(":")
    good = [_mac(key, person, name, at) for at in (step, "")]
    if any(hmac.compare_digest(mac.encode(), one.encode()) for one in good):
        return ButtonPressed(topic, option)
    return OldButtonPressed()


def on_page(event: Event, shown: Sequence[Reply]) -> Event | None:
    """What was pressed or typed on a page like this one, whose buttons were never signed for its
    step; None if it has no such button, or takes no words."""
    if not shown:
        return None
    if isinstance(event, Pressed):
        name = event.data.rpartition(":")[0]
        there = [one for one in shown[-1].buttons if f"{one.topic}:{one.option}" == name]
        return ButtonPressed(there[0].topic, there[0].option) if there else None
    return event if isinstance(event, TextSent) and shown[-1].entry else None


def _mac(key: bytes, person: Person, name: str, step: str) -> str:
    told = f"{person.channel}|{person.account}|{name}|{step}".encode()
    digest = hashlib.blake2b(told, key=key, digest_size=MAC).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()

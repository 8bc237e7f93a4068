"""A reply as each messenger would lay it out, to be drawn on the desk. Pure.

The layout is that of the adapters themselves: rows, numbers, what goes below the field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.events import Button, Reply
from bot.heard import Heard
from bot.messengers.layout import fit
from bot.messengers.telegram_limits import LIMITS
from bot.messengers.vk_keyboard import DATA, screen
from storage.records import Channel
from web.view import View, view

LAID_OUT = (Channel.TELEGRAM, Channel.VK, Channel.WEB)
"""Where a preview is possible: the others have no layout yet."""


@dataclass(frozen=True, slots=True)
class Key:
    """`press`: what comes back; "" of a button that opens a page."""

    label: str
    press: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """`texts`: messages one after another; `rows` under the last of them, or below the field.
    `page`: of the web, which has no messages. `entry`: words may be typed, so many characters."""

    texts: tuple[str, ...] = ()
    rows: tuple[tuple[Key, ...], ...] = ()
    is_below: bool = False
    toast: str = ""
    entry: bool = False
    longest: int = 0
    page: View | None = None


def drawn(reply: Reply, channel: str) -> Drawn:
    """`channel` is among LAID_OUT."""
    named = replace(reply, buttons=tuple(map(_named, reply.buttons)))
    if channel == Channel.WEB:
        return Drawn(page=view(Heard((named,))))
    told = _in_vk(named) if channel == Channel.VK else _in_telegram(named)
    return replace(told, toast=reply.toast, entry=reply.entry, longest=reply.longest)


def _named(button: Button) -> Button:
    return button if button.url else replace(button, data=f"{button.topic}:{button.option}")


def _in_telegram(reply: Reply) -> Drawn:
    texts, rows = fit(reply, LIMITS)
    keys = tuple(tuple(Key(one.label, one.data) for one in row) for row in rows)
    return Drawn(tuple(texts), keys)


def _in_vk(reply: Reply) -> Drawn:
    """Read back from the very keyboard that would be sent."""
    shown = screen(reply)
    rows = json.loads(shown.keyboard)["buttons"] if shown.keyboard else []
    keys = tuple(tuple(_key(one["action"]) for one in row) for row in rows)
    return Drawn(tuple(shown.texts), keys, shown.is_below)


def _key(action: Mapping[str, str]) -> Key:
    payload = json.loads(action["payload"]) if "payload" in action else {}
    return Key(action["label"], payload.get(DATA, ""))

"""Keyboards of VK, checked before they are shown.

Rules: dev.vk.com, "Keyboards for bots": an inline keyboard has 6 rows, 5 buttons a row, 10 in all;
an ordinary one 10 rows, 5 a row, 40 in all; a label 40 characters, a payload 255 and it is JSON.
Some clients also count 1000 characters for the payloads of a whole keyboard; VK's page does not.
"""

import json
from typing import Any

from tests.fakes.vk.errors import VkError

Keyboard = dict[str, Any]
Action = dict[str, Any]

MAX_LABEL = 40
MAX_PAYLOAD = 255
MAX_IN_ROW = 5
ROWS = {True: 6, False: 10}
BUTTONS = {True: 10, False: 40}
"""By `inline`."""
COLORS = ("primary", "secondary", "negative", "positive")
FIELDS = {
    "text": {"label", "payload"},
    "callback": {"label", "payload"},
    "open_link": {"label", "payload", "link"},
    "open_app": {"label", "payload", "app_id", "owner_id", "hash"},
    "location": {"payload"},
    "vkpay": {"payload", "hash"},
}
COLORED = ("text", "callback")


def read(source: str) -> Keyboard:
    """Raises VkError 911."""
    try:
        keyboard = json.loads(source)
    except ValueError:
        raise _wrong("it is not JSON") from None
    if not isinstance(keyboard, dict) or not isinstance(keyboard.get("buttons"), list):
        raise _wrong("there should be an array of buttons")
    _only(keyboard, {"one_time", "inline", "buttons"}, "keyboard")
    inline = keyboard.setdefault("inline", False)
    if inline and keyboard.get("one_time"):
        raise _wrong("one_time is not allowed for inline keyboard")
    keyboard.setdefault("one_time", False)
    _check_size(keyboard["buttons"], inline)
    for number, row in enumerate(keyboard["buttons"]):
        for column, button in enumerate(row):
            _check(button, f"button [{number}][{column}]")
    return keyboard


def _check_size(rows: list[Any], inline: bool) -> None:
    if len(rows) > ROWS[inline]:
        raise _wrong(f"there should be at most {ROWS[inline]} rows")
    for number, row in enumerate(rows):
        if not isinstance(row, list) or not row:
            raise _wrong(f"row {number} should be a non-empty array")
        if len(row) > MAX_IN_ROW:
            raise _wrong(f"row {number} contains too much columns")
    if sum(map(len, rows)) > BUTTONS[inline]:
        raise _wrong(f"there should be at most {BUTTONS[inline]} buttons")


def _check(button: Any, where: str) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("action"), dict):
        raise _wrong(f"{where} has no action")
    _only(button, {"action", "color"}, where)
    action = button["action"]
    kind = action.get("type")
    if kind not in FIELDS:
        raise _wrong(f"{where} action type {kind!r} is unknown")
    _only(action, FIELDS[kind] | {"type"}, where)
    if "label" in FIELDS[kind]:
        _check_label(action, where)
    _check_payload(action, where)
    if kind == "open_link" and not str(action.get("link", "")).startswith("http"):
        raise _wrong(f"{where} link is invalid")
    if "color" in button and (kind not in COLORED or button["color"] not in COLORS):
        raise _wrong(f"{where} color is invalid")


def _check_label(action: Action, where: str) -> None:
    label = action.get("label")
    if not isinstance(label, str) or not label.strip():
        raise _wrong(f"{where} label should be at least 1 letters length")
    if len(label) > MAX_LABEL:
        raise _wrong(f"{where} label should be at most {MAX_LABEL} letters length")


def _check_payload(action: Action, where: str) -> None:
    payload = action.get("payload", "{}")
    text = payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False)
    if len(text) > MAX_PAYLOAD:
        raise _wrong(f"{where} payload should be at most {MAX_PAYLOAD} letters length")
    try:
        found = json.loads(text)
    except ValueError:
        raise _wrong(f"{where} payload is not JSON") from None
    if found is None:
        raise _wrong(f"{where} payload is null")
    action["payload"] = text


def _only(given: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise _wrong(f"{where} has an unknown field {unknown[0]!r}")


def _wrong(details: str) -> VkError:
    return VkError(911, details)

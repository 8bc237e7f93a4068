"""Keyboards under a message, checked before they are shown.

Rules: Bot API, "InlineKeyboardButton" (callback_data 1-64 bytes, exactly one action),
"ReplyKeyboardMarkup"; 100 buttons a keyboard and 8 a row of an inline one are limits of the server.
"""

from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram.refusals import bad, strict

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_DATA = 64
"""Bytes, not characters."""

ACTIONS = {
    *("url", "callback_data", "web_app", "login_url", "copy_text", "callback_game", "pay"),
    *("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"),
}
LOOKS = {"text", "style", "icon_custom_emoji_id"}
STYLES = ("danger", "success", "primary")
REPLY_ACTIONS = {
    *("request_users", "request_chat", "request_contact", "request_location", "request_poll"),
    "web_app",
}
OTHER_MARKUPS = {
    "keyboard": {
        *("keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard"),
        *("input_field_placeholder", "selective"),
    },
    "remove_keyboard": {"remove_keyboard", "selective"},
    "force_reply": {"force_reply", "input_field_placeholder", "selective"},
}

Markup = dict[str, Any]
Button = dict[str, Any]


def is_inline(markup: Markup) -> bool:
    return "inline_keyboard" in markup


def check(markup: Markup, inline_only: bool = False) -> None:
    """Refuses what Telegram, or the strictness of the fake, would refuse."""
    if is_inline(markup):
        _only(markup, {"inline_keyboard"})
        _check_inline(_rows(markup["inline_keyboard"]))
        return
    if inline_only:
        raise bad("inline keyboard expected")
    for kind, fields in OTHER_MARKUPS.items():
        if kind in markup:
            _only(markup, fields)
            _check_ordinary(markup)
            return
    raise bad("object expected as reply markup")


def _check_inline(rows: list[list[Button]]) -> None:
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    for row in rows:
        if len(row) > MAX_IN_ROW:
            raise strict(f"{len(row)} buttons in a row, at most {MAX_IN_ROW} are shown")
        for button in row:
            _check_button(button)


def _check_button(button: Button) -> None:
    _only(button, LOOKS | ACTIONS)
    _check_label(button)
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise strict(f"one action a button, not {sorted(actions)}")
    if button.get("callback_data") is not None:
        _check_data(button["callback_data"])
    if button.get("url") is not None:
        _check_url(button["url"])


def _check_data(data: object) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA:
        raise bad("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "tg":
        return
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_ordinary(markup: Markup) -> None:
    rows = _rows(markup.get("keyboard", [[]]))
    if sum(map(len, rows)) > 300:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _only(button, LOOKS | REPLY_ACTIONS)
            _check_label(button)


def _check_label(button: Button) -> None:
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad("can't parse keyboard button: Text must be non-empty")
    if button.get("style") is not None and button["style"] not in STYLES:
        raise strict(f"button style {button['style']!r} is not one of {STYLES}")


def _rows(rows: object) -> list[list[Button]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup: an Array of Array is expected")
    for row in rows:
        for at, button in enumerate(row):
            if isinstance(button, str):
                row[at] = {"text": button}
            elif not isinstance(button, dict):
                raise bad("can't parse keyboard button: KeyboardButton must be an Object")
    return rows


def _only(given: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise strict(f"unknown field {unknown[0]!r} of a keyboard")

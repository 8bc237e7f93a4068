"""Buttons of the pages on which a message is written. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.events import Button
from bot.texts import say

TOPIC = "message"
BEGIN, BACK, NEXT, SKIP, CANCEL = "+begin", "+back", "+next", "+skip", "+cancel"
MORE, EARLIER, SECTIONS, ANEW = "+more", "+earlier", "+sections", "+anew"
PROMISES, SEND, RESUME = "+promises", "+send", "+resume"
EDIT_TEXT, EDIT_TOPIC, EDIT_SPOT = "+edit_text", "+edit_topic", "+edit_spot"
EDIT_KIND, EDIT_MODE, EDIT_FILES = "+edit_kind", "+edit_mode", "+edit_files"
WITHOUT, UNFILE = "+without", "+unfile"


def home() -> Button:
    return Button(say("buttons-menu"), "menu", "start", standing=True)


def move(option: str) -> Button:
    return Button(_LABELS[option](), TOPIC, option)


_LABELS: Mapping[str, Callable[[], str]] = {
    BEGIN: lambda: say("buttons-start"),
    BACK: lambda: say("buttons-back"),
    NEXT: lambda: say("buttons-next"),
    SKIP: lambda: say("buttons-skip"),
    CANCEL: lambda: say("buttons-cancel"),
    MORE: lambda: say("buttons-more"),
    EARLIER: lambda: say("buttons-previous-page"),
    SECTIONS: lambda: say("buttons-other-section"),
    ANEW: lambda: say("buttons-write-anew"),
    PROMISES: lambda: say("buttons-promises"),
    SEND: lambda: say("buttons-send"),
    RESUME: lambda: say("buttons-resume"),
    EDIT_TEXT: lambda: say("buttons-edit-text"),
    EDIT_TOPIC: lambda: say("buttons-edit-topic"),
    EDIT_SPOT: lambda: say("buttons-edit-place"),
    EDIT_KIND: lambda: say("buttons-edit-kind"),
    EDIT_MODE: lambda: say("buttons-edit-mode"),
    EDIT_FILES: lambda: say("buttons-add-file"),
    WITHOUT: lambda: say("buttons-without-files"),
    UNFILE: lambda: say("buttons-remove-files"),
}

"""What sheets, columns and types of an XLSForm are called here, and which of them mean nothing.

Columns of our own begin with `otklik_`: other tools pass them by. They cannot be written with `::`,
which in a list of choices no tool reads.
"""

from __future__ import annotations

from typing import Literal

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
SHEETS = (SURVEY, CHOICES, SETTINGS)

OWN = "otklik_"
GREETING, THANKS = "otklik_greeting", "otklik_thanks"
"""Names of the notes before the first question and after the last."""

DK = "dk"
"""The choice «hard to say», unless an option of the script is called so."""

ROLE, ATTRIBUTE, PAIN, LONGEST = "otklik_role", "otklik_attribute", "otklik_pain", "otklik_longest"
OWN_WORDS = "otklik_own_words"
"""On the row of an option's own words: the question's name and the option's."""
IS_DK, WRITE_IN, ENDS = "otklik_dk", "otklik_write_in", "otklik_ends"
SCREENS_OUT, EXCLUSIVE = "otklik_screens_out", "otklik_exclusive"
SWITCHES = {WRITE_IN: "write_in", ENDS: "ends", SCREENS_OUT: "screens_out", EXCLUSIVE: "exclusive"}

OF_SURVEY = (
    *("type", "name", "label", "required", "relevant", "constraint", "constraint_message"),
    *("parameters", "appearance", ROLE, ATTRIBUTE, PAIN, LONGEST, IS_DK, OWN_WORDS),
)
OF_CHOICES = ("list_name", "name", "label", PAIN, *SWITCHES, IS_DK)
OF_SETTINGS = {
    "form_title": "title",
    "form_id": "id",
    "version": "version",
    "otklik_audience": "audience",
    "otklik_direction": "direction",
    "otklik_mode": "mode",
    "otklik_opening": "opening",
    "otklik_closes_after": "closes_after",
    "otklik_external_url": "external_url",
    "otklik_basis": "basis",
}
"""Columns of the sheet of settings, and the keys of a script they are."""

NOTES = {"greeting": GREETING, "thanks": THANKS}


def column_of(key: str) -> str:
    """Where a key of a script stands in a book; itself, if nowhere."""
    columns = {named: column for column, named in OF_SETTINGS.items()} | NOTES
    return columns.get(key, key)


ALIASES = {"caption": "label", "list name": "list_name", "value": "name", "relevance": "relevant"}
"""Old names of columns that other tools read too."""

PASSED = (
    *("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber"),
    *("username", "email", "audit", "start-geopoint", "background-audio", "instanceid"),
)
"""Types by which a tool takes down who answers, when and where: nothing of that is asked here."""

TYPES = ("select_one", "select_multiple", "range", "text", "note", "begin_group", "end_group")
"""Types that are read; those of `PASSED` are left out, the rest is refused by name."""

OLD_TYPES = {
    "select one": "select_one",
    "select_one_from": "select_one",
    "select1": "select_one",
    "select multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "select_all_that_apply": "select_multiple",
    "select": "select_multiple",
    "string": "text",
    "begin group": "begin_group",
    "end group": "end_group",
    "begin_group": "begin_group",
    "end_group": "end_group",
}
REFUSED = ("choice_filter", "calculation", "trigger", "repeat_count", "default", "read_only")
"""Columns whose meaning would be lost: a cell of theirs that is not empty is refused."""
LEFT = ("hint", "guidance_hint", "image", "big-image", "audio", "video", "media", "note")
"""Columns that are left out, and it is said."""

Truth = Literal["yes", "no"]
TRUE = frozenset(
    ["yes", "true", "true()", "1", "\u0434\u0430", "\u0438\u0441\u0442\u0438\u043d\u0430"]
)
FALSE = frozenset(
    ["", "no", "false", "false()", "0", "\u043d\u0435\u0442", "\u043b\u043e\u0436\u044c"]
)


def yes(told: bool) -> Truth:
    return "yes" if told else "no"

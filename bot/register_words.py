"""Why a row of a register's file is not taken, for whoever will mend it."""

from __future__ import annotations

from bot.texts import say
from storage.register_records import Refusal


def reason(told: Refusal) -> str:
    """Without file, line and column: these are told beside it."""
    known = {"found": "", "expected": "", "longest": "none", "first": "", "last": ""}
    values = known | {"than": "", "earlier": ""} | dict(told.values)
    values.pop("problem", None)
    return say("import-reason", code=told.code, column=told.column, **values)

"""Days on the command line: one reader for every option that takes one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import typer

FORMATS = ("%Y-%m-%d", "%d.%m.%Y")


class NoDay(typer.BadParameter):
    """`message` is what was typed; `cli_wording` puts it into words."""


def day(text: str) -> date:
    """A day of the town, written 2026-10-05 or 05.10.2026. Raises NoDay."""
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  -- a day has no zone
        except ValueError:
            continue
    raise NoDay(text)


def day_option(name: str, told: str) -> Any:
    """`told`: what the help says of it."""
    return typer.Option(name, metavar="DATE", parser=day, help=told)

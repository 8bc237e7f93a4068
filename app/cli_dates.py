"""Days on the command line: one reader for every option that takes one."""

from __future__ import annotations

from datetime import date
from typing import Any

import typer

from reports.written_day import written_day


class NoDay(typer.BadParameter):
    """`message` is what was typed; `cli_wording` puts it into words."""


def day(text: str) -> date:
    """A day of the town, written 2026-10-05 or 05.10.2026. Raises NoDay."""
    told = written_day(text)
    if told is None:
        raise NoDay(text)
    return told


def day_option(name: str, told: str) -> Any:
    """`told`: what the help says of it."""
    return typer.Option(name, metavar="DATE", parser=day, help=told)

"""The commands: each a line to a tested function. Heavy parts are imported where they are used."""

from __future__ import annotations

import asyncio
import importlib
import os
import sys
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from typer.exceptions import TyperException

from app import faults, language, logs
from app.cli_wording import Commands, misused
from bot.texts import say

T = TypeVar("T")

language.choose()  # before the commands are described: their help speaks it too

app = Commands(say("cli-otklik"))


def main() -> None:
    """The entry point: whatever goes wrong is one line with a remedy and an exit code."""
    os.umask(0o077)  # what is written here is for its owner alone
    logs.set_up("warning", "text")
    try:
        # not app(): that puts typer's own hook, which quotes errors, in the place of ours
        sys.exit(typer.main.get_command(app)(standalone_mode=False, prog_name="otklik"))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except Exception as error:
        code, lines = misused(error) if isinstance(error, TyperException) else faults.told(error)
        for line in lines:
            print(line, file=sys.stderr)
        sys.exit(code)


def doing(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


@app.command(help=say("cli-run"))
def run() -> None:
    from app import memory, running
    from config import settings

    memory.keep_to_itself()
    told = settings.load()
    logs.set_up(told.log_level, told.log_format, told.secrets())
    doing(running.run(told, partial(print, flush=True)))  # a journal wants each line at once


@app.command(help=say("cli-migrate"))
def migrate() -> None:
    from app.database import open_storage
    from config import settings
    from storage import migration

    async def work() -> str | None:
        async with open_storage(settings.load()) as storage:
            return await migration.revision(storage.engine)

    print(say("cli-migrated", version=doing(work()) or ""))


@app.command(help=say("cli-backup"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-backup-file"))],
    with_keys: Annotated[bool, typer.Option("--with-keys", help=say("cli-with-keys"))] = False,
) -> None:
    from app import care
    from config import settings

    told = doing(care.back_up(settings.load(), file, with_keys))
    print(say("cli-backed-up", file=str(file), rows=told.rows))
    if with_keys:
        print(say("cli-backup-opens", keys=told.wave_keys), file=sys.stderr)


@app.command(help=say("cli-restore"))
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("cli-backup-file"))],
) -> None:
    from app import care
    from config import settings

    told, aside = doing(care.restore(settings.load(), file))
    print(say("cli-restored", rows=told.rows))
    print(say("cli-restored-digests"))
    print(say("cli-restored-openings"))
    if aside is not None:
        print(say("cli-former-kept", file=str(aside.path), date=f"{aside.goes_on:%d.%m.%Y}"))


survey = Commands(say("cli-survey"))
app.add_typer(survey, name="survey")

for part in ("cli_survey", "cli_waves", "cli_keys", "cli_slips", "cli_print", "cli_xlsform"):
    importlib.import_module(f"app.{part}").register(survey)
OTHERS = (
    "figures",
    "pains",
    "desk",
    "check",
    "qr",
    "erase",
    "anonymity",
    "export",
    "demo",
    "ordinance",
    "report",
)
for part in OTHERS:
    importlib.import_module(f"app.cli_{part}").register(app)

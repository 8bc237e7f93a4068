"""`otklik survey key new`: the key of a strict wave, made on its keeper's own computer.

It needs no settings, no database and no network, so it runs wherever the program is unpacked.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli_wording import Commands
from bot.texts import say


def register(survey: typer.Typer) -> None:
    key = Commands(say("cli-key"))
    key.command("new", help=say("cli-key-new"))(new)
    key.callback()(_key)
    survey.add_typer(key, name="key")


def _key() -> None:
    """Keeps `new` a command of its own while it is the only one."""


def new(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help=say("cli-key-to"))],
) -> None:
    from app.faults import Refusal
    from storage import opening_key

    public = to.with_name(f"{to.name}.pub")
    for path in (to, public):
        if path.exists():
            raise Refusal(say("cli-key-is-there", file=str(path)))
    typer.echo(say("cli-key-warning", shortest=opening_key.SHORTEST), err=True)
    try:
        made = opening_key.new(passphrase(twice=True))
    except opening_key.Short as error:
        raise Refusal(say("cli-key-short", shortest=opening_key.SHORTEST)) from error
    _write(to, made.private)
    _write(public, made.public)
    typer.echo(say("cli-key-made", file=str(to), public=str(public), fingerprint=made.fingerprint))


def passphrase(*, twice: bool = False) -> str:
    """From the terminal, unseen; a program says it as the first line of its input."""
    from app.faults import Refusal

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    told = getpass.getpass(say("cli-key-passphrase"))
    if twice and getpass.getpass(say("cli-key-passphrase-again")) != told:
        raise Refusal(say("cli-key-differs"))
    return told


def read_file(path: Path) -> str:
    """A key file's words. What cannot be one is refused by its size, before it is read."""
    from app.faults import Refusal
    from storage.opening_key import LARGEST

    try:
        with path.open("rb") as file:
            told = file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(say("cli-key-unread", file=str(path))) from error
    if len(told) > LARGEST:
        raise Refusal(say("cli-key-bad", file=str(path)))
    return told.decode("ascii", "replace")


def _write(path: Path, line: str) -> None:
    """Never over a file that is there, and for its owner alone."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(handle)

"""`otklik survey key new`: the key of a strict wave, made on its keeper's own computer.

It needs no settings, no database and no network, so it runs wherever the program is unpacked.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli_wording import Commands
from bot.texts import say

if TYPE_CHECKING:
    from storage.records import Wave


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
    if not os.access(to.parent, os.W_OK | os.X_OK):
        raise Refusal(say("cli-key-no-folder", folder=str(to.parent)))
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


def public_half(path: Path) -> bytes:
    """Of a `.pub` file. Refuses with what is wrong."""
    from app.faults import Refusal
    from storage import opening_key

    try:
        return opening_key.read_public(read_file(path))
    except opening_key.WrongHalf as error:
        raise Refusal(say("cli-key-private-here", file=str(path))) from error
    except opening_key.NotAKey as error:
        raise Refusal(say("cli-key-bad", file=str(path))) from error


def private_half(path: Path, wave: Wave) -> bytes:
    """Asks for the passphrase, once the file is seen to be this wave's. Refuses in words."""
    from app.faults import Refusal
    from storage import opening_key

    if not wave.strict:
        raise Refusal(say("cli-key-needless", wave=wave.id))
    line = read_file(path)
    try:
        if opening_key.public_half(line) != wave.public_key:
            expected = opening_key.fingerprint(wave.public_key)
            raise Refusal(say("cli-key-other", wave=wave.id, fingerprint=expected))
        return opening_key.read_private(line, passphrase())
    except opening_key.WrongPassphrase as error:
        raise Refusal(say("cli-key-wrong-passphrase")) from error
    except opening_key.WrongHalf as error:
        raise Refusal(say("cli-key-public-here", file=str(path))) from error
    except opening_key.NotAKey as error:
        raise Refusal(say("cli-key-bad", file=str(path))) from error


def needed(public: bytes) -> str:
    """What the keeper must know of a strict wave that was opened."""
    from storage import opening_key

    return say("cli-key-needed", fingerprint=opening_key.fingerprint(public))


def _write(path: Path, line: str) -> None:
    """Never over a file that is there, and for its owner alone."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(handle)

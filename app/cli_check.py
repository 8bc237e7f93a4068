"""`otklik check`: a list of ✓ and ✗ with the remedy, before the start and whenever in doubt."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import typer

from bot.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking import Check, Finding
    from app.compose import House
    from config.settings import Settings


def register(app: typer.Typer) -> None:
    app.command("check", help=say("cli-check"))(check)


def check() -> None:
    from app import checking, checking_files, logs
    from config import settings
    from config.faults import BadFile

    logs.set_up("error", "text")
    try:
        told = settings.load()
    except (settings.BadSettings, BadFile) as error:
        found = checking_files.wrong_settings(error)
        found += asyncio.run(checking.look(of_program("ru")))
    else:
        logs.set_up("error", "text", told.secrets())
        found = asyncio.run(checking.look(checks(told)))
    for finding in found:
        typer.echo(finding.line())
    typer.echo(checking.summary(found))
    raise typer.Exit(checking.exit_code(found))


def checks(told: Settings) -> list[Check]:
    """Everything there is to look at. The libraries of the doors are imported now, before the
    clocks of the looks begin to run."""
    from app.compose import House

    house = House(told)
    first = [*of_settings(house), *of_program(told.language), *of_storage(house)]
    return [*first, *of_town(house), *of_doors(told)]


def of_settings(house: House) -> Iterator[Check]:
    from app import checking_files as files
    from app.checking import Check

    yield Check(say("check-names-settings"), partial(files.settings, house.settings))
    yield Check(say("check-names-profile"), partial(files.profile, house))


def of_program(language: str) -> Iterator[Check]:
    from app import checking_files as files
    from app.checking import Check

    yield Check(say("check-names-directories"), files.directories)
    yield Check(say("check-names-surveys"), files.surveys)
    yield Check(say("check-names-texts"), partial(files.words, language))


def of_storage(house: House) -> Iterator[Check]:
    from app import checking_leaks as leaks
    from app import checking_storage as storage
    from app.checking import Check
    from app.checking_demo import demonstration
    from app.checking_report import template
    from app.checking_scripts import own

    yield Check(say("check-names-demo"), partial(demonstration, house))
    yield Check(say("check-names-report-template"), partial(template, house))
    yield Check(say("check-names-surveys"), partial(own, house))
    yield Check(say("check-names-database"), partial(storage.database, house))
    yield Check(say("check-names-keys"), partial(storage.keys, house))
    yield Check(say("check-names-keys"), partial(leaks.disk_of_keys, house))
    yield Check(say("check-names-copies-with-keys"), partial(leaks.copies_with_keys, house))
    yield Check(say("check-names-former"), partial(leaks.former, house))
    yield Check(say("check-names-server-log"), partial(leaks.server_log, house))
    yield Check(say("check-names-waves"), partial(storage.open_waves, house))
    yield Check(say("check-names-backup"), partial(storage.backups, house))
    yield Check(say("check-names-disk"), partial(storage.disk, house))


def of_town(house: House) -> Iterator[Check]:
    from app import checking_town as town
    from app.checking import Check
    from app.checking_web import door

    yield Check(say("check-names-clock"), partial(town.clock, house))
    yield Check(say("check-names-schedule"), partial(town.schedule, house))
    yield Check(say("check-names-web"), partial(town.web, house))
    yield Check(say("check-web-name"), partial(door, house))
    yield Check(say("check-names-foreign-messenger"), partial(town.law, house))
    yield Check(say("check-names-employees"), partial(town.employees, house))
    yield Check(say("check-names-rehearsal"), partial(town.rehearsal, house))


def of_doors(told: Settings) -> Iterator[Check]:
    """A door without settings is one line «не настроено»."""
    from app.checking import Check, off
    from app.checking_telegram import telegram
    from app.checking_town import max_door
    from app.checking_vk import vk

    async def is_off(name: str) -> list[Finding]:
        return [off(name)]

    names = [say("check-names-telegram-token"), say("check-names-vk-token")]
    looks = [
        partial(telegram, told.telegram) if told.telegram else partial(is_off, names[0]),
        partial(vk, told.vk) if told.vk else partial(is_off, names[1]),
    ]
    _import(told)
    yield from (Check(name, look) for name, look in zip(names, looks, strict=True))
    name = say("check-names-max-token")
    yield Check(name, max_door if told.max else partial(is_off, name))


def _import(told: Settings) -> None:
    import importlib

    if told.telegram:
        importlib.import_module("bot.messengers.telegram_checks")
    if told.vk:
        importlib.import_module("bot.messengers.vk_checks")

"""The desk's page «Key»: the keeper brings what opens a strict wave; it is used and forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.new_waves import title_of
from bot.texts import say
from storage import opening_key
from storage.opening_key import NotAKey, WrongHalf, WrongPassphrase
from storage.promises import PromiseBroken
from storage.records import Wave, WaveState
from storage.scouring import StillRead
from storage.sealing import Unreadable
from storage.sql.signins import Role
from storage.together import NotesDamaged
from web.desk.frame import Desk, DeskPage

PATH = "/key"
KEEPERS = frozenset({Role.ADMIN})


class OtherKey(Exception):
    """A key file, but of another wave."""


@dataclass(frozen=True, slots=True)
class Line:
    """A wave that is over and waits."""

    wave: str
    title: str
    last: str
    fingerprint: str


async def show(desk: Desk) -> web.Response:
    return await _page(desk)


async def bring(desk: Desk) -> web.Response:
    """Nothing is changed by a wrong file or a wrong passphrase."""
    waves = {wave.id: wave for wave in await _waiting(desk)}
    wave = waves.get(desk.form.one("wave"))
    if wave is None:
        return await _page(desk, say("desk-key-not-waiting"))
    try:
        told = await _opened(desk, wave)
    except WrongHalf:
        return await _page(desk, say("desk-key-public"))
    except OtherKey:
        expected = opening_key.fingerprint(wave.public_key)
        return await _page(desk, say("cli-key-other", wave=wave.id, fingerprint=expected))
    except NotAKey:
        return await _page(desk, say("desk-key-bad"))
    except WrongPassphrase:
        return await _page(desk, say("cli-key-wrong-passphrase"))
    except NotesDamaged as error:
        return await _page(desk, say("fault-notes-damaged", wave=wave.id, file=error.path.name))
    except (PromiseBroken, Unreadable):
        return await _page(desk, say("cli-wave-promise", wave=wave.id))
    except StillRead:
        told = say("desk-key-soon")
    return await _page(desk, done=told)


async def _opened(desk: Desk, wave: Wave) -> str:
    """Raises NotAKey, OtherKey, WrongPassphrase, PromiseBroken, Unreadable or StillRead."""
    line, words = desk.form.one("key"), desk.form.one("passphrase")
    if len(line) > opening_key.LARGEST:
        raise NotAKey
    if opening_key.public_half(line) != wave.public_key:
        raise OtherKey
    private = await asyncio.to_thread(opening_key.read_private, line, words)
    told = await desk.parts.surveys.close(wave, private)
    return say("desk-key-done", title=_title(desk, wave), count=told.opened)


async def _page(desk: Desk, trouble: str = "", done: str = "") -> web.Response:
    lines = [
        Line(
            wave.id,
            _title(desk, wave),
            f"{wave.last_day:%d.%m.%Y}",
            opening_key.fingerprint(wave.public_key),
        )
        for wave in await _waiting(desk)
    ]
    status = 422 if trouble else 200
    return desk.page("desk/key.html", status, lines=lines, trouble=trouble, done=done)


async def _waiting(desk: Desk) -> list[Wave]:
    """None before the day people were told, whoever stopped it: that takes the keeper's command."""
    today = desk.parts.clock().date()
    over = await desk.parts.storage.waves.known(WaveState.OVER)
    return [wave for wave in over if wave.waits_for_key and wave.closes_on <= today]


def _title(desk: Desk, wave: Wave) -> str:
    return title_of(desk.parts.surveys.surveys, wave)


PAGE = DeskPage(PATH, show, lambda: say("desk-nav-key"), KEEPERS)
DEED = DeskPage(PATH, bring, roles=KEEPERS, method="POST", takes_file=True)

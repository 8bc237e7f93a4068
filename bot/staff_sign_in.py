"""A one-time way into the desk for whoever asks in a staff chat: under the same name, and from the
chat of a unit with its cases alone.

Anybody in the chat can open the link first: so the browser that did waits, until whoever asked
presses «that is me» below it. Whoever did not is one press away from voiding it, in any hands.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.events import Button, Reply
from bot.staff_events import StaffUpdate, Word
from bot.texts import say
from storage.records import Channel, Person
from storage.sql.pairings import Pairings, Unconfirmed
from storage.sql.signins import LINK_LIVES, Clerk, Role
from storage.store import Clock, Storage

TOPIC = "signin"
ME, NOT_ME = "me", "not"
"""What comes back with a press: `me.name` or `not.name`, of the link."""
LONGEST = 64
"""Characters of a name that the desk keeps."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """`page`: where the desk is entered, all but the token at its end."""

    pairings: Pairings
    page: str


class DeskDoor:
    """`sign_in`: None where no phone can open the desk."""

    def __init__(self, storage: Storage, clock: Clock, sign_in: SignIn | None) -> None:
        self._storage = storage
        self._clock = clock
        self._sign_in = sign_in

    async def link(self, update: StaffUpdate) -> Word:
        if self._sign_in is None:
            return say("staff-sign-in-off")
        unit = ""
        if update.of_unit:
            known = await self._storage.units.all()
            here = [one.id for one in known if one.room == update.chat]
            if len(here) != 1:  # whose cases alone would it be?
                return say("staff-only-common")
            unit = here[0]
        clerk, now = Clerk(_short(update.clerk), Role.OPERATOR, unit), self._clock()
        token, name = await self._sign_in.pairings.make(clerk, _person(update), now)
        until, link = (now + LINK_LIVES).strftime("%H:%M"), f"{self._sign_in.page}{token}"
        text = say("staff-sign-in", time=until, link=link, name=clerk.name)
        return Reply(text, (_button(ME, name), _button(NOT_ME, name)))

    async def press(self, update: StaffUpdate, option: str) -> Word:
        verb, _, name = option.partition(".")
        if self._sign_in is None or verb not in (ME, NOT_ME):
            return say("staff-old-button")
        pairings = self._sign_in.pairings
        if verb == NOT_ME:
            gone = await pairings.refuse(name, self._clock())
            return _refused(update, gone) if gone is not None else say("staff-sign-in-over")
        match await pairings.confirm(name, _person(update), self._clock()):
            case Unconfirmed.NOT_YOURS:
                return say("staff-sign-in-not-yours")
            case Unconfirmed.NOT_OPENED:
                return say("staff-sign-in-not-opened")
            case Unconfirmed.OVER:
                return say("staff-sign-in-over")
            case Clerk(name=called):
                toast = say("staff-sign-in-confirmed-toast")
                return Reply(say("staff-sign-in-confirmed", name=called), toast=toast)


def _refused(update: StaffUpdate, gone: Clerk) -> Reply:
    """In the place of the link, and aloud: all of the chat should know."""
    void = say("staff-sign-in-void")
    told = say("staff-sign-in-refused", by=_short(update.clerk), name=gone.name)
    return Reply(void, toast=void, aloud=told)


def _person(update: StaffUpdate) -> Person:
    return Person(Channel(update.channel), update.account)


def _short(clerk: str) -> str:
    return clerk[:LONGEST]


def _button(verb: str, name: str) -> Button:
    return Button(say("staff-sign-in-verb", verb=verb), TOPIC, f"{verb}.{name}", standing=True)

"""A strict fake of the Telegram Bot API for tests: a real HTTP server on loopback."""

from tests.fakes.telegram.chats import Message, Shown
from tests.fakes.telegram.citizens import Citizen
from tests.fakes.telegram.groups import Group
from tests.fakes.telegram.refusals import (
    Conflict,
    Refused,
    ServerError,
    TooMany,
    Unauthorized,
    bad,
    forbidden,
)
from tests.fakes.telegram.server import Call, FakeTelegram
from tests.fakes.telegram.watching import Press

__all__ = [
    "Call",
    "Citizen",
    "Conflict",
    "FakeTelegram",
    "Group",
    "Message",
    "Press",
    "Refused",
    "ServerError",
    "Shown",
    "TooMany",
    "Unauthorized",
    "bad",
    "forbidden",
]

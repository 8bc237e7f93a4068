"""A strict fake of the VK API and its Bots Long Poll for tests: a real HTTP server on loopback."""

from tests.fakes.vk.citizens import Citizen
from tests.fakes.vk.errors import VkError
from tests.fakes.vk.rooms import Room
from tests.fakes.vk.server import LONG_POLL, Call, FakeVk
from tests.fakes.vk.state import Message, Shown
from tests.fakes.vk.watching import Press

__all__ = [
    "LONG_POLL",
    "Call",
    "Citizen",
    "FakeVk",
    "Message",
    "Press",
    "Room",
    "Shown",
    "VkError",
]

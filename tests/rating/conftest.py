"""The house of the tests of messages: citizens write, staff answer."""

from tests.messages.conftest import anna, home

__all__ = ["anna", "home"]

"""The web section and its visitors, and a house behind Telegram's door, for files."""

from __future__ import annotations

from tests.files.in_telegram import fake, home
from tests.web.conftest import anna, boris, site

__all__ = ["anna", "boris", "fake", "home", "site"]

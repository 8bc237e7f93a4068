"""The web section, its visitors and a browser, and a house behind Telegram's door, for files."""

from __future__ import annotations

from tests.files.in_telegram import fake, home
from tests.web.conftest import anna, boris, browser, chromium, page, phone, site

__all__ = ["anna", "boris", "browser", "chromium", "fake", "home", "page", "phone", "site"]

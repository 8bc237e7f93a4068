"""The web section, its visitors and a browser, for files at the desk and on the site."""

from __future__ import annotations

from tests.web.conftest import anna, boris, browser, chromium, page, phone, site

__all__ = ["anna", "boris", "browser", "chromium", "page", "phone", "site"]

"""A browser for the clerk at the desk."""

from __future__ import annotations

from tests.web.conftest import browser, chromium

__all__ = ["browser", "chromium"]

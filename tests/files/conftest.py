"""The web section and its visitors, for files at the desk and on the site."""

from __future__ import annotations

from tests.web.conftest import anna, boris, site

__all__ = ["anna", "boris", "site"]

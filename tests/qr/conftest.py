"""The section of the web package's tests, for the pages around QR codes."""

from tests.web.conftest import anna, boris, site

__all__ = ["anna", "boris", "site"]

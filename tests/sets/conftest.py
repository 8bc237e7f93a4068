"""The running section, and its visitors, as the tests of the web have them."""

from tests.web.conftest import anna, boris, site

__all__ = ["anna", "boris", "site"]

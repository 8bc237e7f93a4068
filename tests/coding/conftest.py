"""The running section, its visitors and browsers, as the tests of the web have them."""

from tests.web.conftest import anna, boris, browser, chromium, page, phone, site

__all__ = ["anna", "boris", "browser", "chromium", "page", "phone", "site"]

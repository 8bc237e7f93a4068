"""The desk's pages of how the administration is set up, in the order of the menu."""

from __future__ import annotations

from web.desk import people, routes, settings, templates, units

OFFICE = (*templates.PAGES, *settings.PAGES, *units.PAGES, *routes.PAGES, *people.PAGES)

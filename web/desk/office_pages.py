"""The desk's pages of how the administration is set up, in the order of the menu; and what is done
with a case by those settings: it must stand before the pages of any step."""

from __future__ import annotations

from web.desk import (
    author,
    colleague,
    handing,
    people,
    repeats,
    routes,
    settings,
    templates,
    units,
    widget,
)
from web.desk.qr import places

OFFICE = (
    *handing.PAGES,
    *colleague.PAGES,
    *author.PAGES,
    *templates.PAGES,
    *repeats.PAGES,
    *settings.PAGES,
    *units.PAGES,
    *places.PAGES,
    *routes.PAGES,
    *people.PAGES,
    widget.PAGE,
)

"""Pages of the desk around paper questionnaires: a new one is one file and one name here."""

from __future__ import annotations

from web.desk.paper import file, line, pile, printed

PAPER = (*pile.PAGES, *file.PAGES, *line.PAGES, *printed.PAGES)

"""From a figure to its cases: the ordinance's rules say what is sought, the storage finds it."""

from __future__ import annotations

from reports.build import ALL, Basis, Doors, Wish
from reports.figure_cases import Figure, sought
from reports.rules import awaited, rules_of
from storage.figure_records import FigureRow
from storage.tallies import Window


async def cases_of(
    doors: Doors, basis: Basis, wish: Wish, figure: Figure, page: int = 0
) -> tuple[int, tuple[FigureRow, ...]]:
    """(how many rows the figure counts, those of one page). Raises NoSuchFigure.

    The audience of `wish` does not matter: the figure has its own.
    """
    audience = None if figure.audience == ALL else figure.audience
    window = Window(wish.period.start, wish.period.end, wish.as_of, audience, awaited(basis.known))
    rules = rules_of(basis.profile, basis.known, basis.profile.channels(figure.audience))
    return await doors.register.counted_by(sought(figure, window, rules), page)

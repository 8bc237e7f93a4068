"""Why a wave of a survey is not opened: whoever asked for it is told."""

from __future__ import annotations


class NotOffered(Exception):
    """This survey cannot be opened: unknown, a form, or permanent, which opens by itself."""


class AboutNothing(NotOffered):
    """It asks about the «боль» of its wave, and nobody has said which."""


class AboutNoPain(NotOffered):
    """A «боль» was named, and no question of it asks about one."""


class NoBasis(Exception):
    """Employees are asked by an order, and nobody has named it."""


class StillOpen(Exception):
    """A wave of this survey is open already."""

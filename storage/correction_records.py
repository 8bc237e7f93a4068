"""What the register holds of a case beside its message, and how that is corrected. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.register_records import Moment


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register holds of a case beside what its message tells, as it may be corrected."""

    organisation: str = ""
    direction: str | None = None
    client_kind: str | None = None
    representative: bool = False
    form: str | None = None
    collective: bool = False
    repeat: bool = False
    anonymous: bool = False  # without a name; or without a trace, and that is not corrected
    place: str | None = None  # of the profile's places
    duplicate_of: str = ""  # channel:external_id


@dataclass(frozen=True, slots=True)
class Correction:
    """What the register is to say: names of CORRECTABLE and their values; days stay days.

    Dates are for an administrator (`role`). `due` follows a corrected registration.
    """

    number: str
    revision: int
    role: str
    at: Moment
    values: Mapping[str, object] = field(repr=False)
    due: date | None = None
    update: tuple[str, str] | None = None
    draft: int | None = None


DATES = ("received", "registered", "answered")
CORRECTABLE = (
    *("kind", "topic", "cause", "unit", "organisation", "direction", "client_kind"),
    *("representative", "form", "collective", "repeat", "anonymous", "place", *DATES),
    *("channel", "audience"),
)
WHENCE = ("channel", "audience")
"""Of what was entered by hand alone: a message that came by a door of ours keeps its door."""


class Impossible(Exception):
    """A corrected date that cannot be (contract A16, A31). `field`: of DATES; `code`: `future`,
    `old`, `missing`, `not_over` (an answer to an open case), or `before` another date. Or a
    `channel` in which its number is `taken`.
    """

    def __init__(self, field_name: str, code: str) -> None:
        super().__init__(f"{field_name}: {code}")
        self.field = field_name
        self.code = code

"""What a step around invitations may want to know: of this very account alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IsInvited:
    """Wanted: is this account on the list; `bool`."""


@dataclass(frozen=True, slots=True)
class StoredGuest:
    """Wanted: its line of the list as it lies there; `GuestRow | None`."""


InvitationWant = IsInvited | StoredGuest

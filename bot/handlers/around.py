"""What surrounds a step: the surveys open now, the town, and what was found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.stages import Known
from bot.surveys.offered import Offered


@dataclass(frozen=True, slots=True)
class Town:
    """Words of the profile that people are shown; `places` are QR points by id."""

    org_short: str
    pos_url: str
    site_feedback: str
    org_address: str
    reception_info: str
    places: Mapping[str, str]
    k_min: int
    batch_min: int


@dataclass(frozen=True, slots=True)
class Around:
    """`surveys` by id; `known` may raise Wanted, which the conversation answers."""

    surveys: Mapping[str, Offered]
    town: Town
    known: Known

    def of(self, audience: str) -> dict[str, Offered]:
        return {
            name: offered
            for name, offered in self.surveys.items()
            if offered.wave.audience == audience
        }

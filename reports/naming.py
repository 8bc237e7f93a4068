"""What surveys, channels, places and groups of employees are called for people. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from config.directories import Directories
from config.profile import Profile
from reports.questionnaire import Questionnaire
from reports.rules import Json
from storage.invitation_records import MAILING

Scripts = Mapping[tuple[str, int], Questionnaire]
"""Surveys as they were asked, by (id, version)."""


@dataclass(frozen=True, slots=True)
class Names:
    """`survey` of the methods: one item of `surveys` of contract §5."""

    profile: Profile
    known: Directories
    scripts: Scripts = field(default_factory=dict)

    def asked(self, survey: Json) -> Questionnaire | None:
        return self.scripts.get((survey["id"], survey["version"]))

    def survey(self, survey: Json) -> str:
        asked = self.asked(survey)
        return asked.title if asked else f"{survey['id']} {survey['version']}"

    def channel(self, name: str) -> str:
        return self.known.channels.title(name)

    def place(self, survey: Json, name: str) -> str:
        """Of employees a place is the group of units they belong to (R-03)."""
        if name == MAILING:
            return self.channel("mailing")
        asked = self.asked(survey)
        groups = asked.unit.options if asked and asked.unit else {}
        return groups.get(name) or self.places.get(name, name)

    @property
    def places(self) -> dict[str, str]:
        """By id, retired ones too; one that nobody has named yet is called by its kind."""
        return dict(self._places())

    def _places(self) -> Iterator[tuple[str, str]]:
        for place in self.profile.places:
            is_unnamed = place.title.startswith(self.profile.demo_mark)
            kind = self.known.qr_places.title(place.point)
            yield place.id, kind if is_unnamed else place.title

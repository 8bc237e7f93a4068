"""What one ordinance demands of one municipality: channels, directions, base of shares, terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from config.checking import Checked, Several
from config.entries import Id

Words = Annotated[str, Field(min_length=1, max_length=500)]
Days = Annotated[int, Field(ge=1, le=36500)]
Names = Several[str]


class Monthly(Checked):
    """From how many completed questionnaires a month gets a digest of its own: in all, or of one
    direction (R-37)."""

    total: int = Field(default=100, ge=10)
    direction: int = Field(default=30, ge=10)


class Report(Checked):
    """`deadline_day`: of the month after the period; None where the ordinance names no day.

    `monthly`: where the ordinance lets the volume decide; None where it says each quarter.
    """

    min_frequency: Literal["quarter", "month_to_quarter"]
    deadline_day: int | None = Field(ge=1, le=28)
    clause_not_public: Words
    recipient: str | None = None
    per_direction_units: bool = False
    monthly: Monthly | None = None

    @property
    def volume(self) -> Monthly | None:
        """«From once a month to once a quarter» always has a volume, the usual if none is named."""
        usual = Monthly() if self.min_frequency == "month_to_quarter" else None
        return self.monthly or usual


class Clause(Checked):
    """What the ordinance says, word for word; `at`: where, "" if no ordinance is meant."""

    at: str = ""
    says: Words


class Clauses(Checked):
    """The six metrics that all ordinances name."""

    received: Clause
    causes: Clause
    topics: Clause
    waiting: Clause
    satisfied: Clause
    unsatisfied: Clause


class PainMap(Checked):
    enabled: bool
    template: str = "astrakhan"
    all_pains: bool = False
    store_unit_and_method: bool = False


class Publication(Checked):
    enabled: bool
    scope: str = ""
    exclude: str = ""


class Unit(Checked):
    """A department; `chat` and `thread`: where it gets its cards, in its messenger's own terms."""

    id: Id
    title: Words
    group: Literal["administration", "subordinate", "authorised", "institution"]
    chat: str | int | None = None
    thread: int | None = None


class Place(Checked):
    """Where a QR code hangs; `point` is its kind in the directory of places. One that is `retired`
    keeps its title, for codes that are still about and for figures."""

    id: Id
    point: Id
    title: Words
    retired: bool = False


class Retention(Checked):
    """Days after the answer or the closing; erased daily."""

    address: Days
    contact: Days
    message: Days
    register_: Days = Field(alias="register")


class ByMessenger(Checked):
    """Whether it goes into this messenger: of a foreign one nobody knows who else reads."""

    telegram: bool
    vk: bool
    max: bool


class Profile(Checked):
    """Every key of the profile file. `name` is what OTKLIK_PROFILE says, or the file's stem."""

    name: str
    seed: str = ""
    act: Words
    org: Words
    org_short: Words
    org_address: Words
    org_email: Words
    org_inn: Words
    org_ogrn: Words
    site_feedback: Words
    reception_info: Words
    pos_url: Words
    responsible: Words
    responsible_internal: str = ""
    address: str = ""
    calendar: str = Field(pattern=r"^RU(-[A-Z]{2,3})?$")
    timezone: str
    units: Annotated[Several[Unit], Field(min_length=1)]
    places: Annotated[Several[Place], Field(min_length=1)]
    period: Literal["quarter"]
    wave: Literal["quarter", "month"]
    k_min: int = Field(ge=5)
    batch_min: int = Field(ge=10)
    answer_term_days: Days
    register_term_days: Days
    forward_term_days: Days
    retention_days: Retention
    terms: dict[str, Days]
    digest_files: ByMessenger  # pictures and files of the digest (ruling 28)
    card_files: ByMessenger  # what authors sent, below their card in a staff chat
    satisfaction_base: Literal["appeals", "complaints"]
    report: Report
    clauses: Clauses
    external_channels: Annotated[Names, Field(min_length=1)]
    internal_channels: Annotated[Names, Field(min_length=1)]
    external_directions: Annotated[Names, Field(min_length=1)]
    internal_directions: Annotated[Names, Field(min_length=1)]
    pain_map: PainMap
    publication: Publication
    additional_survey: bool
    internal_annual_survey: bool
    internal_initiative: bool = False
    problem_list: bool = False
    client_rating: bool = False
    anonymity: Literal["", "maximum"] = ""
    qr_places: Names = ()
    use_of_results: Names = ()
    instruction_materials: bool = False
    classifier_required: bool = False
    best_practices: bool = False
    quick_reaction: bool = False
    include_subordinate_orgs: bool = False
    regional_holidays: bool = False
    staff_wave_order: bool = False  # an order sets when employees are asked
    direction_units: dict[str, str]  # whose part of the report it is
    roadmap_reports: Names = ()
    morning_line: bool = False
    demo_mark: Words

    @field_validator("pain_map", mode="before")
    @classmethod
    def _off(cls, told: object) -> object:
        return {"enabled": False} if told is False else told

    @property
    def base(self) -> Literal["all", "complaints"]:
        """What satisfied and refused appeals are divided by (R-32, contract A20)."""
        return "all" if self.satisfaction_base == "appeals" else "complaints"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def used_places(self) -> tuple[Place, ...]:
        """Where codes hang now."""
        return tuple(place for place in self.places if not place.retired)

    @property
    def directions(self) -> tuple[str, ...]:
        """Of both audiences, each once, in the order of the file."""
        return tuple(dict.fromkeys((*self.external_directions, *self.internal_directions)))

    def channels(self, audience: str) -> tuple[str, ...]:
        """Of external, internal or all; internal ones not yet listed follow the external (A22)."""
        if audience == "external":
            return self.external_channels
        if audience == "internal":
            return self.internal_channels
        return tuple(dict.fromkeys((*self.external_channels, *self.internal_channels)))

    def term(self, topic: str) -> int:
        """Days promised for an answer on this topic."""
        return self.terms.get(topic, self.answer_term_days)

    def demo_values(self) -> tuple[tuple[str, str], ...]:
        """(key, value) of what the administration has still to fill in, in the file's order."""
        told = self.model_dump(exclude={"demo_mark"}, by_alias=True)
        return tuple(pair for pair in _leaves(told) if pair[1].startswith(self.demo_mark))


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text below `value` with its way, as in `units.1.title`."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _leaves(below, f"{key}.{name}" if key else str(name))
    elif isinstance(value, tuple | list):
        for number, below in enumerate(value):
            yield from _leaves(below, f"{key}.{number}")
    elif isinstance(value, str):
        yield key, value

"""What one ordinance demands of one municipality: channels, directions, base of shares, terms.

A profile is three layers: `profiles/common.yaml`, the ordinance, the installation's own file that
names its base (`extends: astrakhan`). No town is named in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from config.checking import Checked, Several, checked
from config.directories import Directories, shipped
from config.entries import Id
from config.faults import BadFile, BadProfile, Fault
from config.kept_trees import read_kept
from config.marked_yaml import Steps, Tree, over, read

FOLDER = Path(__file__).parent / "profiles"
COMMON = "common"

Words = Annotated[str, Field(min_length=1, max_length=500)]
Days = Annotated[int, Field(ge=1, le=36500)]
Names = Several[str]


class Report(Checked):
    """`deadline_day`: of the month after the period; None where the ordinance names no day."""

    min_frequency: Literal["quarter", "month_to_quarter"]
    deadline_day: int | None = Field(ge=1, le=28)
    clause_not_public: Words
    recipient: str | None = None
    per_direction_units: bool = False


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
    """Where a QR code hangs; `point` is its kind in the directory of places."""

    id: Id
    point: Id
    title: Words


class Retention(Checked):
    """Days after the answer or the closing; erased daily."""

    address: Days
    contact: Days
    message: Days
    register_: Days = Field(alias="register")


class DigestFiles(Checked):
    """Whether pictures and files of the digest go into this messenger (ruling 28)."""

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
    digest_files: DigestFiles
    satisfaction_base: Literal["appeals", "complaints"]
    report: Report
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
    roadmap_reports: Names = ()
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


def names() -> tuple[str, ...]:
    """The shipped profiles."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != COMMON))


def load(profile: str, directories: Directories | None = None) -> Profile:
    """`profile` as in OTKLIK_PROFILE: a shipped name or a path to a YAML file.

    Raises BadProfile with every fault found.
    """
    try:
        tree = _tree(profile)
        tree.values["name"] = Path(profile).stem
        told = checked(tree, Profile)
    except BadFile as error:
        raise BadProfile(error.faults) from error
    if faults := [*_foreign(tree, told, directories or shipped())]:
        raise BadProfile(faults)
    return told


def _tree(profile: str) -> Tree:
    common = read_kept(FOLDER / f"{COMMON}.yaml", f"profiles/{COMMON}.yaml")
    if profile in names():
        return over(common, read_kept(FOLDER / f"{profile}.yaml", f"profiles/{profile}.yaml"))
    if not profile.endswith((".yaml", ".yml")):
        known = {"found": profile[:60], "expected": ", ".join(names())}
        raise BadFile([Fault("OTKLIK_PROFILE", 1, "extends", known)])
    own = read(Path(profile))
    if "extends" not in own.values:
        return over(common, own)
    base = own.values.pop("extends")
    file, line = own.lines.pop(("extends",))
    if base not in names():
        known = {"found": str(base)[:60], "expected": ", ".join(names())}
        raise BadFile([Fault(file, line, "extends", known)])
    lower = over(common, read_kept(FOLDER / f"{base}.yaml", f"profiles/{base}.yaml"))
    return over(lower, own)


def _foreign(tree: Tree, profile: Profile, known: Directories) -> Iterator[Fault]:
    """Names that no directory has, ids given twice, an unknown time zone, a small batch."""
    for key in ("external_channels", "internal_channels"):
        yield from _unknown(tree, (key,), getattr(profile, key), known.channels.ids)
    for key in ("external_directions", "internal_directions"):
        yield from _unknown(tree, (key,), getattr(profile, key), known.directions.ids)
    yield from _unknown(tree, ("qr_places",), profile.qr_places, known.qr_places.ids)
    points = [place.point for place in profile.places]
    yield from _unknown(tree, ("places",), points, known.qr_places.ids)
    for topic in profile.terms:
        if topic not in known.topics:
            yield tree.fault(("terms", topic), "unknown", key="terms", found=topic)
    for several in ("units", "places"):
        yield from _twice(tree, several, [entry.id for entry in getattr(profile, several)])
    if not _is_zone(profile.timezone):
        yield tree.fault(("timezone",), "zone", key="timezone", found=profile.timezone[:60])
    if profile.batch_min < profile.k_min:
        told = str(profile.batch_min)
        yield tree.fault(
            ("batch_min",), "range", key="batch_min", found=told, expected=f"ge={profile.k_min}"
        )


def _unknown(
    tree: Tree, steps: Steps, told: tuple[str, ...] | list[str], known: tuple[str, ...]
) -> Iterator[Fault]:
    for number, name in enumerate(told):
        if name not in known:
            yield tree.fault(
                (*steps, number),
                "unknown",
                key=str(steps[0]),
                found=name[:60],
                expected=", ".join(known),
            )


def _twice(tree: Tree, key: str, ids: list[str]) -> Iterator[Fault]:
    for number, name in enumerate(ids):
        if name in ids[:number]:
            yield tree.fault((key, number), "twice", key=name)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder
        return False
    return True


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

"""Profiles as files: the five that ship, and an installation's own over one of them.

A profile is three layers: `profiles/common.yaml`, the ordinance, the installation's own file that
names its base (`extends: astrakhan`). No town is named in code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from config.checking import checked
from config.directories import Directories, shipped
from config.faults import BadFile, BadProfile, Fault
from config.kept_files import read_kept
from config.marked_yaml import Steps, Tree, over, read
from config.ordinance import Profile as Profile

FOLDER = Path(__file__).parent / "profiles"
COMMON = "common"


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
    yield from _strange_owners(tree, profile)
    for several in ("units", "places"):
        yield from _twice(tree, several, [entry.id for entry in getattr(profile, several)])
    if not _is_zone(profile.timezone):
        yield tree.fault(("timezone",), "zone", key="timezone", found=profile.timezone[:60])
    if profile.batch_min < profile.k_min:
        told = str(profile.batch_min)
        yield tree.fault(
            ("batch_min",), "range", key="batch_min", found=told, expected=f"ge={profile.k_min}"
        )


def _strange_owners(tree: Tree, profile: Profile) -> Iterator[Fault]:
    """Directions that are not asked about, units that are not there."""
    units = [unit.id for unit in profile.units]
    for direction, unit in profile.direction_units.items():
        for found, known in ((direction, profile.directions), (unit, units)):
            if found not in known:
                told = {"key": "direction_units", "found": found[:60], "expected": ", ".join(known)}
                yield tree.fault(("direction_units", direction), "unknown", **told)


def _unknown(
    tree: Tree, steps: Steps, told: Sequence[str], known: Sequence[str]
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

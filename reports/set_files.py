"""Files of a set of a report: what was written, and whether a folder holds that and no more."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from storage.report_records import MadeFile


class OthersThere(Exception):
    """`names`: files in the folder of a set that are not of it, or were changed since."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        super().__init__(str(folder))
        self.folder, self.names = folder, names


def metrics_name(stem: str) -> str:
    """The file that lists all others of a set."""
    return f"metrics_{stem}.json"


def made(folder: Path) -> list[MadeFile]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [MadeFile(path.relative_to(folder).as_posix(), hash_of(path)) for path in found]


def hash_of(path: Path) -> str:
    """SHA-256, read piece by piece."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def be_ours(place: Path) -> None:
    """Nothing is there, or a set as it was written: then it may be replaced. Raises OthersThere."""
    if not place.exists():
        return
    if names := _others(place) if place.is_dir() else (place.name,):
        raise OthersThere(place, names)


def _others(place: Path) -> tuple[str, ...]:
    found = {one.name: one.sha256 for one in made(place)}
    metrics = place / metrics_name(place.name)
    try:
        known = json.loads(metrics.read_text("utf-8"))["files"] if found else {}
        mine = {metrics.name: found.get(metrics.name), **known}
    except (OSError, ValueError, KeyError, TypeError):
        return tuple(found)
    return tuple(name for name, sha in found.items() if mine.get(name) != sha)

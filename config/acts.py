"""What the five ordinances ask of software, clause by clause, word for word; and what shows it.

`looks` names live checks of `otklik ordinance`, some of them with what they are about
(`channel:post`). A profile names its ordinance by `seed`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from config.checking import Checked, Several, checked
from config.kept_files import read_kept

FOLDER = Path(__file__).parent / "acts"


class ActClause(Checked):
    """`at`: where it stands; `says`: a part of its sentence that can be found in the act."""

    at: Annotated[str, Field(min_length=1, max_length=40)]
    says: Annotated[str, Field(min_length=5, max_length=600)]
    looks: Annotated[Several[str], Field(min_length=1)]


class Act(Checked):
    clauses: Annotated[Several[ActClause], Field(min_length=1)]


def numbers() -> tuple[str, ...]:
    """Of the ordinances that ship."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def act(number: str) -> Act:
    """Raises KeyError for an ordinance that nobody has read clause by clause."""
    if number not in numbers():
        raise KeyError(number)
    return checked(read_kept(FOLDER / f"{number}.yaml", f"acts/{number}.yaml"), Act)

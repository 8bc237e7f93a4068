"""Templates of replies that come with the program, for a town that has none of its own yet."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from config.checking import Checked, Several, checked
from config.directories import FOLDER, shipped
from config.entries import Id
from config.faults import BadFile
from config.kept_files import read_kept


class ReadyTemplate(Checked):
    """`topic`: None for every topic."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    body: Annotated[str, Field(min_length=1, max_length=3000)]
    topic: Id | None = None


class TemplatesFile(Checked):
    reply_templates: Several[ReadyTemplate]


@cache
def ready_templates() -> tuple[ReadyTemplate, ...]:
    """Raises BadFile."""
    tree = read_kept(FOLDER / "reply_templates.yaml", "directories/reply_templates.yaml")
    told = checked(tree, TemplatesFile).reply_templates
    strange = [
        tree.fault(("reply_templates", number, "topic"), "unknown", **_strange(one))
        for number, one in enumerate(told)
        if one.topic is not None and one.topic not in shipped().topics
    ]
    if strange:
        raise BadFile(strange)
    return told


def _strange(one: ReadyTemplate) -> dict[str, str]:
    return {"key": "topic", "found": str(one.topic), "expected": "topics.yaml"}

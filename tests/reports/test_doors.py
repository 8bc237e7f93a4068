"""Answers and comments leave the storage through one door, and the door hides small groups."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.sql.answers import Answers
from storage.sql.comments import Comments

HOUSE = Path(__file__).parents[2]
FLOORS = ("config", "storage", "reports", "bot", "web", "app")

READS_ANSWERS = {name for name in vars(Answers) if not name.startswith("_")} - {"awaited"}
READS_COMMENTS = {name for name in vars(Comments) if not name.startswith("_")}
"""Verbs of `storage.answers` and of `storage.comments`, a new one too; when more is awaited, days
alone tell."""

READS_CODES = {"all_of_comments"}
"""Verbs of `storage.codes_of_texts` that tell of comments."""

MAY_ASK = {
    "answers": {"reports.asking"},
    "comments": {"reports.comments"},
    "codes_of_texts": {"reports.coding"},
    "pains": {"reports.pain.finding"},
}
READS = {
    "answers": READS_ANSWERS,
    "comments": READS_COMMENTS,
    "codes_of_texts": READS_CODES,
    "pains": {"marks"},
}
MAY_COUNT = {"reports.shown"}
"""Who looks into the days of a tally: it says what may be shown of them."""

MAY_SELECT = {
    *("storage.sql.answers", "storage.sql.comments", "storage.sql.opened"),
    "storage.sql.pain_marks",
}
"""Who may name the tables of opened ballots; attacks and copies read all tables alike."""


MAY_READ_EXACTLY = {"reports.build", "app.cli_figures", "app.reading_figures"} | {
    "reports.export.answers",
    "reports.surveyed",
    "reports.digest.trends",
}
"""Figures as programs read them: of `--format json` and of the rehearsal's attacker. Whatever is
made for people takes `figures_for_people`, which has bands below 20 answers; the last two make
those bands themselves, and the export tells of options alone, which have them for everybody."""

EXACT = {"reports.build": {"figures"}, "reports.satisfaction": {"survey", "figures_of"}} | {
    "reports.surveyed": {"surveyed"}
}

HIDES = {
    "reports.shown": {"in_company"},
    "reports.answered": {"is_telling", "shown_cells", "shown_options"},
    "reports.satisfaction": {"is_enough", "band"},
    "reports.comments": {"in_company", "is_enough"},
    "reports.coding": {"is_telling", "for_people"},
    "reports.pain.surveys": {"band"},
}


def modules() -> Iterator[tuple[str, str]]:
    for floor in FLOORS:
        for path in sorted((HOUSE / floor).rglob("*.py")):
            name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
            if not name.startswith(("storage.migrations", "storage.attacks")):
                yield name, path.read_text(encoding="utf-8")


def bypasses(name: str, source: str) -> Iterator[str]:
    """What in a module reads answers or comments and is not the door."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            yield from _attribute(name, node)
        elif isinstance(node, ast.ImportFrom):
            yield from _import(name, node)


def _attribute(name: str, node: ast.Attribute) -> Iterator[str]:
    owner = node.value
    if isinstance(owner, ast.Attribute):
        yield from _asked(name, node, owner.attr)
    if node.attr in ("by_channel", "by_place", "given", "answered", "days"):
        of_tally = isinstance(owner, ast.Name) and owner.id in ("tally", "opened", "day")
        if of_tally and name not in MAY_COUNT:
            yield f"{name}:{node.lineno} counts {node.attr}"
    if isinstance(owner, ast.Name) and (owner.id, node.attr) == ("build", "figures"):
        yield from _exact(name, node)
    of_tables = isinstance(owner, ast.Name) and owner.id == "tables" and name not in MAY_SELECT
    if of_tables and node.attr in ("answer", "comment"):
        yield f"{name}:{node.lineno} selects {node.attr}"


def _asked(name: str, node: ast.Attribute, door: str) -> Iterator[str]:
    if node.attr in READS.get(door, ()) and name not in MAY_ASK[door]:
        yield f"{name}:{node.lineno} asks {door}.{node.attr}"


def _exact(name: str, node: ast.expr | ast.stmt) -> Iterator[str]:
    if name not in MAY_READ_EXACTLY:
        yield f"{name}:{node.lineno} reads exact figures of a few"


def _import(name: str, node: ast.ImportFrom) -> Iterator[str]:
    told = {alias.name for alias in node.names}
    if told & EXACT.get(node.module or "", set()):
        yield from _exact(name, node)
    may_count = name in MAY_COUNT | {"storage.sql.answers"}
    if node.module == "storage.survey_tallies" and "Tally" in told and not may_count:
        yield f"{name}:{node.lineno} imports Tally"
    if node.module == "storage.tables" and told & {"answer", "comment"} and name not in MAY_SELECT:
        yield f"{name}:{node.lineno} imports a table of ballots"


def test_nobody_reads_answers_or_comments_but_the_door() -> None:
    assert [found for name, source in modules() for found in bypasses(name, source)] == []


@pytest.mark.parametrize("door", HIDES)
def test_the_door_hides(door: str) -> None:
    source = (HOUSE / f"{door.replace('.', '/')}.py").read_text(encoding="utf-8")
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "hiding"
    }

    assert called >= HIDES[door]


def test_the_walker_sees_a_module_that_goes_past_the_door() -> None:
    lines = {
        "rows = await desk.parts.storage.answers.tallies(window, (), ())": "asks answers.tallies",
        "words = await storage.comments.of(batches)": "asks comments.of",
        "both = await storage.pains.marks(window, asked)": "asks pains.marks",
        "codes = await storage.codes_of_texts.all_of_comments()": "asks "
        "codes_of_texts.all_of_comments",
        "n = sum(tally.by_place.values())": "counts by_place",
        "asked = select(tables.comment.c.body)": "selects comment",
        "told = await build.figures(storage, basis, wish)": "reads exact figures of a few",
        "from reports.build import Wish, figures": "reads exact figures of a few",
        "from reports.satisfaction import survey": "reads exact figures of a few",
        "from reports.satisfaction import figures_of, satisfied": "reads exact figures of a few",
        "from reports.surveyed import surveyed": "reads exact figures of a few",
        "from storage.survey_tallies import Tally": "imports Tally",
        "from storage.tables import answer, wave": "imports a table of ballots",
    }
    source = "async def export():\n" + "".join(f"    {line}\n" for line in lines)

    found = list(bypasses("reports.export", source))

    assert sorted(one.split(" ", 1)[1] for one in found) == sorted(lines.values())

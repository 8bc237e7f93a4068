"""Documents say what is true: commands, settings, files and links they name are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from app.cli import app
from config import profile, settings

HOUSE = Path(__file__).parent.parent.parent
DOCUMENTS = [HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").glob("*.md"))]
EVERYTHING = [*DOCUMENTS, *sorted((HOUSE / "docs" / "decisions").glob("*.md"))]
VERSIONS = HOUSE / "storage" / "migrations" / "versions"


def commands() -> dict[str, set[str]]:
    """Every command with its options, as `otklik survey open`."""

    def under(group: Any, way: str) -> Iterator[tuple[str, set[str]]]:
        options = {name for param in group.params for name in param.opts if name[0] == "-"}
        yield way, {*options, "--help"}
        for name, below in getattr(group, "commands", {}).items():
            yield from under(below, f"{way} {name}")

    return dict(under(typer.main.get_command(app), "otklik"))


def named(path: Path) -> Iterator[str]:
    """Command lines a document shows, in back quotes or in a block."""
    told = path.read_text("utf-8")
    quoted: list[str] = re.findall(r"`([^`\n]+)`", told)
    blocks = [line for text in re.findall(r"^\s*```\n(.*?)```", told, re.M | re.S)
              for line in text.splitlines()]  # fmt: skip
    for text in (*quoted, *blocks):
        for part in re.split(r",\s*|\s*&&\s*|\s+#", text):
            if re.match(r"\s*otklik\b [a-z-]", part):
                yield part.strip()


def wrong(lines: Iterable[str]) -> list[str]:
    """Those that no command answers to, or with an option it has not."""
    known = commands()
    found = []
    for line in lines:
        words = line.split()
        ways = [" ".join(words[:n]) for n in range(1, 5)]
        way = max((way for way in ways if way in known), key=len)
        options = {word for word in words if word.startswith("--")}
        unknown = way == "otklik" and words[1] != "--help"
        if unknown or options - known[way]:
            found.append(line)
    return found


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.name)
def test_every_command_a_document_shows_is_there_with_its_options(path: Path) -> None:
    assert wrong(named(path)) == []


def test_the_readme_shows_every_command_there_is() -> None:
    shown = [" ".join(line.split()) for line in named(HOUSE / "README.md")]
    groups = {way for way in commands() if any(other.startswith(f"{way} ") for other in commands())}

    untold = [
        way
        for way in sorted(commands().keys() - groups)
        if not any(f"{line} ".startswith(f"{way} ") for line in shown)
    ]
    assert untold == []


def test_a_command_that_is_not_there_would_be_caught() -> None:
    lines = ["otklik check", "otklik fly", "otklik survey open int_annual --wings 2"]

    assert wrong(lines) == lines[1:]


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.name)
def test_no_document_names_a_setting_there_is_not(path: Path) -> None:
    said = set(re.findall(r"OTKLIK_[A-Z][A-Z_]*[A-Z]", path.read_text("utf-8")))

    assert sorted(said - set(settings.names())) == []


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: path.name)
def test_every_link_and_picture_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_place_in_the_house_a_document_names_is_there(path: Path) -> None:
    floors = "config|storage|reports|bot|web|app|docs|tests|bench"
    said = re.findall(rf"`((?:{floors})/[\w./*-]*)`", path.read_text("utf-8"))

    assert [name for name in said if not list(HOUSE.glob(name.rstrip("/")))] == []


def test_every_make_target_a_document_shows_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text("utf-8"), re.M))
    said = {
        name
        for path in EVERYTHING
        for name in re.findall(r"(?:^|`)make ([a-z]+)", path.read_text("utf-8"), re.M)
    }

    assert {"run", "test", "check"} <= said
    assert said - targets == set()


def test_the_two_commands_come_first_in_the_readme() -> None:
    (first, *_) = re.findall(r"```\n(.*?)```", (HOUSE / "README.md").read_text("utf-8"), re.S)

    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make run", "make test"]


def test_the_changelog_speaks_to_each_role() -> None:
    told = (HOUSE / "CHANGELOG.md").read_text("utf-8")

    for release in re.split(r"^## ", told, flags=re.M)[1:]:
        assert re.findall(r"^### (.+)$", release, re.M) == [
            "Жителям",
            "Сотрудникам",
            "Администратору",
        ]


def test_the_example_of_a_profile_has_nothing_left_to_fill_in() -> None:
    assert profile.load(str(HOUSE / "docs" / "example-town.yaml")).demo_values() == ()


def test_every_migration_follows_the_one_before() -> None:
    files = sorted(VERSIONS.glob("[0-9]*.py"))
    told = [
        (
            re.findall(r'^revision\b.*= "(\w+)"', path.read_text("utf-8"), re.M),
            re.findall(r'^down_revision\b.*= "?(\w+)"?', path.read_text("utf-8"), re.M),
            path.name[:4],
        )
        for path in files
    ]
    before = ["None", *(number for _, _, number in told)]

    assert len(files) >= 5
    assert told == [
        ([number], [former], number) for (_, _, number), former in zip(told, before, strict=False)
    ]


def test_the_licence_names_its_owners() -> None:
    told = (HOUSE / "LICENSE").read_text("utf-8")

    assert told.startswith("MIT License\n")
    assert "Otklik authors" in told

"""Reads survey scripts; all mistakes are told at once, by file and line, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.surveys.codes import Codes
from bot.surveys.earlier import of_conditions
from bot.surveys.mistakes import Mistake, Raw, of_questions, of_survey, of_whole
from bot.surveys.privacy import of_privacy
from bot.surveys.script import Survey
from bot.surveys.signs import of_signs
from bot.surveys.wording import brief, way, worded
from bot.surveys.yaml_tree import Reading, Snag, grow
from bot.texts import say
from config.kept_files import kept
from config.marked_yaml import Tree

SCRIPTS = Path(__file__).parent / "scripts"
"""The surveys that come with Otklik."""

LARGEST = 256 * 1024
"""Bytes of a script; the longest that is shipped has 6,500."""

AT_MOST = 50
"""Lines told of one file: whoever wrote it will not read more at once."""


class BadScripts(Exception):
    """`str()` of it is one `file:line: what is wrong` a line, in words for the authors."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def load_all(folder: Path, codes: Codes) -> Mapping[str, Survey]:
    """By id, in order of file names. Raises BadScripts with the faults of all files."""
    surveys, broken = load_each(folder, codes)
    if broken:
        raise BadScripts(fault for bad in broken.values() for fault in bad.faults)
    return surveys


def load_each(folder: Path, codes: Codes) -> tuple[dict[str, Survey], dict[str, BadScripts]]:
    """(those that can be read, what is wrong with the others), by id, in order of file names."""
    surveys: dict[str, Survey] = {}
    broken: dict[str, BadScripts] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            survey = load(path, codes)
        except BadScripts as bad:
            broken[path.stem] = bad
        else:
            surveys[survey.id] = survey
    if not surveys and not broken:
        raise BadScripts([say("script-none", folder=str(folder))])
    return surveys, broken


def load(path: Path, codes: Codes) -> Survey:
    """Raises BadScripts; whatever the file holds, nothing else."""
    if path.parent == SCRIPTS:
        return _taken(_shipped(path), path.name, codes)
    return parse(_text(path), path.name, codes)


def parse(source: str, file: str, codes: Codes) -> Survey:
    """`file` is its name, `ext_services.yaml`: the survey must be called so too."""
    return _taken(grow(source, file), file, codes)


def _shipped(path: Path) -> Reading:
    """As it was read before, while the file is the same: all together they take half a second."""

    def told() -> Any:
        reading = grow(_text(path), path.name)
        snags = [(snag.line, snag.code, snag.key) for snag in reading.snags]
        return reading.tree.values, reading.tree.lines, snags

    values, lines, snags = kept(path, path.name, told)
    return Reading(Tree(path.name, values, lines), [Snag(*snag) for snag in snags])


def _taken(reading: Reading, file: str, codes: Codes) -> Survey:
    if hard := [snag for snag in reading.snags if snag.code in ("syntax", "deep", "second")]:
        raise BadScripts(_told(file, [(snag.line, _snag(snag)) for snag in hard]))
    if not reading.tree.values:
        raise BadScripts(_told(file, [(1, say("script-not-map"))]))
    survey, mistakes, of_all = judged(Raw(reading.tree.values, Path(file).stem), codes)
    snags = [(snag.line, _snag(snag)) for snag in reading.snags]
    lines = {line for line, _ in snags}
    # where YAML itself objects, what the model says of that line is only an echo
    found = [told for told in _at(reading.tree, mistakes) if told[0] not in lines]
    lasting = [*sorted(snags + found, key=itemgetter(0)), *_at(reading.tree, of_all)]
    if survey is None or lasting:
        raise BadScripts(_told(file, lasting))
    return survey


def judged(raw: Raw, codes: Codes) -> tuple[Survey | None, list[Mistake], list[Mistake]]:
    """(the survey if it can be one, what is wrong at one place, what is wrong with the whole)."""
    survey, mistakes = _checked(raw.values)
    mistakes += [*of_survey(raw, codes), *of_questions(raw, codes), *of_conditions(raw)]
    mistakes += [*of_privacy(raw), *of_signs(raw)]
    return survey, mistakes, list(of_whole(raw, codes))


def _checked(values: Mapping[str, Any]) -> tuple[Survey | None, list[Mistake]]:
    try:
        return Survey.model_validate(values), []
    except ValidationError as bad:
        return None, [(way(error), worded(error)) for error in bad.errors()]


def _at(tree: Tree, mistakes: Iterable[Mistake]) -> list[tuple[int, str]]:
    return [(tree.place(steps)[1], words) for steps, words in mistakes]


def _told(file: str, faults: Iterable[tuple[int, str]]) -> list[str]:
    lines = list(dict.fromkeys(f"{brief(file)}:{line}: {words}" for line, words in faults))
    rest = len(lines) - AT_MOST
    return lines if rest <= 0 else [*lines[:AT_MOST], say("script-and-more", count=rest)]


def _snag(snag: Snag) -> str:
    match snag.code:
        case "anchor":
            return say("script-no-anchors")
        case "tag":
            return say("script-no-tags")
        case "twice":
            return say("script-key-twice", name=brief(snag.key))
        case "odd":
            return say("script-odd-key")
        case "deep":
            return say("script-too-deep")
        case "second":
            return say("script-second")
        case _:
            return say("script-syntax")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadScripts(_told(path.name, [(1, say("script-too-big", limit=LARGEST // 1024))]))
        raw = path.read_bytes()
    except OSError as error:
        raise BadScripts(_told(path.name, [(1, say("script-unreadable"))])) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadScripts(_told(path.name, [(line, say("script-not-utf8"))])) from error

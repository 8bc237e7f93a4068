"""Reads a script's YAML into plain values that know their lines; never more than the file says.

One pass over the parser's events, without recursion: an alias is refused and not followed, so a
small file cannot grow; what is wrong is gathered, and the rest is read on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from config.marked_yaml import SCALARS, Steps, Tree

DEEPEST = 20
"""Levels of nesting; scripts have five."""


@dataclass(frozen=True, slots=True)
class Snag:
    """What YAML itself has against the file.

    `code`: anchor, tag, twice (`key` given twice), odd (a key that is no word), and those after
    which reading stops: deep, second (document), syntax.
    """

    line: int
    code: str
    key: str = ""


class _Enough(Exception):
    """Reading on would only cost time: (line, code)."""


@dataclass(slots=True)
class _Level:
    """A mapping or list being read; `key` is what the next value belongs to."""

    steps: Steps
    values: dict[str, Any] | list[Any]
    key: str | None = None


@dataclass(slots=True)
class Reading:
    """The tree so far and the snags met on the way."""

    tree: Tree
    snags: list[Snag] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> None:
        name = type(event).__name__
        line = event.start_mark.line + 1
        if name == "DocumentStartEvent":
            self._document(line)
        elif name == "AliasEvent":
            self._snag(line, "anchor")
            self._put(None, line)
        elif name == "ScalarEvent":
            self._marked(event, line)
            self._scalar(event, line)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._marked(event, line)
            self._open({} if name == "MappingStartEvent" else [], line)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self.levels.pop()

    def _document(self, line: int) -> None:
        self.documents += 1
        if self.documents == 2:
            raise _Enough(line, "second")

    def _marked(self, event: Any, line: int) -> None:
        if event.anchor:
            self._snag(line, "anchor")
        if event.ctag and str(event.ctag) != "!":
            self._snag(line, "tag")

    def _scalar(self, event: Any, line: int) -> None:
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.values, dict) and level.key is None:
            self._key(level, event.value, line)
            return
        self._put(_plain(event.value) if event.implicit[0] else event.value, line)

    def _key(self, level: _Level, key: str, line: int) -> None:
        if key in level.values:
            self._snag(line, "twice", key)
        level.key = key
        self.tree.lines[*level.steps, key] = (self.tree.file, line)

    def _open(self, values: dict[str, Any] | list[Any], line: int) -> None:
        if len(self.levels) == DEEPEST:
            raise _Enough(line, "deep")  # the way to each value would grow with the depth
        steps = self._put(values, line)
        self.levels.append(_Level(steps, values))

    def _put(self, value: Any, line: int) -> Steps:
        """Hangs `value` where it belongs; the way to it."""
        if not self.levels:
            if isinstance(value, dict):
                self.tree.values = value
            return ()
        level = self.levels[-1]
        if isinstance(level.values, list):
            level.values.append(value)
            steps: Steps = (*level.steps, len(level.values) - 1)
            self.tree.lines[steps] = (self.tree.file, line)
            return steps
        if level.key is None:  # a list or a mapping where a key should be
            self._snag(line, "odd")
            level.key = "?"
            return (*level.steps, "?")
        steps = (*level.steps, level.key)
        level.values[level.key] = value
        level.key = None
        return steps

    def _snag(self, line: int, code: str, key: str = "") -> None:
        self.snags.append(Snag(line, code, key))


def grow(source: str, file: str) -> Reading:
    """All that can be read of `source`; after a snag of syntax nothing more can."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reading = Reading(Tree(file))
    try:
        for event in YAML(typ="safe", pure=True).parse(source):
            reading.take(event)
    except _Enough as enough:
        reading.snags.append(Snag(*enough.args))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reading.snags.append(Snag(mark.line + 1 if mark else 1, "syntax"))
    except (YAMLError, ValueError):
        reading.snags.append(Snag(1, "syntax"))
    return reading


def _plain(text: str) -> Any:
    """The value of an unquoted word: YAML 1.2, where only `true` and `false` are not text."""
    try:
        return SCALARS.get(_tag(text), str)(text)
    except ValueError:
        return text


@cache
def _resolver() -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).resolver


def _tag(text: str) -> str:
    from ruamel.yaml.nodes import ScalarNode

    return str(_resolver().resolve(ScalarNode, text, (True, False)))

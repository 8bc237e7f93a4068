"""YAML as plain values that remember their lines: no anchors, no tags, no key given twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config.faults import BadFile, Fault

LARGEST = 1_000_000
"""Bytes of a file; the longest one shipped has 20,000."""

DEEPEST = 20
"""Levels of nesting; ours have five."""

Steps = tuple[str | int, ...]
"""The way to a value: keys and numbers of list items."""

SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:int": lambda text: int(text.replace("_", ""), 0 if "0o" in text else 10),
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:timestamp": str,  # a day stays as it was written
}


@dataclass(slots=True)
class Tree:
    """A file's values; `lines` knows where each was written, and in which file."""

    file: str
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Steps, tuple[str, int]] = field(default_factory=dict)

    def place(self, steps: Steps) -> tuple[str, int]:
        """The file and line of the deepest value on the way that was written at all."""
        for length in range(len(steps), 0, -1):
            if found := self.lines.get(steps[:length]):
                return found
        return self.file, 1

    def fault(self, steps: Steps, code: str, **values: str) -> Fault:
        file, line = self.place(steps)
        return Fault(file, line, code, values)


def over(lower: Tree, upper: Tree) -> Tree:
    """`upper` laid over `lower`: mappings are merged key by key, all else is replaced."""
    merged = Tree(upper.file, _merge(lower.values, upper.values), dict(lower.lines))
    for steps in upper.lines:
        if not isinstance(_at(upper.values, steps), dict):
            _forget_below(merged.lines, steps)
    merged.lines.update(upper.lines)
    return merged


def read(path: Path, name: str = "") -> Tree:
    """The mapping a file holds. Raises BadFile; `name` is what the file is called in faults."""
    return parse(_text(path, name or path.name), name or path.name)


def parse(source: str, name: str) -> Tree:
    """The mapping `source` holds. Raises BadFile naming the line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(source)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise BadFile([Fault(name, line, "syntax", {"problem": error.problem or ""})]) from error
    except (YAMLError, ValueError) as error:
        raise BadFile([Fault(name, 1, "syntax", {"problem": type(error).__name__})]) from error
    except RecursionError as error:
        raise BadFile([Fault(name, 1, "too_deep")]) from error
    return _Reader(name).tree(node)


class _Reader:
    """Turns nodes into values and gathers all faults of a file before refusing it."""

    def __init__(self, name: str) -> None:
        self._tree = Tree(name)
        self._faults: list[Fault] = []

    def tree(self, node: Any) -> Tree:
        if not _is(node, "MappingNode"):
            raise BadFile([Fault(self._tree.file, 1, "not_mapping")])
        self._tree.values = self._mapping(node, ())
        if self._faults:
            raise BadFile(self._faults)
        return self._tree

    def _value(self, node: Any, steps: Steps) -> Any:
        if node.anchor:
            self._blame(node, "anchor")
            return None  # not walked: what an alias repeats could grow without end
        if len(steps) > DEEPEST:
            self._blame(node, "too_deep")
            return None
        if _is(node, "MappingNode"):
            return self._mapping(node, steps)
        if _is(node, "SequenceNode"):
            return [self._marked(item, (*steps, n)) for n, item in enumerate(node.value)]
        return self._scalar(node)

    def _marked(self, node: Any, steps: Steps) -> Any:
        self._tree.lines[steps] = (self._tree.file, node.start_mark.line + 1)
        return self._value(node, steps)

    def _mapping(self, node: Any, steps: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if _is(key, "ScalarNode") else "?"
            if name in found:
                self._blame(key, "duplicate", key=name)
            found[name] = self._value(value, (*steps, name))
            self._tree.lines[*steps, name] = (self._tree.file, key.start_mark.line + 1)
        return found

    def _scalar(self, node: Any) -> Any:
        told = str(node.ctag) if hasattr(node, "ctag") else str(node.tag)
        if told not in SCALARS:
            self._blame(node, "tag")
            return None
        try:
            return SCALARS[told](node.value)
        except ValueError:
            return str(node.value)

    def _blame(self, node: Any, code: str, **values: str) -> None:
        self._faults.append(Fault(self._tree.file, node.start_mark.line + 1, code, values))


def _is(node: Any, kind: str) -> bool:
    return type(node).__name__ == kind  # ruamel is imported only where a file is read


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile([Fault(name, 1, "too_big", {"longest": str(LARGEST)})])
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile([Fault(name, 1, "encoding")]) from error
    except (OSError, ValueError) as error:
        raise BadFile([Fault(name, 1, "unreadable", {"problem": type(error).__name__})]) from error


def _merge(lower: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    merged = dict(lower)
    for key, value in upper.items():
        under = lower.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = _merge(under or {}, value) if both else value
    return merged


def _at(values: Any, steps: Steps) -> Any:
    for step in steps:
        values = values[step]
    return values


def _forget_below(lines: dict[Steps, tuple[str, int]], steps: Steps) -> None:
    for known in [known for known in lines if known[: len(steps)] == steps]:
        del lines[known]

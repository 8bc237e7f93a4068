"""What shipped files say, read once and kept beside Python's own compiled ones: starting is quick.

It is kept as `marshal`, trusted as much as a .pyc in the same folder, and only as long as the file
has the same size and time of change.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.marked_yaml import Tree, read

FORMAT = 2
"""Raised when what is kept changes its meaning."""

Stamp = tuple[int, int, int, str]


def read_kept(path: Path, name: str) -> Tree:
    """As `read`, from what was kept if it is still true. Raises BadFile."""

    def told() -> Any:
        tree = read(path, name)
        return tree.values, tree.lines

    values, lines = kept(path, name, told)
    return Tree(name, values, lines)


def kept(path: Path, mark: str, make: Callable[[], Any]) -> Any:
    """What `make` gives, plain lists and maps, or gave; `mark` changes with what it would give."""
    try:
        found = path.stat()
    except OSError:
        return make()  # says what is wrong
    stamp = (FORMAT, found.st_mtime_ns, found.st_size, mark)
    beside = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}.kept"
    try:
        told, value = marshal.loads(beside.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        told = None
    if told != stamp:
        value = make()
        _keep(beside, stamp, value)
    return value


def _keep(beside: Path, stamp: Stamp, value: Any) -> None:
    """In silence where nothing may be written: then the file is read anew each time."""
    if sys.dont_write_bytecode:
        return
    own = beside.with_name(f"{beside.name}.{os.getpid()}")
    try:
        beside.parent.mkdir(exist_ok=True)
        own.write_bytes(marshal.dumps((stamp, value)))
        own.replace(beside)
    except OSError:
        own.unlink(missing_ok=True)

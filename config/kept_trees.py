"""Shipped YAML read once and kept beside Python's own compiled files: starting must be quick.

A tree is kept as `marshal`, trusted as much as a .pyc in the same folder, and only as long as the
file has the same size and time of change.
"""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

from config.marked_yaml import Tree, read

FORMAT = 1
"""Raised when what is kept changes its meaning."""

Stamp = tuple[int, int, int, str]


def read_kept(path: Path, name: str) -> Tree:
    """As `read`, from what was kept if it is still true. Raises BadFile."""
    try:
        found = path.stat()
    except OSError:
        return read(path, name)  # says what is wrong
    stamp = (FORMAT, found.st_mtime_ns, found.st_size, name)
    kept = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}.tree"
    if (tree := _kept(kept, stamp, name)) is None:
        tree = read(path, name)
        _keep(kept, stamp, tree)
    return tree


def _kept(kept: Path, stamp: Stamp, name: str) -> Tree | None:
    try:
        told, values, lines = marshal.loads(kept.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return Tree(name, values, lines) if told == stamp else None


def _keep(kept: Path, stamp: Stamp, tree: Tree) -> None:
    """In silence where nothing may be written: then the file is read anew each time."""
    if sys.dont_write_bytecode:
        return
    own = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(exist_ok=True)
        own.write_bytes(marshal.dumps((stamp, tree.values, tree.lines)))
        own.replace(kept)
    except OSError:
        own.unlink(missing_ok=True)

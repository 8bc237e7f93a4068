"""Which of many words occur in many bytes, in one pass: one by one, thousands take hours.

Most of a disk are noughts; they are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection

Tree = dict[bytes, "Tree"]
"""Words by their bytes, one a level; an empty tree ends a word."""


NOUGHTS = bytes(256)


def squeezed(whole: bytes) -> bytes:
    """Long runs of noughts made short; a word of up to 256 bytes is in it as it was in `whole`."""
    first, *others = whole.split(NOUGHTS)
    return NOUGHTS.join([first, *filter(None, others[:-1]), *others[-1:]])


def occurring(words: Collection[bytes], whole: bytes) -> set[bytes]:
    """Those that are found, overlapping ones too. Of a word and one that begins with it: both."""
    if not words:
        return set()
    if max(map(len, words)) <= len(NOUGHTS):
        whole = squeezed(whole)
    first = re.compile(b"(?=(%s))" % _pattern(_tree(words)), re.DOTALL)
    found = {match[1] for match in first.finditer(whole)}
    longer = [one for one in words if one not in found and any(map(one.startswith, found))]
    return {*found, *(one for one in longer if one in whole)}


def _tree(words: Collection[bytes]) -> Tree:
    tree: Tree = {}
    for word in sorted(words):  # a shorter one first: it is enough to find that
        _put(tree, word)
    return tree


def _put(tree: Tree, word: bytes) -> None:
    for at in range(len(word)):
        one = word[at : at + 1]
        if tree.get(one) == {}:
            return
        tree = tree.setdefault(one, {})


def _pattern(tree: Tree) -> bytes:
    ways = [re.escape(one) + _pattern(below) for one, below in tree.items()]
    return b"(?:%s)" % b"|".join(ways) if len(ways) > 1 else b"".join(ways)

"""A long digest into messages that a messenger takes: cut at headings, lines, words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reports.wording import Say


def parts(told: Sequence[str], limit: int, say: Say) -> tuple[str, ...]:
    """Messages of at most `limit` UTF-16 units, cut at headings; each says which one it is.

    A section that is longer is cut at its lines, a line that is longer between words.
    """
    whole = "\n\n".join(told)
    if length(whole) <= limit:
        return (whole,)
    packed = pieces(told, room(limit, say))
    total = len(packed)
    return tuple(titled(text, n, total, say) for n, text in enumerate(packed, 1))


def room(limit: int, say: Say) -> int:
    """What is left of a message below the line that says which part it is."""
    return limit - length(say("digest-part", n=999, total=999)) - 2


def titled(text: str, n: int, total: int, say: Say) -> str:
    return f"{say('digest-part', n=n, total=total)}\n\n{text}"


def pieces(told: Sequence[str], room: int) -> list[str]:
    """As few texts of at most `room` units as sections, lines and words allow."""
    return _packed([piece for section in told for piece in _pieces(section, room)], "\n\n", room)


def length(text: str) -> int:
    """As messengers count: UTF-16 units, of which an emoji has two."""
    return len(text.encode("utf-16-le")) // 2


def _pieces(section: str, room: int) -> list[str]:
    """The section, or as many lines of it as fit, and words of a line that does not."""
    if length(section) <= room:
        return [section]
    lines = [piece for line in section.split("\n") for piece in _words(line, room)]
    return _packed(lines, "\n", room)


def _words(line: str, room: int) -> list[str]:
    if length(line) <= room:
        return [line]
    words = [
        word[n : n + room // 2] for word in line.split(" ") for n in range(0, len(word), room // 2)
    ]
    return _packed(words, " ", room)


def _packed(pieces: Sequence[str], between: str, room: int) -> list[str]:
    packed: list[str] = []
    for piece in pieces:
        joined = f"{packed[-1]}{between}{piece}" if packed else piece
        if packed and length(joined) <= room:
            packed[-1] = joined
        else:
            packed.append(piece)
    return packed

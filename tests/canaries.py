"""Words that must not be found again, in every form in which a file may hold them.

All canaries of one flock begin with the same random mark, so that one look for the mark finds any
of them, whole or cut short, among as many bytes as there are.
"""

from __future__ import annotations

import base64
import gzip
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from secrets import choice, randbelow

LETTERS = "абвгдежзиклмнопрстуфхцчшэюя"

Form = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Flock:
    """Canaries of one kind. `mark` is what they begin with; `tail` makes the rest of one."""

    mark: str
    tail: Callable[[int], str]

    def __getitem__(self, number: int) -> str:
        return self.mark + self.tail(number)


def ids() -> Flock:
    """Accounts of twelve digits."""
    return Flock(f"9{randbelow(10**6):06}", lambda number: f"{number:05}")


def words() -> Flock:
    """Texts as people write them, in Cyrillic."""
    return Flock(_letters(12), lambda number: f" {number} {_letters(8)}")


def _letters(length: int) -> str:
    return "".join(choice(LETTERS) for _ in range(length))


def _base64(phase: int) -> Form:
    """Of a word that stands `phase` bytes behind a multiple of three: what is the word's alone."""

    def form(word: bytes) -> bytes:
        begin, end = (0, 2, 3)[phase], (phase + len(word)) * 8 // 6
        return base64.b64encode(bytes(phase) + word)[begin:end]

    return form


CHARACTERS: Mapping[str, Callable[[str], bytes]] = {
    "UTF-8": lambda word: word.encode(),
    "UTF-16 LE": lambda word: word.encode("utf-16-le"),
    "UTF-16 BE": lambda word: word.encode("utf-16-be"),
    "escapes": lambda word: word.encode("ascii", "backslashreplace"),
}
BYTES: Mapping[str, Form] = {
    "plain": lambda word: word,
    "hex": lambda word: word.hex().encode(),
    "HEX": lambda word: word.hex().upper().encode(),
    "base64": _base64(0),
    "base64 + 1": _base64(1),
    "base64 + 2": _base64(2),
    "%": lambda word: b"".join(b"%%%02X" % byte for byte in word),
}
FORMS: Mapping[str, Callable[[str], bytes]] = {
    f"{chars} {name}": lambda word, c=written, f=form: f(c(word))  # type: ignore[misc]  # bound now
    for chars, written in CHARACTERS.items()
    for name, form in BYTES.items()
}


def shapes(word: str) -> set[bytes]:
    told = {form(word) for form in FORMS.values()}
    return told | {one.replace(b"+", b"-").replace(b"/", b"_") for one in told}


def found(places: Iterable[bytes], kept: Mapping[str, Flock]) -> set[str]:
    """Names of the flocks of which any canary lies in any of the places."""
    looked_for = {name: shapes(flock.mark) for name, flock in kept.items()}
    return {
        name
        for place in places
        for name, marks in looked_for.items()
        if any(mark in place for mark in marks)
    }


def every_byte(*folders: Path) -> Iterator[bytes]:
    """All files as they are, and what is packed in them; names of files are bytes, too."""
    for path in (path for folder in folders for path in folder.rglob("*")):
        yield path.name.encode()
        if path.is_file():
            yield from unpacked(path.read_bytes())


def unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())

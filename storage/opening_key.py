"""The key that opens a strict wave, as two files of its keeper. Pure: words and bytes in and out.

The public file is one line: the server boxes answers with it. The private file is one line too:
the half that opens them, sealed with a passphrase. Neither needs settings, database or network.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage import sealing
from storage.receipts import LANES, MEMORY

PUBLIC, PRIVATE = "otklik-key", "otklik-private-key"
VERSION = "1"
SHORTEST = 12
"""Characters of a passphrase."""
LARGEST = 1024
"""Bytes that either file may have; ours have some two hundred."""
_SALT = 16
_SIZE = sealing.LENGTH + 32
_GROUPS = 8


class NotAKey(ValueError):
    """This is no key file of ours, or a damaged one."""


class WrongHalf(NotAKey):
    """The private file was given for the public one, or the other way round."""


class WrongPassphrase(ValueError):
    """The passphrase does not open this key."""


class Short(ValueError):
    """The passphrase has fewer than SHORTEST characters."""


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """The two lines, without their ends."""

    public: str
    private: str = field(repr=False)
    fingerprint: str


def new(passphrase: str) -> KeyFiles:
    """Raises Short. Takes 64 MiB and a tenth of a second on purpose."""
    if len(_spelt(passphrase)) < SHORTEST:
        raise Short
    private, public = sealing.new_pair()
    salt = os.urandom(_SALT)
    sealed = sealing.seal(_stretched(passphrase, salt), private, _SIZE, _place(public))
    parts = (PRIVATE, VERSION, _text(public), _text(salt), _text(sealed))
    return KeyFiles(public_line(public), ":".join(parts), fingerprint(public))


def public_line(public: bytes) -> str:
    return f"{PUBLIC}:{VERSION}:{_text(public)} {fingerprint(public)}"


def read_public(line: str) -> bytes:
    """The public half, 32 bytes. Raises NotAKey, WrongHalf."""
    if line.strip().startswith(f"{PRIVATE}:"):
        raise WrongHalf
    read = re.fullmatch(rf"{PUBLIC}:{VERSION}:([A-Za-z0-9+/=]+) ([0-9a-f-]+)", line.strip())
    public = _bytes(read[1], 32) if read else b""
    if read is None or not hmac.compare_digest(fingerprint(public), read[2]):
        raise NotAKey
    return public


def public_half(line: str) -> bytes:
    """The public half that a private file tells, without the passphrase. Raises NotAKey."""
    return _parts(line)[0]


def read_private(line: str, passphrase: str) -> bytes:
    """The private half, 32 bytes. Raises NotAKey, WrongHalf, WrongPassphrase."""
    public, salt, sealed = _parts(line)
    try:
        private = sealing.unseal(_stretched(passphrase, salt), sealed, _place(public))
    except sealing.Unreadable as error:
        raise WrongPassphrase from error
    if not hmac.compare_digest(sealing.public_half(private), public):
        raise NotAKey
    return private


def fingerprint(public: bytes) -> str:
    """What two people compare by eye or by phone: 128 bits in eight groups.

    >>> fingerprint(bytes(32))
    '7eba-8c9d-9c31-c4fd-8a00-57e3-4e4a-6008'
    """
    digest = hashlib.sha256(f"{PUBLIC}:{VERSION}".encode() + public).hexdigest()
    return "-".join(digest[4 * n : 4 * n + 4] for n in range(_GROUPS))


def _parts(line: str) -> tuple[bytes, bytes, bytes]:
    """(public half, salt, sealed private half)."""
    told = line.strip().split(":")
    if told[0] == PUBLIC:
        raise WrongHalf
    if len(told) != 5 or told[:2] != [PRIVATE, VERSION]:
        raise NotAKey
    sizes = (32, _SALT, _SIZE + sealing.SEALED_MORE)
    public, salt, sealed = (_bytes(part, size) for part, size in zip(told[2:], sizes, strict=True))
    return public, salt, sealed


def _stretched(passphrase: str, salt: bytes) -> bytes:
    slow = Argon2id(salt=salt, length=32, iterations=3, lanes=LANES, memory_cost=MEMORY)
    return sealing.derive(slow.derive(_spelt(passphrase).encode()), "opening key")


def _spelt(passphrase: str) -> str:
    """Computers differ in how they spell «й»: one sign or two."""
    return unicodedata.normalize("NFC", passphrase)


def _place(public: bytes) -> bytes:
    return b"opening key" + public


def _text(told: bytes) -> str:
    return b64encode(told).decode()


def _bytes(told: str, size: int) -> bytes:
    try:
        read = b64decode(told, validate=True)
    except ValueError as error:
        raise NotAKey from error
    if len(read) != size or _text(read) != told:  # several spellings end alike
        raise NotAKey
    return read

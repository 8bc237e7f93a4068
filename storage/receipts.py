"""Codes of traceless messages and what they open. Pure: codes, keys and bytes in, bytes out.

A thread of a traceless message has a random key of its own. It is sealed to the author's code and
boxed to the staff's public key; the code itself is kept nowhere (reliability.md 2.11).
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage import sealing
from storage.message_records import Receipt

DIGITS = 16
MOST_OF_IT = 12
"""Digits of a code after which the others may be guessed."""
_ROW = re.compile(r"[0-9](?:[\W_]*[0-9])*")
"""Digits, whatever marks stand between them."""
MEMORY = 64 * 1024
"""KiB of Argon2id, with three passes: some 0.1 s and 64 MiB a guess."""
LANES = 1
"""With more, OpenSSL shares its threads among all calls, and two at once wait for ever: tried."""
CLASSES = (1024, 4096, 20 * 1024)
"""Bytes of a sealed entry: its length tells no more than short, usual, long."""
_KEY = sealing.LENGTH + 32
NOTHING = bytes(_KEY + sealing.SEALED_MORE)
"""What is unlocked in vain where a code leads nowhere: the work is that of any other."""
_CODE = sealing.LENGTH + DIGITS


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def read_code(typed: str) -> str:
    """The digits of what was typed, whatever stands between them.

    >>> read_code(" 4821-0937 5516 2048.")
    '4821093755162048'
    """
    return "".join(re.findall(r"[0-9]", typed))


def looks_like_code(typed: str) -> bool:
    """Sixteen digits in a row; nothing but marks between them, any words around.

    >>> looks_like_code("Мой код: 4821 0937-5516 2048"), looks_like_code("4821 дом 093755162048")
    (True, False)
    """
    return any(len(read_code(row)) == DIGITS for row in _ROW.findall(typed))


def may_be_code(typed: str) -> bool:
    """A code, or most of one: what is missing is soon tried. A telephone number is shorter."""
    return any(len(read_code(row)) >= MOST_OF_IT for row in _ROW.findall(typed))


def grouped(code: str) -> str:
    """
    >>> grouped("4821093755162048")
    '4821 0937 5516 2048'
    """
    return " ".join(code[n : n + 4] for n in range(0, len(code), 4))


def derive(code: str, salt: bytes) -> Receipt:
    """Slow and 64 MiB heavy on purpose: never on the event loop."""
    slow = Argon2id(salt=salt, length=64, iterations=3, lanes=LANES, memory_cost=MEMORY)
    stretched = slow.derive(code.encode())
    return Receipt(code, stretched[:32], stretched[32:])


def new_thread_key() -> bytes:
    return secrets.token_bytes(32)


def lock_for_author(receipt: Receipt, thread_key: bytes) -> bytes:
    return sealing.seal(receipt.key, thread_key, _KEY, receipt.lookup)


def unlock_for_author(receipt: Receipt, locked: bytes) -> bytes:
    """Raises sealing.Unreadable."""
    return sealing.unseal(receipt.key, locked, receipt.lookup)


def lock_for_staff(public: bytes, thread_key: bytes, number: str) -> bytes:
    return sealing.box(public, thread_key, _KEY, number.encode())


def unlock_for_staff(private: bytes, locked: bytes, number: str) -> bytes:
    """Raises sealing.Unreadable."""
    return sealing.unbox(private, locked, number.encode())


def seal_entry(thread_key: bytes, words: tuple[str, str], at: tuple[str, int]) -> bytes:
    """`words`: text and spot; `at`: number of the message and place in its thread.

    Raises sealing.TooLong.
    """
    told = json.dumps(words, ensure_ascii=False).encode()
    size = next((size for size in CLASSES if len(told) + sealing.LENGTH <= size), CLASSES[-1])
    return sealing.seal(thread_key, told, size, _place(at))


def unseal_entry(thread_key: bytes, sealed: bytes, at: tuple[str, int]) -> tuple[str, str]:
    """Raises sealing.Unreadable."""
    text, spot = json.loads(sealing.unseal(thread_key, sealed, _place(at)))
    return text, spot


def token_name(token: str) -> bytes:
    """What a page's token is found by; the token itself is not kept."""
    return hashlib.sha256(b"name:" + token.encode()).digest()


def seal_code(token: str, code: str) -> bytes:
    return sealing.seal(_page_key(token), code.encode(), _CODE, b"code")


def unseal_code(token: str, sealed: bytes) -> str:
    """Raises sealing.Unreadable."""
    return sealing.unseal(_page_key(token), sealed, b"code").decode()


def _page_key(token: str) -> bytes:
    return hashlib.sha256(b"key:" + token.encode()).digest()


def _place(at: tuple[str, int]) -> bytes:
    return f"{at[0]}:{at[1]}".encode()

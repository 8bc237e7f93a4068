"""One-time slips: sixteen signs on paper, drawn from a pile by nobody knows whom. Pure.

The database has the SHA-256 of a code and nothing else: no number, no time, no word of its use.
"""

from __future__ import annotations

import hashlib
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O and U, which are taken for 1, 1, 0 and V."""
SIGNS = 16
MOST = 5000
"""Slips made at once."""
_SAME = str.maketrans(
    # a Russian keyboard has letters that look just like those printed, and 3 looks like one
    "ILO\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0423\u0417",
    "110ABCEHKM0PTXY3",
)


def new_code() -> str:
    """80 random bits. Sixteen digits alone are the code of a message, so one sign is a letter."""
    while (code := "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))).isdecimal():
        pass
    return code


def read_code(typed: str) -> str:
    """The code in what was typed, whatever its case and whatever stands between; "" if there is
    none.

    >>> read_code(" 4x7q-o1ab  kk22-ZZ0l. ")
    '4X7Q01ABKK22ZZ01'
    """
    told = re.sub(r"[\W_]", "", typed.upper()).translate(_SAME)
    return told if len(told) == SIGNS and set(told) <= set(ALPHABET) else ""


def looks_like_slip(typed: str) -> bool:
    code = read_code(typed)
    return bool(code) and not code.isdecimal()


def grouped(code: str) -> str:
    """
    >>> grouped("4X7Q01ABKK22ZZ01")
    '4X7Q-01AB-KK22-ZZ01'
    """
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def mark(code: str) -> bytes:
    """What the database knows a slip by. 80 random bits need no salt and no slow hash."""
    return hashlib.sha256(f"slip:{code}".encode()).digest()

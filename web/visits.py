"""A visit: the random mark that stands for a person on the web, sealed in a cookie.

Nothing of it is kept here: the talk lies in the storage under an HMAC of the mark, so a visit
outlives a restart and moves between replicas, and the cookie alone says when it is over.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import urandom

from aiohttp import web

from storage import sealing
from storage.records import Channel, Person
from storage.store import Clock

LIVES = 30 * 60  # seconds since the last page
SIZE = 64  # bytes: the mark, a time, and room
FRAMED = f"HttpOnly; Max-Age={LIVES}; Path=/; SameSite=None; Secure; Partitioned"
"""In a frame of another site only None is sent, and without Partitioned most browsers keep nothing;
Python's own cookies know that word from 3.14 on."""
PLACE = b"visit"
MARK = 32
LET_IN = b"\1"


@dataclass(frozen=True, slots=True)
class Visit:
    """`let_in`: it has begun something already, so a flood of newcomers is no matter of its."""

    mark: bytes = field(repr=False)
    let_in: bool = False

    @property
    def person(self) -> Person:
        return Person(Channel.WEB, self.mark.hex())


class Visits:
    """`key`: 32 bytes that all replicas share."""

    def __init__(self, key: bytes, clock: Clock, *, is_https: bool) -> None:
        self._seal = sealing.derive(key, "visit")
        self._forms = sealing.derive(key, "forms")
        self._clock = clock
        self._is_https = is_https

    def cookie(self, *, is_framed: bool = False) -> str:
        """A visit inside a page of another site is one of its own: what is pressed there, by
        whatever trick, never touches the other."""
        return cookie_name("otklik-frame" if is_framed else "otklik", is_https=self._is_https)

    def new(self) -> Visit:
        return Visit(urandom(MARK))

    def of(self, cookies: Mapping[str, str], *, is_framed: bool = False) -> Visit | None:
        """None if there was none, if it is over, or if the cookie is not of our making."""
        try:
            sealed = urlsafe_b64decode(cookies.get(self.cookie(is_framed=is_framed), ""))
            told = sealing.unseal(self._seal, sealed, PLACE)
        except (ValueError, sealing.Unreadable):
            return None
        seen = int.from_bytes(told[:8], "big")
        mark, let_in = told[8 : 8 + MARK], told[8 + MARK :] == LET_IN
        return Visit(mark, let_in) if abs(self._now() - seen) < LIVES else None

    def go_on(
        self, response: web.Response, visit: Visit, *, is_framed: bool = False
    ) -> web.Response:
        """The visit lives for another while from this page on."""
        told = self._now().to_bytes(8, "big") + visit.mark + (LET_IN if visit.let_in else b"")
        sealed = urlsafe_b64encode(sealing.seal(self._seal, told, SIZE, PLACE)).decode()
        if is_framed:
            response.headers.add("Set-Cookie", f"{self.cookie(is_framed=True)}={sealed}; {FRAMED}")
            return response
        response.set_cookie(
            self.cookie(),
            sealed,
            max_age=LIVES,
            path="/",
            httponly=True,
            secure=self._is_https,
            samesite="Lax",  # Strict would lose the visit of whoever scans a QR code again
        )
        return response

    def form_token(self, visit: Visit) -> str:
        """Proves that a form was made for this very visit."""
        return hmac.new(self._forms, visit.mark, hashlib.sha256).hexdigest()

    def is_own_form(self, visit: Visit, token: str) -> bool:
        return hmac.compare_digest(self.form_token(visit).encode(), token.encode())

    def update(self, visit: Visit, page: str) -> str:
        """Names what was sent from one page; leads neither to the visit nor to the page."""
        return hmac.new(self._forms, visit.mark + page.encode(), hashlib.sha256).hexdigest()[:32]

    def _now(self) -> int:
        return int(self._clock().timestamp())


def cookie_name(name: str, *, is_https: bool) -> str:
    """`__Host-` binds a cookie to this very host; browsers take it over https only."""
    return f"__Host-{name}" if is_https else name

"""When newcomers come by the hundred a minute, each shows that it is a browser, or waits a little.

What is guarded are durable commits: a newcomer's first press is one, looking is none. A visitor who
was let in once is never asked. On an ordinary day nobody is: the measured rate alone decides, and
beside it whoever comes too often from one address.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from aiohttp import web

from bot.texts import say
from web.address import network
from web.budget import Budget
from web.forms import Form
from web.guard import party
from web.headers import SCRIPTED
from web.parts import PAGES, PARTS
from web.proof import Puzzle, Puzzles
from web.visits import Visit

MANY, MINUTE = 300, 60.0
"""Newcomers of all together in so many seconds: more is taken for a flood."""
OWN, OWN_WINDOW = 120, 600.0
"""Newcomers of one address, a school behind it maybe, before it is asked apart from all others."""
EASIEST, HARDEST = 16, 19
"""Bits: a second of an old telephone, and ten; a bit more each time the flood is twice as big."""
WAITS = 20
"""Seconds after which a browser without scripts may go on."""
LANE, LANE_OF_NET, LANE_OF_ONE = 240, 6, 3
"""How many such go on in a minute: of all, fewer than a calm minute has; of one network, as
addresses are rented; and of one address. Forty networks fill it, and no browser with scripts
waits in it."""
STATUS = 429
OURS = ("puzzle", "proof")
"""Fields of the page itself."""


@dataclass(frozen=True, slots=True)
class Held:
    """`left`: seconds to wait without a script."""

    puzzle: Puzzle
    left: int


class Rate:
    """How many came in this minute, or in the one before it."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._begun, self._count, self._before = now(), 0, 0

    def note(self, *, is_new: bool) -> int:
        """How many came in the busier of the two minutes. `is_new`: this one counts."""
        passed = self._now() - self._begun
        if passed >= MINUTE:
            self._before = self._count if passed < 2 * MINUTE else 0
            self._begun, self._count = self._now(), 0
        self._count += is_new
        return max(self._count, self._before)


class Siege:
    """`key`: 32 bytes that all replicas share; `now` is a clock that only goes on."""

    def __init__(self, key: bytes, now: Callable[[], float] = monotonic) -> None:
        self._puzzles = Puzzles(key)
        self._rate = Rate(now)
        self._own = Budget(OWN, OWN_WINDOW, now)
        self._lane = Budget(LANE, MINUTE, now)
        self._lane_of_net = Budget(LANE_OF_NET, MINUTE, now)
        self._lane_of_one = Budget(LANE_OF_ONE, MINUTE, now)

    def holds(self, who: str, visit: Visit, form: Form, now: int) -> Held | None:
        """None: this newcomer may go on. `who`: for whose budget it counts, "" for none;
        `now`: seconds, the same for all replicas."""
        is_one_too_many = bool(who) and not self._own.spend(who)
        rate = self._rate.note(is_new=not is_one_too_many)  # one address is no flood for all
        if rate <= MANY and not is_one_too_many:
            return None
        given = self._puzzles.read(form.one("puzzle"), visit.mark, now)
        if given and (given.is_solved_by(form.one("proof")) or self._has_waited(given, who, now)):
            return None
        puzzle = given or self._puzzles.new(visit.mark, now, _bits(rate))
        return Held(puzzle, max(0, puzzle.at + WAITS - now))

    def _has_waited(self, given: Puzzle, who: str, now: int) -> bool:
        if now - given.at < WAITS:
            return False
        is_free = not who or (
            self._lane_of_one.spend(who) and self._lane_of_net.spend(network(who))
        )
        return is_free and self._lane.spend("all")


def _bits(rate: int) -> int:
    return min(HARDEST, EASIEST + int(math.log2(max(1, rate / MANY))))


SIEGE = web.AppKey("SIEGE", Siege)


def held(request: web.Request, visit: Visit, form: Form) -> web.Response | None:
    """The page that a newcomer waits on, or None. It sends the same form again: by itself where
    scripts run, by a press where they do not."""
    parts = request.app[PARTS]
    who, now = party(parts.address, request), int(parts.clock().timestamp())
    told = request.app[SIEGE].holds(who, visit, form, now)
    if told is None:
        return None
    response = request.app[PAGES].page(
        "siege.html",
        STATUS,
        heading=say("siege-heading"),
        action=request.path,
        fields=[(n, one) for n, all_of in form.fields.items() if n not in OURS for one in all_of],
        puzzle=told.puzzle,
        left=told.left,
    )
    response[SCRIPTED] = True
    response.headers["Retry-After"] = str(max(1, told.left))
    return response

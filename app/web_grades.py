"""What reached a visitor of the section, graded beside what the program sends. Pure.

A server that stands before the program may add, drop or repeat a header; a browser goes by what it
gets. Each grade is one line of `otklik check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.checking import Finding, failed, fine, warned
from bot.texts import say
from web import even
from web.address import Address
from web.headers import policy, security

CSP = "Content-Security-Policy"
FRAME = "X-Frame-Options"
LASTING = "Strict-Transport-Security"
TELLING = ("Server", "X-Powered-By", "Via", "X-AspNet-Version", "X-Generator")
"""Headers in which servers tell their version."""
FRESH = "no-store"
REDIRECTS = frozenset({301, 302, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers`: in order, those told twice twice. `length`: of what was sent, as it was sent."""

    status: int
    headers: Sequence[tuple[str, str]]
    length: int = 0

    def all(self, name: str) -> list[str]:
        return [value for one, value in self.headers if one.lower() == name.lower()]


@dataclass(frozen=True, slots=True)
class Seen:
    """`plain`: what the same address says without TLS; None if nobody listens there."""

    start: Answer
    desk: Answer
    form: Answer
    plain: Answer | None


def grades(seen: Seen, address: Address) -> list[Finding]:
    found = [
        _rules(seen, address),
        _frames(seen, address),
        _others(seen.start, address),
        _cookie(seen.form, address),
        _cache(seen),
        _version(seen),
        _lengths((seen.start, seen.form)),
    ]
    return [*found, *_tls(seen, address), *_blind(address)]


def _rules(seen: Seen, address: Address) -> Finding:
    """The Content-Security-Policy, word for word: any other is weaker, or breaks pages."""
    name = say("check-web-rules")
    for answer, path in ((seen.start, "/"), (seen.desk, "/desk/")):
        sent = policy(address, path, has_script=path != "/")[CSP]
        if (told := answer.all(CSP)) != [sent]:
            reason = say("check-web-changed", header=CSP, how=_how(told))
            return failed(name, reason, say("check-web-leave", header=CSP))
    return fine(name, say("check-web-strict"))


def _frames(seen: Seen, address: Address) -> Finding:
    name, told = say("check-web-frames"), seen.start.all(FRAME)
    if not address.widget_origins:
        if told == ["DENY"] and seen.desk.all(FRAME) == ["DENY"]:
            return fine(name, say("check-web-nobody"))
    elif not told and seen.desk.all(FRAME) == ["DENY"]:
        return fine(name, say("check-web-sites", sites=", ".join(address.widget_origins)))
    reason = say("check-web-changed", header=FRAME, how=_how(told))
    return failed(name, reason, say("check-web-leave", header=FRAME))


def _others(start: Answer, address: Address) -> Finding:
    name = say("check-web-others")
    sent = security(address)
    told = [one for one in sent if one not in ("Server", LASTING) and start.all(one) != [sent[one]]]
    if told:
        reason = say("check-web-changed", header=", ".join(told), how=_how(start.all(told[0])))
        return failed(name, reason, say("check-web-leave", header=", ".join(told)))
    return fine(name, say("check-web-as-sent"))


def _how(told: Sequence[str]) -> str:
    """A header that came: not at all, more than once, or not as it was sent."""
    return {0: "none", 1: "other"}.get(len(told), "twice")


def _cookie(form: Answer, address: Address) -> Finding:
    name = say("check-web-cookie")
    ours = [one for one in form.all("Set-Cookie") if "otklik=" in one]
    flags = {part.strip().lower() for part in (ours[0] if ours else "").split(";")[1:]}
    needed = {"httponly", "samesite=lax", "path=/"} | ({"secure"} if address.is_https else set())
    others = [one for one in form.all("Set-Cookie") if one not in ours]
    if missing := sorted(needed - flags):
        reason = say("check-web-cookie-bare", flags=", ".join(missing))
        return failed(name, reason, say("check-web-leave", header="Set-Cookie"))
    if others:
        told = ", ".join(one.partition("=")[0] for one in others)
        return warned(name, say("check-web-cookie-more", names=told), say("check-web-no-cookie"))
    return fine(name, say("check-web-cookie-fine", flags=", ".join(sorted(needed))))


def _cache(seen: Seen) -> Finding:
    name = say("check-web-cache")
    for answer in (seen.start, seen.desk, seen.form):
        told = answer.all("Cache-Control")
        if told != [FRESH] or answer.all("Age"):
            reason = say("check-web-changed", header="Cache-Control", how=_how(told))
            return failed(name, reason, say("check-web-no-cache"))
    return fine(name, say("check-web-kept-nowhere"))


def _version(seen: Seen) -> Finding:
    """A number tells an attacker which holes to try."""
    name = say("check-web-version")
    for header in TELLING:
        for told in seen.start.all(header):
            if re.search(r"\d", told):
                reason = say("check-web-version-told", header=header, value=told[:60])
                return warned(name, reason, say("check-web-hide-version"))
    return fine(name, say("check-web-version-hidden"))


def _lengths(answers: Iterable[Answer]) -> Finding:
    """Packed anew by a proxy, a page would be as long as what it says."""
    name = say("check-web-lengths")
    for answer in answers:
        short = -answer.length % even.PACKED
        if answer.all("Content-Encoding") != ["gzip"] or short >= len(even.BLOCK):
            return warned(name, say("check-web-packed-anew"), say("check-web-pack-not"))
    return fine(name, say("check-web-even"))


def _tls(seen: Seen, address: Address) -> list[Finding]:
    if not address.is_https:
        return []
    name, sent = say("check-web-tls"), security(address)[LASTING]
    if (told := seen.start.all(LASTING)) != [sent]:
        reason = say("check-web-changed", header=LASTING, how=_how(told))
        return [failed(name, reason, say("check-web-leave", header=LASTING))]
    if seen.plain is not None and not _leads_to_tls(seen.plain):
        return [failed(name, say("check-web-plain"), say("check-web-redirect"))]
    return [fine(name, say("check-web-tls-fine"))]


def _leads_to_tls(plain: Answer) -> bool:
    to = [one for one in plain.all("Location") if one.startswith("https://")]
    return plain.status in REDIRECTS and bool(to)


def _blind(address: Address) -> list[Finding]:
    """Behind a proxy that is not named all visitors have its address."""
    if not address.is_https or address.trusted_proxies:
        return []
    reason, remedy = say("check-web-blind"), say("check-web-name-proxy")
    return [warned(say("check-web-addresses"), reason, remedy)]

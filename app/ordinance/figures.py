"""Looks of `otklik ordinance` at figures: each is worked out anew and read where people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from config.directories import shipped
from reports.digest import sections
from reports.rules import Json
from reports.wording import number, percent

AUTOMATIC = {"telegram": "telegram", "vk": "vk", "max": "max"}
"""Channels that messages come from by themselves, and the setting that switches each on."""


async def both_audiences(ground: Ground, _: str) -> Seen:
    """Citizens and employees apart, and together neither lost nor counted twice."""
    told = {
        name: (await ground.figures(name))["appeals"]["received"]
        for name in ("external", "internal", "all")
    }
    if told["external"] + told["internal"] != told["all"]:
        return bad(str(told), say("check-remedies-tell-makers"))
    return good(say("ordinance-both", external=told["external"], internal=told["internal"]))


async def channel(ground: Ground, about: str) -> Seen:
    """A row of its own, zero too; what comes by itself needs its door."""
    profile, title = ground.profile, shipped().channels.title(about)
    audience = "external" if about in profile.external_channels else "internal"
    rows = (await ground.figures(audience))["appeals"]["by_channel"]
    found = [row for row in rows if row["id"] == about]
    if not found:
        return bad(title, remedy("channel"))
    if about in AUTOMATIC and getattr(ground.house.settings, AUTOMATIC[about]) is None:
        return bad(say("ordinance-off"), remedy("door", about.upper()))
    return good(say("ordinance-received", title=title, count=found[0]["count"]))


async def figure(ground: Ground, about: str) -> Seen:
    """Of citizens; those of employees are beside it (R-30)."""
    blocks = [(await ground.figures(name))["appeals"] for name in ("external", "internal")]
    told = [FIGURES[about](block) for block in blocks]
    return good(say("ordinance-figure", external=told[0], internal=told[1]))


def _satisfied(block: Json) -> str:
    return _of(block, "satisfied")


def _refused(block: Json) -> str:
    return _of(block, "refused")


def _of(block: Json, name: str) -> str:
    told = block["outcomes"][block["outcomes"]["base"]]
    return f"{told[name]['count']} / {told['base']} ({percent(told[name]['share'], say)})"


def _received(block: Json) -> str:
    return str(block["received"])


def _rows(name: str) -> Callable[[Json], str]:
    def told(block: Json) -> str:
        return str(sum(row["count"] for row in block[name]))

    return told


def _waiting(block: Json) -> str:
    return number(block["waiting"]["median_days"], say)


async def level(ground: Ground, _: str) -> Seen:
    """Satisfaction of each direction that was opened; sealed ones come with their batch."""
    told = [*(await ground.figures("all"))["surveys"]]
    shown = [one for one in told if one["csat"] is not None]
    return good(say("ordinance-levels", count=len(shown), sealed=len(told) - len(shown)))


async def not_public(ground: Ground, _: str) -> Seen:
    """The digest bears the mark with its clause, and the desk answers strangers with 401."""
    from app.ordinance.doors import strangers_status
    from reports import build

    wish = build.Wish(ground.period, ground.house.today())
    told = await build.digest(ground.storage, ground.house.basis(), wish, ground.house.clock())
    clause = ground.profile.report.clause_not_public
    if clause not in sections(told, say)[0]:
        return bad(clause, say("check-remedies-tell-makers"))
    status = await strangers_status(ground.house.settings)
    if status not in (None, 401):
        return bad(str(status), remedy("not_public"))
    return good(say("ordinance-mark", clause=clause, asked="no" if status is None else "yes"))


async def organisations(ground: Ground, _: str) -> Seen:
    """Subordinate organisations are summed and told apart (R-31)."""
    rows = (await ground.figures("all"))["appeals"]["by_organisation"]
    return good(str(len(rows)))


async def classifier(ground: Ground, _: str) -> Seen:
    """Topics by the directory; those with a code of the official classifier."""
    topics = [*shipped().topics]
    coded = sum(bool(topic.official_code) for topic in topics)
    return good(say("ordinance-topics", count=len(topics), coded=coded))


async def problems(ground: Ground, _: str) -> Seen:
    """Causes that were named this quarter: what the report's chapter of problems begins with."""
    if not ground.profile.problem_list:
        return bad(say("ordinance-off"), remedy("problems"))
    rows = (await ground.figures("all"))["appeals"]["by_cause"]
    return good(str(sum(row["id"] != "none" for row in rows)))


async def rating(ground: Ground, _: str) -> Seen:
    told = await ground.figures("all")
    if "directions" not in told:
        return bad(say("ordinance-none"), say("check-remedies-tell-makers"))
    return good(str(len(told["directions"])))


FIGURES: Mapping[str, Callable[[Json], str]] = {
    "received": _received,
    "causes": _rows("by_cause"),
    "topics": _rows("by_topic"),
    "waiting": _waiting,
    "satisfied": _satisfied,
    "unsatisfied": _refused,
}
LOOKS: Mapping[str, Look] = {
    "both_audiences": both_audiences,
    "channel": channel,
    "figure": figure,
    "level": level,
    "not_public": not_public,
    "organisations": organisations,
    "classifier": classifier,
    "rating": rating,
    "problems": problems,
}

"""Looks of `otklik ordinance` at figures: each is worked out anew and read where people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.ordinance.looking import Ground, Look, Seen, bad, good, remedy
from bot.texts import say
from config.acts import act
from config.directories import shipped
from reports.rules import Json
from reports.wording import number, percent
from storage.records import WaveState

PARTS = {"received": "by_channel", "causes": "by_cause", "topics": "by_topic"}
FIRST = 3
"""Causes and topics that are named."""
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
    """Of citizens; those of employees are beside it (R-30). The digest says it in the act's words,
    and its parts are the whole."""
    words = getattr(ground.profile.clauses, about).says
    blocks = [(await ground.figures(name))["appeals"] for name in ("external", "internal")]
    is_said = words in await ground.digest() or not blocks[0]["received"]
    if words not in _of_the_act(ground, f"figure:{about}") or not is_said:
        return bad(words, remedy("words", about))
    if any(_parts(block, about) != block["received"] for block in blocks):
        return bad(str(blocks[0]["received"]), say("check-remedies-tell-makers"))
    told = [FIGURES[about](block) for block in blocks]
    return good(say("ordinance-figure", external=told[0], internal=told[1]))


def _of_the_act(ground: Ground, look: str) -> str:
    """The words of the clauses that this look serves."""
    return "\n".join(one.says for one in act(ground.profile.seed).clauses if look in one.looks)


def _parts(block: Json, about: str) -> int:
    """Of a figure that is told in parts, their sum; of another all that came."""
    if about not in PARTS:
        return int(block["received"])
    return sum(row["count"] for row in block[PARTS[about]])


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
    """The largest by name."""

    def told(block: Json) -> str:
        rows = [f"{row['title']} — {row['count']}" for row in block[PARTS[name]][:FIRST]]
        return ", ".join(rows) or "0"

    return told


def _waiting(block: Json) -> str:
    return number(block["waiting"]["median_days"], say)


async def level(ground: Ground, _: str) -> Seen:
    """Satisfaction of each direction that was opened; sealed ones come with their batch."""
    told = [*(await ground.figures("all"))["surveys"]]
    if not told and not await ground.storage.waves.known(WaveState.OPEN):
        return bad(say("ordinance-no-wave"), remedy("direction"))
    shown = [one for one in told if one["csat"] is not None]
    return good(say("ordinance-levels", count=len(shown), sealed=len(told) - len(shown)))


async def not_public(ground: Ground, about: str) -> Seen:
    """The digest and the town's own template bear the mark with the clause of the act, `about`,
    and the desk answers strangers with 401."""
    from app.ordinance.doors import strangers_status
    from app.report_making import template_of

    clause = ground.profile.report.clause_not_public
    if clause != about:
        return bad(clause, remedy("profile", f"report.clause_not_public: {about}"))
    if say("report-mark", clause=clause) not in await ground.digest():
        return bad(clause, say("check-remedies-tell-makers"))
    if template_of(ground.house.settings)[1] is not None:
        return bad(say("ordinance-template"), say("check-remedies-report-template"))
    status = await strangers_status(ground.house.settings)
    if status not in (None, 401):
        return bad(str(status), remedy("not_public"))
    return good(say("ordinance-mark", clause=clause, asked="no" if status is None else "yes"))


async def organisations(ground: Ground, _: str) -> Seen:
    """Subordinate organisations are summed and told apart (R-31)."""
    told = (await ground.figures("all"))["appeals"]
    rows = told["by_organisation"]
    if rows and sum(row["count"] for row in rows) != told["received"]:
        return bad(str(len(rows)), say("check-remedies-tell-makers"))
    return good(str(len(rows)))


async def classifier(ground: Ground, _: str) -> Seen:
    """Topics by the directory; those with a code of the official classifier."""
    topics = [*shipped().topics]
    coded = sum(bool(topic.official_code) for topic in topics)
    if not coded:
        return bad(say("ordinance-topics", count=len(topics), coded=0), remedy("classifier"))
    return good(say("ordinance-topics", count=len(topics), coded=coded))


async def problems(ground: Ground, _: str) -> Seen:
    """Causes that were named this quarter: what the report's chapter of problems begins with."""
    if not ground.profile.problem_list:
        return bad(say("ordinance-off"), remedy("problems"))
    rows = (await ground.figures("all"))["appeals"]["by_cause"]
    return good(str(sum(row["id"] != "none" for row in rows)))


async def rating(ground: Ground, _: str) -> Seen:
    """Directions that have a place in it, of all that are rated (R-43)."""
    if not ground.profile.client_rating:
        return bad(say("ordinance-off"), remedy("rating"))
    return good(str(len((await ground.figures("all"))["directions"])))


FIGURES: Mapping[str, Callable[[Json], str]] = {
    "received": _received,
    "causes": _rows("causes"),
    "topics": _rows("topics"),
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

"""A mailing on its way: a few invitations at a time, by day, while its survey is open.

The messengers take thirty and twenty messages a second; two leave here, and all others go first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot import links
from bot.conversation import OpenSurveys
from bot.handlers import invitations
from bot.invitations.hours import by_day
from bot.surveys.offered import Offered
from bot.surveys.sizes import duration
from bot.texts import say
from storage.invitation_records import LASTS, WAVES, Kind, Mailing
from storage.notice_records import NoticeButton
from storage.store import Clock, Storage

AT_ONCE = 20
"""Invitations that may wait for the delivery together, which looks at as many."""
EVERY = 10.0
"""Seconds between two looks: with AT_ONCE, two invitations a second."""
GRACE = timedelta(minutes=5)
"""Between a clerk's yes and the first invitation: whoever changes their mind stops it."""


class Inviting:
    """`served`: channels that people can be written to in."""

    def __init__(
        self, storage: Storage, surveys: OpenSurveys, clock: Clock, served: Collection[str]
    ) -> None:
        self._storage = storage
        self._surveys = surveys
        self._clock = clock
        self._served = frozenset(served)

    async def look(self) -> None:
        """Call it every EVERY seconds: the next of each mailing that is running go out."""
        now = self._clock()
        for one in await self._storage.invitations.mailings():
            if one.is_running and one.begins <= now:
                await self._go_on(one, now)

    async def _go_on(self, one: Mailing, now: datetime) -> None:
        """It ends with its surveys, or when it would come too late."""
        offered = by_wave(await self._surveys.offered())
        asked = [offered[wave] for wave in one.waves if wave in offered]
        if not asked or now >= one.begins + LASTS:
            await self._storage.invitations.end(one.id)
        elif (morning := by_day(now)) != now:
            await self._storage.invitations.put_off(one.id, morning)
        elif await self._storage.invitations.go_on(one, buttons(asked), AT_ONCE, self._served):
            self._storage.notices.bell.set()


def by_wave(offered: Mapping[str, Offered]) -> dict[str, Offered]:
    """Those that people may be invited to: of citizens, and answered here."""
    return {
        one.wave.id: one
        for one in offered.values()
        if one.wave.audience == "external" and not one.survey.elsewhere
    }


def words(kind: Kind, asked: Sequence[Offered], org: str, site: str) -> str:
    """The message, the same for everybody. `site`: the address of the web section, or ""."""
    if kind == "remind":
        told = [_reminder(one, site) for one in asked]
        return "\n\n".join((*told, say("invitations-why")))
    hello = say("invitations-hello", org=org, count=len(asked))
    if len(asked) == 1:
        title, how_long = asked[0].title, duration(asked[0].survey)
        surveys = say("invitations-survey", title=title, duration=how_long)
    else:
        surveys = "\n".join(_line(number, one) for number, one in enumerate(asked, 1))
    link = _link(asked, site)
    anonymous = say("invitations-link", link=link) if link else say("invitations-anonymous")
    return "\n\n".join((hello, surveys, anonymous, say("invitations-why")))


def buttons(asked: Sequence[Offered]) -> tuple[NoticeButton, ...]:
    """A way into each survey, and out of the list."""
    assert len(asked) <= WAVES
    one = len(asked) == 1
    begin = tuple(
        NoticeButton(
            say("buttons-invited") if one else say("buttons-invited-to", number=number),
            invitations.BEGIN,
            offered.survey.id,
        )
        for number, offered in enumerate(asked, 1)
    )
    stop = invitations.stop_button()
    return (*begin, NoticeButton(stop.label, stop.topic, stop.option))


def _line(number: int, offered: Offered) -> str:
    return say(
        "invitations-line",
        number=number,
        title=offered.title,
        duration=duration(offered.survey),
    )


def _reminder(offered: Offered, site: str) -> str:
    last, link = f"{offered.wave.last_day:%d.%m.%Y}", _link([offered], site)
    return say("survey-reminder", title=offered.title, date=last, link=link).strip()


def _link(asked: Sequence[Offered], site: str) -> str:
    """Of no person and no place: whoever forwards it forwards a survey."""
    if not site or len(asked) > 1:
        return site
    return links.web(site)(asked[0].survey.id, "")

"""One-time slips as sheets to print: words, the link of the survey, and a code on each."""

from __future__ import annotations

from collections.abc import Sequence

from bot import links
from bot.texts import say
from storage.records import Wave
from storage.slips import grouped


def printed(wave: Wave, title: str, address: str, codes: Sequence[str]) -> bytes:
    """A PDF; takes a while, in a process of its own. `address`: of the web section.

    The square code leads to the survey alone, so that no camera sees whose slip it was.
    """
    from reports.paper.pdf import pdf
    from reports.paper.slips import Slip, sheets

    link = links.web(address)(wave.survey, "")
    told = {
        "title": title,
        "link": link.removeprefix("https://"),
        "date": f"{wave.last_day:%d.%m.%Y}",
    }
    shown = [grouped(code) for code in codes]
    drawn = [Slip(say("posters-slip", code=code, **told), code) for code in shown]
    return pdf(list(sheets(drawn, link)))

"""What surrounds a step: the surveys open now, the town, and what was found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.stages import Known
from bot.surveys.offered import Offered
from bot.surveys.script import Survey
from config.directories import Directory, Topics
from config.entries import MessageKind


@dataclass(slots=True)
class Writing:
    """What the profile and the settings say of messages. Terms and retention are in days.

    One object for as long as the program runs: what is set at the desk is set in it, see
    app/effective.
    """

    topics: Topics
    kinds: Directory[MessageKind]
    terms: Mapping[str, int]  # by topic
    answer_term: int
    responsible: str  # who gets messages of citizens
    responsible_internal: str  # and of employees
    address_days: int  # kept after the answer
    content_days: int  # of a traceless message, kept after its closing
    form: Survey  # steps of an employee's message
    staff_chats: tuple[str, ...] = ()  # `telegram:-100123`: where cards go
    web: str = ""  # address of this installation's own web; "": off
    language: str = "ru"

    def term(self, topic: str | None) -> int:
        return self.terms.get(topic or "", self.answer_term)


@dataclass(slots=True)
class Town:
    """Words of the profile that people are shown; `places` are QR points by id.

    One object for as long as the program runs, as `Writing`.
    """

    org_short: str
    pos_url: str
    site_feedback: str
    org_address: str
    reception_info: str
    places: Mapping[str, str]
    k_min: int
    batch_min: int
    writing: Writing
    card_text: Literal["full", "masked", "none"] = "masked"  # of messages, in the staff chat
    surveys: frozenset[str] = frozenset()  # ids of all there are, open now or not
    inner: frozenset[str] = frozenset()  # those of them that employees are asked
    retired: frozenset[str] = frozenset()  # points where no code hangs any more
    changes: str = ""  # the page «what has changed»; "" where nothing is published

    @property
    def used_places(self) -> dict[str, str]:
        """Those to choose from; the codes of all others lead as before."""
        return {name: title for name, title in self.places.items() if name not in self.retired}

    @property
    def site(self) -> str:
        """Where one can answer and write without signing in; "none", for texts, if it is off."""
        return self.writing.web or "none"


@dataclass(frozen=True, slots=True)
class Around:
    """`surveys` by id; `known` may raise Wanted, which the conversation answers."""

    surveys: Mapping[str, Offered]
    town: Town
    known: Known

    def of(self, audience: str) -> dict[str, Offered]:
        return {
            name: offered
            for name, offered in self.surveys.items()
            if offered.wave.audience == audience
        }

"""What an entry of a directory may say, and what each file of directories holds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from config.checking import Checked, Several

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
Title = Annotated[str, Field(min_length=1, max_length=100)]
ButtonTitle = Annotated[str, Field(min_length=1, max_length=40)]
"""VK's longest button."""

Audience = Literal["external", "internal", "both"]
Code = Annotated[str, Field(pattern=r"^\d{4}(\.\d{4}){3,4}$")]


class Entry(Checked):
    id: Id
    title: Title


class Channel(Entry):
    audience: Audience
    mode: Literal["auto", "form", "manual", "import"]
    official: Literal["always", "identified", "never"]
    url: str = ""
    seeds: Several[str] = ()
    legal_note: str = ""


class AppealKind(Entry):
    law: str
    note: str = ""
    is_complaint: bool = False
    default_for_bot: bool = False


class MessageKind(Entry):
    kind: Id


class Cause(Entry):
    severity: int = Field(ge=0, le=4)
    pain: Id | None = None
    kind: str = "problem"


class Outcome(Entry):
    """`group` decides the line of the report; `open` is the only group that is not final."""

    final: bool
    group: Literal[
        "open",
        "satisfied",
        "unsatisfied",
        "partial",
        "explained",
        "pending_action",
        "forwarded",
        "withdrawn",
        "no_answer",
        "excluded",
    ]
    sstu: str | None
    sstu_actions_taken: bool | None = None


class Topic(Entry):
    """`section` is the id of its section, or "" for a topic of employees, which has a direction."""

    title: ButtonTitle
    hints: Several[str] = ()
    official_code: Code | None = None
    code_status: str = ""
    direction: Id | None = None
    section: str = ""


class Section(Entry):
    title: ButtonTitle
    official_section: str
    topics: Annotated[Several[Topic], Field(min_length=1, max_length=8)]


class Direction(Entry):
    audience: Audience
    regular: bool
    enabled_by: str = ""


class Role(Entry):
    note: str = ""


class Pain(Entry):
    severity: int = Field(ge=1, le=4)
    kind: Literal["problem", "need"]
    measure: str


class Node(Checked):
    code: Code
    title: str


class Classifier(Checked):
    name: str
    levels: Several[str]
    code_pattern: str
    code_note: str
    load_note: str
    sections: Several[Node]
    topics: Several[Node]
    known_codes: Several[Node]


class TopicsFile(Checked):
    official_classifier: Classifier
    municipal_topics: Several[Section]
    internal_topics: Several[Topic]


class TopicWords(Checked):
    """Words that tell a topic of citizens, each in any form."""

    topic: Id
    words: Several[str]


class WordsFile(Checked):
    silent_words: Several[str]  # of titles and hints that tell nothing by themselves
    topic_words: Several[TopicWords]


class OutcomeRules(Checked):
    satisfied_groups: Several[str]
    unsatisfied_groups: Several[str]
    partial_as: Literal["separate"]
    note: str


class RegisterFile(Checked):
    unspecified: str
    unmarked: str
    columns: Several[Entry]
    fault_column: str
    flag_on: Several[str]
    flag_off: Several[str]
    months: Several[str]
    year_words: Several[str]
    audiences: Several[Entry]
    appeal_kinds: Several[AppealKind]
    message_kinds: Several[MessageKind]
    client_kinds: Several[Entry]
    forms: Several[Entry]
    causes: Several[Cause]
    outcomes: Several[Outcome]
    outcome_rules: OutcomeRules
    channels: Several[Channel]


class SurveysFile(Checked):
    directions: Several[Direction]
    question_roles: Several[Role]
    attributes: Several[Entry]
    qr_places: Several[Entry]
    pains: Several[Pain]

"""The storage's narrow door: verbs of the town, never a session or a query."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from storage.counting import Unfold
from storage.engine import Engine, open_engine
from storage.erasing import Erasing
from storage.keys import Keys
from storage.opening import Opening
from storage.sql.answers import Answers
from storage.sql.appeal_words import AppealWords
from storage.sql.attachments import Attachments
from storage.sql.blocked import Blocked
from storage.sql.cards import Cards
from storage.sql.cases import Cases
from storage.sql.codes import CodesToShow
from storage.sql.codes_of_texts import CodesOfTexts
from storage.sql.colleagues import Colleagues
from storage.sql.comments import Comments
from storage.sql.cursors import Cursors
from storage.sql.dialogues import Dialogues
from storage.sql.digests import DigestLog
from storage.sql.drafts import Drafts
from storage.sql.entered import Entered
from storage.sql.enterings import Enterings
from storage.sql.inquiries import Inquiries
from storage.sql.invitations import Invitations
from storage.sql.jobs import Jobs
from storage.sql.likeness import Likeness
from storage.sql.messages import Messages
from storage.sql.notices import Notices
from storage.sql.pains import Pains
from storage.sql.publications import Publications
from storage.sql.quarantine import Quarantine
from storage.sql.ratings import Ratings
from storage.sql.receipts import Receipts
from storage.sql.register import Register
from storage.sql.releases import Releases
from storage.sql.repeats import Repeats
from storage.sql.report_runs import ReportRuns
from storage.sql.routes import Routes
from storage.sql.scripts import Scripts
from storage.sql.search import Search
from storage.sql.settings import Settings
from storage.sql.sheets import Sheets
from storage.sql.side import SideRegisters
from storage.sql.slips import Slips
from storage.sql.standing import Standing
from storage.sql.submissions import Submissions
from storage.sql.templates import Templates
from storage.sql.topic_lessons import TopicLessons
from storage.sql.units import Units
from storage.sql.waves import Waves


class Clock(Protocol):
    """Aware, in the town's zone; a rehearsal may set it."""

    def __call__(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Storage:
    """Everything that is remembered, a door a noun."""

    engine: Engine
    keys: Keys
    dialogues: Dialogues
    waves: Waves
    scripts: Scripts
    releases: Releases
    opening: Opening
    jobs: Jobs
    digests: DigestLog
    quarantine: Quarantine
    cursors: Cursors
    messages: Messages
    receipts: Receipts
    notices: Notices
    ratings: Ratings
    codes_to_show: CodesToShow
    cases: Cases
    cards: Cards
    colleagues: Colleagues
    drafts: Drafts
    entered: Entered
    enterings: Enterings
    register: Register
    search: Search
    words: AppealWords
    likeness: Likeness
    lessons: TopicLessons
    repeats: Repeats
    report_runs: ReportRuns
    answers: Answers
    comments: Comments
    erasing: Erasing
    slips: Slips
    sheets: Sheets
    attachments: Attachments
    standing: Standing
    submissions: Submissions
    publications: Publications
    inquiries: Inquiries
    invitations: Invitations
    templates: Templates
    units: Units
    routes: Routes
    settings: Settings
    blocked: Blocked
    side: SideRegisters
    codes_of_texts: CodesOfTexts
    pains: Pains


@asynccontextmanager
async def open_storage(
    url: str, keys: Keys, clock: Clock, unfold: Unfold
) -> AsyncIterator[Storage]:
    """The tables must be there (`storage.migration.upgrade`). Closes with what waits written."""

    async with open_engine(url) as engine:
        dialogues, waves = Dialogues(engine, keys, clock), Waves(engine, keys)
        cards, notices = Cards(engine, keys), Notices(engine, keys)
        notices.arrived, jobs = cards.arrived, Jobs(engine, keys)
        try:
            yield Storage(
                engine=engine,
                keys=keys,
                dialogues=dialogues,
                waves=waves,
                scripts=Scripts(engine),
                releases=Releases(engine),
                opening=Opening(engine, keys, unfold, dialogues.renew),
                jobs=jobs,
                digests=DigestLog(engine, jobs, keys),
                quarantine=Quarantine(engine, keys, clock),
                cursors=Cursors(engine),
                messages=Messages(engine, keys),
                receipts=Receipts(engine, keys),
                notices=notices,
                ratings=Ratings(engine, keys, clock),
                codes_to_show=CodesToShow(engine),
                cases=Cases(engine, keys, clock),
                cards=cards,
                colleagues=Colleagues(engine),
                drafts=Drafts(engine, keys),
                entered=Entered(engine, keys, clock),
                enterings=Enterings(engine, keys),
                register=Register(engine),
                search=Search(engine, clock),
                words=AppealWords(engine),
                likeness=Likeness(engine, clock),
                lessons=TopicLessons(engine),
                repeats=Repeats(engine, clock),
                report_runs=ReportRuns(engine),
                answers=Answers(engine, clock),
                comments=Comments(engine),
                erasing=Erasing(engine, clock),
                slips=Slips(engine, keys),
                sheets=Sheets(engine, keys),
                attachments=Attachments(engine, keys, clock),
                standing=Standing(engine),
                submissions=Submissions(engine),
                publications=Publications(engine),
                inquiries=Inquiries(engine),
                invitations=Invitations(engine, keys, clock),
                templates=Templates(engine),
                units=Units(engine, keys),
                routes=Routes(engine),
                settings=Settings(engine),
                blocked=Blocked(engine, keys, clock),
                side=SideRegisters(engine),
                codes_of_texts=CodesOfTexts(engine),
                pains=Pains(engine),
            )
        finally:
            for gathering in (dialogues.writer, dialogues.reader, waves.reader):
                await gathering.settled()

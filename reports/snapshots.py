"""The figures a report rests on, as they are kept and worked out anew. Pure but for `taken`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from config.profile import Profile
from reports import build
from reports.build import Basis, DigestDoors, Wish
from reports.period import parse
from reports.pictures.pictured import Pictured
from reports.questionnaire import Questionnaire, read
from reports.report.told import AUDIENCES, Reported
from reports.rules import Json
from reports.side import summary
from storage.report_records import Snapshot

if TYPE_CHECKING:
    from storage.sql.side import SideRegisters

ALL = "all"


class ReportDoors(DigestDoors, Protocol):
    @property
    def side(self) -> SideRegisters: ...


async def taken(doors: ReportDoors, basis: Basis, wish: Wish) -> Json:
    """{"external", "internal": figures for people; "all": {"appeals"}; "side": counts}.

    The audience of `wish` does not matter. Of one moment.
    """
    async with doors.engine.one_state():
        told: Json = {
            audience: await build.figures_for_people(doors, basis, replace(wish, audience=audience))
            for audience in AUDIENCES
        }
        told[ALL] = {"appeals": await build.appeals_of(doors, basis, replace(wish, audience=ALL))}
        told["side"] = summary(await doors.side.tallies(*days(wish)))
        return told


def days(wish: Wish) -> tuple[date, date]:
    """Of the period, as far as the cut-off sees: the first, and the first no more."""
    end = min(wish.period.end, wish.as_of + timedelta(days=1))
    return wish.period.start, max(end, wish.period.start)


def canonical(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def snapshot(told: Json, wish: Wish, basis: Basis, made: tuple[str, datetime]) -> Snapshot:
    """`made`: (version of the program, when)."""
    return Snapshot(
        period=wish.period.name,
        as_of=wish.as_of,
        audience=ALL,
        program=made[0],
        profile_hash=hash_of(basis.profile),
        figures=canonical(told),
        created_at=made[1],
    )


def hash_of(profile: Profile) -> str:
    told = json.dumps(profile.model_dump(mode="json", by_alias=True), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


async def reported(doors: DigestDoors, basis: Basis, kept: Snapshot) -> Reported:
    """What chapters are made of, from what was kept; by the profile of today."""
    told = json.loads(kept.figures)
    return Reported(
        profile=basis.profile,
        known=basis.known,
        period=parse(kept.period),
        as_of=kept.as_of,
        external=told["external"],
        internal=told["internal"],
        total=told[ALL]["appeals"],
        side=told["side"],
        scripts=await scripts(doors, *(told[audience] for audience in AUDIENCES)),
    )


async def scripts(doors: DigestDoors, *figures: Json) -> dict[tuple[str, int], Questionnaire]:
    """The surveys that figures tell of, as they were asked."""
    asked = {(one["id"], one["version"]) for told in figures for one in told["surveys"]}
    asked |= {(one["survey"], one["version"]) for told in figures for one in told.get("waves", ())}
    asked |= {
        (name, version)
        for told in figures
        for one in told.get("mailings", ())
        for name, version in one["surveys"]
    }
    found = {one: await doors.scripts.asked(*one) for one in sorted(asked)}
    return {one: read(body) for one, body in found.items() if body is not None}


def pictured(told: Json, basis: Basis) -> Pictured:
    """What charts are made of: figures as they were worked out, bands still pairs."""
    titles = {one.id: one.title for one in basis.known.directions}
    profile = basis.profile
    clause = profile.report.clause_not_public
    return Pictured(told["external"], told["internal"], profile.org_short, clause, titles)

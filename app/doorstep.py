"""The web's place in the house: the door itself, and the one-time links to the staff desk."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from config.settings import Settings, WebSettings
from storage.sql.signins import Clerk, SignIns
from storage.store import Clock, Storage

if TYPE_CHECKING:
    from app.doors import Hall
    from bot.report_sets import ReportSets
    from bot.staff_sign_in import SignIn
    from web.address import Address
    from web.site import Web

REPORTS = "reports"
"""Below the data folder: sets that were made at the desk."""


def sign_ins(settings: Settings, storage: Storage) -> SignIns:
    """Marked with OTKLIK_STAFF_SECRET, or with a key made and kept in the keys folder."""
    told = settings.staff_secret
    secret = told.get_secret_value().encode() if told else storage.keys.lasting("sign-in")
    return SignIns(storage.engine, secret)


def report_sets(hall: Hall) -> ReportSets:
    """Sets of reports, kept below the data folder; removed by term from now on."""
    from app.report_making import maker
    from bot.report_sets import ReportSets
    from bot.schedule import Daily
    from reports.kept_sets import KeptSets

    house = hall.house
    kept = KeptSets(house.settings.data_dir / REPORTS)
    sets = ReportSets(kept, maker(house, hall.storage), lambda: house.profile, house.clock)
    hall.looks["report-sets"] = (Daily(time(3, 25)), sets.drop_old)
    return sets


def web(hall: Hall, sets: ReportSets) -> Web:
    from app.effective import Effective
    from app.kept_scripts import publishing
    from app.report_making import TEMPLATE
    from bot.digest_deeds import DigestDeeds
    from reports.word.own import OwnTemplate
    from web.parts import Parts
    from web.site import Web

    house, storage = hall.house, hall.storage
    return Web(
        Parts(
            conversation=hall.conversation,
            storage=storage,
            surveys=hall.rounds,
            town=house.town,
            clock=house.clock,
            signins=sign_ins(house.settings, storage),
            address=_address(house.settings.web),
            office=house.office,
            effective=Effective(house, storage),
            links=hall.links_now,
            digest=DigestDeeds(storage, hall.digests, house.clock),
            sets=sets,
            template=OwnTemplate(house.settings.data_dir / TEMPLATE),
            publishing=publishing(house, storage),
        )
    )


def _address(told: WebSettings) -> Address:
    from web.address import Address

    return Address(
        host=told.host,
        port=told.port,
        public_url=told.public_url,
        trusted_proxies=told.trusted_proxies,
        widget_origins=told.widget_origins,
    )


async def desk_link(settings: Settings, storage: Storage, clerk: Clerk, clock: Clock) -> str:
    """The address of the page that signs `clerk` in, once, within signins.LINK_LIVES."""
    token = await sign_ins(settings, storage).make_link(clerk, clock())
    return f"{_entrance(settings)}{token}"


def confirmed_sign_in(settings: Settings, storage: Storage) -> SignIn:
    """Links for staff chats, which whoever asked for them confirms there."""
    from bot.staff_sign_in import SignIn
    from storage.sql.pairings import Pairings

    return SignIn(Pairings(sign_ins(settings, storage)), _entrance(settings))


def _entrance(settings: Settings) -> str:
    return f"{settings.web.url()}/desk/enter?t="

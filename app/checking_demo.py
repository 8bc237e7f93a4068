"""A look of `otklik check`: are the data here made up? Then every figure is, too."""

from __future__ import annotations

from app.checking import Finding, warned
from app.compose import House
from bot.texts import say


async def demonstration(house: House) -> list[Finding]:
    """Nothing is said of a database with real data."""
    from app.checking_storage import engine_of, is_of_this_version
    from app.demo_plan import MARK
    from storage.sql.settings import Settings

    async with engine_of(house.settings) as engine:
        if engine is None or not await is_of_this_version(engine):
            return []
        told = await Settings(engine).effective()
    if MARK not in told:
        return []
    reason, remedy = say("check-reasons-demo"), say("check-remedies-demo")
    return [warned(say("check-names-demo"), reason, remedy)]

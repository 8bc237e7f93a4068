"""Looks at the town's own template of the report: whether it would be filled, or why not."""

from __future__ import annotations

import asyncio

from app.checking import Finding, failed, fine
from app.compose import House
from bot.texts import say


async def template(house: House) -> list[Finding]:
    return await asyncio.to_thread(_looked, house)


def _looked(house: House) -> list[Finding]:
    from app.report_making import TEMPLATE, template_of

    name, path = say("check-names-report-template"), house.settings.data_dir / TEMPLATE
    if not path.exists():
        return [fine(name, say("check-values-report-template-shipped", file=str(path)))]
    _, refused = template_of(house.settings)
    if refused is None:
        return [fine(name, str(path))]
    why = say("report-template-bad", file=str(path), code=refused.code, found=refused.found).rstrip(
        "."
    )
    return [failed(name, why, say("check-remedies-report-template"))]

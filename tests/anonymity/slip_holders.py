"""Who holds a one-time slip, and the survey it opens."""

from __future__ import annotations

from bot.events import LinkOpened
from storage import slips
from storage.records import Wave
from tests.surveys.conftest import POLLS
from tests.talk import House, Talk

SURVEY = POLLS["int_contracts"]
BAD = "Такого талона нет, или по нему уже ответили, или опрос закончился"
LINK = "https://otklik.example.org/s/int_contracts"


async def the_wave(opened: House) -> Wave:
    (wave,) = await opened.storage.waves.known()
    return wave


async def issued(opened: House, count: int) -> list[str]:
    codes = [slips.new_code() for _ in range(count)]
    await opened.storage.slips.issue((await the_wave(opened)).id, codes)
    opened.rounds.look_again()
    return codes


async def shown_a_slip(opened: House, code: str, account: str = "1001") -> Talk:
    talk = opened.talk(account)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.says(code)
    return talk


async def to_the_end(talk: Talk) -> None:
    """The shortest way: the best mark, or what can be passed by."""
    for _ in range(40):
        if talk.said.startswith("Спасибо"):
            return
        ways = [one for one in talk.labels if one not in ("Назад", "Прервать", "Дальше")]
        wanted = next((one for one in ways if one[0] in "45"), "Пропустить")
        await talk.presses(wanted if wanted in ways else ways[0])
        if "Готово" in talk.labels and any(label.startswith("✓") for label in talk.labels):
            await talk.presses("Готово")
    raise AssertionError(talk.said)

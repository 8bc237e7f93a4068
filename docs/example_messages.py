"""The messages that the pictures of the desk show: kept as citizens' own, by the same storage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from app.compose import House
from app.database import open_storage
from bot.handlers.staff_making import Around, taken
from bot.handlers.staff_office import Clerk
from config.settings import Settings
from storage.message_records import MessageSent
from storage.records import Channel, Person
from storage.store import Storage
from storage.turns import KeptTurn

ASKED = MessageSent("", "external", "problem", "message", None, date.max, "")

OLGA, ANNA = "Ольга Смирнова (501)", "Анна"
LETTERS = (
    "Номер;Канал;Поступило;Тема;Текст\r\n"
    "П-101;post;{day};Ремонт дорог;Просим отремонтировать проезд у детского сада\r\n"
    "П-102;Почта;{day};Отопление;В квартире холодно с начала месяца\r\n"
    "П-103;телепатия;{day};;Канала с таким названием нет\r\n"
    "П-104;post;45.13.2026;;День написан с ошибкой\r\n"
)


def messages(today: date) -> Iterator[tuple[Channel, MessageSent, str]]:
    """(where from, the message, who has taken it), the oldest term last."""

    def told(text: str, topic: str, spot: str, days: int, kind: str = "message") -> MessageSent:
        due = today + timedelta(days=days)
        return replace(ASKED, text=text, topic=topic, spot=spot, due=due, kind=kind)

    light = "Не горит фонарь у подъезда, вечером темно"
    yield Channel.TELEGRAM, told("Яма во всю дорогу", "road_repair", "Лесная, 4", 9), ""
    yield Channel.VK, told(light, "light", "Садовая, 12", 27), ""
    yield Channel.VK, told("Третий день не горит фонарь", "light", "Садовая, 14", 27), ""
    yield Channel.TELEGRAM, told("Фонарь погас после ветра", "light", "Садовая, 10", 28), ANNA
    spot, cold = "Мира, 7", "В подъезде холодно, батареи чуть тёплые"
    yield Channel.TELEGRAM, told(cold, "heating", spot, 2, "complaint"), OLGA
    yield Channel.VK, told("Контейнеры не вывозят неделю", "waste", "Речная, 3", -6), OLGA
    yield Channel.TELEGRAM, told("Спасибо за новую остановку!", "bus", "", 30, "gratitude"), ""
    gas = "В подъезде сильный запах газа"
    yield Channel.TELEGRAM, replace(told(gas, "power_gas", "Мира, 9", 30), urgent=True), ""


async def keep(folder: Path, town: Path) -> str:
    """In the data folder of a program that does not run; the number to look at."""
    settings = Settings(_env_file=None, data_dir=folder / "data", profile=str(town))
    house = House(settings)
    async with open_storage(settings, house.clock) as storage:
        today, numbers = house.today(), []
        for account, (channel, message, owner) in enumerate(messages(today), 70_001):
            number = await _send(storage, Person(channel, str(account)), message)
            if owner:
                await _take(storage, house, number, owner)
            numbers.append(number)
        receipt = await storage.receipts.fresh()
        due = today + timedelta(days=29)
        secret = replace(ASKED, topic="yards", due=due, text="…", receipt=receipt)
        await _send(storage, Person(Channel.WEB, "1"), secret)
        await storage.messages.release(lambda _: [], house.clock())
    return numbers[0]


async def _send(storage: Storage, person: Person, message: MessageSent) -> str:
    number = await storage.messages.fresh_number()
    before = await storage.dialogues.recall(person)
    kept = KeptTurn(person, number, before, "idle", (replace(message, number=number),))
    await storage.dialogues.keep(kept)
    return number


async def _take(storage: Storage, house: House, number: str, owner: str) -> None:
    around = Around(house.office, Clerk(owner), house.clock())
    await storage.cases.take_step(taken(await storage.cases.one(number), "take", around))

"""One message from its first word to a mark of five, read aloud as its author reads it."""

from __future__ import annotations

from datetime import timedelta

from bot.events import CommandGiven, Pressed
from bot.ways import Parcel
from storage.case_records import Case
from tests.conftest import StandingClock
from tests.messages.writing import send
from tests.rating.answering import delivered, steps
from tests.talk import House, Talk

Line = tuple[str, str]


class Reading:
    """Writes down who said what; buttons that were pressed stand in «»."""

    def __init__(self, talk: Talk, home: House, clock: StandingClock) -> None:
        self.talk, self.home, self.clock = talk, home, clock
        self.lines: list[Line] = []

    async def presses(self, label: str, sent: Parcel | None = None) -> None:
        """`sent`: the message it stands under; else the last reply."""
        self.lines.append(("автор", f"«{label}»"))
        buttons = sent.buttons if sent else [self.talk.button(label)]
        (data,) = [one.data for one in buttons if one.label == label]
        await self.talk.sends(Pressed(data))
        self.lines += [("бот", reply.text) for reply in self.talk.replies]

    async def says(self, text: str) -> None:
        self.lines.append(("автор", text))
        await self.talk.says(text)
        self.lines += [("бот", reply.text) for reply in self.talk.replies]

    async def hears(self) -> Parcel:
        """What is sent to the author now."""
        (parcel,) = await delivered(self.home.storage, self.clock)
        self.lines.append(("прислали", parcel.text))
        return parcel

    async def staff(self, number: str, name: str, words: str = "") -> Case:
        return await steps(self.home.storage, number, self.clock, name, words)


async def test_a_talk_from_a_pit_to_a_five(anna: Talk, home: House, clock: StandingClock) -> None:
    number = await send(anna)
    told = Reading(anna, home, clock)
    told.lines.append(("бот", anna.said))

    await told.staff(number, "ask", "У какого дома яма?")
    await told.hears()
    await anna.sends(CommandGiven("start"))
    await anna.presses("Мои сообщения", number)
    await told.presses("Ответить на вопрос")
    await told.says("У четвёртого")
    clock.time += timedelta(days=3)
    await told.staff(number, "resolved", "Яму засыпали щебнем.")
    answer = await told.hears()
    await told.presses("Не помогло", answer)
    await told.presses("2")
    await told.presses("Проблема не решена")
    await told.presses("Готово")
    await told.presses("Вернуть в работу")
    await told.says("Щебень размыло за ночь.")
    await told.staff(number, "reopen")
    await told.hears()
    clock.time += timedelta(days=6)
    await told.staff(number, "resolved", "Яму заасфальтировали.")
    answer = await told.hears()
    await told.presses("Помогло", answer)
    await told.presses("5")

    assert told.lines == [
        (
            "бот",
            "Спасибо! Сообщение принято 20.11.2026.\n"
            f"Номер: {number}\n\n"
            "Ответ пришлём сюда, ориентировочно до 30.11.2026. Если понадобится уточнение, "
            "спросим здесь же.\n"
            "Адрес вашего аккаунта удалим через 30 дней после ответа. Состояние — в «Моих "
            "сообщениях», удалить адрес раньше — «Забыть меня».",
        ),
        (
            "прислали",
            f"По вашему сообщению {number} нужно уточнение: У какого дома яма?\n\n"
            "Ответьте, пожалуйста, до 27.11.2026. Если не ответите, рассмотрим сообщение по "
            "имеющимся сведениям.\n\nАдминистрация",
        ),
        ("автор", "«Ответить на вопрос»"),
        (
            "бот",
            "Напишите ответ одним сообщением. До 4\u00a0000 знаков.\n\n"
            "Можно приложить файлы, до 5: фото (JPEG, PNG, WEBP), PDF, DOCX, XLSX. "
            "Сведения о месте и времени съёмки мы из фото удалим.",
        ),
        ("автор", "У четвёртого"),
        ("бот", f"Спасибо! Ответ передан, работа по сообщению {number} продолжается."),
        (
            "прислали",
            f"Ответ на ваше сообщение {number} от 20.11.2026. Тема: Ремонт дорог. Решено.\n\n"
            "Яму засыпали щебнем.\n\nАдминистрация\n\n"
            f"Ответ на сообщение {number} вам помог? Оценить его можно до 07.12.2026.",
        ),
        ("автор", "«Не помогло»"),
        ("бот", "Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить."),
        ("автор", "«2»"),
        ("бот", "Что не так? Отметьте всё, что подходит."),
        ("автор", "«Проблема не решена»"),
        ("бот", "Что не так? Отметьте всё, что подходит."),
        ("автор", "«Готово»"),
        ("бот", f"Вернуть сообщение {number} в работу?"),
        ("автор", "«Вернуть в работу»"),
        ("бот", "Напишите, что осталось нерешённым. До 1\u00a0000 знаков."),
        ("автор", "Щебень размыло за ночь."),
        ("бот", "Просьба принята. Мы проверим ответ и до 30.11.2026 пришлём решение сюда."),
        (
            "прислали",
            f"Ваше сообщение {number} вернули в работу. Плановый срок: 23.12.2026.\n\n"
            "Администрация",
        ),
        (
            "прислали",
            f"Ответ на ваше сообщение {number} от 20.11.2026. Тема: Ремонт дорог. Решено.\n\n"
            "Яму заасфальтировали.\n\nАдминистрация\n\n"
            f"Ответ на сообщение {number} вам помог? Оценить его можно до 13.12.2026.",
        ),
        ("автор", "«Помогло»"),
        ("бот", "Как вы оцениваете ответ? 1 — совсем плохо, 5 — отлично. Можно пропустить."),
        ("автор", "«5»"),
        (
            "бот",
            "Спасибо за оценку! Она поможет нам отвечать лучше.\n\n"
            "Можно спросить вас 13.12.2026 ещё раз, всё ли в порядке?",
        ),
    ]
    case = await home.storage.cases.one(number)
    assert case.status == "resolved"
    assert case.rating is not None
    assert (case.rating.helped, case.rating.mark) == (True, 5)

"""The shortest survey as tests know it: its words, and the way to each of its questions."""

from __future__ import annotations

from tests.talk import Talk

FINISHED = (
    "Спасибо! Вопросов больше нет, ваш ответ учтён. Итоги подводим каждый квартал. "
    "Если нужен ответ лично вам, напишите нам или подайте официальное обращение."
)
OLD_BUTTON = "Эта кнопка уже не действует. Вот текущий вопрос:"
USE_BUTTONS = "Пожалуйста, выберите один из вариантов кнопкой ниже."
TOPIC, MARK, TROUBLE, EASE, COMMENT = (
    "О чём вы хотите рассказать?",
    "Насколько вы довольны взаимодействием с администрацией в этот раз?",
    "Что именно не устроило? Отметьте всё, что подходит.",
    "Насколько легко было решить ваш вопрос?",
    "Хотите что-то добавить?",
)


async def at_mark(talk: Talk) -> None:
    await talk.presses("Начать", "Муниципальная услуга")


async def at_trouble(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("2 — скорее не довольны")


async def at_comment(talk: Talk) -> None:
    await at_mark(talk)
    await talk.presses("5 — полностью довольны", "5 — очень легко")

"""The forty messages of a Monday morning: who writes what, and what is to become of it.

Only this table says what is right; the figures of the program are held against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Door = Literal["telegram", "vk", "web"]
Hands = Literal["chat", "desk", "author", "nobody"]

FORMULA = '=HYPERLINK("https://evil.example";"Приз")'
MARKUP = "</b><a href=https://evil.example>Жмите</a>"
ROADS = frozenset(f"t{n}" for n in range(1, 9))
ENDS = {"hide": "Скрыть", "duplicate": "Объединить"}
"""What the last button says of steps that are not for their author; of others it is SEND."""
SEND = "Отправить"
DANGER = "В подъезде запах газа, дышать нельзя"


@dataclass(frozen=True)
class Planned:
    """`step` is the one that ends the work, as the table of steps names it; "": none. `answer`:
    what its author is to hear, exactly once. `twin_of`: whom it repeats."""

    name: str
    door: Door
    text: str
    step: str = ""
    answer: str = ""
    cause: str = ""
    hands: Hands = "chat"
    traceless: bool = False
    twin_of: str = ""
    spot: str = ""
    number: str = field(default="", compare=False)
    code: str = field(default="", compare=False)

    @property
    def topic(self) -> str:
        """Of the directory. Roads and streets are units' with chats of their own."""
        if self.name in ROADS:
            return "road_repair"
        return {"telegram": "heating", "vk": "light", "web": "yards"}[self.door]

    @property
    def outcome(self) -> str:
        """What the register says in the end."""
        working = ("", "hide", "extend", "ask", "reply")
        return "in_work" if self.step in working else self.step


def _telegram() -> Iterable[Planned]:
    yield Planned("t1", "telegram", "Яма у школы", "resolved", "Яму засыпали", "quality")
    yield Planned("t2", "telegram", "Яма у гаражей", "refused", "Дорога частная", "refusal")
    yield Planned("t3", "telegram", "Яма на трассе", "forwarded", "Министерство дорог", "other")
    yield Planned("t4", "telegram", "Когда ремонт?", "explained", "По плану в мае", "no_info")
    yield Planned("t5", "telegram", "Яма у дома", "partial", "Засыпали одну из двух", "quality")
    yield Planned("t6", "telegram", "Нужен тротуар", "extend", "Ждём подрядчика")
    yield Planned("t7", "telegram", DANGER, "resolved", "Утечку устранили", "quality")
    yield Planned("t8", "telegram", "Нужна лавка", "supported", "Поставим лавку", "need")
    yield Planned("t9", "telegram", "Всё плохо", "no_answer", "Непонятно, о чём речь", "other")
    yield Planned("t10", "telegram", "Куплю гараж недорого", "hide", "")
    yield Planned("t11", "telegram", "Уже починили", "withdrawn", hands="author")
    yield Planned("t12", "telegram", "Шум от стройки", hands="nobody")
    yield Planned(
        *("t13", "telegram", "Лужа у аптеки", "resolved", "Лужу откачали", "quality", "desk")
    )
    yield Planned(
        *("t14", "telegram", FORMULA, "explained", f"Это не к нам {MARKUP}", "other", "desk"),
        spot=MARKUP,
    )
    yield Planned("t15", "telegram", "Открыт люк на Лесной", "resolved", "Люк закрыли", "quality")
    yield Planned(
        *("t16", "telegram", "Люк на Лесной открыт", "duplicate", "Люк закрыли", "", "desk"),
        twin_of="t15",
    )


def _telegram_traceless() -> Iterable[Planned]:
    told = (
        Planned("s1", "telegram", "Взятка за асфальт", "explained", "Проверку начали", "no_action"),
        Planned("s2", "telegram", "Оголенный провод", "resolved", "Провод убрали", "quality"),
        Planned("s3", "telegram", "Провал на мосту", "resolved", "Мост закрыли", "quality"),
        Planned("s4", "telegram", "На мосту провал", "duplicate", "Мост закрыли", twin_of="s3"),
    )
    for one in told:
        yield replace(one, traceless=True, hands="chat" if one.name == "s2" else "desk")


def _vk() -> Iterable[Planned]:
    for n in range(1, 7):
        yield Planned(
            *(f"v{n}", "vk", f"Не горит фонарь у дома {n}", "resolved", "Фонари зажгли"),
            *("quality", "desk"),
        )
    yield Planned("v7", "vk", "Темно у больницы", "forwarded", "Минздрав", "other", "desk")
    yield Planned("v8", "vk", "Темно во дворе", "reply", "Лампу заказали", "", "desk")


def _web() -> Iterable[Planned]:
    told = [
        Planned(
            *(f"w{n}", "web", f"Нет качелей во дворе {n}", "explained", "Качели поставят весной"),
            *("no_info", "desk"),
        )
        for n in range(1, 9)
    ]
    told += [
        Planned("w9", "web", "Уберите соседа", "refused", "Это частный двор", "refusal"),
        Planned("w10", "web", "Сломана горка", "resolved", "Горку починили", "quality"),
        Planned("w11", "web", "Сломан забор", "ask", "Какой двор?"),
        Planned("w12", "web", "Нет песка", hands="nobody"),
    ]
    for one in told:
        yield replace(one, traceless=True)


FORTY = (*_telegram(), *_telegram_traceless(), *_vk(), *_web())

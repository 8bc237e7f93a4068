"""An employee writes: without a trace, on the form, and not in VK."""

from __future__ import annotations

from bot.events import CommandGiven, TextEdited
from storage.records import Channel
from tests.messages.writing import code_in
from tests.talk import House


async def test_an_employee_tells_of_a_problem_without_a_trace(home: House) -> None:
    oleg = home.talk("5005")
    home.employees.add(oleg.person)
    await oleg.sends(CommandGiven("start"))
    await oleg.presses("Для сотрудников", "Сообщить о проблеме или идее")
    assert "Имя и аккаунт мы не храним" in oleg.said
    await oleg.presses("Начать", "Другое (напишу)")
    await oleg.says("Столовая")
    assert oleg.erased
    await oleg.presses("Предложить улучшение")
    await oleg.says("Продлите обед")
    assert oleg.erased
    await oleg.presses("Дальше", "Без файлов")
    assert "Получит: отдел кадров" in oleg.said
    await oleg.presses("Отправить")

    opened = await home.storage.receipts.opened(code_in(oleg.said))
    assert opened is not None
    thread = await home.storage.messages.of_code(opened)
    assert thread is not None
    told = thread.message
    assert (told.audience, told.kind, told.topic) == ("internal", "proposal", None)
    assert thread.entries[0].text == "Столовая\n\nПродлите обед"


async def test_an_employees_text_that_is_too_long_stays_to_be_mended(home: House) -> None:
    oleg = home.talk("5005")
    home.employees.add(oleg.person)
    await oleg.sends(CommandGiven("start"))
    await oleg.presses("Для сотрудников", "Сообщить о проблеме или идее")
    await oleg.presses("Начать", "Договоры", "О проблеме")

    await oleg.says("а" * 1501)
    assert "можно до 1\u00a0500" in oleg.toast
    assert not oleg.erased
    await oleg.sends(TextEdited("а" * 1500))

    assert oleg.erased
    assert "Дальше" in oleg.labels


async def test_who_is_no_employee_does_not_get_the_employees_form(home: House) -> None:
    stranger, oleg = home.talk("6006"), home.talk("5005")
    home.employees.add(oleg.person)
    await stranger.sends(CommandGiven("start"))
    await stranger.presses("Для сотрудников")

    assert "открыт участникам чата сотрудников" in stranger.said
    assert "Сообщить о проблеме или идее" not in stranger.labels


async def test_vk_does_not_take_employees_words(home: House) -> None:
    oleg = home.talk("5005", Channel.VK)
    home.employees.add(oleg.person)
    await oleg.sends(CommandGiven("start"))
    await oleg.presses("Для сотрудников", "Сообщить о проблеме или идее")

    assert "принимаем на сайте: https://otklik.example.org" in oleg.said

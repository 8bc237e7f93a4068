"""`otklik survey open|close|waves` as an administrator types them."""

from __future__ import annotations

from pathlib import Path

from tests.process.program import Program

OPEN = (
    "int_annual-2026-11-22: открыта, 22.11.2026 — 10.12.2026"
    " (на 22.11.2026 законченных анкет меньше 5)\n"
)


def on_a_day(folder: Path) -> Program:
    return Program(folder, OTKLIK_REHEARSAL="1", OTKLIK_NOW="2026-11-22T12:00")


async def test_a_wave_is_opened_shown_and_not_closed_while_too_few_answered(
    tmp_path: Path,
) -> None:
    otklik = on_a_day(tmp_path)

    opened = await otklik.command("survey", "open", "int_annual", "--until", "2026-12-10")
    shown = await otklik.command("survey", "waves")
    closed = await otklik.command("survey", "close", "int_annual")

    assert opened == (0, "Опрос «Ежегодный опрос сотрудников» открыт до 10.12.2026.\n", "")
    assert shown == (0, OPEN, "")
    assert closed == (
        1,
        "",
        "Волна int_annual-2026-11-22 не закрыта и открыта до 10.12.2026: "
        "законченных анкет меньше 5, открывать их нельзя.\n",
    )


async def test_a_wave_that_too_few_answered_may_be_given_up(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)
    await otklik.command("survey", "open", "int_annual", "--until", "2026-12-10")

    discarded = await otklik.command("survey", "close", "int_annual", "--discard")
    _, listed, _ = await otklik.command("survey", "list")

    assert discarded == (
        0,
        "Волна int_annual-2026-11-22 закончена: "
        "невскрытые анкеты уничтожены непрочитанными, ключ тоже.\n",
        "",
    )
    assert (
        "    int_annual-2026-11-22: закрыта, 22.11.2026 — 10.12.2026 (анкеты не вскрывались)\n"
    ) in listed
    assert list((tmp_path / "data").rglob("wave-*.key")) == []


async def test_a_strict_wave_and_one_by_slips_are_told_from_others(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)
    await otklik.command("survey", "key", "new", "--to", "key", typed="ёлки над тихой рекой\n")
    until = ("--until", "2026-12-10")
    await otklik.command("survey", "open", "int_annual", *until)
    await otklik.command("survey", "open", "int_equipment", *until, "--key", "key.pub")
    await otklik.command("survey", "open", "int_contracts", *until)
    await otklik.command("survey", "slips", "int_contracts", "--count", "9", "--to", "s.pdf")

    _, shown, _ = await otklik.command("survey", "waves")
    _, listed, _ = await otklik.command("survey", "list")

    rough = "(на 22.11.2026 законченных анкет меньше 5)"
    days = "открыта, 22.11.2026 — 10.12.2026"
    lines = [
        f"int_annual-2026-11-22: {days} {rough}",
        f"int_contracts-2026-11-22: {days}, по талонам {rough}",
        f"int_equipment-2026-11-22: {days}, ключ хранится не здесь {rough}",
    ]
    assert sorted(shown.splitlines()) == lines
    assert [line.strip() for line in listed.splitlines() if days in line] == lines


async def test_the_last_day_of_a_wave_is_written_either_way(tmp_path: Path) -> None:
    otklik = on_a_day(tmp_path)

    for survey, day in (("int_annual", "2026-12-10"), ("int_equipment", "10.12.2026")):
        code, told, error = await otklik.command("survey", "open", survey, "--until", day)
        assert (code, told.endswith(" открыт до 10.12.2026.\n"), error) == (0, True, "")


async def test_a_survey_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    code, out, error = await on_a_day(tmp_path).command("survey", "waves", "nosuch")

    assert (code, out) == (1, "")
    assert error.startswith("Анкеты nosuch нет. Есть: add_pain_probe, ")

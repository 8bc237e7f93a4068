"""A stack entered by command while Otklik runs: opened on its next look, told in the figures."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.process.program import STARTS_WITHIN, Program
from tests.web.section import free_port

STACK = "service;overall\n" + "housing;5\n" * 12 + "land;2\n"


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest) -> dict[str, str]:
    told = {"OTKLIK_REHEARSAL": "1", "OTKLIK_NOW": "2026-11-22T12:00"}
    told["OTKLIK_WEB__PORT"] = str(free_port())
    if request.param == "postgresql":
        told["OTKLIK_DATABASE_URL"] = str(request.getfixturevalue("ready_postgresql"))
    return told


async def counted(otklik: Program) -> list[dict[str, object]]:
    _, told, _ = await otklik.command("metrics", "2026Q4", "--format", "json")
    return [one for one in json.loads(told)["surveys"] if one["id"] == "ext_services"]


async def running(otklik: Program, port: str) -> None:
    await otklik.start()
    await otklik.says(f":{port}")


async def opened(otklik: Program) -> list[dict[str, object]]:
    """It looks when it starts, and each minute."""
    for _ in range(int(STARTS_WITHIN * 2)):
        if told := await counted(otklik):
            return told
        await asyncio.sleep(0.5)
    raise AssertionError(otklik.log.read_text("utf-8"))


async def test_a_stack_entered_while_otklik_runs_is_opened_by_itself(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    otklik, port = Program(tmp_path, **settings), settings["OTKLIK_WEB__PORT"]
    (tmp_path / "stack.csv").write_text(STACK, "utf-8")
    command = ("import", "answers", "stack.csv", "--survey", "ext_services")

    await running(otklik, port)
    entered = await otklik.command(*command)
    await otklik.stopped()  # a minute would do as well
    otklik.log.write_text("")
    await running(otklik, port)
    told = await opened(otklik)
    again = await otklik.command(*command)
    await otklik.stopped()

    assert entered[0] == 0
    assert entered[1].splitlines()[0] == "внесено 13, уже были 0, отклонено 0"
    assert (told[0]["n"], told[0]["completed"]) == (13, 13)
    assert again == (0, "внесено 0, уже были 13, отклонено 0\n", "")

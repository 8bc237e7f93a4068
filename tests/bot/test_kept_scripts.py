"""A script file that was broken while its wave is open: people are asked on, the rest stops."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.compose import House
from app.kept_scripts import standing
from bot.new_waves import a_wave
from bot.surveys import loader
from bot.surveys.loader import SCRIPTS, BadScripts
from config.settings import Settings
from storage.store import Storage
from tests.talk import SURVEYS


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Its scripts lie where a test may break them."""
    folder = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, folder)
    monkeypatch.setattr(loader, "SCRIPTS", folder)
    return House(Settings(data_dir=tmp_path / "data"))


def broken(name: str) -> None:
    path = loader.SCRIPTS / f"{name}.yaml"
    path.write_text(path.read_text("utf-8").replace("questions:", "questons:"), "utf-8")


async def open_wave(storage: Storage, name: str) -> None:
    survey = SURVEYS[name]
    told = (survey.fingerprint(), survey.body())
    await storage.scripts.remember(name, survey.version, told)
    days = (date(2026, 10, 1), date(2027, 1, 1))
    await storage.waves.begin(a_wave(survey, f"{name}-2026Q4", days))


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_an_open_wave_goes_on_without_its_file(storage: Storage, house: House) -> None:
    await open_wave(storage, "ext_express")
    broken("ext_express")

    goes_on = await standing(house, storage)

    assert goes_on.surveys == {name: SURVEYS[name] for name in sorted(SURVEYS)}
    rounds = replace(goes_on).rounds(storage)
    await rounds.remember()  # it is no other script under the same version


@pytest.mark.parametrize("database_url", ["memory"], indirect=True)
async def test_a_broken_file_of_a_survey_that_is_not_open_still_stops(
    storage: Storage, house: House
) -> None:
    await open_wave(storage, "ext_express")
    broken("ext_express")
    broken("int_annual")

    goes_on = await standing(house, storage)

    with pytest.raises(BadScripts) as told:
        assert goes_on.surveys
    assert {fault.partition(":")[0] for fault in told.value.faults} == {"int_annual.yaml"}

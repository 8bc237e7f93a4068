"""Surveys as LibreOffice saves them anew: another file by a clerk's own program, the same form."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.surveys.xlsform.brought import brought
from bot.surveys.xlsform.filling import Wanted
from bot.workbooks import child
from bot.workbooks.apart import taken
from bot.workbooks.writing import book
from config.directories import shipped
from tests.office import NAMES, PATIENCE
from tests.talk import SURVEYS


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All surveys, opened and saved by it in one go."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("АНКЕТЫ В LIBREOFFICE НЕ ПРОВЕРЕНЫ: поставьте libreoffice-calc")
    folder = tmp_path_factory.mktemp("forms")
    for name, survey in SURVEYS.items():
        (folder / f"{name}.xlsx").write_bytes(book(survey, shipped()))
    told = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    told += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
    files = [str(folder / f"{name}.xlsx") for name in SURVEYS]
    subprocess.run([*told, *files], check=True, timeout=PATIENCE, capture_output=True)
    return folder / "saved"


@pytest.mark.parametrize("name", SURVEYS)
def test_a_survey_saved_by_another_program_is_the_same(resaved: Path, name: str) -> None:
    data = (resaved / f"{name}.xlsx").read_bytes()

    sheets, _ = taken({"sheets": child.read(data), "elsewhere": 0}, f"{name}.xlsx")
    found = brought(sheets, Wanted(), shipped())

    told = found.survey.model_copy(update={"version": SURVEYS[name].version})
    assert (told, found.notes) == (SURVEYS[name], ())

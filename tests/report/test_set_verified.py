"""Files of a set are known again, and what has changed since is told."""

from __future__ import annotations

from pathlib import Path

import docx as word

from bot.texts import say
from reports.verifying import Difference, verify
from storage.store import Storage
from tests.report.test_set import BASIS, imported, made
from tests.reports.test_build import QUARTER


async def test_every_file_of_a_set_is_known_again_and_its_figures_are_the_same(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")

    for name in told.files:
        verified = await verify(storage, BASIS, told.folder / name, ("0.1.0", say))
        assert verified.found is not None
        kept, file = verified.found
        assert (kept.id, file.name, verified.is_same) == (told.snapshot, name, True)
        since = (verified.differences, verified.other_profile, verified.other_program)
        assert since == ((), False, False)


async def test_a_late_correction_is_told_figure_by_figure(storage: Storage, tmp_path: Path) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")
    late = QUARTER.replace("2026-09-25,2026-09-28,,,", "2026-09-25,2026-09-28,2026-10-01,resolved,")
    await imported(storage, tmp_path, late)

    verified = await verify(storage, BASIS, told.folder / told.files[0], ("0.2.0", say))

    assert (verified.is_same, verified.other_program) == (False, True)
    where = "Внешние клиенты. Обращения. Результат рассмотрения жалоб: Удовлетворено, "
    assert [one for one in verified.differences if one.where.startswith(where)] == [
        Difference(f"{where}Количество", "1", "2"),
        Difference(f"{where}Доля", "20,0\xa0% (1 из 5)", "40,0\xa0% (2 из 5)"),
    ]


async def test_a_changed_file_is_told_from_one_that_was_never_made(
    storage: Storage, tmp_path: Path
) -> None:
    await imported(storage, tmp_path)
    told = await made(storage, tmp_path / "out")
    report = told.folder / "report_2026Q3.docx"
    document = word.Document(str(report))
    document.paragraphs[0].text = "Приукрашено"
    changed, strange, other = (tmp_path / name for name in ("a.docx", "b.docx", "c.json"))
    document.save(str(changed))
    strange.write_bytes(b"PK\x03\x04 nothing")
    other.write_text('{"snapshot": "' + told.snapshot + '"}', "utf-8")

    for file, borne in ((changed, told.snapshot), (strange, None), (other, told.snapshot)):
        verified = await verify(storage, BASIS, file, ("0.1.0", say))
        assert verified.found is None
        assert (verified.borne.id if verified.borne else None) == borne

"""The report's template at the desk: taken home, changed in Word, given back, refused, removed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as word
import pytest

from reports.word.own import OwnTemplate
from reports.word.template import LARGEST, BadTemplate
from reports.word.writing import SHIPPED
from storage.office_records import Unit
from storage.sql.signins import Clerk, Role
from tests.conftest import StandingClock
from tests.sets.test_desk import taken
from tests.side.test_desk import signed_in
from tests.web.reading import Page
from tests.web.section import Section
from tests.web.visitor import Visitor
from web.desk import report_template

PAGE = "/desk/report-template"
FILE = f"{PAGE}/file.docx"


def changed(text: str) -> bytes:
    """The shipped template with one more paragraph at its end."""
    document = word.Document(str(SHIPPED))
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(name: str) -> bytes:
    out = io.BytesIO(SHIPPED.read_bytes())
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr(name, b"x")
    return out.getvalue()


def of_desk(site: Section) -> OwnTemplate:
    assert site.parts.template is not None
    return site.parts.template


async def gives(visitor: Visitor, data: bytes) -> Page:
    await visitor.opens(PAGE)
    visitor.page = await visitor.attaches("Загрузить шаблон", ("report.docx", data))
    return visitor.page


async def test_a_template_changed_in_word_is_taken_given_out_again_and_removed(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna, Role.ADMIN)
    before = await anna.opens(PAGE)
    _, shipped, named = await taken(site, anna, FILE)
    mine = changed("Герб города")

    kept = await gives(anna, mine)
    _, given, _ = await taken(site, anna, FILE)
    away = anna.filled("Убрать свой шаблон, вернуть шаблон из поставки")
    removed = await anna.posts_multipart(PAGE, away)

    assert (shipped, named) == (SHIPPED.read_bytes(), 'attachment; filename="report.docx"')
    assert "Сейчас: шаблон из поставки." in before.words
    assert (kept.status, given) == (200, mine)
    assert "Сейчас: ваш шаблон." in kept.words
    assert "Сейчас: шаблон из поставки." in removed.words
    assert not of_desk(site).path.exists()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: changed("{{ ().__class__ }}"), "в нём есть не только поля и условия"),
        (lambda: changed("{% for x in org %}x{% endfor %}"), "в нём есть не только поля"),
        (lambda: with_part("word/vbaProject.bin"), "в нём есть макрос"),
        (lambda: b"PK\x03\x04 not a document", "это не файл Word (.docx) или он повреждён"),
        (lambda: SHIPPED.read_bytes()[:2000], "это не файл Word (.docx) или он повреждён"),
        (lambda: bytes(LARGEST + 1), "он больше 5 МБ"),
        (lambda: b"", "Выберите файл: без него загружать нечего."),
    ],
)
async def test_what_is_no_template_is_refused_in_words_and_the_former_one_stays(
    site: Section, anna: Visitor, make: Callable[[], bytes], why: str
) -> None:
    of_desk(site).put(mine := changed("прежний"))
    await signed_in(site, anna, Role.ADMIN)

    page = await gives(anna, make())

    assert page.status == 422
    assert why in page.error
    assert of_desk(site).path.read_bytes() == mine
    assert [path.name for path in of_desk(site).path.parent.iterdir()] == ["report.docx"]


async def test_a_file_far_too_large_does_not_even_arrive(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna, Role.ADMIN)

    page = await gives(anna, bytes(report_template.ROOM + (1 << 20)))

    assert page.status == 413
    assert not of_desk(site).path.exists()


async def test_a_file_that_somebody_spoilt_on_the_disk_is_told_of(
    site: Section, anna: Visitor
) -> None:
    of_desk(site).put(changed("прежний"))
    of_desk(site).path.write_bytes(b"spoilt")
    await signed_in(site, anna, Role.ADMIN)

    page = await anna.opens(PAGE)

    assert "Справка составлена по шаблону из поставки." in page.words
    assert "Убрать свой шаблон, вернуть шаблон из поставки" in page.buttons


async def test_nobody_but_admins_of_the_whole_town_has_to_do_with_it(
    site: Section, clock: StandingClock, boris: Visitor
) -> None:
    await site.storage.units.put(Unit("roads", "Дороги"), clock(), "тест")
    found = []
    for clerk in (Clerk("Анна", Role.ANALYST), Clerk("Борис", Role.ADMIN, "roads")):
        token = await site.parts.signins.make_link(clerk, clock())
        await boris.opens(f"/desk/enter?t={token}")
        await boris.presses("Войти")
        found.append((await boris.opens(PAGE)).status)
        found.append((await taken(site, boris, FILE))[0])

    assert found == [403, 403, 404, 404]


def test_where_there_is_no_room_the_former_template_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnTemplate(tmp_path / "templates" / "report.docx")
    own.put(mine := changed("прежний"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        own.put(changed("новый"))
    with pytest.raises(BadTemplate):
        own.put(b"")

    assert own.path.read_bytes() == mine
    assert [path.name for path in own.path.parent.iterdir()] == ["report.docx"]

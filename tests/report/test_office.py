"""Papers of the set as LibreOffice opens them: every page printed, read and looked at."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bot.texts import say
from reports.document import Document, Heading, Table
from reports.excel import Book
from reports.report import paper as pain_files
from reports.report.chapters import whole
from reports.word.writing import docx, shipped
from tests.office import lines, overlaps, printed
from tests.report.test_word import a_filling

MARK = "Внутриведомственная информация, публикации не подлежит (раздел 3)."
HEAD = (
    "№",
    "Наименование процесса",
    "Выявленные проблемы/потенциальные потребности клиентов",
    "Распространённость проблемы*",
    "Приоритетность решения проблемы/удовлетворения потребности*",
    "Необходимые к реализации мероприятия",
    "Ответственный",
    "Срок реализации",
)
ROW = (
    *(1, "Предоставление муниципальных услуг", "- Непонятные требования или ответы"),
    "Средняя\nНазвали 8 из 43 ответивших; нижняя граница Уилсона 9,7%.",
    *("Средняя\n2 × 2 = 4", "- Памятка о сроках\n- Контроль сроков", "Отдел дорог"),
    "90 дней со дня утверждения",
)
Papers = dict[str, pypdfium2.PdfDocument]


def a_wide_paper() -> Document:
    title = a_filling().imprint.title
    return Heading(1, title), Table("map", "Обращения", HEAD, (ROW,) * 12, "*единица измерения")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder, filling = tmp_path_factory.mktemp("office"), a_filling()
    names = ("report.docx", "wide.docx", "report.xlsx", "low.xlsx")
    report, wide, book, low = (folder / name for name in names)
    report.write_bytes(docx(shipped(), filling, say))
    wide.write_bytes(pain_files.docx(a_wide_paper(), filling.imprint, say))
    _write(book, whole(filling.chapters))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "_height", lambda *_: 15.0)
        _write(low, a_wide_paper())
    return printed((report, wide, book, low), folder)


def _write(path: Path, document: Document) -> None:
    book = Book(path, a_filling().imprint, say)
    book.tables(document)
    book.close()


def test_every_page_of_the_report_is_read_and_none_is_empty(papers: Papers) -> None:
    pages = list(papers["report.docx"])

    first = lines(pages[0])
    assert first[0] == MARK
    assert "Аналитическая справка" in " ".join(first[1:5])
    assert [overlaps(page) for page in pages] == [[]] * len(pages)
    assert [lines(page)[-1].startswith(MARK) for page in pages] == [True] * len(pages)
    assert [lines(page)[-1].split()[-1] for page in pages] == [
        str(number) for number in range(1, len(pages) + 1)
    ]
    assert [is_blank(page) for page in pages] == [False] * len(pages)


def test_a_wide_paper_lies_across_with_its_words_whole(papers: Papers) -> None:
    pages = list(papers["wide.docx"])

    assert {tuple(round(side) for side in page.get_size()) for page in pages} == {(842, 595)}
    words = set(" ".join(lines(pages[0])).split())
    assert [word for text in HEAD for word in text.split() if word not in words] == []
    assert " ".join(lines(pages[0])).count("Аналитическая справка") == 1
    assert [overlaps(page) for page in pages] == [[]] * len(pages)


def test_every_sheet_of_the_workbook_is_printed_without_a_cell_over_another(papers: Papers) -> None:
    pages = list(papers["report.xlsx"])

    assert [overlaps(page) for page in pages] == [[]] * len(pages)
    assert [line for page in pages for line in lines(page) if "###" in line] == []
    assert [is_blank(page) for page in pages] == [False] * len(pages)


def test_rows_too_low_for_their_words_are_noticed(papers: Papers) -> None:
    assert any(overlaps(page) for page in papers["low.xlsx"])


def is_blank(page: pypdfium2.PdfPage) -> bool:
    picture: Image.Image = page.render(scale=0.5).to_pil()
    return picture.convert("L").getextrema() == (255, 255)

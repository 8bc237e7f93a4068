"""One-time slips: one slip, one paper, whoever drew it; and nothing in the database tells who."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import event, select, text, update
from sqlalchemy.engine import Engine as SyncEngine

from bot.events import CommandGiven, LinkOpened
from reports.pdf import pdf
from reports.slip_sheets import Slip, sheets
from storage import ballots, sealed_pages, sealing, slips, tables
from storage.keys import WaveKey
from storage.records import BallotCast, BallotDrafted, Cast, Channel, Draft, Paper, Person, Wave
from storage.sql.slips import AnsweredBefore
from storage.turns import KeptTurn, Outrun
from tests.conftest import StandingClock
from tests.process.program import Program
from tests.surveys.conftest import POLLS
from tests.talk import House, Talk, house
from tests.web.section import Section, free_port, section
from tests.web.visitor import Visitor
from web.address import Address

SURVEY = POLLS["int_contracts"]
BAD = "Такого талона нет, или по нему уже ответили, или опрос закончился"
CODE = r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}"
LINK = "https://otklik.example.org/s/int_contracts"


@pytest.fixture
async def opened(tmp_path: Path, clock: StandingClock) -> AsyncIterator[House]:
    async with house(tmp_path, clock, SURVEY.id) as told:
        yield told


async def the_wave(opened: House) -> Wave:
    (wave,) = await opened.storage.waves.known()
    return wave


async def issued(opened: House, count: int) -> list[str]:
    codes = [slips.new_code() for _ in range(count)]
    await opened.storage.slips.issue((await the_wave(opened)).id, codes)
    opened.rounds.look_again()
    return codes


async def shown_a_slip(opened: House, code: str, account: str = "1001") -> Talk:
    talk = opened.talk(account)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.says(code)
    return talk


async def to_the_end(talk: Talk) -> None:
    """The shortest way: the best mark, or what can be passed by."""
    for _ in range(40):
        if talk.said.startswith("Спасибо"):
            return
        ways = [one for one in talk.labels if one not in ("Назад", "Прервать", "Дальше")]
        wanted = next((one for one in ways if one[0] in "45"), "Пропустить")
        await talk.presses(wanted if wanted in ways else ways[0])
        if "Готово" in talk.labels and any(label.startswith("✓") for label in talk.labels):
            await talk.presses("Готово")
    raise AssertionError(talk.said)


# ------------------------------------------------------------------------------------- the code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4X7Q-01AB-KK22-ZZ3M", "4X7Q01ABKK22ZZ3M"),
        (" 4x7q o1ab\nkk22 zz3m. ", "4X7Q01ABKK22ZZ3M"),
        ("4Х7Q-ОlАВ-КК22-ZZЗМ", "4X7Q01ABKK22ZZ3M"),  # as a Russian keyboard has it
        ("4X7Q-01AB-KK22-ZZ3", ""),
        ("4X7Q-01AB-KK22-ZZ3MM", ""),
        ("4X7Q-01AB-KK22-ZZ3Ю", ""),
        ("4X7Q-01AB-KK22-ZZ3U", ""),  # no U is ever printed
        ("", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, code: str) -> None:
    assert slips.read_code(typed) == code


def test_codes_are_all_different_and_none_is_taken_for_the_code_of_a_message() -> None:
    codes = [slips.new_code() for _ in range(2000)]

    assert len(set(codes)) == 2000
    assert all(slips.read_code(slips.grouped(code)) == code for code in codes)
    assert all(slips.looks_like_slip(code) for code in codes)
    assert not slips.looks_like_slip("4821 0937 5516 2048")


# ------------------------------------------------------------------------------ who may answer


async def test_slips_close_the_ordinary_way_in(opened: House) -> None:
    await issued(opened, 3)
    talk = opened.talk()
    opened.employees.add(talk.person)

    await talk.sends(CommandGiven("start"))
    await talk.presses("Для сотрудников", SURVEY.title)

    assert talk.said.startswith("Введите код с одноразового талона")
    assert await talk.ballot() is None


@pytest.mark.parametrize(
    ("channel", "way_on"),
    [
        (Channel.TELEGRAM, "Введите код с одноразового талона"),
        (Channel.VK, LINK),
    ],
)
async def test_who_stands_on_the_first_page_when_slips_are_made_is_asked_for_one(
    opened: House, channel: Channel, way_on: str
) -> None:
    talk = opened.talk(channel=channel)
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await issued(opened, 1)

    await talk.presses("Начать")

    assert talk.said.startswith("Этот опрос только что стал опросом по одноразовым талонам.")
    assert way_on in talk.said


async def test_a_stranger_with_a_slip_answers_without_being_asked_who_that_is(
    opened: House,
) -> None:
    (code,) = await issued(opened, 1)

    talk = await shown_a_slip(opened, slips.grouped(code).lower())

    assert talk.erased
    assert "Начать" in talk.labels
    await talk.presses("Начать")
    await to_the_end(talk)
    assert talk.said == "Спасибо! Ответ сохранён, талон больше не действует. Его можно выбросить."
    assert (await opened.storage.waves.count(await the_wave(opened))).finished == 1


async def test_a_slip_goes_on_from_another_device(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = await shown_a_slip(opened, code, "at home")
    await talk.presses("Начать", talk_first(talk, "Начать"))

    other = await shown_a_slip(opened, code, "on the way")

    assert "Продолжить" in other.labels
    await other.presses("Продолжить")
    await to_the_end(other)
    count = await opened.storage.waves.count(await the_wave(opened))
    assert (count.started, count.finished) == (1, 1)


def talk_first(talk: Talk, label: str) -> str:
    """The first option of the first question: what is pressed after `label`."""
    return str(SURVEY.questions[0].buttons()[0].label)


async def test_more_slips_may_be_made_later(opened: House) -> None:
    await issued(opened, 2)
    (late,) = await issued(opened, 1)

    assert "Начать" in (await shown_a_slip(opened, late)).labels


async def test_once_members_answered_the_way_in_stays(opened: House) -> None:
    talk = opened.talk()
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.presses("Начать")
    before = await the_wave(opened)

    with pytest.raises(AnsweredBefore):
        await opened.storage.slips.issue(before.id, [slips.new_code()])

    assert await the_wave(opened) == before
    async with opened.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.slip))).all() == []


async def test_in_vk_a_slip_is_taken_on_the_site_only(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = opened.talk("5", Channel.VK)

    await talk.sends(LinkOpened(SURVEY.id))

    assert talk.said.startswith(f"На этот опрос отвечают на сайте по одноразовому талону: {LINK}")
    await talk.says(code)
    assert "Начать" not in talk.labels
    assert (await opened.storage.waves.count(await the_wave(opened))).started == 0


async def test_two_devices_at_once_leave_a_handed_in_paper_alone(opened: House) -> None:
    (code,) = await issued(opened, 1)
    wave = await the_wave(opened)
    paper = Paper(wave.id, slip=code)
    first, second = Person(Channel.WEB, "a"), Person(Channel.WEB, "b")
    cast = BallotCast(paper, {"overall": 5})
    dialogues = opened.storage.dialogues
    memory = await dialogues.recall(second)
    assert await dialogues.keep(KeptTurn(first, "u1", await dialogues.recall(first), "", [cast]))

    late = KeptTurn(second, "u2", memory, "", [BallotDrafted(paper, Draft("overall"))])
    with pytest.raises(Outrun):
        await dialogues.keep(late)

    assert await opened.storage.waves.ballot(second, paper) == Cast()


async def test_when_the_survey_is_over_slips_are_gone_and_bad(
    opened: House, clock: StandingClock
) -> None:
    used, left = await issued(opened, 6), (await issued(opened, 1))[0]
    for number, code in enumerate(used):
        talk = await shown_a_slip(opened, code, str(number))
        await talk.presses("Начать")
        await to_the_end(talk)
    clock.time += timedelta(days=40)

    assert [wave.survey for wave in await opened.rounds.go_on()] == [SURVEY.id]

    late = opened.talk("late")
    await late.says(left)
    assert late.said.startswith(BAD)
    assert late.erased
    async with opened.storage.engine.reading() as connection:
        assert (await connection.execute(select(tables.slip))).all() == []


# ---------------------------------------------------------------------------------- a bad slip


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database, the number of bound values left out."""
    told: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        told.append(re.sub(r"\?(, \?)*", "?", statement))

    event.listen(SyncEngine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(SyncEngine, "before_cursor_execute", note)


async def test_bad_slips_cost_and_say_the_same_whatever_is_wrong_with_them(opened: House) -> None:
    used, begun = await issued(opened, 2)
    talk = await shown_a_slip(opened, used)
    await talk.presses("Начать")
    await to_the_end(talk)

    seen = []
    for number, typed in enumerate((used, slips.new_code(), "не талон", "4X7Q")):
        other = opened.talk(f"other {number}")
        await other.sends(LinkOpened(SURVEY.id))
        with statements() as asked:
            await other.says(typed)
        seen.append((asked, other.said, other.labels, other.erased))

    assert len({repr(one) for one in seen}) == 1
    assert seen[0][1].startswith(BAD)
    assert any("slip" in statement for statement in seen[0][0])
    assert "Начать" in (await shown_a_slip(opened, begun, "good")).labels


async def test_guessing_slips_is_paused(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = opened.talk()
    await talk.sends(LinkOpened(SURVEY.id))
    for _ in range(5):
        await talk.says(slips.new_code())
        assert talk.said.startswith(BAD)

    await talk.says(code)

    assert talk.said.startswith("Слишком много попыток")


@pytest.fixture
async def site(tmp_path: Path, clock: StandingClock) -> AsyncIterator[Section]:
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={SURVEY.id: SURVEY}) as running:
        await running.rounds.open(SURVEY.id)
        yield running


async def visiting(site: Section, typed: str) -> tuple[Visitor, bytes]:
    """A new visitor who typed this on the survey's page; the answer without what is random."""
    visitor = Visitor(site.url)
    await visitor.opens(f"/s/{SURVEY.id}")
    fields = visitor.filled("Дальше", text=typed)
    async with visitor._session.post(f"{site.url}{visitor.page.action}", data=fields) as response:
        told = await response.read()
        headers = sorted(f"{name}: {value}" for name, value in response.headers.items())
    status = f"{response.status} {response.url.path}\n".encode()
    told = status + "\n".join(headers).encode() + b"\n" + told
    return visitor, re.sub(rb"otklik=[^;]+|Date: [^\n]+|[0-9a-f]{8,64}", b"random", told)


async def test_on_the_web_a_bad_slip_has_one_answer_to_the_byte(site: Section) -> None:
    (wave,) = await site.storage.waves.known()
    codes = [slips.new_code() for _ in range(2)]
    await site.storage.slips.issue(wave.id, codes)
    paper = Paper(wave.id, slip=codes[0])
    person = Person(Channel.WEB, "somebody")
    memory = await site.storage.dialogues.recall(person)
    cast = BallotCast(paper, {"overall": 5})
    await site.storage.dialogues.keep(KeptTurn(person, "u", memory, "", [cast]))
    site.rounds.look_again()

    answers = [await visiting(site, typed) for typed in (codes[0], slips.new_code(), "что угодно")]
    good, page = await visiting(site, slips.grouped(codes[1]))

    assert len({told for _, told in answers}) == 1
    assert BAD.encode() in answers[0][1]
    assert BAD.encode() not in page
    await good.opens("/talk")
    assert "Начать" in good.page.buttons
    for visitor in (good, *(one for one, _ in answers)):
        await visitor.close()


# --------------------------------------------------------------- what the database tells of it


async def test_nothing_in_a_paper_comes_from_the_account(opened: House) -> None:
    (code,) = await issued(opened, 1)
    talk = await shown_a_slip(opened, code, "1001")
    await talk.presses("Начать")
    await to_the_end(talk)

    assert await named(opened, [f"{number}" for number in range(900, 1100)]) == []


async def test_the_same_search_names_a_member(opened: House) -> None:
    talk = opened.talk("1001")
    opened.employees.add(talk.person)
    await talk.sends(LinkOpened(SURVEY.id))
    await talk.presses("Начать")
    await to_the_end(talk)

    assert await named(opened, [f"{number}" for number in range(900, 1100)]) == ["1001"]


async def named(opened: House, roster: Sequence[str]) -> list[str]:
    """Accounts that a paper leads to, for whoever holds the live key of the wave."""
    wave = await the_wave(opened)
    key = opened.storage.keys.wave(wave.id)
    t = tables.ticket.c
    async with opened.storage.engine.reading() as connection:
        rows = [
            (bytes(tag), bytes(ptr)) for tag, ptr in await connection.execute(select(t.tag, t.ptr))
        ]
    tags = {tag for tag, _ in rows}
    hands = {ballots.waiting(key, ballots.at(wave.promise, tag), ptr) for tag, ptr in rows}
    accounts = {hand.account for hand in hands if hand is not None}
    return [who for who in roster if _is_there(key, wave, who, tags | accounts)]


def _is_there(key: WaveKey, wave: Wave, account: str, found: set[bytes | str]) -> bool:
    person, paper = Person(Channel.TELEGRAM, account), Paper(wave.id)
    tag, hand = ballots.tag_of(person, paper, key), ballots.hand_of(person, paper, key)
    return bool({tag, hand.account} & found)


async def test_the_order_of_the_sheets_is_nowhere_in_the_database(opened: House) -> None:
    printed = await issued(opened, 60)
    async with opened.storage.engine.reading() as connection:
        rows = [
            bytes(mark)
            for mark in (await connection.execute(text("SELECT mark FROM slip"))).scalars()
        ]
        columns = [row[1] for row in await connection.execute(text("PRAGMA table_info(slip)"))]

    hits = by_place(printed, rows)

    assert columns == ["wave", "mark"]
    assert sorted(rows) == sorted(slips.mark(code) for code in printed)
    assert hits < 12  # by chance with 1/12!, some 2 in 10^9
    assert by_place(printed, [slips.mark(code) for code in printed]) == 60  # the broken twin


def by_place(printed: Sequence[str], rows: Sequence[bytes]) -> int:
    return sum(slips.mark(code) == row for code, row in zip(printed, rows, strict=True))


# ------------------------------------------------------------------------------------ the sheets


async def test_printed_slips_all_open_the_survey_and_the_square_code_tells_none(
    tmp_path: Path,
) -> None:
    town = Program(tmp_path, OTKLIK_WEB__PUBLIC_URL="https://otklik.example.org")
    await town.command("survey", "open", SURVEY.id, "--until", "2099-01-01")

    code, told, _ = await town.command(
        "survey", "slips", SURVEY.id, "--count", "20", "--to", "slips.pdf"
    )

    assert code == 0
    assert told.startswith("Готово, 20 талонов: slips.pdf.")
    assert (tmp_path / "slips.pdf").stat().st_mode & 0o777 == 0o600
    document = pypdfium2.PdfDocument(tmp_path / "slips.pdf")
    words = [page.get_textpage().get_text_range() for page in document]
    codes = [
        code for page in words for code in re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", page)
    ]
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    assert (len(words), len(codes), len(set(codes))) == (2, 20, 20)
    assert set(read_squares(document[0])) == {LINK}
    assert len(read_squares(document[0])) == 16
    again = await town.command("survey", "slips", SURVEY.id, "--count", "1", "--to", "slips.pdf")
    assert (again[0], again[1]) == (1, "")


async def test_slips_whose_address_no_phone_can_reach_are_warned_about(tmp_path: Path) -> None:
    town = Program(tmp_path)
    await town.command("survey", "open", SURVEY.id, "--until", "2099-01-01")

    code, _, errors = await town.command(
        "survey", "slips", SURVEY.id, "--count", "1", "--to", "slips.PDF"
    )

    assert code == 0
    assert errors.startswith(
        "Внимание: адрес http://127.0.0.1:8080 на талонах виден только на этой машине."
    )


@pytest.mark.parametrize(
    ("survey", "file", "told"),
    [
        ("nope", "slips.pdf", "«nope»: по талонам отвечают только на опросы сотрудников, есть "),
        ("ext_express", "slips.pdf", "«ext_express»: по талонам отвечают только на опросы"),
        ("int_annual", "slips.txt", "Талоны печатаются в PDF: назовите файл с .pdf на конце, "),
        ("int_annual", "slips.pdf", "Открытого опроса сотрудников «int_annual» нет. Откройте"),
    ],
)
async def test_slips_that_cannot_be_made_are_refused_with_what_can(
    tmp_path: Path, survey: str, file: str, told: str
) -> None:
    town = Program(tmp_path)

    code, _, errors = await town.command("survey", "slips", survey, "--count", "1", "--to", file)

    assert (code, errors[: len(told)]) == (1, told)
    assert ("int_annual" in errors) == (file == "slips.pdf")
    assert not (tmp_path / file).exists()


def read_squares(page: pypdfium2.PdfPage) -> list[str]:
    drawn = page.render(scale=3, grayscale=True)
    view = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    return [str(found.text) for found in zxingcpp.read_barcodes(view)]


def test_the_longest_link_and_title_stay_on_their_slip() -> None:
    link = "https://otklik.administraciya-samogo-dlinnogo-goroda.example.ru/s/" + "s" * 24
    code = slips.grouped(slips.new_code())
    first = f"Одноразовый талон на опрос «{'Ш' * 40}»"
    told = f"{first}\nОткройте {link} и введите код: {code}\nДо 15.12.2026."

    document = pypdfium2.PdfDocument(pdf(list(sheets([Slip(told, code)] * 16, link))))

    page = document[0].get_textpage()
    inside = page.get_text_bounded(0, 841.89 - 105.2, 297.6, 841.89)
    assert code in inside
    assert "До 15.12.2026." in inside
    assert inside.count("Одноразовый") == 1


async def test_a_strict_survey_is_answered_on_the_web_boxes_and_own_words_too(
    tmp_path: Path, clock: StandingClock
) -> None:
    survey, (private, public) = POLLS["int_facilities"], sealing.new_pair()
    address = Address("127.0.0.1", free_port())
    async with section(tmp_path, clock, address, surveys={survey.id: survey}) as site:
        wave = await site.rounds.open(survey.id, public=public)
        code = slips.new_code()
        await site.storage.slips.issue(wave.id, [code])
        site.rounds.look_again()
        anna = Visitor(site.url)
        await anna.opens(f"/s/{survey.id}")
        await anna.presses("Дальше", text=code)
        await anna.presses("Начать")
        await anna.presses("Готово", ticks=["Ремонт", "Другое (напишу)"])
        await anna.presses("Дальше", text="лестница без света")
        for mark in ("4 — скорее довольны", "4 — быстро", "3 — средне", "3 — средне"):
            await anna.presses(mark)

        thanks = await anna.presses("Пропустить")

        await anna.close()
        assert "талон больше не действует" in thanks.words
        (wave,) = await site.storage.waves.known()
        key, t = site.storage.keys.wave(wave.id), tables.ticket.c
        async with site.storage.engine.reading() as connection:
            (row,) = await connection.execute(select(t.tag, t.box))
        boxes = sealed_pages.uncovered(wave, key, (bytes(row.tag), bytes(row.box)))
        told = sealed_pages.body(private, wave, (bytes(row.tag), boxes))
        assert told == {
            "version": survey.version,
            "answers": {
                "matter": ["repair", "other"],
                "matter.other": "лестница без света",
                "overall": 4,
                "speed": 4,
                "cleanliness": 3,
                "warmth": 3,
            },
        }


async def test_a_damaged_paper_is_one_persons_trouble_and_not_its_neighbours(
    opened: House,
) -> None:
    """Turns of many people share one commit."""
    (code,) = await issued(opened, 1)
    paper = Paper((await the_wave(opened)).id, slip=code)
    anna, boris = (Person(Channel.TELEGRAM, account) for account in ("1001", "1002"))
    dialogues, draft = opened.storage.dialogues, BallotDrafted(paper, Draft(SURVEY.questions[0].id))
    await dialogues.keep(KeptTurn(anna, "first", await dialogues.recall(anna), "", [draft]))
    async with opened.storage.engine.writing() as connection:
        await connection.execute(update(tables.ticket).values(ptr=bytes(100)))
    turns = (
        KeptTurn(anna, "second", await dialogues.recall(anna), "", [draft]),
        KeptTurn(boris, "third", await dialogues.recall(boris), "", []),
    )

    told = await asyncio.gather(*map(dialogues.keep, turns), return_exceptions=True)

    assert isinstance(told[0], sealing.Unreadable)
    assert told[1] is True

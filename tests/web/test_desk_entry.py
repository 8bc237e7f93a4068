"""Appeals from post, phone and reception, entered at the desk by a clerk with a pile of paper."""

from __future__ import annotations

from datetime import date

import pytest

from reports.build import Basis, Wish, figures
from reports.period import parse
from storage.case_records import Case
from storage.register_records import Key
from storage.sql.signins import Role
from tests.web.reading import Page
from tests.web.section import Section, house
from tests.web.test_desk_list import HOSTILE, signed_in
from tests.web.visitor import Visitor

LETTER = {
    "channel": "post",
    "received": "2026-11-18",
    "registered": "2026-11-19",
    "audience": "external",
    "kind": "complaint",
    "topic": "Ремонт дорог",
    "text": "Второй год не чинят дорогу у школы на Садовой улице",
    "client_kind": "person",
    "form": "written",
}


async def sends(clerk: Visitor, button: str = "Сохранить", **changes: str) -> Page:
    """Fills the form that is open and presses."""
    hidden = {name: clerk.page.fields[name] for name in ("csrf", "page")}
    told = {**hidden, **LETTER, **changes}
    name, value = clerk.page.buttons[button]
    if "sure" in clerk.page.fields:
        told["sure"] = clerk.page.fields["sure"]
    fields = [*told.items(), *([(name, value)] if name else [])]
    clerk.page = await clerk.posts_multipart("/desk/entry", fields)
    return clerk.page


async def only_case(site: Section) -> Case:
    (case,) = await site.storage.cases.listed("all")
    return await site.storage.cases.one(case.number)


async def test_nothing_is_offered_twice_and_an_entered_case_reads_as_a_list(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    form = anna.page.words
    page = await sends(anna)

    assert "Не указано" not in form
    assert "Кто обратился: Гражданин" in page.words
    assert "Форма: Письменное" in page.words


async def test_a_letter_is_answered_the_way_it_came_so_no_files_are_taken_for_it(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna)
    writing = await anna.opens(page.links["Решено"])

    way = "Ответ: так же, как пришло обращение (Почта); здесь он останется в реестре"
    assert (way in page.words, way in writing.words) == (True, True)
    assert "Файлы к ответу" not in writing.words


UNSENT = (
    "Обращение пришло не через бота: текст останется в реестре. Распечатайте или скопируйте его и"
    " отправьте автору так же, как пришло обращение: Почта."
)


async def test_the_last_look_at_an_answer_to_a_letter_says_who_sends_it(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    page = await sends(anna)
    writing = await anna.opens(page.links["Решено"])

    fields = {**writing.fields, "text": "Фонарь починили.", "cause": "quality"}
    looked = anna.page = await anna.posts(writing.path, list(fields.items()))
    kept = await anna.presses("Сохранить")

    assert "увидит автор" not in f"{writing.words} {looked.words}"
    assert "Что сделано или что разъяснили" in writing.words
    assert (UNSENT in writing.words, UNSENT in looked.words) == (True, True)
    assert looked.heading == "Проверьте и сохраните"
    assert "Отправить" not in looked.buttons
    assert "Фонарь починили." in kept.words
    (case,) = await site.storage.cases.listed("closed")
    assert case.message.outcome == "resolved"


async def test_a_letter_becomes_a_registered_case_and_counts(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(
        anna, external_id="В-118/26", organisation="Школа № 5", collective="1", direction="services"
    )

    case = await only_case(site)
    assert page.path == f"/desk/case/{case.number}"
    assert page.heading == f"Сообщение № {case.number}"
    row = await site.storage.register.row(Key("post", "В-118/26"))
    assert row is not None
    assert (row.received.day, row.registered and row.registered.day) == (
        date(2026, 11, 18),
        date(2026, 11, 19),
    )
    assert (row.kind, row.topic, row.direction) == ("complaint", "road_repair", "services")
    assert (row.organisation, row.client_kind, row.form) == ("Школа № 5", "person", "written")
    assert (row.collective, row.repeat, row.text) == (True, False, LETTER["text"])
    term = house().office.terms.get("road_repair", house().office.term)
    assert case.message.due == house().office.workdays.control_day(date(2026, 11, 19), term)
    listed = await anna.opens("/desk/queue")
    assert case.number in listed.links
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))
    told = await figures(site.storage, Basis(house().profile, house().basis().known), wish)
    by_channel = {one["id"]: one["count"] for one in told["appeals"]["by_channel"]}
    assert (told["appeals"]["received"], by_channel["post"]) == (1, 1)


async def test_a_letter_of_nobody_is_anonymous_and_its_cause_is_known_at_once(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    page = await sends(anna, anonymous="1", cause="quality", client_kind="")

    case = await only_case(site)
    wish = Wish(parse("2026Q4"), date(2026, 11, 20))
    told = await figures(site.storage, Basis(house().profile, house().basis().known), wish)
    correct = await anna.opens(f"/desk/case/{case.number}/correct")
    ticked = [label for label in correct.ticked if label.startswith("Анонимное")]
    fields = dict(correct.fields) | {"organisation": "", "kind": "complaint", "cause": "quality"}
    after = await anna.posts(f"/desk/case/{case.number}/correct", list(fields.items()))

    assert "анонимное: да" in " ".join(page.words.split()).lower()
    assert (case.cause, told["appeals"]["anonymous"]) == ("quality", 1)
    assert ticked == ["Анонимное: автор не назвал себя"]
    assert "анонимное: было «да», стало «нет»" in after.words


async def test_another_letter_keeps_channel_and_day(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna, "Сохранить и внести ещё")
    case = await only_case(site)

    assert page.heading == "Внести обращение"
    assert f"Внесено: сообщение № {case.number}." in page.words
    assert page.chosen["channel"] == "post"
    assert page.values["received"] == "2026-11-18"
    assert (page.values["registered"], page.typed) == ("2026-11-20", "")
    assert case.message.number == case.number
    row = await site.storage.register.row(Key("post", case.number))
    assert row is not None  # a number was given


async def test_a_form_sent_twice_is_one_case(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    form = anna.page

    await sends(anna)
    anna.page = form
    second = await sends(anna, **{"sure": "1"})

    assert second.path == "/desk/queue"
    assert len(await site.storage.cases.listed("all")) == 1


async def test_another_letter_written_into_the_form_of_the_one_before_is_kept_too(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    form = anna.page

    await sends(anna)
    anna.page = form  # as browsers show it when one goes back
    second = await sends(anna, sure="1", text="В подъезде не горит свет")

    assert second.path != "/desk/queue"
    assert len(await site.storage.cases.listed("all")) == 2


FAULTS = [
    ({"channel": "telegram"}, "channel", "Выберите из списка."),
    ({"channel": "paper"}, "channel", "Выберите из списка."),
    ({"received": "2026-11-21"}, "received", "Этот день ещё не наступил."),
    ({"received": "31.02.2026"}, "received", "Такого дня нет."),
    ({"received": ""}, "received", "Укажите день."),
    ({"received": "2009-11-18"}, "received", "Проверьте год."),
    ({"registered": "2026-11-17"}, "registered", "Регистрация раньше поступления."),
    ({"at": "25:00"}, "at", "Такого часа нет."),
    ({"kind": ""}, "kind", "Выберите из списка."),
    ({"kind": "<b>"}, "kind", "Выберите из списка."),
    ({"topic": "чёрные дыры"}, "topic", "Такой темы нет."),
    ({"text": "   "}, "text", "хотя бы одним предложением"),
    ({"text": "ы" * 20_001}, "text", "Слишком длинно"),
    ({"organisation": "ы" * 301}, "organisation", "301 знаков, а поместится 300"),
    ({"external_id": "9" * 101}, "external_id", "101 знаков, а поместится 100"),
    ({"client_kind": "martian"}, "client_kind", "Выберите из списка."),
    ({"direction": "sideways"}, "direction", "Выберите из списка."),
    ({"audience": ""}, "audience", "Выберите из списка."),
    ({"form": "телепатия"}, "form", "Выберите из списка."),
]


@pytest.mark.parametrize(("changes", "name", "words"), FAULTS)
async def test_each_fault_stands_at_its_field_and_nothing_is_lost(
    site: Section, anna: Visitor, changes: dict[str, str], name: str, words: str
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna, **changes)

    assert page.status == 422
    assert "Ничего не сохранено. Поправьте 1 поле" in page.error
    assert list(page.faults) == [name]
    assert words in page.faults[name]
    assert name == "text" or page.typed == LETTER["text"]
    assert await site.storage.cases.listed("all") == []


async def test_all_faults_are_told_at_once(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna, channel="", kind="", text="", received="")

    assert sorted(page.faults) == ["channel", "kind", "received", "text"]


async def test_a_topic_is_found_by_what_people_call_it(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")

    page = await sends(anna, topic="асфальт")
    mended = await sends(anna, topic="ремонт ДОРОГ")

    assert "Может быть, вы имели в виду:" in page.words
    assert "«Ремонт дорог»" in page.words
    assert mended.path.startswith("/desk/case/")


async def test_the_same_number_of_a_channel_is_refused_with_the_way_to_its_case(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    await sends(anna, external_id="В-118/26")
    first = await only_case(site)
    await anna.opens("/desk/entry")

    page = await sends(anna, external_id="В-118/26", text="Совсем о другом пишут жильцы дома")

    assert list(page.faults) == ["external_id"]
    assert page.links[f"Открыть № {first.number}"] == f"/desk/case/{first.number}"


async def test_what_may_be_the_same_is_shown_before_it_is_saved(
    site: Section, anna: Visitor
) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    await sends(anna)
    first = await only_case(site)
    await anna.opens("/desk/entry")

    again = "На Садовой улице у школы второй год дорогу так и не чинят"
    shown = await sends(anna, text=again)
    before = len(await site.storage.cases.listed("all"))
    saved = await sends(anna, text=again, repeat="1")

    assert "Есть похожее сообщение. Не то же ли это самое?" in shown.words
    assert shown.links[first.number] == f"/desk/case/{first.number}"
    assert (before, saved.path.startswith("/desk/case/")) == (1, True)
    second = saved.path.removeprefix("/desk/case/")
    row = await site.storage.register.row(Key("post", second))
    assert row is not None
    assert row.repeat


async def test_a_hostile_letter_is_a_text(site: Section, anna: Visitor) -> None:
    await signed_in(site, anna)
    await anna.opens("/desk/entry")
    refused = await sends(anna, text=HOSTILE, organisation=HOSTILE[:60], kind="")
    page = await sends(anna, text=HOSTILE, organisation=HOSTILE[:60])

    assert [tag for tag, _ in refused.structure if tag == "script"] == []
    assert page.path.startswith("/desk/case/")
    assert "<script>alert(1)</script>" in page.words


async def test_only_clerks_with_a_form_of_their_own_enter_anything(
    site: Section, anna: Visitor, boris: Visitor
) -> None:
    await signed_in(site, anna)
    await signed_in(site, boris, Role.ANALYST)
    await anna.opens("/desk/entry")

    forged = await sends(anna, csrf="0" * 64)
    seen = await boris.opens("/desk/entry")

    assert (forged.status, seen.status) == (403, 403)
    assert await site.storage.cases.listed("all") == []

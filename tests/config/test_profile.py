"""The five ordinances, an installation's own file, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.faults import BadProfile
from config.profile import load, names


def _own(folder: Path, text: str) -> str:
    path = folder / "town.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def _faults(profile: str) -> list[tuple[str, int, str, str]]:
    with pytest.raises(BadProfile) as caught:
        load(profile)
    return [(f.file, f.line, f.code, f.values.get("key", "")) for f in caught.value.faults]


def test_five_ordinances_are_shipped() -> None:
    assert names() == ("astrakhan", "gatchina", "kamensk_uralsky", "naryan_mar", "naur")


@pytest.mark.parametrize(
    ("name", "base", "zone", "clause", "deadline", "first_channels"),
    [
        ("naryan_mar", "all", "Europe/Moscow", "п. 4.3", None, ("post", "reception", "pos")),
        ("gatchina", "all", "Europe/Moscow", "п. 4.3", None, ("post", "reception", "pos")),
        (
            "kamensk_uralsky",
            "complaints",
            "Asia/Yekaterinburg",
            "п. 7",
            10,
            ("site", "post", "email"),
        ),
        (
            "astrakhan",
            "complaints",
            "Europe/Astrakhan",
            "раздел 3",
            None,
            ("site", "post", "reception"),
        ),
        ("naur", "complaints", "Europe/Moscow", "раздел 4", None, ("site", "post", "reception")),
    ],
)
def test_each_ordinance_has_its_own_base_clause_and_channels(
    name: str,
    base: str,
    zone: str,
    clause: str,
    deadline: int | None,
    first_channels: tuple[str, ...],
) -> None:
    profile = load(name)

    assert profile.base == base
    assert profile.timezone == zone
    assert profile.report.clause_not_public == clause
    assert profile.report.deadline_day == deadline
    assert profile.external_channels[:3] == first_channels
    assert (profile.k_min, profile.batch_min, profile.wave) == (5, 10, "quarter")
    assert profile.digest_files.model_dump() == {"telegram": False, "vk": True, "max": True}
    assert profile.card_files.model_dump() == {"telegram": False, "vk": True, "max": True}


def test_channels_of_all_are_the_external_ones_then_internal_ones_not_yet_listed() -> None:
    profile = load("gatchina")

    assert profile.channels("all") == ("post", "reception", "pos", "sed", "email", "web")


def test_every_place_of_the_ordinance_has_a_code() -> None:
    assert [place.id for place in load("kamensk_uralsky").places] == [
        "site",
        "social",
        "resource",
        "stand",
        "reception_room",
        "office",
        "hall",
        "reply",
    ]


def test_demo_values_are_listed_by_their_way() -> None:
    told = dict(load("gatchina").demo_values())

    assert list(told) == [
        "org_email",
        "org_inn",
        "org_ogrn",
        "site_feedback",
        "reception_info",
        "units.0.title",
        "units.1.title",
        "places.3.title",
        "places.4.title",
        "places.5.title",
        "places.6.title",
    ]
    assert told["org_inn"] == "ЗАПОЛНИТЕ: ИНН"


def test_an_installation_changes_only_what_it_names(tmp_path: Path) -> None:
    profile = load(
        _own(
            tmp_path,
            "extends: astrakhan\norg_inn: '3015009178'\nretention_days: {address: 10}\n"
            "terms: {road_repair: 10}\n"
            "units:\n  - {id: only, title: Приёмная, group: administration}\n",
        )
    )

    assert profile.name == "town"
    assert profile.org_inn == "3015009178"
    assert profile.retention_days.model_dump(by_alias=True) == {
        "address": 10,
        "contact": 30,
        "message": 90,
        "register": 1825,
    }
    assert (profile.term("road_repair"), profile.term("light")) == (10, 30)
    assert [unit.id for unit in profile.units] == ["only"]
    assert profile.org == load("astrakhan").org


def test_all_mistakes_are_told_at_once_with_file_and_line(tmp_path: Path) -> None:
    text = (
        "extends: astrakhan\n"
        "k_min: 2\n"
        "wave: week\n"
        "chanels: []\n"
        "terms: {road_repair: soon}\n"
        "units: []\n"
        "report: {min_frequency: quarter, clause_not_public: 7}\n"
    )

    assert _faults(_own(tmp_path, text)) == [
        ("town.yaml", 6, "range", "units"),
        ("town.yaml", 3, "choice", "wave"),
        ("town.yaml", 2, "range", "k_min"),
        ("town.yaml", 5, "type", "terms.road_repair"),
        ("town.yaml", 7, "type", "report.clause_not_public"),
        ("town.yaml", 4, "extra", "chanels"),
    ]


def test_names_no_directory_has_are_told_with_their_line(tmp_path: Path) -> None:
    text = (
        "extends: naur\n"
        "external_channels:\n"
        "  - site\n"
        "  - pigeon\n"
        "internal_directions: [accounts]\n"
        "terms: {holes: 3}\n"
        "timezone: Mars/Base\n"
        "places:\n"
        "  - {id: hall, point: hall, title: Холл}\n"
        "  - {id: hall, point: moon, title: Холл}\n"
    )

    assert _faults(_own(tmp_path, text)) == [
        ("town.yaml", 4, "unknown", "external_channels"),
        ("town.yaml", 5, "unknown", "internal_directions"),
        ("town.yaml", 10, "unknown", "places"),
        ("town.yaml", 6, "unknown", "terms"),
        ("town.yaml", 10, "twice", "hall"),
        ("town.yaml", 7, "zone", "timezone"),
    ]


def test_a_fault_of_the_base_is_told_in_the_base_and_a_missing_key_in_the_own_file(
    tmp_path: Path,
) -> None:
    faults = _faults(_own(tmp_path, "act: Порядок\n"))

    assert faults[0] == ("town.yaml", 1, "missing", "org")
    assert {code for _, _, code, _ in faults} == {"missing"}
    assert [key for *_, key in faults] == [
        "org",
        "org_short",
        "org_address",
        "org_email",
        "org_inn",
        "org_ogrn",
        "site_feedback",
        "reception_info",
        "responsible",
        "calendar",
        "timezone",
        "units",
        "satisfaction_base",
        "report",
        "external_channels",
        "internal_channels",
        "external_directions",
        "internal_directions",
        "pain_map",
        "publication",
        "additional_survey",
        "internal_annual_survey",
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("extends: astrakhan\norg: A\norg: B\n", 3, "duplicate"),
        ("extends: astrakhan\norg: &name A\n", 2, "anchor"),
        ("extends: astrakhan\norg: !!python/name:os.system x\n", 2, "tag"),
        ("extends: astrakhan\norg: [1\n", 3, "syntax"),
        ("- extends: astrakhan\n", 1, "not_mapping"),
        ("", 1, "not_mapping"),
        ("org: \x00\n", 1, "syntax"),
        ("org: " + "[" * 60 + "]" * 60, 1, "too_deep"),
        ("org: " + "[" * 5000 + "]" * 5000, 1, "too_deep"),
        ("x" * 1_000_001, 1, "too_big"),
        ("extends: moscow\n", 1, "extends"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    told = _faults(_own(tmp_path, text))

    assert [(file, at, what) for file, at, what, _ in told] == [("town.yaml", line, code)]


def test_a_file_in_another_encoding_or_no_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes("org: Администрация".encode("cp1251"))

    assert _faults(str(path)) == [("old.yaml", 1, "encoding", "")]
    assert _faults(str(tmp_path / "none.yaml")) == [("none.yaml", 1, "unreadable", "")]
    assert _faults("moscow") == [("OTKLIK_PROFILE", 1, "extends", "")]


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("naryan_mar", ["п. 4.2, подп. 1", "обращений", "обращений"]),
        ("gatchina", ["п. 4.2, подп. 1", "обращений", "обращений"]),
        ("kamensk_uralsky", ["п. 8", "жалоб", "жалоб"]),
        ("astrakhan", ["раздел 3", "жалоб", "жалоб"]),
        ("naur", ["раздел 4", "жалоб", "жалоб"]),
    ],
)
def test_the_six_metrics_stand_in_the_words_of_the_ordinance(profile: str, told: list[str]) -> None:
    """The last word of the clause is what the shares are divided by (R-32)."""
    clauses = load(profile).clauses
    of_what = [one.says.rstrip(")").split()[-1] for one in (clauses.satisfied, clauses.unsatisfied)]

    assert [clauses.received.at, *of_what] == told
    assert clauses.received.says.startswith("количество обращений")

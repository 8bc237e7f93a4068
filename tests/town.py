"""A town for tests, with the directories and the form that ship."""

from __future__ import annotations

from bot.handlers.around import Town, Writing
from bot.surveys.codes import codes_of
from bot.surveys.loader import SCRIPTS, load
from config.directories import shipped

STAFF_CHAT = "telegram:-100777"

WRITING = Writing(
    topics=shipped().topics,
    kinds=shipped().message_kinds,
    terms={"road_repair": 10},
    answer_term=30,
    responsible="отдел обращений",
    responsible_internal="отдел кадров",
    address_days=30,
    content_days=90,
    form=load(SCRIPTS / "int_initiative.yaml", codes_of(shipped())),
    staff_chats=(STAFF_CHAT,),
    web="https://otklik.example.org",
)

TOWN = Town(
    org_short="Администрация",
    pos_url="https://example.org/pos",
    site_feedback="https://example.org/feedback",
    org_address="ул. Ленина, 1",
    reception_info="по средам",
    places={},
    k_min=5,
    batch_min=10,
    writing=WRITING,
    surveys=frozenset(path.stem for path in SCRIPTS.glob("*.yaml")) - {WRITING.form.id},
)

"""What the quarter of each town comes to, worked out by hand."""

from __future__ import annotations

CHANNELS = {
    "naryan_mar": [
        "Почта — 4 (40,0 %)",
        "Личный приём — 3 (30,0 %)",
        "Платформа обратной связи (Госуслуги) — 3 (30,0 %)",
    ],
    "gatchina": [
        "Почта — 4 (40,0 %)",
        "Личный приём — 3 (30,0 %)",
        "Платформа обратной связи (Госуслуги) — 3 (30,0 %)",
    ],
    "kamensk_uralsky": [
        "Сайт: «Обращения», «Обратная связь» — 2 (20,0 %)",
        "Почта — 2 (20,0 %)",
        "Электронная почта — 2 (20,0 %)",
        "Госпаблик ВКонтакте — 1 (10,0 %)",
        "Персональная рассылка опроса — 1 (10,0 %)",
        "Веб-форма опроса — 1 (10,0 %)",
        "Офлайн-точка, стенд, QR-код — 1 (10,0 %)",
    ],
    "astrakhan": [
        "Сайт: «Обращения», «Обратная связь» — 1 (10,0 %)",
        "Почта — 1 (10,0 %)",
        "Личный приём — 1 (10,0 %)",
        "Платформа обратной связи (Госуслуги) — 1 (10,0 %)",
        "Госпаблик ВКонтакте — 1 (10,0 %)",
        "Мессенджер MAX — 1 (10,0 %)",
        "Telegram — 1 (10,0 %)",
        "Веб-форма опроса — 1 (10,0 %)",
        "Телефон, колл-центр — 1 (10,0 %)",
        "Бумажная анкета — 1 (10,0 %)",
        "Не поступало: Офлайн-точка, стенд, QR-код, СМИ и соцсети (контент-анализ).",
    ],
    "naur": [
        "Сайт: «Обращения», «Обратная связь» — 1 (10,0 %)",
        "Почта — 1 (10,0 %)",
        "Личный приём — 1 (10,0 %)",
        "Платформа обратной связи (Госуслуги) — 1 (10,0 %)",
        "Госпаблик ВКонтакте — 1 (10,0 %)",
        "Мессенджер MAX — 1 (10,0 %)",
        "Telegram — 1 (10,0 %)",
        "Веб-форма опроса — 1 (10,0 %)",
        "Телефон, колл-центр — 1 (10,0 %)",
        "Бумажная анкета — 1 (10,0 %)",
        "Не поступало: СМИ и соцсети (контент-анализ).",
    ],
}
CAUSES = "\n".join(
    [
        "Всего обращений за период: 10.",
        "не указана — 4 (40,0 %)",
        "Нарушен срок — 3 (30,0 %)",
        "Несогласие с отказом — 2 (20,0 %)",
        "Долго, хотя срок не нарушен — 1 (10,0 %)",
    ]
)
TOPICS = "\n".join(
    [
        "Ремонт дорог — 4 (40,0 %)",
        "Отопление — 3 (30,0 %)",
        "Вывоз мусора, контейнеры — 3 (30,0 %)",
    ]
)
WAITING = (
    "Ответов дано: 7. В среднем 15,0 дн., медиана 10,0 дн., 9 из 10 — не дольше 31 дн.\n"
    "В срок: 85,7 %.\nПросрочено сейчас: 1."
)
WRITTEN = ("coding", "decisions", "materials", "observations", "pain_map", "processes")
LEFT = {
    "naryan_mar": {"decisions", "digest", "monthly", "ready_lines", "reception"},
    "gatchina": {"decisions", "digest", "monthly", "ready_lines", "reception"},
    "kamensk_uralsky": {
        *("address", "channel:vk", "digest", "door:vk", "groups", "mailing", "materials"),
        *("parts", "places", "ready_lines", "site", "web"),
    },
    "astrakhan": {
        *("alarms", "digest", "groups", "places", "practices", "site", "web"),
        *WRITTEN,
    },
    "naur": {
        *("digest", "groups", "monthly", "places", "publication", "site", "staff_order", "web"),
        *WRITTEN,
    },
}
"""Looks that fail: no chat, no address that others can open, places without names, employees asked
without an order, nothing written down after the quarter."""
OF_ALL, OF_COMPLAINTS = (
    "Количество: 2.\nДоля: 20,0 % (2 из 10).",
    "Количество: 1.\nДоля: 16,7 % (1 из 6).",
)

COLUMNS = (
    "№",
    "Наименование процесса",
    "Выявленные проблемы/потенциальные потребности клиентов",
    "Распространенность проблемы*",
    "Приоритетность решения проблемы/удовлетворения потребности*",
    "Необходимые к реализации мероприятия",
    "Ответственный",
    "Срок реализации",
)
FOOTNOTE = (
    "*-единица измерения и метод оценки определяются в программных положениях исследования"
    " в зависимости от особенностей услуги или иного вида взаимодействия"
)
"""As the appendix of Astrakhan's ordinance has them; Naur's own one was never attached to it."""
ROADMAP = tuple(f"roadmap_2-{number}_2026Q3.docx" for number in (1, 2, 3))
PAPERS = {
    "kamensk_uralsky": tuple(
        f"parts/{name}_2026Q3.docx"
        for name in (
            *("services", "support", "control", "appeals", "information", "functions"),
            *("service_hr", "interaction"),
        )
    ),
    "astrakhan": ("pain_map_2026Q3.docx",),
    "naur": ("pain_map_2026Q3.docx", *ROADMAP),
}
"""Beside the report itself: parts by direction (002, п. 13), the map, the roadmap's 2.1 to 2.3."""

"""A short survey with what trips a browser: boxes that exclude each other, text after text."""

from __future__ import annotations

from bot.surveys.script import Survey

ROADS = Survey.model_validate(
    {
        "id": "roads",
        "version": 1,
        "audience": "external",
        "direction": "services",
        "title": "Дороги",
        "basis": ["п. 1"],
        "mode": "permanent",
        "greeting": "Расскажите о дорогах.",
        "thanks": "Спасибо!",
        "questions": [
            {
                "id": "trouble",
                "kind": "many",
                "role": "cause",
                "text": "Что мешает?",
                "options": {
                    "holes": "Ямы",
                    "snow": "Снег",
                    "fine": {"label": "Всё хорошо", "exclusive": True},
                },
            },
            {"id": "place", "kind": "text", "role": "context", "text": "Где это?"},
            {"id": "need", "kind": "text", "role": "comment", "text": "Что сделать?"},
            {
                "id": "overall",
                "kind": "scale",
                "role": "csat",
                "text": "Как в целом?",
                "labels": {1: "плохо", 2: "так себе", 3: "средне", 4: "неплохо", 5: "хорошо"},
            },
        ],
    }
)

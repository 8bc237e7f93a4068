"""What a report says of the registers by the side."""

from __future__ import annotations

from collections import Counter

from reports.side import summary
from storage.side_records import SideTallies


def test_decisions_and_materials_are_told_apart_and_zeros_are_told() -> None:
    told = SideTallies(
        actions=Counter(legal_act=2, interagency=1, instruction=3),
        practices=4,
        tones=Counter(negative=2, positive=1),
        topics=Counter({"road_repair": 1, "": 1, "light": 1}),
        processes=Counter({"Услуги": 2, "": 1}),
    )

    assert summary(told) == {
        "decisions": {
            "total": 3,
            "by_kind": [
                {"id": "site", "count": 0},
                {"id": "system", "count": 0},
                {"id": "legal_act", "count": 2},
                {"id": "interagency", "count": 1},
                {"id": "reengineering", "count": 0},
                {"id": "other", "count": 0},
            ],
        },
        "materials": {
            "total": 3,
            "by_kind": [{"id": "instruction", "count": 3}, {"id": "explanation", "count": 0}],
        },
        "practices": {"total": 4},
        "observations": {
            "total": 3,
            "by_tone": [
                {"id": "negative", "count": 2},
                {"id": "neutral", "count": 0},
                {"id": "positive", "count": 1},
            ],
            "by_topic": [
                {"id": "none", "count": 1},
                {"id": "light", "count": 1},
                {"id": "road_repair", "count": 1},
            ],
        },
        "processes": {
            "total": 3,
            "by_group": [{"id": "none", "count": 1}, {"id": "Услуги", "count": 2}],
        },
    }

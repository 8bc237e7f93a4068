"""All attacks on all waves of one database, judged together, and whether one beats chance. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from storage.attacks import ATTACKS, Attack
from storage.attacks.guesses import Score, Truth, judge
from storage.attacks.loot import Loot

ERROR = Fraction(1, 10**6)
"""How often a run may accuse an innocent program, all its trials together."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One way of one attack, over all waves. `part` numbers the ways, from 0."""

    attack: str
    part: int
    score: Score

    def beats_chance(self, limit: Fraction) -> bool:
        """`limit`: the error allowed to this trial alone."""
        return self.score.luck <= limit


def tried(
    hauls: Iterable[tuple[Loot, Truth]], attacks: Mapping[str, Attack] = ATTACKS
) -> list[Trial]:
    """In the order of `attacks`; the same way on several waves is one trial (hits add up)."""
    scores: dict[tuple[str, int], Score] = {}
    for loot, truth in hauls:
        for name, run in attacks.items():
            for part, guess in enumerate(run(loot)):
                score = judge(guess, truth)
                before = scores.get((name, part))
                scores[name, part] = score if before is None else before + score
    return [Trial(name, part, score) for (name, part), score in scores.items()]


def successes(trials: list[Trial], error: Fraction = ERROR) -> list[Trial]:
    """Those that beat chance; `error` is shared among all of them (Bonferroni)."""
    limit = error / max(len(trials), 1)
    return [one for one in trials if one.beats_chance(limit)]

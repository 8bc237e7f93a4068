"""The mistakes that `bench.mutants` makes: each kind of them, and nothing that is left alone."""

from __future__ import annotations

import ast

import pytest

from bench.mutating import mutants_of


def _meant(source: str) -> str:
    return ast.unparse(ast.parse(source))


@pytest.mark.parametrize(
    ("line", "mistakes"),
    [
        ("a <= b", ["a < b", "a > b"]),
        ("a is not b", ["a is b"]),
        ("(a + b) * c", ["(a + b) / c", "(a - b) * c"]),
        ("a or b > c", ["a and b > c", "not a or b > c", "a or b >= c", "a or b <= c"]),
        ("x = not (a)", ["x = (a)"]),
        ("f(a)", ["pass"]),
        ("x = 5", ["x = 6", "x = (4)"]),
        ("x = 0.5", ["x = 0.505", "x = 0.495"]),
        ("x = True", ["x = False"]),
        ('x = "Мы"', ["x = 'Мы!'"]),
        ("x = min(a)", ["x = max(a)"]),
        ("x = a[b:c]", ["x = a[:c]", "x = a[b:]"]),
        ("x -= y", ["x += y"]),
        ("x = b if a else c", ["x = b if not a else c"]),
        ("x = [a for a in b if a]", ["x = [a for a in b if not a]"]),
        ("def f(a=None): return b", ["def f(a=0): return b", "def f(a=None): return None"]),
        ("while a: break", ["while not a: break", "while a: continue"]),
    ],
)
def test_each_kind_of_mistake_is_made_once(line: str, mistakes: list[str]) -> None:
    made = mutants_of(f'"""What it is."""\n{line}\n'.encode())

    assert [one.change for one in made] == [f"{line} → {one}" for one in mistakes]
    assert [_meant(one.source.decode()) for one in made] == [
        _meant(f'"""What it is."""\n{one}\n') for one in mistakes
    ]
    assert {one.line for one in made} == {2}


def test_types_words_for_people_and_what_is_raised_are_left_alone() -> None:
    source = '''"""A module."""
Level = Literal["low", "high"]

@dataclass(frozen=True)
class Told:
    """What is told."""

    n: int | None

    def f(self, n: int | float) -> int | None:
        raise ValueError(f"{n + 1} is too many")

pairs = zip(a, b, strict=True)
'''

    assert mutants_of(source.encode()) == []


def test_a_mistake_in_many_lines_is_told_on_one() -> None:
    [told] = mutants_of(b"x = f(\n    a,\n    b\n    + c,\n)\n")

    assert (told.line, told.change) == (3, "b + c, → b - c,")

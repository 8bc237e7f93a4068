"""Examples in docstrings are run, so they are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

from tests.words import HOUSE, modules

WITH_EXAMPLES = [
    ".".join(path.relative_to(HOUSE).with_suffix("").parts)
    for path in modules()
    if ">>> " in path.read_text("utf-8")
]


def test_there_are_examples() -> None:
    assert len(WITH_EXAMPLES) > 10


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_of_a_module_are_true(name: str) -> None:
    told = doctest.testmod(importlib.import_module(name))

    assert told.attempted > 0
    assert told.failed == 0

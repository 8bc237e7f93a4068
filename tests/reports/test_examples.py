"""Examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import reports


@pytest.mark.parametrize("module", [told.name for told in pkgutil.iter_modules(reports.__path__)])
def test_the_examples_of_the_reports_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"reports.{module}")).failed == 0

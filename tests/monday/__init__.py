"""What fails on a busy Monday must say of itself what it saw: nobody sees it twice."""

import pytest

pytest.register_assert_rewrite(
    *(f"tests.monday.{name}" for name in ("chat", "desk", "left", "morning", "people"))
)

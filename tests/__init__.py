"""Tests know nothing of the installation in whose folder they run: not its language, no setting."""

from __future__ import annotations

import os

for name in list(os.environ):
    if name.startswith("OTKLIK_") and not name.startswith("OTKLIK_TEST_"):
        del os.environ[name]
os.environ["OTKLIK_LANGUAGE"] = "ru"  # above whatever `.env` lies here

"""Pages of the desk around surveys: a new one is one file and one name here."""

from __future__ import annotations

from web.desk.surveys import (
    overview,
    page,
    preview,
    script_import,
    script_versions,
    wave_end,
    wave_open,
    wave_slips,
)

SURVEYS = (
    overview.PAGE,
    *page.PAGES,
    *preview.PAGES,
    *wave_open.PAGES,
    *wave_end.PAGES,
    *wave_slips.PAGES,
    *script_import.PAGES,
    *script_versions.PAGES,
)

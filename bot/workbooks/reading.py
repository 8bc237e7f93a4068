"""A file with a survey, an XLSForm or a script of YAML, as a script that is checked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from bot.surveys.codes import codes_of
from bot.surveys.loader import LARGEST, BadScripts, parse
from bot.surveys.xlsform.brought import Brought, brought
from bot.surveys.xlsform.filling import Wanted
from bot.workbooks.apart import opened, refused
from config.directories import Directories

SCRIPTS = (".yaml", ".yml")
_ID = re.compile(r"^id: *(\w+) *$", re.MULTILINE)


def read(data: bytes, file: str, wanted: Wanted, known: Directories) -> Brought:
    """Raises BadScripts with all that is wrong, a line each, and OSError where no process can be
    started. `file`: its name, which tells a script from a workbook."""
    name = PurePath(file)
    wanted = replace(wanted, name=name.stem)
    if name.suffix.casefold() in SCRIPTS:
        return _of_script(data, name.name, known)
    sheets, elsewhere = opened(data, name.name)
    found = brought(sheets, replace(wanted, file=name.name), known)
    return replace(found, notes=(*found.notes, *elsewhere))


def _of_script(data: bytes, file: str, known: Directories) -> Brought:
    if len(data) > LARGEST:  # of a script: two megabytes of them take a minute
        raise refused(file, "too_big")
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(file, "not_book") from error
    named = _ID.search(source)  # a file that is brought need not be called as its survey
    survey = parse(source, f"{named[1]}.yaml" if named else file, codes_of(known))
    return Brought(survey, (), survey.version)


__all__ = ["BadScripts", "Brought", "Wanted", "read"]

"""Office files are zips: written with the same bytes for the same parts, read with care. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every part; the day a file was made is inside it."""

LARGEST = 64 << 20
"""Bytes of all parts of a zip that somebody else made, unpacked."""
MOST = 2_000
"""Parts of it."""


class NotSound(Exception):
    """No zip, or one that would fill the memory."""


def with_fixed_times(data: bytes) -> bytes:
    """The same parts in the same order, dated alike."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for part in read.infolist():
            told = zipfile.ZipInfo(part.filename, MOMENT)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            written.writestr(told, read.read(part))
    return out.getvalue()


def packed(told: Mapping[str, bytes]) -> bytes:
    """Files by their names, dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, body in told.items():
            part = zipfile.ZipInfo(name, MOMENT)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            written.writestr(part, body)
    return out.getvalue()


def parts(data: bytes, largest: int = LARGEST) -> dict[str, bytes]:
    """All parts by name. Raises NotSound: what they unpack to is looked at before any is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as read:
            told = read.infolist()
            if len(told) > MOST or sum(part.file_size for part in told) > largest:
                raise NotSound
            return {part.filename: read.read(part) for part in told}
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, EOFError) as error:
        raise NotSound from error
    except NotImplementedError as error:  # another way of packing
        raise NotSound from error

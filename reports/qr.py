"""QR codes as bytes: a picture for the screen, a drawing for the printer. Pure."""

from __future__ import annotations

from io import BytesIO

QUIET_ZONE = 4
"""Modules of white around: ISO/IEC 18004 asks for so many, and readers miss a code without."""

PIXELS = 12
"""A module on the picture: the longest link, 57 modules wide with its zone, fills 780 pixels."""


def png(link: str) -> bytes:
    return _drawn(link, "png", scale=PIXELS)


def svg(link: str) -> bytes:
    """Without a size of its own: it fills whatever page it is put on."""
    return _drawn(link, "svg", omitsize=True)


def _drawn(link: str, kind: str, **how: int | bool) -> bytes:
    """Level Q: still read with a quarter of it scratched or under a crease."""
    import segno

    out = BytesIO()
    code = segno.make(link, error="q", boost_error=False, micro=False)
    code.save(out, kind=kind, border=QUIET_ZONE, **how)
    return out.getvalue()

"""A picture in, a JPEG out, in a process of its own: whatever a decoder does, it does it here.

Run by its path, not imported. Reads from stdin, writes to stdout, opens nothing else. Ends with 3
if the picture cannot be decoded, 4 if it has too many pixels.
"""

from __future__ import annotations

import resource
import sys
from io import BytesIO

PROCESSOR = 5  # seconds
MEMORY = 512 * 1024 * 1024  # bytes of address space
PIXELS = 40_000_000
SIDE = 2560  # pixels of the longer side
QUALITY = 85
BROKEN, TOO_MANY = 3, 4


def main() -> int:
    from PIL import Image, ImageOps

    body = sys.stdin.buffer.read()
    _shut()
    Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is decoded
    with Image.open(BytesIO(body), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > PIXELS:
            return TOO_MANY
        picture.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", upright.size, "white")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain.paste(upright.convert("RGB"))
    drawn = BytesIO()
    plain.save(drawn, "JPEG", quality=QUALITY)
    sys.stdout.buffer.write(drawn.getvalue())
    return 0


def _shut() -> None:
    """From here on: no more time, memory or files than a photo needs."""
    from PIL import Image, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin  # noqa: F401  -- importing one registers its format

    Image.preinit()  # what would be loaded at the first picture, when no file may be opened
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


if __name__ == "__main__":
    try:
        code = main()
    except BaseException:
        code = BROKEN  # what went wrong may quote the picture, and nobody could mend it
    sys.exit(code)

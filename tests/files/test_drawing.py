"""A photo drawn anew is the picture and nothing else; a bomb costs its own process."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.files.drawing import drawn_anew
from bot.files.kinds import Unfit
from tests.files import corpus


@pytest.mark.parametrize(
    "body",
    [
        corpus.photo(),
        corpus.with_a_tail(corpus.photo()),
        corpus.photo(kind="WEBP"),
        corpus.screenshot(),
        corpus.screenshot("WEBP"),
    ],
    ids=["photo", "polyglot", "webp photo", "png", "webp"],
)
async def test_only_the_picture_comes_through(body: bytes) -> None:
    drawn = await drawn_anew(body)

    assert corpus.SECRET.encode() not in drawn
    picture = Image.open(BytesIO(drawn))
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert sorted(picture.info) == ["jfif", "jfif_density", "jfif_unit", "jfif_version"]
    assert b"<script" not in drawn


def test_the_corpus_would_tell() -> None:
    """The broken twin: the same photo saved with what lay beside it."""
    picture = Image.open(BytesIO(corpus.photo()))
    told = BytesIO()

    picture.save(told, "JPEG", exif=picture.getexif())

    assert corpus.SECRET.encode() in told.getvalue()


async def test_a_photo_stands_upright_and_keeps_its_colour() -> None:
    drawn = Image.open(BytesIO(await drawn_anew(corpus.photo((640, 480), "red"))))

    assert drawn.size == (480, 640)
    pixel = drawn.getpixel((10, 10))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 240
    assert max(pixel[1:]) < 15


async def test_a_large_photo_becomes_one_that_can_be_read_on_a_screen() -> None:
    drawn = Image.open(BytesIO(await drawn_anew(corpus.photo((4000, 3000)))))

    assert drawn.size == (1920, 2560)


async def test_what_is_seen_through_is_white() -> None:
    drawn = Image.open(BytesIO(await drawn_anew(corpus.screenshot())))

    assert drawn.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "body",
    [
        corpus.pixel_bomb(),
        corpus.photo()[:300],
        b"\xff\xd8\xff" + bytes(1000),
        b"\x89PNG\r\n\x1a\n" + bytes(1000),
        b"RIFF\xff\xff\xff\xffWEBP" + bytes(1000),
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
    ],
    ids=["pixel bomb", "cut short", "no jpeg", "no png", "no webp", "gif"],
)
async def test_what_cannot_be_drawn_is_refused(body: bytes) -> None:
    with pytest.raises(Unfit) as refused:
        await drawn_anew(body)

    assert refused.value.why == "broken"


async def test_forty_million_pixels_are_drawn_within_the_limits_of_the_child() -> None:
    drawn = Image.open(BytesIO(await drawn_anew(corpus.slow_bomb())))

    assert drawn.size == (2560, 1568)

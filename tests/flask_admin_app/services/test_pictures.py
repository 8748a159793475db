"""An uploaded picture is drawn anew; what only looks like one is refused."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from flask_admin_app.services import pictures as service
from flask_admin_app.services.pictures import LARGEST_FILE, LONGEST_SIDE, PictureInvalid, draw
from tests.support import pictures


@pytest.mark.parametrize("make", [pictures.png, pictures.webp, pictures.jpeg_with_a_past])
def test_each_kind_becomes_webp_and_jpeg(make: Callable[[], bytes]) -> None:
    drawn = draw(make())
    for kind, content in (("WEBP", drawn.webp), ("JPEG", drawn.jpeg)):
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.size) == (kind, (drawn.width, drawn.height))


def test_nothing_comes_along() -> None:
    past = pictures.jpeg_with_a_past()
    assert pictures.SECRET in past
    drawn = draw(past)
    for content in (drawn.webp, drawn.jpeg):
        assert pictures.SECRET not in content
        assert b"<script>" not in content
        with Image.open(BytesIO(content)) as image:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)


def test_a_photograph_taken_sideways_stands_upright() -> None:
    drawn = draw(pictures.jpeg_with_a_past())
    assert (drawn.width, drawn.height) == (100, 300)


def test_a_large_one_is_made_smaller_and_keeps_its_shape() -> None:
    drawn = draw(pictures.png(3000, 1500))
    assert (drawn.width, drawn.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_small_one_is_not_blown_up() -> None:
    assert draw(pictures.png(40, 20)).width == 40


def test_see_through_becomes_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(draw(out.getvalue()).jpeg)) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_the_version_changes_with_the_picture() -> None:
    one, other = draw(pictures.png()), draw(pictures.png(colour="olive"))
    assert one.version == draw(pictures.png()).version != other.version


def test_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes hundreds of megabytes while it is drawn: two together never do."""

    def watched(data: bytes) -> Image.Image:
        others_may.append(service._ONE_AT_A_TIME.acquire(blocking=False))
        return opened(data)

    opened, others_may = service._opened, list[bool]()
    monkeypatch.setattr(service, "_opened", watched)
    draw(pictures.png())
    draw(pictures.png())  # and then the next one
    assert others_may == [False, False]


BAD = {
    "nothing": (b"", "empty"),
    "large file": (b"x" * (LARGEST_FILE + 1), "too_large"),
    "bomb": (pictures.bomb(), "too_many_pixels"),
    "more than a phone takes": (pictures.bomb(5000, 4000), "too_many_pixels"),
    "SVG": (pictures.svg(), "bad"),
    "GIF": (b"GIF89a" + b"\0" * 100, "bad"),
    "PDF": (b"%PDF-1.7\n", "bad"),
    "only a beginning": (b"\x89PNG\r\n\x1a\n", "bad"),
    "half a PNG": (pictures.png()[:60], "bad"),
    "half a JPEG": (pictures.jpeg_with_a_past()[:200], "bad"),
    "fewer pixels than it says": (pictures.bomb(10, 100_000), "bad"),
    "words": (b"just words", "bad"),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(PictureInvalid) as refused:
        draw(data)
    assert refused.value.code == code

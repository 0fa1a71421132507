"""Words on what the bot draws."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from bot.lettering import block


def drawn(text: str, height: int = 300) -> bytes:
    image = Image.new("L", (300, height), "white")
    block(ImageDraw.Draw(image), text, (0, 0, 300, height), 40, "black")
    return image.tobytes()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("🙏 Kopi bubuk ☕️ 25 ribu", "Kopi bubuk 25 ribu"),
        ("𝗞𝗼𝗽𝗶 𝑏𝑢𝑏𝑢𝑘", "Kopi bubuk"),
        ("ꦏ kopi\u202e", "kopi"),
        ("kopi ☕, 25 ribu", "kopi, 25 ribu"),
    ],
)
def test_no_empty_boxes_stand_for_what_the_font_lacks(written: str, shown: str) -> None:
    assert drawn(written) == drawn(shown)


@pytest.mark.parametrize("letter", list("éèâ–—…“”•€½"))
def test_what_people_type_is_drawn(letter: str) -> None:
    assert drawn(f"a{letter}") != drawn("a")


def test_what_does_not_fit_is_cut_with_dots() -> None:
    assert drawn("kopi " * 200, height=60) == drawn("kopi " * 300, height=60) != drawn("kopi " * 8, height=60)

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.hoax.rules.normalise import LONGEST, words


def normalise(text: str) -> str:
    return " ".join(words(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("WASPADA!!! Gempa 🔥🔥", "waspada gempa"),
        ("𝗪𝗮𝘀𝗽𝗮𝗱𝗮 𝓰𝓮𝓶𝓹𝓪", "waspada gempa"),
        ("Ｗａｓｐａｄａ ⓖⓔⓜⓟⓐ", "waspada gempa"),
        ("wаspаdа gеmpа", "waspada gempa"),
        ("w\u200ba\u200bs\u00adpada\u2060 ge\u0301mpa", "waspada gempa"),
        ("w4sp4d4 g3mp4", "waspada gempa"),
        ("G R A T I S hari ini", "gratis hari ini"),
        ("waaaspadaaa", "waspada"),
        ("anak2 dan ibu2", "anak dan ibu"),
        ("50jt atau Rp50.000", "50 jt atau rp 50 000"),
        ("baca https://kabar.example/a?utm_source=wa di www.kabar.example", "baca di"),
        ("🅖🅔🅜🅟🅐 🄶🄴🄼🄿🄰", "gempa gempa"),
        ("", ""),
    ],
)
def test_as_it_is_meant(written: str, read: str) -> None:
    assert normalise(written) == read


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_reading_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert all(word.isascii() and word.isalnum() for word in words(text))


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=3))
def test_repeating_anything_takes_bounded_time(piece: str) -> None:
    begun = time.process_time()
    words(piece * (4_096 // len(piece)))
    assert time.process_time() - begun < 1


def test_what_is_too_long_is_cut() -> None:
    assert len(normalise("kata " * LONGEST)) <= LONGEST

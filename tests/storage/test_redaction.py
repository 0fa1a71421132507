"""Names and numbers taken out of texts."""

from __future__ import annotations

import pytest

from storage.redaction import Words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hubungi Siti Marker, 0812-3456-7890.", "Hubungi …, …."),
        ("SITI  marker (+62 812 3456 7890)", "… (…)"),
        ("https://wa.me/6281234567890", "https://wa.me/…"),
        ("Siti Markerson di Desa Siti", "Siti Markerson di Desa Siti"),
        ("081234567890123, 1081234567890", "081234567890123, 1081234567890"),
    ],
)
def test_whole_words_in_any_spelling(text: str, left: str) -> None:
    assert Words("Siti Marker", "+6281234567890").out_of(text) == left


def test_a_short_name_is_not_in_another_word_and_nobody_is_in_nothing() -> None:
    assert Words("Ani").out_of("Ani, petani, kegiatani, ani") == "…, petani, kegiatani, …"
    assert Words("Hj. Siti (S.Pd)").out_of("Yth. Hj. Siti (S.Pd).") == "Yth. …."
    assert not Words().are_in("apa saja")


def test_of_a_button_only_what_is_read() -> None:
    payload = {"text": "Hadir?", "choices": [["Hadir", "bimtek.hadir:1", None]], "document": ["hadir+hadir=", "x"]}
    assert Words("hadir").out_of_reply(payload) == {
        "text": "…?", "choices": [["…", "bimtek.hadir:1", None]], "document": ["hadir+hadir=", "x"],
    }  # fmt: skip

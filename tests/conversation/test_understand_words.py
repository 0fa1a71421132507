"""Typed words to words, yes or no, and one of several options."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.understand import closest, normalise, yes_or_no

INTENTS = [
    (("daftar", "gabung", "registrasi"), "register"),
    (("lapor kegiatan", "catat", "kegiatan"), "check-in"),
    (("hoaks", "hoax", "cek fakta"), "hoax"),
    ("status", "status"),
]
BUTTONS = [("📝 Rapat KIM", 10), ("Berita/unggahan", 20), ("Lain-lain", 30)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("HALOOO!!", "halo"),
        ("/daftar", "daftar"),
        ("/daftar@kim_malang_bot", "daftar"),
        ("@kim_malang_bot  daftar ya", "daftar ya"),
        ("𝗗𝗮𝗳𝘁𝗮𝗿", "daftar"),
        ("📝 Daftar 🙏🏽", "daftar"),
        ("1️⃣", "1"),
        ("Jum'at", "jumat"),
        ("Café\u200d", "cafe"),
        ("Berita/unggahan", "berita unggahan"),
        ("  a\n\tb ", "a b"),
        ("ＡＢＣ", "abc"),
        ("nggih", "nggih"),
        ("Sukamaju III", "sukamaju iii"),
        ("1000", "1000"),
        ("snake_case", "snake case"),
        ("🙏", ""),
        ("", ""),
    ],
)
def test_normalise(typed, words):
    assert normalise(typed) == words


@given(st.text())
def test_normalised_words_stay_the_same(text):
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    "said",
    [
        "ya",
        "Iya",
        "y",
        "nggih",
        "Inggih",
        "ok",
        "OK!",
        "sip",
        "siap",
        "boleh",
        "yaaa",
        "iyaa",
        "okk",
        "ya, pak",
        "nggih, monggo",
        "oke siap 👍",
        "bolih",
        "nggeh",
    ],
)
def test_yes(said):
    assert yes_or_no(said) is True


@pytest.mark.parametrize(
    "said",
    [
        "tidak",
        "tdk",
        "gak",
        "Nggak.",
        "mboten",
        "ora",
        "jangan",
        "tidak boleh",
        "gak usah",
        "tidak mau",
        "jangan dulu",
        "mboten pak",
        "tdak",
        "tidka",
    ],
)
def test_no(said):
    assert yes_or_no(said) is False


@pytest.mark.parametrize(
    "said",
    ["", "🙏", "ya tidak", "boleh tidak?", "tidak apa-apa", "gak jadi", "mungkin", "belum", "tidur", "besok ya", "2"],
)
def test_neither(said):
    assert yes_or_no(said) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daftar", "register"),
        ("/Daftar", "register"),
        ("daftar pak 🙏", "register"),
        ("daftarr", "register"),
        ("dftar", "register"),
        ("dafatr", "register"),
        ("laporkegiatan", "check-in"),
        ("lapor kegiatn", "check-in"),
        ("hoak", "hoax"),  # one letter short of both spellings, which mean the same
        ("cek fakta", "hoax"),
        ("statos", "status"),
        ("hox", None),  # too short for a slip
        ("daftar status", None),
        ("1", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_an_intent_is_understood_with_one_slip(typed, meant):
    assert closest(typed, INTENTS) == meant


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("rapat kim", 10),
        ("Rapt KIM", 10),
        ("berita unggahan", 20),
        ("1", 10),
        ("no 2", 20),
        ("No. 3", 30),
        ("4", None),
        ("pilihan 2", 20),
        ("2.", 20),
        ("0", None),
        ("12", None),
        ("2 3", None),
    ],
)
def test_a_button_is_typed_by_its_words_or_its_number(typed, value):
    assert closest(typed, BUTTONS, numbered=True) == value


def test_a_phrase_that_is_a_number_goes_before_the_place_in_the_list():
    assert closest("5", [(("5",), "first"), (("4",), "second")], numbered=True) == "first"


def test_two_values_equally_near_are_no_answer():
    assert closest("siapa", {"siapb": 1, "siapc": 2}) is None
    assert closest("siapa", {"siapb": 1, "siapc": 1}) == 1
    assert closest("sama", [("sama", 1), ("SAMA", 2)]) is None


def test_an_exact_phrase_goes_before_a_near_one():
    assert closest("arjosari", {"argosari": 1, "arjosari": 2}) == 2


def test_a_wrong_digit_is_no_slip():
    assert closest("angkatan 13", {"angkatan 12": 1}) is None
    assert closest("angktan 12", {"angkatan 12": 1}) == 1


def test_false_is_an_answer():
    assert closest("setuju", {"setuju": True, "menolak": False}) is True
    assert closest("menolk", {"setuju": True, "menolak": False}) is False


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text):
    assert closest(text, INTENTS) in {None, "register", "check-in", "hoax", "status"}
    assert yes_or_no(text) in {None, True, False}


def test_closest_is_fast_among_150_phrases():
    options = [(f"perintah {chr(97 + i % 26)}{chr(97 + i // 26)}", i) for i in range(150)]
    closest("lain sekali", options)
    start = time.process_time()
    for _ in range(20):
        closest("lain sekali", options)
    assert (time.process_time() - start) / 20 < 0.005

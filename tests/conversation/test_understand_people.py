"""Telephone numbers, ages and names as people type them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.understand import clean_name, parse_age, parse_phone


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "6281234567890",
        "+6281234567890",
        "+62 812-3456-7890",
        "81234567890",
        "0812.3456.7890",
        "0812 3456 7890",
        "(0812) 3456-7890",
        "+62 0812 3456 7890",
        "+62 (0)812 3456 7890",
        "0062 812 3456 7890",
        "no. hp saya 0812-3456-7890",
        "WA: 081234567890.",
        "０８１２３４５６７８９０",
        "0812–3456–7890",
    ],
)
def test_mobile_numbers(typed):
    assert parse_phone(typed) == "+6281234567890"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "123",
        "0812",
        "628",
        "08123456789012",
        "0341-551234",
        "021 5551234",
        "62341551234",
        "0812CALLME1",
        "+60123456789",
        "+1 812 345 6789",
        "+81 2345 67890",
        "3507012345678901",
        "081234567890 / 081398765432",
        "nomor saya rahasia",
        "🙏",
        "081234567890 ext 5",
        "0" * 5000,
        "08" * 60,
    ],
)
def test_what_is_no_indonesian_mobile_number(typed):
    assert parse_phone(typed) is None


@given(st.text(max_size=40) | st.from_regex(r"\+?[0-9 .-]{5,18}", fullmatch=True))
def test_phones_come_out_in_e164_and_stay_themselves(text):
    phone = parse_phone(text)
    if phone is not None:
        assert phone.startswith("+628")
        assert phone[1:].isdecimal()
        assert parse_phone(phone) == phone


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("18", 18),
        ("18.", 18),
        ("54 tahun", 54),
        ("54th", 54),
        ("umur 54", 54),
        ("Umur saya 54 thn, pak", 54),
        ("usia: 44 tahun", 44),
        ("kira-kira 50", 50),
        ("lima puluh", 50),
        ("lima puluh empat tahun", 54),
        ("delapan belas", 18),
        ("sebelas", 11),
        ("17 tahun 11 bulan", 17),
        ("17th 6 bln", 17),
        ("seket", 50),
        ("seket papat", 54),
        ("umur kulo sewidak lima", 65),
        ("１８", 18),
        ("0", 0),
        ("120", 120),
        ("ya sudah 54 tahun", 54),
        ("nggih, alhamdulillah 61 tahun", 61),
        ("sampun sepuh kula 67", 67),
    ],
)
def test_ages(typed, years):
    assert parse_age(typed) == years


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tua",
        "-5",
        "17,5",
        "54-55",
        "121",
        "1975",
        "tahun",
        "lima puluh enam tujuh",
        "9" * 30,
        "🙏",
        "dua satu",
        "nol belas",
        "puluh",
    ],
)
def test_what_is_no_age(typed):
    assert parse_age(typed) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Siti Aminah", "Siti Aminah"),
        ("saya Siti Aminah", "Siti Aminah"),
        ("jeneng kulo Bu Sumiati", "Sumiati"),
        ("jenengku siti", "Siti"),
        ("perkenalkan, nama saya Joko", "Joko"),
        ("Asma Nadia", "Asma Nadia"),
        ("asma kulo Asma", "Asma"),
        ("  siti   aminah 🌸🌸 ", "Siti Aminah"),
        ("hj. siti ma'rufah, s.pd", "Hj. Siti Ma'rufah, S.Pd"),
        ("nur al-hakim", "Nur Al-Hakim"),
        ("SITI AMINAH", "SITI AMINAH"),
        ("siti McArthur", "siti McArthur"),
        ("Hj. Siti Ma'rufah, S.Pd", "Hj. Siti Ma'rufah, S.Pd"),
        ("Drs. H. M. Sanusi , M.M.", "Drs. H. M. Sanusi, M.M."),
        ("R. Ng. Ronggowarsito", "R. Ng. Ronggowarsito"),
        ("nama saya Siti", "Siti"),
        ("Nama: Budi", "Budi"),
        ("Namara", "Namara"),
        ("namaku ani", "Ani"),
        ("saya siti bu", "Siti"),
        ("jeneng kulo Paijo", "Paijo"),
        ("asmo kulo Suparno", "Suparno"),
        ("naminipun Sukarti", "Sukarti"),
        ("nama saya yang benar Sulastri", "Sulastri"),
        ("perkenalkan nama saya budi santoso dari desa pakisjajar", "Budi Santoso"),
        ("Wati, desa sumberrejo poncokusumo", "Wati"),
        ("ini budi, ketua KIM", "Budi"),
        ("budi santoso umur 50", "Budi Santoso"),
        ("Sri Wulan Dari", "Sri Wulan Dari"),
        ("Pak Budi", "Budi"),
        ("Ibu Hj. Siti", "Hj. Siti"),
        ("bpk. Slamet Riyadi", "Slamet Riyadi"),
        ("Paku Alam", "Paku Alam"),
        ("Budi", "Budi"),
        ("Ŝité D’Angelo", "Ŝité D’Angelo"),
        ("ꦱꦶꦠꦶ", "ꦱꦶꦠꦶ"),
        ("𝐒𝐢𝐭𝐢", "Siti"),
        ("Siti\nAminah", "Siti Aminah"),
        ("Siti\u202e Aminah\x00", "Siti Aminah"),
        ("<b>Siti</b>", "Siti"),
        ("Siti <3", "Siti"),
        ("a<b & c", "A B C"),
        ("-Ali-", "Ali"),
        ("Al", "Al"),
        ("x" * 60, "X" + "x" * 59),
    ],
)
def test_names(typed, name):
    assert clean_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "A",
        "🌸🌸",
        "12345",
        "0812",
        "Siti 0812 3456 7890",
        "https://jahat.id",
        "Siti t.me/siti",
        "siti@contoh.id",
        "tidak mau",
        "saya pindah ke desa wonomulyo",
        "lupa belum diisi",
        "saya",
        "nama saya",
        "Ibu",
        "x" * 61,
        "x" * 5000,
        "/start",
        "<>",
        "...",
        "'",
    ],
)
def test_what_is_no_name(typed):
    assert clean_name(typed) is None


@given(st.text(max_size=100))
def test_names_hold_nothing_that_breaks_a_message(text):
    name = clean_name(text)
    if name is not None:
        assert 2 <= sum(letter.isalpha() for letter in name) <= 60
        assert not set(name) & set("<>&\n\r\t/@")
        assert not any(unicodedata.category(letter) in ("Cc", "Cf", "So") for letter in name)
        assert name == name.strip()

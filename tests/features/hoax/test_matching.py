"""Repeated claims are found as they come: decorated, cut, mistyped, among other things. All texts are made up."""

from __future__ import annotations

import random

import pytest

from bot.features.hoax.rules.matching import Decision, Index

CLAIMS = {
    1: (
        "Bendungan di hulu Kali Sumber dikabarkan jebol pukul sembilan malam, warga bantaran sungai diminta segera "
        "mengungsi ke balai desa membawa surat penting dan selimut",
        "Bendungan Kali Sumber jebol malam ini",
    ),
    2: (
        "Minum segelas air garam hangat setiap pagi disebut menyembuhkan darah tinggi tanpa obat, sudah dibuktikan "
        "ratusan lansia di posyandu kota sebelah",
        "Air garam menyembuhkan darah tinggi",
    ),
    3: (
        "Pendaftaran bantuan sepeda motor listrik gratis dari kementerian dibuka sampai akhir bulan, cukup kirim foto "
        "KTP dan kartu keluarga ke nomor admin berikut",
        "Kementerian membagikan motor listrik gratis",
    ),
    4: (
        "Mulai pekan depan pasar hewan Wonosalam ditutup tiga bulan karena wabah antraks menular lewat debu kandang",
        "Pasar hewan Wonosalam ditutup karena antraks",
    ),
    5: (
        "Uang kertas lama bergambar penari tidak berlaku lagi mulai Senin, tukarkan di kantor pos sebelum hangus",
        "Uang kertas lama hangus mulai Senin",
    ),
}
FLOOD, SALT = CLAIMS[1][0], CLAIMS[2][0]


@pytest.fixture
def known() -> Index[int]:
    index: Index[int] = Index()
    for claim_id, (text, title) in CLAIMS.items():
        index.add(claim_id, text, title)
    return index


@pytest.mark.parametrize(
    "sent",
    [
        FLOOD,
        FLOOD.upper(),
        f"*DITERUSKAN BERKALI-KALI*\n{FLOOD} 🙏🙏🙏",
        FLOOD.replace(" ", "  ").replace(",", " ,"),
        "".join(f"{letter}\u200b" if letter == "a" else letter for letter in FLOOD),
        "".join(chr(0x1D5EE + ord(letter) - 97) if "a" <= letter <= "z" else letter for letter in FLOOD),
        FLOOD.replace("a", "а").replace("e", "е").replace("o", "о"),
        f"{FLOOD}\nhttps://kabar.example/baca?utm_source=wa&fbclid=abc",
    ],
    ids=["same", "capitals", "header", "spaces", "zero-width", "mathematical", "cyrillic", "tracking"],
)
def test_the_same_message_joins_by_itself(known: Index[int], sent: str) -> None:
    first = known.match(sent)[0]
    assert (first.claim_id, first.decision) == (1, Decision.IDENTICAL)


@pytest.mark.parametrize(
    "sent",
    [
        "jebol pukul sembilan malam, warga bantaran sungai diminta segera mengungsi ke balai desa",
        "Bndungan d hulu Kali Smber dkabarkn jbol pkl smbilan mlm, wrga bantran sngai dmnta sgera mngungsi",
        "B3ndungan di hulu Kali Sumb3r dikab4rkan jebol pukul sembilan m4lam warga b4ntaran sung4i diminta mengungsi",
        "Kerja bakti hari Minggu jangan lupa bawa cangkul.\n"
        + FLOOD[:110]
        + "\nArisan ibu-ibu pindah ke rumah Bu Tejo.",
        "Akun Facebook membagikan video pada Kamis (4/12) disertai narasi: " + FLOOD[:120],
        "Apa benar bendungan Kali Sumber jebol malam ini?",
    ],
    ids=["cut", "hurried", "digits", "among others", "reported", "asked by its title"],
)
def test_what_repeats_a_part_is_shown_and_never_joined(known: Index[int], sent: str) -> None:
    first = known.match(sent)[0]
    assert (first.claim_id, first.decision) == (1, Decision.SIMILAR)


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "   \n ",
        "🙏🙏🙏",
        "Posyandu balita besok pagi di rumah Bu RT, jangan lupa bawa buku KIA",
        "Assalamualaikum wr wb, mohon izin share, tolong sebarkan ke grup sebelah",
        "apakah ini benar pak",
        "Pasar malam di alun-alun dibuka lagi mulai pekan depan sampai tiga bulan",
        "Harga garam naik, ibu-ibu diminta hemat air",
    ],
)
def test_what_is_no_known_claim_matches_nothing(known: Index[int], sent: str) -> None:
    assert [match for match in known.match(sent) if match.decision is not Decision.NONE] == []


def test_two_claims_in_one_message_are_both_found(known: Index[int]) -> None:
    found = known.match(f"{FLOOD}\n\n{SALT}")
    assert {match.claim_id for match in found if match.decision is Decision.SIMILAR} == {1, 2}


def test_another_number_is_no_identical_message(known: Index[int]) -> None:
    index: Index[int] = Index()
    index.add(1, "Harga gas melon di pangkalan Dusun Krajan naik menjadi 35000 mulai tanggal 7 bulan depan")
    found = index.match("Harga gas melon di pangkalan Dusun Krajan naik menjadi 19000 mulai tanggal 7 bulan depan")
    assert found[0].decision is Decision.SIMILAR


def test_what_was_removed_is_not_found(known: Index[int]) -> None:
    known.remove(1)
    known.remove(1)
    assert 1 not in known
    assert all(match.claim_id != 1 for match in known.match(FLOOD))
    known.add(1, SALT)
    known.add(1, FLOOD)
    assert len(known) == len(CLAIMS)
    assert known.match(FLOOD)[0].claim_id == 1
    assert known.match(SALT)[0].claim_id == 2


def test_an_empty_index_answers() -> None:
    assert Index[int]().match(FLOOD) == []
    assert Index.unpack(Index[int]().pack()).match(FLOOD) == []


def test_at_most_as_many_as_asked_for_the_likeliest_first(known: Index[int]) -> None:
    found = known.match("\n".join(text for text, _ in CLAIMS.values()))
    assert len(found) == 3
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert len(known.match(FLOOD, limit=1)) == 1


def test_a_claim_known_by_its_title_alone(known: Index[int]) -> None:
    known.add("x", "", "Kades Sukamaju membagikan beras berkutu kepada warga")  # type: ignore[arg-type]
    assert known.match("kades sukamaju membagikan beras berkutu kepada warga")[0].claim_id == "x"


@pytest.mark.parametrize(
    "sent",
    [
        "a" * 4_096,
        "ya " * 1_365,
        " ".join(f"kata{number:04}" for number in range(450)),
        "\u202e" * 2_000 + FLOOD + "\u200f" * 1_000,
        "ﷺ" * 4_096,
        "e\u0301" * 2_048,
        "http://" * 580,
        "a-" * 2_048,
    ],
)
def test_hostile_texts_take_no_longer(known: Index[int], sent: str) -> None:
    """Far below what would be noticed: the whole test is stopped by its timeout otherwise."""
    known.add(9, ("ya sudah " * 400)[:4_000])
    for _ in range(5):
        known.match(sent)


def test_many_random_cuts_find_their_claim(known: Index[int]) -> None:
    chance = random.Random(7)
    for _ in range(60):
        claim_id = chance.choice(list(CLAIMS))
        words = CLAIMS[claim_id][0].split()
        length = chance.randint(8, len(words))
        start = chance.randint(0, len(words) - length)
        cut = words[start : start + length]
        cut[chance.randrange(length)] += "x"
        first = known.match(" ".join(cut))[0]
        assert first.claim_id == claim_id
        assert first.decision is not Decision.NONE

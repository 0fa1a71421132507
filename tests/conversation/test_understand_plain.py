"""Words as people write them in a hurry."""

from __future__ import annotations

import pytest

from bot.conversation.understand.plain import plainly, roots, without_wish


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("sy blm dpt sertifikat", "saya belum dapat sertifikat"),
        ("gmn cara lapor kegiatan nya", "bagaimana cara lapor kegiatannya"),
        ("lihat laporan2 ku", "lihat laporanku"),
        ("kulo mboten ngertos", "saya tidak mengerti"),
        ("di rt 2", "di rt 2"),
        ("hapus dataku", "hapus data saya"),
    ],
)
def test_short_forms_and_javanese(typed: str, plain: str) -> None:
    assert plainly(typed) == plain


@pytest.mark.parametrize(
    "words",
    [
        ("setujui", "disetujui", "menyetujui", "persetujuan"),
        ("kirim", "ngirim", "mengirim", "kiriman", "dikirimi"),
        ("periksa", "memeriksa", "diperiksa"),
        ("lapor", "laporan", "melaporkan", "dilaporkan"),
        ("ingatkan", "diingatkan", "pengingat"),
        ("promosi", "promosikan"),
    ],
)
def test_words_of_one_root_share_it(words: tuple[str, ...]) -> None:
    assert set.intersection(*map(roots, words))


@pytest.mark.parametrize(("one", "other"), [("sumur", "umur"), ("masuk", "asuk"), ("nama", "ama"), ("per", "er")])
def test_what_only_looks_alike_does_not(one: str, other: str) -> None:
    assert roots(one).isdisjoint(roots(other))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("tlg hapus data sy", "hapus data sy"),
        ("maaf ini siapa", "ini siapa"),
        ("maaf ya", ""),
        ("sertifikatku endi", "sertifikatku"),
        ("saya hadir", ""),
    ],
)
def test_what_is_wanted_is_left(typed: str, wanted: str) -> None:
    assert without_wish(typed) == wanted

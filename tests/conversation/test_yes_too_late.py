"""*Ya*, said when something else was told after the question: what cannot be undone is asked once more."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Player, Village


@pytest.mark.parametrize(
    ("between", "yes"), [("lapor", "ya"), ("status", "ok"), ("bantuan", "nggih pak"), ("berhenti", "siap")]
)
async def test_yes_after_another_command_erases_nobody(village: Village, between: str, yes: str) -> None:
    siti = await _asked_whether_to_erase(village)
    await siti.says(between)
    await siti.says(yes)
    assert siti.hears("kami tanyakan sekali lagi")
    assert siti.hears("Apakah Bapak/Ibu yakin?")
    assert siti.buttons == ["Ya, hapus", "Tidak jadi"]
    await siti.says("data saya")
    assert siti.hears("Nama: Siti")


async def test_yes_to_a_note_that_came_after_the_question_erases_nobody(village: Village) -> None:
    siti = await _asked_whether_to_erase(village)
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await village.later(hours=1)
    await budi.says("ganti ketua")
    await budi.taps("Siti (anggota)")
    assert siti.hears("Apakah Bapak/Ibu bersedia?")
    await siti.says("nggih")
    assert siti.hears("Apakah Bapak/Ibu yakin?")
    await siti.says("tidak")
    assert siti.hears("tidak ada yang dihapus")


async def test_asked_once_more_a_yes_counts_and_so_do_the_words_of_the_button(village: Village) -> None:
    siti = await _asked_whether_to_erase(village)
    await siti.says("status")
    await siti.says("ya")
    await siti.says("ya")
    assert siti.hears("sudah dihapus")
    rini = await _asked_whether_to_erase(village, "Rini")
    await rini.says("status")
    await rini.says("ya, hapus")
    assert rini.hears("sudah dihapus")


async def test_yes_the_next_day_counts_where_nothing_else_was_told(village: Village) -> None:
    siti = await _asked_whether_to_erase(village)
    await village.later(days=1)
    await siti.says("ya")
    assert siti.hears("sudah dihapus")


async def _asked_whether_to_erase(village: Village, name: str = "Siti") -> Player:
    person = await village.member(name, desa=SUMBEREJO)
    await person.says("hapus data saya")
    assert person.hears("Apakah Bapak/Ibu yakin?")
    return person

"""A button that is pressed twice in a hurry: what it did is answered once, and nothing sounds like a failure."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO, report, reports
from tests.village import Player, Village


async def twice(village: Village, who: Player, label: str, *, at_once: bool) -> None:
    """Both in one getUpdates, or the second two seconds later."""
    press = who.will_tap(label)
    if at_once:
        await village.together(press, press)
        return
    await village.together(press)
    await village.later(hours=2 / 3600, ticks=False)
    await village.together(press)


@pytest.mark.parametrize("at_once", [True, False])
async def test_sending_twice_is_sending_once(village: Village, at_once: bool) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("kegiatan", "Rapat KIM", "Rapat bulanan di balai desa", "hari ini", "lewati"):
        await siti.says(words)
    await twice(village, siti, "Kirim", at_once=at_once)
    assert "Sudah tercatat" in siti.last
    assert siti.ever_heard("Sudah tercatat") == 1
    assert siti.ever_heard("Tombol itu") == 0
    assert len(await reports(village)) == 1


@pytest.mark.parametrize("at_once", [True, False])
async def test_the_next_question_comes_once(village: Village, at_once: bool) -> None:
    orang = village.person("Orang")
    await orang.says("daftar")
    await twice(village, orang, "Setuju", at_once=at_once)
    assert orang.ever_heard("Berapa usia") == 1
    assert orang.ever_heard("Tombol itu") == 0


@pytest.mark.parametrize("at_once", [True, False])
async def test_refusing_twice_is_refusing_once(village: Village, at_once: bool) -> None:
    orang = village.person("Orang")
    await orang.says("daftar")
    await twice(village, orang, "Tidak setuju", at_once=at_once)
    assert orang.ever_heard("Tombol itu") == 0


@pytest.mark.parametrize("label", ["Terima", "Perlu perbaikan"])
async def test_a_report_is_decided_once_and_the_next_is_shown_once(village: Village, label: str) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await report(siti, what="Rapat kedua di rumah Bu RT")
    await ketua.says("periksa")
    await twice(village, ketua, label, at_once=False)
    assert ketua.ever_heard("Tombol itu") == 0
    assert ketua.ever_heard("Rapat kedua di rumah Bu RT" if label == "Terima" else "Apa yang perlu diperbaiki") == 1


@pytest.mark.parametrize("at_once", [True, False])
async def test_erased_once_and_nothing_more_is_said(village: Village, at_once: bool) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hapus data saya")
    await twice(village, siti, "Ya, hapus", at_once=at_once)
    assert siti.ever_heard("Tombol itu") == 0


async def test_another_old_button_or_the_same_one_later_is_explained(village: Village) -> None:
    orang = village.person("Orang")
    await orang.says("daftar")
    agree, refuse = orang.will_tap("Setuju"), orang.will_tap("Tidak setuju")
    await village.together(agree, refuse)
    assert "Tombol itu dari pertanyaan sebelumnya" in orang.last
    await village.later(hours=1, ticks=False)
    await village.together(agree)
    assert orang.ever_heard("Tombol itu") == 2


async def test_after_something_else_the_button_is_an_old_one(village: Village) -> None:
    orang = village.person("Orang")
    await orang.says("daftar")
    agree = orang.will_tap("Setuju")
    await village.together(agree)
    await orang.says("batal")
    await village.together(agree)
    assert "Tombol itu sudah tidak berlaku" in orang.last

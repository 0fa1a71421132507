"""An invitation that is answered in a long sentence."""

from __future__ import annotations

import pytest

from tests.factories import make_bimtek
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Player, Village


async def invited(village: Village) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme Warga", invited_at=None)
    await village.tick()
    await village.later(hours=1)
    assert siti.ever_heard("Jurnalisme Warga")
    return siti


@pytest.mark.parametrize(
    "words",
    [
        "Menindaklanjuti undangan Bimtek, bersama ini kami sampaikan bahwa Desa Sumberejo siap hadir.",
        "yang bimtek saya yang hadir bukan istri saya ya pak",
    ],
)
async def test_it_is_asked_which_answer_it_is(village: Village, words: str) -> None:
    siti = await invited(village)
    await siti.says(words)
    assert siti.hears("Bila itu jawaban untuk pesan di atas")
    await siti.says("Nggih, hadir.")
    assert siti.hears("Satu kursi untuk KIM Sumberejo")


@pytest.mark.parametrize("words", ["siap berangkat", "ya wis aku melu"])
async def test_who_is_ready_to_leave_comes(village: Village, words: str) -> None:
    siti = await invited(village)
    await siti.says(words)
    assert siti.hears("Satu kursi untuk KIM Sumberejo")


async def test_a_report_is_a_report(village: Village) -> None:
    siti = await invited(village)
    await siti.says("Kemarin kami hadir di rapat desa membahas panen raya bersama warga")
    assert siti.hears("Kiriman ini untuk apa?")


async def test_hadir_is_no_kind_of_what_was_sent(village: Village) -> None:
    siti = await invited(village)
    await siti.says("Kemarin kami hadir di rapat desa membahas panen raya bersama warga")
    await village.later(hours=0.1, ticks=False)
    await siti.says("Nggih, hadir.")
    assert not siti.hears("Kegiatan apa")


@pytest.mark.parametrize(
    "words", ["kulo mboten saged, wonten mantenan", "maaf tidak bisa hadir karena sakit", "gak bisa pak, ada hajatan"]
)
async def test_who_cannot_come_may_say_why(village: Village, words: str) -> None:
    siti = await invited(village)
    await siti.says(words)
    assert siti.hears("Terima kasih sudah mengabari")

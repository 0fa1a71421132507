"""The card in members' hands: handed over with their consent, passed on, counted by village, reminded of once."""

from __future__ import annotations

from storage.broadcast import Broadcasts, Topic
from storage.hoax_share import HoaxShare
from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, correct, editor, publish, report, table, verifier
from tests.village import Village


async def test_members_pass_it_on_and_the_desk_sees_where(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    quiet = await village.member("Diam", desa="Pajaran, Poncokusumo", reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    assert "Mohon bantu teruskan gambar dan tulisan ini" in budi.last
    card = next(m for m in reversed(village.world.messages(budi.account)) if m.from_bot)
    assert card.kind == "photo"
    assert quiet.ever_heard("KLARIFIKASI") == 0
    assert siti.ever_heard("KLARIFIKASI") == 1  # the answer brings the card along
    await budi.taps("Sudah saya teruskan")
    await budi.taps("Grup RT/RW")
    assert budi.hears("Desa Wonomulyo sekarang terhitung")
    await budi.taps("Sudah saya teruskan")
    await budi.taps("Grup keluarga")
    assert budi.hears("memang sudah tercatat")
    shares = {share.person_id: share.where for share in await table(village, HoaxShare)}
    assert shares[2] == "Grup RT/RW"
    await edi.taps("Sebaran desa")
    assert edi.hears("1 desa sudah meneruskan (1 orang), 1 desa sudah menerima kartu tetapi belum, dari 390 desa")
    assert edi.hears("Sudah: Wonomulyo")
    assert edi.hears("Belum: Sumberejo")
    assert "Budi" not in edi.last
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("1 anggota di desa yang belum diingatkan")
    await village.later(hours=1)
    assert "belum diteruskan di Sumberejo" in siti.last
    assert budi.ever_heard("belum diteruskan") == 0
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("sudah pernah diingatkan")
    assert siti.ever_heard("belum diteruskan") == 1


async def test_one_card_a_day_and_none_at_night(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    vera, edi = await verifier(village), await editor(village)
    await report(siti, CLAIM)
    await report(siti, OTHER)
    await village.later(hours=9, ticks=False)  # 18.00
    await publish(vera, edi, case=1)
    await publish(vera, edi, case=2)
    await village.later(hours=1)
    assert budi.ever_heard("KLARIFIKASI") == 0
    await village.later(hours=14)  # Thursday, 09.00
    assert budi.ever_heard("KLARIFIKASI") == 1
    await village.later(hours=3)
    assert budi.ever_heard("KLARIFIKASI") == 1
    await village.later(hours=22)
    assert budi.ever_heard("KLARIFIKASI") == 2


async def test_who_stopped_gets_no_card_and_still_an_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    for who in (siti, budi):
        await who.says("berhenti")
    await publish(vera, edi)
    await village.later(hours=1)
    assert siti.ever_heard("Jawaban tiket") == 1
    assert budi.ever_heard("KLARIFIKASI") == 0


async def test_what_is_still_open_is_not_passed_on(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi, verdict="BELUM DAPAT DIPASTIKAN")
    await village.later(hours=1)
    assert siti.ever_heard("BELUM DAPAT DIPASTIKAN") == 1
    assert budi.ever_heard("BELUM DAPAT DIPASTIKAN") == 0


async def test_a_correction_reaches_who_holds_the_card_once_and_when_they_may_be_written_to(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    muted = await village.member("Tono", desa="Pajaran, Poncokusumo")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    assert budi.ever_heard("KLARIFIKASI: HOAKS") == muted.ever_heard("KLARIFIKASI: HOAKS") == 1
    async with village.database.transaction() as session:
        await Broadcasts(session).mute(3, Topic.HOAX, village.clock.now())
    await village.later(days=4)  # Sunday
    await correct(vera, edi)
    await village.later(hours=1)
    await village.later(hours=1)
    # The reporter asked, and is told also on a Sunday; once.
    assert siti.ever_heard("Koreksi untuk tiket 1/2026") == 1
    assert budi.ever_heard("Koreksi") == 0
    await village.later(hours=22)
    await village.later(hours=1)
    assert budi.ever_heard("Koreksi untuk klarifikasi yang lalu") == 1
    assert siti.ever_heard("Koreksi") == 1
    assert muted.ever_heard("Koreksi") == 0

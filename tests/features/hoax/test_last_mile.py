"""The card in members' hands: handed over with their consent, passed on, counted by village, reminded of once."""

from __future__ import annotations

from datetime import timedelta

from storage.broadcast import Broadcasts, Topic
from storage.hoax_share import HoaxShare
from storage.member import Person
from tests.factories import make_person
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
    await edi.taps("Sebaran")
    assert edi.hears("1 desa/kelurahan sudah meneruskan (1 orang), 1 sudah menerima kartu tetapi belum, dari 390.")
    assert edi.hears("Sudah: Wonomulyo (Poncokusumo)")
    assert edi.hears("Belum: Sumberejo (Poncokusumo)")
    assert "Budi" not in edi.last
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("1 anggota di tempat yang belum sudah diingatkan")
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
    # Only the reporter has it: whose village that is, the desk is not told.
    assert edi.ever_heard("Kartunya tidak dibagikan") == 1
    await edi.says("meja hoaks")
    await edi.taps_data(village.world.messages(edi.account)[-1], "hoax.case:1")
    assert "Sebaran" not in edi.buttons
    shown = village.world.messages(edi.account)[-1]
    for data in ("hoax.coverage:1", "hoax.nudge:1"):
        await edi.taps_data(shown, data)
        assert edi.hears("tidak dibagikan kepada anggota"), data
    assert edi.ever_heard("Sumberejo") == 0


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


async def test_before_cards_go_out_no_village_is_named(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    quiet = await village.member("Diam", desa="Pajaran, Poncokusumo", reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await report(quiet)
    await village.later(hours=9, ticks=False)  # 18.00
    await publish(vera, edi)
    await village.later(hours=1)
    for who in (siti, quiet):
        await who.taps("Sudah saya teruskan")
        await who.taps("Grup keluarga")
        assert who.hears("Sudah kami catat")
    await edi.taps("Sebaran")
    assert edi.hears("0 desa/kelurahan sudah meneruskan (0 orang), 0 sudah menerima kartu")
    assert edi.hears("belum dibagikan kepada anggota")
    assert "Sumberejo" not in edi.last
    assert "Ingatkan yang belum" not in edi.buttons
    await village.later(hours=14)  # Thursday, 09.00
    await edi.taps("Sebaran")
    # Siti would have been given the card anyway; who is not written to is never counted.
    assert edi.hears("Sudah: Sumberejo (Poncokusumo)\nBelum: Wonomulyo (Poncokusumo)")
    assert edi.ever_heard("Pajaran") == 0
    assert siti.ever_heard("KLARIFIKASI") == 1
    assert budi.ever_heard("KLARIFIKASI") == 1


async def test_of_two_villages_of_one_name_each_is_counted_and_somebody_without_one_hides_none(
    village: Village,
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Sumberejo, Gedangan")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    async with village.database.transaction() as session:
        left = await make_person(session, "Pergi", 77)
        session.add(
            HoaxShare(
                case_id=1, person_id=left.id, kim_id=None, handed_at=village.clock.now(), revision=1,
                shared_at=village.clock.now(), where="",
            )
        )  # fmt: skip
    await edi.taps("Sebaran")
    assert edi.hears("Belum: Sumberejo (Gedangan), Sumberejo (Poncokusumo)")
    await budi.taps("Sudah saya teruskan")
    await budi.taps("Grup keluarga")
    await edi.taps("Sebaran")
    assert edi.hears("Sudah: Sumberejo (Gedangan)\nBelum: Sumberejo (Poncokusumo)")
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("1 anggota di tempat yang belum sudah diingatkan")


async def test_the_one_reminder_is_not_used_up_by_nobody(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    now = village.clock.now()
    async with village.database.transaction() as session:
        await Broadcasts(session).mute(1, Topic.HOAX, now)
        person = await session.get(Person, 2)
        assert person is not None
        person.last_reminded_at = now - timedelta(days=10)
    await edi.taps("Sebaran")
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("belum ada anggota yang boleh diingatkan")
    await village.later(days=5)
    await edi.taps("Sebaran")
    await edi.taps("Ingatkan yang belum")
    assert edi.hears("1 anggota di tempat yang belum sudah diingatkan")
    assert "belum diteruskan di Wonomulyo" in budi.last
    assert siti.ever_heard("belum diteruskan") == 0


async def test_an_urban_ward_is_called_one(village: Village) -> None:
    siti = await village.member("Siti", desa="Dampit, Dampit")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    await siti.taps("Sudah saya teruskan")
    await siti.taps("Grup keluarga")
    assert siti.hears("Kelurahan Dampit sekarang terhitung")

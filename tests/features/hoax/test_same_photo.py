"""A photo that was sent before: it decides where nothing else was said, and otherwise a verifier does."""

from __future__ import annotations

from storage.hoax_case import CaseStatus
from tests.features.hoax.desk import CLAIM, SUMBEREJO, cases, correct, editor, publish, report, reports, verifier
from tests.features.hoax.test_files import drawn, sends
from tests.village import Player, Village


async def published_rice(village: Village, who: Player, vera: Player, edi: Player) -> None:
    """A case about rice, reported with a photo, and published."""
    await who.does("send_photo", CLAIM, data=drawn(), forward_from="Orang")
    await who.taps("Cek kebenarannya")
    await who.taps("Facebook")
    await village.later(hours=1)
    await publish(vera, edi)
    await village.later(hours=1)


async def test_an_urgent_claim_with_a_photo_known_from_elsewhere_stays_in_the_queue(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    siti = await village.member("Siti", desa=SUMBEREJO, reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await published_rice(village, budi, vera, edi)
    await siti.does("send_photo", "", data=drawn(400, 300, quality=40))
    await siti.does("send_photo", "kedua", data=drawn(500, 375, quality=60))
    await siti.taps("Cek kebenarannya")
    await siti.says("foto banjir di jembatan")
    await siti.taps("Grup WhatsApp")
    assert siti.hears("Kabar ini kami dahulukan")
    # The title is what was said, and not what stands under the second photo.
    assert "Mendesak, kasus 2:\n“foto banjir di jembatan”" in vera.last
    await village.later(hours=1)
    assert [case.status for case in await cases(village)] == [CaseStatus.PUBLISHED, CaseStatus.RECEIVED]
    assert siti.ever_heard("KLARIFIKASI") == 0
    await vera.says("meja hoaks")
    assert vera.hears("2 (mendesak): “foto banjir di jembatan”")
    await vera.taps("Kasus 2")
    assert vera.hears("Fotonya sama dengan kasus 1: “Mulai besok semua warga")
    await vera.taps("Ambil")
    assert "Gabungkan ke 1" in vera.buttons


async def test_the_very_same_photo_with_other_words_is_another_case(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    tono = await village.member("Tono", desa=SUMBEREJO)
    photo = await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    await siti.says("Katanya kupon beras gratis")
    await siti.taps("Facebook")
    for who, words in ((budi, "Jembatan putus"), (tono, "Katanya kupon beras gratis")):
        await who.does("forward", photo)
        await who.taps("Cek kebenarannya")
        await who.says(words)
        await who.taps("Facebook")
    assert [filed.case_id for filed in await reports(village)] == [1, 2, 1]


async def test_words_said_afterwards_take_a_photo_out_of_the_case_it_was_put_into(village: Village) -> None:
    vera, edi = await verifier(village), await editor(village)
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    siti = await village.member("Siti", desa=SUMBEREJO, reminders_ok=False)
    await published_rice(village, budi, vera, edi)
    await siti.does("send_photo", "", data=drawn(400, 300, quality=40))
    for label in ("Cek kebenarannya", "Lewati", "Facebook"):
        await siti.taps(label)
    assert siti.hears("Satu hal lagi")
    await village.later(hours=0.1)
    assert (await reports(village))[1].case_id == 1
    await siti.says("banjir bandang di jembatan")
    assert siti.hears("kami dahulukan")
    assert "Mendesak, kasus 3:\n“banjir bandang di jembatan”" in vera.last
    assert (await reports(village))[1].case_id == 3


async def test_what_was_missing_makes_it_urgent(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    for label in ("Cek kebenarannya", "Lewati", "Facebook"):
        await siti.taps(label)
    await siti.says("banjir bandang di jembatan")
    assert siti.hears("Kabar ini kami dahulukan")
    assert siti.hears("paling lambat Rabu, 23 September 2026 pukul 12.00 WIB")
    assert "Mendesak, kasus 1" in vera.last
    await siti.says("status 1")
    assert siti.hears("pukul 12.00 WIB")


async def test_a_ticket_keeps_its_own_title_and_the_date_it_was_promised(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    await siti.does("send_document", "foto.jpg", f"{CLAIM} 🙏", data=drawn(), mime_type="image/jpeg")
    await siti.taps("Cek kebenarannya")
    await siti.taps("Facebook")
    await village.later(hours=20)
    await sends(budi, drawn(400, 300, quality=40))
    assert budi.ever_heard("Nomor tiket: 2/2026.\nJawaban kami usahakan paling lambat Jumat, 25 September 2026") == 1
    await village.later(hours=1)
    assert [filed.case_id for filed in await reports(village)] == [1, 1]
    await budi.says("status 2")
    assert budi.hears("“Kabar berupa berkas”")
    assert budi.hears("paling lambat Jumat, 25 September 2026")
    await siti.says("status 1")
    assert siti.hears("“Mulai besok semua warga")
    assert siti.hears("paling lambat Kamis, 24 September 2026")


async def test_proof_added_later_is_not_what_the_claim_is_known_by(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    await report(siti)
    await siti.taps("Tambah bukti")
    letter = await siti.does("send_photo", "", data=drawn())
    assert siti.hears("sudah ditambahkan")
    await village.later(hours=1)
    await sends(budi, drawn(400, 300, quality=40))
    await village.later(hours=1)
    assert [filed.case_id for filed in await reports(village)] == [1, 2]
    tono = await village.member("Tono", desa=SUMBEREJO)
    await tono.does("forward", letter)
    for label in ("Cek kebenarannya", "Lewati", "Facebook", "Lewati"):
        await tono.taps(label)
    assert (await reports(village))[2].case_id == 3


async def test_who_was_not_answered_before_hears_no_correction(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    await correct(vera, edi)
    await village.later(hours=1)
    assert siti.ever_heard("Koreksi untuk tiket 1/2026") == 1
    await report(budi, "Kata orang pembagian beras ada di kantor desa")
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await vera.taps("Gabungkan")
    await vera.says("1")
    await village.later(hours=1)
    assert budi.ever_heard("Jawaban tiket 2/2026") == 1
    assert budi.ever_heard("Koreksi") == 0


async def test_a_photo_without_a_word_that_was_answered_wrongly_has_a_case_of_its_own(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, reminders_ok=False)
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await published_rice(village, siti, vera, edi)
    await sends(budi, drawn(400, 300, quality=40))
    await village.later(hours=1)
    await village.later(hours=1)
    assert budi.ever_heard("Jawaban tiket 2/2026") == 1
    await budi.taps("Bukan kabar ini")
    assert budi.hears("tiket 2/2026 kami periksa tersendiri")
    assert len(await cases(village)) == 3
    assert (await cases(village))[2].title == "Kabar berupa berkas"

"""Asking whether something is true: from the first message to the ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.clarification import Clarifications, Verdict
from storage.consent import Consent, ConsentKind
from storage.hoax import HoaxProof, ProofKind
from storage.hoax_case import CaseStatus
from storage.member import Person
from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, cases, only_case, report, reports, table, verifier
from tests.village import Village


async def test_a_forwarded_message_is_a_ticket_in_two_taps(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(CLAIM, forward_from="Pak Anu")
    await siti.taps("Cek kebenarannya")
    assert siti.hears("Di mana Bapak/Ibu melihat kabar itu?")
    await siti.taps("Grup WhatsApp")
    assert siti.hears("Matur nuwun, Bapak/Ibu Siti. Nomor tiket: 1/2026.")
    assert siti.hears("paling lambat Kamis, 24 September 2026 pukul 09.00 WIB")
    (filed,) = await reports(village)
    assert (filed.words, filed.seen_where, filed.incomplete) == (CLAIM, "Grup WhatsApp", False)
    case = await only_case(village)
    assert case.status is CaseStatus.RECEIVED
    assert case.title.startswith("Mulai besok semua warga")


@pytest.mark.parametrize(
    "words",
    [
        "tadi di grup ada kabar BSU cair 600rb klik link, bener gak?",
        "ada kabar bendungan jebol bener gak",
        "katanya besok ada gempa besar pak, apa betul?",
        "BSU 600rb itu bener gak",
        "pulsa gratis dari kominfo itu asli apa palsu pak",
        "Mohon dicek kebenarannya, ada yang sebar link bantuan UMKM",
        "saya dapat info bansos beras 30 kg dibagi besok, leres mboten nggih",
        "min apakah benar minyak goreng naik jadi 50 ribu mulai senin",
        "Pajak kendaraan dihapus, hoax bukan ya pak?",
        "katanya ada kuota gratis 50gb klik http://daftar-kuota.example, itu bener apa tidak ya?",
        "ini bener ga ya http://kuota-gratis.example",
        "http://kuota-gratis.example asli?",
    ],
)
async def test_who_asks_whether_it_is_true_is_asked_nothing_else(village: Village, words: str) -> None:
    for who in (await village.member("Siti", desa=SUMBEREJO), village.person("Sri")):
        await who.says(words)
        assert who.hears("Terima kasih sudah mengecek dulu")
        await village.later(hours=0.1)
        if who.hears("Apa isi kabarnya?"):
            await who.taps("Lewati")
        assert who.hears("Di mana Bapak/Ibu melihat kabar itu?"), who.account.first_name
        await who.says("batal")


@pytest.mark.parametrize(
    "words",
    [
        "jadwal bimtek tanggal 3 itu bener gak",
        "saya sudah terdaftar, betul?",
        "nama saya sudah betul ta pak?",
        "laporan kemarin sudah masuk bener gak?",
        "hari ini ada rapat KIM di balai desa, hasilnya asli bagus",
        "kopi kami asli dari kebun sendiri",
    ],
)
async def test_what_is_asked_of_ones_own_is_no_claim(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert not siti.hears("Di mana Bapak/Ibu melihat kabar itu?")
    assert not siti.hears("Apa isi kabarnya?")


async def test_what_is_forwarded_is_asked_about_whatever_it_asks_itself(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("min apakah benar minyak goreng naik jadi 50 ribu mulai senin", forward_from="Pak Anu")
    assert siti.hears("Kiriman ini untuk apa?")
    assert not siti.hears("Terima kasih sudah mengecek dulu")


async def test_a_question_is_no_place_where_it_was_seen(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("katanya besok ada gempa besar pak, apa betul?")
    await village.later(hours=0.1)
    await siti.says("terus saya harus gimana")
    assert siti.hears("silakan jawab pertanyaan di atas")
    await siti.says("grup wa rt")
    (filed,) = await reports(village)
    assert filed.seen_where == "grup wa rt"


async def test_a_photo_only_is_a_ticket(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    assert siti.last.startswith("Foto sudah kami terima. Apa isi kabarnya?"), "thanked once"
    await siti.says("Katanya kupon beras gratis dari balai desa")
    await siti.taps("Facebook")
    assert siti.hears("Nomor tiket: 1/2026")
    (proof,) = await table(village, HoaxProof)
    assert (proof.kind, proof.looked_at) == (ProofKind.PHOTO, None)
    assert (await only_case(village)).title == "Katanya kupon beras gratis dari balai desa"


async def test_where_it_was_seen_told_first_is_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    await siti.says("facebook")
    assert siti.hears("Baik, dilihat di Facebook.")
    assert siti.hears("Apa isi kabarnya?")
    await siti.says("Katanya kupon beras gratis dari balai desa")
    assert siti.hears("Nomor tiket: 1/2026")
    (filed,) = await reports(village)
    assert (filed.seen_where, filed.incomplete) == ("Facebook", False)
    assert (await only_case(village)).title == "Katanya kupon beras gratis dari balai desa"


async def test_asking_for_the_ticket_is_no_answer_to_what_is_missing(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("cek fakta", CLAIM, "lewati"):
        await siti.says(words)
        await village.later(hours=0.1)
    assert siti.hears("di mana kabar itu terlihat?")
    for words in ("tiket saya", "kapan dijawab?"):
        await siti.says(words)
        assert siti.hears("Tiket 1/2026, baru masuk"), words
    await siti.taps(next(label for label in siti.buttons if label.startswith("Lanjutkan")))
    await siti.says("status WA tetangga")
    assert siti.hears("sangat membantu")
    [filed] = await reports(village)
    assert (filed.seen_where, filed.incomplete) == ("status WA tetangga", False)


async def test_three_taps_and_not_a_word_is_kept_as_incomplete_and_asked_once_more(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    await siti.taps("Lewati")
    await siti.taps("Lewati")
    assert siti.hears("Nomor tiket: 1/2026")
    assert siti.hears("Satu hal lagi")
    (filed,) = await reports(village)
    assert filed.incomplete
    await siti.says("Katanya kupon beras gratis dari balai desa")
    assert siti.hears("Tiket 1/2026 tetap kami periksa")
    (filed,) = await reports(village)
    assert filed.incomplete  # where it was seen is still not known
    assert (await only_case(village)).title == "Katanya kupon beras gratis dari balai desa"
    await siti.says("tambah bukti 1")
    assert siti.hears("Silakan kirim buktinya untuk tiket 1/2026")


async def test_what_was_missing_completes_the_ticket(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(CLAIM, forward_from="Pak Anu")
    await siti.taps("Cek kebenarannya")
    await siti.taps("Lewati")
    await siti.says("status WA tetangga")
    assert siti.hears("Tiket 1/2026 sudah kami lengkapi")
    (filed,) = await reports(village)
    assert (filed.seen_where, filed.incomplete) == ("status WA tetangga", False)


async def test_a_burst_of_forwards_is_one_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    world, me = village.world, siti.account
    await village.together(
        lambda: world.say(me, CLAIM, forward_from="Pak Anu"),
        lambda: world.say(me, "Info dari grup RT sebelah", forward_from="Pak Anu"),
        lambda: world.send_photo(me, forward_from="Pak Anu"),
    )
    assert siti.ever_heard("Kiriman ini untuk apa?") == 1
    await siti.taps("Cek kebenarannya")
    await siti.taps("Grup WhatsApp")
    (filed,) = await reports(village)
    assert filed.words == f"{CLAIM}\n\nInfo dari grup RT sebelah"
    assert len(filed.proofs) == 1


async def test_an_album_is_one_report_also_when_a_part_is_late(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_album(3, caption=CLAIM)
    await siti.taps("Cek kebenarannya")
    await siti.taps("Facebook")
    (filed,) = await reports(village)
    assert len(filed.proofs) == 3
    album = filed.proofs[0].album_id
    await siti.sends_photo(album=album)
    (filed,) = await reports(village)
    assert len(filed.proofs) == 4


async def test_the_word_first_and_then_the_burst(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hoaks")
    assert siti.hears("Silakan kirim atau teruskan kabarnya")
    world, me = village.world, siti.account
    await village.together(
        lambda: world.say(me, CLAIM, forward_from="Pak Anu"), lambda: world.send_photo(me, forward_from="Pak Anu")
    )
    await siti.says("tik tok")
    (filed,) = await reports(village)
    assert (filed.seen_where, len(filed.proofs)) == ("TikTok", 1)


@pytest.mark.parametrize("asked", ["bener gak,", "iki bener ta bu?"])
async def test_claim_typed_behind_the_word(village: Village, asked: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(f"{asked} besok BBM naik jadi 30 ribu per liter?")
    assert siti.hears("Di mana Bapak/Ibu melihat")
    await siti.says("Cerita orang")
    (filed,) = await reports(village)
    assert filed.words == "besok BBM naik jadi 30 ribu per liter?"


async def test_long_words_out_of_the_blue_are_asked_about(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(CLAIM)
    assert siti.buttons[:2] == ["Catat sebagai kegiatan", "Cek kebenarannya"]


async def test_a_stranger_agrees_before_anything_is_kept(village: Village) -> None:
    orang = village.person("Orang")
    orang.account.started = True
    await orang.says(CLAIM, forward_from="Pak Anu")
    assert orang.buttons == ["Cek kebenarannya", "Batal"]
    await orang.taps("Cek kebenarannya")
    await orang.taps("Grup WhatsApp")
    assert orang.hears("UU 27/2022")
    assert await table(village, Person) == []
    assert await reports(village) == []
    await orang.taps("Setuju")
    assert orang.hears("Nomor tiket: 1/2026")
    (consent,) = await table(village, Consent)
    assert consent.kind is ConsentKind.REPORT
    (person,) = await table(village, Person)
    assert (person.name, person.phone, person.reminders_ok) == (None, None, False)
    # Becoming a member takes a consent of its own.
    await orang.says("daftar")
    assert orang.hears("Sebelum mendaftar")


async def test_a_stranger_who_does_not_agree_leaves_nothing(village: Village) -> None:
    orang = village.person("Orang")
    orang.account.started = True
    await orang.says("hoaks")
    await orang.says(CLAIM)
    await orang.taps("Lewati")
    await orang.says("tidak setuju")
    assert orang.hears("tidak ada yang kami simpan")
    assert await table(village, Person) == []
    assert await cases(village) == []


async def test_ten_a_day_and_then_a_kind_sentence(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for number in range(10):
        await report(siti, f"{OTHER} nomor {number} dari dusun {'abcdefghij'[number] * 4}")
    await siti.says("hoaks")
    assert siti.hears("Hari ini sudah 10 laporan")
    assert len(await reports(village)) == 10
    await village.later(days=1)
    await siti.says("hoaks")
    assert siti.hears("Silakan kirim")


async def test_the_own_ticket_and_nobody_elses(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    await report(siti)
    for words in ("status 1", "nomor tiket 1", "tiket 1/2026", "status tiket 1", "tiket saya"):
        await siti.says(words)
        assert siti.hears("Tiket 1/2026, baru masuk")
    await budi.says("status 1")
    assert budi.hears("Tiket nomor itu tidak ada pada Bapak/Ibu")
    await siti.says("status")
    assert siti.hears("KIM Sumberejo")
    shown = village.world.messages(siti.account)[-1]
    await budi.taps_data(shown, "hoax.ticket:1")
    assert budi.hears("tidak ada pada Bapak/Ibu")


async def test_evidence_is_added_later_and_the_same_twice_is_one(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await siti.says("tambah bukti")
    await siti.says("https://contoh.id/berita?utm_source=wa")
    assert siti.hears("sudah ditambahkan ke tiket 1/2026")
    await siti.taps("Tambah bukti")
    await siti.says("https://contoh.id/berita?utm_source=wa")
    assert siti.hears("memang sudah ada")
    (filed,) = await reports(village)
    assert [proof.kind for proof in filed.proofs] == [ProofKind.LINK]


async def test_verifiers_hear_of_a_new_case_and_not_of_who_asked(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    assert "Laporan baru, kasus 1" in vera.last
    assert "Siti" not in vera.last
    budi = await village.member("Budi", desa=SUMBEREJO)
    await report(budi)
    assert vera.ever_heard("kasus") == 1


@pytest.mark.parametrize("topic", ["gempa susulan nanti malam jam 12 di Dampit", "vaksin gratis berbahaya bagi anak"])
async def test_urgent_claims_are_promised_within_hours(village: Village, topic: str) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, f"Awas {topic} sebarkan ke semua keluarga")
    assert siti.hears("Kabar ini kami dahulukan")
    assert siti.hears("Rabu, 23 September 2026 pukul 12.00 WIB")
    assert "Mendesak, kasus 1" in vera.last


async def test_few_words_are_called_words_and_what_the_bot_teaches_is_searched_for(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hoaks")
    await siti.says("hoaks gratis")
    assert siti.last.startswith("Tulisan sudah kami terima. Apa isi kabarnya?")
    await siti.says("batal")
    await siti.says("hoaks https://kabar.example.id/beras")
    assert siti.last.startswith("Terima kasih sudah mengecek dulu.\n\nTautan sudah kami terima. Apa isi"), (
        "thanked once"
    )
    await siti.says("batal")
    await siti.says("hoaks")
    await siti.says("klarifikasi banjir")
    assert siti.hears("Belum ada klarifikasi tentang banjir")


TAIL = "Bawa juga kartu keluarga dan materai, terakhir hari Sabtu"


def pasted() -> tuple[str, str]:
    """A text too long for one message, as the app cuts it."""
    words = f"{CLAIM}. " + "Sebarkan ke semua grup keluarga supaya tidak ada yang ketinggalan beras gratis ini. " * 60
    return words[:4_000], f"{words[4_000:]}{TAIL}"


@pytest.mark.parametrize("tail", [pasted()[1], TAIL, "kegiatan di balai desa", "dampit"])
async def test_a_long_pasted_text_arrives_in_parts_and_is_one_report(village: Village, tail: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    head, _ = pasted()
    await siti.says(head)
    village.clock.advance(timedelta(seconds=2))
    await siti.says(tail)
    assert siti.ever_heard("Kiriman ini untuk apa?") == 1
    await siti.taps("Cek kebenarannya")
    assert siti.hears("Di mana Bapak/Ibu melihat")
    await siti.says("status WA tetangga")
    (filed,) = await reports(village)
    assert filed.words == f"{head}\n\n{tail}".strip()
    assert filed.seen_where == "status WA tetangga"


async def test_the_rest_of_a_pasted_text_is_not_where_it_was_seen(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hoaks")
    village.clock.advance(timedelta(seconds=20))
    head, tail = pasted()
    await siti.says(head)
    await siti.says(tail)
    assert siti.hears("Di mana Bapak/Ibu melihat")
    assert await reports(village) == []
    village.clock.advance(timedelta(seconds=9))
    await siti.says("status WA tetangga")
    (filed,) = await reports(village)
    assert filed.words.endswith(TAIL)
    assert filed.seen_where == "status WA tetangga"


async def test_the_rest_of_a_pasted_text_joins_while_something_similar_is_shown(village: Village) -> None:
    async with village.database.transaction() as session:
        await Clarifications(session).put(
            {
                "source": "Cek Uji", "external_id": "1", "title": "Kartu ungu dan beras dua karung",
                "claim_text": "Warga yang memegang kartu ungu mendapat beras dua karung di balai kota, bawa kupon",
                "verdict": Verdict.KELIRU,
            },
            village.clock.now(),
        )  # fmt: skip
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hoaks")
    await siti.says(CLAIM)
    assert siti.hears("Apakah ini yang dimaksud?")
    await siti.says(TAIL)
    assert siti.hears("Apakah ini yang dimaksud?")
    await siti.taps("Bukan")
    await siti.says("status WA tetangga")
    (filed,) = await reports(village)
    assert filed.words == f"{CLAIM}\n\n{TAIL}"


async def test_a_word_typed_soon_after_is_still_a_word(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(CLAIM)
    await siti.says("cek kebenarannya")
    assert siti.hears("Di mana Bapak/Ibu melihat")
    await siti.says("batal")
    await siti.says(CLAIM)
    await siti.says("batal")
    assert siti.hears("dibatalkan")


@pytest.mark.parametrize("words", ["iya tolong dicek mas", "kalian mau jual data saya ya"])
async def test_a_wish_is_no_place(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("pupuk subsidi katanya dihapus bener gak")
    assert siti.hears("Di mana Bapak/Ibu melihat kabar itu?")
    await village.later(hours=0.1, ticks=False)
    await siti.says(words)
    assert siti.last
    assert not siti.hears("Nomor tiket")
    await siti.says("grup tani")
    assert siti.hears("Nomor tiket")

"""Commands in a group: answered in a line or two, in the right topic; what is personal goes on in private."""

from __future__ import annotations

from bot.features.group import texts
from bot.features.silence import texts as silence_texts
from storage.checkin import Checkin
from storage.clarification import Clarifications, Verdict
from storage.group import Groups, Loss
from storage.hoax import HoaxReport
from tests.factories import WEDNESDAY
from tests.features.group.linking import WHERE, linked_group, row_of
from tests.village import Player, Village
from tests.village_group import Group


async def village_with_group(village: Village, **details: bool) -> tuple[Group, Player, Player]:
    """The group, its ketua Budi and the member Siti, who is in it."""
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, **details)
    siti = await village.member("Siti", desa=WHERE)
    await group.adds(siti)
    return group, budi, siti


async def reports(village: Village) -> list[Checkin]:
    async with village.database.reading() as session:
        return await village.rows(session, Checkin)


async def finish(siti: Player) -> None:
    for answer in ("Rapat KIM", "Rapat rutin di balai desa", "hari ini", "Kirim"):
        await siti.says(answer)
    assert siti.hears("Sudah tercatat")


async def test_a_photo_is_reported_by_answering_it(village: Village) -> None:
    group, budi, siti = await village_with_group(village, admin=False)
    photo = await budi.sends_photo("Suasana tadi malam", chat=group)
    await siti.says("/kegiatan@kentongan_uji_bot", chat=group, reply_to=photo)
    assert group.hears("fotonya sudah kami bukakan di chat pribadi")
    assert len(group.heard) == 1
    assert siti.hears("Ini fotonya dari grup KIM Sumberejo")
    assert siti.hears("Ini kegiatan apa")
    assert budi.heard == []
    await finish(siti)
    [report] = await reports(village)
    assert report.what == "Rapat rutin di balai desa"
    assert [e.file_id for e in report.evidence] == [photo.file_id]
    assert report.author_id == 2  # whoever typed it, not whose photo it was


async def test_a_photo_with_the_command_as_its_caption(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    await siti.sends_photo("/kegiatan", chat=group)
    await finish(siti)
    [report] = await reports(village)
    assert [e.kind.value for e in report.evidence] == ["photo"]


async def test_of_an_album_the_rest_is_asked_for(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    album = await siti.sends_album(3, chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=album[1])
    assert siti.hears("Bagian lain dari album itu tidak bisa kami lihat")
    await siti.sends_album(2)
    await finish(siti)
    [report] = await reports(village)
    assert len(report.evidence) == 3


async def test_links_are_evidence_too_and_words_are_not_taken(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    post = await budi.says("lihat kemeriahan di https://facebook.com/kim/1 ya semua", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=post)
    assert siti.hears("tautannya")
    await siti.says("Berita/unggahan")
    await siti.says("Berita panen raya di laman KIM")
    await siti.says("hari ini")
    assert siti.hears("Bukti: 1 tautan")
    assert not siti.hears("kemeriahan")
    await siti.says("Kirim")
    [report] = await reports(village)
    assert [e.url for e in report.evidence] == ["https://facebook.com/kim/1"]


async def test_a_guest_from_another_kim_is_told_for_which_one_it_is_recorded(village: Village) -> None:
    group, budi, _ = await village_with_group(village)
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji")
    await group.adds(rini)
    photo = await budi.sends_photo(chat=group)
    await rini.says("/kegiatan", chat=group, reply_to=photo)
    assert rini.hears("dari grup KIM Sumberejo")
    assert rini.hears("dicatat untuk KIM Pakisaji")


async def test_alone_it_leads_to_the_private_chat(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    talk = await budi.says("ayo kumpul", chat=group)
    for options in ({}, {"reply_to": talk}):
        await siti.says("/kegiatan", chat=group, **options)
        assert group.hears("Silakan dilanjutkan di chat pribadi")
        assert siti.heard == []
    await siti.taps("Catat kegiatan", chat=group)
    assert siti.hears("Kegiatan apa")


async def test_a_stranger_is_led_to_the_registration_of_this_village(village: Village) -> None:
    group, _, _ = await village_with_group(village)
    stranger = village.person("Orang")
    await group.adds(stranger)
    photo = await stranger.sends_photo(chat=group)
    await stranger.says("/kegiatan", chat=group, reply_to=photo)
    assert group.hears("Kegiatan dicatat oleh anggota KIM yang terdaftar")
    assert stranger.heard == []
    await stranger.taps("Daftar", chat=group)
    assert stranger.hears("setuju")
    for answer in ("Setuju", "18 tahun atau lebih", "Orang Baru"):
        await stranger.says(answer)
    assert stranger.hears("Desa Sumberejo, Kec. Poncokusumo")


async def test_an_open_form_is_kept_while_a_photo_is_reported(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    await siti.says("hoaks")
    await siti.says("Besok ada pembagian beras gratis dua karung di balai desa")
    photo = await budi.sends_photo(chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=photo)
    await finish(siti)
    assert siti.hears("masih tersimpan")
    await siti.taps("Lanjutkan pengecekan kabar")
    assert siti.hears("Di mana Bapak/Ibu melihat")


async def test_status_in_three_lines_without_persons(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    await siti.says("/status", chat=group)
    assert len(group.last.splitlines()) == 3
    assert group.hears("KIM Sumberejo: belum ada kegiatan tercatat")
    assert group.hears("Anggota terdaftar: 2")
    for name in ("Budi", "Siti"):
        assert name not in group.last


async def test_bimtek_answers_honestly(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    await siti.says("/bimtek", chat=group)
    assert group.hears("Belum ada jadwal Bimtek")


CLAIM = "Bantuan 5 juta untuk semua warga cair besok di balai desa, sebarkan!"


async def test_a_claim_becomes_the_members_ticket(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    claim = await budi.says(CLAIM, chat=group)
    await siti.says("/hoaks", chat=group, reply_to=claim)
    assert group.hears("mohon jangan diteruskan")
    assert siti.hears("Nomor tiket: 1/2026")
    async with village.database.reading() as session:
        [report] = await village.rows(session, HoaxReport)
    assert (report.words, report.reporter_id, report.seen_where) == (CLAIM, 2, "Grup Telegram KIM")


async def test_what_is_published_is_answered_there_in_one_line(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    async with village.database.transaction() as session:
        await Clarifications(session).put(
            {
                "source": "Contoh Cek Fakta",
                "external_id": "1",
                "title": "Bantuan 5 juta untuk semua warga cair besok",
                "claim_text": CLAIM,
                "verdict": Verdict.HOAKS,
                "summary": "Tidak ada bantuan seperti itu.",
                "url": "https://contoh.id/cek/1",
                "published_at": WEDNESDAY,
            },
            WEDNESDAY,
        )
    claim = await budi.says(f"⚠️⚠️ {CLAIM.upper()} 🙏", chat=group)
    await siti.says("/hoaks", chat=group, reply_to=claim)
    assert group.last == "Mirip dengan “Bantuan 5 juta untuk semua warga cair besok” (HOAKS): https://contoh.id/cek/1"
    stranger = village.person("Orang")
    await group.adds(stranger)
    await stranger.says("/hoaks", chat=group, reply_to=claim)
    assert group.hears("Mirip dengan")
    async with village.database.reading() as session:
        assert await village.rows(session, HoaxReport) == []


async def test_a_picture_to_check_is_told_in_words_in_private(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    photo = await budi.sends_photo(chat=group)
    await siti.says("/hoaks", chat=group, reply_to=photo)
    assert siti.hears("Apa isi kabarnya?")
    await siti.says("Gambar kupon beras palsu dari kecamatan")
    assert siti.hears("Nomor tiket: 1/2026")


async def test_asking_without_a_claim_or_without_being_registered(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    await siti.says("/hoaks", chat=group)
    assert group.hears("balas pesannya dengan /hoaks")
    await siti.taps("Buka chat pribadi", chat=group)
    assert siti.hears("kirim atau teruskan kabarnya")
    stranger = village.person("Orang")
    await group.adds(stranger)
    claim = await budi.says("Bantuan cair besok", chat=group)
    await stranger.says("/hoaks", chat=group, reply_to=claim)
    assert group.hears("untuk anggota yang terdaftar")
    async with village.database.reading() as session:
        assert await village.rows(session, HoaxReport) == []
    await stranger.taps("Buka chat pribadi", chat=group)
    assert stranger.hears("kirim atau teruskan kabarnya")


async def test_named_or_answered_it_points_to_the_private_chat(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    # The words of a command are that command, also without its slash.
    await siti.says("@kentongan_uji_bot kapan Bimtek?", chat=group)
    assert group.hears("Belum ada jadwal Bimtek")
    await siti.says("@kentongan_uji_bot status kim", chat=group)
    assert group.hears("KIM Sumberejo")
    await siti.says("status", chat=group, reply_to=group.messages[-1])
    assert group.hears("KIM Sumberejo")
    await siti.says("@kentongan_uji_bot nomor hp pak ketua berapa", chat=group)
    assert group.hears("Selebihnya lewat chat pribadi")
    await siti.says("matur nuwun", chat=group, reply_to=group.messages[-1])
    assert group.hears("Selebihnya lewat chat pribadi")
    await siti.taps("Buka chat pribadi", chat=group)
    assert siti.hears("Ada yang bisa kami bantu?")
    stranger = village.person("Orang")
    await group.adds(stranger)
    await stranger.says("@kentongan_uji_bot halo", chat=group)
    assert group.buttons == ["Daftar", "Buka chat pribadi"]


async def test_a_command_for_the_private_chat_points_there_once(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    stranger = village.person("Orang")
    await group.adds(stranger)
    for words in ("/daftar", "/bantuan", "/help", "/daftar@kentongan_uji_bot"):
        await siti.says(words, chat=group)
        assert group.heard == ["Perintah itu kami jawab di chat pribadi. 🙏"], words
        assert group.buttons == ["Buka chat pribadi"]
        assert siti.heard == []
    await stranger.says("/daftar", chat=group)
    assert group.buttons == ["Daftar", "Buka chat pribadi"]
    await stranger.taps("Daftar", chat=group)
    assert stranger.hears("Tautan ini untuk warga Desa Sumberejo")


async def test_everything_else_is_none_of_its_business(village: Village) -> None:
    group, budi, siti = await village_with_group(village)
    for words in (
        "kegiatan kemarin seru ya",
        "lapor",
        "/start@bot_lain",
        "/daftar@bot_lain",
        "/cuaca",
        "status?",
        "halo bot",
    ):
        await siti.says(words, chat=group)
        assert group.heard == [], words
        assert siti.heard == [], words
    await siti.sends_photo("Bagus", chat=group)
    await siti.does("send_sticker", chat=group)
    post = await budi.says("rapat jam 7", chat=group)
    await siti.says("siap", chat=group, reply_to=post)
    assert group.heard == []


async def test_answers_come_in_the_topic_they_were_asked_in(village: Village) -> None:
    group, _, siti = await village_with_group(village, forum=True)
    topic = group.topic("Laporan")
    asked = await siti.says("/status", chat=group, topic=topic)
    assert group.messages[-1].topic == topic
    assert group.messages[-1].reply_to is asked
    await siti.says("/status", chat=group)
    assert group.messages[-1].topic is None


async def test_an_unlinked_group_is_told_how(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("Rumpi", creator=budi)
    await budi.says("/status", chat=group)
    assert group.hears("/tautkan")
    photo = await budi.sends_photo(chat=group)
    await budi.says("/kegiatan", chat=group, reply_to=photo)
    await finish(budi)  # reporting does not need a linked group


async def test_a_button_pressed_in_a_group_by_forged_data_does_nothing(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    for data in ("group.list:", "checkin.begin", "member.approve:1", "abc123:0"):
        await siti.taps_data(group.messages[-1], data)
        assert group.heard == [], data
        assert siti.heard == [], data


def test_what_is_said_in_a_group_is_short() -> None:
    """Two lines at most, the status three; two emoji at most."""
    said = (
        "INTRO", "BACK", "LINK_HERE", "ALREADY_LINKED_HERE", "NOT_LINKED_HERE", "LINKED_HERE", "NEWCOMERS",
        "UNLINKED_HERE", "MOVED_AWAY", "DECLINED_HERE", "FAREWELL", "ONLY_LEADS", "ANONYMOUS", "REPORT_PRIVATE",
        "REPORT_OPENED", "REPORT_REGISTER", "NO_BIMTEK", "HOAX_ASKED", "HOAX_HOW", "HOAX_REGISTER", "MENTIONED",
    )  # fmt: skip
    words = {name: getattr(texts, name) for name in said} | {f"step {n}": w for n, w in silence_texts.IN_GROUP.items()}
    for name, text in words.items():
        assert len(text.splitlines()) <= 2, name
        assert len(text) <= 220, name
        assert text.count("🙏") <= 1, name
        assert "kamu" not in text.lower(), name
    assert len(texts.STATUS.splitlines()) == 3


async def test_a_group_taken_for_lost_that_speaks_is_there(village: Village) -> None:
    group, _, siti = await village_with_group(village)
    async with village.database.transaction() as session:
        assert await Groups(session).mark_lost("telegram", group.id, Loss.GONE.value, village.clock.now())
    await siti.says("/status", chat=group)
    assert group.hears("KIM Sumberejo: belum ada kegiatan tercatat")
    assert (await row_of(village, group)).is_linked

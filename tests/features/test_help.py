import asyncio

import pytest

from bot.conversation.messages import Address, Incoming, Kind
from storage.database import Database
from tests.factories import make_person
from tests.features.broadcast.conftest import second_admin
from tests.features.silence.test_officers import coordinator
from tests.village import Player, Village, settings_for


async def test_a_stranger_is_told_who_we_are_and_what_we_never_ask(village: Village) -> None:
    siti = village.person("Siti")
    await siti.starts()
    assert siti.hears("asisten KIM dari Diskominfo Kabupaten Malang")
    assert siti.hears("NIK, PIN, OTP")
    assert siti.buttons == ["Daftar", "Catat kegiatan", "Bimtek", "Cek kabar (hoaks?)", "Bantuan"]


async def test_plain_words_and_typos_open_the_menu(village: Village) -> None:
    siti = village.person("Siti")
    for words in ("menu", "Assalamualaikum", "haloo", "/menu", "asalamualaikum"):
        await siti.says(words)
        assert siti.hears("asisten KIM"), words


async def test_not_understood_twice_leads_to_a_human(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("qwertyuiop")
    assert siti.hears("belum kami mengerti")
    await siti.says("zxcvbnm asdf")
    assert "Hubungi petugas" in siti.buttons
    await siti.taps("Hubungi petugas")
    assert siti.hears("0341-000000")


async def test_who_serves_at_the_office_is_shown_what_can_be_typed(village: Village) -> None:
    camat = await coordinator(village, "Camat", "Sumberejo, Poncokusumo")
    admin = village.admin()
    for officer in (camat, admin, await second_admin(village)):
        await officer.says("qwertyuiop")
        await officer.says("zxcvbnm asdf")
        assert officer.hears("Ketuk Bantuan")
        assert officer.buttons == ["Bantuan", "Menu"]
        await officer.taps("Bantuan")
        assert officer.hears("panel: semua yang menunggu")
    await admin.says("undang petugas")
    for _ in range(2):
        await admin.says("qwertyuiop")
    assert admin.buttons[-1] == "Bantuan"


async def test_an_admin_does_not_ask_the_own_office(village: Village) -> None:
    rekan = await second_admin(village)
    await rekan.says("petugas")
    assert rekan.hears("dijawab oleh Bapak/Ibu dan admin lain")
    await rekan.says("bantuan")
    assert rekan.buttons == ["Menu"]
    camat = await coordinator(village, "Camat", "Sumberejo, Poncokusumo")
    await camat.says("petugas")
    assert camat.hears("tulis pertanyaan"), "a coordinator may ask the admins"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ada uang transport gak?", "Bila sudah pasti, peserta bisa dikabari lewat siaran"),
        ("minta surat tugas", "bisa dikirim ke peserta lewat siaran"),
        ("ini robot ya?", "Pertanyaan anggota yang diteruskan dijawab Bapak/Ibu dan admin lain"),
        ("nomor diskominfo", "Diskominfo Kabupaten Malang: 0341-000000. Itu yang dibaca warga"),
        ("saya kecewa", "Bila bot atau servernya bermasalah, silakan hubungi pengelolanya"),
    ],
)
async def test_an_admin_is_not_sent_to_the_own_office(village: Village, words: str, answer: str) -> None:
    for officer in (village.admin(), await second_admin(village)):
        await officer.says(words)
        assert officer.hears(answer)
        assert officer.buttons == ["Menu"]
        assert not any(away in officer.last for away in ("ke petugas", "ketik: petugas", "petugas yang menjawab"))


async def test_where_no_contact_is_set_an_admin_reads_who_sets_it(database: Database) -> None:
    async with Village.open(database, settings_for(database, office_contact="")) as village:
        admin, siti = village.admin(), await village.member("Siti", desa="Sumberejo, Poncokusumo")
        await admin.says("nomor kantor")
        assert admin.hears("Nomor kantor belum diisi")
        await siti.says("nomor kantor")
        assert siti.hears("Kantor Diskominfo Kabupaten Malang buka pada jam kerja")


async def test_an_admins_copy_of_a_question_another_one_answered_loses_its_button(village: Village) -> None:
    siti, admin = await village.member("Siti", desa="Sumberejo, Poncokusumo"), village.admin()
    rekan = await second_admin(village)
    await siti.says("petugas")
    await siti.says("Kapan Bimtek berikutnya?")
    copy = village.world.messages(rekan.account)[-1]
    assert copy.labels == ["Jawab Siti"]
    await admin.taps("Jawab Siti")
    await admin.says("Bulan depan, Bu.")
    assert siti.hears("Bulan depan")
    assert not copy.labels
    assert copy.text == "Pertanyaan dari Siti sudah dijawab petugas lain:\n“Kapan Bimtek berikutnya?”"


@pytest.mark.parametrize("count", [1, 3])
async def test_so_does_the_copy_of_a_question_with_files(village: Village, count: int) -> None:
    siti, admin = await village.member("Siti", desa="Sumberejo, Poncokusumo"), village.admin()
    rekan = await second_admin(village)
    await (siti.sends_album(count) if count > 1 else siti.sends_photo())
    await siti.says("petugas")
    await siti.says("Mana yang lebih bagus? " + "Mohon dilihat. " * 63)
    copy = village.world.messages(rekan.account)[-1]
    assert copy.labels == ["Jawab Siti"]
    await admin.taps("Jawab Siti")
    await admin.says("Yang pertama, Bu.")
    assert not copy.labels
    assert "Pertanyaan dari Siti sudah dijawab petugas lain:\n“Mana yang lebih bagus?" in copy.text
    await rekan.says("jawab siti")
    assert not rekan.hears("sudah dijawab"), "no button is meant by it any more"


async def test_where_the_office_is_found(village: Village) -> None:
    stranger = village.person("Joni")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    for words in ("nomor diskominfo", "jam berapa kantor buka?", "kontak kantor"):
        await stranger.says(words)
        assert stranger.hears("0341-000000"), words
        await siti.says(words)
        assert siti.hears("Diskominfo Kabupaten Malang: 0341-000000."), words
        assert siti.buttons == ["Hubungi petugas", "Menu"]


async def test_who_works_for_the_office_is_not_asked_to_register(village: Village) -> None:
    admin = village.admin()
    await admin.says("menu")
    assert admin.hears("Silakan pilih pekerjaannya")
    assert "Panel petugas" in admin.buttons
    assert not {"Daftar", "Catat kegiatan"} & set(admin.buttons)
    await admin.says("bantuan")
    assert admin.hears("siaran: menulis dan melihat siaran")


async def test_the_board_reads_what_only_a_board_needs(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", status=village.pending)
    await budi.says("bantuan")
    assert budi.hears("jeda: KIM beristirahat sebentar")
    await budi.says("menu")
    await budi.taps("Pendaftaran (1)")
    await budi.taps("Terima Siti")
    assert "Selamat bergabung" in siti.last
    await budi.says("menu")
    assert not any(label.startswith("Pendaftaran") for label in budi.buttons)
    await siti.says("bantuan")
    assert not siti.hears("pengurus berganti")


async def test_who_asks_without_a_name_and_who_cannot_be_answered(village: Village) -> None:
    admin = village.admin()
    siti = village.person("Siti")
    siti.account.started = True
    async with village.database.transaction() as session:
        await make_person(session, None, siti.id)
    await siti.says("petugas")
    await siti.says("Kapan Bimtek?")
    assert "Pertanyaan dari seseorang (belum terdaftar di KIM)" in admin.last
    await siti.does("block")
    await admin.taps("Jawab seseorang")
    assert admin.hears("Silakan tulis jawaban untuk seseorang")
    await admin.says("Rabu depan")
    assert admin.hears("tetapi seseorang tidak bisa dihubungi")


@pytest.mark.parametrize("sent", ["voice", "audio", "video_note"])
async def test_what_is_spoken_reaches_the_officer_too(village: Village, sent: str) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("petugas")
    await siti.does(f"send_{sent}")
    await siti.says("pripun carane gabung")
    assert siti.hears("sudah kami teruskan ke petugas")
    assert "“pripun carane gabung”" in admin.last
    heard = [message.kind for message in village.world.messages(admin.account) if message.from_bot]
    assert heard[-2:] == [sent, "text"]
    await admin.says("pertanyaan")
    assert admin.hears("pripun carane gabung")


async def test_the_photos_of_a_question_reach_the_officer(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("petugas")
    await siti.sends_photo()
    assert siti.hears("Apa yang ingin Bapak/Ibu tanyakan tentang itu?")
    assert photos(admin) == 0
    await siti.says("Apakah banner ini sudah benar?")
    assert siti.hears("sudah kami teruskan ke petugas")
    assert "“Apakah banner ini sudah benar?”" in admin.last
    assert photos(admin) == 1
    await admin.says("panel")
    await admin.taps("Pertanyaan (1)")
    assert photos(admin) == 2
    await admin.taps("Jawab Siti")
    assert photos(admin) == 3
    await admin.says("Sudah benar, Bu")
    assert "Sudah benar, Bu" in siti.last


async def test_all_of_an_album_with_a_question_reaches_the_officer(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("petugas")
    await siti.sends_album(3, "Mana yang lebih bagus?")
    assert photos(admin) == 3
    assert siti.ever_heard("sudah kami teruskan") == 1
    assert not siti.ever_heard("Kiriman ini untuk apa")


async def test_what_was_sent_before_goes_along_with_the_question(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.sends_album(2)
    await siti.says("petugas")
    assert siti.hears("Apa yang ingin Bapak/Ibu tanyakan tentang itu?")
    await siti.says("Mana yang lebih bagus?")
    assert photos(admin) == 2


def photos(player: Player) -> int:
    """How many the bot showed."""
    messages = player.world.messages(player.account)
    return sum(message.from_bot and message.kind == "photo" for message in messages)


async def test_an_admin_whose_question_another_answered_is_free_again(village: Village) -> None:
    """What is typed next is no answer to a question that is answered."""
    siti, admin, ratna = (
        await village.member("Siti", desa="Sumberejo, Poncokusumo"),
        village.admin(),
        await second_admin(village),
    )
    await siti.says("petugas")
    await siti.says("Bagaimana cara mengganti sekretaris?")
    await admin.taps("Jawab Siti")
    await ratna.taps("Jawab Siti")
    await ratna.says("Ketik: pengurus berganti")
    await admin.says("Ketik pengurus berganti ya")
    assert admin.hears("sudah dijawab petugas lain")
    assert admin.buttons == ["Menu"]
    await admin.says("panel")
    assert admin.hears("Yang menunggu hari ini")
    assert not any(label.startswith("Lanjutkan") for label in admin.buttons)


async def test_a_form_of_ones_own_stays_where_a_button_beside_it_is_refused(village: Village) -> None:
    siti, admin, ratna = (
        await village.member("Siti", desa="Sumberejo, Poncokusumo"),
        village.admin(),
        await second_admin(village),
    )
    await siti.says("petugas")
    await siti.says("Bagaimana cara mengganti sekretaris?")
    asked = village.world.messages(admin.account)[-1]
    data = asked.find_button("Jawab Siti").data
    assert data is not None
    await ratna.taps("Jawab Siti")
    await ratna.says("Ketik: pengurus berganti")
    await admin.says("buat bimtek")
    # Pressed in the moment before it went.
    await admin.taps_data(asked, data)
    assert admin.hears("sudah dijawab petugas lain")
    await admin.says("Menulis berita desa")
    assert admin.hears("Tanggal berapa?")


async def test_a_long_question_and_its_long_answer_arrive_whole(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    admin = village.admin()
    await siti.says("tanya")
    await siti.says("kami bertanya. " * 200 + "Akhir pertanyaan.")
    assert admin.hears("Akhir pertanyaan.")
    await admin.taps("Jawab Siti")
    await admin.says("kami menjawab. " * 200 + "Akhir jawaban.")
    assert any("Akhir jawaban." in text for text in [m.text for m in village.world.messages(siti.account)])


async def test_on_two_processes_a_question_is_answered_once(database: Database) -> None:
    settings = settings_for(database)
    async with (
        Village.open(database, settings) as village,
        Village.open(database, settings, world=village.world, clock=village.clock) as other,
    ):
        siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
        admins = [village.admin(), await second_admin(village)]
        await siti.says("tanya")
        await siti.says("Kapan Bimtek berikutnya?")
        for admin in admins:
            await admin.taps("Jawab Siti")
        answers = [
            Incoming(Address("telegram", str(admin.id)), 900 + place, Kind.TEXT, text=f"Jawaban {place}")
            for place, admin in enumerate(admins)
        ]
        await asyncio.gather(village.app.dispatcher.handle(answers[0]), other.app.dispatcher.handle(answers[1]))
        for app in (village.app, other.app):
            await app.sender.settle()
        told = sorted("sudah dijawab" in admin.last for admin in admins)
        assert told == [False, True], [admin.last for admin in admins]


@pytest.mark.parametrize(
    "words",
    [
        "boleh lewat WA saja tidak",
        "pak bisa kirim lewat whatsapp",
        "apa ada wa nya pak",
        "anggota kami banyak yang tidak punya telegram, bagaimana",
        "ora duwe telegram",
    ],
)
async def test_who_has_whatsapp_only_learns_what_can_be_done(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    sri = village.person("Sri")
    for who in (siti, sri):
        await who.says(words)
        assert who.hears("hanya ada di Telegram")


@pytest.mark.parametrize("words", ["ada kabar di grup wa gempa besok", "dapat dari wa katanya bansos cair"])
async def test_what_was_read_on_whatsapp_is_no_question_about_it(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says(words)
    assert not siti.hears("hanya ada di Telegram")

"""The ketua's place, offered to somebody who has not answered yet: what ends the offer, and who hears of it."""

from __future__ import annotations

import pytest

from storage.kim import BoardRole
from storage.member import Member
from tests.village import Player, Village

DESA = "Sumberejo, Poncokusumo"


async def offered(village: Village, role: str = "anggota") -> tuple[Player, Player, Player]:
    """Budi, the ketua, has offered his place to Siti; Rini is sekretaris."""
    budi = await village.member("Budi", desa=DESA, role="ketua")
    rini = await village.member("Rini", desa=DESA, role="sekretaris")
    siti = await village.member("Siti", desa=DESA, role=role)
    await budi.says("pengurus berganti")
    await budi.taps(f"Siti ({role})")
    assert siti.buttons == ["Bersedia", "Belum bisa"]
    return budi, rini, siti


def the_offer(village: Village, siti: Player) -> list[str]:
    """The buttons of the first message Siti got."""
    return list(next(m for m in village.world.messages(siti.account) if m.from_bot).labels)


async def roles(village: Village) -> list[tuple[str, str | None]]:
    async with village.database.reading() as session:
        members = await village.rows(session, Member)
    return [(member.role.value, member.wanted_role.value if member.wanted_role else None) for member in members]


async def steps_down(budi: Player) -> None:
    await budi.says("ganti jabatan")
    await budi.taps("Anggota")
    if budi.hears("belum ada penggantinya"):
        await budi.taps("Ya")


async def leaves(budi: Player) -> None:
    await budi.says("keluar dari kim")
    await budi.says("ya")


async def test_the_place_is_handed_over_in_words(village: Village) -> None:
    budi = await village.member("Budi", desa=DESA, role="ketua")
    siti = await village.member("Siti", desa=DESA)
    await budi.says("pengurus berganti")
    await budi.says("gak jadi lah")
    assert budi.hears("dibatalkan")
    await budi.says("pengurus berganti")
    await budi.says("diganti bu siti")
    assert budi.hears("Kami tanyakan dulu kepada Siti")
    assert siti.buttons == ["Bersedia", "Belum bisa"]


@pytest.mark.parametrize("goes", [steps_down, leaves])
async def test_the_offer_ends_with_the_ketua_who_made_it_and_everybody_hears_so(village: Village, goes: object) -> None:
    admin = village.admin()
    budi, rini, siti = await offered(village)
    assert callable(goes)
    await goes(budi)
    assert siti.hears("Budi tidak lagi ketua KIM Sumberejo, jadi tawarannya berakhir")
    assert the_offer(village, siti) == [], "what is dead bears no buttons"
    assert siti.ever_heard("Budi tidak lagi ketua") == 1
    for who in (rini, admin):
        assert who.hears("Tawaran kepada Siti berakhir"), who
        assert who.hears("Ketuanya kini kosong"), who
    assert admin.hears("Desa Sumberejo, Kec. Poncokusumo"), "there are many Sumberejo"
    await siti.taps("Saya bersedia")
    assert siti.hears("menunggu persetujuan pengurus KIM Sumberejo")
    await rini.taps("Benar")
    assert siti.hears("sekarang ketua")


async def test_who_steps_down_reads_who_knows_of_it(village: Village) -> None:
    budi, _, _ = await offered(village)
    await steps_down(budi)
    assert budi.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang anggota")
    assert budi.hears("Pengurus lain dan petugas sudah kami kabari")


async def test_a_ketua_is_shown_how_to_hand_over_before_the_place_is_left_empty(village: Village) -> None:
    budi = await village.member("Budi", desa=DESA, role="ketua")
    await village.member("Rini", desa=DESA, role="sekretaris")
    await budi.says("ganti jabatan")
    await budi.taps("Anggota")
    assert budi.hears("belum ada penggantinya")
    await budi.says("pengurus berganti")
    assert budi.hears("diserahkan kepada siapa")
    assert (await roles(village))[0] == ("ketua", None)


async def test_a_bare_yes_to_the_news_asks_for_the_place(village: Village) -> None:
    budi, _, siti = await offered(village)
    await steps_down(budi)
    await siti.says("nggih, kulo bersedia")
    assert siti.hears("menunggu persetujuan")


async def test_an_old_yes_asks_for_the_place_that_is_free_now(village: Village) -> None:
    budi, rini, siti = await offered(village)
    offer = village.world.messages(siti.account)[-1]
    accepts = offer.find_button("Bersedia").data
    assert accepts is not None
    await steps_down(budi)
    await siti.taps_data(offer, accepts)
    assert siti.hears("menunggu persetujuan pengurus KIM Sumberejo")
    await rini.taps("Benar")
    assert (await roles(village))[2] == ("ketua", None)
    await siti.taps_data(offer, accepts)
    assert siti.hears("sudah tidak berlaku")


async def test_on_the_board_who_was_offered_it_hears_of_the_end_once(village: Village) -> None:
    admin = village.admin()
    budi, siti = (
        await village.member("Budi", desa=DESA, role="ketua"),
        await village.member("Siti", desa=DESA, role="sekretaris"),
    )
    await budi.says("pengurus berganti")
    await budi.taps("Siti (sekretaris)")
    await steps_down(budi)
    assert len(siti.heard) == 2, "the offer, and its end"
    assert admin.hears("Ketuanya kini kosong")


@pytest.mark.parametrize("words", ["gak jadi mundur", "batal serah terima", "tarik tawaran"])
async def test_the_ketua_takes_the_offer_back(village: Village, words: str) -> None:
    budi, _, siti = await offered(village)
    await budi.says(words)
    assert budi.hears("Tawaran kepada Siti sudah ditarik")
    assert siti.hears("Bapak/Ibu Budi tetap menjadi ketua KIM Sumberejo, jadi tawarannya berakhir")
    assert the_offer(village, siti) == []
    assert await roles(village) == [("ketua", None), ("sekretaris", None), ("anggota", None)]
    await budi.says(words)
    assert budi.hears("Tidak ada tawaran")
    await siti.says(words)
    assert siti.hears("Tidak ada tawaran")


async def test_the_offer_is_taken_back_where_it_would_be_made_again(village: Village) -> None:
    budi, _, siti = await offered(village)
    await budi.says("pengurus berganti")
    await budi.taps("Tarik tawaran")
    assert budi.hears("Tawaran kepada Siti sudah ditarik")
    assert siti.hears("tawarannya berakhir")


@pytest.mark.parametrize(
    "words", ["aku durung siap pak", "belum siap", "dereng saged", "mboten", "belum mau", "ora gelem, aku repot"]
)
async def test_who_is_not_ready_declines_in_any_words(village: Village, words: str) -> None:
    budi, _, siti = await offered(village)
    await siti.says(words)
    assert budi.hears("Siti belum bersedia")


@pytest.mark.parametrize("words", ["ya saya bersedia", "nggih", "belum bisa pak"])
async def test_who_answers_the_offer_days_later_is_asked_once_more(village: Village, words: str) -> None:
    budi, rini, siti = await offered(village)
    await village.later(days=4, ticks=False)
    await siti.says(words)
    assert siti.hears("Budi menyerahkan jabatan ketua KIM Sumberejo kepada Bapak/Ibu")
    assert siti.buttons == ["Bersedia", "Belum bisa"]
    await rini.says(words)
    assert not rini.hears("menyerahkan jabatan"), "she was offered nothing"
    await siti.says("bersedia")
    assert siti.hears("sekarang ketua KIM Sumberejo")
    assert "sudah menerima jabatan ketua" in budi.last


async def test_who_is_erased_leaves_no_name_in_the_news(village: Village) -> None:
    admin = village.admin()
    budi, rini, siti = await offered(village)
    await budi.says("hapus data saya")
    await budi.says("ya")
    assert siti.hears("Yang menawarkan tidak lagi ketua KIM Sumberejo, jadi tawarannya berakhir")
    for who in (siti, rini, admin):
        assert not any("Budi" in text for text in who.heard)


async def test_another_choice_ends_the_offer_before_it_kindly(village: Village) -> None:
    joko = await village.member("Joko", desa=DESA)
    budi, _, siti = await offered(village)
    await budi.says("pengurus berganti")
    assert budi.hears("Siti belum menjawab")
    await budi.taps("Joko (anggota)")
    assert siti.hears("Bapak/Ibu Budi kini menawarkan jabatan ketua KIM Sumberejo kepada yang lain")
    assert the_offer(village, siti) == []
    assert await roles(village) == [("anggota", "ketua"), ("ketua", None), ("sekretaris", None), ("anggota", None)]
    await joko.taps("Bersedia")
    assert joko.hears("sekarang ketua KIM Sumberejo")
    assert siti.ever_heard("Joko") == 0


async def test_the_same_choice_again_is_no_end(village: Village) -> None:
    budi, _, siti = await offered(village)
    await budi.says("pengurus berganti")
    await budi.taps("Siti (anggota)")
    assert siti.ever_heard("berakhir") == 0
    await siti.taps("Bersedia")
    assert siti.hears("sekarang ketua KIM Sumberejo")
    assert siti.ever_heard("berakhir") == 0


async def test_the_office_names_another_ketua(village: Village) -> None:
    admin = village.admin()
    _, rini, siti = await offered(village)
    await rini.says("pak budi sudah pindah")
    await rini.taps("Saya penggantinya")
    await admin.taps("Ya, ketuanya Rini")
    assert siti.hears("Ketua KIM Sumberejo sekarang Rini")
    assert the_offer(village, siti) == []
    assert (await roles(village))[2] == ("anggota", None)


async def test_of_two_who_say_to_be_ketua_the_other_one_hears_how_it_ended(village: Village) -> None:
    rini = await village.member("Rini", desa=DESA, role="sekretaris")
    siti, joko = await village.member("Siti", desa=DESA), await village.member("Joko", desa=DESA)
    for who in (siti, joko):
        await who.says("ganti jabatan")
        await who.taps("Ketua")
    await rini.says("pendaftaran")
    await rini.taps("Benar")
    assert joko.hears("Ketua KIM Sumberejo sekarang Siti")
    assert await roles(village) == [("sekretaris", None), ("ketua", None), ("anggota", None)]
    await siti.says("pengurus berganti")
    assert not siti.hears("belum menjawab")


async def test_a_ketua_who_is_taken_back_offers_nothing_any_more(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=DESA)
    budi = await village.member("Budi", desa=DESA, role="ketua", status=village.pending)
    await admin.says("pendaftaran")
    await admin.taps("Terima Budi")
    await budi.says("pengurus berganti")
    await budi.taps("Siti (anggota)")
    await admin.taps("Batalkan Budi")
    assert siti.hears("tawarannya berakhir")
    assert (await roles(village))[0] == ("anggota", None)


# Who was offered it ----------------------------------------------------------------------------------------


async def test_who_gives_up_another_place_keeps_the_offer(village: Village) -> None:
    _, _, siti = await offered(village, "bendahara")
    await steps_down(siti)
    await siti.taps("Bersedia")
    assert siti.hears("Bapak/Ibu sekarang ketua KIM Sumberejo")


@pytest.mark.parametrize("role", ["Bendahara", "Ketua"])
async def test_who_wants_another_place_answers_the_offer_first(village: Village, role: str) -> None:
    budi, _, siti = await offered(village)
    await siti.says("ganti jabatan")
    await siti.taps(role)
    assert siti.hears("Bapak/Ibu Budi menyerahkan jabatan ketua KIM Sumberejo kepada Bapak/Ibu")
    assert siti.buttons == ["Bersedia", "Belum bisa"]
    await siti.taps("Belum bisa")
    assert budi.hears("Siti belum bersedia")
    await siti.says("ganti jabatan")
    await siti.taps("Bendahara")
    assert siti.hears("menunggu persetujuan")


async def test_who_leaves_takes_the_offer_along_and_the_ketua_knows(village: Village) -> None:
    budi, _, siti = await offered(village)
    await leaves(siti)
    assert budi.hears("Siti (anggota) sudah keluar dari KIM Sumberejo. Tawaran jabatan ketua kepada beliau berakhir.")
    assert the_offer(village, siti) == []


async def test_who_is_put_out_takes_the_offer_along(village: Village) -> None:
    budi, rini, siti = await offered(village)
    await rini.says("bu siti sudah pindah")
    await rini.says("ya")
    assert rini.hears("Tawaran jabatan ketua kepada beliau berakhir.")
    assert budi.hears("Tawaran jabatan ketua kepada beliau berakhir.")
    assert the_offer(village, siti) == []


# Stepping down without an offer -----------------------------------------------------------------------------


async def test_the_board_knows_who_of_it_stepped_down(village: Village) -> None:
    admin = village.admin()
    budi, rini = (
        await village.member("Budi", desa=DESA, role="ketua"),
        await village.member("Rini", desa=DESA, role="sekretaris"),
    )
    await steps_down(rini)
    assert rini.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang anggota. Pengurus lain sudah kami kabari.")
    assert budi.heard == ["Rini tidak lagi sekretaris KIM Sumberejo, tetapi tetap anggota."]
    assert admin.last == ""
    await steps_down(budi)
    assert admin.hears("Budi tidak lagi ketua KIM Sumberejo (Desa Sumberejo, Kec. Poncokusumo)")
    assert budi.hears("Petugas sudah kami kabari")
    assert not rini.hears("Budi"), "no longer on the board"


@pytest.mark.parametrize(
    "words",
    ["saya mundur", "saya mau berhenti jadi sekretaris", "kulo bade leren dados sekretaris", "mengundurkan diri pak"],
)
async def test_one_of_the_board_resigns_in_a_sentence(village: Village, words: str) -> None:
    budi = await village.member("Budi", desa=DESA, role="ketua")
    rini = await village.member("Rini", desa=DESA, role="sekretaris")
    await rini.says(words)
    assert rini.hears("Bapak/Ibu tidak lagi sekretaris KIM Sumberejo, dan tetap menjadi anggota. Sudah benar?")
    await rini.says("tidak")
    assert rini.hears("tidak ada yang berubah")
    await rini.says(words)
    await rini.says("ya")
    assert rini.hears("sekarang anggota. Pengurus lain sudah kami kabari.")
    assert budi.hears("Rini tidak lagi sekretaris")


async def test_a_ketua_who_resigns_is_asked_who_follows(village: Village) -> None:
    budi = await village.member("Budi", desa=DESA, role="ketua")
    await village.member("Rini", desa=DESA, role="sekretaris")
    await budi.says("kulo bade mundur")
    assert budi.hears("diserahkan kepada siapa")
    await budi.says("batal")
    await budi.says("jabatan")
    await budi.says("saya mau mundur")
    assert budi.hears("diserahkan kepada siapa"), "said where the place is asked for"


@pytest.mark.parametrize("words", ["mundur dari kim", "berhenti jadi anggota"])
async def test_who_leaves_the_kim_does_not_only_step_down(village: Village, words: str) -> None:
    rini = await village.member("Rini", desa=DESA, role="sekretaris")
    await rini.says(words)
    assert rini.hears("benar mau keluar dari KIM Sumberejo")


@pytest.mark.parametrize("first", ["Budi", "Siti"])
async def test_the_ketua_who_leaves_and_the_heir_who_accepts_at_once_follow_one_another(
    village: Village, first: str
) -> None:
    budi, rini, siti = await offered(village)
    await budi.says("keluar dari kim")
    other = await village.second_process()
    deeds = {"Budi": budi.will_tap("Ya"), "Siti": siti.will_tap("Bersedia")}
    await village.together(deeds.pop(first), *deeds.values())
    await other.sender.settle()
    # Whichever came first: nobody reads that the place is empty while Siti has it.
    async with village.database.reading() as session:
        [*_, place] = await village.rows(session, Member)
    ketua = place.role is BoardRole.KETUA
    assert bool(siti.ever_heard("sekarang ketua KIM Sumberejo")) is ketua
    assert bool(rini.ever_heard("Ketuanya kini kosong")) is not ketua
    assert bool(siti.ever_heard("tawarannya berakhir")) is not ketua

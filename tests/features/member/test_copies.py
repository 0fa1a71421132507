"""What several are asked is decided by one of them: the copies of the others say how, and their buttons go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator.messages import Message
from tests.factories import make_kim
from tests.features.broadcast.conftest import second_admin
from tests.features.checkin.reporting import SUMBEREJO
from tests.features.member.test_register import register
from tests.features.silence.test_officers import coordinator
from tests.village import Player, Village


async def officers(village: Village) -> tuple[Player, Player, Player]:
    return village.admin(), await second_admin(village), await coordinator(village, "Camat", SUMBEREJO)


def newest(village: Village, *people: Player) -> list[Message]:
    return [village.world.messages(who.account)[-1] for who in people]


async def joko_asks(village: Village, role: str = "Ketua") -> Player:
    joko = village.person("Joko")
    async with village.database.transaction() as session:
        await make_kim(session, SUMBEREJO)
    await register(joko, SUMBEREJO, name="Joko", role=role)
    return joko


async def test_an_officers_copy_of_what_another_one_decided_loses_its_buttons(village: Village) -> None:
    admin, rekan, camat = await officers(village)
    await joko_asks(village)
    copies = newest(village, admin, rekan, camat)
    assert all(copy.labels == ["Terima Joko", "Tolak Joko"] for copy in copies)
    await admin.taps("Terima Joko")
    own, *others = copies
    assert own.labels == ["Terima Joko", "Tolak Joko"], "the answer stands under it"
    for copy in others:
        assert not copy.labels
        assert copy.text == "Joko sudah diterima di KIM Sumberejo, Kec. Poncokusumo. Terima kasih."
    await rekan.says("terima joko")
    assert not rekan.hears("sudah diterima"), "no button is meant by it any more"


@pytest.mark.parametrize("fault", [{"error_code": 502}, {"error_code": 429, "parameters": {"retry_after": 1}}, {}])
async def test_a_copy_that_could_not_be_changed_is_changed_later(village: Village, fault: dict[str, Any]) -> None:
    admin, rekan, _ = await officers(village)
    await joko_asks(village)
    (copy,) = newest(village, rekan)
    village.world.fail("editMessageText", chat=rekan.account, **fault)
    await admin.taps("Terima Joko")
    assert copy.labels
    await village.later(hours=0.01, ticks=False)
    await village.settle()
    assert not copy.labels


async def test_so_does_the_copy_of_another_one_of_the_board(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    await joko_asks(village, "Anggota")
    own, other = newest(village, hadi, ratna)
    assert other.labels == own.labels == ["Terima Joko", "Tolak Joko"]
    await hadi.taps("Terima Joko")
    assert own.labels == ["Terima Joko", "Tolak Joko"]
    assert not other.labels
    assert other.text == "Joko sudah diterima di KIM Sumberejo, Kec. Poncokusumo. Terima kasih."


async def test_what_is_taken_back_is_asked_again_in_the_copies_and_settled_again(village: Village) -> None:
    admin, rekan, camat = await officers(village)
    await joko_asks(village, "Sekretaris")
    copies = newest(village, rekan, camat)
    asked = copies[0].text
    await admin.taps("Terima Joko")
    village.clock.advance(timedelta(days=1))
    await admin.taps("Batalkan Joko")
    for copy in copies:
        assert copy.text == asked
        assert copy.labels == ["Terima Joko", "Tolak Joko"]
    village.clock.advance(timedelta(minutes=1))
    await rekan.taps("Tolak Joko")
    await rekan.taps("Belum kami kenal")
    assert (
        copies[1].text == "Pendaftaran Joko di KIM Sumberejo, Kec. Poncokusumo sudah ditolak lebih dulu. Terima kasih."
    )
    assert not copies[1].labels


async def test_who_gives_up_joining_is_nobodys_question_any_more(village: Village) -> None:
    admin, rekan, _ = await officers(village)
    joko = await joko_asks(village)
    copies = newest(village, admin, rekan)
    await joko.says("keluar dari kim")
    await joko.says("ya")
    for copy in copies:
        assert not copy.labels
        assert (
            copy.text == "Joko tidak jadi bergabung dengan KIM Sumberejo, Kec. Poncokusumo, atau sudah keluar. "
            "Tidak ada yang perlu diputuskan."
        )


# A place on the board ---------------------------------------------------------------------------------------


async def test_a_claim_one_of_the_board_decided_is_settled_for_the_others(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya sekarang bendahara")
    await siti.taps("Bendahara")
    own, other = newest(village, hadi, ratna)
    assert other.labels == ["Benar", "Tidak benar"]
    await hadi.taps("Benar")
    assert own.labels == ["Benar", "Tidak benar"]
    assert not other.labels
    assert other.text == "Jabatan Siti di KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: bendahara. Terima kasih."


async def test_a_claim_that_was_handed_on_is_settled_for_board_and_officers(village: Village) -> None:
    admin, rekan, camat = await officers(village)
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya sekarang bendahara")
    await siti.taps("Bendahara")
    (asked,) = newest(village, hadi)
    await village.days_pass(7)
    copies = [asked, *newest(village, rekan, camat)]
    assert all(copy.labels == ["Benar", "Tidak benar"] for copy in copies)
    await admin.taps("Tidak benar")
    for copy in copies:
        assert not copy.labels
        assert copy.text == "Jabatan Siti di KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: anggota. Terima kasih."


async def test_who_is_declined_and_says_it_again_is_asked_about_again(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)

    async def claims() -> None:
        await siti.says("saya sekarang bendahara")
        await siti.taps("Bendahara")

    await claims()
    await claims()
    assert ratna.ever_heard("jabatannya sekarang bendahara") == 1, "one question is enough"
    await hadi.taps("Tidak benar")
    await claims()
    assert hadi.ever_heard("jabatannya sekarang bendahara") == 2
    (other,) = newest(village, ratna)
    assert other.labels == ["Benar", "Tidak benar"]
    village.clock.advance(timedelta(minutes=1))
    await hadi.taps("Benar")
    assert other.text == "Jabatan Siti di KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: bendahara. Terima kasih."


# The ketua's place ------------------------------------------------------------------------------------------


async def follows(village: Village, *asked: Player) -> tuple[Player, Player, list[Message]]:
    """Budi is ketua, and Siti says to follow; the officers' copies of that."""
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya sekarang ketua")
    await siti.taps("Ketua")
    await siti.taps("Tanyakan ke petugas")
    copies = newest(village, *asked)
    assert all(copy.labels == ["Ya, ketuanya Siti", "Tetap Budi"] for copy in copies)
    return budi, siti, copies


async def test_who_follows_a_ketua_is_settled_for_the_other_officers(village: Village) -> None:
    admin, rekan, camat = await officers(village)
    _, _, (own, *others) = await follows(village, admin, rekan, camat)
    await admin.taps("Ya, ketuanya Siti")
    assert own.labels == ["Ya, ketuanya Siti", "Tetap Budi"]
    for copy in others:
        assert not copy.labels
        assert copy.text == "Ketua KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: Siti. Terima kasih."


async def test_a_ketua_who_stays_is_settled_too_and_may_be_asked_about_again(village: Village) -> None:
    admin, rekan, camat = await officers(village)
    _, siti, (_, *others) = await follows(village, admin, rekan, camat)
    await admin.taps("Tetap Budi")
    for copy in others:
        assert not copy.labels
        assert copy.text == "Ketua KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: Budi. Terima kasih."
    await siti.says("saya sekarang ketua")
    await siti.taps("Ketua")
    await siti.taps("Tanyakan ke petugas")
    assert newest(village, rekan)[0].labels == ["Ya, ketuanya Siti", "Tetap Budi"]


async def test_a_ketua_who_hands_over_after_all_leaves_nothing_to_decide(village: Village) -> None:
    admin, rekan, _ = await officers(village)
    budi, siti, copies = await follows(village, admin, rekan)
    await budi.says("pengurus berganti")
    await budi.taps("Siti (anggota)")
    await siti.taps("Bersedia")
    for copy in copies:
        assert not copy.labels
        assert copy.text == "Ketua KIM Sumberejo, Kec. Poncokusumo sudah diputuskan: Siti. Terima kasih."

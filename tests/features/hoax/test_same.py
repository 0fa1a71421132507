"""Many report the same: one case, whoever was first, however it is dressed."""

from __future__ import annotations

from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, cases, report, reports
from tests.village import Player, Village

DRESSES = (
    "{}", "{} 🙏🙏", "⚠️⚠️ {}", "*{}*", "{}!!!", "  {}  ", "“{}”", "{} 😱", "_{}_", "{}.",
)  # fmt: skip


def dressed(number: int) -> str:
    words = DRESSES[number % len(DRESSES)].format(CLAIM)
    return words.upper() if number % 2 else words.replace(" ", "  " if number % 3 else "\n")


async def test_twenty_at_once_are_one_case_with_twenty_reporters(village: Village) -> None:
    people: list[Player] = [await village.member(f"Warga {n}", desa=SUMBEREJO) for n in range(20)]
    for number, person in enumerate(people):
        await person.says(dressed(number), forward_from="Pak Anu")
        await person.taps("Cek kebenarannya")
    assert await reports(village) == []
    await village.together(*(person.will_tap("Grup WhatsApp") for person in people))
    assert len(await cases(village)) == 1
    filed = await reports(village)
    assert len(filed) == 20
    assert sorted(r.number for r in filed) == list(range(1, 21))
    assert all(person.hears("Nomor tiket") for person in people)


async def test_another_claim_is_another_case(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    await report(siti)
    await report(budi, OTHER)
    assert len(await cases(village)) == 2


async def test_a_question_under_another_photo_is_another_case(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for _ in range(2):
        await siti.sends_photo(caption="Apakah berita ini benar pak")
        await siti.taps("Cek kebenarannya")
        await siti.taps("Lewati")
        await siti.taps("Facebook")
        await siti.taps("Lewati")
    assert len(await cases(village)) == 2


async def test_the_very_same_photo_without_a_word_is_the_same_case(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    photo = await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    await siti.says("Katanya kupon beras gratis")
    await siti.taps("Facebook")
    await budi.does("forward", photo)
    await budi.taps("Cek kebenarannya")
    await budi.taps("Lewati")
    await budi.taps("Grup WhatsApp")
    assert len(await cases(village)) == 1
    assert len(await reports(village)) == 2


async def test_the_same_person_twice_has_one_ticket_and_one_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await report(siti, f"🙏 {CLAIM.upper()} https://contoh.id/kartu")
    assert siti.hears("Nomor tiket: 1/2026")
    (filed,) = await reports(village)
    assert [proof.url for proof in filed.proofs] == ["https://contoh.id/kartu"]

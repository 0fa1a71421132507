"""Many report the same: one case, whoever was first, however it is dressed."""

from __future__ import annotations

from bot.app import open_office
from bot.features.hoax.actions import known
from bot.features.hoax.actions.knowledge import begin
from storage.clarification import Clarifications, Verdict
from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, cases, editor, publish, report, reports, verifier
from tests.village import Player, Village, settings_for

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


async def known_elsewhere(village: Village) -> None:
    """A clarification of another publisher that looks like the claim and is about something else."""
    async with village.database.transaction() as session:
        await Clarifications(session).put(
            {
                "source": "Cek Uji",
                "external_id": "1",
                "title": "Kartu ungu dan beras dua karung",
                "claim_text": "Warga yang memegang kartu ungu mendapat beras dua karung di balai kota, bawa kupon",
                "verdict": Verdict.KELIRU,
            },
            village.clock.now(),
        )


async def test_who_says_not_this_one_still_joins_the_case_of_the_same_words(village: Village) -> None:
    await known_elsewhere(village)
    people: list[Player] = [await village.member(f"Warga {n}", desa=SUMBEREJO) for n in range(20)]
    for number, person in enumerate(people):
        await person.says(dressed(number), forward_from="Pak Anu")
        await person.taps("Cek kebenarannya")
        assert person.hears("mirip dengan yang pernah diperiksa")
        await person.taps("Bukan")
    await village.together(*(person.will_tap("Grup WhatsApp") for person in people))
    assert len(await cases(village)) == 1
    assert len(await reports(village)) == 20
    late = await village.member("Tono", desa=SUMBEREJO)
    await report(late)
    assert len(await cases(village)) == 1


async def test_who_says_not_this_case_gets_another_one_and_others_join_that(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    other = "warga yang memegang kartu ungu mendapat beras dua karung katanya, apa iya? kata teman uang tunai"
    for number in range(3):
        who = await village.member(f"Warga {number}", desa=SUMBEREJO)
        await who.says(other, forward_from="Orang")
        await who.taps("Cek kebenarannya")
        await who.taps("Bukan")
        await who.taps("Grup WhatsApp")
        assert who.hears("Jawaban kami usahakan")
    assert [r.case_id for r in await reports(village)] == [1, 2, 2, 2]


async def test_who_was_answered_about_something_else_meets_the_others_who_were(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    for number in range(3):
        who = await village.member(f"Warga {number}", desa=SUMBEREJO)
        await who.says(CLAIM, forward_from="Orang")
        await who.taps("Cek kebenarannya")
        await who.taps("Bukan kabar ini")
        assert who.hears(f"tiket {number + 2}/2026 kami periksa tersendiri")
    assert [r.case_id for r in await reports(village)] == [1, 2, 2, 2]


async def test_a_photo_told_of_afterwards_is_found_by_these_words(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    other = await open_office(settings_for(village.database), village.database)
    await siti.sends_photo()
    await siti.taps("Cek kebenarannya")
    await siti.taps("Lewati")
    await siti.taps("Facebook")
    # This process and another one read all there is.
    await report(await village.member("Tono", desa=SUMBEREJO), OTHER)
    async with village.database.reading() as session:
        assert await known.similar_cases(session, other, CLAIM) == []
    await siti.says(CLAIM)
    assert siti.hears("sudah kami lengkapi")
    async with village.database.reading() as session:
        assert [case.id for case, _ in await known.similar_cases(session, other, CLAIM)] == [1]
    for number, words in enumerate((CLAIM, CLAIM.replace("semua", "smua"))):
        who = await village.member(f"Warga {number}", desa=SUMBEREJO)
        await report(who, words)
    village.app.office.memory.clear()  # as after a restart
    for number, words in enumerate((CLAIM, CLAIM.replace("yang", "yg")), 2):
        who = await village.member(f"Warga {number}", desa=SUMBEREJO)
        await report(who, words)
    assert [r.case_id for r in await reports(village)] == [1, 2, 1, 1, 1, 1]


async def test_after_a_start_in_the_background_words_added_later_are_known(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    office = village.app.office
    await begin(village.database, office)
    for number in (1, 2):
        await siti.sends_photo()
        await siti.taps("Cek kebenarannya")
        await siti.taps("Lewati")
        await siti.taps("Facebook")
        async with village.database.reading() as session:
            assert await known.similar_cases(session, office, (CLAIM, OTHER)[number - 1]) == []
        await siti.says((CLAIM, OTHER)[number - 1])
        async with village.database.reading() as session:
            found = await known.similar_cases(session, office, (CLAIM, OTHER)[number - 1])
        assert [case.id for case, _ in found] == [number]
        await begin(village.database, office)

"""A number that an erased person had is nobody else's: messages and buttons name people and requests by it."""

from __future__ import annotations

from storage.member import Person
from tests.features.member.test_register import register
from tests.village import Village


async def test_who_registers_after_somebody_was_erased_is_told_of_and_is_not_taken_for_them(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti, joko = village.person("Siti"), village.person("Joko")
    await siti.starts()
    await register(siti, "Sumberejo Poncokusumo", name="Siti Aminah")
    assert "ingin bergabung" in ketua.last
    async with village.database.reading() as session:
        before = {person.id for person in await village.rows(session, Person)}
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    await joko.starts()
    await register(joko, "Sumberejo Poncokusumo", name="Joko Widodo")
    assert "Joko Widodo ingin bergabung" in ketua.last
    async with village.database.reading() as session:
        (new,) = (person for person in await village.rows(session, Person) if person.name == "Joko Widodo")
    assert new.id not in before
    await ketua.taps("Terima Siti Aminah")
    assert "Selamat bergabung" not in joko.last
    await ketua.taps("Terima Joko Widodo")
    assert "Selamat bergabung" in joko.last

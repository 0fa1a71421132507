"""What processes hold in memory of clarifications stays the same as the tables. All texts are made up."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_office
from bot.features.hoax.actions.knowledge import begin, catch_up, current, held, load
from bot.features.hoax.actions.known import look_up
from bot.office import Office
from storage.clarification import Clarification, Clarifications, Verdict
from storage.database import Database
from tests.factories import WEDNESDAY
from tests.village import settings_for

FLOOD = "Bendungan di hulu Kali Sumber dikabarkan jebol pukul sembilan malam, warga bantaran diminta mengungsi"
SALT = "Minum segelas air garam hangat setiap pagi disebut menyembuhkan darah tinggi tanpa obat dokter"


def values(number: int, text: str, **changed: Any) -> dict[str, Any]:
    return {
        "source": "Cek Uji",
        "external_id": str(number),
        "title": "",
        "claim_text": text,
        "verdict": Verdict.KELIRU,
        **changed,
    }


async def put(database: Database, *rows: dict[str, Any]) -> list[int]:
    async with database.transaction() as session:
        return [await Clarifications(session).put(row, WEDNESDAY) for row in rows]


async def found(database: Database, office: Office, text: str) -> list[int]:
    async with database.reading() as session:
        return [known.clarification.id for known in await look_up(session, office, text)]


@pytest.fixture
async def office(database: Database) -> Office:
    return await open_office(settings_for(database), database)


async def test_two_processes_know_the_same(database: Database, office: Office) -> None:
    other = await open_office(settings_for(database), database)
    (flood,) = await put(database, values(1, FLOOD))
    assert await found(database, office, FLOOD) == [flood]
    assert await found(database, other, FLOOD) == [flood]
    await put(database, values(1, SALT))
    assert await found(database, other, FLOOD) == []
    assert await found(database, office, SALT) == [flood]
    async with database.transaction() as session:
        await Clarifications(session).withdraw(flood, WEDNESDAY)
    assert await found(database, office, SALT) == await found(database, other, SALT) == []


async def test_what_was_taken_back_is_not_remembered(database: Database, office: Office) -> None:
    await put(database, values(1, FLOOD))
    with contextlib.suppress(ZeroDivisionError):
        async with database.transaction() as session:
            await Clarifications(session).put(values(2, SALT), WEDNESDAY)
            await current(session, office)
            raise ZeroDivisionError
    (other,) = await put(database, values(3, "Pasar hewan ditutup tiga bulan karena wabah antraks menular lewat debu"))
    assert await found(database, office, SALT) == []
    assert await found(database, office, "pasar hewan ditutup tiga bulan karena wabah antraks") == [other]


async def test_the_background_loads_and_turns_catch_up(database: Database, office: Office) -> None:
    (flood,) = await put(database, values(1, FLOOD))
    await begin(database, office)
    assert await found(database, office, FLOOD) == [flood]
    (salt,) = await put(database, values(2, SALT))
    assert await found(database, office, SALT) == [salt]
    await put(database, *[values(10 + number, f"kabar{number} perkara{number} desa{number}") for number in range(150)])
    await found(database, office, SALT)
    assert len(held(office).clarifications) < 152, "a turn takes in only some"
    await catch_up(database, held(office))
    assert len(held(office).clarifications) == 152


async def test_while_it_is_loaded_turns_answer_with_what_is_there(database: Database, office: Office) -> None:
    await put(database, values(1, FLOOD))
    held(office).loading = True
    assert await found(database, office, FLOOD) == []
    await begin(database, office)
    assert await found(database, office, FLOOD) != []


async def test_the_file_saves_reading_and_is_never_believed_against_the_tables(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "known.npz"
    flood, salt = await put(database, values(1, FLOOD), values(2, SALT))
    first = await load(database, file, worth_a_file=1)
    assert file.exists()
    written = file.stat().st_mtime_ns

    async with database.transaction() as session:
        await Clarifications(session).withdraw(flood, WEDNESDAY)
    await put(database, values(2, SALT + " puskesmas"))
    second = await load(database, file, worth_a_file=1)
    assert first.clarifications.match(FLOOD)[0].claim_id == flood
    assert list(second.clarifications) == [salt]
    assert second.clarifications.says(salt, SALT + " puskesmas")
    assert file.stat().st_mtime_ns >= written

    async with database.transaction() as session:
        row = await session.get(Clarification, salt)
        assert row is not None
        row.revision = 1  # as in a database brought back from a copy
    third = await load(database, file, worth_a_file=1)
    assert list(third.clarifications) == [salt]

    file.write_bytes(b"PK\x03\x04 cut short")
    assert list((await load(database, file, worth_a_file=1)).clarifications) == [salt]


async def test_an_index_from_a_file_is_the_same_index(database: Database, tmp_path: Path) -> None:
    await put(database, values(1, FLOOD, title="Bendungan jebol"), values(2, SALT, title="Air garam"))
    fresh = (await load(database, tmp_path / "known.npz", worth_a_file=1)).clarifications
    again = (await load(database, tmp_path / "known.npz", worth_a_file=1)).clarifications
    for text in (FLOOD, SALT, "bendungan jebol", "air garam hangat setiap pagi"):
        assert again.match(text) == fresh.match(text)
    again.add(9, "Kabar lain sama sekali tentang harga gabah di penggilingan")
    again.remove(1)
    assert again.match("harga gabah di penggilingan")[0].claim_id == 9
    assert all(match.claim_id != 1 for match in again.match(FLOOD))

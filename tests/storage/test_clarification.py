from __future__ import annotations

from datetime import timedelta
from typing import Any

from storage.clarification import Clarifications, Known, Verdict
from storage.database import Database
from tests.factories import WEDNESDAY


def values(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "source": "Cek Uji",
        "external_id": str(number),
        "title": f"Kabar nomor {number}",
        "claim_text": f"Katanya kabar nomor {number} benar",
        "verdict": Verdict.KELIRU,
        "verdict_raw": "Keliru",
        **changed,
    }


async def put(database: Database, *rows: dict[str, Any]) -> list[int]:
    async with database.transaction() as session:
        known = Clarifications(session)
        revision = await known.next_revision()
        return [await known.put(row, WEDNESDAY, revision) for row in rows]


async def changed(database: Database, revision: int) -> list[Known]:
    found: list[Known] = []
    after = (revision, 2**31 - 1)
    async with database.reading() as session:
        while page := await Clarifications(session).changed_after(*after, limit=3):
            found += page
            after = (page[-1].revision, page[-1].id)
    return found


async def test_writing_again_changes_and_never_doubles(database: Database) -> None:
    first = await put(database, values(1), values(2))
    again = await put(database, values(1, title="Judul baru"))
    assert again == first[:1]
    async with database.reading() as session:
        assert await Clarifications(session).count() == 2
        found = await Clarifications(session).find(first[0])
    assert found is not None
    assert found.title == "Judul baru"


async def test_an_index_learns_what_it_does_not_know_yet(database: Database) -> None:
    assert await changed(database, 0) == []
    one, two = await put(database, values(1), values(2))
    assert [row.id for row in await changed(database, 0)] == [one, two]
    (three,) = await put(database, values(3))
    assert [row.id for row in await changed(database, 1)] == [three]
    async with database.transaction() as session:
        await Clarifications(session).withdraw(one, WEDNESDAY + timedelta(days=1))
    (gone,) = await changed(database, 2)
    assert (gone.id, gone.active, gone.revision) == (one, False, 3)
    async with database.reading() as session:
        assert set(await Clarifications(session).find_active([one, two])) == {two}
        assert await Clarifications(session).newest_revision() == 3


async def test_many_of_one_revision_come_in_pages(database: Database) -> None:
    ids = await put(database, *(values(number) for number in range(8)))
    found = await changed(database, 0)
    assert [row.id for row in found] == ids
    assert await changed(database, 1) == []


async def test_search_wants_every_word(database: Database) -> None:
    await put(database, values(1, title="Banjir bandang 100% palsu"), values(2, title="Banjir"))
    async with database.reading() as session:
        assert len(await Clarifications(session).search(["banjir"], 10)) == 2
        assert [row.external_id for row in await Clarifications(session).search(["BANJIR", "100%"], 10)] == ["1"]

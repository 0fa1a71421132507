"""What the bot finds out about its groups when it was away for long."""

from __future__ import annotations

from bot.conversation.messages import Kind
from bot.rounds import look_around
from storage.group import Groups, GroupStatus
from storage.kim import Kim
from tests.channels.conftest import Notebook
from tests.village import Village


async def test_what_was_not_told_is_found_out(plain: Village, notebook: Notebook) -> None:
    await plain.member("Budi", desa="Sumberejo, Poncokusumo")
    siti = plain.person("Siti")
    groups = [await plain.group(f"Grup {number}", siti) for number in range(5)]
    async with plain.database.transaction() as session:
        for group in groups:
            row = await Groups(session).add("telegram", group.id, "Grup", plain.clock.now())
            if group is groups[0]:
                (kim,) = await plain.rows(session, Kim)
                row.kim_id, row.status = kim.id, GroupStatus.LINKED
    same, promoted, removed, moved, failing = groups
    plain.world.promote(promoted.chat, plain.bot)
    plain.world.remove(removed.chat, plain.bot)
    moved.chat = plain.world.migrate_to_supergroup(moved.chat)
    plain.world.fail("getChatMember", error_code=502, chat=failing.chat)
    plain.world.fail("getChatMember", error_code=429, chat=promoted.chat, times=2)
    plain.world.updates.drop()
    notebook.came.clear()

    async def look() -> int:
        async def at_once(seconds: float) -> None:
            pass

        handle, own_id = plain.app.dispatcher.handle, str(plain.bot.id)
        return await look_around(plain.database, plain.app.channel, handle, plain.clock, own_id, sleep=at_once)

    assert await look() == 3
    found = {i.place.group_id: i for i in notebook.came if i.place}
    assert found[promoted.id].place
    assert found[promoted.id].place.standing.admin
    assert not found[removed.id].place.standing.present
    assert [i.place.moved_to for i in notebook.of(Kind.MOVED)] == [moved.id]
    assert same.id not in found

"""Alive or not: what the bot keeps of what people say to each other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.conversation.dispatcher import NotCommitted
from storage.group import Groups, VillageGroup
from storage.seen_update import SeenUpdate
from tests.channels.conftest import Notebook
from tests.village import Village
from tests.village_group import Group


async def on_file(village: Village, group: Group) -> None:
    async with village.database.transaction() as session:
        await Groups(session).add("telegram", group.id, "KIM Sumberejo", village.clock.now())


async def last_heard(village: Village) -> datetime | None:
    async with village.database.reading() as session:
        (row,) = await village.rows(session, VillageGroup)
        return row.last_heard_at


def told(village: Village) -> list[tuple[str, datetime]]:
    """What the channel says from here on, beside saying it."""
    calls: list[tuple[str, datetime]] = []
    channel, note = village.app.channel, village.app.channel._heard
    assert note is not None

    async def listen(group_id: str, at: datetime) -> None:
        calls.append((group_id, at))
        await note(group_id, at)

    channel._heard = listen
    return calls


async def test_people_are_heard_once_an_hour_and_nothing_else_is_written(plain: Village, notebook: Notebook) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await group.adds(budi)
    await on_file(plain, group)
    calls = told(plain)
    async with plain.database.reading() as session:
        before = len(await plain.rows(session, SeenUpdate))
    start = plain.clock.now()
    for minutes in (0, 10, 30, 55):
        plain.clock.advance(start + timedelta(minutes=minutes) - plain.clock.now())
        await budi.says("obrolan", chat=group)
        await budi.does("send_sticker", chat=group)
    assert [at for _, at in calls] == [start]
    assert await last_heard(plain) == start
    plain.clock.advance(timedelta(minutes=10))
    await siti.says("pagi", chat=group, anonymous=True)
    assert await last_heard(plain) == plain.clock.now()
    assert len(calls) == 2
    async with plain.database.reading() as session:
        assert len(await plain.rows(session, SeenUpdate)) == before


async def test_what_is_no_person_is_no_sign_of_life(plain: Village) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, supergroup=True, admin=True)
    await on_file(plain, group)
    calls = told(plain)
    await group.adds(budi)
    await group.is_renamed("KIM Sumberejo Jaya")
    await budi.leaves(group)
    plain.world.copy_post(plain.world.add_channel("Kabar Dinas"), group.chat, "Pengumuman")
    message = plain.world.post(group.chat, siti.account, text="bot lain").json()
    plain.world.inject({"message": message | {"from": {"id": 77, "is_bot": True, "first_name": "Bot lain"}}})
    await plain.settle()
    assert calls == []
    assert await last_heard(plain) is None
    for act in (
        lambda: siti.says("kabar kanal", chat=group, forward_from=plain.world.add_channel("Info Warga")),
        lambda: siti.says("/kegiatan", chat=group),
    ):
        plain.clock.advance(timedelta(hours=2))
        await act()
        assert await last_heard(plain) == plain.clock.now()


async def test_privacy_mode_hides_talk_until_it_is_switched_off(plain: Village) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    await on_file(plain, group)
    assert not plain.app.office.reads_all
    calls = told(plain)
    await siti.says("tidak terlihat", chat=group)
    assert calls == []
    plain.bot.can_read_all_group_messages = True
    await siti.says("terlihat", chat=group)
    assert len(calls) == 1
    # Telegram counts it from when the bot is added again.
    await group.removes(plain.bot)
    assert plain.app.office.reads_all
    plain.bot.can_read_all_group_messages = False
    plain.world.fail("getMe")
    await group.adds(plain.bot)
    assert plain.app.office.reads_all  # as it was known
    await group.promotes(plain.bot)
    assert not plain.app.office.reads_all


async def test_the_group_has_a_list_of_commands_of_its_own(village: Village) -> None:
    await village.app._announce()
    everywhere, in_groups = (
        {command["command"] for command in village.bot.find_commands(scope)}
        for scope in (None, {"type": "all_group_chats"})
    )
    assert {"kegiatan", "tautkan", "status"} <= in_groups
    assert not in_groups & {"data_saya", "berhenti", "daftar"}
    assert "data_saya" in everywhere


async def test_a_new_process_writes_no_more_than_the_old_one(plain: Village) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await on_file(plain, group)
    await siti.says("pagi", chat=group)
    first = await last_heard(plain)
    plain.app.channel._last_heard.clear()
    plain.clock.advance(timedelta(minutes=30))
    await siti.says("siang", chat=group)
    assert await last_heard(plain) == first


async def test_while_the_database_is_away_the_sign_of_life_waits_at_telegram(
    plain: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await on_file(plain, group)
    note = plain.app.channel._heard

    async def away(*_: Any) -> None:
        raise NotCommitted("away")

    monkeypatch.setattr(plain.app.channel, "_heard", away)
    plain.world.say(siti.account, "pagi", group.chat)
    with pytest.raises(NotCommitted):
        await plain.polling.once()
    assert plain.world.updates_pending == 1
    monkeypatch.setattr(plain.app.channel, "_heard", note)
    await plain.settle()
    assert await last_heard(plain) == plain.clock.now()

"""What leaves for groups: topics, answers, errands, and what Telegram may refuse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.conversation.messages import Choice, Deed, Errand, Reply
from storage.group import Groups, GroupStatus, Loss, VillageGroup
from storage.kim import Kim
from storage.member import PersonAddress
from storage.outbox import Failure, Outbox, OutboxMessage, OutboxStatus, Priority
from tests.village import Player, Village
from tests.village_group import Group

HOME = "Sumberejo, Poncokusumo"


async def put(village: Village, where: Group | Player, reply: Reply, *, priority: Priority = Priority.NOTICE) -> None:
    """Hands a message over, as a feature does."""
    async with village.database.transaction() as session:
        address = select(PersonAddress.person_id).where(PersonAddress.external_id == str(where.id))
        await Outbox(session).add_once(
            channel="telegram",
            chat_id=str(where.id),
            person_id=await session.scalar(address),
            kind="test",
            priority=priority,
            payload=reply.to_json(),
            now=village.clock.now(),
        )


async def sent(village: Village) -> Sequence[OutboxMessage]:
    await village.settle()
    async with village.database.reading() as session:
        return (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()


async def linked(village: Village, group: Group) -> None:
    """The group stands on file as that of the only KIM."""
    async with village.database.transaction() as session:
        row = await Groups(session).add("telegram", group.id, "KIM Sumberejo", village.clock.now())
        row.kim_id, row.status = await session.scalar(select(Kim.id)), GroupStatus.LINKED


async def on_file(village: Village) -> VillageGroup:
    async with village.database.reading() as session:
        (row,) = await village.rows(session, VillageGroup)
        return row


def link_in(text: str) -> str:
    return next(word for word in text.split() if word.startswith("https://t.me/+"))


# Topics and answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["close_topic", "delete_topic"])
async def test_a_topic_that_is_closed_or_gone_gives_way_to_the_general_one(plain: Village, how: str) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, forum=True)
    topic = group.topic("Laporan")
    asked = await siti.says("/kegiatan", chat=group, topic=topic)
    getattr(plain.world, how)(group.chat, topic)
    await put(plain, group, Reply("Tercatat", topic=str(topic), answers=str(asked.id)))
    (message,) = await sent(plain)
    assert message.status is OutboxStatus.SENT
    assert (group.last, group.messages[-1].topic) == ("Tercatat", None)
    assert len(plain.world.calls("sendMessage")) == 3


async def test_an_answer_is_sent_though_the_message_is_gone(plain: Village) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    asked = await siti.says("halo", chat=group)
    plain.world.delete(siti.account, asked)
    await put(plain, group, Reply("Tercatat", answers=str(asked.id)))
    assert (await sent(plain))[0].status is OutboxStatus.SENT
    assert group.messages[-1].reply_to is None


# Errands --------------------------------------------------------------------------------------------------


async def test_a_personal_link_reaches_the_member_and_is_kept(plain: Village) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    errand = Errand(Deed.INVITE, group.id, "anggota-7")
    button = Choice("Masuk grup", url="{link}")
    await put(plain, budi, Reply("Silakan masuk: {link}", (button,), errand=errand))
    message = (await sent(plain))[-1]
    assert message.status is OutboxStatus.SENT
    (link,) = group.links
    assert link_in(budi.last) == message.detail == link.url
    assert (link.name, link.creates_join_request) == ("anggota-7", True)
    assert link.expires - plain.clock.now() == timedelta(days=7)
    await budi.taps("Masuk grup")
    assert group.chat.join_requests

    await put(plain, budi, Reply("Selamat datang", errand=Errand(Deed.LET_IN, group.id, str(budi.id))))
    await sent(plain)
    assert group.has(budi)
    assert budi.last == "Selamat datang"
    for _ in range(2):
        await put(plain, budi, Reply("", errand=Errand(Deed.REVOKE, group.id, link.url)))
    rows = await sent(plain)
    assert {row.status for row in rows} == {OutboxStatus.SENT}
    assert rows[-1].external_message_id is None
    assert link.revoked
    assert budi.last == "Selamat datang"


async def test_errands_may_be_repeated_and_are_done_when_there_is_nothing_left_to_do(plain: Village) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    link = await plain.app.channel.bot.create_chat_invite_link(int(group.id), creates_join_request=True)
    await budi.joins(link.invite_link)
    for _ in range(2):
        await put(plain, group, Reply("", errand=Errand(Deed.LET_IN, group.id, str(budi.id))))
        assert (await sent(plain))[-1].status is OutboxStatus.SENT
    assert group.has(budi)
    assert group.heard == []

    await put(plain, group, Reply("Kami pamit, ya.", errand=Errand(Deed.LEAVE, group.id)))
    await sent(plain)
    assert group.last == "Kami pamit, ya."
    assert not group.has(plain.bot)
    await put(plain, group, Reply("", errand=Errand(Deed.LEAVE, group.id)))
    assert {row.status for row in await sent(plain)} == {OutboxStatus.SENT}


async def test_the_farewell_is_said_once_however_often_leaving_fails(plain: Village) -> None:
    group = await plain.group("KIM Sumberejo", plain.person("Siti"))
    plain.world.fail("leaveChat", error_code=500, times=2)
    await put(plain, group, Reply("Kami pamit, ya.", errand=Errand(Deed.LEAVE, group.id)))
    for _ in range(3):
        await plain.settle()
        plain.clock.advance(timedelta(minutes=1))
    assert (await sent(plain))[-1].status is OutboxStatus.SENT
    assert not group.has(plain.bot)
    assert [m.text for m in group.chat.messages].count("Kami pamit, ya.") == 1


async def test_an_errand_that_was_cut_off_is_done_again(plain: Village) -> None:
    """The answer of approveChatJoinRequest is lost; somebody let in twice is in once."""
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    link = await plain.app.channel.bot.create_chat_invite_link(int(group.id), creates_join_request=True)
    plain.world.fail("approveChatJoinRequest", after=True)
    plain.world.join(budi.account, link.invite_link)
    await put(plain, budi, Reply("Selamat datang", errand=Errand(Deed.LET_IN, group.id, str(budi.id))))
    await plain.settle()
    plain.clock.advance(timedelta(minutes=1))
    assert (await sent(plain))[-1].status is OutboxStatus.SENT
    assert budi.last == "Selamat datang"
    assert group.has(budi)


async def test_without_the_right_to_invite_the_reason_is_kept_and_nobody_is_blamed(plain: Village) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    await linked(plain, group)
    await put(plain, budi, Reply("Silakan masuk: {link}", errand=Errand(Deed.INVITE, group.id, "b")))
    message = (await sent(plain))[-1]
    assert (message.status, message.failure) == (OutboxStatus.FAILED, Failure.REJECTED)
    assert "rights" in (message.detail or "")
    assert (await on_file(plain)).status is GroupStatus.LINKED
    await budi.says("menu")
    assert budi.heard


async def test_a_link_that_reached_nobody_is_ended(plain: Village) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    plain.world.block(budi.account)
    await put(plain, budi, Reply("Silakan masuk: {link}", errand=Errand(Deed.INVITE, group.id, "b")))
    assert (await sent(plain))[-1].failure is Failure.BLOCKED
    assert [link.revoked for link in group.links] == [True]


# Groups that are lost, moved, full ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "reason"), [("remove", Loss.REMOVED), ("delete_group", Loss.GONE), ("forgotten", Loss.GONE)]
)
async def test_a_lost_group_is_noticed_when_writing_and_no_person_is_blocked(
    plain: Village, what: str, reason: Loss
) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await linked(plain, group)
    match what:
        case "remove":
            plain.world.remove(group.chat, plain.bot)
        case "delete_group":
            plain.world.delete_group(group.chat)
        case "forgotten":
            del plain.world.chats[group.chat.id]
    plain.world.updates.drop()  # the bot was away when it happened
    for text in ("Satu", "Dua"):
        await put(plain, group, Reply(text))
    await put(plain, budi, Reply("{link}", errand=Errand(Deed.INVITE, group.id, "b")))
    rows = [row for row in await sent(plain) if row.kind == "test"]
    assert [(row.status, row.failure) for row in rows] == [(OutboxStatus.FAILED, Failure.BLOCKED)] * 3
    row = await on_file(plain)
    assert (row.status, row.lost_reason) == (GroupStatus.LOST, reason)
    async with plain.database.reading() as session:
        assert [a.blocked_at for a in await plain.rows(session, PersonAddress)] == [None]
    await put(plain, budi, Reply("Masih terdengar"))
    await sent(plain)
    assert budi.last == "Masih terdengar"


async def test_what_waits_for_a_group_follows_it_into_the_supergroup(plain: Village) -> None:
    siti = await plain.member("Siti", desa=HOME)
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await linked(plain, group)
    old = group.id
    asked = await siti.says("halo", chat=group)
    group.chat = plain.world.migrate_to_supergroup(group.chat)
    plain.world.updates.drop()
    later = plain.clock.now() + timedelta(hours=1)
    async with plain.database.transaction() as session:
        await Outbox(session).add_once(
            channel="telegram",
            chat_id=old,
            person_id=None,
            kind="test",
            priority=Priority.NOTICE,
            payload=Reply("Nanti", answers=str(asked.id)).to_json(),
            now=plain.clock.now(),
            not_before=later,
        )
        for text in ("Satu", "Dua", "Tiga"):
            await Outbox(session).add_once(
                channel="telegram",
                chat_id=old,
                person_id=None,
                kind="test",
                priority=Priority.REPLY,
                payload=Reply(text).to_json(),
                now=plain.clock.now(),
            )
    await plain.settle()
    assert [m.text for m in group.messages] == ["Satu", "Dua", "Tiga"]
    assert (await on_file(plain)).external_id == group.id
    (waiting,) = [row for row in await sent(plain) if row.status is OutboxStatus.PENDING]
    assert (waiting.chat_id, "answers" in waiting.payload) == (group.id, False)
    plain.clock.advance(timedelta(hours=2))
    await plain.settle()
    assert group.last == "Nanti"


async def test_an_errand_follows_its_group_too(plain: Village) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await linked(plain, group)
    old = group.id
    group.chat = plain.world.migrate_to_supergroup(group.chat)
    plain.world.updates.drop()
    for name in ("a", "b"):
        await put(plain, budi, Reply("Masuk: {link}", errand=Errand(Deed.INVITE, old, name)))
    rows = [row for row in await sent(plain) if row.kind == "test"]
    assert [row.status for row in rows] == [OutboxStatus.SENT] * 2
    assert [link.name for link in group.links] == ["a", "b"]
    assert (await on_file(plain)).external_id == group.id


async def test_both_service_messages_after_a_send_change_nothing_more(plain: Village) -> None:
    await plain.member("Budi", desa=HOME)
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    await linked(plain, group)
    await put(plain, group, Reply("Halo"))
    group.chat = plain.world.migrate_to_supergroup(group.chat)
    await plain.settle()
    assert group.last == "Halo"
    plain.world.redeliver(2)
    await plain.settle()
    row = await on_file(plain)
    assert (row.external_id, row.status) == (group.id, GroupStatus.LINKED)


async def test_a_group_that_has_had_enough_keeps_nobody_else_waiting(plain: Village) -> None:
    budi, siti = await plain.member("Budi", desa=HOME), plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    plain.world.fail("sendMessage", error_code=429, parameters={"retry_after": 40}, chat=group.chat)
    for text in ("Satu", "Dua"):
        await put(plain, group, Reply(text))
    await put(plain, budi, Reply("Untuk Budi"))
    rows = [row for row in await sent(plain) if row.kind == "test"]
    assert [row.status for row in rows] == [OutboxStatus.PENDING, OutboxStatus.PENDING, OutboxStatus.SENT]
    assert rows[0].attempts == 0
    assert not plain.app.sender._pacing.held_for
    plain.clock.advance(timedelta(seconds=41))
    plain.app.sender._pacing._chats.clear()  # its own clock is the real one
    await plain.settle()
    assert [m.text for m in group.messages] == ["Satu", "Dua"]


async def test_a_flood_wait_of_a_person_holds_everybody(plain: Village) -> None:
    budi = await plain.member("Budi", desa=HOME)
    plain.world.fail("sendMessage", error_code=429, parameters={"retry_after": 40}, chat=budi.account)
    await put(plain, budi, Reply("Untuk Budi"))
    await plain.settle()
    assert plain.app.sender._pacing.held_for > 30

"""Groups as the bot meets them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.clock import MovableClock
from bot.simulator import NotPossible, World


async def texts(bot: Bot) -> list[str | None]:
    """The texts of all waiting messages, which are then done with."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [u.message.text for u in updates if u.message and u.message.text]


async def test_privacy_mode(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    group = world.add_group("KIM Sumberejo", creator=siti)
    world.say(siti, "belum ada bot", group)
    world.add_member(group, world.bot, by=siti)
    await bot.send_message(group.id, "Halo warga")
    world.say(siti, "obrolan biasa", group)
    world.say(siti, "/tautkan", group)
    world.say(siti, "/tautkan@demo_bot", group)
    world.say(siti, "/tautkan@bot_lain", group)
    world.say(siti, "halo @demo_bot apa kabar", group)
    world.say(siti, "jawaban", group, reply_to=world.heard(group)[0])
    world.say(siti, "untuk yang lain", group, reply_to=group.messages[0])
    assert await texts(bot) == ["/tautkan", "/tautkan@demo_bot", "halo @demo_bot apa kabar", "jawaban"]

    world.promote(group, world.bot)
    world.say(siti, "sekarang terlihat", group)
    assert await texts(bot) == ["sekarang terlihat"]
    world.demote(group, world.bot)
    world.bot.can_read_all_group_messages = True
    world.say(siti, "juga terlihat", group)
    assert await texts(bot) == ["juga terlihat"]


async def test_coming_and_going(world: World, bot: Bot) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    group = world.add_group("KIM", creator=siti, supergroup=True)
    world.add_member(group, world.bot, admin=True)
    world.add_member(group, budi)
    world.leave(group, budi)
    world.remove(group, world.bot)
    updates = await bot.get_updates()
    mine = [u.my_chat_member for u in updates if u.my_chat_member]
    others = [u.chat_member for u in updates if u.chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in mine] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in others] == [
        ("left", "member"),
        ("member", "left"),
    ]
    notices = [u.message for u in updates if u.message]
    assert [bool(n.new_chat_members) for n in notices] == [True, True, False, False]
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "Halo")
    with pytest.raises(NotPossible):
        world.say(budi, "masih di sini?", group)


async def test_who_is_in_a_group(world: World, bot: Bot) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    group = world.add_group("KIM", creator=siti)
    world.add_member(group, world.bot)
    world.add_member(group, budi)
    assert [a.user.first_name for a in await bot.get_chat_administrators(group.id)] == ["Siti"]
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_chat_member(group.id, budi.id)).status == "member"
    world.restrict(group, budi)
    assert (await bot.get_chat_member(group.id, budi.id)).status == "restricted"
    with pytest.raises(BadRequest, match=r"(?i)participant_id_invalid"):
        await bot.get_chat_member(group.id, 12345)
    assert (await bot.get_chat(group.id)).title == "KIM"
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="not a member of the group chat"):
        await bot.get_chat_member_count(group.id)


async def test_becoming_a_supergroup(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    group = world.add_group("KIM", creator=siti)
    world.add_member(group, world.bot)
    new = world.migrate_to_supergroup(group)
    notices = [u.message for u in await bot.get_updates() if u.message]
    assert notices[-2].migrate_to_chat_id == new.id
    assert notices[-1].migrate_from_chat_id == group.id
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "Halo")
    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "Halo")).chat.type == "supergroup"


async def test_topics_and_anonymous_admins(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    group = world.add_group("KIM", creator=siti, forum=True)
    world.add_member(group, world.bot, admin=True)
    topic = world.add_topic(group, "Laporan")
    world.say(siti, "dalam topik", group, topic=topic)
    world.say(siti, "atas nama grup", group, anonymous=True)
    *_, inside, anonymous = [u.message for u in await bot.get_updates() if u.message]
    assert inside.message_thread_id == topic
    assert inside.is_topic_message
    assert anonymous.sender_chat
    assert anonymous.sender_chat.id == group.id
    sent = await bot.send_message(group.id, "Tercatat", message_thread_id=topic)
    assert sent.message_thread_id == topic
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(group.id, "Tercatat", message_thread_id=999)


async def test_joining_by_request(world: World, bot: Bot, clock: MovableClock) -> None:
    siti, budi, ani = (world.add_person(name) for name in ("Siti", "Budi", "Ani"))
    group = world.add_group("KIM", creator=siti, supergroup=True)
    world.add_member(group, world.bot)
    with pytest.raises(BadRequest, match=r"(?i)not enough rights"):
        await bot.create_chat_invite_link(group.id)
    world.promote(group, world.bot)
    link = await bot.create_chat_invite_link(group.id, creates_join_request=True, name="Warga")
    assert world.join(budi, link.invite_link) is False
    assert world.join(ani, link.invite_link) is False
    requests = [u.chat_join_request for u in await bot.get_updates() if u.chat_join_request]
    assert [r.from_user.first_name for r in requests] == ["Budi", "Ani"]
    await bot.send_message(requests[0].user_chat_id, "Sebentar, kami periksa")
    await bot.approve_chat_join_request(group.id, budi.id)
    await bot.decline_chat_join_request(group.id, ani.id)
    assert group.member(budi).present
    assert not group.member(ani).present
    with pytest.raises(BadRequest, match=r"(?i)hide_requester_missing"):
        await bot.approve_chat_join_request(group.id, ani.id)
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(ani.id, "Terlambat")
    world.join(ani, link.invite_link)
    await bot.send_message(ani.id, "Sebentar lagi")
    clock.advance(timedelta(minutes=6))
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(ani.id, "Terlambat")


async def test_single_use_links(world: World, bot: Bot, clock: MovableClock) -> None:
    siti, budi, ani = (world.add_person(name) for name in ("Siti", "Budi", "Ani"))
    group = world.add_group("KIM", creator=siti, supergroup=True)
    world.add_member(group, world.bot, admin=True)
    link = await bot.create_chat_invite_link(group.id, member_limit=1)
    assert world.join(budi, link.invite_link)
    with pytest.raises(NotPossible, match="expired"):
        world.join(ani, link.invite_link)
    soon = await bot.create_chat_invite_link(group.id, expire_date=clock.now() + timedelta(hours=1))
    clock.advance(timedelta(hours=2))
    with pytest.raises(NotPossible, match="expired"):
        world.join(ani, soon.invite_link)
    third = await bot.create_chat_invite_link(group.id)
    await bot.revoke_chat_invite_link(group.id, third.invite_link)
    with pytest.raises(NotPossible, match="expired"):
        world.join(ani, third.invite_link)

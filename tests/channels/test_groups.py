"""What comes in from groups, as Telegram really sends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.channels.base import Rejected
from bot.channels.telegram.channel import TelegramChannel
from bot.conversation.messages import Kind, Media
from storage.outbox import OutboxMessage
from storage.seen_update import SeenUpdate
from tests.channels.conftest import Notebook
from tests.village import Village


async def test_only_what_is_meant_for_the_bot_reaches_it(plain: Village, notebook: Notebook) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await group.adds(budi)
    notebook.came.clear()
    for talk in ("obrolan biasa", "/kegiatan@bot_lain rapat", "kentongan_uji_bot tanpa tanda", "a/kegiatan"):
        await budi.says(talk, chat=group)
    await budi.does("send_sticker", chat=group)
    await budi.sends_album(3, "liburan", chat=group)
    said = await budi.says("salah ketik", chat=group)
    await budi.does("edit", said, "/kegiatan yang sudah diubah")
    await budi.says("kabar kanal", chat=group, forward_from=plain.world.add_channel("Info Warga"))
    assert notebook.came == []
    assert group.heard == []

    await budi.says("/kegiatan rapat\nbaris kedua", chat=group)
    assert (notebook.last.kind, notebook.last.text) == (Kind.COMMAND, "kegiatan rapat\nbaris kedua")
    assert group.hears("Diterima: kegiatan rapat")
    assert group.chat.messages[-1].reply_to is not None
    await budi.says("/KEGIATAN@Kentongan_Uji_Bot", chat=group)
    assert group.hears("Diterima: KEGIATAN")
    await budi.says("halo @Kentongan_uji_bot apa kabar", chat=group)
    assert (notebook.last.kind, notebook.last.text) == (Kind.MENTION, "halo  apa kabar")
    await budi.says("terima kasih", chat=group, reply_to=group.messages[-1])
    assert (notebook.last.kind, notebook.last.text) == (Kind.MENTION, "terima kasih")
    assert notebook.last.address.chat_id == str(budi.id)
    assert budi.heard == []


async def test_a_strange_command_is_answered_only_when_it_names_the_bot(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await siti.says("/cuaca", chat=group)
    assert group.heard == []
    await siti.says("/cuaca@kentongan_uji_bot besok", chat=group)
    assert group.hears("Ya? cuaca besok")


async def test_a_command_quotes_what_it_answers(plain: Village, notebook: Notebook) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti)
    await group.adds(budi)
    photo = await budi.sends_photo("Kerja bakti", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=photo)
    place = notebook.last.place
    assert place is not None
    assert place.quoted is not None
    assert (place.quoted.text, place.quoted.album_id) == ("Kerja bakti", None)
    assert place.quoted.attachment is not None
    assert (place.quoted.attachment.kind, place.quoted.attachment.file_id) == (Media.PHOTO, photo.file_id)
    assert notebook.last.address.chat_id == str(siti.id)

    first, *_ = await budi.sends_album(3, "Panen", chat=group, forward_from="Orang lain")
    await siti.says("/kegiatan", chat=group, reply_to=first)
    quoted = notebook.last.place and notebook.last.place.quoted
    assert quoted is not None
    assert quoted.album_id == first.album
    words = await budi.says("SEBARKAN!", chat=group)
    await siti.says("@kentongan_uji_bot bener gak", chat=group, reply_to=words)
    assert notebook.last.place
    assert notebook.last.place.quoted
    assert notebook.last.place.quoted.text == "SEBARKAN!"
    # An answer to the bot's own message quotes nobody.
    await siti.says("/kegiatan", chat=group, reply_to=group.messages[-1])
    assert notebook.last.place
    assert notebook.last.place.quoted is None

    await siti.sends_photo("/kegiatan kerja bakti", chat=group)
    assert (notebook.last.kind, notebook.last.text) == (Kind.COMMAND, "kegiatan kerja bakti")
    assert notebook.last.attachment is not None


async def test_in_topics_the_answer_stays_in_the_topic(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, forum=True, admin=True)
    topic = group.topic("Laporan")
    await siti.says("obrolan dalam topik", chat=group, topic=topic)
    assert notebook.of(Kind.MENTION, Kind.COMMAND) == []
    await siti.says("/kegiatan", chat=group, topic=topic)
    assert notebook.last.place is not None
    assert notebook.last.place.topic == str(topic)
    # In a topic everything answers the topic's beginning, which is nothing to be quoted.
    assert notebook.last.place.quoted is None
    assert group.messages[-1].topic == topic
    await siti.taps("Buka", chat=group)
    assert (notebook.last.kind, notebook.last.entry) == (Kind.TAP, "testing.open:7")
    assert group.messages[-1].topic == topic

    await siti.says("/kegiatan", chat=group)
    assert notebook.last.place is not None
    assert notebook.last.place.topic is None
    assert group.messages[-1].topic is None


async def test_a_thread_of_answers_without_topics_is_no_topic(plain: Village, notebook: Notebook) -> None:
    """In a supergroup every answer bears a thread's number; sending with it would be refused."""
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, supergroup=True, admin=True)
    message = plain.world.say(siti.account, "/kegiatan", group.chat)
    (update,) = (u for u in plain.world.updates.pending if "message" in u)
    update["message"]["message_thread_id"] = message.id
    await plain.settle()
    assert notebook.last.place is not None
    assert notebook.last.place.topic is None


async def test_an_anonymous_admin_is_nobody_and_a_channel_even_less(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, supergroup=True, admin=True)
    await siti.says("/kegiatan", chat=group, anonymous=True)
    assert notebook.last.place is not None
    assert notebook.last.place.anonymous
    assert notebook.last.address.chat_id != str(siti.id)
    assert group.hears("Diterima")

    notebook.came.clear()
    channel = plain.world.add_channel("Kabar Dinas")
    plain.world.copy_post(channel, group.chat, "/kegiatan @kentongan_uji_bot")
    await plain.settle()
    as_channel = plain.world.say(siti.account, "/kegiatan", group.chat).json()
    plain.world.updates.drop()
    as_channel |= {"sender_chat": channel.json(), "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}}
    plain.world.inject({"message": as_channel})
    await plain.settle()
    assert notebook.came == []


async def test_the_bots_own_standing(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, supergroup=True)
    await group.promotes(plain.bot)
    await group.promotes(plain.bot, can_delete_messages=True)
    await group.demotes(plain.bot)
    await group.mutes(plain.bot)
    await group.removes(plain.bot)
    stands = [i.place.standing for i in notebook.of(Kind.STANDING) if i.place and i.place.standing]
    assert [(s.present, s.admin, s.can_invite, s.can_write) for s in stands] == [
        (True, False, False, True),
        (True, True, True, True),
        (True, True, False, True),
        (True, False, False, True),
        (True, False, False, False),
        (False, False, False, False),
    ]
    assert {i.address.chat_id for i in notebook.came} == {str(siti.id)}
    assert {i.place.title for i in notebook.came if i.place} == {"KIM Sumberejo"}
    # The bot never comes or goes like people do.
    assert notebook.of(Kind.CAME, Kind.WENT) == []


async def test_what_the_bot_may_do_can_be_asked(plain: Village) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    channel: TelegramChannel = plain.app.channel
    assert (await channel.standing(group.id)).can_invite
    await group.removes(plain.bot)
    assert not (await channel.standing(group.id)).present
    assert not (await channel.standing("-12345")).present
    plain.world.fail("getChatMember", error_code=400, description="Bad Request: CHAT_ADMIN_REQUIRED")
    with pytest.raises(Rejected):
        await channel.standing(group.id)


async def test_people_come_and_go(plain: Village, notebook: Notebook) -> None:
    siti, budi, ani = (plain.person(name) for name in ("Siti", "Budi", "Ani"))
    group = await plain.group("KIM Sumberejo", siti, supergroup=True)
    await group.adds(budi)
    assert [(i.kind, i.address.chat_id) for i in notebook.of(Kind.CAME)] == [(Kind.CAME, str(budi.id))]
    await budi.leaves(group)
    assert notebook.last.kind is Kind.WENT
    # As an admin the bot hears it twice.
    await group.promotes(plain.bot)
    link = await plain.app.channel.bot.create_chat_invite_link(int(group.id), name="Ani")
    await ani.joins(link.invite_link)
    assert [i.address.chat_id for i in notebook.of(Kind.CAME)].count(str(ani.id)) == 2
    notebook.came.clear()
    await group.promotes(ani)
    assert notebook.of(Kind.CAME, Kind.WENT) == []


async def test_one_message_may_bring_several_people(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    users = [plain.person(name).account.user() for name in ("Budi", "Ani", "Wati")]
    strange_bot = {"id": 77, "is_bot": True, "first_name": "Lain", "username": "lain_bot"}
    post = plain.world.post(
        group.chat, siti.account, kind="service", service={"new_chat_members": [strange_bot, *users]}
    )
    notebook.came.clear()
    plain.world.updates.twice = True
    plain.world.tell_bot("message", post)
    await plain.settle()
    await plain.settle()
    assert [i.address.chat_id for i in notebook.of(Kind.CAME)] == [str(user["id"]) for user in users]
    assert len({i.update_id for i in notebook.came}) == 3
    async with plain.database.reading() as session:
        seen = {row.update_id for row in await plain.rows(session, SeenUpdate)}
        assert {i.update_id for i in notebook.came} <= seen


async def test_somebody_asks_to_be_let_in(plain: Village, notebook: Notebook) -> None:
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, supergroup=True, admin=True)
    link = await plain.app.channel.bot.create_chat_invite_link(int(group.id), name="b-7", creates_join_request=True)
    assert not await budi.joins(link.invite_link)
    asked = notebook.last
    assert (asked.kind, asked.address.chat_id) == (Kind.ASKED_IN, str(budi.id))
    assert asked.place is not None
    assert asked.place.reachable_at == str(budi.id)


async def test_a_group_becomes_a_supergroup(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    old = group.id
    plain.world.updates.twice = True
    new = await group.becomes_supergroup()
    await plain.settle()
    moves = [(i.place.group_id, i.place.moved_to) for i in notebook.of(Kind.MOVED) if i.place]
    assert moves == [(old, new)] * 2
    plain.world.updates.twice = False
    await siti.says("/kegiatan", chat=group)
    assert notebook.last.place is not None
    assert notebook.last.place.group_id == new


@pytest.mark.parametrize("gone", ["old", "deleted"])
async def test_a_button_of_an_old_or_deleted_message_still_counts(
    plain: Village, notebook: Notebook, gone: str
) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    await siti.says("/kegiatan", chat=group)
    message = group.messages[-1]
    if gone == "old":
        plain.clock.advance(timedelta(hours=49))
    else:
        message.deleted = True
    await siti.taps_data(message, "testing.open:7")
    assert notebook.last.kind is Kind.TAP
    assert notebook.last.place is not None
    assert (notebook.last.place.group_id, notebook.last.place.message_id) == (group.id, str(message.id))
    assert group.hears("Dibuka: 7")


async def test_forged_buttons_of_the_private_chat_do_nothing_in_a_group_and_its_commands_only_point_there(
    plain: Village,
) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    await siti.says("/kegiatan", chat=group)
    for data in ("help.menu", "testing.other:1", "ab12cd:0", ""):
        await siti.taps_data(group.messages[-1], data)
        assert group.heard == []
        assert siti.heard == []
    await siti.says("/menu", chat=group)
    assert group.hears("Ya? menu")


async def test_album_parts_late_and_out_of_order_are_only_talk(plain: Village, notebook: Notebook) -> None:
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    parts = [await siti.sends_photo("", chat=group, album="77") for _ in range(2)]
    plain.clock.advance(timedelta(seconds=5))
    await siti.says("/kegiatan", chat=group, reply_to=parts[1])
    await siti.sends_photo("terlambat", chat=group, album="77")
    assert [i.kind for i in notebook.of(Kind.COMMAND, Kind.MEDIA, Kind.TEXT)] == [Kind.COMMAND]
    assert notebook.last.place
    assert notebook.last.place.quoted
    assert notebook.last.place.quoted.album_id == "77"


async def test_nothing_that_was_said_in_a_group_is_written_anywhere(
    plain: Village, caplog: pytest.LogCaptureFixture, tmp_path: Any
) -> None:
    marker = "RAHASIAWARGA"
    siti, budi = plain.person("Siti"), plain.person("Budi")
    group = await plain.group("KIM Sumberejo", siti, admin=True)
    await group.adds(budi)
    said = await budi.says(f"{marker} obrolan", chat=group)
    await budi.sends_photo(f"{marker} foto", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=said)
    await siti.says(f"/cuaca@kentongan_uji_bot {marker}", chat=group)
    assert marker not in caplog.text
    async with plain.database.reading() as session:
        for table in (OutboxMessage, SeenUpdate):
            assert not any(marker in str(vars(row)) for row in await plain.rows(session, table))
    if plain.database.is_sqlite:
        path = str(plain.database.url.database)
        await plain.database.close()
        with open(path, "rb") as file:  # noqa: ASYNC230
            assert marker.encode() not in file.read()

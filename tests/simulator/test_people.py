"""What people do, as the bot hears of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import Forbidden

from bot.simulator import NotPossible, World


async def test_a_text_arrives_with_its_marks(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti", last_name="Aminah", username="siti_a")
    world.say(siti, "/lapor@demo_bot lihat https://desa.id/a?b=1, hubungi @pak_lurah 😀 #kim")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.full_name == "Siti Aminah"
    assert {entity.type: words for entity, words in message.parse_entities().items()} == {
        "bot_command": "/lapor@demo_bot",
        "url": "https://desa.id/a?b=1",
        "mention": "@pak_lurah",
        "hashtag": "#kim",
    }


async def test_a_deep_link_and_a_long_text(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    world.start(siti, "v-3507010001")
    world.say(siti, "a" * 5000)
    start, first, second = await bot.get_updates()
    assert start.message
    assert start.message.text == "/start v-3507010001"
    assert first.message
    assert second.message
    assert [len(first.message.text or ""), len(second.message.text or "")] == [4096, 904]


async def test_media_of_all_kinds(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti", phone="+6281234567890")
    world.send_photo(siti, "di balai desa")
    world.send_album(siti, 3, "tiga foto")
    world.send_document(siti, "surat.pdf")
    world.send_video(siti)
    world.send_voice(siti)
    world.send_sticker(siti)
    world.send_location(siti)
    world.send_contact(siti)
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert len(messages) == 10
    photo, *album = messages[:4]
    assert photo.caption == "di balai desa"
    assert [size.width for size in photo.photo] == [90, 320, 800, 1280]
    assert len({message.media_group_id for message in album}) == 1
    assert album[0].media_group_id
    assert [message.caption for message in album] == ["tiga foto", None, None]
    assert messages[4].document
    assert messages[4].document.file_name == "surat.pdf"
    assert messages[5].video
    assert messages[6].voice
    assert messages[7].sticker
    assert messages[8].location
    assert messages[9].contact
    assert messages[9].contact.phone_number == "6281234567890"
    assert messages[9].contact.user_id == siti.id

    file = await bot.get_file(photo.photo[-1].file_id)
    data = await file.download_as_bytearray()
    with Image.open(BytesIO(bytes(data))) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (1280, 960)


async def test_an_own_picture_loses_its_exif(world: World, bot: Bot) -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[271] = "a phone"
    Image.new("RGB", (600, 300), "red").save(out, "JPEG", exif=exif)
    message = world.send_photo(world.add_person("Siti"), data=out.getvalue())
    stored = world.files.find(message.file_id)
    assert stored
    assert stored.data
    with Image.open(BytesIO(stored.data)) as picture:
        assert picture.size == (600, 300)
        assert not picture.getexif()


async def test_forwarding_tells_where_from(world: World, bot: Bot) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    shy = world.add_person("Rahasia")
    shy.hides_forwards = True
    channel = world.add_channel("Kabar Burung", "kabar_burung")
    world.say(siti, "benarkah ini?", forward_from=channel)
    world.say(siti, "kata Budi", forward_from=budi)
    world.say(siti, "kata orang", forward_from=shy)
    world.forward(siti, world.send_photo(budi, "banjir"))
    origins = [u.message.forward_origin for u in await bot.get_updates() if u.message]
    assert [origin.type if origin else None for origin in origins] == [
        "channel",
        "user",
        "hidden_user",
        None,
        "user",
    ]


async def test_edits_and_replies(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    first = world.say(siti, "rapat hari ini")
    world.edit(siti, first, "rapat kemarin")
    world.say(siti, "itu tadi", reply_to=first)
    _, edited, reply = await bot.get_updates()
    assert edited.edited_message
    assert edited.edited_message.text == "rapat kemarin"
    assert edited.edited_message.edit_date
    assert reply.message
    assert reply.message.reply_to_message
    assert reply.message.reply_to_message.message_id == first.id
    assert first.earlier == ["rapat hari ini"]


async def test_pressing_buttons(world: World, bot: Bot) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    world.start(siti)
    rows = [[InlineKeyboardButton("Ya", callback_data="t:0"), InlineKeyboardButton("Tidak", callback_data="t:1")]]
    await bot.send_message(siti.id, "Setuju?", reply_markup=InlineKeyboardMarkup(rows))
    question = world.heard(siti)[-1]
    assert question.labels == ["Ya", "Tidak"]
    presses = [
        world.press(siti, question, "Ya"),
        world.press(siti, question, "t:1"),
        world.press(siti, question, (0, 1)),
        world.press_data(budi, question, "dipalsukan"),
    ]
    queries = [update.callback_query for update in (await bot.get_updates())[1:]]
    assert [query.data for query in queries if query] == ["t:0", "t:1", "t:1", "dipalsukan"]
    assert presses[0].answer is None
    assert queries[0]
    await queries[0].answer("Tercatat", show_alert=True)
    assert presses[0].answer
    assert (presses[0].answer.text, presses[0].answer.alert) == ("Tercatat", True)
    with pytest.raises(LookupError, match="Mungkin"):
        world.press(siti, question, "Mungkin")


async def test_the_reply_keyboard(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti", phone="+628111")
    world.start(siti)
    rows = [[KeyboardButton("Kirim nomor", request_contact=True)], [KeyboardButton("Nanti saja")]]
    await bot.send_message(siti.id, "Nomor?", reply_markup=ReplyKeyboardMarkup(rows, one_time_keyboard=True))
    assert [[key.text for key in row] for row in world.keyboard(siti)] == [["Kirim nomor"], ["Nanti saja"]]
    assert world.press_key(siti, "Kirim nomor").kind == "contact"
    assert world.keyboard(siti) == []


async def test_blocking_and_leaving_telegram(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    world.start(siti)
    world.block(siti)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(siti.id, "Halo")
    with pytest.raises(NotPossible):
        world.say(siti, "Halo")
    world.unblock(siti)
    await bot.send_message(siti.id, "Halo lagi")
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    assert [c.new_chat_member.status for c in changes] == ["kicked", "member"]
    world.deactivate(siti)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(siti.id, "Halo")

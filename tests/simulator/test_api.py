"""What the Bot API answers, refusals word for word."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.clock import MovableClock
from bot.simulator import World
from bot.simulator.accounts import Person


def picture(width: int = 400, height: int = 300) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Tombol", callback_data=d)] for d in data])


@pytest.fixture
def siti(world: World) -> Person:
    siti = world.add_person("Siti")
    world.start(siti)
    return siti


async def call(client: httpx.AsyncClient, method: str, **params: Any) -> dict[str, Any]:
    response = await client.post(f"/bot1:demo/{method}", json=params)
    answer: dict[str, Any] = response.json()
    assert response.status_code == answer.get("error_code", 200)
    return answer


async def test_html_becomes_entities(world: World, bot: Bot, siti: Person) -> None:
    html = (
        "  <b>Rapat <i>KIM</i></b> &lt;Senin&gt; 😀 <a href='https://kim.id/?a=1&amp;b=2'>di sini</a>\n"
        '<pre><code class="language-py">x=1</code></pre> <tg-spoiler>rahasia</tg-spoiler> '
        "<blockquote expandable>kutipan</blockquote> lihat https://malang.go.id  "
    )
    sent = await bot.send_message(siti.id, html, parse_mode="HTML")
    assert sent.text == "Rapat KIM <Senin> 😀 di sini\nx=1 rahasia kutipan lihat https://malang.go.id"
    marks = [(entity.type, words) for entity, words in sent.parse_entities().items()]
    assert marks[:4] == [
        ("bold", "Rapat KIM"),
        ("italic", "KIM"),
        ("text_link", "di sini"),
        ("pre", "x=1"),
    ]
    assert marks[-3:] == [
        ("spoiler", "rahasia"),
        ("expandable_blockquote", "kutipan"),
        ("url", "https://malang.go.id"),
    ]
    assert world.heard(siti)[0].text == sent.text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("5 <", "Unclosed start tag at byte offset 2"),
        ("<a href='x", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_broken_html(client: httpx.AsyncClient, siti: Person, html: str, reason: str) -> None:
    answer = await call(client, "sendMessage", chat_id=siti.id, text=html, parse_mode="HTML")
    assert answer["description"] == f"Bad Request: can't parse entities: {reason}"


async def test_limits_on_words_and_buttons(bot: Bot, client: httpx.AsyncClient, siti: Person) -> None:
    await bot.send_message(siti.id, "<b>" + "a" * 4096 + "</b>", parse_mode="HTML")
    await bot.send_message(siti.id, "x", reply_markup=keyboard("d" * 64))
    await bot.send_photo(siti.id, picture(), caption="c" * 1024)

    async def refusal(method: str, **params: Any) -> str:
        return str((await call(client, method, chat_id=siti.id, **params))["description"])

    def markup(*buttons: dict[str, Any]) -> dict[str, Any]:
        return {"inline_keyboard": [[button] for button in buttons]}

    assert await refusal("sendMessage", text=" ") == "Bad Request: message text is empty"
    assert await refusal("sendMessage", text="<b> </b>", parse_mode="HTML") == "Bad Request: text must be non-empty"
    assert await refusal("sendMessage", text="a" * 4097) == "Bad Request: message is too long"
    long = {"text": "x", "callback_data": "é" * 33}
    assert await refusal("sendMessage", text="x", reply_markup=markup(long)) == "Bad Request: BUTTON_DATA_INVALID"
    nameless = {"text": " ", "callback_data": "x"}
    assert (
        await refusal("sendMessage", text="x", reply_markup=markup(nameless))
        == "Bad Request: inline keyboard button text must be non-empty"
    )
    idle = {"text": "x"}
    assert "Text buttons are unallowed" in await refusal("sendMessage", text="x", reply_markup=markup(idle))
    many = [{"text": "x", "callback_data": "x"}] * 101
    assert await refusal("sendMessage", text="x", reply_markup=markup(*many)) == "Bad Request: reply markup is too long"
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await bot.send_photo(siti.id, picture(), caption="c" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(siti.id, b"no picture")
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await bot.send_photo(siti.id, picture(900, 40))
    with pytest.raises(BadRequest, match=r"(?i)file must be non-empty"):
        await bot.send_document(siti.id, b"", filename="kosong.txt")


async def test_albums_and_reusing_files(world: World, bot: Bot, siti: Person) -> None:
    first = await bot.send_photo(siti.id, picture())
    again = await bot.send_photo(siti.id, first.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == first.photo[-1].file_unique_id
    uploads = [InputMediaPhoto(picture(), caption="album"), InputMediaPhoto(first.photo[-1].file_id)]
    album = await bot.send_media_group(siti.id, uploads)
    assert len({message.media_group_id for message in album}) == 1
    assert album[0].caption == "album"
    document = await bot.send_document(siti.id, b"isi", filename="laporan.txt", caption="lampiran")
    assert document.document
    assert document.document.file_name == "laporan.txt"
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"isi"
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await bot.send_photo(siti.id, "AgACAgnot")
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type document as photo"):
        await bot.send_photo(siti.id, document.document.file_id)
    with pytest.raises(BadRequest, match=r"(?i)can't use the media of the specified type in the album"):
        await bot.send_media_group(siti.id, [*uploads, InputMediaDocument(document.document.file_id)])
    with pytest.raises(BadRequest, match=r"(?i)there must be 2-10"):
        await bot.send_media_group(siti.id, uploads[:1])
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await bot.get_file("nope")
    large = world.send_document(siti, "besar.zip", size=30_000_000)
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(large.file_id)


async def test_editing(world: World, bot: Bot, siti: Person) -> None:
    sent = await bot.send_message(siti.id, "satu", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match=r"(?i)message is not modified: specified new message content"):
        await bot.edit_message_text("satu", siti.id, sent.message_id, reply_markup=keyboard("a"))
    await bot.edit_message_text("dua", siti.id, sent.message_id)
    (seen,) = world.heard(siti)
    assert (seen.text, seen.edited, seen.buttons) == ("dua", True, [])
    await bot.edit_message_reply_markup(siti.id, sent.message_id, reply_markup=keyboard("b"))
    assert seen.find_button("b").text == "Tombol"
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("dua", siti.id, 999)
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("dua", siti.id, world.messages(siti)[0].id)
    with pytest.raises(BadRequest, match=r"(?i)no caption in the message"):
        await bot.edit_message_caption(siti.id, sent.message_id, caption="x")
    photo = await bot.send_photo(siti.id, picture(), caption="lama")
    await bot.edit_message_caption(siti.id, photo.message_id, caption="baru")
    assert world.heard(siti)[-1].text == "baru"
    with pytest.raises(BadRequest, match=r"(?i)no text in the message"):
        await bot.edit_message_text("x", siti.id, photo.message_id)
    await bot.edit_message_media(InputMediaPhoto(picture(), caption="lain"), siti.id, photo.message_id)
    assert world.heard(siti)[-1].earlier == ["lama", "baru"]


async def test_deleting(world: World, bot: Bot, siti: Person, clock: MovableClock) -> None:
    old = await bot.send_message(siti.id, "lama")
    clock.advance(timedelta(hours=49))
    with pytest.raises(BadRequest, match=r"(?i)can't be deleted for everyone"):
        await bot.delete_message(siti.id, old.message_id)
    new = await bot.send_message(siti.id, "baru")
    assert await bot.delete_message(siti.id, new.message_id)
    assert [message.text for message in world.heard(siti)] == ["lama"]
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(siti.id, new.message_id)
    several = [(await bot.send_message(siti.id, text)).message_id for text in "abc"]
    assert await bot.delete_messages(siti.id, [*several, 999])
    assert world.messages(siti)[-1].deleted


async def test_copying_forwarding_and_replying(world: World, bot: Bot, siti: Person) -> None:
    budi = world.add_person("Budi")
    world.start(budi)
    photo = world.send_photo(siti, "foto")
    copy = await bot.copy_message(budi.id, siti.id, photo.id, caption="salinan")
    assert world.heard(budi)[0].id == copy.message_id
    assert world.heard(budi)[0].text == "salinan"
    forwarded = await bot.forward_message(budi.id, siti.id, photo.id)
    assert forwarded.forward_origin
    assert forwarded.forward_origin.type == "user"
    reply = await bot.send_message(siti.id, "bagus", reply_parameters=ReplyParameters(photo.id))
    assert reply.reply_to_message
    assert reply.reply_to_message.message_id == photo.id
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(siti.id, "x", reply_parameters=ReplyParameters(9999))
    await bot.send_message(siti.id, "x", reply_parameters=ReplyParameters(9999, allow_sending_without_reply=True))
    with pytest.raises(BadRequest, match=r"(?i)message to copy not found"):
        await bot.copy_message(budi.id, siti.id, 9999)


async def test_whom_the_bot_may_write_to(world: World, bot: Bot, siti: Person) -> None:
    stranger = world.add_person("Tak Dikenal")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(stranger.id, "Halo")
    group = world.add_group("KIM", creator=stranger)
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(group.id, "Halo")
    world.add_member(group, world.bot)
    with pytest.raises(Forbidden, match=r"(?i)bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "Halo")
    with pytest.raises(BadRequest, match=r"(?i)phone number can be requested in private chats only"):
        await bot.send_message(
            group.id,
            "Nomor?",
            reply_markup={"keyboard": [[{"text": "Kirim", "request_contact": True}]]},  # type: ignore[arg-type]
        )


async def test_a_message_has_one_kind_of_keyboard(world: World, bot: Bot, siti: Person) -> None:
    """As the Bot API reads a markup: whatever stands beside `inline_keyboard` is passed over."""
    keys = {"keyboard": [[{"text": "Kirim nomor", "request_contact": True}]], "one_time_keyboard": True}
    await bot.send_message(siti.id, "Nomor?", reply_markup=keys)  # type: ignore[arg-type]
    both = {**keyboard("a").to_dict(), "remove_keyboard": True}
    await bot.send_message(siti.id, "x", reply_markup=both)  # type: ignore[arg-type]
    world.requests.pop()  # on purpose not as described
    assert world.keyboard(siti)
    await bot.send_message(siti.id, "y", reply_markup={"remove_keyboard": True})  # type: ignore[arg-type]
    assert not world.keyboard(siti)


async def test_old_presses_are_refused(world: World, bot: Bot, siti: Person, clock: MovableClock) -> None:
    await bot.send_message(siti.id, "x", reply_markup=keyboard("a"))
    press = world.press(siti, world.heard(siti)[0], "a")
    clock.advance(timedelta(minutes=2))
    with pytest.raises(BadRequest, match=r"(?i)query is too old and response timeout expired"):
        await bot.answer_callback_query(press.id)
    assert press.answer is None


async def test_pinning_and_the_bots_own_card(world: World, bot: Bot, siti: Person) -> None:
    sent = await bot.send_message(siti.id, "penting")
    await bot.pin_chat_message(siti.id, sent.message_id)
    chat = await bot.get_chat(siti.id)
    assert chat.pinned_message
    assert chat.pinned_message.message_id == sent.message_id
    await bot.unpin_chat_message(siti.id)
    await bot.set_my_commands([BotCommand("lapor", "Melapor kegiatan")])
    assert [command.command for command in await bot.get_my_commands()] == ["lapor"]
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Lapor!", "x")])
    await bot.set_my_name("Kentongan")
    await bot.set_my_description("Bot KIM")
    await bot.set_my_short_description("KIM")
    await bot.set_chat_menu_button()
    assert (await bot.get_my_name()).name == "Kentongan"
    me = await bot.get_me()
    assert me.can_read_all_group_messages is False
    await bot.send_chat_action(siti.id, "typing")
    await bot.send_location(siti.id, -8.0, 112.6)
    await bot.send_contact(siti.id, "+62341", "Dinas")


async def test_wrong_tokens_and_unknown_methods(
    world: World, client: httpx.AsyncClient, request_to: Callable[[], Any], siti: Person
) -> None:
    response = await client.get("/bot2:wrong/getMe")
    assert (response.status_code, response.json()) == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )
    stranger = Bot("2:wrong", base_url="http://telegram.local/bot", request=request_to())
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert await call(client, "sendMoney", amount=1) == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    world.requests.clear()
    assert (await client.get("/file/bot1:demo/photos/none.jpg")).status_code == 404


async def test_all_ways_to_send_parameters(client: httpx.AsyncClient, siti: Person) -> None:
    answers: list[Awaitable[httpx.Response]] = [
        client.get("/bot1:demo/SENDMESSAGE", params={"chat_id": siti.id, "text": "a&b=é"}),
        client.post("/bot1:demo/sendMessage", data={"chat_id": str(siti.id), "text": "a&b=é"}),
        client.post("/bot1:demo/sendMessage", json={"chat_id": siti.id, "text": "a&b=é"}),
        client.post("/bot1:demo/sendMessage", files={"chat_id": (None, str(siti.id)), "text": (None, "a&b=é")}),
    ]
    for answer in answers:
        assert (await answer).json()["result"]["text"] == "a&b=é"
    broken = await client.post("/bot1:demo/sendMessage", content=b"{", headers={"content-type": "application/json"})
    assert broken.json()["description"] == "Bad Request: can't parse JSON object"

"""Methods that put a message into a chat."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import JSON
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.keyboards import check_markup
from bot.simulator.messages import Message
from bot.simulator.methods.finding import answered_message, find_chat, find_topic, writable_chat
from bot.simulator.methods.uploading import read_media
from bot.simulator.methods.wording import read_caption, read_text
from bot.simulator.parameters import Parameters
from bot.simulator.world import World

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
ALBUM_KINDS = {"photo", "video", "document", "audio"}


def send_message(world: World, parameters: Parameters) -> JSON:
    # The real server reads the words before it looks for the chat.
    text, entities = read_text(parameters.text("text"), parameters.text("parse_mode"), parameters.raw("entities"))
    chat = writable_chat(world, parameters)
    return _post(world, chat, parameters, text=text, entities=entities).json()


def send_photo(world: World, parameters: Parameters) -> JSON:
    return _send_media(world, parameters, "photo")


def send_document(world: World, parameters: Parameters) -> JSON:
    return _send_media(world, parameters, "document")


def send_video(world: World, parameters: Parameters) -> JSON:
    shape = {name: parameters.integer(name) for name in ("width", "height", "duration")}
    return _send_media(world, parameters, "video", **shape)


def send_audio(world: World, parameters: Parameters) -> JSON:
    return _send_media(world, parameters, "audio", duration=parameters.integer("duration"))


def send_voice(world: World, parameters: Parameters) -> JSON:
    return _send_media(world, parameters, "voice", duration=parameters.integer("duration"))


def send_video_note(world: World, parameters: Parameters) -> JSON:
    media = read_media(world, parameters, "video_note", parameters.raw("video_note"))
    chat = writable_chat(world, parameters)
    return _post(world, chat, parameters, kind="video_note", media=media).json()


def send_location(world: World, parameters: Parameters) -> JSON:
    place = {"latitude": parameters.number("latitude"), "longitude": parameters.number("longitude")}
    if abs(place["latitude"]) > 90 or abs(place["longitude"]) > 180:
        raise bad_request("location is invalid")
    chat = writable_chat(world, parameters)
    return _post(world, chat, parameters, kind="location", media=place).json()


def send_contact(world: World, parameters: Parameters) -> JSON:
    contact = {name: parameters.text(name) for name in ("phone_number", "first_name")}
    if not all(contact.values()):
        raise bad_request("phone number and first name must be non-empty")
    if parameters.text("last_name"):
        contact["last_name"] = parameters.text("last_name")
    chat = writable_chat(world, parameters)
    return _post(world, chat, parameters, kind="contact", media=contact).json()


def send_media_group(world: World, parameters: Parameters) -> list[JSON]:
    items = parameters.raw("media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("can't parse media JSON object")
    if not 2 <= len(items) <= 10:
        raise bad_request("wrong number of messages to send as an album: there must be 2-10")
    kinds = {item.get("type") for item in items}
    if not kinds <= ALBUM_KINDS or (len(kinds) > 1 and not kinds <= {"photo", "video"}):
        raise bad_request("can't use the media of the specified type in the album")
    contents = [_album_item(world, parameters, item) for item in items]
    chat = writable_chat(world, parameters)
    album = f"1338{world.number():013}"
    return [_post(world, chat, parameters, album=album, **content).json() for content in contents]


def send_chat_action(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    if parameters.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.changed("typing", chat)
    return True


def copy_message(world: World, parameters: Parameters) -> JSON:
    source = _source(world, parameters, "message to copy not found")
    content = _content_of(source)
    if "caption" in parameters and source.kind != "text":
        content["text"], content["entities"] = _caption(parameters)
    chat = writable_chat(world, parameters)
    return {"message_id": _post(world, chat, parameters, **content).id}


def forward_message(world: World, parameters: Parameters) -> JSON:
    source = _source(world, parameters, "message to forward not found")
    chat = writable_chat(world, parameters)
    message = world.post(chat, world.bot, forward_origin=world.origin_of(source), **_content_of(source))
    return message.json()


def _send_media(world: World, parameters: Parameters, kind: str, **shown: Any) -> JSON:
    text, entities = _caption(parameters)
    media = read_media(world, parameters, kind, parameters.raw(kind), **shown)
    chat = writable_chat(world, parameters)
    return _post(world, chat, parameters, kind=kind, media=media, text=text, entities=entities).json()


def _album_item(world: World, parameters: Parameters, item: JSON) -> JSON:
    kind = item["type"]
    caption, parse_mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
    text, entities = read_caption(caption, parse_mode, item.get("caption_entities"))
    shown: JSON = {}
    if kind in ("video", "audio"):
        names = ("width", "height", "duration") if kind == "video" else ("duration",)
        shown = {name: int(item.get(name) or 0) for name in names}
    media = read_media(world, parameters, kind, item.get("media"), **shown)
    return {"kind": kind, "media": media, "text": text, "entities": entities}


def _caption(parameters: Parameters) -> tuple[str, list[JSON]]:
    return read_caption(parameters.text("caption"), parameters.text("parse_mode"), parameters.raw("caption_entities"))


def _source(world: World, parameters: Parameters, refusal: str) -> Message:
    chat = find_chat(world, parameters, "from_chat_id")
    message = chat.find_message(parameters.integer("message_id"))
    if message is None:
        raise bad_request(refusal)
    if message.kind == "service":
        raise bad_request("message can't be copied")
    return message


def _content_of(message: Message) -> JSON:
    return {
        "kind": message.kind,
        "text": message.text,
        "entities": list(message.entities),
        "media": message.media,
    }


def _post(world: World, chat: Chat, parameters: Parameters, **content: Any) -> Message:
    markup = check_markup(parameters.raw("reply_markup"), private=chat.type == "private")
    content.setdefault("reply_to", answered_message(world, chat, parameters))
    content.setdefault("topic", find_topic(chat, parameters))
    inline = markup if markup and "inline_keyboard" in markup else None
    if markup and "keyboard" in markup:
        chat.keyboard = markup
    elif markup and markup.get("remove_keyboard"):
        chat.keyboard = None
    return world.post(chat, world.bot, reply_markup=inline, **content)

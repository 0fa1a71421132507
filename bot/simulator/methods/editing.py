"""Methods that change, take away or pin what stands in a chat."""

from __future__ import annotations

from datetime import timedelta

from bot.simulator.accounts import JSON
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.keyboards import check_markup
from bot.simulator.messages import Message
from bot.simulator.methods.finding import check_inside, check_right, find_chat, writable_chat
from bot.simulator.methods.uploading import read_media
from bot.simulator.methods.wording import read_caption, read_text
from bot.simulator.parameters import Parameters
from bot.simulator.world import World

DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> JSON:
    text, entities = read_text(
        parameters.text("text"), parameters.text("parse_mode"), parameters.raw("entities"), editing=True
    )
    message = _own_message(world, parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, parameters, text=text, entities=entities)


def edit_message_caption(world: World, parameters: Parameters) -> JSON:
    text, entities = read_caption(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.raw("caption_entities")
    )
    message = _own_message(world, parameters)
    if message.kind not in ("photo", "document", "video", "audio", "voice"):
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, parameters, text=text, entities=entities)


def edit_message_media(world: World, parameters: Parameters) -> JSON:
    item = parameters.raw("media")
    if not isinstance(item, dict) or item.get("type") not in ("photo", "document"):
        raise bad_request("can't parse media JSON object")
    caption, parse_mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
    text, entities = read_caption(caption, parse_mode, item.get("caption_entities"))
    media = read_media(world, parameters, item["type"], item.get("media"))
    message = _own_message(world, parameters)
    changed = message.media is not media
    message.kind, message.media = item["type"], media
    return _change(world, message, parameters, text=text, entities=entities, changed=changed)


def edit_message_reply_markup(world: World, parameters: Parameters) -> JSON:
    message = _own_message(world, parameters)
    return _change(world, message, parameters, text=message.text, entities=message.entities)


def delete_message(world: World, parameters: Parameters) -> bool:
    chat = writable_chat(world, parameters)
    message = chat.find_message(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    _delete(world, message)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Those that are not there are passed over; those that may not be deleted stay."""
    chat = writable_chat(world, parameters)
    numbers = parameters.raw("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified or there are too many of them")
    for message in [chat.find_message(number) for number in numbers]:
        if message and _may_delete(world, chat, message):
            _delete(world, message)
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = _pinnable_chat(world, parameters)
    message = chat.find_message(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    chat.pinned = message
    world.changed("pinned", chat, message)
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = _pinnable_chat(world, parameters)
    number = parameters.integer("message_id")
    if chat.pinned is None or (number and chat.pinned.id != number):
        raise bad_request("message to unpin not found")
    world.changed("pinned", chat, chat.pinned)
    chat.pinned = None
    return True


def _pinnable_chat(world: World, parameters: Parameters) -> Chat:
    chat = find_chat(world, parameters)
    check_inside(world, chat)
    if chat.is_group:
        check_right(world, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    return chat


def _own_message(world: World, parameters: Parameters) -> Message:
    if "chat_id" not in parameters and "inline_message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(world, parameters)
    message = chat.find_message(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.forward_origin:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: World,
    message: Message,
    parameters: Parameters,
    *,
    text: str,
    entities: list[JSON],
    changed: bool = False,
) -> JSON:
    """A missing keyboard takes the old one away, as the real server does."""
    private = message.chat.type == "private"
    markup = check_markup(parameters.raw("reply_markup"), private=private, inline_only=True)
    same_words = (text, entities) == (message.text, message.entities)
    if same_words and markup == message.reply_markup and not changed:
        raise bad_request(NOT_MODIFIED)
    if not same_words:
        message.earlier.append(message.text)
        message.text, message.entities = text, entities
    message.reply_markup = markup
    message.edited_at = world.clock.now()
    world.changed("edited", message.chat, message)
    return message.json()


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if chat.member(world.bot).may("can_delete_messages"):
        return True
    recent = world.clock.now() - message.date <= DELETABLE_FOR
    return recent and (message.from_bot or chat.type == "private")


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    world.changed("deleted", message.chat, message)

"""Methods about chats: who is in them, links to join by, leaving."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.simulator.accounts import JSON
from bot.simulator.chats import Chat, InviteLink
from bot.simulator.errors import bad_request
from bot.simulator.methods.finding import check_inside, check_right, find_chat, find_person
from bot.simulator.parameters import Parameters
from bot.simulator.world import World

NO_LINK_RIGHTS = "not enough rights to manage chat invite link"
MAX_LINK_MEMBERS = 99_999


def get_chat(world: World, parameters: Parameters) -> JSON:
    chat = find_chat(world, parameters)
    if chat.type != "channel" and not chat.username:
        check_inside(world, chat)
    return chat.full()


def get_chat_member(world: World, parameters: Parameters) -> JSON:
    chat = _group(world, parameters)
    account = world.accounts.get(parameters.integer("user_id"))
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member(account).snapshot()


def get_chat_administrators(world: World, parameters: Parameters) -> list[JSON]:
    """Other bots are left out, the own one is not."""
    chat = _group(world, parameters)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [m.snapshot() for m in chat.present if m.status in ("creator", "administrator")]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    chat = _group(world, parameters)
    return 2 if chat.type == "private" else len(chat.present)


def leave_chat(world: World, parameters: Parameters) -> bool:
    chat = _group(world, parameters)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    world.leave(chat, world.bot)
    return True


def create_chat_invite_link(world: World, parameters: Parameters) -> JSON:
    chat = _group(world, parameters)
    check_right(world, chat, "can_invite_users", NO_LINK_RIGHTS)
    asks, limit = parameters.flag("creates_join_request"), parameters.integer("member_limit")
    if asks and limit:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    if not 0 <= limit <= MAX_LINK_MEMBERS:
        raise bad_request("INVITE_LINK_MEMBER_LIMIT_INVALID")
    if len(parameters.text("name")) > 32:
        raise bad_request("invite link name is too long")
    expires = parameters.integer("expire_date")
    link = InviteLink(
        url=f"https://t.me/+{world.bot.id:x}{world.number():015x}",
        creator=world.bot,
        creates_join_request=asks,
        name=parameters.text("name") or None,
        expires=datetime.fromtimestamp(expires, UTC) if expires else None,
        member_limit=limit or None,
    )
    chat.links[link.url] = link
    return link.json()


def revoke_chat_invite_link(world: World, parameters: Parameters) -> JSON:
    chat = _group(world, parameters)
    check_right(world, chat, "can_invite_users", NO_LINK_RIGHTS)
    link = chat.links.get(parameters.text("invite_link"))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    link.revoked = True
    return link.json()


def approve_chat_join_request(world: World, parameters: Parameters) -> bool:
    return _settle_request(world, parameters, approve=True)


def decline_chat_join_request(world: World, parameters: Parameters) -> bool:
    return _settle_request(world, parameters, approve=False)


def _settle_request(world: World, parameters: Parameters, *, approve: bool) -> bool:
    chat = _group(world, parameters)
    check_right(world, chat, "can_invite_users", "not enough rights to manage chat join requests")
    person = find_person(world, parameters)
    if chat.member(person).present:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if not world.settle_request(chat, person, by=world.bot, approve=approve):
        raise bad_request("HIDE_REQUESTER_MISSING")
    return True


def _group(world: World, parameters: Parameters) -> Chat:
    chat = find_chat(world, parameters)
    check_inside(world, chat)
    return chat

"""What the page lets people do with groups, with the bot's privacy mode, and with the network."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import JSON, Account, Bot, Person
from bot.simulator.chats import Chat
from bot.simulator.deeds import Deed, find_person, number, who_and_where
from bot.simulator.errors import NotPossible
from bot.simulator.world import World

MOST_TIMES = 1000

FAULTS: dict[str, JSON] = {
    "slow_down": {"error_code": 429, "parameters": {"retry_after": 20}},
    "blocked": {"error_code": 403, "description": "Forbidden: bot was blocked by the user"},
    "kicked": {"error_code": 403, "description": "Forbidden: bot was kicked from the group chat"},
    "not_found": {"error_code": 400, "description": "Bad Request: chat not found"},
    "server": {"error_code": 502},
    "drop": {},
    "lost_answer": {"after": True},
    "slow": {"delay": 5.0},
}


def add_group(world: World, body: JSON) -> JSON:
    person = find_person(world, body.get("person"))
    title = str(body.get("title") or "").strip()
    if not title:
        raise NotPossible("a group needs a name", "empty")
    group = world.add_group(title, person, forum=bool(body.get("forum")))
    if body.get("with_bot"):
        world.add_member(group, world.bot, by=person)
    return {"chat": group.id}


def change_member(world: World, body: JSON) -> None:
    """Adds, removes, promotes, demotes or mutes somebody."""
    person, group = who_and_where(world, body)
    match body.get("what"):
        case "add":
            world.add_member(group, _account(world, body), by=person)
        case "remove":
            world.remove(group, _account(world, body), by=person)
        case "promote":
            world.promote(group, _account(world, body), by=person)
        case "demote":
            world.demote(group, _account(world, body), by=person)
        case "mute":
            world.restrict(group, _account(world, body), by=person)
        case "leave":
            world.leave(group, person)
        case "let_in" | "turn_away" as what:
            asking = find_person(world, body.get("account"))
            world.answer_request(group, asking, by=person, approve=what == "let_in")
        case _:
            raise NotPossible("no such change", "not_found")


def change_group(world: World, body: JSON) -> JSON | None:
    """What the group's owner can do with the group itself."""
    person, group = who_and_where(world, body)
    words = str(body.get("words") or "").strip()
    match body.get("what"):
        case "rename" if words:
            world.rename(group, words, by=person)
        case "migrate":
            return {"chat": world.migrate_to_supergroup(group).id}
        case "topics":
            world.open_topics(group)
        case "topic" if words:
            return {"topic": world.add_topic(group, words, by=person)}
        case "close_topic":
            world.close_topic(group, _topic(group, body))
        case "delete_topic":
            world.delete_topic(group, _topic(group, body))
        case "invite":
            return {"url": world.invite(group, person, asks=bool(body.get("asks"))).url}
        case "delete":
            world.delete_group(group)
        case _:
            raise NotPossible("no such change, or no words for it", "empty")
    return None


def set_privacy(world: World, body: JSON) -> None:
    """Whether the bot sees all that is said in its groups, as its owner tells @BotFather."""
    world.bot.can_read_all_group_messages = bool(body.get("reads_all"))


def add_fault(world: World, body: JSON) -> None:
    """Lets requests of the bot fail: `what` of `FAULTS`, `method`, `times`, in one `chat` or everywhere."""
    shape = FAULTS.get(str(body.get("what")))
    if shape is None:
        raise NotPossible("no such fault", "not_found")
    chat = world.chats.get(number(body["chat"])) if body.get("chat") else None
    times = min(max(number(body.get("times") or 1), 1), MOST_TIMES)
    world.fail(str(body.get("method") or "*"), times=times, chat=chat, **shape)


def heal(world: World, body: JSON) -> None:
    world.heal()


def _topic(group: Chat, body: JSON) -> int:
    topic = number(body.get("topic"))
    if topic not in group.topics:
        raise NotPossible("no such topic", "not_found")
    return topic


def _account(world: World, body: JSON) -> Person | Bot:
    account: Account | Any = world.accounts.get(number(body.get("account")))
    if not isinstance(account, Person | Bot):
        raise NotPossible("no such account", "not_found")
    return account


GROUP_DEEDS: dict[str, Deed] = {
    "group": add_group,
    "member": change_member,
    "change-group": change_group,
    "privacy": set_privacy,
    "fault": add_fault,
    "heal": heal,
}

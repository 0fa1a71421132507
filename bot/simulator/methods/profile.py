"""Methods about the bot itself."""

from __future__ import annotations

import re

from bot.simulator.accounts import JSON
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.world import World

MAX_COMMANDS = 100


def get_me(world: World, parameters: Parameters) -> JSON:
    return world.bot.me()


def set_my_commands(world: World, parameters: Parameters) -> bool:
    commands = parameters.raw("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.bot.set_commands(*_scope(parameters), commands)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[JSON]:
    return world.bot.find_commands(*_scope(parameters))


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    world.bot.set_commands(*_scope(parameters), [])
    return True


def set_my_name(world: World, parameters: Parameters) -> bool:
    world.bot.first_name = _limited(parameters.text("name"), 64, "name") or world.bot.first_name
    return True


def get_my_name(world: World, parameters: Parameters) -> JSON:
    return {"name": world.bot.first_name}


def set_my_description(world: World, parameters: Parameters) -> bool:
    world.bot.description = _limited(parameters.text("description"), 512, "description")
    return True


def get_my_description(world: World, parameters: Parameters) -> JSON:
    return {"description": world.bot.description}


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    world.bot.short_description = _limited(parameters.text("short_description"), 120, "short description")
    return True


def get_my_short_description(world: World, parameters: Parameters) -> JSON:
    return {"short_description": world.bot.short_description}


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    world.bot.menu_button = parameters.raw("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> JSON:
    return world.bot.menu_button


def _scope(parameters: Parameters) -> tuple[JSON | None, str]:
    return parameters.raw("scope"), parameters.text("language_code")


def _limited(text: str, longest: int, name: str) -> str:
    if len(text) > longest:
        raise bad_request(f"bot {name} is too long")
    return text

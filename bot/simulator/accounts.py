"""Who has an account: people and the one bot."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

JSON = dict[str, Any]


@dataclass(eq=False)
class Account:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(eq=False)
class Person(Account):
    """Somebody with a phone.

    `started`: has written to the bot, so the bot may write back. `writable_until`: the short time in which
    the bot may write because of a join request nobody has settled.
    """

    phone: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    hides_forwards: bool = False
    writable_until: datetime | None = None
    in_crowd: bool = False
    """One of many who only receive: the page does not offer to be them."""

    def user(self) -> JSON:
        user: JSON = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        user["language_code"] = "id"
        return user


@dataclass(eq=False)
class Bot(Account):
    token: str = ""
    can_read_all_group_messages: bool = False
    description: str = ""
    short_description: str = ""
    commands: dict[str, list[JSON]] = field(default_factory=dict)
    menu_button: JSON = field(default_factory=lambda: {"type": "commands"})

    def user(self) -> JSON:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def set_commands(self, scope: JSON | None, language: str, commands: list[JSON]) -> None:
        self.commands[_command_key(scope, language)] = commands

    def find_commands(self, scope: JSON | None = None, language: str = "") -> list[JSON]:
        return self.commands.get(_command_key(scope, language), [])

    def me(self) -> JSON:
        """The fuller form that only getMe gives."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.can_read_all_group_messages,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
        }


def _command_key(scope: JSON | None, language: str) -> str:
    """Commands are kept apart by scope and language."""
    return json.dumps([scope or {"type": "default"}, language], sort_keys=True)

"""Links from a group into the private chat; their payload remembers why, and which group."""

from __future__ import annotations

from bot.conversation.flow import Answer, Begin
from bot.conversation.turn import Turn
from bot.features.group.actions import link as linking
from bot.features.group.chat.commands import CHECKIN
from bot.features.hoax.actions.in_group import REPORT
from storage.group import Groups

REGISTRATION = "register"


async def report(turn: Turn, key: str) -> Answer:
    """`k-…`: to report; who is not registered yet is led to the group's own village first."""
    return await _register(turn, key) or Begin(CHECKIN)


async def ask(turn: Turn, key: str) -> Answer:
    """`c-…`: to ask about something that makes the rounds."""
    return Begin(REPORT)


async def _register(turn: Turn, key: str) -> Begin | None:
    if turn.member is not None:
        return None
    group = await Groups(turn.session).find_by_key(key)
    kim = await linking.kim_of(turn, group) if group is not None else None
    return Begin(REGISTRATION, data={"linked": kim.village_code}, joins=True) if kim is not None else None

"""Telegram's stand-in: the Bot API as an ASGI app over a small world of people and groups."""

from bot.simulator.bot_api import bot_api
from bot.simulator.errors import NetworkDrop, NotPossible
from bot.simulator.faults import Limits
from bot.simulator.world import World

__all__ = ["Limits", "NetworkDrop", "NotPossible", "World", "bot_api"]

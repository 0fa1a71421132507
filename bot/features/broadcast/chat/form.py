"""The form a broadcast is written in: open to admins only, at every step."""

from __future__ import annotations

from bot.access import require_admin
from bot.conversation.flow import Ask, Flow, Next, Say
from bot.conversation.turn import Turn


class AdminFlow(Flow):
    """A form that asks at each step whether it is still an admin who fills it in."""

    async def question(self, step: str, turn: Turn) -> tuple[str, Ask | Say]:
        await require_admin(turn)
        return await super().question(step, turn)

    async def answer(self, step: str, turn: Turn) -> Next:
        await require_admin(turn)
        return await super().answer(step, turn)

"""Reports by their number, and every change of their state written down."""

from __future__ import annotations

from bot.conversation.turn import Turn
from storage.checkin import Checkin, CheckinStatus


def record(
    turn: Turn, checkin: Checkin, before: CheckinStatus | None, after: CheckinStatus, reason: str | None = None
) -> None:
    turn.record(
        f"checkin.{after.value}",
        "checkin",
        checkin.id,
        before={"status": before.value} if before is not None else {},
        after={
            "status": after.value,
            "kim": checkin.kim_id,
            "category": checkin.category.value,
            "on": checkin.happened_on.isoformat(),
        },
        reason=reason,
    )

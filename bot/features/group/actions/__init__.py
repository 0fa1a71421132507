"""What groups do: found, linked, released; members brought in and their links ended; counted."""

from bot.features.group.actions.membership import Invited, invite, withdraw
from bot.features.group.actions.overview import Counts, all_groups, count

__all__ = ["Counts", "Invited", "all_groups", "count", "invite", "withdraw"]

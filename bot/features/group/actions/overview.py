"""The groups as officers and the command line see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Powers, powers, require_officer
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.group.actions.link import GroupGone
from storage.group import Groups, GroupStatus, VillageGroup


@dataclass(frozen=True, slots=True)
class Counts:
    groups: int
    linked: int
    unlinked: int
    """Also those that wait for a yes."""
    lost: int
    lacking_rights: int
    """Linked ones in which the bot cannot bring members in."""
    measured: int
    """Linked ones of which it is known whether people talk there."""


def count(groups: Sequence[VillageGroup]) -> Counts:
    linked = [group for group in groups if group.is_linked]
    lost = sum(group.status is GroupStatus.LOST for group in groups)
    return Counts(
        groups=len(groups),
        linked=len(linked),
        unlinked=len(groups) - len(linked) - lost,
        lost=lost,
        lacking_rights=sum(group.lacks_rights for group in linked),
        measured=sum(group.measured_since is not None for group in linked),
    )


async def groups_for(turn: Turn) -> list[VillageGroup]:
    """What this officer looks after: an admin all, a coordinator those of KIM in the own kecamatan."""
    held = await require_officer(turn)
    return [group for group in await Groups(turn.session).list_there() if _in_area(held, group)]


async def group_for(turn: Turn, group_id: str) -> VillageGroup:
    """One of these groups, or the one of the own KIM's board; others are not there for this person."""
    held = await powers(turn)
    for group in await Groups(turn.session).list_there():
        if group.id == id_of(group_id):
            own = held.board_of is not None and held.board_of == group.kim_id
            if own or _in_area(held, group):
                return group
    raise GroupGone


def _in_area(held: Powers, group: VillageGroup) -> bool:
    kim = group.kim or group.proposed_kim
    return held.admin or (kim is not None and held.coordinates(kim))

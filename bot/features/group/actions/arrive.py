"""The bot in a group: added, given rights and deprived of them, removed; the group renamed, moved, found again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.messages import BotStanding, Place, Reply
from bot.conversation.turn import Turn
from bot.features.group import texts
from bot.features.group.actions.trail import record
from bot.features.silence.actions import reschedule
from bot.features.silence.actions.words import open_kim
from bot.office import Office
from storage.base import Session
from storage.group import Groups, GroupStatus, Loss, VillageGroup
from storage.kim import Kim, Kims
from storage.outbox import Outbox

SOON = timedelta(seconds=10)
"""A group that becomes a supergroup is said to be one before this is over."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The bot has just come into a group."""

    group: VillageGroup
    kim: Kim | None = None
    """The KIM it is linked to again."""
    unsure: bool = False
    """It may be a group the bot is in already, under a new id: the platform says that it came there first."""

    @property
    def keys(self) -> tuple[str, str]:
        """Of the words to the group and to who added the bot; they are taken back when it was a move."""
        return keys_of(self.group)


async def the_group(turn: Turn, place: Place) -> VillageGroup:
    """The group something happens in, written down when the bot never noticed that it came there."""
    groups, channel = Groups(turn.session), turn.incoming.address.channel
    group = await groups.find(channel, place.group_id)
    if group is None:
        group = await groups.add(channel, place.group_id, place.title, turn.now)
        measure(group, turn.office, turn.now)
    if group.status is GroupStatus.LEFT:
        group.status = GroupStatus.UNLINKED
    elif group.status is GroupStatus.LOST and group.lost_reason != Loss.RESTRICTED and place.standing is None:
        # Somebody speaks to the bot there, so it is back and nobody said so.
        group.can_write = True
        await _link_again(turn, group)
    if place.title:
        group.title = place.title
    return group


async def note_standing(turn: Turn, place: Place, standing: BotStanding) -> Arrival | None:
    """Keeps what the bot may do there. Says when it has just come in."""
    groups, channel = Groups(turn.session), turn.incoming.address.channel
    known = await groups.find(channel, place.group_id)
    if not standing.present:
        if known is not None:
            await _lose(turn, known, Loss.REMOVED)
        return None
    came = known is None or known.status is GroupStatus.LEFT or known.lost_reason in (Loss.REMOVED, Loss.GONE)
    group = await the_group(turn, place)
    if group.is_linked and not standing.can_write:
        await _lose(turn, group, Loss.RESTRICTED)
        return None
    group.bot_admin, group.can_invite, group.can_write = standing.admin, standing.can_invite, standing.can_write
    kim = None
    if group.status is GroupStatus.LOST and group.can_write:
        kim = await _link_again(turn, group)
    measure(group, turn.office, turn.now)
    if not came:
        return None
    return Arrival(group, kim, unsure=kim is None and await groups.has_namesake(group))


async def _lose(turn: Turn, group: VillageGroup, reason: Loss) -> None:
    before, kim_id = group.status, group.kim_id
    lost = await Groups(turn.session).mark_lost(group.channel, group.external_id, reason.value, turn.now)
    if not lost:
        return
    await record(
        turn, group, "group.lost", before={"status": before.value}, after={"reason": reason.value, "kim": kim_id}
    )
    if kim_id is not None:
        await look_again(turn.session, turn.office, kim_id)


async def look_again(session: Session, office: Office, kim_id: int) -> None:
    """The KIM's next step is found again: its group is a sign of life no more."""
    kim = await Kims(session).find_kim(kim_id)
    if kim is not None:
        await reschedule(session, office, kim)


async def _link_again(turn: Turn, group: VillageGroup) -> Kim | None:
    """Back in a group that was confirmed once: no need to ask again, unless the KIM has another one by now."""
    groups = Groups(turn.session)
    kim = await Kims(turn.session).find_kim(group.kim_id) if group.kim_id is not None else None
    if kim is not None:
        await Kims(turn.session).hold(kim.id)
        if await groups.of_kim(kim.id) is not None:
            kim = None
    group.status = GroupStatus.LINKED if kim is not None else GroupStatus.UNLINKED
    group.kim_id = kim.id if kim is not None else None
    group.lost_at = group.lost_reason = None
    if kim is not None:
        await record(turn, group, "group.back", after={"kim": kim.id})
        if group.lost_told_at is not None:
            await _tell_back(turn, group, kim)
    return kim


async def _tell_back(turn: Turn, group: VillageGroup, kim: Kim) -> None:
    """To the officers who heard that it was lost."""
    assert group.lost_told_at is not None
    note = Reply(
        texts.BACK_NOTE.format(kim=kim.name, village=kim.village.title),
        (open_kim(kim),),
    )
    key = f"group.back:{group.id}:{group.lost_told_at:%Y%m%d%H%M%S}"
    await turn.notices.to_officers(kim.village.kecamatan_code, note, kind="group.back", dedup_key=key)
    group.lost_told_at = None


async def move(turn: Turn, place: Place) -> None:
    """The group has become a supergroup."""
    assert place.moved_to is not None
    groups, channel = Groups(turn.session), turn.incoming.address.channel
    before = await groups.find(channel, place.group_id)
    met = await groups.find(channel, place.moved_to)
    group = await groups.move(channel, place.group_id, place.moved_to)
    if met is not None and met is not group:
        await Outbox(turn.session).cancel(keys_of(met))
    if before is not None and group is before:
        measure(group, turn.office, turn.now)
        await record(turn, group, "group.moved")


def keys_of(group: VillageGroup) -> tuple[str, str]:
    return f"group.intro:{group.id}", f"group.added:{group.id}"


def measure(group: VillageGroup, office: Office, now: datetime) -> None:
    """Begins or ends to trust that the bot hears whenever people talk there."""
    there = group.status in (GroupStatus.UNLINKED, GroupStatus.PROPOSED, GroupStatus.LINKED)
    if not (there and (group.bot_admin or office.reads_all)):
        group.measured_since = None
    elif group.measured_since is None:
        group.measured_since = now

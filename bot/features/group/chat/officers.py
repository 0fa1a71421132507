"""Groups in the private chat: the officers' list and pages, the board's own, a member's link."""

from __future__ import annotations

from bot.access import powers, still_waiting
from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Answer, Quiet, Say
from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice
from bot.conversation.pages import begins_at, pieces_beside
from bot.conversation.turn import Turn
from bot.features.group import texts
from bot.features.group.actions import membership, overview
from bot.features.group.actions.membership import Invited
from bot.features.silence.actions.words import open_kim
from storage.group import Groups, GroupStatus, VillageGroup

PAGE = 8
"""Groups a list shows at once."""


# The list --------------------------------------------------------------------------------------------------


async def groups(turn: Turn) -> Answer:
    """*grup*: officers see all they look after, the board its own, members get their link."""
    held = await powers(turn)
    if held.officer:
        return await list_entry(turn)
    if held.board_of is not None and turn.member is not None:
        group = (await Groups(turn.session).latest_of_kims([turn.member.kim_id])).get(turn.member.kim_id)
        if group is None:
            return Say(texts.HOW_TO_LINK.format(bot=turn.office.bot_username))
        return await show(turn, str(group.id))
    return await my_link(turn)


async def list_entry(turn: Turn, offset: str = "") -> Answer:
    found = await overview.groups_for(turn)
    if not found:
        return Say(texts.LIST_NONE.format(bot=turn.office.bot_username))
    start = begins_at(offset, len(found))
    shown = found[start : start + PAGE]
    choices = [Choice(_label(group), entry=f"group.show:{group.id}") for group in shown]
    choices += pieces_beside("group.list", start, PAGE, len(found))
    counts = overview.count(found)
    page = ""
    if len(shown) < len(found):
        page = texts.LIST_PAGE.format(first=format_number(start + 1), last=format_number(start + len(shown)))
    text = texts.LIST.format(
        count=format_number(counts.groups),
        page=page,
        linked=format_number(counts.linked),
        unlinked=format_number(counts.unlinked),
        lost=format_number(counts.lost),
        rights=format_number(counts.lacking_rights),
        measured=format_number(counts.measured),
    )
    return Say(text, tuple(choices))


def _label(group: VillageGroup) -> str:
    state = texts.STATUSES[group.status.value]
    if group.is_linked and group.lacks_rights:
        state = texts.LACKING
    return texts.LABEL.format(title=group.title, state=state)


# One group -------------------------------------------------------------------------------------------------


async def show(turn: Turn, group_id: str) -> Answer:
    """How it stands: its KIM, the bot's rights, since when it is known whether people talk there."""
    group = await overview.group_for(turn, group_id)
    lines = [texts.PAGE_TITLE.format(title=group.title, state=texts.STATUSES[group.status.value])]
    if group.kim is not None:
        lines.append(texts.PAGE_KIM.format(kim=group.kim.name, village=group.kim.village.title))
    elif group.proposed_kim is not None:
        kim = group.proposed_kim
        lines.append(texts.PAGE_PROPOSED.format(kim=kim.name, village=kim.village.title))
    if group.status is GroupStatus.LOST:
        lines += [_lost(turn, group), texts.PAGE_LOST_HELP.format(bot=turn.office.bot_username)]
    else:
        lines += [texts.PAGE_RIGHTS.format(rights=_rights(group)), _measured(turn, group)]
    return Say("\n".join(lines), tuple(await _doings(turn, group)))


def _rights(group: VillageGroup) -> str:
    if not group.lacks_rights:
        return texts.RIGHTS_ALL
    return texts.RIGHTS_NO_INVITE if group.bot_admin else texts.RIGHTS_NONE


def _measured(turn: Turn, group: VillageGroup) -> str:
    if group.measured_since is None:
        return texts.PAGE_UNMEASURED
    heard = group.last_heard_at
    return texts.PAGE_MEASURED.format(
        since=format_date(turn.office.today(group.measured_since)),
        heard=format_date(turn.office.today(heard)) if heard is not None else texts.NOT_HEARD,
    )


def _lost(turn: Turn, group: VillageGroup) -> str:
    return texts.PAGE_LOST.format(
        date=format_date(turn.office.today(group.lost_at)) if group.lost_at is not None else "",
        reason=texts.REASONS.get(group.lost_reason or "", texts.REASON_UNKNOWN),
    )


async def _doings(turn: Turn, group: VillageGroup) -> list[Choice]:
    held = await powers(turn)
    choices = []
    if group.is_linked:
        choices.append(Choice(texts.UNLINK, entry=f"group.unlink:{group.id}"))
    elif group.status is GroupStatus.PROPOSED and group.proposed_kim_id is not None:
        which = f"{group.id}-{group.proposed_kim_id}"
        choices += [
            Choice(texts.CONFIRM, entry=f"group.confirm:{which}"),
            Choice(texts.DECLINE, entry=f"group.decline:{which}"),
        ]
    elif group.status is GroupStatus.UNLINKED:
        choices.append(Choice(texts.LINK_GROUP, entry=f"group.link:{group.key}"))
    if held.admin and group.status is not GroupStatus.LOST:
        choices.append(Choice(texts.LEAVE, entry=f"group.leave:{group.id}"))
    if held.officer and group.kim is not None:
        choices.append(open_kim(group.kim))
    return choices


# For a KIM's own people --------------------------------------------------------------------------------------


async def my_link(turn: Turn) -> Answer:
    """*tautan grup*: a fresh personal link; the one before it ends."""
    member = turn.member
    if member is None:
        return Say(texts.NOT_MEMBER, (TO_REGISTER,))
    if turn.approved is None:
        return Say(f"{still_waiting(turn, member)} {texts.LINK_COMES}")
    match await membership.invite(turn, member, asked=True):
        case Invited.NO_GROUP:
            return Say(texts.NO_GROUP.format(kim=member.kim.name, bot=turn.office.bot_username))
        case Invited.NO_RIGHT:
            return Say(texts.NO_RIGHT.format(kim=member.kim.name))
        case Invited.SENT:
            return Quiet()


async def unlink(turn: Turn) -> Answer:
    """*lepas grup*: the own KIM's group; officers choose from the list."""
    held = await powers(turn)
    if held.board_of is not None and turn.member is not None:
        group = await Groups(turn.session).of_kim(turn.member.kim_id)
        if group is None:
            return Say(texts.HOW_TO_LINK.format(bot=turn.office.bot_username))
        return Say(
            texts.ASK_UNLINK.format(title=group.title, kim=turn.member.kim.name),
            (Choice(texts.UNLINK, entry=f"group.unlink:{group.id}"),),
        )
    return await list_entry(turn)


async def how_to_link(turn: Turn) -> Answer:
    return Say(texts.HOW_TO_LINK.format(bot=turn.office.bot_username))

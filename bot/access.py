"""Who may do what, where. Every press is checked here: a button's name can be forged."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import texts
from bot.conversation.flow import Ask, Flow, Next, Refusal, Say
from bot.conversation.formats import format_date
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.turn import Turn
from storage.kim import Kim
from storage.member import Member
from storage.office import OfficeRole


class NotYours(Refusal):
    ends = True

    def __init__(self, whom: str = texts.FOR_BOARDS) -> None:
        super().__init__(texts.NOT_YOURS.format(whom=whom))


@dataclass(frozen=True, slots=True)
class Powers:
    """What somebody may do: an admin everywhere, a coordinator in kecamatan, a board member in one KIM."""

    admin: bool = False
    kecamatan: frozenset[str] = frozenset()
    board_of: int | None = None
    verifier: bool = False
    editor: bool = False
    desk_head: bool = False

    @property
    def officer(self) -> bool:
        return self.admin or bool(self.kecamatan)

    @property
    def at_hoax_desk(self) -> bool:
        """Sees the queue of the hoax desk; what may be done there depends on which of them."""
        return self.admin or self.verifier or self.editor or self.desk_head

    @property
    def serves(self) -> bool:
        """Works for the office, whether or not also in a KIM."""
        return self.officer or self.at_hoax_desk

    def coordinates(self, kim: Kim) -> bool:
        """Admin, or coordinator of the KIM's kecamatan."""
        return self.admin or kim.village.kecamatan_code in self.kecamatan

    def leads(self, kim: Kim) -> bool:
        """On the KIM's board, or an officer over it."""
        return self.board_of == kim.id or self.coordinates(kim)


async def powers(turn: Turn) -> Powers:
    """What the person of this turn may do."""
    address = turn.incoming.address
    admin = address.channel == ADMIN_CHANNEL and address.chat_id in {str(i) for i in turn.office.settings.admin_ids}
    kecamatan: set[str] = set()
    roles: set[OfficeRole] = set()
    board_of = None
    for grant in await turn.offices():
        roles.add(grant.role)
        if grant.role is OfficeRole.ADMIN:
            admin = True
        elif grant.role is OfficeRole.COORDINATOR:
            kecamatan.add(grant.kecamatan_code)
    if turn.approved is not None and turn.approved.on_board:
        board_of = turn.approved.kim_id
    return Powers(
        admin,
        frozenset(kecamatan),
        board_of,
        verifier=OfficeRole.VERIFIER in roles,
        editor=OfficeRole.EDITOR in roles or OfficeRole.DESK_HEAD in roles,
        desk_head=admin or OfficeRole.DESK_HEAD in roles,
    )


def still_waiting(turn: Turn, member: Member) -> str:
    """What somebody is told who asks for what members may, and is not let in yet."""
    by = format_date(member.decide_by) if member.decide_by is not None else None
    words = texts.STILL_WAITING if by is not None else texts.STILL_WAITING_LATE
    return words.format(kim=member.kim.name, office=turn.office.name, by=by)


async def kim_for(turn: Turn, kim: Kim) -> str:
    """The name of a KIM as the person of this turn reads it."""
    return turn.office.kim(kim) if (await powers(turn)).officer else kim.name


async def require_admin(turn: Turn) -> None:
    if not (await powers(turn)).admin:
        raise NotYours(texts.FOR_ADMIN.format(office=turn.office.name))


async def require_officer(turn: Turn) -> Powers:
    held = await powers(turn)
    if not held.officer:
        raise NotYours(texts.FOR_OFFICERS.format(office=turn.office.name))
    return held


async def require_hoax_desk(turn: Turn) -> Powers:
    held = await powers(turn)
    if not held.at_hoax_desk:
        raise NotYours(texts.FOR_HOAX_DESK)
    return held


async def require_lead(turn: Turn, kim: Kim) -> None:
    if not (await powers(turn)).leads(kim):
        raise NotYours(texts.FOR_BOARD.format(kim=kim.name))


async def require_coordinator(turn: Turn, kim: Kim) -> None:
    if not (await powers(turn)).coordinates(kim):
        raise NotYours(texts.FOR_COORDINATOR.format(kim=kim.name))


class AdminFlow(Flow):
    """A form that asks at each step whether it is still an admin who fills it in."""

    async def question(self, step: str, turn: Turn) -> tuple[str, Ask | Say]:
        await require_admin(turn)
        return await super().question(step, turn)

    async def answer(self, step: str, turn: Turn) -> Next:
        await require_admin(turn)
        return await super().answer(step, turn)

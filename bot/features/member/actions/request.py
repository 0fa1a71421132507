"""A place in a KIM: asked for, decided by those who may."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.access import Powers, powers, require_coordinator
from bot.conversation.buttons import TO_CHECKIN, TO_REGISTER
from bot.conversation.card import Live
from bot.conversation.flow import Refusal
from bot.conversation.formats import format_all, format_date
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.features.bimtek.actions.person import give_back
from bot.features.group.actions.membership import invite, withdraw
from bot.features.member import rules, texts
from bot.features.member.actions.offer import end_with_ketua, end_with_new_ketua, ketua_of
from bot.features.silence.actions import note_contact
from bot.office import Office
from storage.base import Session
from storage.bimtek import Bimteks
from storage.kim import BoardRole, Kim, Kims
from storage.live_message import ASLEEP
from storage.member import Member, Members, MemberStatus
from storage.privacy import Traces

REQUEST = "member.request"
"""Who wants to join, asked of several."""
TAKE_BACK_FOR = timedelta(days=2)
"""After which who was taken in is put out, and no more asked again."""


REGISTRATION = "register"
"""The form."""


class NotTakenBack(Refusal):
    text = texts.NOT_TAKEN_BACK


class AlreadyDecided(Refusal):
    ends = True

    def __init__(self, office: Office, member: Member | None = None) -> None:
        super().__init__(_decided(office, member) if member is not None else texts.ALREADY_DECIDED)


def _decided(office: Office, member: Member) -> str:
    words = texts.DECIDED.get(member.status.value, texts.ALREADY_DECIDED)
    return words.format(name=member.person.name or texts.SOMEBODY, kim=office.kim(member.kim))


class HasKetua(Refusal):
    def __init__(self, turn: Turn, ketua: Member) -> None:
        own = turn.person is not None and ketua.person_id == turn.person.id
        words = texts.HAS_KETUA_YOU if own else texts.HAS_KETUA
        super().__init__(words.format(kim=ketua.kim.name, name=ketua.person.name or texts.SOMEBODY))


async def request_membership(turn: Turn, kim: Kim, role: BoardRole, *, name: str, phone: str | None) -> Member:
    """Writes the registration down and asks whoever decides."""
    person = turn.person
    assert person is not None
    await correct(turn, name, phone)
    member = Member(
        person_id=person.id,
        kim_id=kim.id,
        role=role,
        status=MemberStatus.PENDING,
        requested_at=turn.now,
        decide_by=rules.decide_by(turn.today, turn.office.settings.decide_days, turn.office.calendar),
    )
    turn.session.add(member)
    await turn.session.flush()
    member.kim, member.person = kim, person
    turn.member = member
    await _ask_deciders(turn, member)
    return member


async def correct(turn: Turn, name: str | None, phone: str | None) -> None:
    """From now on this is the person's name and number. What they were is taken out of what others were told and gave
    as reasons: an erasure would not know to look for it."""
    person = turn.person
    assert person is not None
    former = [old for old, new in ((person.name, name), (person.phone, phone)) if old and old != new]
    person.name, person.phone = name, phone
    if former:
        await Traces(turn.session).forget_former(*former)


async def _ask_deciders(turn: Turn, member: Member) -> None:
    await ask_board_or_officers(
        turn,
        member,
        await request_of(turn.session, turn.office, member),
        kind=REQUEST,
        dedup_key=f"{REQUEST}:{member.id}",
    )


async def request_of(session: Session, office: Office, member: Member) -> Reply:
    """Asks whether somebody may join, with what the roster knows of the number."""
    kim, person = member.kim, member.person
    roster = ""
    if person.phone:
        fingerprint = rules.phone_fingerprint(person.phone, office.settings.regency_code)
        if roles := await Kims(session).list_roles(kim.id, fingerprint):
            roster = texts.ROSTER_MATCH.format(roles=format_all(texts.role(role) for role in roles))
    words = texts.REQUEST.format(
        name=await _told_apart(session, member),
        kim=kim.name,
        village=kim.village.title,
        role=texts.role(member.role),
        roster=roster,
    )
    return Reply(words, decision_choices(member))


async def _told_apart(session: Session, member: Member) -> str:
    """The name; of the second who bears it in this KIM, as that, for the request and its buttons would be the same."""
    members, name = Members(session), member.person.name or ""
    there = [*await members.list_of_kim(member.kim_id), *await members.list_waiting(kim_id=member.kim_id)]
    before = {m.id for m in there if m.id < member.id and normalise(m.person.name or "") == normalise(name)}
    return texts.NAMESAKE.format(name=name, count=len(before) + 1) if before else name


async def ask_board_or_officers(turn: Turn, member: Member, reply: Reply, *, kind: str, dedup_key: str) -> None:
    """Asks the board about one of its KIM; where nobody else of it can be reached, the officers over the KIM."""
    about = (kind, member.id)
    board = await reached_of(turn, member.kim, besides=member.person_id)
    for other in board:
        key = f"{dedup_key}:{other.person_id}"
        await turn.notices.to_person(other.person_id, reply, kind=kind, dedup_key=key, about=about)
    if not board:
        kecamatan = member.kim.village.kecamatan_code
        await turn.notices.to_officers(kecamatan, reply, kind=kind, dedup_key=dedup_key, about=about)


def decision_choices(member: Member) -> tuple[Choice, ...]:
    name = member.person.name
    return (
        Choice(texts.APPROVE.format(name=name), entry=f"member.approve:{member.id}"),
        Choice(texts.REJECT.format(name=name), entry=f"member.reject:{member.id}"),
    )


async def board_of(turn: Turn, kim: Kim, *, besides: int | None = None) -> list[Member]:
    board = await Members(turn.session).list_of_kim(kim.id, board_only=True)
    return [member for member in board if member.person_id != besides]


async def reached_of(turn: Turn, kim: Kim, *, besides: int | None) -> list[Member]:
    """Those of the board who hear of what is written to them: who blocked the bot decides nothing in time."""
    board = await board_of(turn, kim, besides=besides)
    addresses = await Members(turn.session).list_open_addresses([member.person_id for member in board])
    reached = {address.person_id for address in addresses}
    return [member for member in board if member.person_id in reached]


async def who_decides(turn: Turn, kim: Kim) -> str:
    """`pengurus KIM …` or `petugas Diskominfo …`."""
    own = turn.person.id if turn.person is not None else None
    if await reached_of(turn, kim, besides=own):
        return texts.WHO_BOARD.format(kim=kim.name)
    return texts.WHO_OFFICE.format(office=turn.office.name)


def by_when(member: Member) -> str | None:
    return format_date(member.decide_by) if member.decide_by else None


async def find_request(turn: Turn, member_id: str) -> Member:
    """A request this person may decide; refuses others, and what is settled."""
    member = await Members(turn.session).find_member(id_of(member_id))
    if member is None:
        raise AlreadyDecided(turn.office)
    held = await powers(turn)
    await require_decider(turn, held, member)
    if member.status is not MemberStatus.PENDING:
        raise AlreadyDecided(turn.office, member)
    return member


async def require_decider(turn: Turn, held: Powers, member: Member) -> None:
    """The board decides about its members, nobody of it about themselves; an officer over the KIM about everybody."""
    itself = turn.person is not None and turn.person.id == member.person_id
    if held.board_of == member.kim_id and not itself:
        return
    await require_coordinator(turn, member.kim)


async def approve(turn: Turn, member_id: str, *, as_member: bool = False) -> Member:
    """`as_member`: without the place on the board that was asked for."""
    member = await find_request(turn, member_id)
    if as_member:
        member.role = BoardRole.ANGGOTA
    if member.role is BoardRole.KETUA:
        await require_no_ketua(turn, member.kim)
    await _decide(turn, member, MemberStatus.APPROVED)
    if member.role is BoardRole.KETUA:
        await end_with_new_ketua(turn, member)
    turn.record(
        "member.approved",
        "member",
        member.id,
        before={"status": "pending"},
        after={"status": "approved", "role": member.role.value, "kim": member.kim_id},
    )
    await note_contact(turn.session, turn.office, member.kim, turn.today)
    await turn.notices.to_person(
        member.person_id,
        Reply(
            texts.APPROVED.format(name=member.person.name, role=texts.role(member.role), kim=member.kim.name),
            await _first_steps(turn),
        ),
        kind="member.approved",
        # Once for each decision: one that was taken back may be taken again.
        dedup_key=f"member.approved:{member.id}:{turn.now.isoformat()}",
    )
    if member.on_board:
        await tell_what_waits(turn, member)
    await invite(turn, member)
    return member


async def tell_what_waits(turn: Turn, member: Member) -> None:
    """Who has just come onto the board decides, too, about whoever had asked before."""
    waiting = await Members(turn.session).list_waiting(kim_id=member.kim_id)
    count = sum(other.person_id != member.person_id for other in waiting)
    if count:
        words = texts.WAITING_FOR_BOARD.format(count=count, kim=member.kim.name)
        choices = (Choice(texts.MENU_REQUESTS.format(count=count), entry="member.queue"),)
        await turn.notices.to_person(member.person_id, Reply(words, choices), kind="member.waiting")


async def take_back(turn: Turn, member_id: str) -> tuple[Member, str]:
    """Who was just taken in by mistake waits again; what came with the place ends. Also returns what is to be known
    of the group."""
    members = Members(turn.session)
    member = await members.find_member(id_of(member_id))
    if member is None:
        raise NotTakenBack
    await require_decider(turn, await powers(turn), member)
    just = member.decided_at is not None and turn.now - member.decided_at <= TAKE_BACK_FOR
    decide_by = rules.decide_by(turn.today, turn.office.settings.decide_days, turn.office.calendar)
    if not just or not await members.reopen(member.id, decide_by):
        raise NotTakenBack
    turn.record("member.reopened", "member", member.id, before={"status": "approved"}, after={"status": "pending"})
    await give_back(turn, member.person_id)
    about_group = await withdraw(turn, member)
    if member.role is BoardRole.KETUA:
        await end_with_ketua(turn, member.kim, member.person.name)
    reply = Reply(texts.TAKEN_BACK_NOTE.format(kim=member.kim.name))
    await turn.notices.to_person(member.person_id, reply, kind="member.reopened")
    await settled(turn, REQUEST, member)
    return member, about_group


async def _decide(turn: Turn, member: Member, status: MemberStatus) -> None:
    if not await Members(turn.session).decide(member.id, status, turn.now):
        await turn.session.refresh(member, ["status"])
        raise AlreadyDecided(turn.office, member)
    await settled(turn, REQUEST, member)


async def settled(turn: Turn, kind: str, member: Member) -> None:
    """What several were asked about this member is decided, or is to be decided again."""
    await turn.notices.settled((kind, member.id), besides=turn.incoming.address.chat_id)


async def draw_request(session: Session, office: Office, member_id: int, now: datetime) -> Live | None:
    """What stands where an officer or one of the board was asked, once somebody else has decided, and while that may be
    taken back."""
    member = await Members(session).find_member(member_id)
    if member is None:
        return None
    if member.status is MemberStatus.PENDING:
        return Live(await request_of(session, office, member), again=ASLEEP)
    again = None
    if member.status is MemberStatus.APPROVED and member.decided_at is not None:
        again = member.decided_at + TAKE_BACK_FOR - now
    return Live(Reply(_decided(office, member)), again if again and again > timedelta() else None)


async def _first_steps(turn: Turn) -> tuple[Choice, ...]:
    """What a new member can do now; a Bimtek that takes sign-ups is one of it."""
    if await Bimteks(turn.session).list_open(turn.now):
        return TO_CHECKIN, Choice(texts.BIMTEK, entry="bimtek.list")
    return (TO_CHECKIN,)


async def reject(turn: Turn, member_id: str, reason: str) -> Member:
    member = await find_request(turn, member_id)
    await _decide(turn, member, MemberStatus.REJECTED)
    turn.record(
        "member.rejected",
        "member",
        member.id,
        before={"status": "pending"},
        after={"status": "rejected"},
        reason=reason,
    )
    await turn.notices.to_person(
        member.person_id,
        Reply(
            texts.REJECTED.format(kim=member.kim.name, reason=reason.rstrip(".")),
            (TO_REGISTER,),
        ),
        kind="member.rejected",
        dedup_key=f"member.rejected:{member.id}",
    )
    return member


async def require_no_ketua(turn: Turn, kim: Kim) -> None:
    # Of two who become ketua at once, the second one meets the first here.
    await Kims(turn.session).hold(kim.id)
    if (ketua := await ketua_of(turn.session, kim.id)) is not None:
        raise HasKetua(turn, ketua)

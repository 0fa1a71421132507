"""What membership does: consent, registration, approval, change, handover, leaving."""

from __future__ import annotations

from bot.access import Powers, powers, require_coordinator
from bot.conversation.flow import Refusal
from bot.conversation.messages import Choice, Reply
from bot.conversation.turn import Turn
from bot.conversation.understand import format_date
from bot.features.member import rules, texts
from bot.features.silence.actions import note_activity, note_contact
from storage.consent import Consent, ConsentKind
from storage.kim import BoardRole, Kim, KimProposal, Kims
from storage.member import Member, Members, MemberStatus, Person, PersonAddress
from storage.region import Village, Villages


class AlreadyDecided(Refusal):
    def __init__(self) -> None:
        super().__init__(texts.ALREADY_DECIDED)


class HasKetua(Refusal):
    def __init__(self, kim: Kim, name: str) -> None:
        super().__init__(texts.HAS_KETUA.format(kim=kim.name, name=name))


# Consent --------------------------------------------------------------------------------------------------


def consent_text(turn: Turn, *, long: bool = False) -> str:
    settings, office = turn.office.settings, turn.office.name
    dpo = settings.dpo_contact or texts.NO_DPO.format(office=office)
    text = texts.CONSENT_LONG if long else texts.CONSENT
    return text.format(
        office=office, dpo=dpo, keep_days=settings.keep_messages_days, draft_days=settings.keep_drafts_days
    )


async def give_consent(turn: Turn, shown: str) -> Person:
    """The first row about a person: before this nothing is on file."""
    person = Person(created_at=turn.now, reminders_ok=False, photos_ok=False)
    turn.session.add(person)
    await turn.session.flush()
    address = PersonAddress(
        person_id=person.id, channel=turn.incoming.address.channel, external_id=turn.incoming.address.chat_id
    )
    turn.session.add(address)
    turn.person, turn.address = person, address
    record_consent(turn, ConsentKind.REGISTRATION, given=True, shown=shown)
    return person


def record_consent(turn: Turn, kind: ConsentKind, *, given: bool, shown: str) -> None:
    """Appends what was agreed to or refused, with the version and hash of the words shown."""
    assert turn.person is not None
    turn.session.add(
        Consent(
            person_id=turn.person.id,
            kind=kind,
            given=given,
            text_version=texts.CONSENT_VERSION,
            text_hash=rules.text_hash(shown),
            at=turn.now,
        )
    )
    if kind is ConsentKind.REMINDERS:
        turn.person.reminders_ok = given
    elif kind is ConsentKind.PHOTOS:
        turn.person.photos_ok = given


async def forget_minor(turn: Turn) -> None:
    """Under age: what the consent created goes again."""
    assert turn.person is not None
    await turn.session.flush()
    await Members(turn.session).remove_person(turn.person.id)
    turn.session.expunge(turn.person)
    if turn.address is not None:
        turn.session.expunge(turn.address)
    turn.person = turn.address = None


# Registration ---------------------------------------------------------------------------------------------


async def request_membership(turn: Turn, kim: Kim, role: BoardRole, *, name: str, phone: str | None) -> Member:
    """Writes the registration down and asks whoever decides."""
    person = turn.person
    assert person is not None
    person.name, person.phone = name, phone
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


async def _ask_deciders(turn: Turn, member: Member) -> None:
    kim, person = member.kim, member.person
    roster = ""
    if person.phone:
        fingerprint = rules.phone_fingerprint(person.phone, turn.office.settings.regency_code)
        if seat := await Kims(turn.session).find_seat(kim.id, fingerprint):
            roster = texts.ROSTER_MATCH.format(role=texts.ROLES[seat.role.value].lower())
    reply = Reply(
        texts.REQUEST.format(
            name=person.name,
            kim=kim.name,
            village=kim.village.title,
            role=texts.ROLES[member.role.value].lower(),
            roster=roster,
        ),
        decision_choices(member),
    )
    key = f"member.request:{member.id}"
    board = await board_of(turn, kim, besides=person.id)
    for other in board:
        await turn.notices.to_person(
            other.person_id, reply, kind="member.request", dedup_key=f"{key}:{other.person_id}"
        )
    if not board:
        await turn.notices.to_admins(reply, kind="member.request", dedup_key=key)
        await turn.notices.to_coordinators(kim.village.kecamatan_code, reply, kind="member.request", dedup_key=key)


def decision_choices(member: Member) -> tuple[Choice, ...]:
    name = member.person.name
    return (
        Choice(texts.APPROVE.format(name=name), entry=f"member.approve:{member.id}"),
        Choice(texts.REJECT.format(name=name), entry=f"member.reject:{member.id}"),
    )


async def board_of(turn: Turn, kim: Kim, *, besides: int | None = None) -> list[Member]:
    board = await Members(turn.session).list_of_kim(kim.id, board_only=True)
    return [member for member in board if member.person_id != besides]


async def who_decides(turn: Turn, kim: Kim) -> str:
    """`pengurus KIM …` or `petugas Diskominfo …`."""
    own = turn.person.id if turn.person is not None else None
    if await board_of(turn, kim, besides=own):
        return texts.WHO_BOARD.format(kim=kim.name)
    return texts.WHO_OFFICE.format(office=turn.office.name)


def by_when(member: Member) -> str | None:
    return format_date(member.decide_by) if member.decide_by else None


async def find_request(turn: Turn, member_id: str) -> Member:
    """A request this person may decide; refuses others, and what is settled."""
    member = await Members(turn.session).find_member(int(member_id)) if member_id.isdecimal() else None
    if member is None:
        raise AlreadyDecided
    held = await powers(turn)
    await _require_decider(turn, held, member)
    if member.status is not MemberStatus.PENDING:
        raise AlreadyDecided
    return member


async def _require_decider(turn: Turn, held: Powers, member: Member) -> None:
    """The board decides about its members; nobody decides about themselves."""
    itself = turn.person is not None and turn.person.id == member.person_id
    if held.board_of == member.kim_id and not itself:
        return
    await require_coordinator(turn, member.kim)


async def approve(turn: Turn, member_id: str) -> Member:
    member = await find_request(turn, member_id)
    if member.role is BoardRole.KETUA:
        await _require_no_ketua(turn, member.kim)
    if not await Members(turn.session).decide(member.id, MemberStatus.APPROVED, turn.now):
        raise AlreadyDecided
    turn.audit.record(
        at=turn.now,
        actor=turn.actor,
        action="member.approved",
        subject_type="member",
        subject_id=member.id,
        before={"status": "pending"},
        after={"status": "approved", "role": member.role.value, "kim": member.kim_id},
    )
    await note_contact(turn.session, turn.office, member.kim, turn.today)
    await turn.notices.to_person(
        member.person_id,
        Reply(
            texts.APPROVED.format(
                name=member.person.name, role=texts.ROLES[member.role.value].lower(), kim=member.kim.name
            ),
            (Choice(texts.CHECKIN, entry="checkin.begin"),),
        ),
        kind="member.approved",
        dedup_key=f"member.approved:{member.id}",
    )
    return member


async def reject(turn: Turn, member_id: str, reason: str) -> Member:
    member = await find_request(turn, member_id)
    if not await Members(turn.session).decide(member.id, MemberStatus.REJECTED, turn.now):
        raise AlreadyDecided
    turn.audit.record(
        at=turn.now,
        actor=turn.actor,
        action="member.rejected",
        subject_type="member",
        subject_id=member.id,
        before={"status": "pending"},
        after={"status": "rejected"},
        reason=reason,
    )
    await turn.notices.to_person(
        member.person_id,
        Reply(
            texts.REJECTED.format(kim=member.kim.name, reason=reason.rstrip(".").lower()),
            (Choice(texts.REGISTER, entry="member.register"),),
        ),
        kind="member.rejected",
        dedup_key=f"member.rejected:{member.id}",
    )
    return member


async def _require_no_ketua(turn: Turn, kim: Kim) -> None:
    for other in await board_of(turn, kim):
        if other.role is BoardRole.KETUA:
            raise HasKetua(kim, other.person.name or "")


async def propose_kim(turn: Turn, village: Village, name: str) -> None:
    """Records that somebody of a village without a KIM would like one."""
    assert turn.person is not None
    turn.person.name = turn.person.name or name
    if await Kims(turn.session).find_proposal(village.code, turn.person.id) is None:
        turn.session.add(KimProposal(village_code=village.code, person_id=turn.person.id, proposed_at=turn.now))
    await turn.notices.to_admins(
        Reply(texts.PROPOSAL_FOR_ADMIN.format(village=village.title, name=name)),
        kind="member.proposal",
        dedup_key=f"member.proposal:{village.code}:{turn.person.id}",
    )


# Change, leaving, handover --------------------------------------------------------------------------------


async def ask_role(turn: Turn, role: BoardRole) -> bool:
    """Changes the own role: stepping down at once, a place on the board after a yes. True when it is done."""
    member, person = turn.member, turn.person
    assert member is not None
    assert person is not None
    if role is BoardRole.ANGGOTA:
        _set_role(turn, member, role)
        return True
    member.wanted_role = role
    reply = Reply(
        texts.ROLE_REQUEST.format(name=person.name, kim=member.kim.name, role=texts.ROLES[role.value].lower()),
        (Choice(texts.APPROVE_ROLE.format(name=person.name), entry=f"member.role:{member.id}"),),
    )
    key = f"member.role:{member.id}:{role.value}:{turn.today.isoformat()}"
    board = await board_of(turn, member.kim, besides=member.person_id)
    for other in board:
        await turn.notices.to_person(other.person_id, reply, kind="member.role", dedup_key=f"{key}:{other.person_id}")
    if not board:
        await turn.notices.to_admins(reply, kind="member.role", dedup_key=key)
        await turn.notices.to_coordinators(member.kim.village.kecamatan_code, reply, kind="member.role", dedup_key=key)
    return False


async def approve_role(turn: Turn, member_id: str) -> Member:
    member = await Members(turn.session).find_member(int(member_id)) if member_id.isdecimal() else None
    if member is None:
        raise AlreadyDecided
    await _require_decider(turn, await powers(turn), member)
    if member.status is not MemberStatus.APPROVED or member.wanted_role is None:
        raise AlreadyDecided
    if member.wanted_role is BoardRole.KETUA:
        await _require_no_ketua(turn, member.kim)
    _set_role(turn, member, member.wanted_role)
    await note_activity(turn, member.kim, turn.today, "board")
    await turn.notices.to_person(
        member.person_id,
        Reply(texts.ROLE_CHANGED.format(kim=member.kim.name, role=texts.ROLES[member.role.value].lower())),
        kind="member.role",
    )
    return member


def _set_role(turn: Turn, member: Member, role: BoardRole) -> None:
    turn.audit.record(
        at=turn.now,
        actor=turn.actor,
        action="member.role",
        subject_type="member",
        subject_id=member.id,
        before={"role": member.role.value},
        after={"role": role.value},
    )
    member.role, member.wanted_role = role, None


async def leave(turn: Turn) -> Kim:
    """Ends the open place; the board is told."""
    member, person = turn.member, turn.person
    assert member is not None
    assert person is not None
    was_approved = member.status is MemberStatus.APPROVED
    before, kim = member.status.value, member.kim
    member.status, member.ended_at = MemberStatus.LEFT, turn.now
    turn.audit.record(
        at=turn.now,
        actor=turn.actor,
        action="member.left",
        subject_type="member",
        subject_id=member.id,
        before={"status": before},
        after={"status": "left"},
    )
    if was_approved:
        note = Reply(
            texts.LEFT_NOTE.format(name=person.name, role=texts.ROLES[member.role.value].lower(), kim=kim.name)
        )
        board = await board_of(turn, kim, besides=person.id)
        for other in board:
            await turn.notices.to_person(other.person_id, note, kind="member.left")
        if not board or member.role is BoardRole.KETUA:
            await turn.notices.to_admins(note, kind="member.left", dedup_key=f"member.left:{member.id}")
    turn.member = None
    return kim


async def heirs(turn: Turn) -> list[Member]:
    """Who the ketua of this turn could hand over to."""
    member = turn.member
    if member is None or member.status is not MemberStatus.APPROVED:
        raise Refusal(texts.NOT_REGISTERED)
    if member.role is not BoardRole.KETUA:
        raise Refusal(texts.HANDOVER_NOT_KETUA.format(kim=member.kim.name))
    others = [
        other for other in await Members(turn.session).list_of_kim(member.kim_id) if other.person_id != member.person_id
    ]
    if not others:
        raise Refusal(texts.HANDOVER_NOBODY.format(kim=member.kim.name))
    return others


async def offer_handover(turn: Turn, heir_id: int) -> Member:
    old = turn.member
    assert old is not None
    heir = next((other for other in await heirs(turn) if other.id == heir_id), None)
    if heir is None:
        raise Refusal(texts.HANDOVER_OLD)
    heir.wanted_role = BoardRole.KETUA
    await turn.notices.to_person(
        heir.person_id,
        Reply(
            texts.HANDOVER_OFFER.format(old=turn.honorific, kim=old.kim.name),
            (
                Choice(texts.HANDOVER_ACCEPT, entry=f"member.accept:{old.id}-{heir.id}"),
                Choice(texts.HANDOVER_DECLINE, entry=f"member.decline:{old.id}-{heir.id}"),
            ),
        ),
        kind="member.handover",
    )
    return heir


async def answer_handover(turn: Turn, pair: str, *, accepted: bool) -> tuple[Member, Member]:
    """The heir's answer; only the heir may give it, and only while both are what they were."""
    old_id, _, heir_id = pair.partition("-")
    members = Members(turn.session)
    old = await members.find_member(int(old_id)) if old_id.isdecimal() else None
    heir = await members.find_member(int(heir_id)) if heir_id.isdecimal() else None
    if (
        old is None
        or heir is None
        or turn.person is None
        or heir.person_id != turn.person.id
        or heir.kim_id != old.kim_id
        or heir.status is not MemberStatus.APPROVED
        or heir.wanted_role is not BoardRole.KETUA
        or old.status is not MemberStatus.APPROVED
        or old.role is not BoardRole.KETUA
    ):
        raise Refusal(texts.HANDOVER_OLD)
    kim = old.kim
    if not accepted:
        heir.wanted_role = None
        words = texts.HANDOVER_DECLINED_OLD.format(name=heir.person.name, kim=kim.name)
    else:
        _set_role(turn, old, BoardRole.ANGGOTA)
        await turn.session.flush()  # one ketua at a time: the old one first
        _set_role(turn, heir, BoardRole.KETUA)
        await note_activity(turn, kim, turn.today, "board")
        words = texts.HANDOVER_DONE_OLD.format(name=heir.person.name, kim=kim.name, thanks=turn.thanks)
    await turn.notices.to_person(old.person_id, Reply(words), kind="member.handover")
    return old, heir


async def village_of(turn: Turn, code: str) -> Village | None:
    return await Villages(turn.session).find_village(code)


async def kim_of(turn: Turn, village_code: str) -> Kim | None:
    return await Kims(turn.session).find_kim_of_village(village_code)

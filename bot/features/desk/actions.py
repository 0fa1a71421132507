"""Offices: invited to, taken, revoked; what waits for those who hold one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.flow import Refusal
from bot.conversation.formats import format_all
from bot.conversation.messages import Reply
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.turn import Turn
from bot.features.desk import texts
from bot.features.hoax.actions.desk import free_cases, pass_cases
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.checkin import Checkins, ReviewArea
from storage.help import HelpRequests
from storage.member import Members, MemberStatus, Person
from storage.office import Invitation, OfficeRole, Offices
from storage.region import Villages
from storage.task import Tasks

INVITATION_LASTS = timedelta(days=7)


class InvitationGone(Refusal):
    ends = True
    text = texts.INVITATION_GONE


class RevokedBefore(Refusal):
    ends = True
    text = texts.REVOKED_BEFORE


class NothingHeld(Refusal):
    ends = True
    text = texts.NOTHING_HELD


class HeirGone(Refusal):
    ends = True
    text = texts.HEIR_GONE


class NotForOneself(Refusal):
    ends = True
    text = texts.NOT_FOR_ONESELF


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with all the offices they hold."""

    person_id: int
    name: str
    roles: tuple[str, ...]

    @property
    def label(self) -> str:
        return texts.OFFICER.format(name=self.name, role=format_all(self.roles))


async def list_officers(turn: Turn) -> list[Officer]:
    """In order of when they came; nobody who is an admin by the settings alone."""
    held: dict[int, list[str]] = {}
    for grant in await Offices(turn.session).list_all():
        held.setdefault(grant.person_id, []).append(await role_name(turn, grant.role, grant.kecamatan_code))
    members = Members(turn.session)
    return [Officer(person, await name_of(members, person), tuple(roles)) for person, roles in held.items()]


async def name_of(members: Members, person_id: int) -> str:
    person = await members.find_person(person_id)
    return (person.name if person is not None else None) or ""


@dataclass(frozen=True, slots=True)
class Passed:
    """What one person held and another holds now."""

    giver: str
    heir: str
    roles: tuple[str, ...]
    cases: int
    """Of the hoax desk."""

    @property
    def what(self) -> str:
        """`koordinator Kecamatan Wajak dan verifikator hoaks, dengan 2 kasus`"""
        roles = format_all(self.roles)
        return texts.WITH_CASES.format(roles=roles, cases=self.cases) if self.cases else roles


async def role_name(turn: Turn, role: OfficeRole, kecamatan_code: str) -> str:
    if role is OfficeRole.ADMIN:
        return texts.ROLE_ADMIN.format(office=turn.office.name)
    if role in texts.ROLE_HOAX_DESK:
        return texts.ROLE_HOAX_DESK[role]
    kecamatan = await Villages(turn.session).find_kecamatan(kecamatan_code)
    return texts.ROLE_COORDINATOR.format(kecamatan=kecamatan.name if kecamatan is not None else kecamatan_code)


async def invite(turn: Turn, role: OfficeRole, kecamatan_code: str = "") -> tuple[str, datetime]:
    """The link's address and its last moment."""
    turn.record("office.invited", "office", f"{role.value}:{kecamatan_code}")
    return _link(turn, Invitation(role=role, kecamatan_code=kecamatan_code))


async def invite_heir(turn: Turn, person_id: int) -> tuple[str, datetime]:
    """A link for whoever takes over all that this person holds; its address and its last moment."""
    turn.record("office.heir_invited", "person", person_id)
    return _link(turn, Invitation(from_person_id=person_id))


def _link(turn: Turn, invitation: Invitation) -> tuple[str, datetime]:
    invitation.token = secrets.token_urlsafe(16).replace("-", "_")
    invitation.expires_at = turn.now + INVITATION_LASTS
    turn.session.add(invitation)
    return turn.office.link(f"o-{invitation.token}"), invitation.expires_at


async def find_invitation(turn: Turn, token: str) -> Invitation:
    invitation = await Offices(turn.session).find_invitation(token, turn.now)
    if invitation is None:
        raise InvitationGone
    if turn.person is not None and turn.person.id == invitation.from_person_id:
        raise NotForOneself
    return invitation


async def take_office(turn: Turn, token: str) -> Sequence[str]:
    """Gives the person of this turn what the link stands for; returns the names of the offices."""
    assert turn.person is not None
    invitation = await Offices(turn.session).take_invitation(token, turn.now)
    if invitation is None:
        raise InvitationGone
    if invitation.role is None:
        assert invitation.from_person_id is not None
        giver = await name_of(Members(turn.session), invitation.from_person_id)
        note = texts.PASSED_NOTE.format(heir=turn.person.name, giver=giver)
        await turn.notices.to_admins(Reply(note), kind="office.taken")
        return (await _pass_on(turn, invitation.from_person_id, turn.person)).roles
    role = await role_name(turn, invitation.role, invitation.kecamatan_code)
    # To those who were admins before.
    await turn.notices.to_admins(Reply(texts.TAKEN_NOTE.format(name=turn.person.name, role=role)), kind="office.taken")
    await Offices(turn.session).give(turn.person.id, invitation.role, invitation.kecamatan_code, turn.now)
    turn.record(
        "office.taken",
        "office",
        f"{invitation.role.value}:{invitation.kecamatan_code}",
        after={"person": turn.person.id},
    )
    return (role,)


async def hand_over(turn: Turn, person_id: int, heir_id: int) -> Passed:
    """All that somebody holds, and the cases they have in hand, to another officer."""
    heir = await Members(turn.session).find_person(heir_id)
    if heir is None:
        raise HeirGone
    passed = await _pass_on(turn, person_id, heir)
    words = texts.PASSED_TO_YOU.format(giver=passed.giver, what=passed.what, thanks=turn.thanks)
    await turn.notices.to_person(heir_id, Reply(words), kind="office.passed_on")
    return passed


async def _pass_on(turn: Turn, person_id: int, heir: Person) -> Passed:
    offices = Offices(turn.session)
    ended = await offices.end_all(person_id)
    if not ended:
        raise NothingHeld
    roles = []
    for grant in sorted(ended, key=lambda grant: grant.id):
        roles.append(await role_name(turn, grant.role, grant.kecamatan_code))
        await offices.give(heir.id, grant.role, grant.kecamatan_code, turn.now)
        turn.record(
            "office.passed_on",
            "office",
            f"{grant.role.value}:{grant.kecamatan_code}",
            before={"person": person_id},
            after={"person": heir.id},
        )
    cases = await pass_cases(turn, person_id, heir.id)
    passed = Passed(await name_of(Members(turn.session), person_id), heir.name or "", tuple(roles), cases)
    note = texts.PASSED_FROM_YOU.format(what=passed.what, heir=passed.heir, thanks=turn.thanks)
    await turn.notices.to_person(person_id, Reply(note), kind="office.passed_on")
    return passed


async def revoke(turn: Turn, grant_id: int) -> tuple[str, str]:
    """Ends an office; returns whose and which."""
    members = Members(turn.session)
    grant = await Offices(turn.session).end(grant_id)
    if grant is None:
        raise RevokedBefore
    role = await role_name(turn, grant.role, grant.kecamatan_code)
    turn.record(
        "office.revoked", "office", f"{grant.role.value}:{grant.kecamatan_code}", before={"person": grant.person_id}
    )
    if grant.role is OfficeRole.VERIFIER:
        await free_cases(turn, grant.person_id)
    note = Reply(texts.REVOKED_NOTE.format(role=role, thanks=turn.thanks))
    await turn.notices.to_person(grant.person_id, note, kind="office.revoked")
    return await name_of(members, grant.person_id), role


# What waits -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for officers."""

    members: int
    checkins: int
    tasks: int
    questions: int
    since: datetime | None
    """When the first of what nobody but an officer decides came in; None where nothing of it waits."""

    def told(self, words: str, **more: object) -> str:
        return words.format(
            members=self.members, checkins=self.checkins, tasks=self.tasks, questions=self.questions, **more
        )


async def waiting(session: Session, kecamatan: Sequence[str] | None) -> Waiting:
    """In those kecamatan; None: everywhere, also what is asked of the admins."""
    areas = [None] if kecamatan is None else kecamatan
    members = [member for area in areas for member in await Members(session).list_waiting(area)]
    tasks = [task for area in areas for task in await Tasks(session).list_open(kecamatan_code=area, limit=999)]
    questions = await HelpRequests(session).list_open() if kecamatan is None else []
    came_in = [
        # Not a claim to a place on the board: nobody wrote down when it was made.
        *(m.requested_at for m in members if m.status is MemberStatus.PENDING and m.decide_by is None),
        *(task.opened_at for task in tasks),
        *(question.asked_at for question in questions),
    ]
    return Waiting(
        len(members),
        await Checkins(session).count_to_review(ReviewArea(everywhere=kecamatan is None, kecamatan=kecamatan or ())),
        len(tasks),
        len(questions),
        min(came_in, default=None),
    )


async def idle_since(session: Session, office: Office, found: Waiting) -> datetime | None:
    """Since when something waits and no officer did anything; None where nothing waits."""
    if found.since is None:
        return None
    people = {*await Offices(session).people_in(OfficeRole.ADMIN, OfficeRole.COORDINATOR)}
    chats = [str(admin) for admin in office.settings.admin_ids]
    addresses = [await Members(session).find_address(ADMIN_CHANNEL, chat) for chat in chats]
    people |= {address.person_id for address in addresses if address is not None}
    last = await AuditTrail(session).last_by(
        [*(f"admin:{chat}" for chat in chats), *(f"person:{person}" for person in people)]
    )
    return found.since if last is None else max(found.since, last)

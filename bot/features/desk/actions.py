"""Offices: invited to, taken, revoked; what waits for those who hold one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.access import require_admin
from bot.conversation.flow import Refusal
from bot.conversation.messages import Reply
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.turn import Turn
from bot.features.desk import texts
from bot.features.hoax.actions.desk import free_cases
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.checkin import Checkins, ReviewArea
from storage.help import HelpRequests
from storage.member import Members, MemberStatus
from storage.office import Grant, Invitation, OfficeRole, Offices
from storage.region import Villages
from storage.task import Tasks

INVITATION_LASTS = timedelta(days=7)


class InvitationGone(Refusal):
    ends = True
    text = texts.INVITATION_GONE


class RevokedBefore(Refusal):
    ends = True
    text = texts.REVOKED_BEFORE


async def role_name(turn: Turn, role: OfficeRole, kecamatan_code: str) -> str:
    if role is OfficeRole.ADMIN:
        return texts.ROLE_ADMIN.format(office=turn.office.name)
    if role in texts.ROLE_HOAX_DESK:
        return texts.ROLE_HOAX_DESK[role]
    kecamatan = await Villages(turn.session).find_kecamatan(kecamatan_code)
    return texts.ROLE_COORDINATOR.format(kecamatan=kecamatan.name if kecamatan is not None else kecamatan_code)


async def invite(turn: Turn, role: OfficeRole, kecamatan_code: str = "") -> tuple[str, datetime]:
    """The link's address and its last moment."""
    await require_admin(turn)
    token = secrets.token_urlsafe(16).replace("-", "_")
    until = turn.now + INVITATION_LASTS
    turn.session.add(Invitation(token=token, role=role, kecamatan_code=kecamatan_code, expires_at=until))
    turn.record("office.invited", "office", f"{role.value}:{kecamatan_code}")
    return turn.office.link(f"o-{token}"), until


async def find_invitation(turn: Turn, token: str) -> Invitation:
    invitation = await Offices(turn.session).find_invitation(token, turn.now)
    if invitation is None:
        raise InvitationGone
    return invitation


async def take_office(turn: Turn, token: str) -> str:
    """Gives the person of this turn the office the link stands for; returns its name."""
    assert turn.person is not None
    invitation = await Offices(turn.session).take_invitation(token, turn.now)
    if invitation is None:
        raise InvitationGone
    role = await role_name(turn, invitation.role, invitation.kecamatan_code)
    # To those who were admins before.
    await turn.notices.to_admins(Reply(texts.TAKEN_NOTE.format(name=turn.person.name, role=role)), kind="office.taken")
    held = await turn.offices()
    if not any(g.role is invitation.role and g.kecamatan_code == invitation.kecamatan_code for g in held):
        turn.session.add(
            Grant(
                person_id=turn.person.id,
                role=invitation.role,
                kecamatan_code=invitation.kecamatan_code,
                granted_at=turn.now,
            )
        )
    turn.record(
        "office.taken",
        "office",
        f"{invitation.role.value}:{invitation.kecamatan_code}",
        after={"person": turn.person.id},
    )
    return role


async def revoke(turn: Turn, grant_id: int) -> tuple[str, str]:
    """Ends an office; returns whose and which."""
    await require_admin(turn)
    members = Members(turn.session)
    grant = await Offices(turn.session).end(grant_id)
    if grant is None:
        raise RevokedBefore
    person = await members.find_person(grant.person_id)
    role = await role_name(turn, grant.role, grant.kecamatan_code)
    turn.record(
        "office.revoked", "office", f"{grant.role.value}:{grant.kecamatan_code}", before={"person": grant.person_id}
    )
    if grant.role is OfficeRole.VERIFIER:
        await free_cases(turn, grant.person_id)
    note = Reply(texts.REVOKED_NOTE.format(role=role, thanks=turn.thanks))
    await turn.notices.to_person(grant.person_id, note, kind="office.revoked")
    return (person.name if person is not None else None) or "", role


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

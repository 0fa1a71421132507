"""Who an audience is now: everybody it names, and why some of them are left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.variables import values_for
from bot.features.broadcast import texts
from bot.features.broadcast.rules.audience import Audience, Cohort, To
from bot.features.silence.actions import states
from bot.office import Office
from storage.audience import Audiences, GroupToTell, MemberToTell
from storage.base import Session
from storage.broadcast import Topic
from storage.broadcast_ledger import Ledger, Reason, Recipient


@dataclass(frozen=True, slots=True)
class Chosen:
    recipients: tuple[Recipient, ...]
    """Of everybody named, those left out too."""
    example: dict[str, str]
    """What the variables are for the first who gets it."""
    example_name: str

    @property
    def people(self) -> int:
        return sum(one.person_id is not None and one.skipped is None for one in self.recipients)

    @property
    def groups(self) -> int:
        return sum(one.group_id is not None and one.skipped is None for one in self.recipients)

    @property
    def count(self) -> int:
        """How many will be written to."""
        return self.people + self.groups

    @property
    def left_out(self) -> dict[Reason, int]:
        counted = Counter(one.skipped for one in self.recipients if one.skipped is not None)
        return {reason: counted[reason] for reason in Reason if counted[reason]}


async def choose(
    session: Session,
    office: Office,
    audience: Audience,
    topic: Topic,
    now: datetime,
    *,
    send_at: datetime | None = None,
    ignore_cap: bool = False,
    urgent: bool = False,
) -> Chosen:
    """As things are at `now`. The cap counts where it is sent on the same day; an urgent one passes over mutes."""
    places = await _places(session, office, audience, now)
    members: list[MemberToTell] = []
    groups: list[GroupToTell] = []
    cohorts = {
        cohort: await Audiences(session).in_cohort(cohort.angkatan, cohort.year, attended=cohort.attended)
        for cohort in audience.only.cohorts | audience.without.cohorts
    }
    if audience.to is not To.GROUPS:
        of_people: dict[Cohort, set[int]] = {cohort: people for cohort, (people, _) in cohorts.items()}
        members = [
            one
            for one in await Audiences(session).members(topic, places, audience.only.roles)
            if audience.fits_role(one.role) and audience.fits_cohorts(one.person_id, of_people)
        ]
    if audience.to is not To.PEOPLE:
        of_kims: dict[Cohort, set[int]] = {cohort: kims for cohort, (_, kims) in cohorts.items()}
        groups = [one for one in await Audiences(session).groups(places) if audience.fits_cohorts(one.kim_id, of_kims)]
    had = await _had_today(session, office, members, now, send_at or now) if not ignore_cap else {}
    cap = office.settings.broadcasts_a_day
    recipients = [_of_member(one, had.get(one.chat_id or "", 0) >= cap, urgent=urgent) for one in members]
    recipients += [
        Recipient(
            one.channel, one.chat_id, group_id=one.group_id, kim_id=one.kim_id,
            skipped=Reason.GROUP_LOST if one.lost else None,
        )
        for one in groups
    ]  # fmt: skip
    name, values = _example(recipients, members, groups)
    return Chosen(tuple(recipients), values, name)


async def _places(session: Session, office: Office, audience: Audience, now: datetime) -> list[str] | None:
    """Codes of the villages that are meant; None: all."""
    only, without = audience.only, audience.without
    if not any((only.kecamatan, only.villages, only.states, without.kecamatan, without.villages, without.states)):
        return None
    found = await states(session, office, office.today(now))
    return [code for code, state in found.items() if audience.fits_place(code, code.rpartition(".")[0], state)]


async def _had_today(
    session: Session, office: Office, members: list[MemberToTell], now: datetime, send_at: datetime
) -> dict[str, int]:
    """How many broadcasts each chat got on the day it is to be sent, as far as that is known."""
    if office.today(send_at) != office.today(now):
        return {}
    had: dict[str, int] = {}
    for channel in {one.channel for one in members if one.channel is not None}:
        chats = [one.chat_id for one in members if one.channel == channel and one.chat_id is not None]
        had |= await Ledger(session).counts_since(channel, chats, office.moment(office.today(now)))
    return had


def _of_member(one: MemberToTell, full: bool, *, urgent: bool) -> Recipient:
    reason = None
    if one.chat_id is None:
        reason = Reason.NO_ADDRESS
    elif one.blocked:
        reason = Reason.BLOCKED
    elif one.stopped:
        reason = Reason.STOPPED
    elif not one.consents:
        reason = Reason.NO_CONSENT
    elif one.muted and not urgent:
        reason = Reason.MUTED
    elif full:
        reason = Reason.CAP
    # Who has no address has a row all the same, with a name that is nobody's chat.
    chat_id = one.chat_id or f"nobody:{one.person_id}"
    return Recipient(one.channel or "none", chat_id, person_id=one.person_id, kim_id=one.kim_id, skipped=reason)


def _example(
    recipients: list[Recipient], members: list[MemberToTell], groups: list[GroupToTell]
) -> tuple[str, dict[str, str]]:
    """A real recipient, and what the variables are for that one."""
    for one in recipients:
        if one.skipped is not None:
            continue
        for member in members:
            if member.person_id == one.person_id:
                values = values_for(member.name, member.kim, member.village)
                return values["nama"], values
        for group in groups:
            if group.group_id == one.group_id:
                return texts.A_GROUP.format(kim=group.kim), values_for(None, group.kim, group.village)
    values = values_for(None, None, None)
    return values["nama"], values

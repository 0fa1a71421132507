"""What a person may see, stop and erase, done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.conversation.formats import format_date, format_time
from bot.conversation.parked import written
from bot.conversation.turn import Turn
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.bimtek.actions.person import give_back, signups_of
from bot.features.hoax.actions.desk import free_cases
from bot.features.member.actions.change import leave
from bot.features.member.actions.consent import record_consent
from bot.features.member.actions.request import REGISTRATION
from bot.features.privacy import texts
from storage.attendance import Attendances
from storage.audit import ERASED, AuditTrail
from storage.base import Session
from storage.broadcast import Broadcasts
from storage.broadcast_template import BroadcastTemplates
from storage.certificate import Certificates
from storage.consent import ConsentKind, Consents
from storage.evaluation import Evaluations
from storage.member import Members, Person, PersonAddress
from storage.office import Offices
from storage.outbox import Outbox
from storage.privacy import Held, Traces


async def everything_held(turn: Turn) -> list[str]:
    """A line for each thing on file about the person of this turn."""
    person = turn.person
    assert person is not None
    addresses = await Members(turn.session).list_addresses([person.id])
    held = await Traces(turn.session).count_of(person.id)
    # Who is still registering has said some of it already.
    said = written(turn.conversation, REGISTRATION)
    return [
        texts.NAME.format(value=person.name or said.get("name") or texts.NOT_GIVEN),
        texts.PHONE.format(value=person.phone or said.get("phone") or texts.NOT_GIVEN),
        *(texts.CHAT.format(value=address.external_id) for address in addresses),
        texts.SINCE.format(value=_day(turn, person.created_at)),
        *await _places(turn, person.id),
        *await _offices(turn, person.id),
        *await _consents(turn, person.id),
        *_given(turn, held),
        *(texts.BIMTEK.format(bimtek=bimtek, status=status) for bimtek, status in await signups_of(turn)),
        *await _trainings(turn, person.id),
        *await _noted(turn, _actors(person, addresses)),
        *await _sent(turn, person, held),
    ]


def _day(turn: Turn, moment: datetime) -> str:
    return format_date(turn.office.today(moment))


async def _places(turn: Turn, person_id: int) -> list[str]:
    """In KIM, and in their groups."""
    lines = []
    for member in await Members(turn.session).list_history(person_id):
        since = member.ended_at or member.decided_at or member.requested_at
        lines.append(
            texts.MEMBER.format(
                kim=member.kim.name,
                village=member.kim.village.title,
                role=member.role.value,
                asked=_day(turn, member.requested_at),
                since=texts.SINCE_STATUS[member.status.value].format(at=_day(turn, since)),
            )
        )
        if member.wanted_role is not None:
            lines.append(texts.WANTED_ROLE.format(role=member.wanted_role.value, kim=member.kim.name))
        for template, at in (
            (texts.GROUP_ASKED, member.group_asked_at),
            (texts.GROUP_JOINED, member.group_joined_at),
            (texts.GROUP_LEFT, member.group_left_at),
        ):
            if at is not None:
                lines.append(template.format(kim=member.kim.name, at=_day(turn, at)))
    return lines


async def _offices(turn: Turn, person_id: int) -> list[str]:
    places = turn.office.places
    return [
        texts.OFFICE.format(
            role=texts.OFFICE_ROLES[grant.role.value], area=places.kecamatan_name(grant.kecamatan_code) or ""
        ).rstrip()
        for grant in await Offices(turn.session).list_grants(person_id)
    ]


async def _consents(turn: Turn, person_id: int) -> list[str]:
    # Of each kind the last word counts; the earlier ones stay on record.
    last = {consent.kind: consent for consent in await Consents(turn.session).list_of_person(person_id)}
    return [
        texts.CONSENT.format(
            kind=texts.CONSENT_KINDS[consent.kind.value], given=texts.GIVEN[consent.given], at=_day(turn, consent.at)
        )
        for consent in last.values()
    ]


def _given(turn: Turn, held: Held) -> list[str]:
    """What the person reported, asked and did."""
    lines = [texts.CHECKINS.format(count=held.checkins)]
    if held.questions:
        lines.append(texts.QUESTIONS.format(count=held.questions))
    if held.tickets:
        days = turn.office.settings.keep_hoax_days
        lines.append(texts.HOAX_REPORTS.format(tickets=", ".join(held.tickets), days=days))
    if held.shares:
        lines.append(texts.HOAX_SHARES.format(count=held.shares))
    if held.hoax_work:
        lines.append(texts.HOAX_WORK.format(count=held.hoax_work))
    if held.proposals:
        lines.append(texts.PROPOSALS.format(villages=", ".join(held.proposals)))
    return lines


async def _noted(turn: Turn, actors: Sequence[str]) -> list[str]:
    """Deeds on record, and forms that were begun."""
    lines, row = [], turn.conversation
    if deeds := await AuditTrail(turn.session).count_by(actors):
        lines.append(texts.DEEDS.format(count=deeds))
    if row is not None and (forms := {form["flow"] for form in row.parked} | {row.flow} - {None}):
        lines.append(texts.FORMS.format(count=len(forms), days=turn.office.settings.keep_drafts_days))
    return lines


async def _sent(turn: Turn, person: Person, held: Held) -> list[str]:
    """What was sent to the person, and whether more may be."""
    settings = turn.office.settings
    lines = [texts.MESSAGES.format(count=held.messages, days=settings.keep_messages_days)]
    if held.broadcasts:
        lines.append(texts.BROADCASTS.format(count=held.broadcasts, days=settings.keep_ledger_days))
    if held.answers:
        lines.append(texts.BROADCAST_ANSWERS.format(count=held.answers, days=settings.keep_answers_days))
    if muted := await Broadcasts(turn.session).muted_by(person.id):
        lines.append(texts.MUTED.format(topics=", ".join(sorted(texts.TOPICS[topic.value] for topic in muted))))
    if person.last_reminded_at is not None:
        lines.append(texts.REMINDED.format(at=_day(turn, person.last_reminded_at)))
    if person.stopped_at is not None:
        lines.append(texts.STOPPED.format(at=_day(turn, person.stopped_at)))
    return lines


async def _trainings(turn: Turn, person_id: int) -> list[str]:
    """Presence, certificates, answers to tests and surveys."""
    session, office = turn.session, turn.office
    lines = [
        texts.ATTENDED.format(
            title=bimtek_words.title(presence.signup.bimtek),
            at=format_date(office.today(presence.came_at)),
            time=format_time(presence.came_at, office.zone),
        )
        for presence in await Attendances(session).list_of_person(person_id)
    ]
    lines += [
        texts.CERTIFICATE.format(label=one.label, name=one.name, at=format_date(one.held_on))
        for one in await Certificates(session).list_of_person(person_id)
    ]
    surveys, answers = await Evaluations(session).list_of_person(person_id)
    for survey in surveys:
        comment = texts.SURVEY_COMMENT.format(comment=survey.comment) if survey.comment else ""
        lines.append(texts.SURVEY.format(score=survey.score) + comment)
    if answers:
        lines.append(texts.ANSWERS.format(count=answers))
    return lines


def _actors(person: Person, addresses: Sequence[PersonAddress]) -> list[str]:
    """As what the person stands in the audit trail."""
    return [f"person:{person.id}", *(f"admin:{address.external_id}" for address in addresses)]


def has_a_form(turn: Turn) -> bool:
    """Whether something that was begun is kept, also of somebody who is not on file."""
    return turn.conversation is not None and bool(turn.conversation.flow or turn.conversation.parked)


async def forget_form(turn: Turn) -> None:
    """All there is of somebody who is not on file."""
    address = turn.incoming.address
    await Traces(turn.session).forget_chats(address.channel, [address.chat_id])
    turn.conversation = None


async def stop(turn: Turn) -> None:
    """*berhenti*: withdraws the consent to reminders; what waits to be sent unasked stays here."""
    assert turn.person is not None
    turn.person.stopped_at = turn.now
    record_consent(turn, ConsentKind.REMINDERS, given=False, shown=texts.STOP_CONSENT)
    await Outbox(turn.session).cancel_unasked(turn.person.id)


async def resume(turn: Turn) -> None:
    assert turn.person is not None
    turn.person.stopped_at = None
    record_consent(turn, ConsentKind.REMINDERS, given=True, shown=texts.RESUME_CONSENT)


async def erase(turn: Turn) -> None:
    """Stops processing at once and takes the person out of every table; check-ins stay, without author."""
    assert turn.person is not None
    await give_back(turn)
    await free_cases(turn, turn.person.id)
    if turn.member is not None:
        await leave(turn, anonymous=True)
    await forget(turn.session, turn.person, turn.now, by=ERASED)
    turn.person = turn.address = turn.member = turn.conversation = None


async def forget(session: Session, person: Person, now: datetime, *, by: str) -> None:
    """The person, who is in no KIM, out of every table. `by`: whose deed it is, for the record."""
    addresses = await Members(session).list_addresses([person.id])
    chats: dict[str, list[str]] = {}
    for address in addresses:
        chats.setdefault(address.channel, []).append(address.external_id)
    words = [word for word in (person.name, person.phone) if word]
    actors = _actors(person, addresses)
    AuditTrail(session).record(now, "person.erased", "person", person.id, actor=by)
    await session.flush()
    traces = Traces(session)
    for channel, chat_ids in chats.items():
        await traces.forget_chats(channel, chat_ids)
    await traces.forget_recipient(person.id)
    await traces.forget_words(*words)
    await traces.forget_written(actors, *words)
    await traces.forget_told(person.id, *words)
    for actor in actors:
        # What an officer did stays, without who it was.
        await AuditTrail(session).forget_actor(actor)
        await Broadcasts(session).forget_actor(actor, ERASED)
        await BroadcastTemplates(session).forget_actor(actor, ERASED)
    await Certificates(session).forget_names(person.id)
    await Members(session).remove_person(person.id)
    # Other turns share this session: only what is gone leaves it.
    for row in (person, *addresses):
        if row in session:
            session.expunge(row)

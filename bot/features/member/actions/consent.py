"""Consent: given, recorded, and taken back for who is too young."""

from __future__ import annotations

from bot.conversation.turn import Turn
from bot.features.member import rules, texts
from storage.consent import Consent, ConsentKind, Consents
from storage.member import Members, Person, PersonAddress
from storage.outbox import Outbox


def consent_text(turn: Turn, *, long: bool = False) -> str:
    settings, office = turn.office.settings, turn.office.name
    dpo = settings.dpo_contact or texts.NO_DPO.format(office=office)
    text = texts.CONSENT_LONG if long else texts.CONSENT
    return text.format(
        office=office, dpo=dpo, keep_days=settings.keep_messages_days, draft_days=settings.keep_drafts_days
    )


async def is_agreed(turn: Turn) -> bool:
    """Whether the person of this turn agreed to be on file for more than the answer to a report."""
    if turn.person is None:
        return False
    given = {consent.kind for consent in await Consents(turn.session).list_of_person(turn.person.id) if consent.given}
    return ConsentKind.REGISTRATION in given or ConsentKind.REPORT not in given


async def give_consent(turn: Turn, shown: str, kind: ConsentKind = ConsentKind.REGISTRATION) -> Person:
    """The first row about a person: before this nothing is on file. Who is on file as a reporter agrees to more."""
    if turn.person is not None:
        record_consent(turn, kind, given=True, shown=shown)
        return turn.person
    person = Person(created_at=turn.now, reminders_ok=False, photos_ok=False)
    turn.session.add(person)
    await turn.session.flush()
    address = PersonAddress(
        person_id=person.id, channel=turn.incoming.address.channel, external_id=turn.incoming.address.chat_id
    )
    turn.session.add(address)
    turn.person, turn.address = person, address
    record_consent(turn, kind, given=True, shown=shown)
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
    if turn.address is not None:
        await Outbox(turn.session).forget_chats(turn.address.channel, [turn.address.external_id])
    await Members(turn.session).remove_person(turn.person.id)
    turn.session.expunge(turn.person)
    if turn.address is not None:
        turn.session.expunge(turn.address)
    turn.person = turn.address = None

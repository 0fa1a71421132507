"""Consent: the first row about a person, and every yes and no with the words that were shown."""

from __future__ import annotations

import hashlib

from bot.conversation.turn import Turn
from storage.consent import Consent, ConsentKind
from storage.member import Person, PersonAddress


def text_hash(text: str) -> str:
    """SHA-256 of a text as it was shown, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


async def put_on_file(turn: Turn, kind: ConsentKind, *, shown: str, version: str) -> Person:
    """Agreed: before this nothing of the person is on file. Who is on file already agrees to more."""
    person = turn.person
    if person is None:
        person = Person(created_at=turn.now, reminders_ok=False, photos_ok=False)
        turn.session.add(person)
        await turn.session.flush()
        address = turn.incoming.address
        turn.address = PersonAddress(person_id=person.id, channel=address.channel, external_id=address.chat_id)
        turn.session.add(turn.address)
        turn.person = person
    record(turn, kind, given=True, shown=shown, version=version)
    return person


def record(turn: Turn, kind: ConsentKind, *, given: bool, shown: str, version: str) -> None:
    """Appends what was agreed to or refused, with the version and hash of the words shown."""
    assert turn.person is not None
    turn.session.add(
        Consent(
            person_id=turn.person.id,
            kind=kind,
            given=given,
            text_version=version,
            text_hash=text_hash(shown),
            at=turn.now,
        )
    )
    if kind is ConsentKind.REMINDERS:
        turn.person.reminders_ok = given
    elif kind is ConsentKind.PHOTOS:
        turn.person.photos_ok = given

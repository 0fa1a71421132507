"""Consent: given, recorded, and taken back for who is too young."""

from __future__ import annotations

from bot.consent import put_on_file, record
from bot.conversation.turn import Turn
from bot.features.member import texts
from storage.consent import ConsentKind, Consents
from storage.member import Members, Person
from storage.outbox import Outbox


def consent_text(turn: Turn, *, long: bool = False) -> str:
    settings, office = turn.office.settings, turn.office.name
    dpo = settings.dpo_contact or texts.NO_DPO.format(office=office)
    text = texts.CONSENT_LONG if long else texts.CONSENT
    return text.format(
        office=office, dpo=dpo, keep_days=settings.keep_messages_days, draft_days=settings.keep_drafts_days,
        ledger_days=settings.keep_ledger_days, left_days=settings.keep_left_days,
    )  # fmt: skip


async def is_agreed(turn: Turn) -> bool:
    """Whether the person of this turn agreed to be on file for more than the answer to a report."""
    if turn.person is None:
        return False
    given = {consent.kind for consent in await Consents(turn.session).list_of_person(turn.person.id) if consent.given}
    return ConsentKind.REGISTRATION in given or ConsentKind.REPORT not in given


async def give_consent(turn: Turn, shown: str) -> Person:
    """The first row about a person: before this nothing is on file. Who is on file as a reporter agrees to more."""
    return await put_on_file(turn, ConsentKind.REGISTRATION, shown=shown, version=texts.CONSENT_VERSION)


def record_consent(turn: Turn, kind: ConsentKind, *, given: bool, shown: str) -> None:
    """Appends what was agreed to or refused, with the version and hash of the words shown."""
    record(turn, kind, given=given, shown=shown, version=texts.CONSENT_VERSION)


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

"""Changes of a case written down: who, when, before, after. Never who reported it."""

from __future__ import annotations

from typing import Any

from bot.access import NotYours, require_hoax_desk
from bot.conversation import texts as shared
from bot.conversation.flow import Refusal
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases
from storage.member import Person


class NoCase(Refusal):
    ends = True
    text = texts.NO_CASE


class NotNow(Refusal):
    """Somebody else was faster, or the case is in another state by now."""

    ends = True

    def __init__(self, status: CaseStatus) -> None:
        super().__init__(texts.NOT_NOW.format(status=texts.STATUS[status.value]))


class NeedsName(Refusal):
    text = texts.NEEDS_NAME


def record(
    turn: Turn,
    case: HoaxCase,
    action: str,
    before: CaseStatus | None,
    after: CaseStatus,
    reason: str | None = None,
    actor: str | None = None,
    **more: Any,
) -> None:
    """What an officer did."""
    turn.record(
        f"hoax.{action}",
        "hoax_case",
        case.id,
        before={"status": before.value} if before is not None else {},
        after={"status": after.value, **more},
        reason=reason,
        actor=actor,
    )


def record_report(turn: Turn, case: HoaxCase, before: CaseStatus | None) -> None:
    """A report came in; nobody is named."""
    record(turn, case, "reported", before, case.status, actor="reporter")


async def officer(turn: Turn, *, verifier: bool = False, editor: bool = False) -> Person:
    """The person of this turn, who sits at the hoax desk and may do what is asked. Who only stands in the server's
    settings has no row to sign with."""
    held = await require_hoax_desk(turn)
    if (verifier and not held.verifier) or (editor and not held.editor):
        raise NotYours(shared.FOR_VERIFIER if verifier else shared.FOR_EDITOR)
    if turn.person is None:
        raise NeedsName
    return turn.person


async def case_of(turn: Turn, case_id: str | int) -> HoaxCase:
    """The case a button names, for who sits at the desk."""
    await require_hoax_desk(turn)
    found = await HoaxCases(turn.session).find(id_of(str(case_id)))
    if found is None or not found.title:
        raise NoCase
    return found


async def own_case(turn: Turn, case_id: str | int) -> HoaxCase:
    """A case the person of this turn has taken."""
    person = await officer(turn, verifier=True)
    found = await case_of(turn, case_id)
    if found.verifier_id != person.id:
        raise NotNow(found.status) if found.verifier_id is None else Taken()
    return found


class Taken(Refusal):
    text = texts.TAKEN_BY_OTHER

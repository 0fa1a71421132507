"""What the desk hears by itself: a note about a case, with the button that opens it."""

from __future__ import annotations

from bot.conversation.messages import Choice, Reply
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from storage.hoax_case import HoaxCase
from storage.office import OfficeRole, Offices


def note(case: HoaxCase, text: str) -> Reply:
    return Reply(text, (Choice(texts.OPEN_CASE, entry=f"hoax.case:{case.id}"),))


async def tell_verifier(turn: Turn, case: HoaxCase, text: str, *, kind: str, dedup_key: str | None = None) -> None:
    """Whoever has the case, if anybody has."""
    if case.verifier_id is not None:
        await turn.notices.to_person(case.verifier_id, note(case, text), kind=kind, dedup_key=dedup_key)


async def tell_verifiers(turn: Turn, case: HoaxCase) -> None:
    """A new case in the queue; an urgent one is called so."""
    words = texts.NEW_URGENT if case.urgent else texts.NEW_CASE
    reply = note(case, words.format(case=case.id, title=case.title))
    people = await Offices(turn.session).people_in(OfficeRole.VERIFIER)
    key = f"hoax.new:{case.id}:{case.topic.value}"
    await turn.notices.to_people(dict.fromkeys(people, reply), kind="hoax.new", dedup_key=key)

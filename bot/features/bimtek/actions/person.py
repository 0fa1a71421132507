"""A person's own part in Bimtek: what is on file, and what happens when the person goes."""

from __future__ import annotations

from bot.conversation.turn import Turn
from bot.features.bimtek import texts
from bot.features.bimtek.actions import seats, words
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimteks
from storage.bimtek_signup import LIVE, Signups, SignupStatus


async def signups_of(turn: Turn) -> list[tuple[str, str]]:
    """(Bimtek and day, status) of everything the person of this turn signed up for, or was asked to take over."""
    assert turn.person is not None
    found = []
    for signup in await Signups(turn.session).list_of_person(turn.person.id):
        status = texts.SIGNUP[signup.status.value]
        if signup.person_id != turn.person.id:
            status = texts.SIGNUP_ASKED if signup.delegate_id == turn.person.id else texts.SIGNUP_SENT
        found.append((f"{words.full(signup.bimtek)}, {words.when(signup.bimtek, turn.office)}", status))
    return found


async def give_back(turn: Turn, person_id: int | None = None) -> int:
    """Whoever leaves the KIM, or has the own data erased, gives every seat back; the lines move on. Says how many.
    Somebody else's, where `person_id` says whose."""
    if person_id is None and turn.person is not None:
        person_id = turn.person.id
    if person_id is None:
        return 0
    work, given = Work.of(turn), 0
    for signup in await Signups(turn.session).list_of_person(person_id, LIVE):
        if signup.delegate_id == person_id:
            signup.delegate_id = None
        elif signup.person_id == person_id and signup.bimtek.ends_at > turn.now:
            await Bimteks(turn.session).hold(signup.bimtek)
            await seats.release(work, signup.bimtek, signup, SignupStatus.CANCELLED)
            given += 1
    return given

"""Invitations: to the boards of the audience, and to the groups of its villages.

An invitation is unasked: it goes to who agreed to reminders and did not say *berhenti*, in working hours. It comes
once for each Bimtek and never waits for the distance between reminders, but counts as one: the next reminder of the
silence watch keeps its distance from it (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.formats import addressed, format_moment
from bot.conversation.messages import Reply
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signups, SignupStatus
from storage.broadcast import Broadcasts, Topic
from storage.group import Groups
from storage.kim import Kim
from storage.member import Members, Reachable
from storage.outbox import Message, Outbox, Priority

TOGETHER = 25
"""KIM that share a transaction."""


async def invite(work: Work, bimtek: Bimtek, kims: Sequence[Kim]) -> int:
    """Writes to these KIM; again it writes nothing. Says how many messages were meant."""
    by_kim: dict[int, list[Reachable]] = {}
    for person in await Members(work.session).list_reachable([kim.id for kim in kims]):
        by_kim.setdefault(person.kim_id, []).append(person)
    # Whom a seat was offered already needs no invitation besides; who muted Bimtek wants none.
    known = {s.person_id for s in await Signups(work.session).list_of(bimtek.id, tuple(SignupStatus))}
    known |= await Broadcasts(work.session).people_without(Topic.BIMTEK)
    messages = []
    for kim in kims:
        for person in _recipients(by_kim.get(kim.id, ())):
            if person.person_id not in known:
                messages.append(_invitation(work, bimtek, kim, person))
    written = [message.person_id for message in messages if message.person_id is not None]
    await Members(work.session).claim_reminders(written, work.now, timedelta())
    messages += await _to_groups(work, bimtek, kims)
    await Outbox(work.session).add_all(messages, work.now)
    return len(messages)


def _recipients(people: Sequence[Reachable]) -> Sequence[Reachable]:
    """The board; where nobody of it can be reached, all members."""
    board = [person for person in people if person.role.on_board]
    return board or people


def _invitation(work: Work, bimtek: Bimtek, kim: Kim, person: Reachable) -> Message:
    text = texts.INVITATION.format(
        greeting=texts.GREETING,
        name=addressed(person.name),
        office=work.office.name,
        kim=kim.name,
        **words.facts(bimtek, work.office),
        quota=bimtek.quota,
        each=bimtek.seats_per_village,
        deadline=format_moment(bimtek.confirm_by, work.office.zone),
        rule=words.rule(bimtek),
    )
    return Message(
        channel=person.channel,
        chat_id=person.chat_id,
        person_id=person.person_id,
        kind="bimtek.invitation",
        priority=Priority.REMINDER,
        payload=Reply(text, (*words.answers(bimtek), *words.links(bimtek))).to_json(),
        dedup_key=f"bimtek.invitation:{bimtek.id}:{person.person_id}",
    )


async def _to_groups(work: Work, bimtek: Bimtek, kims: Sequence[Kim]) -> list[Message]:
    groups = await Groups(work.session).of_kims([kim.id for kim in kims])
    return [
        Message(
            channel=groups[kim.id].channel,
            chat_id=groups[kim.id].external_id,
            person_id=None,
            kind="bimtek.group",
            priority=Priority.REMINDER,
            payload=Reply(
                texts.GROUP_INVITATION.format(**words.facts(bimtek, work.office), kim=kim.name),
                words.answers(bimtek),
            ).to_json(),
            dedup_key=f"bimtek.group:{bimtek.id}:{groups[kim.id].id}",
        )
        for kim in kims
        if kim.id in groups
    ]

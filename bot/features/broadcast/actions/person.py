"""What recipients do: answer, and switch topics off and on."""

from __future__ import annotations

from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from storage.broadcast import Broadcast, Broadcasts, Topic
from storage.broadcast_answer import BroadcastAnswers


class NotARecipient(Refusal):
    text = texts.NOT_A_RECIPIENT


async def reached(turn: Turn, broadcast: Broadcast) -> bool:
    """Whether it went to this person, or to the group it is asked about in, which is that of the person's KIM."""
    answers, place = BroadcastAnswers(turn.session), turn.incoming.place
    if turn.person is None:
        return False
    if await answers.find_recipient(broadcast.id, turn.person.id) is not None:
        return True
    if place is None or turn.approved is None:
        return False
    return await answers.has_group(broadcast.id, turn.incoming.address.channel, place.group_id, turn.approved.kim_id)


async def heard_here(turn: Turn, broadcast: Broadcast) -> bool:
    """Whether it went to the group it is asked about in."""
    place = turn.incoming.place
    return place is not None and await BroadcastAnswers(turn.session).has_group(
        broadcast.id, turn.incoming.address.channel, place.group_id
    )


async def answer(turn: Turn, broadcast: Broadcast, place: int) -> None:
    """Notes it; an earlier answer of the same person gives way. Raises `NotARecipient`."""
    if turn.person is None or not await reached(turn, broadcast):
        raise NotARecipient
    answers = BroadcastAnswers(turn.session)
    row = await answers.find_recipient(broadcast.id, turn.person.id)
    kim_id = row.kim_id if row is not None else turn.member.kim_id if turn.member is not None else None
    await answers.put(broadcast.id, turn.person.id, kim_id, place, turn.now)


async def switch(turn: Turn, topic: Topic, *, on: bool) -> None:
    assert turn.person is not None
    if on:
        await Broadcasts(turn.session).unmute(turn.person.id, topic)
    else:
        await Broadcasts(turn.session).mute(turn.person.id, topic, turn.now)

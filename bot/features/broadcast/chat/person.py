"""What recipients ask and answer: why did I get this, not this topic, I have read it."""

from __future__ import annotations

from bot.conversation.flow import Answer, Quiet, Refusal, Say
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.conversation.understand import closest
from bot.features.broadcast import texts
from bot.features.broadcast.actions import person as acts
from bot.features.broadcast.actions.board import answer_labels
from bot.features.broadcast.actions.trail import audience_words
from storage.broadcast import Broadcast, Broadcasts, Topic
from storage.broadcast_ledger import Ledger
from storage.outbox import Priority

_TOPICS = {texts.TOPICS[topic.value]: topic for topic in Topic}


class NotOnFile(Refusal):
    text = texts.NOT_ON_FILE


# Why ------------------------------------------------------------------------------------------------------


async def why(turn: Turn) -> Answer:
    """Of the newest one this chat got."""
    address = turn.incoming.address
    row = await Ledger(turn.session).newest_of_chat(address.channel, address.chat_id)
    broadcast = await Broadcasts(turn.session).find(row.broadcast_id) if row is not None else None
    return await _why(turn, broadcast)


async def why_entry(turn: Turn, broadcast_id: str) -> Answer:
    """Only to whom it went: the number can be forged."""
    broadcast = await Broadcasts(turn.session).find(id_of(broadcast_id))
    if turn.incoming.place is not None:
        heard = broadcast is not None and await acts.heard_here(turn, broadcast)
        return await _why(turn, broadcast) if heard else Quiet()
    if broadcast is not None and not await acts.reached(turn, broadcast):
        broadcast = None
    return await _why(turn, broadcast, texts.WHY_GONE)


async def _why(turn: Turn, broadcast: Broadcast | None, without: str = texts.WHY_NOTHING) -> Answer:
    settings = Choice(texts.SETTINGS, entry="broadcast.topics")
    if broadcast is None:
        return Say(without, (settings,))
    said = {"words": audience_words(broadcast), "topic": texts.TOPICS[broadcast.topic.value]}
    if turn.incoming.place is not None:
        return Say(texts.WHY_GROUP.format(**said, office=turn.office.name))
    text = texts.WHY_TEXT.format(**said, name=turn.honorific, office=turn.office.name)
    return Say(text, (_switching(broadcast.topic, on=False), Choice(texts.STOP, entry="privacy.stop")))


# Topics ---------------------------------------------------------------------------------------------------


async def topics(turn: Turn) -> Answer:
    if turn.person is None:
        raise NotOnFile
    muted = await Broadcasts(turn.session).muted_by(turn.person.id)
    stopped = turn.person.stopped_at is not None
    on = texts.STOPPED if stopped else texts.ON
    lines, choices = [], []
    for topic in Topic:
        name = texts.TOPICS[topic.value]
        lines.append(texts.SETTINGS_LINE.format(topic=name, state=texts.OFF if topic in muted else on))
        choices.append(_switching(topic, on=topic in muted))
    text = texts.SETTINGS_TEXT.format(name=turn.honorific, lines="\n".join(lines))
    if stopped:
        return Say(f"{text}\n{texts.STOPPED_TOO}", tuple(choices))
    return Say(text, (*choices, Choice(texts.STOP, entry="privacy.stop")))


async def mute(turn: Turn) -> Answer:
    """*matikan bimtek*"""
    return await _switch(turn, turn.rest, on=False)


async def unmute(turn: Turn) -> Answer:
    """*nyalakan bimtek*"""
    return await _switch(turn, turn.rest, on=True)


async def mute_entry(turn: Turn, topic: str) -> Answer:
    return await _switch(turn, topic, on=False)


async def unmute_entry(turn: Turn, topic: str) -> Answer:
    return await _switch(turn, topic, on=True)


async def _switch(turn: Turn, words: str, *, on: bool) -> Answer:
    if turn.person is None:
        raise NotOnFile
    wanted = words.removeprefix("topik ").removeprefix("siaran ").strip()
    topic = closest(wanted, _TOPICS)
    if topic is None:
        return Say(texts.WHICH_TOPIC, tuple(_switching(one, on=on) for one in Topic))
    await acts.switch(turn, topic, on=on)
    said = texts.UNMUTED if on else texts.MUTED
    if turn.person.stopped_at is not None:
        said = texts.STOPPED_ALL_THE_SAME[on]
    return Say(
        said.format(thanks=turn.thanks, topic=texts.TOPICS[topic.value], word=topic.value),
        (_switching(topic, on=not on),),
    )


def _switching(topic: Topic, *, on: bool) -> Choice:
    """The button that switches it on, or off."""
    name = texts.TOPICS[topic.value]
    if on:
        return Choice(texts.UNMUTE.format(topic=name), entry=f"broadcast.unmute:{topic.value}")
    return Choice(texts.MUTE.format(topic=name), entry=f"broadcast.mute:{topic.value}")


# Answers --------------------------------------------------------------------------------------------------


async def answer_entry(turn: Turn, argument: str) -> Answer:
    """`12:1`: the second answer to broadcast 12; the last one counts. Pressed in a group, answered in private."""
    place = turn.incoming.place
    if place is None:
        return await _take(turn, argument)
    try:
        said = await _take(turn, argument)
    except Refusal as refusal:
        said = Say(refusal.text)
    if turn.person is not None:
        reply = Reply(said.text, said.choices)
        await turn.notices.to_person(turn.person.id, reply, kind="broadcast.answer", priority=Priority.REPLY)
    return Quiet()


async def _take(turn: Turn, argument: str) -> Say:
    broadcast_id, _, place = argument.partition(":")
    broadcast = await Broadcasts(turn.session).find(id_of(broadcast_id))
    labels = answer_labels(broadcast) if broadcast is not None else []
    if broadcast is None or not place.isdecimal() or int(place) >= len(labels):
        return Say(texts.TEST_ONLY)
    await acts.answer(turn, broadcast, int(place))
    said = texts.TOOK_READ if len(labels) == 1 else texts.TOOK_ANSWER
    return Say(said.format(thanks=turn.thanks, name=turn.honorific, answer=labels[int(place)]))

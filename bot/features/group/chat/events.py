"""What happens in a group besides words: the bot comes, people come and go, somebody knocks."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.flow import Answer, Quiet, Say
from bot.conversation.messages import Choice, Place, Reply
from bot.conversation.turn import Turn
from bot.features.group import rules, texts
from bot.features.group.actions import arrive, membership
from bot.features.group.actions.trail import is_known, link_button, register_button, tell_group, tell_in_private
from storage.group import Groups, VillageGroup


def place_of(turn: Turn) -> Place:
    assert turn.incoming.place is not None
    return turn.incoming.place


async def standing(turn: Turn) -> Answer:
    """The bot was added, promoted, muted or removed. Only its coming is worth a word in the group."""
    place = place_of(turn)
    if place.standing is None:
        return Quiet()
    arrival = await arrive.note_standing(turn, place, place.standing)
    if arrival is None or not place.standing.can_write:
        return Quiet()
    if arrival.kim is not None:
        kim = arrival.kim
        return Say(texts.BACK.format(kim=kim.name, village=kim.village.title))
    later = turn.now + arrive.SOON if arrival.unsure else None
    await _ask_who_added(turn, arrival, later)
    hello = turn.office.courtesy(texts.HELLO_JAVANESE, texts.HELLO)
    words, button = texts.INTRO.format(hello=hello, office=turn.office.name), link_button(turn, arrival.group)
    if later is None:
        return Say(words, (button,))
    await tell_group(
        turn.session, turn.now, arrival.group, Reply(words, (button,)), dedup_key=arrival.keys[0], not_before=later
    )
    return Quiet()


async def _ask_who_added(turn: Turn, arrival: arrive.Arrival, not_before: datetime | None) -> None:
    """In private, where that is possible: a button for each village the title may name."""
    if not await is_known(turn):
        return
    group = arrival.group
    choices = [
        Choice(turn.office.places.label(code), entry=f"group.pick:{group.key}-{code.replace('.', '')}")
        for code in await villages_for(turn, group)
    ]
    other = Choice(texts.OTHER_VILLAGE if choices else texts.PICK_VILLAGE, entry=f"group.link:{group.key}")
    await tell_in_private(
        turn,
        Reply(texts.ADDED.format(thanks=turn.thanks, title=group.title), (*choices, other)),
        kind="group.added",
        dedup_key=arrival.keys[1] if not_before is not None else None,
        not_before=not_before,
    )


async def villages_for(turn: Turn, group: VillageGroup) -> list[str]:
    """Codes of the villages to propose: the own one, as long as its KIM has no group, and what the title names."""
    found = rules.villages_named(turn.office.places, group.title)
    if turn.approved is not None:
        own = turn.approved.kim.village_code
        if own in found or await Groups(turn.session).of_kim(turn.approved.kim_id) is None:
            found = [own, *(code for code in found if code != own)]
    return found


async def moved(turn: Turn) -> Answer:
    await arrive.move(turn, place_of(turn))
    return Quiet()


async def came(turn: Turn) -> Answer:
    kim = await membership.note_came(turn, place_of(turn))
    if kim is None:
        return Quiet()
    return Say(texts.NEWCOMERS.format(greeting=turn.greeting, kim=kim.name), (register_button(turn, kim),))


async def went(turn: Turn) -> Answer:
    await membership.note_went(turn, place_of(turn))
    return Quiet()


async def asked_in(turn: Turn) -> Answer:
    await membership.answer_request(turn, place_of(turn))
    return Quiet()

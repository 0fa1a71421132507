"""For whom: typed in words, or put together with buttons; always said back in words."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.flow import Again, Ask, Next
from bot.conversation.hints import wonders
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.features.broadcast import texts
from bot.features.broadcast.actions.submit import Wish, chosen_for
from bot.features.broadcast.actions.trail import counted
from bot.features.broadcast.chat.compose import is_rest, too_long, write
from bot.features.broadcast.rules.audience import BOARD, EVERYBODY, Audience, Cohort, To, Which
from bot.features.broadcast.rules.audience_words import (
    NoSuchCohort,
    NotUnderstood,
    cohort_words,
    read_audience,
    words_of,
)
from bot.features.silence.actions import State
from storage.audience import Audiences
from storage.kim import BoardRole
from storage.region import Villages


def audience_of(turn: Turn) -> Audience:
    return Audience.from_json(turn.data.get("audience") or {})


def keep(turn: Turn, audience: Audience) -> None:
    turn.data["audience"] = audience.to_json()


@write.ask("audience")
async def ask_audience(turn: Turn) -> Ask:
    built = turn.data.get("audience") is not None
    choices = [
        Choice(texts.BY_KECAMATAN, "kecamatan"),
        Choice(texts.BY_VILLAGE, "village", words=texts.BY_VILLAGE_WORDS),
        Choice(texts.BY_STATE, "state"),
        Choice(texts.BY_ROLE, "role"),
        Choice(texts.BY_COHORT, "cohort"),
        Choice(texts.BY_DOOR, "door"),
    ]
    if not built:
        return Ask(texts.ASK_AUDIENCE, (Choice(texts.ALL, "all"), *choices), free=True)
    chosen = await chosen_for(turn, Wish.of(turn.data))
    audience = audience_of(turn)
    count = counted(chosen, only_groups=audience.to is To.GROUPS)
    text = texts.AUDIENCE_SO_FAR.format(words=words_of(audience, turn.office.places), count=count)
    return Ask(text, (Choice(texts.GO_ON, "hub"), *choices, Choice(texts.EXCEPT, "except")), free=True)


@write.take("audience")
async def take_audience(turn: Turn) -> Next:
    if turn.chosen:
        if turn.choice == "all":
            keep(turn, EVERYBODY)
            return "hub"
        return str(turn.choice)
    if is_rest(turn):
        return too_long(turn)
    read = await read_typed(turn, turn.text)
    if isinstance(read, Again):
        return read
    keep(turn, read)
    return "hub"


async def read_typed(turn: Turn, text: str) -> Audience | Again:
    try:
        return read_audience(text, turn.office.places, await Audiences(turn.session).cohorts())
    except NoSuchCohort as problem:
        return Again(texts.NO_COHORT.format(words=problem.words))
    except NotUnderstood as problem:
        if len(problem.options) > 1:
            return Again(texts.SEVERAL_PLACES.format(words=problem.words, options=", ".join(problem.options)))
        none = wonders(text) or normalise(problem.words) == normalise(text)
        return Again(texts.NOT_UNDERSTOOD.format(words=problem.words), strange=none)


async def _add_typed(turn: Turn, prefix: str, *, without: bool = False) -> Next:
    """What was typed to one kind joins what was there."""
    read = await read_typed(turn, f"{prefix}{turn.text}")
    if isinstance(read, Again):
        return read
    more = read.only | read.without if without else read.only
    keep(turn, audience_of(turn).adding(more, without=without))
    return "audience"


def _add(turn: Turn, more: Which) -> Next:
    keep(turn, audience_of(turn).adding(more))
    return "audience"


@write.ask("kecamatan")
async def ask_kecamatan(turn: Turn) -> Ask:
    every = await Villages(turn.session).list_kecamatan()
    return Ask(texts.WHICH_KECAMATAN, tuple(Choice(one.name, one.code) for one in every), free=True)


@write.take("kecamatan")
async def take_kecamatan(turn: Turn) -> Next:
    if turn.chosen:
        return _add(turn, Which(kecamatan=frozenset({str(turn.choice)})))
    return await _add_typed(turn, "kecamatan ")


@write.ask("village")
async def ask_village(turn: Turn) -> Ask:
    return Ask(texts.WHICH_VILLAGE.format(example=turn.office.places.example), free=True)


@write.take("village")
async def take_village(turn: Turn) -> Next:
    return await _add_typed(turn, "desa ")


@write.ask("state")
async def ask_state(turn: Turn) -> Ask:
    # A village without a KIM has nobody to write to.
    shown = [state for state in State if state is not State.NO_KIM]
    return Ask(texts.WHICH_STATE, tuple(Choice(texts.STATES[s.value].capitalize(), s.value) for s in shown))


@write.take("state")
async def take_state(turn: Turn) -> Next:
    return _add(turn, Which(states=frozenset({State(turn.choice)})))


@write.ask("role")
async def ask_role(turn: Turn) -> Ask:
    every = tuple(Choice(texts.ROLES[role.value].capitalize(), [role.value]) for role in BoardRole)
    board = Choice(texts.BOARD.capitalize(), sorted(role.value for role in BOARD))
    return Ask(texts.WHICH_ROLE, (*every, board))


@write.take("role")
async def take_role(turn: Turn) -> Next:
    return _add(turn, Which(roles=frozenset(BoardRole(value) for value in turn.choice)))


@write.ask("cohort")
async def ask_cohort(turn: Turn) -> Ask | str:
    found = await Audiences(turn.session).cohorts()
    if not found:
        return Ask(texts.NO_COHORTS, (Choice(texts.GO_ON, None),))
    every = [Cohort(number, year, attended) for number, year in found for attended in (False, True)]
    choices = [Choice(cohort_words(one), [one.angkatan, one.year, one.attended]) for one in every]
    return Ask(texts.WHICH_COHORT, tuple(choices))


@write.take("cohort")
async def take_cohort(turn: Turn) -> Next:
    return _add(turn, Which(cohorts=frozenset({Cohort(*turn.choice)}))) if turn.choice else "audience"


@write.ask("door")
async def ask_door(turn: Turn) -> Ask:
    return Ask(texts.WHICH_DOOR, tuple(Choice(texts.DOORS[to.value], to.value) for to in To))


@write.take("door")
async def take_door(turn: Turn) -> Next:
    keep(turn, replace(audience_of(turn), to=To(turn.choice)))
    return "audience"


@write.ask("except")
async def ask_except(turn: Turn) -> Ask:
    return Ask(texts.ASK_EXCEPT, free=True)


@write.take("except")
async def take_except(turn: Turn) -> Next:
    return await _add_typed(turn, "kecuali ", without=True)

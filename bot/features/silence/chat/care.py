"""What officers do about a KIM: done, awake, put off, excused, dormant; the last three with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.access import powers, require_admin
from bot.conversation.card import EntryHandler
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.silence import texts
from bot.features.silence.actions import care
from storage.kim import Kim
from storage.task import TaskOutcome

REASON = 200
"""Letters of a reason."""
SAYS_NOTHING = 4
"""A single word of so many letters is no reason."""

postpone_kim = Flow("postpone_kim", title="penundaan")
excuse_step = Flow("excuse_step", title="melewati langkah")
dormant_kim = Flow("dormant_kim", title="pernyataan vakum")


def done_entry(outcome: TaskOutcome) -> EntryHandler:
    """The button with which a task is done."""

    async def entry(turn: Turn, task_id: str) -> Answer:
        kim, until = await care.finish_task(turn, task_id, outcome)
        done = texts.DONE.format(thanks=turn.thanks, kim=turn.office.kim(kim), outcome=texts.OUTCOMES[outcome.value])
        behind = _not_before(until) or (texts.MAY_BE_DORMANT if (await powers(turn)).admin else "")
        return Say(f"{done} {behind}".rstrip(), (Choice(texts.TASKS_LABEL, entry="silence.tasks"),))

    return entry


async def wake_entry(turn: Turn, kim_id: str) -> Answer:
    kim = await care.find_kim(turn, kim_id)
    until = await care.wake(turn, kim)
    return Say(f"{texts.WOKEN.format(kim=turn.office.kim(kim))} {_not_before(until)}".rstrip())


def _not_before(day: date | None) -> str:
    return texts.NEXT_NOT_BEFORE.format(until=format_date(day)) if day else ""


async def kim_of_form(turn: Turn) -> Kim:
    """The one a form is about, while this officer looks after it."""
    return await care.find_kim(turn, str(turn.data["kim"]))


# With a reason --------------------------------------------------------------------------------------------


def _reason(turn: Turn) -> str:
    """What stays on record: one of the buttons, or a few words. Empty when it says nothing: `x`, `ya`."""
    if turn.chosen:
        return str(turn.choice)
    said = turn.text.strip()[:REASON]
    return said if len(said.split()) > 1 or len(said) > SAYS_NOTHING else ""


def _reasons(labels: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(label, label) for label in labels)


async def postpone_entry(turn: Turn, kim_id: str) -> Answer:
    kim = await care.find_kim(turn, kim_id)
    return Begin(postpone_kim.name, data={"kim": kim.id})


@postpone_kim.ask("days")
async def ask_days(turn: Turn) -> Ask:
    kim = await kim_of_form(turn)
    choices = tuple(
        Choice(texts.DAYS.format(days=days), days, words=texts.OTHER_DAYS[days]) for days in texts.OTHER_DAYS
    )
    return Ask(texts.ASK_POSTPONE.format(kim=turn.office.kim(kim)), choices)


@postpone_kim.take("days")
async def take_days(turn: Turn) -> Next:
    turn.data["days"] = int(turn.choice)
    return "reason"


@postpone_kim.ask("reason")
async def ask_postpone_reason(turn: Turn) -> Ask:
    return Ask(texts.ASK_REASON, _reasons(texts.POSTPONE_REASONS), free=True)


@postpone_kim.take("reason")
async def take_postpone_reason(turn: Turn) -> Next:
    if not (reason := _reason(turn)):
        return Again(texts.REASON_EMPTY)
    kim = await kim_of_form(turn)
    until = await care.postpone(turn, kim, turn.data["days"], reason)
    return Say(texts.POSTPONED.format(kim=turn.office.kim(kim), until=format_date(until), reason=reason))


async def excuse_entry(turn: Turn, which: str) -> Answer:
    """`<kim>-<step>-<day the silence started>`: the step that was shown, and no other."""
    kim_id, _, rest = which.partition("-")
    step, _, since = rest.partition("-")
    kim = await care.find_kim(turn, kim_id)
    await care.require_coming(turn, kim, id_of(step), since)
    return Begin(excuse_step.name, data={"kim": kim.id, "step": id_of(step), "since": since})


@excuse_step.ask("reason")
async def ask_excuse_reason(turn: Turn) -> Ask:
    kim = await kim_of_form(turn)
    return Ask(
        texts.ASK_EXCUSE_REASON.format(step=texts.STEPS[turn.data["step"]], kim=turn.office.kim(kim)),
        _reasons(texts.POSTPONE_REASONS),
        free=True,
    )


@excuse_step.take("reason")
async def take_excuse_reason(turn: Turn) -> Next:
    if not (reason := _reason(turn)):
        return Again(texts.REASON_EMPTY)
    kim = await kim_of_form(turn)
    await care.excuse(turn, kim, turn.data["step"], turn.data["since"], reason)
    return Say(texts.EXCUSED.format(step=texts.STEPS[turn.data["step"]], kim=turn.office.kim(kim), reason=reason))


async def dormant_entry(turn: Turn, kim_id: str) -> Answer:
    await require_admin(turn)
    kim = await care.find_kim(turn, kim_id)
    care.require_living(turn, kim)
    return Begin(dormant_kim.name, data={"kim": kim.id})


@dormant_kim.ask("reason")
async def ask_dormant_reason(turn: Turn) -> Ask:
    kim = await kim_of_form(turn)
    return Ask(texts.ASK_DORMANT.format(kim=turn.office.kim(kim)), _reasons(texts.DORMANT_REASONS), free=True)


@dormant_kim.take("reason")
async def take_dormant_reason(turn: Turn) -> Next:
    if not (reason := _reason(turn)):
        return Again(texts.REASON_EMPTY)
    kim = await kim_of_form(turn)
    await care.declare_dormant(turn, kim, reason)
    return Say(texts.DECLARED_DORMANT.format(kim=turn.office.kim(kim), reason=reason))

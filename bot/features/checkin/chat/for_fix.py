"""A photo sent after the reviewer asked for one: it belongs to that report, and is no new one."""

from __future__ import annotations

from bot.conversation.flow import Again, Ask, Begin, Next, Quiet
from bot.conversation.messages import Choice, Kind
from bot.conversation.received import joined
from bot.conversation.texts import CHOOSE_ONE
from bot.conversation.turn import Turn
from bot.conversation.understand import format_date
from bot.features.checkin import actions, texts
from bot.features.checkin.chat.draft import Draft, fix, report
from storage.checkin import Checkin, Checkins, CheckinStatus

STEP = "for_fix"
AS_NEW = "as_new"
"""In the form's data: it was asked, and is a new report."""


async def to_fix(turn: Turn) -> Checkin | None:
    """The report that waits to be put right, when a new one is begun with what was sent."""
    draft = Draft(turn.data)
    if draft.fixes or draft.category or turn.data.get(AS_NEW) or not draft.evidence_kinds or turn.person is None:
        return None
    last = await Checkins(turn.session).list_of_author(turn.person.id)
    return next((checkin for checkin in last if checkin.status is CheckinStatus.NEEDS_FIX), None)


@report.ask(STEP)
async def ask_for_fix(turn: Turn) -> Ask | str:
    checkin = await to_fix(turn)
    if checkin is None:
        return "category"
    turn.data["to_fix"] = checkin.id
    words = texts.ASK_FOR_FIX.format(
        label=texts.CATEGORIES[checkin.category.value],
        date=format_date(checkin.happened_on),
        reason=texts.short(checkin.reason or "", 80).rstrip(". "),
    )
    yes = Choice(texts.FOR_FIX, True, words=texts.FOR_FIX_WORDS)
    return Ask(words, (yes, Choice(texts.FOR_NEW, False, words=texts.FOR_NEW_WORDS)), media=True)


@report.take(STEP)
async def take_for_fix(turn: Turn) -> Next:
    if not turn.chosen:
        if turn.incoming.kind is Kind.TEXT:
            return Again(CHOOSE_ONE)
        turn.data["received"] = joined(turn.data["received"], turn.incoming)
        return Quiet() if turn.incoming.album_id else STEP
    if not turn.choice:
        turn.data[AS_NEW] = True
        return "category"
    checkin = await actions.find_to_fix(turn, str(turn.data["to_fix"]))
    lead = texts.FIX_LEAD.format(reason=(checkin.reason or "").rstrip(". "))
    return Begin(fix.name, "confirm", Draft.with_more(checkin, turn.data["received"]), lead)

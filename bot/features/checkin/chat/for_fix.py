"""A photo sent after the reviewer asked for one, or after a report without any (*fotonya menyusul*): it may belong to
that report, and is no new one."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.flow import Again, Ask, Begin, Next, Quiet
from bot.conversation.formats import format_date
from bot.conversation.messages import Choice, Kind
from bot.conversation.received import joined
from bot.conversation.texts import CHOOSE_ONE
from bot.conversation.turn import Turn
from bot.features.checkin import texts
from bot.features.checkin.actions import report as reports
from bot.features.checkin.chat.draft import Draft, fix, report
from storage.checkin import Checkin, Checkins, CheckinStatus

STEP = "for_fix"
AS_NEW = "as_new"
"""In the form's data: it was asked, and is a new report."""
FOLLOWS_WITHIN = timedelta(days=3)
"""How long a photo may be the one that was to follow."""


async def to_fix(turn: Turn) -> Checkin | None:
    """The report that waits to be put right, or for its photo, when a new one is begun with what was sent."""
    draft = Draft(turn.data)
    if draft.fixes or draft.category or turn.data.get(AS_NEW) or not draft.evidence_kinds or turn.person is None:
        return None
    last = await Checkins(turn.session).list_of_author(turn.person.id)
    to_fix = (checkin for checkin in last if checkin.status is CheckinStatus.NEEDS_FIX)
    if (found := next(to_fix, None)) is not None or draft.words:
        return found  # a photo that tells of something by itself was not to follow
    return next((checkin for checkin in last if _lacks_photo(checkin, turn.now)), None)


def _lacks_photo(checkin: Checkin, now: datetime) -> bool:
    new = now - checkin.submitted_at < FOLLOWS_WITHIN
    return new and checkin.status is CheckinStatus.SUBMITTED and not checkin.evidence


@report.ask(STEP)
async def ask_for_fix(turn: Turn) -> Ask | str:
    checkin = await to_fix(turn)
    if checkin is None:
        return "category"
    turn.data["to_fix"] = checkin.id
    words = texts.ASK_FOR_FIX.format(
        label=texts.CATEGORIES[checkin.category.value],
        date=format_date(checkin.happened_on),
        reason=texts.short(checkin.reason or texts.WITHOUT_PHOTO, 80).rstrip(". "),
    )
    yes = Choice(texts.FOR_FIX if checkin.reason else texts.FOR_LAST, True, words=texts.FOR_FIX_WORDS)
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
    checkin = await reports.find_to_fix(turn, str(turn.data["to_fix"]))
    lead = texts.FIX_LEAD.format(reason=checkin.reason.rstrip(". ")) if checkin.reason else texts.CHANGE_LEAD
    return Begin(fix.name, "confirm", Draft.with_more(checkin, turn.data["received"]), lead)

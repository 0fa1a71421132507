"""What was reported before, and taking a report back."""

from __future__ import annotations

from bot.conversation import texts as shared
from bot.conversation.buttons import TO_CHECKIN
from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date, format_day, format_full_day
from bot.conversation.messages import Choice
from bot.conversation.pages import begins_at, pieces_beside
from bot.conversation.turn import Turn
from bot.features.checkin import texts
from bot.features.checkin.actions import report
from bot.features.checkin.actions.buttons import TO_HISTORY, TO_KIM_HISTORY, TO_STATUS
from bot.features.checkin.chat.begin import not_a_member
from storage.checkin import UNDECIDED, Checkin, Checkins, CheckinStatus

PAGE = 5
"""Reports shown at once."""
NEWEST_FIRST = (shared.NEWER_PAGE, shared.OLDER_PAGE)

withdrawal = Flow("checkin_withdraw", title="penarikan catatan")


async def own(turn: Turn, offset: str = "") -> Answer:
    """The last reports of this person, or older ones, with what can still be done about each; also after leaving the
    KIM."""
    if turn.person is None:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY)
    checkins = Checkins(turn.session)
    total = await checkins.count_of_author(turn.person.id)
    if not total:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY, (TO_CHECKIN,))
    start = begins_at(offset, total)
    reports = await checkins.list_of_author(turn.person.id, PAGE, start)
    choices: list[Choice] = []
    for number, checkin in enumerate(reports, start + 1):
        if checkin.status in UNDECIDED:
            fix = texts.FIX_NUMBER if checkin.status is CheckinStatus.NEEDS_FIX else texts.CHANGE_NUMBER
            choices.append(Choice(fix.format(number=number), entry=f"checkin.fix:{checkin.id}"))
            choices.append(Choice(texts.WITHDRAW_NUMBER.format(number=number), entry=f"checkin.withdraw:{checkin.id}"))
    choices += pieces_beside("checkin.history", start, PAGE, total, labels=NEWEST_FIRST)
    if turn.approved is not None:
        choices.append(TO_KIM_HISTORY)
    return Say(
        "\n".join(_line(turn, number, checkin) for number, checkin in enumerate(reports, start + 1)), tuple(choices)
    )


async def of_kim(turn: Turn, offset: str = "") -> Answer:
    """The KIM's reports, the last ones or older, without who wrote them; what was taken back is not among them."""
    place = turn.approved
    if place is None:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY)
    choices = (TO_HISTORY, TO_STATUS)
    checkins = Checkins(turn.session)
    total = await checkins.count_standing(place.kim_id)
    if not total:
        return Say(texts.KIM_HISTORY_EMPTY.format(kim=place.kim.name), choices)
    start = begins_at(offset, total)
    reports = await checkins.list_standing(place.kim_id, PAGE, start)
    lines = [_line(turn, number, checkin, own=False) for number, checkin in enumerate(reports, start + 1)]
    beside = pieces_beside("checkin.kim_history", start, PAGE, total, labels=NEWEST_FIRST)
    return Say("\n".join(lines), (*beside, *choices))


def _line(turn: Turn, number: int, checkin: Checkin, *, own: bool = True) -> str:
    """What was told and why it was sent back are for its author alone. A line among others: the day is short."""
    this_year = checkin.happened_on.year == turn.today.year
    day = format_day(checkin.happened_on) if this_year else format_full_day(checkin.happened_on)
    status = texts.STATUS[checkin.status.value]
    if own and checkin.reason:
        status = texts.HISTORY_REASON.format(status=status, reason=texts.short(checkin.reason, 60).rstrip(". "))
    return texts.HISTORY_LINE.format(
        number=number,
        label=texts.CATEGORIES[checkin.category.value],
        date=day,
        what=texts.quoted(checkin.what) if own else "",
        status=status,
    )


# Taking it back -------------------------------------------------------------------------------------------


async def withdraw_entry(turn: Turn, checkin_id: str) -> Answer:
    checkin = await report.find_to_withdraw(turn, checkin_id)
    return Begin(withdrawal.name, data={"checkin": checkin.id})


def what_stays(turn: Turn) -> str:
    """Nothing is taken back."""
    return texts.STAYS


withdrawal.farewell = what_stays


@withdrawal.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    checkin = await report.find_to_withdraw(turn, str(turn.data["checkin"]))
    return Ask(
        texts.ASK_WITHDRAW.format(**_named(checkin)),
        (Choice(texts.YES, True, words=texts.YES_WORDS), Choice(texts.NO, False)),
        bare=True,
    )


@withdrawal.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.STAYS)
    checkin = await report.withdraw(turn, str(turn.data["checkin"]))
    return Say(texts.WITHDRAWN.format(**_named(checkin)))


def _named(checkin: Checkin) -> dict[str, str]:
    return {"label": texts.CATEGORIES[checkin.category.value], "date": format_date(checkin.happened_on)}

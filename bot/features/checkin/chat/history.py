"""What was reported before, and taking a report back."""

from __future__ import annotations

from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import format_date
from bot.features.checkin import actions, texts
from bot.features.checkin.chat.begin import not_a_member
from storage.checkin import UNDECIDED, Checkin, Checkins, CheckinStatus

LAST = 5
WORDS = 30
"""Letters of what was told, to know the report by."""

withdrawal = Flow("checkin_withdraw", title="penarikan catatan")


async def own(turn: Turn) -> Answer:
    """The last reports of this person, with what can still be done about each; also after leaving the KIM."""
    if turn.person is None:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY)
    reports = await Checkins(turn.session).list_of_author(turn.person.id, LAST)
    if not reports:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY, (Choice(texts.MENU, entry="checkin.begin"),))
    choices = []
    for number, checkin in enumerate(reports, 1):
        if checkin.status is CheckinStatus.NEEDS_FIX:
            choices.append(Choice(texts.FIX_NUMBER.format(number=number), entry=f"checkin.fix:{checkin.id}"))
        if checkin.status in UNDECIDED:
            choices.append(Choice(texts.WITHDRAW_NUMBER.format(number=number), entry=f"checkin.withdraw:{checkin.id}"))
    if actions.own_place(turn) is not None:
        choices.append(Choice(texts.KIM_HISTORY, entry="checkin.kim_history"))
    return Say("\n".join(_line(number, checkin) for number, checkin in enumerate(reports, 1)), tuple(choices))


async def of_kim(turn: Turn) -> Answer:
    """The KIM's last reports, without who wrote them; what was taken back is not among them."""
    place = actions.own_place(turn)
    if place is None:
        return await not_a_member(turn) or Say(texts.HISTORY_EMPTY)
    reports = [
        checkin
        for checkin in await Checkins(turn.session).list_of_kim(place.kim_id, limit=4 * LAST)
        if checkin.status is not CheckinStatus.WITHDRAWN
    ]
    choices = (Choice(texts.HISTORY, entry="checkin.history"), Choice(texts.MENU_STATUS, entry="checkin.status"))
    if not reports:
        return Say(texts.KIM_HISTORY_EMPTY.format(kim=place.kim.name), choices)
    lines = [_line(number, checkin, own=False) for number, checkin in enumerate(reports[:LAST], 1)]
    return Say("\n".join(lines), choices)


def _line(number: int, checkin: Checkin, *, own: bool = True) -> str:
    """What was told and why it was sent back are for its author alone."""
    status = texts.STATUS[checkin.status.value]
    if own and checkin.reason:
        status = texts.HISTORY_REASON.format(status=status, reason=texts.short(checkin.reason, 60).rstrip(". "))
    return texts.HISTORY_LINE.format(
        number=number,
        label=texts.CATEGORIES[checkin.category.value],
        date=format_date(checkin.happened_on),
        what=texts.HISTORY_WHAT.format(what=texts.short(checkin.what, WORDS)) if own and checkin.what else "",
        status=status,
    )


# Taking it back -------------------------------------------------------------------------------------------


async def withdraw_entry(turn: Turn, checkin_id: str) -> Answer:
    checkin = await actions.find_to_withdraw(turn, checkin_id)
    return Begin(withdrawal.name, data={"checkin": checkin.id})


@withdrawal.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    checkin = await actions.find_to_withdraw(turn, str(turn.data["checkin"]))
    return Ask(
        texts.ASK_WITHDRAW.format(**_named(checkin)),
        (Choice(texts.YES, True, words=texts.YES_WORDS), Choice(texts.NO, False)),
        bare=True,
    )


@withdrawal.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.KEPT)
    checkin = await actions.withdraw(turn, str(turn.data["checkin"]))
    return Say(texts.WITHDRAWN.format(**_named(checkin)))


def _named(checkin: Checkin) -> dict[str, str]:
    return {"label": texts.CATEGORIES[checkin.category.value], "date": format_date(checkin.happened_on)}

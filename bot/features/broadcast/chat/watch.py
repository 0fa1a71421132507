"""Watching a broadcast: its page, pause and resume, cancel, once more, and its ledger."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import powers, require_admin
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_number
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.actions import board, ledger, sheet
from bot.features.broadcast.actions.trail import (
    audience_words,
    broadcast_of,
    is_change,
    is_held,
    named,
    record,
    resume_choice,
    title,
    to_page,
    to_see,
)
from bot.features.broadcast.rules import content
from storage.broadcast import Broadcast, Broadcasts, BroadcastStatus
from storage.broadcast_answer import BroadcastAnswers, Share
from storage.broadcast_ledger import RecipientStatus
from storage.broadcast_report import BroadcastReports
from storage.live_message import LiveMessages
from storage.report import Reports

LISTED = 6
NAMED = 6
"""Uncertain ones shown by name."""
SHARES = 12
WORDS = 60
"""Letters of an audience in the list."""


async def menu(turn: Turn) -> Sequence[Choice]:
    return (Choice(texts.MENU, entry="broadcast.list"),) if (await powers(turn)).admin else ()


async def listed(turn: Turn) -> Answer:
    """The last ones; of *tarik siaran 3* that one, with what can be done with it."""
    await require_admin(turn)
    if number := "".join(filter(str.isdecimal, turn.rest)):
        return await show_entry(turn, number)
    found = await Broadcasts(turn.session).list_recent(LISTED)
    more = (Choice(texts.NEW, entry="broadcast.new"), Choice(texts.TEMPLATES, entry="broadcast.templates"))
    if not found:
        return Say(texts.LIST_EMPTY, more)
    lines = []
    for one in found:
        recalled = await ledger.is_recalled(turn.session, one.id)
        status = texts.RECALLED if recalled else texts.STATUS[one.status.value]
        lines.append(texts.LIST_LINE.format(number=one.id, words=audience_words(one)[:WORDS], status=status))
    each = [Choice(texts.OPEN.format(number=one.id), entry=f"broadcast.show:{one.id}") for one in found]
    return Say("\n".join([texts.LIST, *lines]), (more[0], *each, more[1]))


async def show_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    return await _page(turn, broadcast)


async def _page(turn: Turn, broadcast: Broadcast) -> Say:
    standing = await ledger.progress(turn.session, broadcast.id, turn.now)
    text = "\n".join(await board.lines(turn.session, turn.office, broadcast, standing, turn.now))
    choices = board.buttons(broadcast, standing)
    if not is_change(broadcast):
        choices.append(to_see(broadcast))
        if broadcast.status.finished:
            choices.append(Choice(texts.AGAIN, entry=f"broadcast.again:{broadcast.id}"))
    return Say(text, tuple(choices))


async def _hurry(turn: Turn, broadcast: Broadcast) -> None:
    await LiveMessages(turn.session).hurry(board.KIND, broadcast.id, turn.now)


# Pause, resume, cancel ------------------------------------------------------------------------------------


async def pause_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    before = broadcast.status.value
    if not await ledger.pause(turn.session, broadcast.id):
        return Say(texts.NOT_SENDING.format(number=broadcast.id, status=texts.STATUS[broadcast.status.value]))
    record(turn, broadcast, "paused", before=before, status="paused")
    await _hurry(turn, broadcast)
    return Say(texts.PAUSED.format(number=broadcast.id), _buttons(broadcast, texts.RESUME, "resume"))


async def resume_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    if not await ledger.resume(turn.session, broadcast.id):
        return Say(texts.NOT_PAUSED.format(number=broadcast.id, status=texts.STATUS[broadcast.status.value]))
    record(turn, broadcast, "resumed", before="paused", status=broadcast.status.value)
    await _hurry(turn, broadcast)
    return Say(texts.RESUMED.format(number=broadcast.id))


async def cancel_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    if broadcast.status.finished:
        return _too_late(broadcast)
    waiting = (await ledger.progress(turn.session, broadcast.id, turn.now)).waiting
    asked = texts.ASK_WITHDRAW if broadcast.status is BroadcastStatus.AWAITING_APPROVAL else texts.ASK_CANCEL
    text = asked.format(name=named(broadcast), left=format_number(waiting))
    return Say(text, _buttons(broadcast, texts.CANCEL_SURE, "cancel_now"))


async def cancel_now_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    before = broadcast.status.value
    count = await ledger.cancel(turn.session, broadcast.id, turn.now)
    if count is None:
        # It came to its end while somebody thought about it.
        return _too_late(broadcast)
    record(turn, broadcast, "cancelled", before=before, status="cancelled", left=count)
    await _hurry(turn, broadcast)
    done = texts.WITHDRAWN if before == BroadcastStatus.AWAITING_APPROVAL else texts.CANCELLED
    said = done.format(title=title(broadcast), count=format_number(count))
    choices = [to_page(broadcast)]
    if broadcast.of_id is not None and is_held(broadcast) and before == BroadcastStatus.AWAITING_APPROVAL:
        said += texts.STILL_HELD.format(number=broadcast.of_id)
        choices.append(resume_choice(broadcast.of_id))
    return Say(said, tuple(choices))


def _too_late(broadcast: Broadcast) -> Say:
    status = texts.STATUS[broadcast.status.value]
    return Say(texts.TOO_LATE_TO_CANCEL.format(title=title(broadcast), status=status), (to_page(broadcast),))


def _buttons(broadcast: Broadcast, label: str, verb: str) -> tuple[Choice, ...]:
    return Choice(label, entry=f"broadcast.{verb}:{broadcast.id}"), to_page(broadcast)


# Once more ------------------------------------------------------------------------------------------------


async def retry_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    return await _resent(turn, broadcast, await ledger.retry_failed(turn.session, broadcast.id, turn.now), "retried")


async def resend_entry(turn: Turn, argument: str) -> Answer:
    """`12`: all of whom nobody knows; `12:345`: that one."""
    broadcast_id, _, row = argument.partition(":")
    broadcast = await broadcast_of(turn, broadcast_id)
    rows = [id_of(row)] if row else None
    count = await ledger.resend_uncertain(turn.session, broadcast.id, turn.now, rows)
    return await _resent(turn, broadcast, count, "resent")


async def _resent(turn: Turn, broadcast: Broadcast, count: int, action: str) -> Say:
    if not count:
        return Say(texts.NOTHING_TO_RETRY)
    record(turn, broadcast, action, count=count)
    await board.show(turn.session, turn.office, broadcast, turn.actor, turn.now)
    return Say(texts.RETRIED.format(count=format_number(count)))


async def unsure_entry(turn: Turn, broadcast_id: str) -> Answer:
    """Everybody of whom nobody knows, by name, with one tap to send again."""
    broadcast = await broadcast_of(turn, broadcast_id)
    rows = [row async for row in BroadcastReports(turn.session).rows(broadcast.id, RecipientStatus.UNCERTAIN)]
    if not rows:
        return Say(texts.UNSURE_NONE)
    names = [" ".join(part for part in (row.name or "", row.kim or "") if part) or texts.AN_ERASED for row in rows]
    shown = content.first_words(names, NAMED * 3)
    one_by_one = [
        Choice(texts.RESEND_ONE.format(name=name)[:60], entry=f"broadcast.resend:{broadcast.id}:{row.id}")
        for row, name in zip(rows[:NAMED], names, strict=False)
    ]
    return Say(
        texts.UNSURE_LIST.format(count=format_number(len(rows)), names=shown),
        (Choice(texts.RESEND_ALL, entry=f"broadcast.resend:{broadcast.id}"), *one_by_one),
    )


# What it came to ------------------------------------------------------------------------------------------


async def shares_entry(turn: Turn, broadcast_id: str) -> Answer:
    """Answers by kecamatan, those who read it least first."""
    broadcast = await broadcast_of(turn, broadcast_id)
    labels = board.answer_labels(broadcast)
    if not labels:
        return Say(texts.NO_ANSWERS_ASKED.format(number=broadcast.id))
    found = await BroadcastAnswers(turn.session).shares(broadcast.id)
    answered, reached = sum(one.answered for one in found), sum(one.reached for one in found)
    in_groups = await board.group_words(turn.session, broadcast)
    if not answered:
        return Say(in_groups or texts.SHARES_NONE.format(number=broadcast.id))
    found.sort(key=lambda one: (content.share(one.answered, one.reached), one.kecamatan))
    lines = [_share(one, labels) for one in found[:SHARES]]
    if len(found) > SHARES:
        lines.append(texts.SHARES_MORE.format(count=len(found) - SHARES))
    if in_groups:
        lines.append(in_groups)
    text = texts.SHARES_TEXT.format(
        number=broadcast.id, answered=format_number(answered), reached=format_number(reached), lines="\n".join(lines)
    )
    return Say(text, (Choice(texts.SHEET, entry=f"broadcast.sheet:{broadcast.id}"),))


def _share(one: Share, labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return texts.SHARES_LINE.format(
            kecamatan=one.kecamatan, answered=format_number(one.answered), reached=format_number(one.reached),
            percent=content.share(one.answered, one.reached),
        )  # fmt: skip
    each = [f"{label} {format_number(one.answers.get(place, 0))}" for place, label in enumerate(labels)]
    each.append(texts.SHARES_REACHED.format(reached=format_number(one.reached)))
    return texts.SHARES_POLL.format(kecamatan=one.kecamatan, answers=", ".join(each))


async def sheet_entry(turn: Turn, broadcast_id: str) -> Answer:
    """Orders the ledger as a spreadsheet, which is built outside of this turn."""
    broadcast = await broadcast_of(turn, broadcast_id)
    address = turn.incoming.address
    await Reports(turn.session).ask(
        channel=address.channel, chat_id=address.chat_id, actor=turn.actor, kind=sheet.KIND, subject_id=broadcast.id,
        now=turn.now,
    )  # fmt: skip
    return Say(texts.SHEET_COMES.format(number=broadcast.id))

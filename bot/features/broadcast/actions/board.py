"""How a broadcast stands, in words and buttons: the live message of its author, and its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.conversation.card import Live
from bot.conversation.formats import format_moment, format_number
from bot.conversation.messages import Choice, Reply
from bot.features.broadcast import texts
from bot.features.broadcast.actions.ledger import Progress, progress
from bot.features.broadcast.actions.trail import audience_words, chat_of, is_change, reasons, title
from bot.features.broadcast.rules import content
from bot.office import Office
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts, BroadcastStatus
from storage.broadcast_answer import BroadcastAnswers
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.live_message import LiveMessages

KIND = "broadcast.progress"
MOVING = timedelta(seconds=3)
RESTING = timedelta(seconds=30)
"""How often one that is not being sent is looked at; whatever is pressed makes it sooner."""

_DONE = (RecipientStatus.SENT, RecipientStatus.FAILED, RecipientStatus.UNCERTAIN, RecipientStatus.CANCELLED)


async def show(session: Session, office: Office, broadcast: Broadcast, actor: str, now: datetime) -> None:
    """Puts a message into this officer's chat that follows the broadcast to its end."""
    there = await chat_of(session, actor)
    drawn = await draw(session, office, broadcast.id, now)
    if there is None or drawn is None:
        return
    channel, chat_id, person_id = there
    await LiveMessages(session).open(
        kind=KIND, subject_id=broadcast.id, channel=channel, chat_id=chat_id, person_id=person_id,
        payload=drawn.reply.to_json(), now=now,
    )  # fmt: skip


async def draw(session: Session, office: Office, broadcast_id: int, now: datetime) -> Live | None:
    broadcast = await Broadcasts(session).find(broadcast_id)
    if broadcast is None:
        return None
    standing = await progress(session, broadcast_id, now)
    text = "\n".join(await lines(session, office, broadcast, standing, now))
    again: timedelta | None = RESTING
    if broadcast.status is BroadcastStatus.SENDING:
        again = MOVING
    elif broadcast.status.finished and not standing.count(RecipientStatus.SENDING):
        again = None
    return Live(Reply(text, tuple(buttons(broadcast, standing))), again)


async def lines(session: Session, office: Office, broadcast: Broadcast, standing: Progress, now: datetime) -> list[str]:
    said = [_head(office, broadcast, now)]
    said.append(texts.FOR_CHANGE if is_change(broadcast) else texts.FOR.format(words=audience_words(broadcast)))
    if standing.recalled and not is_change(broadcast):
        said.append(texts.TAKEN_BACK)
    if not standing.total:
        return said
    # Who gets nothing anyway is no part of the way.
    wanted, done = standing.total - standing.count(RecipientStatus.SKIPPED), standing.count(*_DONE)
    if wanted and broadcast.status in (BroadcastStatus.SENDING, BroadcastStatus.PAUSED):
        percent = min(content.share(done, wanted), 100 if done >= wanted else 99)
        said.append(texts.BAR.format(bar=content.bar(done, wanted), percent=percent))
    pace = ""
    if standing.remaining is not None:
        rate = format_number(round(standing.rate, 1))
        pace = texts.RATE.format(rate=rate, duration=content.duration(standing.remaining))
    words = texts.SENT if not is_change(broadcast) else texts.CHANGED[broadcast.deed.value]
    said.append(words.format(sent=format_number(standing.sent), total=format_number(wanted), pace=pace))
    said += _why_not(standing)
    if (answers := await answer_words(session, broadcast)) is not None:
        said.append(answers)
    return said


def _head(office: Office, broadcast: Broadcast, now: datetime) -> str:
    key, at = broadcast.status.value, broadcast.finished_at or broadcast.send_at or now
    closed = broadcast.status is BroadcastStatus.SENDING and not (
        broadcast.ignore_quiet or broadcast.urgent or is_change(broadcast) or office.calendar.is_open(now)
    )
    if closed:
        key, at = "closed", office.calendar.next_open(now)
    return texts.HEADS[key].format(name=title(broadcast), when=format_moment(at, office.zone))


def _why_not(standing: Progress) -> list[str]:
    said = []
    for status, words in ((RecipientStatus.FAILED, texts.FAILED), (RecipientStatus.SKIPPED, texts.SKIPPED)):
        if count := standing.count(status):
            why = {reason: many for (state, reason), many in standing.reasons.items() if state is status}
            said.append(words.format(count=format_number(count), reasons=reasons(why)))
    if count := standing.count(RecipientStatus.UNCERTAIN):
        said.append(texts.UNCERTAIN.format(count=format_number(count)))
    if count := standing.count(RecipientStatus.CANCELLED):
        said.append(texts.CANCELLED_ROWS.format(count=format_number(count)))
    if count := standing.reasons.get((RecipientStatus.SENT, Reason.CORRECTED), 0):
        said.append(texts.CORRECTED.format(count=format_number(count)))
    return said


async def answer_words(session: Session, broadcast: Broadcast) -> str | None:
    """How many answered what; None when nothing was asked. How many read it in a group nobody knows: no share of it."""
    labels = answer_labels(broadcast)
    if not labels or is_change(broadcast):
        return None
    answers = BroadcastAnswers(session)
    counts, reached = await answers.counts(broadcast.id), await answers.reached(broadcast.id)
    in_groups = await group_words(session, broadcast)
    if not reached and in_groups:
        return in_groups
    total = sum(counts.values())
    said = {"answered": format_number(total), "percent": content.share(total, reached)}
    own = texts.READ_BY.format(**said)
    if len(labels) > 1:
        own = texts.ANSWERED.format(**said, answers=_each(labels, counts))
    return f"{own} {in_groups}" if in_groups else own


async def group_words(session: Session, broadcast: Broadcast) -> str:
    """What was answered in groups; empty when nothing was."""
    labels = answer_labels(broadcast)
    counts = await BroadcastAnswers(session).counts(broadcast.id, in_groups=True)
    total = format_number(sum(counts.values()))
    if not counts or len(labels) == 1:
        return texts.READ_IN_GROUPS.format(answered=total) if counts else ""
    return texts.ANSWERED_IN_GROUPS.format(answered=total, answers=_each(labels, counts))


def _each(labels: Sequence[str], counts: Mapping[int, int]) -> str:
    return ", ".join(f"{label} {format_number(counts.get(place, 0))}" for place, label in enumerate(labels))


def answer_labels(broadcast: Broadcast) -> list[str]:
    """What recipients may answer, in its order."""
    return list(broadcast.audience.get("draft", {}).get("answers", ()))


def buttons(broadcast: Broadcast, standing: Progress) -> list[Choice]:
    number, found = broadcast.id, []
    match broadcast.status:
        case BroadcastStatus.SENDING:
            found += [_to(texts.PAUSE, "pause", number), _to(texts.CANCEL, "cancel", number)]
        case BroadcastStatus.PAUSED:
            found += [_to(texts.RESUME, "resume", number), _to(texts.CANCEL, "cancel", number)]
        case BroadcastStatus.SCHEDULED | BroadcastStatus.AWAITING_APPROVAL:
            found.append(_to(texts.CANCEL, "cancel", number))
    if broadcast.status in (BroadcastStatus.SENDING, BroadcastStatus.PAUSED, BroadcastStatus.DONE):
        blocked = standing.reasons.get((RecipientStatus.FAILED, Reason.BLOCKED), 0)
        if standing.count(RecipientStatus.FAILED) > blocked:
            found.append(_to(texts.RETRY, "retry", number))
        if standing.count(RecipientStatus.UNCERTAIN):
            found.append(_to(texts.UNSURE, "unsure", number))
    if broadcast.started_at is not None and broadcast.status is not BroadcastStatus.SENDING:
        found.append(_to(texts.SHEET, "sheet", number))
    if standing.sent and broadcast.deed is BroadcastDeed.SEND:
        if answer_labels(broadcast) and broadcast.status.finished:
            found.append(_to(texts.SHARES, "shares", number))
        if not standing.recalled:
            found.append(_to(texts.CORRECT, "correct", number))
        found.append(_to(texts.RECALL, "recall", number))
    return found


def _to(label: str, verb: str, broadcast_id: int) -> Choice:
    return Choice(label, entry=f"broadcast.{verb}:{broadcast_id}")

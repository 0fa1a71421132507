"""Looking through what waits: one report at a time, oldest first, with its evidence; nobody decides about their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.access import powers
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from bot.features.checkin.actions import review as reviews
from storage.checkin import Checkin, Checkins, CheckinStatus, EvidenceKind

REASON = 300
"""Letters of a reason."""

review = Flow("checkin_review", title="pemeriksaan kegiatan")


def what_stays(turn: Turn) -> str:
    """Decisions were stored and told as they were made."""
    return texts.REVIEW_GIVEN_UP


review.farewell = what_stays


async def begin(turn: Turn) -> Answer:
    area = reviews.review_area(turn, await powers(turn))
    checkins = Checkins(turn.session)
    if await checkins.count_to_review(area):
        return Begin(review.name)
    if await checkins.count_to_review(replace(area, besides_author=None)):
        return Say(texts.REVIEW_ONLY_OWN.format(office=turn.office.name))
    return Say(texts.REVIEW_EMPTY.format(thanks=turn.thanks))


async def waiting(turn: Turn) -> int:
    """How many reports wait for this person's decision; 0 for whoever may decide nothing."""
    held = await powers(turn)
    if not held.officer and held.board_of is None:
        return 0
    return await Checkins(turn.session).count_to_review(reviews.review_area(turn, held))


@review.ask("report")
async def ask_report(turn: Turn) -> Ask | Say:
    held = await powers(turn)
    area = reviews.review_area(turn, held)
    checkins = Checkins(turn.session)
    checkin = await checkins.find(turn.data["checkin"]) if "checkin" in turn.data else None
    if checkin is None or checkin.status is not CheckinStatus.SUBMITTED or not held.leads(checkin.kim):
        checkin = await checkins.next_to_review(area, passed_over=turn.data.get("seen", ()))
    count = await checkins.count_to_review(area)
    if checkin is None:
        return Say(texts.REVIEW_END.format(count=count) if count else texts.REVIEW_DONE.format(thanks=turn.thanks))
    turn.data.update(checkin=checkin.id, as_of=checkin.submitted_at.isoformat())
    return Ask(
        await _shown(turn, checkin, count),
        (
            Choice(texts.ACCEPT, CheckinStatus.ACCEPTED.value, words=texts.ACCEPT_WORDS),
            Choice(texts.NEEDS_FIX, CheckinStatus.NEEDS_FIX.value, words=texts.NEEDS_FIX_WORDS),
            Choice(texts.REJECT, CheckinStatus.REJECTED.value, words=texts.REJECT_WORDS),
            Choice(texts.SKIP, "skip", words=texts.SKIP_WORDS),
            Choice(texts.STOP, "stop", words=texts.STOP_WORDS),
        ),
        bare=True,
        attachments=reviews.files_of(checkin),
    )


async def _shown(turn: Turn, checkin: Checkin, count: int) -> str:
    author = await reviews.author_of(turn, checkin)
    apart = [e.url for e in checkin.evidence if e.kind is EvidenceKind.LINK and e.url and e.url not in checkin.what]
    told = f"“{' '.join(checkin.what.split())}”" if checkin.what else texts.REVIEW_NO_WORDS
    words = "\n".join([told, *apart])
    return texts.REVIEW_ITEM.format(
        label=texts.CATEGORIES[checkin.category.value],
        date=format_date(checkin.happened_on),
        kim=checkin.kim.name,
        village=checkin.kim.village.title,
        author=(author.name if author is not None else None) or texts.FORMER_MEMBER,
        what=words,
        evidence=texts.evidence(e.kind.value for e in checkin.evidence),
        count=count,
    )


@review.take("report")
async def take_report(turn: Turn) -> Next:
    match turn.choice:
        case "stop":
            area = reviews.review_area(turn, await powers(turn))
            return Say(texts.REVIEW_STOPPED.format(count=await Checkins(turn.session).count_to_review(area)))
        case "skip":
            return _next(turn, passed_over=[turn.data["checkin"]])
        case CheckinStatus.ACCEPTED.value:
            return await _decide(turn, CheckinStatus.ACCEPTED)
        case verdict:
            turn.data["verdict"] = verdict
            return "reason"


@review.ask("reason")
async def ask_reason(turn: Turn) -> Ask:
    words, offered = _reasons(turn)
    return Ask(words, tuple(Choice(reason, reason) for reason in offered), free=True)


@review.take("reason")
async def take_reason(turn: Turn) -> Next:
    reason = turn.choice or " ".join(turn.text.split())
    if not rules.has_words(reason) or len(reason) > REASON:
        _, offered = _reasons(turn)
        return Again(texts.REASON_UNCLEAR.format(limit=REASON, example=offered[0]))
    return await _decide(turn, CheckinStatus(turn.data["verdict"]), reason)


def _reasons(turn: Turn) -> tuple[str, tuple[str, ...]]:
    if turn.data["verdict"] == CheckinStatus.NEEDS_FIX.value:
        return texts.ASK_FIX_REASON, texts.FIX_REASONS
    return texts.ASK_REJECT_REASON, texts.REJECT_REASONS


async def _decide(turn: Turn, verdict: CheckinStatus, reason: str | None = None) -> Begin:
    if not await reviews.decide(turn, turn.data["checkin"], turn.data.get("as_of", ""), verdict, reason):
        return _next(turn, texts.ALREADY_REVIEWED)
    checkin = await Checkins(turn.session).find(turn.data["checkin"])
    author_id = checkin.author_id if checkin is not None else None
    told = author_id is not None and await turn.notices.reaches(author_id)
    return _next(turn, (texts.REVIEWED if told else texts.REVIEWED_UNTOLD)[verdict.value])


def _next(turn: Turn, lead: str = "", *, passed_over: Sequence[int] = ()) -> Begin:
    """The next report, as a form of its own: there is no way back into what is decided."""
    return Begin(review.name, data={"seen": [*turn.data.get("seen", ()), *passed_over]}, lead=lead)

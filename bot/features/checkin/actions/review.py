"""What a reviewer does: sees what waits, and decides it exactly once."""

from __future__ import annotations

from bot.access import NotYours, Powers, powers
from bot.conversation import texts as shared
from bot.conversation.flow import Refusal
from bot.conversation.formats import addressed, format_date
from bot.conversation.messages import Attachment, Choice, Media, Reply
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from bot.features.checkin.actions.trail import record
from bot.features.silence.actions import recount_activity
from storage.checkin import Category, Checkin, Checkins, CheckinStatus, ReviewArea
from storage.member import Members, Person


class OwnReport(Refusal):
    text = texts.OWN_REPORT


def review_area(turn: Turn, held: Powers) -> ReviewArea:
    """What these powers may decide about; refuses who may decide nothing."""
    if not held.officer and held.board_of is None:
        raise NotYours
    return ReviewArea(
        everywhere=held.admin,
        kecamatan=held.kecamatan,
        kim_id=held.board_of,
        besides_author=turn.person.id if turn.person is not None else None,
    )


async def decide(turn: Turn, checkin_id: int, as_of: str, verdict: CheckinStatus, reason: str | None) -> bool:
    """Settles a report that was submitted at that moment (ISO); False when somebody else did, or the reporter took it
    back or put it right since: nobody decides about what was not shown."""
    checkins = Checkins(turn.session)
    checkin = await checkins.find(checkin_id)
    if checkin is None or checkin.submitted_at.isoformat() != as_of:
        return False
    if not (await powers(turn)).leads(checkin.kim):
        raise NotYours(shared.FOR_BOARD.format(kim=checkin.kim.name))
    if turn.person is not None and checkin.author_id == turn.person.id:
        raise OwnReport
    if not await checkins.move(
        checkin.id, verdict, among=(CheckinStatus.SUBMITTED,), decided_at=turn.now, reason=reason
    ):
        return False
    record(turn, checkin, CheckinStatus.SUBMITTED, verdict, reason)
    if verdict is CheckinStatus.REJECTED:
        await recount_activity(turn.session, turn.office, checkin.kim, turn.now)
    await _tell_author(turn, checkin, verdict, reason)
    if verdict is CheckinStatus.ACCEPTED and checkin.category is Category.ORGANISATION:
        await _hand_on_sk(turn, checkin)
    return True


async def _hand_on_sk(turn: Turn, checkin: Checkin) -> None:
    """What the board says of its SK, an admin writes down."""
    if rules.mentions_sk(checkin.what or ""):
        words = texts.SK_FOR_ADMIN.format(kim=checkin.kim.name, village=checkin.kim.village.title, what=checkin.what)
        reply = Reply(words, (Choice(texts.RECORD_SK, entry=f"silence.sk:{checkin.kim_id}"),), files_of(checkin))
        await turn.notices.to_admins(reply, kind="checkin.sk", dedup_key=f"checkin.sk:{checkin.id}")


async def _tell_author(turn: Turn, checkin: Checkin, verdict: CheckinStatus, reason: str | None) -> None:
    author = await author_of(turn, checkin)
    if author is None or (author.stopped_at is not None and verdict is CheckinStatus.ACCEPTED):
        return
    choices: tuple[Choice, ...] = ()
    match verdict:
        case CheckinStatus.ACCEPTED:
            words = texts.ACCEPTED_NOTICE
            if checkin.category is Category.POTENTIAL:
                words += "\n" + texts.ACCEPTED_POTENTIAL
                choices = (Choice(texts.CARD, entry=f"checkin.card:{checkin.id}"),)
        case CheckinStatus.NEEDS_FIX:
            words = texts.NEEDS_FIX_NOTICE
            choices = (Choice(texts.FIX, entry=f"checkin.fix:{checkin.id}"),)
        case _:
            words = texts.REJECTED_NOTICE
    await turn.notices.to_person(
        author.id,
        Reply(
            words.format(
                thanks=turn.thanks,
                name=addressed(author.name),
                label=texts.CATEGORIES[checkin.category.value],
                date=format_date(checkin.happened_on),
                reason=(reason or "").rstrip(". "),
                village=checkin.kim.village.name.lower(),
            ),
            choices,
        ),
        kind=f"checkin.{verdict.value}",
        # A report may need a second fix: each round has its own moment.
        dedup_key=f"checkin.{verdict.value}:{checkin.id}:{checkin.submitted_at:%Y%m%d%H%M%S}",
    )


async def author_of(turn: Turn, checkin: Checkin) -> Person | None:
    """None when the author had the own data erased."""
    return await Members(turn.session).find_person(checkin.author_id) if checkin.author_id is not None else None


def files_of(checkin: Checkin) -> tuple[Attachment, ...]:
    """The evidence as the platform shows it again."""
    return tuple(
        Attachment(Media(e.kind.value), e.file_id, e.unique_id) for e in checkin.evidence if e.file_id and e.unique_id
    )

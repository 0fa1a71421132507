"""The ways into a report, and who may not write one yet."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.buttons import TO_CHECKIN, TO_REGISTER
from bot.conversation.flow import Answer, Begin, Quiet, Say
from bot.conversation.formats import format_date
from bot.conversation.messages import Media
from bot.conversation.received import as_sent
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from bot.features.checkin.actions import report as reports
from bot.features.checkin.actions.buttons import TO_HISTORY, TO_REVIEW
from bot.features.checkin.chat.draft import KEPT_SHOWN, Draft, fix, report
from bot.features.member.actions.request import by_when, who_decides
from storage.checkin import UNDECIDED, Checkin, Checkins, CheckinStatus, Evidence, EvidenceKind


async def begin(turn: Turn) -> Answer:
    """*Kegiatan*; what was told in the same breath, *lapor kegiatan posyandu kemarin*, is kept for the form."""
    if (explained := await not_a_member(turn)) is not None:
        return explained
    if rules.kind_said(turn.rest):
        return Begin(report.name, data={"said": turn.rest})
    told = rules.told_besides(turn.rest)
    if not told:
        return Begin(report.name)
    lead = texts.KEPT_WORDS.format(what=texts.short(told, KEPT_SHOWN))
    return Begin(report.name, data={"received": as_sent(told)}, lead=lead)


async def fix_entry(turn: Turn, checkin_id: str) -> Answer:
    if (explained := await not_a_member(turn)) is not None:
        return explained
    checkin = await reports.find_to_fix(turn, checkin_id)
    lead = texts.CHANGE_LEAD
    if checkin.status is CheckinStatus.NEEDS_FIX:
        lead = texts.FIX_LEAD.format(reason=(checkin.reason or "").rstrip(". "))
    return _reopened(turn, checkin, "confirm", lead)


async def add_photo(turn: Turn) -> Answer:
    """*Fotonya kurang*, *mau nambah foto*: to the last report, while nobody has decided about it."""
    if (explained := await not_a_member(turn)) is not None:
        return explained
    checkin = await last_report(turn)
    if checkin is None:
        return Say(texts.HISTORY_EMPTY, (TO_CHECKIN,))
    if checkin.status not in UNDECIDED:
        choices = (TO_CHECKIN, TO_HISTORY)
        return Say(texts.ADD_PHOTO_LATE, choices)
    return reopened_at(turn, checkin, "evidence")


async def last_report(turn: Turn) -> Checkin | None:
    """What the person of this turn handed in last."""
    return await Checkins(turn.session).last_of_author(turn.person.id) if turn.person is not None else None


def reopened_at(turn: Turn, checkin: Checkin, step: str, **put_right: str) -> Begin:
    """The report, said which one it is."""
    lead = texts.LAST_LEAD.format(
        label=texts.CATEGORIES[checkin.category.value],
        date=format_date(checkin.happened_on),
        what=texts.quoted(checkin.what),
    )
    return _reopened(turn, checkin, step, lead, **put_right)


def _reopened(turn: Turn, checkin: Checkin, step: str, lead: str, **put_right: str) -> Begin:
    row = turn.conversation
    if row is not None:
        open_one = row.flow == fix.name and turn.data.get("fix") == checkin.id
        if open_one or any(f["flow"] == fix.name and f["data"].get("fix") == checkin.id for f in row.parked):
            return Begin(fix.name)
    return Begin(fix.name, step, Draft.of(checkin) | put_right, lead)


async def not_a_member(turn: Turn) -> Say | None:
    """What whoever may not report yet is told."""
    member = turn.member
    if member is None and (await powers(turn)).officer:
        return Say(texts.NOT_MEMBER_OFFICER, (TO_REVIEW,))
    if member is None:
        return Say(texts.NOT_MEMBER, (TO_REGISTER,))
    if turn.approved is None:
        by = by_when(member)
        words = texts.PENDING if by else texts.PENDING_LATE
        return Say(words.format(kim=member.kim.name, who=await who_decides(turn, member.kim), by=by))
    return None


async def late(turn: Turn) -> Answer | None:
    """A part of an album whose report is filed already joins it."""
    sent, album = turn.incoming.attachment, turn.incoming.album_id
    if sent is None or album is None or sent.kind is Media.VOICE:
        return None
    evidence = Evidence(
        kind=EvidenceKind(sent.kind.value), file_id=sent.file_id, unique_id=sent.unique_id, album_id=album
    )
    return Quiet() if await reports.join_album(turn, album, evidence) else None

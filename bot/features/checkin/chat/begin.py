"""The ways into a report, and who may not write one yet."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.flow import Answer, Begin, Quiet, Say
from bot.conversation.messages import Choice, Media
from bot.conversation.turn import Turn
from bot.features.checkin import actions, rules, texts
from bot.features.checkin.chat.draft import KEPT_SHOWN, Draft, fix, report
from bot.features.member.actions import by_when, who_decides
from storage.checkin import Evidence, EvidenceKind
from storage.member import MemberStatus


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
    return Begin(report.name, data={"received": {"text": told, "attachments": [], "albums": []}}, lead=lead)


async def fix_entry(turn: Turn, checkin_id: str) -> Answer:
    checkin = await actions.find_to_fix(turn, checkin_id)
    row = turn.conversation
    if row is not None:
        open_one = row.flow == fix.name and turn.data.get("fix") == checkin.id
        if open_one or any(f["flow"] == fix.name and f["data"].get("fix") == checkin.id for f in row.parked):
            return Begin(fix.name)
    lead = texts.FIX_LEAD.format(reason=(checkin.reason or "").rstrip(". "))
    return Begin(fix.name, "confirm", Draft.of(checkin), lead)


async def not_a_member(turn: Turn) -> Say | None:
    """What whoever may not report yet is told."""
    member = turn.member
    if member is None and (await powers(turn)).officer:
        return Say(texts.NOT_MEMBER_OFFICER, (Choice(texts.REVIEW, entry="checkin.review"),))
    if member is None:
        return Say(texts.NOT_MEMBER, (Choice(texts.REGISTER, entry="member.register"),))
    if member.status is not MemberStatus.APPROVED:
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
    return Quiet() if await actions.join_album(turn, album, evidence) else None

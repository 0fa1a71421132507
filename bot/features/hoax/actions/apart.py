"""A report that was put into a case by mistake goes to another one."""

from __future__ import annotations

from bot.conversation.turn import Turn
from bot.features.hoax.actions import intake
from bot.features.hoax.actions.tell import tell_verifiers
from bot.features.hoax.actions.trail import record_report
from storage.clarification import Clarifications
from storage.hoax import HoaxReport, HoaxReports, ProofKind
from storage.hoax_case import HoaxCase, HoaxCases


def retold(report: HoaxReport) -> intake.Told:
    """What a report says, as if it came in now."""
    files = [
        {"kind": proof.kind.value, "file_id": proof.file_id, "unique_id": proof.unique_id}
        for proof in report.proofs
        if proof.kind is not ProofKind.LINK
    ]
    return intake.Told({"text": report.words, "attachments": files}, where=report.seen_where)


async def own_case_for(turn: Turn, report: HoaxReport) -> HoaxCase:
    """A new case for a report that was in another one by mistake."""
    opened = await HoaxCases(turn.session).open_once(
        fingerprint=None, **intake.opening(turn.office, retold(report), turn.now)
    )
    assert opened is not None
    record_report(turn, opened, None)
    return opened


async def split_off(turn: Turn, report_id: str) -> HoaxReport:
    """The reporter says that the answered case is about something else: the ticket goes to another case, once. Those
    who say so of the same words are together there."""
    reports = HoaxReports(turn.session)
    report = await intake.own_report(turn, report_id)
    case = await HoaxCases(turn.session).get(report.case_id)
    if not case.revision or not (report.words or report.proofs):
        return report
    clarification = await Clarifications(turn.session).find_of_case(case.id)
    told = retold(report)
    if clarification is not None:
        told.hints = {clarification.id: False}
    other, fresh = await intake.case_for(turn, told, ())
    if other.id == case.id or not await reports.move(report.id, case.id, other.id):
        raise intake.NoTicket
    if clarification is not None:
        await reports.hint(report.id, clarification.id, meant=False)
    record_report(turn, other, None if fresh else other.status)
    if fresh:
        await tell_verifiers(turn, other)
    if other.revision:
        other.announced = 0  # published: answered by the next round
    found = await reports.get(report.id)
    found.promise(other.due_at if fresh else intake.promise(turn.office, turn.now, urgent=other.urgent)["due_at"])
    return found

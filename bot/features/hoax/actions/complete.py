"""What was missing in a report, told afterwards."""

from __future__ import annotations

from bot.conversation.turn import Turn
from bot.features.hoax.actions import apart, intake
from bot.features.hoax.actions.tell import tell_verifiers
from bot.features.hoax.rules import claim
from storage.clarification import Clarifications
from storage.hoax import HoaxReport, HoaxReports
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases, Topic


async def complete(turn: Turn, report_id: int, *, said: str = "", where: str = "") -> None:
    """What was still missing, told afterwards."""
    report = await intake.own_report(turn, report_id)
    silent = not claim.substance(report.words)
    report.words = "\n".join(part for part in (report.words, claim.clean(said)) if part)[: 2 * intake.MOST_WORDS]
    report.seen_where = report.seen_where or where
    told = intake.Told({"text": report.words}, where=report.seen_where)
    report.incomplete = told.incomplete
    case = await HoaxCases(turn.session).get(report.case_id)
    if said and silent and claim.substance(said) and await _is_others(turn, case, report):
        # Put with them by its picture alone: now that something is said of it, a verifier looks whether it is the same.
        await _take_out(turn, case, report)
    elif said and claim.substance(case.words) < claim.ENOUGH:
        await _reword(turn, case, report)
        await _hurry(turn, case, report)


async def _reword(turn: Turn, case: HoaxCase, report: HoaxReport) -> None:
    """From here on the case is found by what was said of it: by its fingerprint at once, by what looks like it as soon
    as each process has learnt the words."""
    case.words, case.title = report.words, claim.title_of(report.words) or case.title
    mark = claim.fingerprint(report.words, apart.retold(report).files)
    if mark is not None and await HoaxCases(turn.session).find_same(mark) is None:
        case.fingerprint = mark
    case.reworded = await Clarifications(turn.session).next_revision()


async def _is_others(turn: Turn, case: HoaxCase, report: HoaxReport) -> bool:
    first = await HoaxReports(turn.session).list_of_case(case.id, 1)
    return first[0].id != report.id


async def _take_out(turn: Turn, case: HoaxCase, report: HoaxReport) -> None:
    await turn.session.flush()
    opened = await apart.own_case_for(turn, report)
    await HoaxReports(turn.session).move(report.id, case.id, opened.id)
    await tell_verifiers(turn, opened)
    if opened.urgent:
        found = await HoaxReports(turn.session).get(report.id)
        found.promise(opened.due_at)


async def _hurry(turn: Turn, case: HoaxCase, report: HoaxReport) -> None:
    """What was missing shows that it is urgent."""
    topic = claim.topic_of(case.words)
    if topic is Topic.OTHER or case.topic is not Topic.OTHER or case.status is not CaseStatus.RECEIVED:
        return
    case.topic, case.urgent, case.late_step = topic, True, 0
    times = intake.promise(turn.office, turn.now, urgent=True)
    case.due_at, case.next_check_at = times["due_at"], times["next_check_at"]
    report.promise(case.due_at)
    await tell_verifiers(turn, case)

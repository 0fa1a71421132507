"""What a verifier does with a case before there is a verdict: takes it, asks, waits, gives it back, closes it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.access import powers
from bot.conversation.flow import Refusal
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.received import Received
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import intake
from bot.features.hoax.actions.buttons import TO_QUEUE
from bot.features.hoax.actions.tell import tell_verifier
from bot.features.hoax.actions.trail import NotNow, Taken, case_of, officer, own_case, record
from storage.hoax import HoaxQuestion, HoaxReport, HoaxReports
from storage.hoax_case import AT_WORK, CaseStatus, CloseReason, HoaxCase, HoaxCases, Topic
from storage.office import OfficeRole, Offices

QUESTION = 500
"""Letters of a question or a note."""


class Unreached(Refusal):
    ends = True

    def __init__(self, report: HoaxReport) -> None:
        super().__init__(texts.NOT_REACHED.format(ticket=report.ticket))


class QuestionGone(Refusal):
    ends = True
    text = texts.QUESTION_GONE


async def move(
    turn: Turn,
    case: HoaxCase,
    to: CaseStatus,
    action: str,
    *,
    among: Collection[CaseStatus],
    reason: str | None = None,
    held_by: int | None = None,
    **values: Any,
) -> HoaxCase:
    """One arrow of the case's life, written down; refuses who comes second."""
    cases = HoaxCases(turn.session)
    before = case.status
    if not await cases.move(case.id, to, among=among, held_by=held_by, **values):
        raise NotNow((await cases.get(case.id)).status)
    record(turn, case, action, before, to, reason)
    return await cases.get(case.id)


# Taking and giving back ------------------------------------------------------------------------------------------


async def take(turn: Turn, case_id: str) -> HoaxCase:
    """Of two verifiers who reach for a case one gets it."""
    person = await officer(turn, verifier=True)
    case = await case_of(turn, case_id)
    if case.verifier_id == person.id:
        return case
    cases, before = HoaxCases(turn.session), case.status
    if not await cases.take(case.id, person.id):
        found = await cases.get(case.id)
        raise NotNow(found.status) if found.verifier_id is None else Taken()
    case = await cases.get(case.id)
    record(turn, case, "taken", before, case.status)
    return case


async def release(turn: Turn, case_id: str) -> HoaxCase:
    """Gives the case back to the queue; the head of the desk may do so for somebody else."""
    head = (await powers(turn)).desk_head
    case = await case_of(turn, case_id) if head else await own_case(turn, case_id)
    return await move(
        turn, case, case.status, "released", among=(case.status,), held_by=case.verifier_id, verifier_id=None
    )


async def pass_cases(turn: Turn, person_id: int, heir_id: int) -> int:
    """Whoever held them has handed the office over; says how many they were."""
    cases = HoaxCases(turn.session)
    held = await cases.list_held(person_id)
    for case in held:
        await cases.move(case.id, case.status, among=(case.status,), held_by=person_id, verifier_id=heir_id)
        record(turn, case, "passed_on", case.status, case.status)
    return len(held)


async def free_cases(turn: Turn, person_id: int) -> None:
    """Whoever held them verifies no more: they go back to the queue, and the other verifiers are told."""
    cases = HoaxCases(turn.session)
    held = await cases.list_held(person_id)
    for case in held:
        await cases.move(case.id, case.status, among=(case.status,), held_by=person_id, verifier_id=None)
        record(turn, case, "released", case.status, case.status)
    waiting = sum(case.status in AT_WORK for case in held)
    if not waiting:
        return
    reply = Reply(texts.FREED.format(count=waiting), (TO_QUEUE,))
    others = [one for one in await Offices(turn.session).people_in(OfficeRole.VERIFIER) if one != person_id]
    await turn.notices.to_people(dict.fromkeys(others, reply), kind="hoax.freed")


# Sorting --------------------------------------------------------------------------------------------------------


async def set_topic(turn: Turn, case_id: str, topic: Topic) -> HoaxCase:
    """What it is about, and with that how soon it must be answered."""
    case = await own_case(turn, case_id)
    urgent = topic is not Topic.OTHER
    values: dict[str, Any] = {"topic": topic, "urgent": urgent}
    if urgent != case.urgent:
        # A new clock for the desk. What reporters were promised stays.
        values |= {"late_step": 0, **intake.promise(turn.office, case.opened_at, urgent=urgent)}
    return await move(turn, case, case.status, "sorted", among=(case.status,), reason=topic.value, **values)


async def start(turn: Turn, case_id: str) -> HoaxCase:
    """Sorted, and worth looking into; also: the source answered."""
    case = await own_case(turn, case_id)
    among = (CaseStatus.TRIAGE, CaseStatus.WAITING_SOURCE)
    return await move(turn, case, CaseStatus.VERIFYING, "verifying", among=among, waiting_for=None)


async def wait(turn: Turn, case_id: str, source: str) -> HoaxCase:
    """A source was asked, and its answer is waited for."""
    case = await own_case(turn, case_id)
    return await move(
        turn,
        case,
        CaseStatus.WAITING_SOURCE,
        "waiting",
        among=(CaseStatus.TRIAGE, CaseStatus.VERIFYING),
        reason=source[:QUESTION],
        waiting_for=source[:QUESTION],
    )


async def close(turn: Turn, case_id: str, reason: CloseReason) -> HoaxCase:
    """Ends a case without a verdict; everybody who asked is told why."""
    case = await own_case(turn, case_id)
    if case.revision:  # what is published is corrected, not closed
        raise NotNow(case.status)
    case = await move(
        turn,
        case,
        CaseStatus.CLOSED,
        "closed",
        among=AT_WORK,
        reason=reason.value,
        close_reason=reason,
        finished_at=turn.now,
        answered_at=case.answered_at or turn.now,
        next_check_at=None,
    )
    for report in await HoaxReports(turn.session).list_of_case(case.id):
        if report.reporter_id is not None:
            await turn.notices.to_person(
                report.reporter_id,
                Reply(texts.CLOSED[reason.value].format(ticket=report.ticket)),
                kind="hoax.closed",
                dedup_key=f"hoax.closed:{case.id}:{report.id}",
            )
    return case


# Asking a reporter ------------------------------------------------------------------------------------------------


async def ask(turn: Turn, case_id: str, report_id: int, question: str) -> HoaxReport:
    """A question to whoever holds this ticket; neither side learns who the other is."""
    case = await own_case(turn, case_id)
    report = await HoaxReports(turn.session).find(report_id)
    if report is None or report.case_id != case.id or report.reporter_id is None:
        raise QuestionGone
    asked = HoaxQuestion(report_id=report.id, question=question[:QUESTION], asked_at=turn.now)
    turn.session.add(asked)
    await turn.session.flush()
    written = await turn.notices.to_person(
        report.reporter_id,
        Reply(
            texts.ASKED.format(ticket=report.ticket, question=asked.question),
            (Choice(texts.REPLY, entry=f"hoax.reply:{asked.id}"),),
        ),
        kind="hoax.question",
        dedup_key=f"hoax.question:{asked.id}",
    )
    if not written:
        raise Unreached(report)
    record(turn, case, "asked", case.status, case.status, report=report.id)
    return report


async def question_for(turn: Turn, question_id: str) -> HoaxQuestion:
    """An open question to the person of this turn."""
    reports = HoaxReports(turn.session)
    question = await reports.find_question(id_of(question_id))
    report = await reports.find(question.report_id) if question is not None else None
    if question is None or report is None or turn.person is None or report.reporter_id != turn.person.id:
        raise QuestionGone
    if question.answered_at is not None:
        raise QuestionGone
    return question


async def reply(turn: Turn, question_id: str, words: str, received: Received) -> None:
    """The reporter's answer goes to the verifier, by ticket."""
    question = await question_for(turn, question_id)
    reports = HoaxReports(turn.session)
    report = await reports.get(question.report_id)
    files = [file["kind"] for file in received.get("attachments", ())]
    said = words or texts.name_all(texts.KINDS[kind] for kind in files)
    if not await reports.answer_question(question.id, said[: 2 * QUESTION], turn.now):
        raise QuestionGone
    await intake.add_evidence(turn, report, received, tell=False)
    case = await HoaxCases(turn.session).get(report.case_id)
    text = texts.ANSWERED_NOTE.format(ticket=report.ticket, case=case.id, answer=said[: 2 * QUESTION])
    await tell_verifier(turn, case, text, kind="hoax.answer", dedup_key=f"hoax.answer:{question.id}")

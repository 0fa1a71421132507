"""The own tickets: how they stand, more evidence, an answer to what the verifier asks."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.conversation.buttons import TO_HUMAN, TO_MENU
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Quiet, Say
from bot.conversation.messages import Choice, Kind, Media
from bot.conversation.out_of_the_blue import RECEIVED
from bot.conversation.received import Received, received
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import answer, desk, intake
from bot.features.hoax.actions.buttons import TO_BEGIN, add_to, to_ticket
from bot.features.hoax.rules import claim
from storage.hoax import HoaxProof, HoaxQuestion, HoaxReport, HoaxReports, ProofKind
from storage.hoax_case import UNANSWERED, CaseStatus, HoaxCases
from storage.member import MemberStatus

add_evidence = Flow("hoax_evidence", title="tambahan bukti")
reply_question = Flow("hoax_reply", title="jawaban untuk petugas")

ANSWERED_WITHIN = timedelta(days=7)
"""How long what somebody sends may be the answer to what the verifier asked."""


def numbers_in(text: str) -> list[int]:
    """A ticket's number, and its year where it was typed."""
    return [int(digits) for digits in re.findall(r"\d+", text) if len(digits) <= 9]


def _reporter(turn: Turn) -> int:
    return turn.person.id if turn.person is not None else 0


async def _named(turn: Turn) -> HoaxReport | None:
    """The own ticket whose number stands behind the command; None where none does, refuses one that is not there."""
    numbers = numbers_in(turn.rest)
    if not numbers:
        return None
    year = numbers[1] if len(numbers) > 1 else None
    found = await HoaxReports(turn.session).find_own(_reporter(turn), numbers[0], year)
    if found is None:
        raise intake.NoTicket
    return found


async def tickets(turn: Turn) -> Answer:
    """*nomor tiket*, *status 12*, *tiket 12/2026*: one ticket, or all of them."""
    if (named := await _named(turn)) is not None:
        return await _shown(turn, named)
    own = await HoaxReports(turn.session).list_of_reporter(_reporter(turn))
    if not own and turn.member is not None and turn.member.status is MemberStatus.PENDING:
        # *Kok lama* is said of that, too.
        words = texts.NO_TICKETS_WAITING.format(kim=turn.member.kim.name)
        return Say(words, (Choice(texts.MY_REGISTRATION, entry="member.register"),))
    if not own:
        return Say(texts.NO_TICKETS, (TO_BEGIN,))
    if len(own) == 1:
        return await _shown(turn, own[0])
    lines = []
    for report in own:
        case = await HoaxCases(turn.session).get(report.case_id)
        lines.append(
            texts.TICKET_LINE.format(
                ticket=report.ticket,
                title=claim.line_of(answer.title_of(report), 40),
                status=texts.STATUS[case.status.value],
            )
        )
    return Say(texts.TICKETS.format(lines="\n".join(lines), number=own[0].number))


async def ticket_entry(turn: Turn, report_id: str) -> Answer:
    return await _shown(turn, await intake.own_report(turn, report_id))


async def _shown(turn: Turn, report: HoaxReport) -> Say:
    case = await HoaxCases(turn.session).get(report.case_id)
    if (ruling := await answer.published(turn.session, case)) is not None:
        reply = answer.answer_reply(turn.office, report, case, ruling)
        return Say(reply.text, reply.choices)
    if case.status is CaseStatus.CLOSED and case.close_reason is not None:
        after = texts.NEXT_CLOSED.format(reason=texts.CLOSE_REASONS[case.close_reason.value].lower())
    elif (due := answer.due_of(report, case)) < turn.now:
        after = texts.NEXT_LATE
    else:
        after = texts.NEXT_OPEN.format(due=answer.when(turn.office, due))
    choices = (add_to(report.id),) if case.status in UNANSWERED else ()
    return Say(
        texts.TICKET.format(
            ticket=report.ticket, status=texts.STATUS[case.status.value], title=answer.title_of(report), next=after
        ),
        choices,
    )


async def disputed(turn: Turn) -> Answer:
    """Who knows better than what was published is heard by a person: the desk corrects what it got wrong."""
    ways = (TO_HUMAN, TO_MENU)
    return Say(texts.DISPUTED.format(name=turn.honorific), ways)


# More evidence -------------------------------------------------------------------------------------------------


async def add_entry(turn: Turn, report_id: str) -> Answer:
    return Begin(add_evidence.name, data={"report": (await intake.own_report(turn, report_id)).id})


async def add(turn: Turn) -> Answer:
    """*tambah bukti*, perhaps with the ticket's number behind it."""
    if (named := await _named(turn)) is not None:
        return Begin(add_evidence.name, data={"report": named.id})
    open_ones = []
    for report in await HoaxReports(turn.session).list_of_reporter(_reporter(turn), 10):
        case = await HoaxCases(turn.session).get(report.case_id)
        if case.status in UNANSWERED:
            open_ones.append(report)
    if not open_ones:
        return Say(texts.NOTHING_OPEN, (TO_BEGIN,))
    if len(open_ones) == 1:
        return Begin(add_evidence.name, data={"report": open_ones[0].id})
    return Say(
        texts.WHICH_TICKET,
        tuple(
            Choice(f"{report.ticket} {claim.line_of(answer.title_of(report), 30)}", entry=f"hoax.add:{report.id}")
            for report in open_ones
        ),
    )


async def _finished(turn: Turn, report: HoaxReport) -> Say | None:
    """Nobody looks at what is added to a ticket that was answered or closed."""
    case = await HoaxCases(turn.session).get(report.case_id)
    if case.status in UNANSWERED:
        return None
    return Say(texts.TICKET_FINISHED.format(ticket=report.ticket), (TO_BEGIN,))


@add_evidence.ask("what")
async def ask_what(turn: Turn) -> Ask | Say:
    report = await intake.own_report(turn, turn.data["report"])
    return await _finished(turn, report) or Ask(texts.ASK_EVIDENCE.format(ticket=report.ticket), free=True, media=True)


@add_evidence.take("what")
async def take_what(turn: Turn) -> Next:
    report = await intake.own_report(turn, turn.data["report"])
    if (finished := await _finished(turn, report)) is not None:
        return finished
    held = received(turn.incoming)
    if not held["attachments"] and not claim.clean(held["text"]):
        return Again(texts.CLAIM_EMPTY)
    before = report.words
    fresh = await intake.add_evidence(turn, report, held)
    words = texts.EVIDENCE_KEPT if fresh or report.words != before else texts.EVIDENCE_SAME
    return Say(
        words.format(thanks=turn.thanks, ticket=report.ticket),
        (add_to(report.id), to_ticket(report.id)),
    )


async def late(turn: Turn) -> Answer | None:
    """A part of an album whose report is filed already joins it."""
    sent, album = turn.incoming.attachment, turn.incoming.album_id
    if sent is None or album is None or turn.person is None:
        return None
    report = await HoaxReports(turn.session).find_by_album(album, turn.person.id)
    if report is None:
        return None
    if all(proof.unique_id != sent.unique_id for proof in report.proofs):
        report.proofs.append(
            HoaxProof(
                kind=ProofKind(Media(sent.kind).value),
                file_id=sent.file_id,
                unique_id=sent.unique_id,
                album_id=album,
                added=any(proof.added for proof in report.proofs if proof.album_id == album),
            )
        )
    return Quiet()


# What the verifier asks --------------------------------------------------------------------------------------------


async def _asked(turn: Turn) -> HoaxQuestion | None:
    if turn.person is None:
        return None
    return await HoaxReports(turn.session).find_open_question(turn.person.id, turn.now - ANSWERED_WITHIN)


async def is_asked(turn: Turn) -> bool:
    """Whether a verifier waits for an answer of this person."""
    return await _asked(turn) is not None


async def unread(turn: Turn) -> Answer | None:
    """*Gak punya*, said to what the verifier asked."""
    return Begin(RECEIVED, data={"received": received(turn.incoming)}) if await is_asked(turn) else None


async def reply_entry(turn: Turn, question_id: str) -> Answer:
    question = await desk.question_for(turn, question_id)
    return Begin(reply_question.name, data={"question": question.id})


@reply_question.ask("answer")
async def ask_answer(turn: Turn) -> Ask | Say:
    if "question" not in turn.data:
        asked = await _asked(turn)
        turn.data["question"] = asked.id if asked is not None else 0
    question = await desk.question_for(turn, str(turn.data["question"]))
    if held := turn.data.pop("received", None):
        return await _replied(turn, held)
    return Ask(texts.ASK_REPLY.format(question=question.question), free=True, media=True)


@reply_question.take("answer")
async def take_answer(turn: Turn) -> Next:
    held = received(turn.incoming)
    if not claim.clean(held["text"]) and turn.incoming.kind is not Kind.MEDIA:
        return Again(texts.REPLY_EMPTY)
    return await _replied(turn, held)


async def _replied(turn: Turn, held: Received) -> Say:
    await desk.reply(turn, str(turn.data["question"]), claim.clean(held["text"]), held)
    return Say(texts.REPLIED.format(thanks=turn.thanks))

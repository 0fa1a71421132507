"""What those who asked are told: the clarification, once for each revision, in words that go into WhatsApp too."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.formats import format_date, format_time
from bot.conversation.messages import Choice, Picture, Reply
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions.buttons import passed_on
from bot.features.hoax.actions.intake import Filed
from bot.features.hoax.rules import claim
from bot.features.hoax.rules.verdict import LONGEST, goes_to_members
from bot.office import Office
from storage.base import Session
from storage.clarification import OWN, Clarification
from storage.hoax import HoaxReport, ProofKind
from storage.hoax_case import HoaxCase, HoaxCases
from storage.hoax_ruling import Ruling, Rulings

SUMMARY = 700
"""Letters shown of what another publisher wrote."""


def link_of_case(office: Office, case_id: int) -> str:
    """Opens the clarification in the chat with the bot, for anybody."""
    return office.link(f"hoaks-{case_id}")


def when(office: Office, moment: datetime) -> str:
    """`Kamis, 24 September 2026 pukul 09.00 WIB`"""
    return f"{format_date(office.today(moment))} pukul {format_time(moment, office.zone)}"


def clarification_text(office: Office, ruling: Ruling) -> str:
    """The whole clarification, to be read and passed on."""
    words = texts.CLARIFICATION if ruling.sources else texts.CLARIFICATION_NO_SOURCE
    return words.format(
        verdict=texts.VERDICTS[ruling.verdict.value],
        title=ruling.title,
        explanation=ruling.explanation,
        sources=" ".join(ruling.sources),
        office=office.name,
    )


async def published(session: Session, case: HoaxCase) -> Ruling | None:
    """The ruling people see; None before there is one."""
    return await Rulings(session).find(case.id, case.revision) if case.revision else None


async def shown(session: Session, office: Office, clarification: Clarification) -> str:
    """A clarification, our own or imported, as anybody may read it."""
    if clarification.case_id is not None:
        case = await HoaxCases(session).find(clarification.case_id)
        ruling = await published(session, case) if case is not None else None
        if ruling is not None:
            return clarification_text(office, ruling)
    return texts.IMPORTED.format(
        verdict=verdict_of(clarification),
        title=clarification.title,
        explanation=claim.line_of(clarification.summary, SUMMARY),
        sources=clarification.url or source_of(office, clarification),
    )


def verdict_of(clarification: Clarification) -> str:
    """The publisher's own word where we have none of ours for it."""
    known = texts.VERDICTS[clarification.verdict.value]
    return clarification.verdict_raw or known if clarification.verdict.value == "undecided" else known


def link_of(office: Office, clarification: Clarification) -> str | None:
    if clarification.case_id is not None:
        return link_of_case(office, clarification.case_id)
    if clarification.source == OWN and not clarification.url:
        return office.link(f"klarifikasi-{clarification.id}")
    return clarification.url if clarification.url and len(clarification.url) <= LONGEST else None


def source_of(office: Office, clarification: Clarification) -> str:
    """Our own bear the office's name: `own` is only how they are filed."""
    own = clarification.case_id is not None or clarification.source == OWN
    return office.name if own else clarification.source


def filed_text(turn: Turn, filed: Filed) -> str:
    """The ticket's number, and when an answer is promised."""
    due = due_of(filed.report, filed.case)
    words = texts.FILED_URGENT if filed.case.urgent else texts.FILED
    if due < turn.now:  # asked again with a ticket that is late
        words = texts.FILED_LATE
    return words.format(
        thanks=turn.thanks,
        name=turn.honorific,
        ticket=filed.report.ticket,
        number=filed.report.number,
        due=when(turn.office, due),
    )


def due_of(report: HoaxReport, case: HoaxCase) -> datetime:
    """What the holder of this ticket was promised, whatever case it is in by now."""
    return report.due_at or case.due_at


def title_of(report: HoaxReport) -> str:
    """The ticket's claim in its reporter's words, and not in those of others who are in the same case."""
    return claim.title_of(report.words) or texts.untitled(
        proof.kind.value for proof in report.proofs if proof.kind is not ProofKind.LINK and not proof.added
    )


def answer_reply(
    office: Office,
    report: HoaxReport,
    case: HoaxCase,
    ruling: Ruling,
    card: Picture | None = None,
    *,
    answered_before: bool = False,
) -> Reply:
    """To one reporter, about a ticket. A correction it is only to somebody who had another answer."""
    lead = texts.CORRECTION_LEAD if answered_before else texts.ANSWER_LEAD
    text = f"{lead.format(ticket=report.ticket)}\n\n{clarification_text(office, ruling)}"
    choices = [Choice(texts.NOT_THIS, entry=f"hoax.not_this:{report.id}")]
    if report.kim_id is not None and goes_to_members(ruling.verdict):
        choices.insert(0, passed_on(case.id))
    return Reply(text, tuple(choices), picture=card)

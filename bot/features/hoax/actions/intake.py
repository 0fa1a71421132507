"""A report becomes a ticket: of a new case, or of the one that is about the same claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from bot.conversation.flow import Refusal
from bot.conversation.links import links
from bot.conversation.payloads import id_of
from bot.conversation.received import Received
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import known, worth
from bot.features.hoax.actions.tell import tell_verifier, tell_verifiers
from bot.features.hoax.actions.trail import record_report
from bot.features.hoax.rules import claim, deadline
from bot.office import Office
from storage.clarification import Clarifications
from storage.hoax import HoaxProof, HoaxReport, HoaxReports, ProofKind
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases, Topic
from storage.hoax_proof import HoaxProofs
from storage.locks import lock_row

MOST_LINKS = 5
MOST_WORDS = 8_192
"""Letters kept: as many as two messages hold."""


class NoTicket(Refusal):
    text = texts.NO_SUCH_TICKET


class TooMany(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(texts.TOO_MANY.format(most=most))


@dataclass
class Told:
    """What somebody reports."""

    received: Received
    said: str = ""
    """What is claimed, in the reporter's words."""
    where: str = ""
    hints: Mapping[int, bool] = field(default_factory=dict)
    """Clarification → whether the reporter meant it."""

    @property
    def sent(self) -> str:
        return claim.clean(self.received.get("text", ""))[:MOST_WORDS]

    @property
    def words(self) -> str:
        """All there is to read of it."""
        return "\n".join(part for part in (self.sent, claim.clean(self.said)) if part)[: 2 * MOST_WORDS]

    @property
    def title(self) -> str:
        """The claim in a line: as it was told where it says more than what stood under the picture."""
        told = claim.substance(self.said) >= claim.substance(self.sent)
        return claim.line_of(self.said if told else "") or claim.title_of(self.sent) or texts.untitled(_kinds(self))

    @property
    def silent(self) -> bool:
        """Nothing was said of it: a picture, and perhaps *ini benar?*"""
        return not claim.substance(self.words)

    @property
    def files(self) -> list[str]:
        return [file["unique_id"] for file in self.received.get("attachments", ())]

    @property
    def incomplete(self) -> bool:
        return not self.where or not (links(self.words) or claim.substance(self.words) >= claim.ENOUGH)


@dataclass(frozen=True, slots=True)
class Filed:
    report: HoaxReport
    case: HoaxCase
    answered: bool
    """The case is published: the reporter is answered with this very message."""


async def count_today(turn: Turn) -> int:
    """How many reports the person of this turn filed since midnight."""
    if turn.person is None:
        return 0
    midnight = datetime.combine(turn.today, time(), turn.office.zone)
    return await HoaxReports(turn.session).count_since(turn.person.id, midnight)


async def require_room(turn: Turn) -> None:
    """Refuses kindly what is one report too many for a day."""
    most = turn.office.settings.hoax_reports_a_day
    if await count_today(turn) >= most:
        raise TooMany(most)


async def own_report(turn: Turn, report_id: str | int) -> HoaxReport:
    """A ticket of the person of this turn."""
    found = await HoaxReports(turn.session).find(id_of(str(report_id)))
    if found is None or turn.person is None or found.reporter_id != turn.person.id:
        raise NoTicket
    return found


async def file(turn: Turn, told: Told, found: Sequence[known.Known], *, into: HoaxCase | None = None) -> Filed:
    """Writes the report down. `found`: what looked like it; `into`: the case the reporter says it is about."""
    assert turn.person is not None
    await require_room(turn)
    if into is not None and (held := await _held(turn, into)) is not None:
        case, fresh = held, False
    else:
        into = None
        case, fresh = await case_for(turn, told, found)
    reports = HoaxReports(turn.session)
    year = turn.today.year
    answered = case.revision > 0
    if not fresh and (before := await reports.find_of_case(case.id, turn.person.id)) is not None:
        # The same person again: one ticket, one answer.
        before.seen_where = before.seen_where or told.where
        await add_evidence(turn, before, {**told.received, "text": told.words})
        if answered:
            before.answered = case.revision
            await worth.count(turn.session, turn.office, before, turn.now)
        return Filed(before, case, answered)
    report = HoaxReport(
        year=year,
        number=await reports.next_number(year),
        case_id=case.id,
        reporter_id=turn.person.id,
        kim_id=turn.approved.kim_id if turn.approved is not None else None,
        received_at=turn.now,
        due_at=case.due_at if fresh else promise(turn.office, turn.now, urgent=case.urgent)["due_at"],
        words=told.words,
        seen_where=told.where,
        incomplete=told.incomplete,
        answered=case.revision if answered else 0,
        counted=False,
        # What a reporter finds alike need not be: its pictures are not what the case is known by.
        proofs=[*proofs_of(told.received, added=into is not None), *_link_proofs(told.words)],
    )
    turn.session.add(report)
    await turn.session.flush()
    for clarification_id, meant in told.hints.items():
        await reports.hint(report.id, clarification_id, meant=meant)
    record_report(turn, case, None if fresh else case.status)
    if answered:
        await worth.count(turn.session, turn.office, report, turn.now)
    if fresh:
        await tell_verifiers(turn, case)
    return Filed(report, case, answered)


async def case_known(turn: Turn, told: Told, found: Sequence[known.Known]) -> HoaxCase | None:
    """The case that is surely about the same: by its words or link, or practically the same words; by a picture only
    where nothing at all was said of it. Never one that the reporter said it is not."""
    rejected = await _rejected(turn, told)
    same, _ = await _of_the_same_words(turn, told, rejected)
    if same is None and len(told.files) == 1 and told.silent:
        same = await HoaxProofs(turn.session).find_case_of_files(told.files)
    if (same is None or same.id in rejected) and claim.substance(told.sent) >= claim.ENOUGH:
        same = await known.same_case(turn, told.sent, found, besides=rejected)
    return same if same is not None and same.id not in rejected else None


async def _rejected(turn: Turn, told: Told) -> set[int]:
    """The cases whose clarification the reporter was shown and did not mean."""
    ids = [clarification for clarification, meant in told.hints.items() if not meant]
    found = await Clarifications(turn.session).find_active(ids) if ids else {}
    return {shown.case_id for shown in found.values() if shown.case_id is not None}


async def _of_the_same_words(turn: Turn, told: Told, rejected: set[int]) -> tuple[HoaxCase | None, str | None]:
    """The case of exactly these words, and the fingerprint of one that is still to be opened. Whoever says that it is
    not that case meets all the others who said so."""
    mark = claim.fingerprint(told.words, told.files)
    same = await HoaxCases(turn.session).find_same(mark) if mark else None
    while mark is not None and same is not None and same.id in rejected:
        mark = f"{mark}!{same.id}"
        same = await HoaxCases(turn.session).find_same(mark)
    return same, mark


async def case_for(turn: Turn, told: Told, found: Sequence[known.Known]) -> tuple[HoaxCase, bool]:
    """The case of this claim, held until the commit; and whether it is a new one."""
    cases = HoaxCases(turn.session)
    rejected = await _rejected(turn, told)
    same = await case_known(turn, told, found)
    for _ in range(3):
        if same is None:
            _, mark = await _of_the_same_words(turn, told, rejected)
            opened = await cases.open_once(fingerprint=mark, **opening(turn.office, told, turn.now))
            if opened is not None:
                return opened, True
            same, _ = await _of_the_same_words(turn, told, rejected)
        elif (held := await _held(turn, same)) is not None:
            return held, False
        else:
            same = None
    opened = await cases.open_once(fingerprint=None, **opening(turn.office, told, turn.now))
    assert opened is not None
    return opened, True


async def _held(turn: Turn, case: HoaxCase) -> HoaxCase | None:
    """The case, locked: it is not published or merged away while a report joins it. None when it was closed."""
    cases = HoaxCases(turn.session)
    for _ in range(5):
        await lock_row(turn.session, case)
        if case.status is CaseStatus.CLOSED:
            return None
        if case.status is not CaseStatus.DUPLICATE:
            return case
        target = await cases.follow(case.id)
        if target is None or target.id == case.id:
            return None
        case = target
    return None


def opening(office: Office, told: Told, now: datetime) -> dict[str, object]:
    topic = claim.topic_of(told.words)
    urgent = topic is not Topic.OTHER
    return {
        "title": told.title,
        "words": told.words,
        "topic": topic,
        "urgent": urgent,
        "opened_at": now,
        **promise(office, now, urgent=urgent),
    }


def promise(office: Office, start: datetime, *, urgent: bool) -> dict[str, datetime]:
    """When the answer is promised, and when the clock looks at it first."""
    settings = office.settings

    def due(hours: int) -> datetime:
        return deadline.due(start, hours, office.hoax_duty, office.zone, urgent=urgent)

    if urgent:
        # Of a few hours the last one is left after the nudge.
        nudge = due(max(settings.hoax_urgent_hours - 1, 1))
        return {"due_at": due(settings.hoax_urgent_hours), "next_check_at": nudge}
    return {"due_at": due(settings.hoax_answer_hours), "next_check_at": due(settings.hoax_nudge_hours)}


def _kinds(told: Told) -> list[str]:
    return [file["kind"] for file in told.received.get("attachments", ())]


def proofs_of(received: Received, *, added: bool) -> list[HoaxProof]:
    return [
        HoaxProof(
            kind=ProofKind(file["kind"]),
            file_id=file["file_id"],
            unique_id=file["unique_id"],
            album_id=file.get("album"),
            added=added,
        )
        for file in received.get("attachments", ())
    ]


def _link_proofs(words: str) -> list[HoaxProof]:
    return [HoaxProof(kind=ProofKind.LINK, url=url) for url in links(words)[:MOST_LINKS]]


async def add_evidence(turn: Turn, report: HoaxReport, received: Received, *, tell: bool = True) -> int:
    """Adds files and words to an own ticket; says how many files and links are new. The verifier is told."""
    known_files = {proof.unique_id for proof in report.proofs}
    known_links = {proof.url for proof in report.proofs}
    fresh = [proof for proof in proofs_of(received, added=True) if proof.unique_id not in known_files]
    words = claim.clean(received.get("text", ""))
    fresh += [proof for proof in _link_proofs(words) if proof.url not in known_links]
    report.proofs.extend(fresh)
    if words and words not in report.words:
        report.words = f"{report.words}\n{words}".strip()[: 2 * MOST_WORDS]
    case = await HoaxCases(turn.session).follow(report.case_id)
    if tell and case is not None and not case.revision:
        text = texts.EVIDENCE_ADDED.format(case=case.id, ticket=report.ticket)
        key = f"hoax.evidence:{report.id}:{turn.now:%Y%m%d%H}"
        await tell_verifier(turn, case, text, kind="hoax.evidence", dedup_key=key)
    return len(fresh)

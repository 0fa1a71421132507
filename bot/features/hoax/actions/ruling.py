"""A verdict: drafted by a verifier with its sources, decided by another, published, corrected."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access import NotYours, powers
from bot.conversation import texts as shared
from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions.answer import link_of_case
from bot.features.hoax.actions.desk import move
from bot.features.hoax.actions.tell import note, tell_verifier
from bot.features.hoax.actions.trail import NotNow, Taken, case_of, officer
from bot.features.hoax.rules.verdict import may_stamp
from storage.clarification import OWN, Clarifications, Verdict
from storage.hoax_case import SHOWN, CaseStatus, HoaxCase, HoaxCases
from storage.hoax_ruling import Inner, Ruling, Rulings, Tag
from storage.office import OfficeRole, Offices

WORKED_ON = (CaseStatus.TRIAGE, CaseStatus.VERIFYING, CaseStatus.WAITING_SOURCE)


class NoStamp(Refusal):
    text = texts.NO_STAMP


class OwnDraft(Refusal):
    text = texts.OWN_DRAFT


@dataclass(frozen=True, slots=True)
class Draft:
    verdict: Verdict
    title: str
    explanation: str
    sources: tuple[str, ...] = ()
    tag: Tag | None = None
    inner: Inner | None = None


async def to_draft(turn: Turn, case_id: str) -> HoaxCase:
    """A case whose verdict the person of this turn may draft: the own one, or a published one to correct."""
    person = await officer(turn, verifier=True)
    case = await case_of(turn, case_id)
    if case.status in SHOWN:
        return case
    if case.status not in WORKED_ON:
        raise NotNow(case.status)
    if case.verifier_id != person.id:
        raise NotNow(case.status) if case.verifier_id is None else Taken()
    return case


async def draft(turn: Turn, case_id: str, made: Draft) -> HoaxCase:
    """Hands a draft to the editors. Of a published case it is a correction; what is published stays until then."""
    case = await to_draft(turn, case_id)
    person = await officer(turn, verifier=True)
    if not may_stamp(made.verdict, made.sources):
        raise NoStamp
    if case.status is not CaseStatus.VERIFYING and case.status not in SHOWN:
        case = await move(turn, case, CaseStatus.VERIFYING, "verifying", among=WORKED_ON, waiting_for=None)
    before = case.status
    held = None if before in SHOWN else person.id
    case = await move(turn, case, CaseStatus.IN_REVIEW, "drafted", among=(before,), held_by=held, verifier_id=person.id)
    await Rulings(turn.session).draft(
        case.id,
        case.revision + 1,
        verdict=made.verdict,
        inner=made.inner,
        tag=made.tag,
        title=made.title,
        explanation=made.explanation,
        sources=list(made.sources),
        drafter_id=person.id,
        drafted_at=turn.now,
    )
    await _tell_editors(turn, case, person.id)
    return case


async def _tell_editors(turn: Turn, case: HoaxCase, drafter_id: int) -> None:
    reply = note(case, texts.TO_REVIEW.format(case=case.id, title=case.title))
    editors = await Offices(turn.session).people_in(OfficeRole.EDITOR, OfficeRole.DESK_HEAD)
    await turn.notices.to_people(
        {person_id: reply for person_id in editors if person_id != drafter_id},
        kind="hoax.review",
        dedup_key=f"hoax.review:{case.id}:{case.revision + 1}:{turn.now:%Y%m%d%H%M%S}",
    )


async def drafted(turn: Turn, case: HoaxCase) -> Ruling:
    """The draft that waits for an editor, or for publication."""
    found = await Rulings(turn.session).find(case.id, case.revision + 1)
    if found is None:
        raise NotNow(case.status)
    return found


async def decide(turn: Turn, case_id: str, version: int) -> HoaxCase | None:
    """The second pair of eyes says yes to the words it was shown. Never the drafter: the table itself refuses that.
    None when there is another draft by now."""
    person = await officer(turn, editor=True)
    case = await case_of(turn, case_id)
    ruling = await drafted(turn, case)
    if ruling.drafter_id == person.id:
        raise OwnDraft
    if case.status is CaseStatus.IN_REVIEW and ruling.version != version:
        return None
    if not await Rulings(turn.session).decide(case.id, ruling.revision, version, person.id, turn.now):
        raise NotNow((await HoaxCases(turn.session).get(case.id)).status)
    return await move(
        turn, case, CaseStatus.DECIDED, "decided", among=(CaseStatus.IN_REVIEW,), reason=ruling.verdict.value
    )


async def send_back(turn: Turn, case_id: str, wanted: str) -> HoaxCase:
    """The editor wants something changed, also of what is signed and not published; the verifier has the case again."""
    person = await officer(turn, editor=True)
    case = await case_of(turn, case_id)
    ruling = await drafted(turn, case)
    if ruling.drafter_id == person.id:
        raise OwnDraft
    waiting = (CaseStatus.IN_REVIEW, CaseStatus.DECIDED)
    case = await move(turn, case, CaseStatus.VERIFYING, "sent_back", among=waiting, reason=wanted)
    ruling.sent_back, ruling.editor_id, ruling.decided_at = wanted, None, None
    await tell_verifier(turn, case, texts.SENT_BACK_NOTE.format(case=case.id, note=wanted), kind="hoax.sent_back")
    return case


async def publish(turn: Turn, case_id: str, version: int) -> HoaxCase | None:
    """From here on everybody may read it; a job tells those who asked, and hands members the card. None when another
    draft was decided than the one that was shown."""
    await officer(turn, editor=True)
    case = await case_of(turn, case_id)
    ruling = await drafted(turn, case)
    if ruling.decided_at is None:
        raise NotNow(case.status)
    if case.status is CaseStatus.DECIDED and ruling.version != version:
        return None
    case = await move(
        turn,
        case,
        CaseStatus.PUBLISHED if ruling.revision == 1 else CaseStatus.CORRECTED,
        "published",
        among=(CaseStatus.DECIDED,),
        reason=ruling.verdict.value,
        revision=ruling.revision,
        finished_at=turn.now,
        answered_at=case.answered_at or turn.now,
        next_check_at=None,
    )
    ruling.published_at = turn.now
    await Clarifications(turn.session).put(
        {
            "source": OWN,
            "external_id": str(case.id),
            "case_id": case.id,
            "title": ruling.title,
            "claim_text": case.words,
            "verdict": ruling.verdict,
            "verdict_raw": "",
            "summary": ruling.explanation,
            "url": link_of_case(turn.office, case.id),
            "published_at": turn.now,
        },
        turn.now,
    )
    return case


async def give_up(turn: Turn, case_id: str) -> HoaxCase:
    """No correction after all: what is published stays as it is, and its card goes out again."""
    person = await officer(turn)
    case = await case_of(turn, case_id)
    if not case.revision or case.status in SHOWN:
        raise NotNow(case.status)
    if case.verifier_id != person.id and not (await powers(turn)).editor:
        raise NotYours(shared.FOR_EDITOR)
    case = await move(
        turn,
        case,
        CaseStatus.PUBLISHED if case.revision == 1 else CaseStatus.CORRECTED,
        "correction_given_up",
        among=(case.status,),
        waiting_for=None,
    )
    if case.verifier_id != person.id:
        await tell_verifier(turn, case, texts.GIVEN_UP_NOTE.format(case=case.id), kind="hoax.given_up")
    return case

"""What is known about claims: published clarifications and cases at work, asked in memory, kept up to the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.conversation.turn import Turn
from bot.features.hoax.rules.claim import substance
from bot.features.hoax.rules.matching import Decision, Index
from bot.office import Office
from storage.base import Session
from storage.clarification import Clarification, Clarifications
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases

MEMORY = "hoax.known"
SHOWN = 3
"""Candidates shown at most."""


@dataclass
class Knowledge:
    """The indexes of this process."""

    clarifications: Index[int] = field(default_factory=Index)
    revision: int = 0
    cases: Index[int] = field(default_factory=Index)
    newest_case: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A clarification that looks like what was sent."""

    clarification: Clarification
    identical: bool


async def _knowledge(session: Session, office: Office) -> Knowledge:
    """The indexes, with what was written since they were asked last. A transaction that is rolled back leaves
    nothing wrong behind: whatever is found is looked up again in the tables."""
    held: Knowledge = office.memory.setdefault(MEMORY, Knowledge())
    clarifications = Clarifications(session)
    if await clarifications.newest_revision() != held.revision:
        async for page in clarifications.changed_since(held.revision):
            for known in page:
                if known.active:
                    held.clarifications.add(known.id, known.claim_text, known.title)
                else:
                    held.clarifications.remove(known.id)
                held.revision = known.revision
    return held


async def _cases(session: Session, office: Office) -> Index[int]:
    held = await _knowledge(session, office)
    while page := await HoaxCases(session).list_words_after(held.newest_case):
        for case_id, words, title in page:
            if substance(words) >= 3:
                held.cases.add(case_id, words, title)
            held.newest_case = case_id
    return held.cases


async def look_up(session: Session, office: Office, text: str, most: int = SHOWN) -> list[Known]:
    """Published clarifications that look like this, the likeliest first."""
    if not text.strip():
        return []
    index = (await _knowledge(session, office)).clarifications
    matches = [match for match in index.match(text, most) if match.decision is not Decision.NONE]
    found = await Clarifications(session).find_active([match.claim_id for match in matches])
    return [
        Known(found[match.claim_id], match.decision is Decision.IDENTICAL)
        for match in matches
        if match.claim_id in found
    ]


async def similar_cases(
    session: Session, office: Office, text: str, *, besides: int = 0, most: int = SHOWN
) -> list[tuple[HoaxCase, bool]]:
    """Cases, open or published, that look like this; and whether practically identical."""
    if not text.strip():
        return []
    index = await _cases(session, office)
    found: dict[int, tuple[HoaxCase, bool]] = {}
    for match in index.match(text, most + 3):
        if match.decision is Decision.NONE:
            continue
        case = await HoaxCases(session).follow(match.claim_id)
        if case is not None and case.id != besides and case.status is not CaseStatus.CLOSED:
            found.setdefault(case.id, (case, match.decision is Decision.IDENTICAL))
    return list(found.values())[:most]


async def same_case(turn: Turn, text: str, known: Sequence[Known]) -> HoaxCase | None:
    """The case that practically the same words belong to."""
    for candidate in known:
        if candidate.identical and candidate.clarification.case_id is not None:
            case = await HoaxCases(turn.session).follow(candidate.clarification.case_id)
            if case is not None and case.status is not CaseStatus.CLOSED:
                return case
    for case, identical in await similar_cases(turn.session, turn.office, text):
        if identical:
            return case
    return None

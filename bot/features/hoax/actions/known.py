"""What is known about claims: published clarifications and cases at work, asked in memory, kept up to the tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.features.hoax.actions import knowledge
from bot.features.hoax.rules.matching import Decision
from bot.features.hoax.rules.pictures import Fingerprint, same
from bot.office import Office
from storage.base import Session
from storage.clarification import Clarification, Clarifications
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases
from storage.hoax_proof import HoaxProofs

SHOWN = 3
"""Candidates shown at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """A clarification that looks like what was sent."""

    clarification: Clarification
    identical: bool


async def look_up(session: Session, office: Office, text: str, most: int = SHOWN) -> list[Known]:
    """Published clarifications that look like this, the likeliest first."""
    if not text.strip():
        return []
    index = (await knowledge.current(session, office)).clarifications
    matches = [match for match in index.match(text, most) if match.decision is not Decision.NONE]
    found = await Clarifications(session).find_active([match.claim_id for match in matches])
    return [
        Known(there, match.decision is Decision.IDENTICAL and index.says(there.id, there.claim_text, there.title))
        for match in matches
        if (there := found.get(match.claim_id)) is not None
    ]


async def similar_cases(
    session: Session, office: Office, text: str, *, besides: int = 0, most: int = SHOWN
) -> list[tuple[HoaxCase, bool]]:
    """Cases, open or published, that look like this; and whether practically identical."""
    if not text.strip():
        return []
    index = (await knowledge.current(session, office)).cases
    found: dict[int, tuple[HoaxCase, bool]] = {}
    for match in index.match(text, most + 3):
        if match.decision is Decision.NONE:
            continue
        there = await HoaxCases(session).find(match.claim_id)
        # The words of a case that a transaction took back again may still be in memory.
        if there is None or not index.says(there.id, there.words, there.title):
            continue
        case = await HoaxCases(session).follow(there.id)
        if case is not None and case.id != besides and case.status is not CaseStatus.CLOSED:
            found.setdefault(case.id, (case, match.decision is Decision.IDENTICAL))
    return list(found.values())[:most]


async def same_photo(session: Session, case_id: int, marks: Sequence[str], *, most: int = SHOWN) -> list[HoaxCase]:
    """Other cases whose claim is one of these photos, perhaps smaller or framed."""
    mine = [Fingerprint.parse(mark) for mark in marks if mark]
    found: dict[int, HoaxCase] = {}
    for other, mark in await HoaxProofs(session).list_pictures(besides=case_id) if mine else ():
        theirs = Fingerprint.parse(mark)
        if other not in found and any(same(one, theirs) for one in mine):
            case = await HoaxCases(session).follow(other)
            if case is not None and case.id != case_id and case.status is not CaseStatus.CLOSED:
                found[other] = case
                if len(found) == most:
                    break
    return list(found.values())


async def same_case(turn: Turn, text: str, known: Sequence[Known], *, besides: Collection[int] = ()) -> HoaxCase | None:
    """The case that practically the same words belong to, `besides` those it is not."""
    for candidate in known:
        if candidate.identical and candidate.clarification.case_id is not None:
            case = await HoaxCases(turn.session).follow(candidate.clarification.case_id)
            if case is not None and case.status is not CaseStatus.CLOSED and case.id not in besides:
                return case
    for case, identical in await similar_cases(turn.session, turn.office, text, most=SHOWN + len(besides)):
        if identical and case.id not in besides:
            return case
    return None

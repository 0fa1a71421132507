"""What the board and the officers say about requests: approve, reject, the queue."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.access import NotYours, kim_for, powers, require_admin
from bot.conversation import texts as shared
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.features.member import texts
from bot.features.member.actions import change, request
from bot.features.member.actions import claim as claims
from storage.kim import Kims
from storage.member import Member, Members, MemberStatus

NAMED = 4
"""Words behind *terima* that may be a name."""
REASON = 200
"""Letters of a reason."""

reject_member = Flow("reject_member", title="penolakan pendaftaran")


async def told_about(turn: Turn, member: Member, who: str = texts.THEY) -> str:
    """Whether that member has been told, as far as can be known."""
    words = texts.TOLD if await turn.notices.reaches(member.person_id) else texts.NOT_TOLD
    return words.format(who=who)


async def approve(turn: Turn, member_id: str) -> Answer:
    try:
        member = await request.approve(turn, member_id)
    except request.HasKetua as refusal:
        # Nothing was written yet; the applicant still waits for something that can be done.
        asked = await request.find_request(turn, member_id)
        return Say(
            texts.KETUA_ASKED.format(who=refusal.text, name=asked.person.name),
            (
                Choice(texts.APPROVE_AS_MEMBER, entry=f"member.approve_as_member:{asked.id}"),
                Choice(texts.REJECT.format(name=asked.person.name), entry=f"member.reject:{asked.id}"),
            ),
        )
    return await _taken_in(turn, member)


async def approve_as_member(turn: Turn, member_id: str) -> Answer:
    return await _taken_in(turn, await request.approve(turn, member_id, as_member=True))


async def _taken_in(turn: Turn, member: Member) -> Say:
    said = await _approved(turn, member)
    take_back = Choice(texts.TAKE_BACK.format(name=member.person.name), entry=f"member.take_back:{member.id}")
    return replace(said, choices=(*said.choices, take_back))


async def _approved(turn: Turn, member: Member) -> Say:
    said = texts.APPROVED_NOTE.format(
        name=member.person.name,
        role=texts.role(member.role),
        kim=await kim_for(turn, member.kim),
        told=await told_about(turn, member),
    )
    also, step_down = await _still_there(turn, member)
    return Say(said + also, (*await _next(turn), *step_down))


async def _still_there(turn: Turn, member: Member) -> tuple[str, list[Choice]]:
    """Who else holds the place on the board that somebody has just got, and the way to change that."""
    others = await change.also_hold(turn, member)
    if not others:
        return "", []
    names = texts.names([other.person.name or "" for other in others])
    choices = [
        Choice(texts.STEPS_DOWN.format(name=other.person.name), entry=f"member.step_down:{other.id}-{member.id}")
        for other in others
    ]
    return " " + texts.STILL_HOLDS.format(role=texts.ROLES[member.role.value], names=names), choices


async def step_down(turn: Turn, pair: str) -> Answer:
    old = await change.step_down(turn, pair)
    if turn.person is not None and old.person_id == turn.person.id:
        return Say(texts.ROLE_CHANGED.format(kim=old.kim.name, role=texts.role(old.role)))
    told = await told_about(turn, old)
    return Say(texts.STEPPED_DOWN.format(name=old.person.name, kim=await kim_for(turn, old.kim), told=told))


async def _next(turn: Turn) -> tuple[Choice, ...]:
    """The way to the next request. Not the request itself: a double tap would decide it."""
    waiting = len(await requests_for(turn))
    return (Choice(texts.NEXT_REQUEST.format(count=waiting), entry="member.queue"),) if waiting else ()


async def take_back(turn: Turn, member_id: str) -> Answer:
    """Taken in by mistake: asked again."""
    member, about_group = await request.take_back(turn, member_id)
    said = texts.TAKEN_BACK.format(name=member.person.name)
    return Say(f"{said} {about_group}".rstrip(), request.decision_choices(member))


async def reject(turn: Turn, member_id: str) -> Answer:
    member = await request.find_request(turn, member_id)
    return Begin(reject_member.name, data={"member": member.id})


@reject_member.ask("reason")
async def ask_reason(turn: Turn) -> Ask:
    member = await request.find_request(turn, str(turn.data["member"]))
    return Ask(
        texts.ASK_REJECT_REASON.format(name=member.person.name),
        tuple(Choice(reason, reason) for reason in texts.REJECT_REASONS),
        free=True,
    )


@reject_member.take("reason")
async def take_reason(turn: Turn) -> Next:
    reason = turn.choice or turn.text
    if not reason or len(reason) > REASON:
        return Again(texts.REASON_LENGTH.format(limit=REASON))
    member = await request.reject(turn, str(turn.data["member"]), reason)
    told = await told_about(turn, member)
    return Say(texts.REJECTED_NOTE.format(name=member.person.name, told=told), await _next(turn))


async def approve_role(turn: Turn, claim: str) -> Answer:
    return await _approved(turn, await claims.approve_role(turn, claim))


async def decline_role(turn: Turn, claim: str) -> Answer:
    member = await claims.decline_role(turn, claim)
    role = texts.role(member.role)
    told = await told_about(turn, member)
    return Say(texts.ROLE_DECLINED_NOTE.format(name=member.person.name, role=role, told=told), await _next(turn))


async def queue(turn: Turn) -> Answer:
    """The most urgent request this person may decide."""
    waiting = await requests_for(turn)
    if not waiting:
        return Say(texts.QUEUE_EMPTY)
    first = waiting[0]
    lead = texts.QUEUE.format(count=len(waiting))
    if first.status is MemberStatus.APPROVED:
        asked = claims.role_request(turn.office, first)
    else:
        asked = await request.request_of(turn.session, turn.office, first)
    return Say(f"{lead}\n\n{asked.text}", asked.choices)


async def decides_late(turn: Turn) -> Answer | None:
    """*Terima*, *tolak joko*, days after the request was shown: what waits is shown again, and nothing decided."""
    verb, *rest = normalise(turn.text).split() or [""]
    held = await powers(turn)
    if verb not in shared.DECIDING_VERBS or rest[:1] == [shared.THANKED] or len(rest) > NAMED:
        return None
    if not held.officer and held.board_of is None:
        return None
    return await queue(turn) if await requests_for(turn) else None


async def requests_for(turn: Turn) -> list[Member]:
    """What waits for this person's decision, the most urgent first; refuses who may decide nothing."""
    held = await powers(turn)
    members = Members(turn.session)
    if held.officer:
        return [member for member in await members.list_waiting() if held.coordinates(member.kim)]
    if held.board_of is not None:
        return [
            member
            for member in await members.list_waiting(kim_id=held.board_of)
            if turn.person is None or member.person_id != turn.person.id
        ]
    raise NotYours


async def proposals(turn: Turn) -> Answer:
    """Villages that would like a KIM, with how many people asked."""
    await require_admin(turn)
    asked = Counter(proposal.village.title for proposal in await Kims(turn.session).list_proposals())
    if not asked:
        return Say(texts.PROPOSALS_EMPTY)
    lines = [texts.PROPOSAL.format(village=village, count=count) for village, count in asked.most_common(20)]
    return Say("\n".join([texts.PROPOSALS.format(count=len(asked)), *lines]))

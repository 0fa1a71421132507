"""Sending somebody else: asked of another member of the same KIM, who says yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.flow import Refusal
from bot.conversation.formats import addressed
from bot.conversation.messages import Choice, Reply
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.seats import end, is_over, join, require_open, take
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek, Bimteks
from storage.bimtek_signup import Signup, Signups, SignupStatus
from storage.member import Member, Members, MemberStatus, Person


class Over(Refusal):
    text = texts.DELEGATE_OVER


class Unreached(Refusal):
    def __init__(self, other: Person) -> None:
        super().__init__(texts.DELEGATE_UNREACHED.format(other=addressed(other.name)))


class Taken(Refusal):
    def __init__(self, other: Person) -> None:
        super().__init__(texts.DELEGATE_TAKEN.format(other=addressed(other.name)))


async def others(work: Work, member: Member) -> Sequence[Member]:
    """Who could come instead, the board first."""
    found = await Members(work.session).list_of_kim(member.kim_id)
    return [other for other in found if other.person_id != member.person_id]


async def ask(work: Work, bimtek: Bimtek, member: Member, other: Member, asked_by: str) -> Signup:
    """Takes or keeps a place for the KIM and asks the other one. Asked again of the same one it changes nothing."""
    if other.kim_id != member.kim_id or other.status is not MemberStatus.APPROVED:
        raise Over
    joined = await join(work, bimtek, member)
    own = await Signups(work.session).find_live(bimtek.id, other.person_id)
    if own is not None and own.holds_seat:
        raise Taken(other.person)
    signup = joined.signup
    if signup.delegate_id == other.person_id:
        return signup
    signup.delegate_id = other.person_id
    await work.session.flush()
    work.record(bimtek, "delegate_asked", after={"signup": signup.id})
    text = texts.DELEGATE_REQUEST.format(**words.facts(bimtek, work.office), old=asked_by, kim=member.kim.name)
    asked = await work.notices.to_person(
        other.person_id,
        Reply(
            text,
            (
                Choice(texts.DELEGATE_YES, entry=f"bimtek.stand_in:{signup.id}"),
                Choice(texts.DELEGATE_NO, entry=f"bimtek.stand_out:{signup.id}"),
            ),
        ),
        kind="bimtek.delegate",
    )
    if not asked:
        raise Unreached(other.person)
    return signup


async def answer(work: Work, signup_id: int, person: Person, *, accepted: bool) -> Signup:
    """The other one's answer; only that one may give it, and only while the request stands."""
    signups = Signups(work.session)
    signup = await signups.find(signup_id)
    if signup is None or not signup.is_live or signup.delegate_id != person.id:
        raise Over
    bimtek = signup.bimtek
    await Bimteks(work.session).hold(bimtek)
    require_open(work, bimtek)
    signup = await signups.find(signup_id)
    if signup is None or not signup.is_live or signup.delegate_id != person.id:
        raise Over
    if accepted and is_over(work, signup):
        raise Over
    asker = signup.person_id
    said = texts.DELEGATE_DONE if accepted else texts.DELEGATE_DECLINED
    signup.delegate_id = None
    if accepted:
        await _leave_line(work, bimtek, person)
        signup.sent_by_id, signup.person_id, signup.changed_at = asker, person.id, work.now
        await work.session.flush()
        await take(work, bimtek, signup)
        # Read again, for the line has read it without its KIM.
        signup = await signups.find(signup_id)
        assert signup is not None
    await work.session.flush()
    work.record(bimtek, "delegate_accepted" if accepted else "delegate_declined", after={"signup": signup.id})
    if asker is not None:
        text = said.format(
            name=addressed(person.name), kim=signup.kim.name, title=words.title(bimtek), thanks=work.office.thanks
        )
        choices = () if accepted else words.answers(bimtek)[1:]
        await work.notices.to_person(asker, Reply(text, choices), kind="bimtek.delegate")
    return signup


async def _leave_line(work: Work, bimtek: Bimtek, person: Person) -> None:
    """Who waited for a seat of their own needs that place no more."""
    own = await Signups(work.session).find_live(bimtek.id, person.id)
    if own is not None and own.holds_seat:
        raise Taken(person)
    if own is not None:
        await end(work, bimtek, own, SignupStatus.CANCELLED)

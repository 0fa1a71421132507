"""What people answer to an invitation: coming, sending somebody else, not coming; and the question why not yet."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.access import still_waiting
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Quiet, Refusal, Say
from bot.conversation.formats import addressed, format_moment
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.standing import REMEMBERED, reply_to_broadcast
from bot.conversation.turn import Turn
from bot.conversation.understand import closest
from bot.features.bimtek import texts
from bot.features.bimtek.actions import delegate, seats, words
from bot.features.bimtek.actions.line import standing
from bot.features.bimtek.actions.work import Work
from bot.features.bimtek.chat.listing import bimtek_of, listed
from storage.attendance import Attendances
from storage.bimtek import Bimtek, Bimteks
from storage.bimtek_signup import Signup, Signups, SignupStatus
from storage.member import Member
from storage.outbox import Outbox, Priority

Deed = Callable[[Turn, str], Awaitable[Answer]]

choose_delegate = Flow("bimtek_delegate", title="pilihan wakil Bimtek")


class NotApproved(Refusal):
    def __init__(self, turn: Turn, member: Member) -> None:
        super().__init__(f"{still_waiting(turn, member)} {texts.ONCE_IN}")


def own_place(turn: Turn, bimtek: Bimtek) -> Member | Answer:
    """The approved member who is talking; or what everybody else is told."""
    member = turn.member
    if member is None:
        return Begin(
            "register",
            data={"then": [words.full(bimtek)[:40], f"bimtek.show:{bimtek.id}"]},
            joins=True,
            lead=texts.REGISTER_FIRST,
        )
    if turn.approved is None:
        raise NotApproved(turn, member)
    return turn.approved


# Coming ---------------------------------------------------------------------------------------------------


async def join(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await bimtek_of(turn, bimtek_id)
    work = Work.of(turn)
    if turn.member is None:
        seats.require_open(work, bimtek)
    member = own_place(turn, bimtek)
    if not isinstance(member, Member):
        return member
    return await _told(turn, work, bimtek, await seats.join(work, bimtek, member))


async def _told(turn: Turn, work: Work, bimtek: Bimtek, joined: seats.Joined) -> Say:
    signup = joined.signup
    said = {"thanks": turn.thanks, "name": turn.honorific, **words.facts(bimtek, turn.office)}
    if signup.status is SignupStatus.CONFIRMED:
        if not joined.fresh:
            return Say(texts.CONFIRMED_AGAIN.format(**said), _seated(bimtek))
        assert turn.member is not None
        return Say(
            texts.CONFIRMED.format(**said, kim=turn.member.kim.name),
            _seated(bimtek),
            document=await words.calendar_entry(bimtek, turn.office, turn.now),
        )
    found = await standing(work, bimtek, signup)
    text = texts.WAITING[found.reason].format(
        **said, place=found.place, deadline=format_moment(bimtek.confirm_by, turn.office.zone)
    )
    return Say(text, (Choice(texts.WHY, entry=f"bimtek.why:{bimtek.id}"), words.answers(bimtek)[2]))


def _seated(bimtek: Bimtek) -> tuple[Choice, ...]:
    return (*words.links(bimtek), *words.answers(bimtek)[1:])


# Not coming -----------------------------------------------------------------------------------------------


async def decline(turn: Turn, bimtek_id: str) -> Answer:
    """*Belum bisa*. Who has a confirmed seat is asked once more: it goes to another village at once."""
    bimtek = await bimtek_of(turn, bimtek_id)
    work = Work.of(turn)
    seats.require_open(work, bimtek)
    if turn.member is None:
        return Say(texts.DECLINED.format(name=turn.honorific, title=words.title(bimtek)))
    member = own_place(turn, bimtek)
    assert isinstance(member, Member)
    own = await Signups(turn.session).find_live(bimtek.id, member.person_id)
    if own is not None and own.status is SignupStatus.CONFIRMED:
        return Say(
            texts.ASK_CANCEL.format(**words.facts(bimtek, turn.office), name=turn.honorific),
            (
                Choice(texts.CANCEL_YES, entry=f"bimtek.release:{bimtek.id}"),
                Choice(texts.CANCEL_NO, entry=f"bimtek.join:{bimtek.id}"),
                words.answers(bimtek)[1],
            ),
        )
    await seats.decline(work, bimtek, member)
    return Say(texts.DECLINED.format(name=turn.honorific, title=words.title(bimtek)), (words.answers(bimtek)[0],))


async def release(turn: Turn, bimtek_id: str) -> Answer:
    """Frees the seat."""
    bimtek = await bimtek_of(turn, bimtek_id)
    work = Work.of(turn)
    come = (words.answers(bimtek)[0],)
    own = await Signups(turn.session).find_live(bimtek.id, turn.person.id) if turn.person is not None else None
    if own is None or turn.member is None:
        return Say(texts.NOTHING_TO_CANCEL.format(title=words.title(bimtek)), come)
    await seats.decline(work, bimtek, turn.member)
    return Say(texts.CANCELLED.format(name=turn.honorific, title=words.title(bimtek)), come)


# Sending somebody else ------------------------------------------------------------------------------------


async def begin_delegate(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await bimtek_of(turn, bimtek_id)
    seats.require_open(Work.of(turn), bimtek)
    member = own_place(turn, bimtek)
    if not isinstance(member, Member):
        return member
    return Begin(choose_delegate.name, data={"bimtek": bimtek.id})


@choose_delegate.ask("who")
async def ask_who(turn: Turn) -> Ask | Say:
    member = _member(turn)
    found = await delegate.others(Work.of(turn), member)
    if not found:
        return Say(texts.NO_DELEGATE.format(kim=member.kim.name))
    return Ask(
        texts.ASK_DELEGATE.format(kim=member.kim.name),
        tuple(Choice(other.person.name or "", other.id) for other in found),
        free=True,
    )


@choose_delegate.take("who")
async def take_who(turn: Turn) -> Next:
    member, work = _member(turn), Work.of(turn)
    found = await delegate.others(work, member)
    wanted = turn.choice
    if not turn.chosen:
        wanted = closest(turn.text, [(_calls(other.person.name or ""), other.id) for other in found])
    other = next((other for other in found if other.id == wanted), None)
    if other is None:
        return Again(texts.DELEGATE_UNKNOWN.format(kim=member.kim.name))
    bimtek = await bimtek_of(turn, str(turn.data["bimtek"]))
    signup = await delegate.ask(work, bimtek, member, other, turn.honorific)
    return Say(
        texts.DELEGATE_ASKED.format(
            thanks=turn.thanks,
            name=turn.honorific,
            other=addressed(other.person.name),
            place=texts.DELEGATE_PLACE[signup.status.value],
        )
    )


def _calls(name: str) -> tuple[str, ...]:
    """What people type for a name: all of it, or one word."""
    return (name, *name.split())


def _member(turn: Turn) -> Member:
    if turn.approved is None:
        raise Refusal(texts.DELEGATE_OVER)
    return turn.approved


def stand(*, accepted: bool) -> Deed:
    """The buttons of whoever was asked to come instead."""

    async def entry(turn: Turn, signup_id: str) -> Answer:
        member, work = _member(turn), Work.of(turn)
        assert turn.person is not None
        signup = await delegate.answer(work, id_of(signup_id), turn.person, accepted=accepted)
        if not accepted:
            return Say(texts.DELEGATE_NO_SAID)
        if signup.kim_id != member.kim_id:
            raise delegate.Over
        return await _told(turn, work, signup.bimtek, seats.Joined(signup, fresh=True))

    return entry


# Why not yet ----------------------------------------------------------------------------------------------


async def why(turn: Turn) -> Answer:
    """*kenapa saya belum dapat?*: place and reason, for each Bimtek that is still to come."""
    own = await Signups(turn.session).list_of_person(turn.person.id) if turn.person is not None else []
    latest: dict[int, Signup] = {}
    for signup in sorted(own, key=lambda s: (s.bimtek.starts_at, s.is_live, s.arrived)):
        if turn.person is not None and signup.person_id == turn.person.id:
            latest[signup.bimtek_id] = signup
    coming = [s for s in latest.values() if s.bimtek.starts_at > turn.now]
    past = [s for s in latest.values() if s.status is SignupStatus.UNSERVED and s.carried_at is None]
    lines = [line for s in coming if (line := await _why(turn, s))]
    lines += [texts.WHY_UNSERVED.format(title=words.title(s.bimtek)) for s in past[-1:]]
    show = Choice(texts.ALL, entry="bimtek.list")
    return Say("\n".join(lines[:4]) or texts.WHY_NOTHING, (show,))


async def _why(turn: Turn, signup: Signup) -> str:
    bimtek, work = signup.bimtek, Work.of(turn)
    said = words.facts(bimtek, turn.office)
    match signup.status:
        case SignupStatus.CONFIRMED:
            return texts.WHY_CONFIRMED.format(**said)
        case SignupStatus.OFFERED:
            assert signup.due_at is not None
            return texts.WHY_OFFERED.format(**said, until=format_moment(signup.due_at, turn.office.zone))
        case SignupStatus.WAITING:
            found = await standing(work, bimtek, signup)
            reason = texts.WHY_REASON[found.reason].format(
                quota=bimtek.quota,
                each=bimtek.seats_per_village,
                deadline=format_moment(bimtek.confirm_by, turn.office.zone),
            )
            return texts.WHY_WAITING.format(**said, place=found.place, reason=reason)
        case SignupStatus.EXPIRED:
            return texts.WHY_EXPIRED.format(**said)
        case _:
            return ""


# Typed words ----------------------------------------------------------------------------------------------


def typed(deed: Deed, entry: str) -> Callable[[Turn], Awaitable[Answer]]:
    """*hadir*, *diwakilkan*, *tidak bisa hadir*: about the Bimtek this chat was last asked about, or the only one.
    Who sits in one now and says *hadir* is here: presence comes before the next Bimtek."""

    async def handler(turn: Turn) -> Answer:
        if turn.rest and (not_here := await reply_to_broadcast(turn)) is not None:
            return not_here  # a sentence, and the broadcast before it spoke of something else
        address = turn.incoming.address
        ids = []
        since = turn.now - REMEMBERED
        for _, payload in await Outbox(turn.session).recent_payloads(address.channel, address.chat_id, since=since):
            entries = [name for _, name, _ in payload.get("choices", ()) if name]
            ids = [name.partition(":")[2] for name in entries if name.startswith(f"{entry}:")]
            if ids:
                break
        coming = [b for b in await Bimteks(turn.session).list_open(turn.now) if b.starts_at > turn.now]
        known = [b for b in coming if str(b.id) in ids]
        if deed is join and (here := await _in_a_room(turn)) is not None and not (here and known):
            return Begin("attendance_code")
        known = known or coming
        if len(known) == 1:
            return await deed(turn, str(known[0].id))
        if not known:
            return await listed(turn)
        return Say(texts.WHICH, tuple(Choice(words.dated(b, turn.office), entry=f"{entry}:{b.id}") for b in known))

    return handler


async def _in_a_room(turn: Turn) -> bool | None:
    """Whether the person is noted as present in all they have a seat in and that takes presence now; None: in none."""
    if turn.person is None:
        return None
    attendances, opens = Attendances(turn.session), timedelta(minutes=turn.office.settings.attendance_opens_minutes)
    seats_now = await attendances.seats_of(turn.person.id, turn.now, turn.now + opens)
    noted = [await attendances.find_of(seat.id) is not None for seat in seats_now]
    return all(noted) if noted else None


# In a group -----------------------------------------------------------------------------------------------


def in_group(deed: Deed) -> Deed:
    """The same button under the announcement in a group: done at once, answered in private."""

    async def pressed(turn: Turn, bimtek_id: str) -> Answer:
        place = turn.incoming.place
        if place is None:
            return await deed(turn, bimtek_id)
        bimtek = await bimtek_of(turn, bimtek_id)
        if turn.person is None or turn.approved is None:
            await _point_to_private(turn, bimtek)
            return Quiet()
        if deed is begin_delegate:
            reply = Reply(words.full(bimtek), words.answers(bimtek))
        else:
            try:
                said = await deed(turn, bimtek_id)
            except Refusal as refusal:
                said = Say(refusal.text)
            assert isinstance(said, Say)
            reply = Reply(said.text, said.choices, document=said.document)
        await turn.notices.to_person(turn.person.id, reply, kind="bimtek.answer", priority=Priority.REPLY)
        return Quiet()

    return pressed


async def _point_to_private(turn: Turn, bimtek: Bimtek) -> None:
    """Once a day in a group: where to answer."""
    place = turn.incoming.place
    assert place is not None
    link = turn.office.link(f"b-{bimtek.id}")
    await Outbox(turn.session).add_once(
        channel=turn.incoming.address.channel,
        chat_id=place.group_id,
        kind="bimtek.group_hint",
        payload=Reply(texts.IN_GROUP_HINT, (Choice(texts.OPEN_PRIVATE, url=link),), topic=place.topic).to_json(),
        now=turn.now,
        dedup_key=f"bimtek.group_hint:{bimtek.id}:{place.group_id}:{turn.today.isoformat()}",
    )

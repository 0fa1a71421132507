"""What participants hear by themselves: offers, reminders, changes. Each is written once."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.formats import format_moment
from bot.conversation.messages import Choice, Reply
from bot.features.bimtek import rules, texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from bot.office import Office
from storage.bimtek import Bimtek
from storage.bimtek_signup import LIVE, Signup, Signups, SignupStatus
from storage.member import Members, Person
from storage.outbox import Message, Outbox, Priority


def offer_reply(office: Office, bimtek: Bimtek, person: Person, until: datetime, *, carried: bool) -> Reply:
    """A seat that is held until then."""
    text = (texts.OFFER_CARRIED if carried else texts.OFFER).format(
        name=name_of(person),
        bimtek=words.full(bimtek),
        when=words.when(bimtek, office),
        where=words.where(bimtek),
        until=format_moment(until, office.zone),
    )
    return Reply(text, words.answers(bimtek))


async def remind(work: Work, bimtek: Bimtek, due: rules.DueReminder) -> int:
    """Reminds everybody with a seat who has not said *berhenti*; says how many."""
    day = work.office.today(bimtek.starts_at)
    seated = await Signups(work.session).list_of(bimtek.id, (SignupStatus.CONFIRMED,))
    people = {s.person.id: s.person for s in seated if s.person is not None and s.person.stopped_at is None}
    choices = (Choice(texts.CALENDAR, entry=f"bimtek.calendar:{bimtek.id}"),)
    cannot = (Choice(texts.CANNOT, entry=f"bimtek.decline:{bimtek.id}"),)
    messages = []
    reached = set()
    for address in await Members(work.session).list_addresses(people):
        if address.blocked_at is not None or address.person_id in reached:
            continue
        reached.add(address.person_id)
        text = texts.REMINDERS[due.step].format(
            soon=_soon((day - work.office.today(work.now)).days),
            name=name_of(people[address.person_id]),
            bimtek=words.full(bimtek),
            when=words.when(bimtek, work.office),
            where=words.where(bimtek),
        )
        reply = Reply(text, (*words.links(bimtek), *(() if due.step == "h0" else choices), *cannot))
        messages.append(
            Message(
                channel=address.channel,
                chat_id=address.external_id,
                person_id=address.person_id,
                kind=f"bimtek.{due.step}",
                # The sender keeps reminders until the office opens; the last one has to leave before.
                priority=Priority.NOTICE if due.step == "h0" else Priority.REMINDER,
                payload=reply.to_json(),
                # The day is in it: a moved Bimtek reminds anew.
                dedup_key=f"bimtek.{due.step}:{bimtek.id}:{day.isoformat()}:{address.person_id}",
            )
        )
    await Outbox(work.session).add_all(messages, work.now)
    return len(messages)


def _soon(days: int) -> str:
    return texts.SOON.get(days) or texts.IN_DAYS.format(days=days)


async def tell_moved(work: Work, bimtek: Bimtek, expected_at: datetime) -> int:
    """One notice of a new date or place to everybody with a seat, an offer or a place in the line. `expected_at`: when
    people think it begins, or when it does, whichever is sooner."""
    told, entry = 0, await words.calendar_entry(bimtek, work.office, work.now)
    for signup in await _live(work, bimtek):
        assert signup.person is not None
        text = texts.MOVED.format(
            name=name_of(signup.person),
            bimtek=words.full(bimtek),
            when=words.when(bimtek, work.office),
            where=words.where(bimtek),
            place=texts.MOVED_PLACE[signup.status.value],
        )
        document = entry if signup.status is SignupStatus.CONFIRMED else None
        told += await work.notices.to_person(
            signup.person.id,
            Reply(
                text,
                (*words.links(bimtek), Choice(texts.CANNOT, entry=f"bimtek.decline:{bimtek.id}")),
                document=document,
            ),
            kind="bimtek.moved",
            dedup_key=f"bimtek.moved:{bimtek.id}:{bimtek.revision}:{signup.person.id}",
            not_before=rules.notice_time(expected_at, work.office, work.now),
        )
    return told


async def tell_called_off(work: Work, bimtek: Bimtek, live: list[Signup]) -> int:
    """One notice to everybody who counted on it. `live` was read before their places ended."""
    told = 0
    for signup in live:
        if signup.person is None:
            continue
        text = texts.CALLED_OFF.format(
            name=name_of(signup.person),
            bimtek=words.full(bimtek),
            when=words.when(bimtek, work.office),
            reason=f"{words.reason(bimtek)} {texts.CALLED_OFF_NEXT}".strip(),
        )
        told += await work.notices.to_person(
            signup.person.id,
            Reply(text, (Choice(texts.ALL, entry="bimtek.list"),)),
            kind="bimtek.called_off",
            dedup_key=f"bimtek.called_off:{bimtek.id}:{signup.person.id}",
            not_before=rules.notice_time(bimtek.starts_at, work.office, work.now),
        )
    return told


async def tell_expired(work: Work, bimtek: Bimtek, signup: Signup) -> None:
    person = await Members(work.session).find_person(signup.person_id) if signup.person_id is not None else None
    if person is None:
        return
    await work.notices.to_person(
        person.id,
        Reply(
            texts.EXPIRED.format(name=name_of(person), title=words.title(bimtek)),
            (Choice(texts.COME, entry=f"bimtek.join:{bimtek.id}"),),
        ),
        kind="bimtek.expired",
        dedup_key=f"bimtek.expired:{signup.id}",
        not_before=work.office.calendar.next_open(work.now),
    )


async def _live(work: Work, bimtek: Bimtek) -> list[Signup]:
    live = await Signups(work.session).list_of(bimtek.id, LIVE)
    return [signup for signup in live if signup.person is not None]


def name_of(person: Person) -> str:
    return texts.NAMED.format(name=person.name) if person.name else texts.NAMELESS

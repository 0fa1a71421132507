"""What participants hear by themselves: offers, reminders, changes. Each is written once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.conversation.formats import addressed, format_moment
from bot.conversation.messages import Choice, Reply
from bot.features.bimtek import rules, texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from bot.office import Office
from storage.bimtek import Bimtek
from storage.bimtek_signup import LIVE, Signup, Signups, SignupStatus
from storage.member import Members, Person
from storage.outbox import Priority


def offer_reply(office: Office, bimtek: Bimtek, person: Person, until: datetime, *, carried: bool) -> Reply:
    """A seat that is held until then."""
    text = (texts.OFFER_CARRIED if carried else texts.OFFER).format(
        **words.facts(bimtek, office), name=addressed(person.name), until=format_moment(until, office.zone)
    )
    return Reply(text, words.answers(bimtek))


async def remind(work: Work, bimtek: Bimtek, due: rules.DueReminder) -> int:
    """Reminds everybody with a seat who has not said *berhenti*; says how many."""
    day = work.office.today(bimtek.starts_at)
    last = due.step == rules.REMINDERS[-1]
    calendar = () if last else (Choice(texts.CALENDAR, entry=f"bimtek.calendar:{bimtek.id}"),)
    choices = (*words.links(bimtek), *calendar, Choice(texts.CANNOT, entry=f"bimtek.decline:{bimtek.id}"))
    said = words.facts(bimtek, work.office) | {"soon": _soon((day - work.today).days)}
    replies = {
        person.id: Reply(texts.REMINDERS[due.step].format(**said, name=addressed(person.name)), choices)
        for person, _ in await _people(work, bimtek, (SignupStatus.CONFIRMED,))
        if person.stopped_at is None
    }
    return await work.notices.to_people(
        replies,
        kind=f"bimtek.{due.step}",
        # The day is in it: a moved Bimtek reminds anew.
        dedup_key=f"bimtek.{due.step}:{bimtek.id}:{day.isoformat()}",
        # The sender keeps reminders until the office opens; the last one has to leave before.
        priority=Priority.NOTICE if last else Priority.REMINDER,
    )


def _soon(days: int) -> str:
    return texts.SOON.get(days) or texts.IN_DAYS.format(days=days)


async def tell_moved(work: Work, bimtek: Bimtek, expected_at: datetime) -> int:
    """One notice of a new date or place to everybody with a seat, an offer or a place in the line. `expected_at`: when
    people think it begins, or when it does, whichever is sooner."""
    entry = await words.calendar_entry(bimtek, work.office, work.now)
    choices = (*words.links(bimtek), Choice(texts.CANNOT, entry=f"bimtek.decline:{bimtek.id}"))
    said = words.facts(bimtek, work.office)
    replies = {
        person.id: Reply(
            texts.MOVED.format(**said, name=addressed(person.name), place=texts.MOVED_PLACE[status.value]),
            choices,
            document=entry if status is SignupStatus.CONFIRMED else None,
        )
        for person, status in await _people(work, bimtek, LIVE)
    }
    return await work.notices.to_people(
        replies,
        kind="bimtek.moved",
        dedup_key=f"bimtek.moved:{bimtek.id}:{bimtek.revision}",
        not_before=rules.notice_time(expected_at, work.office, work.now),
    )


async def tell_called_off(work: Work, bimtek: Bimtek) -> int:
    """One notice to everybody who counted on it: before their places end."""
    reason = f"{words.reason(bimtek)} {texts.CALLED_OFF_NEXT}".strip()
    said, choices = words.facts(bimtek, work.office), (Choice(texts.ALL, entry="bimtek.list"),)
    replies = {
        person.id: Reply(texts.CALLED_OFF.format(**said, name=addressed(person.name), reason=reason), choices)
        for person, _ in await _people(work, bimtek, LIVE)
    }
    return await work.notices.to_people(
        replies,
        kind="bimtek.called_off",
        dedup_key=f"bimtek.called_off:{bimtek.id}",
        not_before=rules.notice_time(bimtek.starts_at, work.office, work.now),
    )


async def tell_expired(work: Work, bimtek: Bimtek, signup: Signup) -> None:
    person = await Members(work.session).find_person(signup.person_id) if signup.person_id is not None else None
    if person is None:
        return
    await work.notices.to_person(
        person.id,
        Reply(
            texts.EXPIRED.format(name=addressed(person.name), title=words.title(bimtek)),
            (Choice(texts.COME, entry=f"bimtek.join:{bimtek.id}"),),
        ),
        kind="bimtek.expired",
        dedup_key=f"bimtek.expired:{signup.id}",
        not_before=work.office.calendar.next_open(work.now),
    )


async def _people(work: Work, bimtek: Bimtek, statuses: Collection[SignupStatus]) -> list[tuple[Person, SignupStatus]]:
    signups = await Signups(work.session).list_of(bimtek.id, statuses)
    return [(signup.person, signup.status) for signup in signups if signup.person is not None]

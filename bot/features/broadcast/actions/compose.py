"""A draft as the message that leaves: words, files, and buttons that stay."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.formats import format_moment
from bot.conversation.markup import as_letters
from bot.conversation.messages import Choice, Reply
from bot.conversation.variables import fill
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.broadcast import texts
from bot.features.broadcast.rules import content
from bot.features.broadcast.rules.audience import To
from bot.features.broadcast.rules.content import Draft
from bot.features.hoax.actions import answer as hoax_words
from bot.office import Office
from storage.base import Session
from storage.bimtek import Bimtek
from storage.broadcast import Topic
from storage.clarification import Clarification


def message(draft: Draft, broadcast_id: int, to: To = To.PEOPLE) -> Reply:
    """With its variables still in it. Who is asked in a group has no need to ask why."""
    choices = [Choice(label, entry=entry, url=url) for label, entry, url in draft.standing]
    choices += [
        Choice(answer, entry=f"broadcast.answer:{broadcast_id}:{place}") for place, answer in enumerate(draft.answers)
    ]
    choices += [Choice(label, url=url) for label, url in draft.links]
    if to is not To.GROUPS:
        choices.append(Choice(texts.WHY, entry=f"broadcast.why:{broadcast_id}"))
    return Reply(draft.text, tuple(choices), attachments=draft.files, marked=True)


def as_received(draft: Draft, values: dict[str, str]) -> Reply:
    """As the recipient with these values gets it; for whom it is shown before there is a broadcast, its buttons answer
    nothing (0 is no broadcast's number)."""
    return fill(message(draft, 0), values)


def preview(draft: Draft, values: dict[str, str]) -> str:
    """The beginning of it as somebody with these values reads it."""
    return content.shown(fill(Reply(draft.text), values).text)


def announce_bimtek(bimtek: Bimtek, office: Office, now: datetime) -> Draft:
    """What the invitation says, with its buttons; of the deadline only while it lies ahead."""
    text = texts.BIMTEK_TEXT.format(
        title=_letters(bimtek_words.title(bimtek)),
        when=bimtek_words.when(bimtek, office),
        where=_letters(bimtek_words.where(bimtek)),
        quota=bimtek.quota,
        each=bimtek.seats_per_village,
    )
    if bimtek.confirm_by > now:
        deadline = format_moment(bimtek.confirm_by, office.zone)
        text += texts.BIMTEK_DEADLINE.format(deadline=deadline, rule=bimtek_words.rule(bimtek))
    buttons = (*bimtek_words.answers(bimtek), *bimtek_words.links(bimtek))
    return Draft(text, standing=[(one.label, one.entry, one.url) for one in buttons], topic=Topic.BIMTEK)


async def announce_clarification(session: Session, found: Clarification, office: Office) -> Draft:
    """The clarification as everybody may read it."""
    text = _letters(await hoax_words.shown(session, office, found))
    # A link, for it is pressed in groups, too.
    link = hoax_words.link_of(office, found)
    return Draft(text, standing=[(texts.READ_CLARIFICATION, None, link)] if link else [], topic=Topic.HOAX)


def _letters(text: str) -> str:
    """What others wrote: neither marks nor variables mean anything in it."""
    return as_letters(text).replace("{", "(").replace("}", ")")

"""What anybody may read of Bimtek: the list, the page of one, its calendar entry and its materials."""

from __future__ import annotations

from bot.access import powers, require_admin
from bot.conversation.flow import Answer, Refusal, Say
from bot.conversation.formats import format_moment, format_number
from bot.conversation.messages import Attachment, Choice, Media
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek, Bimteks, BimtekStatus
from storage.bimtek_signup import Signups

SHOWN = 8
"""Bimtek a list shows."""


class Gone(Refusal):
    ends = True
    text = texts.GONE


async def bimtek_of(turn: Turn, bimtek_id: str) -> Bimtek:
    """The Bimtek a button is about; one that was announced."""
    bimtek = await Bimteks(turn.session).find(id_of(bimtek_id))
    if bimtek is None or bimtek.status is BimtekStatus.DRAFT:
        raise Gone
    return bimtek


async def managed(turn: Turn, bimtek_id: str) -> Bimtek:
    """The Bimtek an admin means, announced or not. Raises `NotYours`."""
    await require_admin(turn)
    bimtek = await Bimteks(turn.session).find(id_of(bimtek_id))
    if bimtek is None:
        raise Gone
    return bimtek


async def listed(turn: Turn) -> Answer:
    """`bimtek`: what is coming."""
    coming = await Bimteks(turn.session).list_open(turn.now)
    manage = (Choice(texts.MANAGE, entry="bimtek.manage"),) if (await powers(turn)).admin else ()
    if not coming:
        return Say(texts.NONE, manage)
    if len(coming) == 1:
        page = await page_of(turn, coming[0])
        return Say(page.text, (*page.choices, *manage))
    lines = [texts.LIST_LINE.format(**words.facts(bimtek, turn.office)) for bimtek in coming[:SHOWN]]
    choices = [Choice(words.dated(bimtek, turn.office), entry=f"bimtek.show:{bimtek.id}") for bimtek in coming[:SHOWN]]
    text = "\n".join([texts.LIST.format(count=format_number(len(coming))), *lines])
    return Say(text, (*choices, *manage))


async def show_entry(turn: Turn, bimtek_id: str) -> Answer:
    return await page_of(turn, await bimtek_of(turn, bimtek_id))


async def show_linked(turn: Turn, payload: str) -> Answer:
    """The link from a group; the list where it names none."""
    return await listed(turn) if payload == "0" else await show_entry(turn, payload)


async def page_of(turn: Turn, bimtek: Bimtek) -> Say:
    """Everything about one, with what can be done."""
    work = Work.of(turn)
    coming = bimtek.status is BimtekStatus.OPEN and turn.now < bimtek.starts_at
    materials = await Bimteks(turn.session).list_materials(bimtek.id)
    own = await Signups(turn.session).find_live(bimtek.id, turn.person.id) if turn.person is not None else None
    lines = detail_lines(work, bimtek)
    choices: list[Choice] = []
    if coming:
        choices += words.answers(bimtek)[0 if own is None or own.status.value != "confirmed" else 1 :]
        choices += [*words.links(bimtek), Choice(texts.CALENDAR, entry=f"bimtek.calendar:{bimtek.id}")]
    if materials or not coming:
        choices.append(Choice(texts.MATERIALS.format(count=len(materials)), entry=f"bimtek.materials:{bimtek.id}"))
    return Say("\n".join(lines), tuple(choices))


def detail_lines(work: Work, bimtek: Bimtek) -> list[str]:
    """The page in lines; what is not known is left out."""
    lines = [
        words.full(bimtek),
        texts.DETAIL_WHEN.format(when=words.when(bimtek, work.office)),
        texts.DETAIL_WHERE.format(place=words.where(bimtek)),
    ]
    if bimtek.topics:
        lines.append(texts.DETAIL_TOPICS.format(topics=bimtek.topics))
    if bimtek.speakers:
        lines.append(texts.DETAIL_SPEAKERS.format(speakers=bimtek.speakers))
    if bimtek.lesson_hours:
        lines.append(texts.DETAIL_HOURS.format(hours=bimtek.lesson_hours))
    if bimtek.contact:
        lines.append(texts.DETAIL_CONTACT.format(contact=bimtek.contact))
    if bimtek.status is BimtekStatus.CANCELLED:
        return [*lines, texts.DETAIL_CANCELLED.format(reason=words.reason(bimtek))]
    if work.now >= bimtek.ends_at:
        return [*lines, texts.DETAIL_OVER]
    lines.append(
        texts.DETAIL_SEATS.format(
            quota=format_number(bimtek.quota),
            each=format_number(bimtek.seats_per_village),
            free=format_number(bimtek.free),
        )
    )
    lines.append(texts.DETAIL_DEADLINE.format(deadline=format_moment(bimtek.confirm_by, work.office.zone)))
    return [*lines, words.rule(bimtek)]


async def calendar_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await bimtek_of(turn, bimtek_id)
    text = texts.CALENDAR_SENT.format(**words.facts(bimtek, turn.office))
    return Say(text, words.links(bimtek), document=await words.calendar_entry(bimtek, turn.office, turn.now))


async def materials(turn: Turn) -> Answer:
    """`materi`: what there is to read, also of Bimtek that are over."""
    found = await Bimteks(turn.session).list_with_materials(SHOWN)
    if not found:
        return Say(texts.NO_MATERIALS)
    if len(found) == 1:
        return await materials_entry(turn, str(found[0].id))
    choices = [Choice(words.dated(bimtek, turn.office), entry=f"bimtek.materials:{bimtek.id}") for bimtek in found]
    return Say(texts.WHICH_MATERIALS, tuple(choices))


async def materials_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await bimtek_of(turn, bimtek_id)
    materials = await Bimteks(turn.session).list_materials(bimtek.id)
    if not materials:
        return Say(texts.MATERIALS_NONE.format(bimtek=words.full(bimtek)))
    lines = [
        texts.MATERIAL_LINE.format(title=m.title, url=m.url) if m.url else texts.MATERIAL_FILE.format(title=m.title)
        for m in materials
    ]
    files = tuple(Attachment(Media(m.kind), m.file_id, m.unique_id or "") for m in materials if m.file_id and m.kind)
    return Say(texts.MATERIALS_TEXT.format(bimtek=words.full(bimtek), lines="\n".join(lines)), attachments=files)

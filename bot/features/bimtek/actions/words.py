"""A Bimtek in words, as invitation, offer and reminder say it; and as a calendar entry."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta

from bot.conversation.formats import format_date, format_full_day, format_time
from bot.conversation.messages import Choice, Document
from bot.features.bimtek import texts
from bot.office import Office
from storage.bimtek import Bimtek, BimtekStatus
from storage.region import Kecamatan


def title(bimtek: Bimtek) -> str:
    """`Jurnalisme Warga angkatan 3`"""
    if bimtek.angkatan is None or names_angkatan(bimtek):
        return bimtek.title
    return bimtek.title + texts.ANGKATAN.format(number=bimtek.angkatan)


def full(bimtek: Bimtek) -> str:
    """`Bimtek Jurnalisme Warga angkatan 3`, also where the title begins with that word itself."""
    words = title(bimtek)
    return words if re.match(r"(bi[mn]tek|bimbingan teknis)\b", words, re.I) else texts.FULL.format(title=words)


def names_angkatan(bimtek: Bimtek) -> bool:
    """Whether the title itself says which angkatan it is: `Bimtek KIM Angkatan 3`, `… angkatan ke-3`, `… III`."""
    own = rf"\bangkatan\s+(?:ke-?\s*)?(?:0*{bimtek.angkatan}|[ivxl]+)\b"
    return re.search(own, bimtek.title, re.I) is not None


def dated(bimtek: Bimtek, office: Office) -> str:
    """What a button calls it: `Jurnalisme Warga angkatan 3, 24 September 2025`."""
    return texts.LABEL.format(title=shortened(title(bimtek)), date=format_full_day(office.today(bimtek.starts_at)))


def shortened(words: str) -> str:
    """Long words lose their middle, for the end says which angkatan it is."""
    return words if len(words) <= 38 else f"{words[:23].rstrip()} … {words[-12:].lstrip()}"


def reason(bimtek: Bimtek) -> str:
    """Why it was cancelled, as a sentence of its own; empty where nothing was said."""
    said = (bimtek.reason or "").rstrip(". ")
    return f"{said[0].upper()}{said[1:]}." if said else ""


def when(bimtek: Bimtek, office: Office) -> str:
    """`Rabu, 24 September 2025, 09.00–15.00 WIB`"""
    return span(bimtek.starts_at, bimtek.ends_at, office)


def span(starts_at: datetime, ends_at: datetime, office: Office) -> str:
    first, last = office.today(starts_at), office.today(ends_at)
    begins, ends = format_time(starts_at, office.zone), format_time(ends_at, office.zone)
    if first == last:
        return texts.HALF_DAY.format(date=format_date(first), begins=begins.split()[0], ends=ends)
    return texts.DAYS.format(first=format_date(first), begins=begins, last=format_date(last), ends=ends)


def where(bimtek: Bimtek) -> str:
    """The place; the link of one that is only online."""
    if bimtek.place:
        return bimtek.place
    return texts.ONLINE.format(link=bimtek.online_link) if bimtek.online_link else texts.NOBODY_YET


def facts(bimtek: Bimtek, office: Office) -> dict[str, str]:
    """What nearly every message says of it: `{bimtek}` or `{title}`, `{when}`, `{where}`."""
    return {"bimtek": full(bimtek), "title": title(bimtek), "when": when(bimtek, office), "where": where(bimtek)}


def rule(bimtek: Bimtek) -> str:
    """By which order the seats are given: it stands in the invitation."""
    return texts.RULES[bimtek.seat_order.value]


def answers(bimtek: Bimtek) -> tuple[Choice, ...]:
    """The buttons that stay for weeks."""
    return (
        Choice(texts.COME, entry=f"bimtek.join:{bimtek.id}"),
        Choice(texts.SEND_OTHER, entry=f"bimtek.delegate:{bimtek.id}"),
        Choice(texts.CANNOT, entry=f"bimtek.decline:{bimtek.id}"),
    )


def links(bimtek: Bimtek) -> tuple[Choice, ...]:
    found = []
    if bimtek.map_link:
        found.append(Choice(texts.MAP, url=bimtek.map_link))
    if bimtek.online_link:
        found.append(Choice(texts.JOIN_ONLINE, url=bimtek.online_link))
    return tuple(found)


def names(kecamatan: list[Kecamatan]) -> str:
    return ", ".join(k.name for k in kecamatan)


async def calendar_entry(bimtek: Bimtek, office: Office, now: datetime) -> Document:
    """The `.ics` of a Bimtek, made in a thread: the library takes a quarter of a second to import."""
    return await asyncio.to_thread(_calendar_entry, bimtek, office, now)


def _calendar_entry(bimtek: Bimtek, office: Office, now: datetime) -> Document:
    """Its UID stays and its SEQUENCE grows, so that a moved one takes the old one's place."""
    from icalendar import Alarm, Calendar, Event

    entry = Event()
    entry.add("uid", f"bimtek-{bimtek.id}@kentongan.{office.settings.regency_code}")
    entry.add("dtstamp", now)
    entry.add("sequence", bimtek.revision)
    entry.add("dtstart", bimtek.starts_at)
    entry.add("dtend", bimtek.ends_at)
    entry.add("summary", full(bimtek))
    entry.add("location", bimtek.place or bimtek.online_link or "")
    entry.add("status", "CANCELLED" if bimtek.status is BimtekStatus.CANCELLED else "CONFIRMED")
    details = [
        (texts.DETAIL_TOPICS, "topics", bimtek.topics),
        (texts.DETAIL_SPEAKERS, "speakers", bimtek.speakers),
        (texts.DETAIL_CONTACT, "contact", bimtek.contact),
        (texts.ONLINE, "link", bimtek.online_link),
    ]
    entry.add("description", "\n".join(line.format(**{name: value}) for line, name, value in details if value))
    if bimtek.online_link or bimtek.map_link:
        entry.add("url", bimtek.online_link or bimtek.map_link)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title(bimtek))
    alarm.add("trigger", timedelta(hours=-2))
    entry.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Kentongan//Bimtek//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    return Document(calendar.to_ical(), f"bimtek-{bimtek.id}.ics")

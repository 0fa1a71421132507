"""What is true of a Bimtek: its deadlines, its reminders, how long an offer stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from bot.office import Office
from storage.bimtek import Bimtek, BimtekStatus, SeatOrder

MORNING = time(7)
"""When participants are reminded on the day itself: before the office opens, and wanted."""
DEADLINE_DAYS = 3
"""Working days before the start by which people confirm, where the admin says nothing else."""
DEADLINE = time(16)
LAST_OFFER = timedelta(hours=3)
"""Nobody is offered a seat for something that starts sooner."""
SHORTEST_OFFER = timedelta(hours=1)

REMINDERS = ("h7", "h1", "h0")
"""In their order; `Bimtek.reminded` counts those that are behind it."""

# What people say ------------------------------------------------------------------------------------------

_POLITE = (
    r"(maaf|mohon maaf|ngapunten|nuwun sewu|nggih|inggih|ya|iya|pak|bu|mas|mbak|admin|min"
    r"|saya|sy|aku|kami|kulo|kula|ternyata|alhamdulillah|jadinya|[ ,.!])*"
)
_COMING = "(hadir|rawuh|datang|dateng|ikut|tumut|teko|melu)"
COMES = (
    rf"{_POLITE}(insya ?allah|siap|saget|bisa|akan|pasti|jadi|sios)[ ,]+({_COMING}|berangkat|budhal|budal|mangkat)"
    rf"( lagi)?{_POLITE}|(ya|yo) ?(wis|wes|sudah|udah)[ ,]+(saya|sy|aku|kami|kulo|kula) {_COMING}{_POLITE}"
    rf"|{_POLITE}{_COMING} (lagi|bimtek|bintek){_POLITE}"
)
"""*Insyaallah hadir*, *siap berangkat*, *ya wis aku melu*, *melu bimtek*."""
INSTEAD_OF_ME = rf"{_POLITE}(digantikan|diganti|diwakilkan|diwakili)( oleh| sama| ke| kepada)? .+"
"""*Digantikan Bu Tini*."""
_NOT = "(tidak|tdk|gak|ga|nggak|ndak|mboten|boten|ora|belum|dereng)"
CANNOT_COME = (
    rf"{_POLITE}{_NOT}( jadi)?( (bisa|saget|iso))?( jadi)? {_COMING}( bimtek)?{_POLITE}"
    rf"|{_POLITE}berhalangan( (hadir|rawuh))?{_POLITE}"
    rf"|{_POLITE}batal {_COMING}( bimtek)?{_POLITE}"
    rf"|{_POLITE}(batal|{_NOT} (usah|jadi)) (antre|antri|ngantre|ngantri){_POLITE}"
    r"|(?=[^?]*\b(sakit|acara|repot|sibuk|panen|hajatan|mantu|kerja|dinas|takziah)\b)(?!.*\b(kalau|kalo|apa)\b)"
    rf"(\w+[ ,.]+){{1,7}}{_NOT} (bisa|saget|iso) {_COMING}{_POLITE}"
)
"""*saya tidak bisa hadir pak*, *batal antri*, *anak saya sakit gak bisa dateng*."""
_WHEN = (
    r"(kapan|kpn|jam (berapa|brp|piro|pinten)|(tanggal|tgl) (berapa|brp|piro|pinten)|hari apa|dino opo|di ?mana"
    r"|(nang|ning|neng|wonten) (endi|pundi)|mana|endi)"
)
_BIMTEK = r"(bimtek|bintek|pelatihan)(nya|ne)?"
_ABOUT_IT = r"(acara|tempat|lokasi|undangan|jadwal)(nya|ne|e)?( bimtek| bintek| pelatihan)?"
_AT_END = r"( (ya|pak|bu|mas|mbak|to))*[ ?.!]*"
ASKS_PLACE = (
    rf"{_POLITE}((nomor|nomer|no) )?(antre|antri|antrean|antrian|urutan)(nya|ne)?( (saya|kulo|kula|kami))?"
    rf"( (nomor|nomer|no|ke))?[ -]?(berapa|brp|pinten|piro){_AT_END}"
    rf"|{_POLITE}kapan (saya |kulo |kula |kami )?(dapat|dapet|kebagian|oleh|angsal) (kursi|tempat){_AT_END}"
)
"""*Antrean saya nomor berapa?*, *kapan saya dapat kursi*."""
_THERE = "(ada|onten|wonten|enek|onok)"
_SOON = "( (bulan|minggu|tahun) (ini|depan))?"
ASKS_WHEN = (
    rf"({_WHEN}( ada)? {_BIMTEK}( (lagi|berikutnya|selanjutnya))?|{_BIMTEK} {_WHEN}|{_ABOUT_IT} {_WHEN}"
    rf"|((apa |apakah )?{_THERE} {_BIMTEK}( lagi)?{_SOON}|{_BIMTEK}{_SOON} (apa |apakah )?({_THERE}|jadi)( lagi)?)"
    rf"( (apa|nopo|opo))?( ({_NOT}|ta|to))?)( (pak|bu|ya|nggih))?[ ?]*"
)
"""*Bimteknya kapan pak?*, *acarane jam piro*, *ada bimtek nopo mboten*, *bimtek bulan depan jadi ndak*."""


# Reminders ------------------------------------------------------------------------------------------------


def reminder_times(starts_at: datetime, office: Office) -> tuple[datetime, datetime, datetime]:
    """When H-7, H-1 and H-0 are due, in UTC. What falls on a day off comes on the working day before it; the
    last one comes at 07.00 of the day, whatever day that is."""
    day, opening = office.today(starts_at), time(office.settings.quiet_until_hour)
    week, eve = (office.calendar.previous_working_day(day - timedelta(days=n - 1)) for n in (7, 1))
    return office.moment(week, opening), office.moment(eve, opening), office.moment(day, MORNING)


class DueReminder(NamedTuple):
    step: str
    """Of `REMINDERS`."""
    number: int
    """Its place there, from 1."""
    missed: Sequence[str]
    """Earlier ones whose time went by, for nobody was there to send them."""


def due_reminder(bimtek: Bimtek, office: Office, now: datetime) -> DueReminder | None:
    """The one reminder to send now. One that is late is sent until the next one is due, then it is missed; H-0 is
    never sent after the start. Outside working hours only H-0 goes."""
    due = [
        number
        for number, at in enumerate(reminder_times(bimtek.starts_at, office), start=1)
        if number > bimtek.reminded and at <= now
    ]
    if not due or now >= bimtek.starts_at:
        return None
    number = due[-1]
    if number < len(REMINDERS) and not office.calendar.is_open(now):
        return None
    return DueReminder(REMINDERS[number - 1], number, [REMINDERS[n - 1] for n in due[:-1]])


def reminded_before(starts_at: datetime, office: Office, now: datetime) -> int:
    """How many reminders make no sense any more for something announced, or moved, now."""
    return sum(at <= now for at in reminder_times(starts_at, office))


# The line -------------------------------------------------------------------------------------------------


class OfferTimes(NamedTuple):
    sent_at: datetime
    until: datetime


def offer_times(bimtek: Bimtek, office: Office, now: datetime) -> OfferTimes | None:
    """When an offer made now leaves and until when it stands; None when it is too late for one.

    It leaves in working hours and ends in working hours, so that nobody loses a seat while asleep. When the Bimtek
    is so near that this would be too late, it leaves at once and stands as long as it can.
    """
    last = bimtek.starts_at - LAST_OFFER
    sent_at = office.calendar.next_open(now)
    if sent_at > last - SHORTEST_OFFER:
        sent_at = now
    if sent_at > last - SHORTEST_OFFER:
        return None
    until = office.calendar.next_open(sent_at + timedelta(hours=office.settings.bimtek_offer_hours))
    return OfferTimes(sent_at, min(until, last))


def notice_time(expected_at: datetime, office: Office, now: datetime) -> datetime:
    """When a move or cancellation of what people expect then is told: in working hours, or at once where that might be
    too late."""
    opening = office.calendar.next_open(now)
    return opening if opening <= expected_at - timedelta(hours=12) else now


def is_first_come(bimtek: Bimtek, now: datetime) -> bool:
    """Whether everybody may have a seat now; before, only those the order puts first."""
    return bimtek.seat_order is SeatOrder.ARRIVAL or now >= bimtek.confirm_by


# The clock ------------------------------------------------------------------------------------------------


def next_due(bimtek: Bimtek, office: Office, now: datetime) -> datetime | None:
    """When the clock has to look at it again."""
    if bimtek.status is not BimtekStatus.OPEN:
        return None
    moments = [bimtek.ends_at]
    if bimtek.invited_at is None:
        moments.append(office.calendar.next_open(now))
    if not is_first_come(bimtek, now):
        moments.append(bimtek.confirm_by)
    for number, at in enumerate(reminder_times(bimtek.starts_at, office), start=1):
        if number > bimtek.reminded and now < bimtek.starts_at:
            late = at if at > now or number == len(REMINDERS) else office.calendar.next_open(now)
            moments.append(late)
    return min(moments)


def default_deadline(starts_at: datetime, office: Office, now: datetime) -> datetime:
    """Three working days before, at 16.00; for something sooner half-way from now, on the hour."""
    day = office.today(starts_at)
    for _ in range(DEADLINE_DAYS):
        day = office.calendar.previous_working_day(day)
    deadline = office.moment(day, DEADLINE)
    if deadline > now:
        return deadline
    half = now + (starts_at - now) / 2
    return max(half.replace(minute=0, second=0, microsecond=0), min(half, now + timedelta(minutes=5)))


# What is typed --------------------------------------------------------------------------------------------

_COORDINATES = re.compile(r"(-?\d{1,2}[.,]\d+) ?[,; ] ?(\d{2,3}[.,]\d+)")


def map_address(text: str) -> str | None:
    """The link of a map for `-8.1303, 112.5721`; None when these are no coordinates."""
    match = _COORDINATES.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    north, east = (part.replace(",", ".") for part in match.groups())
    return f"https://www.google.com/maps/search/?api=1&query={north},{east}"

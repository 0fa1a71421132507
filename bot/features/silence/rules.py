"""What is true of silence: the eight states of a village, and the ladder. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.conversation.understand import normalise, parse_date
from bot.conversation.understand.ahead import AheadReading, parse_ahead
from bot.conversation.understand.numbers import read_number
from bot.settings import Settings
from storage.kim import BoardRole, Kim, KimClock, KimStatus
from storage.member import Reachable
from storage.silence import Obstacle, Silence, StepOutcome
from storage.task import TaskKind

GENTLE, HELPING, DECIDING, HUMAN = 1, 2, 3, 4
"""The steps of the ladder."""
AT_MOST = 2
"""People who hear of a helping or deciding step."""
TASK_OF = {DECIDING: TaskKind.DECIDE, HUMAN: TaskKind.VISIT}


class State(StrEnum):
    """Where a village stands; exactly one for each, on any date."""

    NO_KIM = "no_kim"
    NOT_CONNECTED = "not_connected"
    """A KIM on paper, nobody in the chat, nothing heard."""
    NEVER_ACTIVE = "never_active"
    ACTIVE = "active"
    WEAKENING = "weakening"
    SILENT = "silent"
    PAUSED = "paused"
    DORMANT = "dormant"


UNHEARD = frozenset({State.NOT_CONNECTED, State.NEVER_ACTIVE, State.WEAKENING, State.SILENT})
"""Nothing was reported lately, and nobody has said that this is all right."""


def state_of(kim: Kim | KimClock | None, *, connected: bool, on: date, silence_days: Sequence[int]) -> State:
    """The state on that day. `connected`: somebody approved is in the chat."""
    if kim is None:
        return State.NO_KIM
    if kim.status is KimStatus.DORMANT:
        return State.DORMANT
    if kim.paused_until is not None and kim.paused_until >= on:
        return State.PAUSED
    if kim.last_activity_on is not None and kim.last_activity_on <= on:
        days = (on - kim.last_activity_on).days
        if days < silence_days[0]:
            return State.ACTIVE
        return State.WEAKENING if days < silence_days[2] else State.SILENT
    return State.NEVER_ACTIVE if connected else State.NOT_CONNECTED


# The ladder -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ladder:
    """The thresholds, in days of silence, and what may hold a step back; an installation's settings."""

    days: tuple[int, ...]
    gap: int
    """Days between two reminders to one person, and between two steps that a hold pushed together."""
    contact: int
    """Days a sign of life postpones."""

    @classmethod
    def of(cls, settings: Settings) -> Ladder:
        return cls(settings.silence_days, settings.reminder_gap_days, settings.contact_postpones_days)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a KIM stands on the ladder."""

    since: date
    step: int = 0
    """The highest step behind it."""
    stepped_on: date | None = None
    held_until: date | None = None
    """The first day a step may come again."""


def standing_of(kim: Kim, silence: Silence | None, ladder: Ladder) -> Standing:
    """`silence` is the one that runs since the KIM's clock started, if it was noticed."""
    if silence is None:
        return Standing(kim.silent_since, held_until=held_until(kim, ladder))
    return Standing(kim.silent_since, silence.step, silence.stepped_on, held_until(kim, ladder))


def held_until(kim: Kim, ladder: Ladder) -> date | None:
    """The first day after a pause, a postponement and a sign of life."""
    holds = [
        kim.postponed_until,
        kim.paused_until + timedelta(days=1) if kim.paused_until else None,
        kim.last_contact_on + timedelta(days=ladder.contact) if kim.last_contact_on else None,
    ]
    return max((day for day in holds if day is not None), default=None)


def due_days(ladder: Ladder, standing: Standing) -> list[tuple[int, date]]:
    """Each step still to come and the first day it may be taken.

    Counted from the day the silence started. What held a step back also moves the next ones, so that nobody who
    comes out of a pause of two months meets three steps in one week.
    """
    due: list[tuple[int, date]] = []
    before, held = standing.stepped_on, standing.held_until
    for step in range(standing.step + 1, HUMAN + 1):
        threshold = ladder.days[step - 1]
        day = standing.since + timedelta(days=threshold)
        if held is not None:
            day = max(day, held)
            threshold_before = ladder.days[step - 2] if step > GENTLE else 0
            if before is not None and held > standing.since + timedelta(days=threshold_before):
                day = max(day, before + timedelta(days=min(ladder.gap, threshold - threshold_before)))
        due.append((step, day))
        before = day
    return due


def next_step_on(kim: Kim, silence: Silence | None, ladder: Ladder) -> date | None:
    """The day the sweep should look at this KIM again; None when nothing is to come."""
    if kim.status is KimStatus.DORMANT:
        return None
    due = due_days(ladder, standing_of(kim, silence, ladder))
    return due[0][1] if due else None


# One KIM, one day -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """A step to be taken now."""

    step: int
    outcome: StepOutcome
    passed: tuple[tuple[int, StepOutcome], ...] = ()
    """Lower steps that were never taken and never will be."""
    recipients: tuple[Reachable, ...] = ()

    @property
    def task(self) -> TaskKind | None:
        return TASK_OF.get(self.step)


@dataclass(frozen=True, slots=True)
class Wait:
    """A step is due, and everybody it could go to was reminded of something too recently."""

    until: date
    step: int


def decide(
    ladder: Ladder,
    standing: Standing,
    people: Sequence[Reachable],
    on: date,
    free_on: Callable[[Reachable], date | None],
) -> Move | Wait | None:
    """What a sweep on that day does about a KIM: the highest step that is due, or nothing.

    `people` may be written to unasked; `free_on` says from which day on somebody may be reminded again, None for
    now. A KIM without people to write to goes up to the third step at once, where a human is asked.
    """
    reached = [step for step, day in due_days(ladder, standing) if day <= on]
    held = standing.held_until is not None and standing.held_until > on
    cut_off = not people and standing.step < DECIDING and (reached or (standing.step >= GENTLE and not held))
    if not reached and not cut_off:
        return None
    top = max([DECIDING, *reached]) if cut_off else reached[-1]
    passed_as = StepOutcome.OVERTAKEN if people else StepOutcome.UNREACHABLE
    passed = tuple((step, passed_as) for step in range(standing.step + 1, top))
    if top == HUMAN or not people:
        return Move(top, StepOutcome.TASK, passed)
    asked = recipients(top, people)
    free = [person for person in asked if free_on(person) is None]
    if not free:
        return Wait(min(day for person in asked if (day := free_on(person)) is not None), top)
    return Move(top, StepOutcome.SENT, passed, tuple(free[:1] if top == GENTLE else free))


_TIERS = ((BoardRole.KETUA, BoardRole.SEKRETARIS), (BoardRole.BENDAHARA,), (BoardRole.ANGGOTA,))


def recipients(step: int, people: Sequence[Reachable]) -> list[Reachable]:
    """Whom a step is meant for, first choice first: ketua and sekretaris, else bendahara, else the members who
    have been there longest. The gentle step prefers the sekretaris and goes to one of them."""
    for tier in _TIERS:
        there = [person for person in people if person.role in tier]
        if there:
            order = tuple(reversed(tier)) if step == GENTLE else tier
            return sorted(there, key=lambda p: (order.index(p.role), p.member_id))[:AT_MOST]
    return []


def free_on(person: Reachable, now: datetime, gap: int, today: Callable[[datetime], date]) -> date | None:
    """The first day the person may be reminded of something again; None when that is already so."""
    if person.last_reminded_at is None:
        return None
    free_at = person.last_reminded_at + timedelta(days=gap)
    return today(free_at) if free_at > now else None


# A pause --------------------------------------------------------------------------------------------------

_SPAN = re.compile(r"(?P<count>.+) (?P<unit>hari|dino|dinten|minggu|bulan|wulan|sasi)")
_AROUND = re.compile(r"^(?:(?:selama|sekitar|kira kira|paling|mungkin) )+| (?:lagi|maneh|saja|aja|dulu|ke depan)$")
_ONE = {"sehari": "1 hari", "seminggu": "1 minggu", **dict.fromkeys(("sebulan", "sesasi", "bulan depan"), "1 bulan")}
_UNITS = {"hari": 1, "dino": 1, "dinten": 1, "minggu": 7, "bulan": 30, "wulan": 30, "sasi": 30}
_GONE = re.compile(r"\b(?:lalu|kepungkur)\b")
_UNTIL = ("sampai dengan ", "sampai ", "sampe ", "hingga ", "nganti ", "ngantos ", "s d ", "sd ")
_FEAST = re.compile(
    r"(?:(?:sampai|sampe|hingga|nganti|ngantos|nunggu|tunggu|menunggu) )?"
    r"(?:(?:habis|sehabis|setelah|sesudah|selesai|usai|bakda|bar|rampung) )?"
    r"(?:hari raya )?(?P<feast>.+?)(?: (?:selesai|usai|rampung|saja|aja|dulu|nanti))?"
)
_FEASTS = {
    word: name
    for name, words in {
        "Idul Fitri": ("lebaran", "lebaran idul fitri", "idul fitri", "idulfitri", "hari raya", "riyoyo", "riyaya"),
        "Idul Adha": ("idul adha", "iduladha", "lebaran haji", "kurban", "qurban"),
        "Natal": ("natal", "natalan"),
        "Nyepi": ("nyepi",),
        "Tahun Baru Masehi": ("tahun baru", "tahun baruan"),
    }.items()
    for word in words
}
"""As the calendar calls what people call so."""


def read_until(
    text: str, today: date, end_of: Callable[[str, date], date | None] = lambda feast, today: None
) -> AheadReading:
    """The last day of a pause as people say it: `3 minggu`, `sampai 5 november`, `5/11`, `rabu depan`, `habis lebaran`
    (`end_of`: the last day off of a feast).

    A day without a year is the coming one. `kemarin` is `past`; what is no day at all is `unreadable`.
    """
    words = normalise(text)
    if (said := _FEAST.fullmatch(words)) and (feast := _FEASTS.get(said["feast"])) and (day := end_of(feast, today)):
        return AheadReading(day, None)
    for lead in _UNTIL:
        if words.startswith(lead):
            text = text[text.lower().find(lead.split()[0]) + len(lead.rstrip()) :]
            words = words.removeprefix(lead)
            break
    words = _AROUND.sub("", words)
    if span := _SPAN.fullmatch(_ONE.get(words, words)):
        count = read_number(span["count"].split())
        if not count:
            return AheadReading(None, "unreadable")
        return AheadReading(today + timedelta(days=count * _UNITS[span["unit"]]), None)
    read = parse_ahead(text, today)
    behind = _GONE.search(words) or (read.problem == "unreadable" and parse_date(text, today).day is not None)
    return AheadReading(None, "past") if behind else read


# A reminder answered in words -----------------------------------------------------------------------------


class Said(StrEnum):
    ALIVE = "alive"


_LONG = 8
"""Words from which on it may tell of an activity: then only what sounds like an answer is one."""
_ANSWERS_SOMEBODY = re.compile(
    r"\b(maaf|ngapunten|nuwun sewu|belum|dereng|durung|tidak|gak|nggak|ora|mboten|kendala|tolong|mohon|minta)\b"
)
_NOT = r"(?<!tidak )(?<!belum )(?<!gak )(?<!ora )(?<!mboten )(?<!kurang )(?<!dereng )"
_ANSWERS: tuple[tuple[re.Pattern[str], Obstacle | Said], ...] = (
    (re.compile(r"\b(jeda|istirahat|prei|libur) ?(dulu|sebentar|sampai|dhisik)?\b"), Obstacle.PAUSE),
    (re.compile(rf"{_NOT}\b(aktif|(masih|tetap|wis|sudah) (jalan|berjalan|mlaku))\b"), Said.ALIVE),
    (
        re.compile(
            r"\b(bantu|bantuan|dibantu|vakum|bubar|mati suri|macet|sepi|bingung|kesulitan|sakit|gerah|meninggal|seda"
            r"|(tidak|gak|ora|mboten|belum) (jalan|aktif|mlaku)|kim( kami| kita)?( sudah| wis| sampun)? "
            r"(tidak ada|gak ada|ora ono|mboten wonten))\b"
        ),
        Obstacle.HELP,
    ),
    (
        re.compile(
            r"\b(pengurus|ketua|sekretaris|bendahara)(nya|ne|e)?\b.*\b(ganti|berganti|baru|mundur|keluar|pindah)\b"
        ),
        Obstacle.BOARD,
    ),
    (
        re.compile(
            r"\b(hp|laptop|komputer|kamera|printer|kuota|paketan|sinyal|internet|alat|alatnya)\b"
            r".*\b(rusak|habis|hilang|jelek|kurang|tidak ada|gak ada|mati|pinjam)\b"
            r"|\b(tidak|gak|belum|ora) (ada|punya|duwe) (hp|laptop|komputer|kamera|printer|kuota|sinyal|alat)\b"
        ),
        Obstacle.EQUIPMENT,
    ),
    (
        re.compile(
            r"\b(sibuk|repot|ribet|panen|hajatan|mantu|belum sempat|(tidak|gak|belum|ora|dereng|mboten) (ada |wonten )?"
            r"(sempat|sempet|waktu|wekdal|wektu|kober))\b"
        ),
        Obstacle.NO_TIME,
    ),
)


_DISBANDED = re.compile(
    r"(?:(?:maaf|mohon|ngapunten|assalamualaikum|pak|bu|mas|mbak|saya|kami|kulo|mau|lapor|mengabari) )*"
    r"(?:kim|kimnya|kime|pengurus|pengurusnya|pengurus kim|kelompok)(?: (?!sebelah|tetangga|lain|apa|belum)\w+){0,4}? "
    r"(?:bubar|bubaran|vakum|mati suri|(?:tidak|tdk|gak|ga|nggak|ndak|ora|mboten) (?:ada|ono|wonten|jalan|mlaku|aktif))"
    r"(?: (?:lagi|maneh|malih|semua|kabeh|sedoyo|lama|kok|pak|bu|mas|mbak|ya|nggih))*"
)
_PAUSE_WORDS = re.compile(r"(?is).*\b(?:jeda|istirahat|prei|libur)\b(?: (?:dulu|sebentar|dhisik)\b)?")
_BEREAVED = re.compile(
    r"(?!.*\b(?:takziah|rt|rw|sebelah)\b)(?:\w+ ){0,3}(?:ketua|sekretaris|bendahara)(?:nya|ne|e)?(?: \w+){0,3}? "
    r"(?:meninggal|wafat|seda|sedo|tilar)(?: \w+){0,3}"
)


def says_bereaved(text: str) -> bool:
    """*Ketua kami meninggal dunia*."""
    return _BEREAVED.fullmatch(normalise(text)) is not None


def says_disbanded(text: str) -> bool:
    """*KIM kami bubar*, *kim kami sudah tidak ada*: of the own one, as news."""
    return _DISBANDED.fullmatch(normalise(text)) is not None


def behind_pause(text: str) -> str:
    """*Sampai lebaran* of *minta jeda sampai lebaran*; empty where nothing stands behind."""
    return _PAUSE_WORDS.sub("", text, count=1).strip()


def read_answer(text: str) -> Obstacle | Said | None:
    """What is in the way, or that all is well, as a sentence says it; None where it says neither."""
    said = normalise(text)
    if len(said.split()) >= _LONG and not _ANSWERS_SOMEBODY.search(said):
        return None
    return next((meant for pattern, meant in _ANSWERS if pattern.search(said)), None)

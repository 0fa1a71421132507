"""The plan of a year as a file holds it: columns, rows, and what is wrong in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from bot.commands import texts
from bot.conversation.links import normalise_link
from bot.conversation.understand import closest, parse_date
from bot.conversation.understand.ahead import parse_hours
from bot.features.bimtek import rules
from bot.features.bimtek.actions.plan import Plan
from bot.office import Office
from bot.roster.check import Problem
from bot.roster.read import HEADER_WITHIN, Unreadable, read_lines
from storage.base import Session
from storage.bimtek import Audience, SeatOrder
from storage.region import Villages

_NAMES = {
    "plan_number": ("nomor", "no", "nomor rencana", "bimtek ke"),
    "title": ("judul", "nama bimtek", "nama", "tema"),
    "day": ("tanggal", "tanggal mulai", "hari tanggal", "tgl"),
    "last_day": ("tanggal selesai", "sampai tanggal", "hari terakhir"),
    "hours": ("jam", "waktu", "pukul"),
    "place": ("tempat", "lokasi"),
    "map_link": ("peta", "tautan peta", "maps"),
    "online_link": ("daring", "tautan daring", "zoom", "link"),
    "angkatan": ("angkatan",),
    "topics": ("materi", "topik"),
    "speakers": ("narasumber", "pemateri"),
    "contact": ("kontak", "narahubung"),
    "lesson_hours": ("jp", "jam pelajaran"),
    "quota": ("kuota", "peserta", "jumlah peserta"),
    "seats_per_village": ("kursi per desa", "per desa"),
    "confirm_by": ("batas jawaban", "batas konfirmasi", "konfirmasi"),
    "audience": ("sasaran",),
    "seat_order": ("didahulukan", "urutan", "prioritas"),
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_NUMBERS = {"plan_number": 999, "angkatan": 9_999, "lesson_hours": 500, "quota": 2_000, "seats_per_village": 100}
_LONGEST = {"title": 120, "place": 200, "topics": 500, "speakers": 300, "contact": 200}
_AUDIENCES = {
    "semua": Audience.ALL,
    "semua desa": Audience.ALL,
    "senyap": Audience.SILENT_OR_UNTRAINED,
    "senyap atau belum pernah": Audience.SILENT_OR_UNTRAINED,
    "belum pernah": Audience.UNTRAINED,
    "belum pernah ikut": Audience.UNTRAINED,
}
_ORDERS = {"urutan": SeatOrder.ARRIVAL, "urutan jawaban": SeatOrder.ARRIVAL, "senyap": SeatOrder.NEEDY_FIRST}
_NOT_LETTERS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Planned:
    line: int
    plan: Plan


@dataclass
class PlanFile:
    planned: list[Planned] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)


def columns_of(cells: Sequence[object]) -> dict[str, int]:
    """Column → its position in a row."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = _BY_NAME.get(_NOT_LETTERS.sub(" ", str(cell or "").casefold()).strip())
        if column is not None:
            found.setdefault(column, place)
    return found


def _is_header(cells: Sequence[object]) -> bool:
    return {"title", "day"} <= columns_of(cells).keys()


async def read_plan(session: Session, office: Office, file: Path, now: datetime) -> PlanFile:
    """Every row checked; a row has as many problems as it has mistakes. Raises `Unreadable`."""
    kecamatan = {k.name: k.code for k in await Villages(session).list_kecamatan()}
    lines, found = read_lines(file, _is_header), PlanFile()
    columns: dict[str, int] = {}
    for number, cells in lines:
        if _is_header(cells):
            columns = columns_of(cells)
            known = set(columns.values())
            found.unknown_columns = [str(c).strip() for i, c in enumerate(cells) if c and i not in known]
            break
        if number >= HEADER_WITHIN:
            break
    if missing := [name for name in ("plan_number", "title", "day", "hours") if name not in columns]:
        raise Unreadable(
            texts.PLAN_NO_COLUMNS.format(name=file.name, columns=", ".join(_NAMES[name][0] for name in missing))
        )
    first_line: dict[tuple[int, int], int] = {}
    for number, cells in lines:
        row = {name: value for name, place in columns.items() if place < len(cells) and (value := _value(cells[place]))}
        if not row:
            continue
        wrong: list[str] = []
        plan = _Row(row, office, now, kecamatan, wrong.append).plan()
        if plan is not None and plan.plan_number is not None:
            key = (office.today(plan.starts_at).year, plan.plan_number)
            if (first := first_line.setdefault(key, number)) != number:
                wrong.append(texts.PLAN_TWICE.format(number=plan.plan_number, year=key[0], first=first))
        found.problems += [Problem(number, text) for text in wrong]
        if plan is not None and not wrong:
            found.planned.append(Planned(number, plan))
    if not found.planned and not found.problems:
        raise Unreadable(texts.PLAN_EMPTY.format(name=file.name))
    return found


Value = str | date | time


def _value(cell: object) -> Value | None:
    """Text without spaces around, a day, a time of day; None for an empty cell."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, (date, time)):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else " ".join(str(cell).split())
    return None if text in ("", "-", "–", "—") else text


@dataclass(frozen=True, slots=True)
class _Row:
    cells: dict[str, Value]
    office: Office
    now: datetime
    kecamatan: dict[str, str]
    complain: Callable[[str], None]

    def plan(self) -> Plan | None:
        """None when something is missing without which there is no Bimtek."""
        title, day = self._text("title"), self._day("day")
        hours = parse_hours(self._text("hours"))
        if not title:
            self.complain(texts.PLAN_MISSING.format(column=_NAMES["title"][0]))
        if hours is None:
            self.complain(texts.PLAN_BAD_HOURS.format(value=self._text("hours")))
        if not self._text("place") and not self._text("online_link"):
            self.complain(texts.PLAN_NO_PLACE)
        numbers = {name: self._number(name) for name in _NUMBERS}
        if "plan_number" not in self.cells:
            self.complain(texts.PLAN_MISSING.format(column=_NAMES["plan_number"][0]))
        last = self._day("last_day") if "last_day" in self.cells else day
        audience, codes = self._audience()
        order = self._order()
        links = {name: self._link(name) for name in ("map_link", "online_link")}
        deadline = self._day("confirm_by") if "confirm_by" in self.cells else None
        if not title or day is None or last is None or hours is None:
            return None
        starts_at = self.office.moment(day, hours[0])
        ends_at = self.office.moment(last, hours[1])
        if starts_at <= self.now:
            self.complain(texts.PLAN_PAST.format(value=day.isoformat()))
        if not 0 <= (last - day).days <= 30:
            self.complain(texts.PLAN_LAST_DAY.format(value=last.isoformat()))
            return None
        confirm_by = rules.default_deadline(starts_at, self.office, self.now)
        if deadline is not None:
            confirm_by = self.office.moment(deadline, rules.DEADLINE)
            if not self.now < confirm_by < starts_at:
                self.complain(texts.PLAN_DEADLINE.format(value=deadline.isoformat()))
        return Plan(
            title=title,
            starts_at=starts_at,
            ends_at=ends_at,
            confirm_by=confirm_by,
            place=self._text("place"),
            topics=self._text("topics"),
            speakers=self._text("speakers"),
            contact=self._text("contact"),
            angkatan=numbers["angkatan"],
            plan_number=numbers["plan_number"],
            lesson_hours=numbers["lesson_hours"],
            quota=numbers["quota"] or 50,
            seats_per_village=numbers["seats_per_village"] or 1,
            audience=audience,
            kecamatan_codes=codes,
            seat_order=order,
            **links,
        )

    def _text(self, column: str) -> str:
        value = self.cells.get(column, "")
        text = value if isinstance(value, str) else str(value)
        if len(text) > _LONGEST.get(column, 500):
            self.complain(texts.PLAN_TOO_LONG.format(column=_NAMES[column][0], limit=_LONGEST.get(column, 500)))
        return text

    def _day(self, column: str) -> date | None:
        value = self.cells.get(column)
        if isinstance(value, date):
            return value
        text = value if isinstance(value, str) else ""
        # A day without a year says nothing in a plan that is read at any time.
        day = parse_date(text, date(9000, 1, 1), limit_days=None).day if _YEAR.search(text) else None
        if day is None:
            self.complain(texts.PLAN_BAD_DATE.format(column=_NAMES[column][0], value=text))
        return day

    def _number(self, column: str) -> int | None:
        text, most = self._text(column), _NUMBERS[column]
        if not text:
            return None
        if text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= most:
            return int(text)
        self.complain(texts.PLAN_BAD_NUMBER.format(column=_NAMES[column][0], value=text, most=most))
        return None

    def _link(self, column: str) -> str | None:
        text = self._text(column)
        if not text:
            return None
        if address := rules.map_address(text):
            return address
        if normalise_link(text) is None:
            self.complain(texts.PLAN_BAD_LINK.format(column=_NAMES[column][0], value=text))
            return None
        return text if "://" in text else f"https://{text}"

    def _audience(self) -> tuple[Audience, list[str]]:
        text = self._text("audience")
        if not text:
            return Audience.ALL, []
        if known := closest(text, _AUDIENCES):
            return known, []
        names = [name.strip() for name in re.sub(r"(?i)\bkec(amatan)?\b\.?", "", text).split(",")]
        codes = [closest(name, self.kecamatan) for name in names if name]
        if not codes or None in codes:
            self.complain(texts.PLAN_BAD_AUDIENCE.format(value=text))
        return Audience.KECAMATAN, [code for code in codes if code]

    def _order(self) -> SeatOrder:
        text = self._text("seat_order")
        order = closest(text, _ORDERS) if text else SeatOrder.NEEDY_FIRST
        if order is None:
            self.complain(texts.PLAN_BAD_ORDER.format(value=text))
        return order or SeatOrder.NEEDY_FIRST

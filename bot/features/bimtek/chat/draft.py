"""The Bimtek as it is being written: its forms, and a view on their data, which survive in the conversation's row."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from bot.access import AdminFlow
from bot.clock import local
from bot.features.bimtek import rules
from bot.features.bimtek.actions.plan import Plan
from bot.office import Office
from storage.bimtek import Audience, Bimtek, SeatOrder

make = AdminFlow("bimtek_make", title="Bimtek baru")
change = make.twin("bimtek_change", title="perubahan Bimtek")

TEXTS = ("title", "place", "map_link", "online_link", "topics", "speakers", "contact")
NUMBERS = ("angkatan", "plan_number", "lesson_hours", "quota", "seats_per_village")
QUOTA, EACH = 50, 1


class Draft:
    """Keys: those of `TEXTS` and `NUMBERS`; `day`, `last_day` (ISO dates), `begins`, `ends` (`09:00`), `confirm_by`
    (ISO moment), `audience`, `kecamatan_codes`, `seat_order`; and of one that is changed its id, `bimtek`, and
    `before`: these keys as they were when it was last looked at."""

    def __init__(self, data: dict[str, Any], office: Office, now: datetime) -> None:
        self._data = data
        self._office = office
        self._now = now

    @classmethod
    def of(cls, bimtek: Bimtek, office: Office) -> dict[str, Any]:
        """The form with everything an earlier one holds."""
        starts, ends = local(bimtek.starts_at, office.zone), local(bimtek.ends_at, office.zone)
        return {
            "bimtek": bimtek.id,
            **{name: getattr(bimtek, name) for name in (*TEXTS, *NUMBERS)},
            "day": starts.date().isoformat(),
            "last_day": ends.date().isoformat() if ends.date() != starts.date() else None,
            "begins": starts.strftime("%H:%M"),
            "ends": ends.strftime("%H:%M"),
            "confirm_by": bimtek.confirm_by.isoformat(),
            "audience": bimtek.audience.value,
            "kecamatan_codes": list(bimtek.kecamatan_codes),
            "seat_order": bimtek.seat_order.value,
        }

    @property
    def changes(self) -> int | None:
        """The one that is changed."""
        return self._data.get("bimtek")

    def differs_from(self, bimtek: Bimtek) -> bool:
        return any(self[name] != value for name, value in self.of(bimtek, self._office).items())

    def renew(self, bimtek: Bimtek) -> None:
        """What another admin changed since the form was last looked at stays, where it was not changed here, too."""
        now, before = self.of(bimtek, self._office), self._data.get("before", {})
        self._data.update({name: now[name] for name, value in before.items() if self[name] == value})
        self._data["before"] = now

    def __getitem__(self, name: str) -> Any:
        return self._data.get(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._data[name] = value

    @property
    def next_step(self) -> str:
        """The first question without an answer."""
        if not self["title"]:
            return "title"
        if not self["day"]:
            return "day"
        if not self["begins"]:
            return "hours"
        return "preview" if self["place"] or self["online_link"] else "place"

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self["day"]) if self["day"] else None

    def move_to(self, day: date) -> None:
        """Another first day; the last day goes with it, and a deadline that does not fit any more is made anew."""
        before = self.day
        if before is not None and self["last_day"]:
            self["last_day"] = (date.fromisoformat(self["last_day"]) + (day - before)).isoformat()
        self["day"] = day.isoformat()
        self["confirm_by"] = None

    @property
    def starts_at(self) -> datetime:
        return self._moment(self["day"], self["begins"])

    @property
    def ends_at(self) -> datetime:
        return self._moment(self["last_day"] or self["day"], self["ends"])

    @property
    def confirm_by(self) -> datetime:
        if self["confirm_by"]:
            return datetime.fromisoformat(self["confirm_by"])
        return rules.default_deadline(self.starts_at, self._office, self._now)

    @property
    def audience(self) -> Audience:
        return Audience(self["audience"] or Audience.ALL.value)

    @property
    def seat_order(self) -> SeatOrder:
        return SeatOrder(self["seat_order"] or SeatOrder.NEEDY_FIRST.value)

    def plan(self) -> Plan:
        """What is complete enough to be shown or kept."""
        return Plan(
            title=self["title"],
            starts_at=self.starts_at,
            ends_at=max(self.ends_at, self.starts_at + timedelta(minutes=15)),
            confirm_by=min(self.confirm_by, self.starts_at),
            place=self["place"] or "",
            map_link=self["map_link"],
            online_link=self["online_link"],
            angkatan=self["angkatan"],
            plan_number=self["plan_number"],
            topics=self["topics"] or "",
            speakers=self["speakers"] or "",
            contact=self["contact"] or "",
            lesson_hours=self["lesson_hours"],
            quota=self["quota"] or QUOTA,
            seats_per_village=self["seats_per_village"] or EACH,
            audience=self.audience,
            kecamatan_codes=list(self["kecamatan_codes"] or ()),
            seat_order=self.seat_order,
        )

    def _moment(self, day: str, at: str) -> datetime:
        return self._office.moment(date.fromisoformat(day), time.fromisoformat(at))

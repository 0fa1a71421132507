"""The screen in the room: the code of this minute, its QR, and how many are there. Also for the web pages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.features.attendance import rules
from bot.office import Office
from storage.attendance import Attendances, Room
from storage.base import Session
from storage.bimtek import Bimtek, BimtekStatus


@dataclass(frozen=True, slots=True)
class Screen:
    """What a screen shows now."""

    bimtek: Bimtek
    phase: rules.Phase
    cancelled: bool
    present: int
    code: str
    """Empty unless presence is open."""
    link: str
    """Opens the bot with this code."""
    changes_at: datetime
    opens_at: datetime


def new_address() -> tuple[str, str]:
    """A secret for codes, and the last part of a screen's address."""
    return secrets.token_hex(16), secrets.token_hex(12)


async def room_of(session: Session, bimtek_id: int) -> Room:
    """The Bimtek's room, made when first asked for."""
    return await Attendances(session).room_of(bimtek_id, *new_address())


def screen_url(office: Office, room: Room) -> str | None:
    """None where the bot has no public pages."""
    base = office.settings.public_url
    return f"{base}/layar/{room.screen}" if base else None


async def find_screen(session: Session, office: Office, screen: str, now: datetime) -> Screen | None:
    """What stands at the end of a screen's address, or None."""
    room = await Attendances(session).find_screen(screen)
    return await look(session, office, room, room.bimtek, now) if room is not None else None


async def look(session: Session, office: Office, room: Room, bimtek: Bimtek, now: datetime) -> Screen:
    phase = rules.phase_of(office, bimtek, now)
    cancelled = bimtek.status is BimtekStatus.CANCELLED
    is_open = phase is rules.Phase.OPEN and not cancelled
    code = rules.code_at(room.secret, bimtek.id, rules.minute_of(now)) if is_open else ""
    return Screen(
        bimtek=bimtek,
        phase=phase,
        cancelled=cancelled,
        present=await Attendances(session).count_of(bimtek.id),
        code=code,
        link=office.link(f"h-{bimtek.id}-{code}") if code and office.bot_username else "",
        changes_at=rules.changes_at(now),
        opens_at=bimtek.starts_at - rules.opening(office),
    )

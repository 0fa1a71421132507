"""`kentongan group list`: the groups the bot is in, as admins see them in the chat."""

from __future__ import annotations

import asyncio
import json as jsonlib
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from cyclopts import App as CommandLine
from rich.console import Console
from rich.table import Table

from bot.app import opened
from bot.commands import texts
from bot.commands.terminal import terminal
from bot.conversation.formats import format_date, format_number
from bot.features.group.actions.overview import Counts, count
from bot.office import Office
from bot.settings import Settings, load_settings
from storage.group import Groups, VillageGroup

cli = CommandLine(name="group", help="Grup Telegram KIM.")
WIDTH = 170
"""Letters of a line where the output is no terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One group; `village_code` and `kim` also of one that only waits for a yes."""

    title: str
    status: str
    village_code: str | None
    kim: str | None
    village: str | None
    bot_admin: bool
    can_invite: bool
    can_write: bool
    measured_since: datetime | None
    last_heard_at: datetime | None
    lost_at: datetime | None
    lost_reason: str | None


@cli.command(name="list")
def list_(*, json: bool = False) -> None:
    """Menunjukkan semua grup: terhubung, belum, hilang, izin bot yang kurang, dan sejak kapan terukur.

    Parameters
    ----------
    json
        Untuk dibaca program lain.
    """
    counts, lines, office = asyncio.run(listed(load_settings()))
    if json:
        sys.stdout.write(as_json(counts, lines) + "\n")
    else:
        show(counts, lines, office, terminal(WIDTH))


async def listed(settings: Settings) -> tuple[Counts, list[Line], Office]:
    async with opened(settings) as (database, office), database.reading() as session:
        groups = await Groups(session).list_there()
        return count(groups), [_line(group) for group in groups], office


def _line(group: VillageGroup) -> Line:
    kim = group.kim or group.proposed_kim
    return Line(
        title=group.title,
        status=group.status.value,
        village_code=kim.village_code if kim is not None else None,
        kim=kim.name if kim is not None else None,
        village=kim.village.title if kim is not None else None,
        bot_admin=group.bot_admin,
        can_invite=group.can_invite,
        can_write=group.can_write,
        measured_since=group.measured_since,
        last_heard_at=group.last_heard_at,
        lost_at=group.lost_at,
        lost_reason=group.lost_reason,
    )


def as_json(counts: Counts, lines: Sequence[Line]) -> str:
    found = {"counts": asdict(counts), "groups": [asdict(line) for line in lines]}
    return jsonlib.dumps(found, default=lambda moment: moment.isoformat(), ensure_ascii=False, indent=1)


def show(counts: Counts, lines: Sequence[Line], office: Office, console: Console) -> None:
    if not lines:
        console.print(texts.GROUP_NONE)
        return
    table = Table()
    for column in texts.GROUP_COLUMNS:
        table.add_column(column)

    def day(moment: datetime | None) -> str:
        return format_date(office.today(moment)) if moment is not None else ""

    for line in lines:
        rights = [
            name
            for name, held in zip(texts.GROUP_RIGHTS, (line.bot_admin, line.can_invite, line.can_write), strict=True)
            if not held
        ]
        table.add_row(
            line.title,
            texts.GROUP_STATUSES[line.status],
            f"{line.kim}, {line.village}" if line.kim else "",
            ", ".join(rights),
            day(line.measured_since),
            day(line.last_heard_at),
        )
    console.print(table)
    numbers = {name: format_number(number) for name, number in asdict(counts).items()}
    console.print(texts.GROUP_SUM.format(**numbers))

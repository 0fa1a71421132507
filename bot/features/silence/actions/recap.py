"""How the KIM of an area stand, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice, Reply
from bot.features.silence import texts
from bot.features.silence.actions import overview
from bot.office import Office
from storage.base import Session


async def monthly(session: Session, office: Office, today: date, kecamatan: Collection[str] | None) -> Reply:
    """Beside what was done this month and the last; of those kecamatan, None for the whole regency."""
    found = await overview.recap(session, office, today, kecamatan, overview.months(today))
    return _shown(office, today, kecamatan, found, texts.RECAP_MONTHS)


async def weekly(session: Session, office: Office, today: date, kecamatan: Collection[str] | None) -> Reply | None:
    """Beside what was done last week and the one before; None where there is no KIM."""
    found = await overview.recap(session, office, today, kecamatan, overview.weeks(today))
    return _shown(office, today, kecamatan, found, texts.RECAP_WEEKS) if found.kims else None


def area(office: Office, kecamatan: Collection[str] | None) -> str:
    """`Kabupaten Malang`, `Kecamatan Kepanjen`"""
    if kecamatan is None:
        return office.regency_name
    names = [office.places.kecamatan_name(code) or code for code in kecamatan]
    return texts.RECAP_KECAMATAN.format(names=", ".join(names))


def _shown(office: Office, today: date, kecamatan: Collection[str] | None, found: overview.Recap, deeds: str) -> Reply:
    lines = texts.RECAP.format(
        where=area(office, kecamatan),
        date=format_date(today),
        kims=format_number(found.kims),
        villages=format_number(found.villages),
        **{state.value: format_number(count) for state, count in found.states.items()},
    )
    done = deeds.format(lately=_deeds(found.lately), before=_deeds(found.before))
    return Reply(f"{lines}\n{done}", _choices(kecamatan))


def _choices(kecamatan: Collection[str] | None) -> tuple[Choice, ...]:
    alone = next(iter(kecamatan)) if kecamatan is not None and len(kecamatan) == 1 else ""
    choices = [Choice(texts.SILENT_LABEL, entry=f"silence.silent_in:{alone}" if alone else "silence.silent")]
    if kecamatan is None:
        choices.append(Choice(texts.COVERAGE, entry="bimtek.coverage"))
        choices.append(Choice(texts.REPORTS, entry="report.list"))
    choices.append(Choice(texts.TREND, entry=f"report.trend:{alone}"))
    return (*choices, Choice(texts.AS_SHEET, entry=f"silence.recap_sheet:{alone}"))


def _deeds(counted: Sequence[int]) -> str:
    count, kims = counted
    return texts.DEEDS.format(count=format_number(count), kims=format_number(kims)) if count else texts.NO_DEEDS

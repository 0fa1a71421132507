"""Which villages were ever trained: counted, listed, drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.formats import format_number
from bot.conversation.messages import Choice, Picture, Reply
from bot.features.bimtek import texts
from bot.features.bimtek.actions.work import Work
from bot.workbook import Cell, Sheet
from storage.bimtek import Audience, Bimteks
from storage.kim import Kim, Kims
from storage.region import Village, Villages


@dataclass(frozen=True, slots=True)
class Area:
    """A kecamatan: its villages counted in three kinds that add up."""

    name: str
    trained: int
    untrained: int
    without_kim: int


@dataclass(frozen=True, slots=True)
class Coverage:
    areas: Sequence[Area]
    untrained: Sequence[tuple[Kim, Village]]
    """KIM nobody of which ever attended, by kecamatan and name."""
    rows: Sequence[Sequence[Cell]]

    @property
    def trained(self) -> int:
        return sum(area.trained for area in self.areas)

    @property
    def without_kim(self) -> int:
        return sum(area.without_kim for area in self.areas)


async def coverage(work: Work) -> Coverage:
    """Every village of the regency, in exactly one of: trained, never trained, without a KIM."""
    trained = await Bimteks(work.session).trained_kims()
    kims = {kim.village_code: kim for kim in await Kims(work.session).list_kims()}
    villages = sorted(await Villages(work.session).list_villages(), key=lambda v: (v.kecamatan.name, v.name, v.code))
    by_area: dict[str, list[int]] = {}
    untrained: list[tuple[Kim, Village]] = []
    rows: list[Sequence[Cell]] = []
    for village in villages:
        kim = kims.get(village.code)
        state = 2 if kim is None else 0 if kim.id in trained else 1
        by_area.setdefault(village.kecamatan.name, [0, 0, 0])[state] += 1
        if kim is not None and state == 1:
            untrained.append((kim, village))
        rows.append(
            (
                village.kecamatan.name,
                village.name,
                village.code,
                kim.name if kim else None,
                texts.COVERAGE_STATES[state],
            )
        )
    return Coverage([Area(name, *counts) for name, counts in by_area.items()], untrained, rows)


def as_sheet(found: Coverage, date: str) -> Sheet:
    return Sheet(texts.SHEET, texts.SHEET_COVERAGE_COLUMNS, found.rows, texts.SHEET_COVERAGE.format(date=date))


def chart_reply(found: Coverage, date: str) -> Reply:
    """The chart, and the button that makes the next audience of it. Needs no database and takes its time."""
    text = texts.CHART_SENT.format(
        trained=format_number(found.trained), kims=format_number(found.trained + len(found.untrained))
    )
    again = Choice(texts.MAKE_FOR_THEM, entry=f"bimtek.make:{Audience.UNTRAINED.value}")
    return Reply(text, (again,), picture=_chart(found, date))


def _chart(found: Coverage, date: str) -> Picture:
    """A bar for each kecamatan."""
    # 1.5 seconds and 40 MB, and only for who asks for a picture.
    from matplotlib.figure import Figure

    areas = sorted(found.areas, key=lambda area: (area.trained + area.untrained + area.without_kim, area.name))
    figure = Figure(figsize=(7, 1.6 + 0.26 * len(areas)), layout="constrained")
    axes = figure.add_subplot()
    names = [area.name for area in areas]
    left = [0] * len(areas)
    for label, color, values in (
        (texts.COVERAGE_STATES[0], "#1b7f5c", [area.trained for area in areas]),
        (texts.COVERAGE_STATES[1], "#e0a030", [area.untrained for area in areas]),
        (texts.COVERAGE_STATES[2], "#c9ced6", [area.without_kim for area in areas]),
    ):
        axes.barh(names, values, left=left, color=color, label=f"{label} ({sum(values)})")
        left = [before + value for before, value in zip(left, values, strict=True)]
    axes.set_title(texts.SHEET_COVERAGE.format(date=date), fontsize=11)
    axes.set_xlabel(texts.CHART_AXIS)
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.locator_params(axis="x", integer=True)  # there are no half villages
    axes.margins(y=0.01)
    figure.legend(loc="outside lower center", ncols=3, fontsize=8, frameon=False)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=130)
    return Picture(buffer.getvalue(), "cakupan-bimtek.png")

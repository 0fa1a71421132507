"""Reports as pictures, read on a phone. Half a second each: in a thread, never while a transaction is open.

matplotlib is an extra and slow to import, so it is imported here when it is needed; only `Figure` is used, which
keeps no state. Raises ImportError where it is not installed.
"""

from __future__ import annotations

import io
import textwrap
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.conversation.formats import format_date, format_month, format_number
from bot.features.report import rules, texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BLUE, GREY = "#1f4e79", "#5b6570"
DPI = 140


def draw_summary(summary: rules.Summary) -> bytes:
    """PNG: who came, the tests, the survey."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 8), dpi=DPI, layout="constrained")
    figure.get_layout_engine().set(hspace=0.1)  # type: ignore[union-attr,call-arg]
    people, tests, survey = figure.subplots(3, 1, height_ratios=(3, 2, 4))
    _head(figure, summary.title, format_date(summary.held_on))
    counts = {"invited": summary.invited, "confirmed": summary.confirmed, "present": summary.present}
    _bars(people, {texts.BARS[name]: value for name, value in counts.items() if value or name != "invited"})
    people.set_title(texts.CHART_PEOPLE, loc="left", fontsize=11)
    means = {"pre": summary.mean_percent(summary.pre), "post": summary.mean_percent(summary.post)}
    _bars(
        tests, {texts.BARS[name]: round(mean) if mean is not None else None for name, mean in means.items()}, most=100
    )
    tests.set_title(texts.CHART_TESTS, loc="left", fontsize=11)
    _bars(survey, {str(score): count for score, count in sorted(summary.scores.items(), reverse=True)})
    survey.set_title(texts.CHART_SURVEY, loc="left", fontsize=11)
    return _png(figure)


def draw_change(change: rules.Change) -> bytes:
    """PNG: activities per village before and after, each group with its number of villages."""
    from matplotlib.figure import Figure

    assert change.span is not None
    figure = Figure(figsize=(6, 5.2), dpi=DPI, layout="constrained")
    rows = change.of(change.span)
    of = texts.CHART_OF.format(count=rows[0].bimteks) if change.several else ""
    _head(figure, change.title, texts.CHART_CHANGE.format(span=change.span) + of)
    axes = figure.subplots()
    width = 0.38
    for shift, colour, name, values in (
        (-width / 2, GREY, "pre", [row.before / row.windows if row.windows else 0 for row in rows]),
        (width / 2, BLUE, "post", [row.after / row.windows if row.windows else 0 for row in rows]),
    ):
        bars = axes.bar([i + shift for i in range(len(rows))], values, width, color=colour, label=texts.BARS[name])
        axes.bar_label(bars, [format_number(round(value, 1)) for value in values], padding=2, fontsize=10)
    axes.set_xticks(
        range(len(rows)),
        [
            texts.CHART_VILLAGES.format(
                group=textwrap.fill(texts.GROUPS[row.group.value], 16), villages=format_number(row.villages)
            )
            for row in rows
        ],
        fontsize=10,
    )
    axes.margins(y=0.15)
    axes.set_yticks([])
    axes.legend(frameon=False, fontsize=10)
    _bare(axes)
    figure.supxlabel(texts.CHART_CAUTION, fontsize=8, color=GREY)
    return _png(figure)


def draw_trend(found: rules.Trend, where: str) -> bytes:
    """PNG: how many KIM did something in each month, the one that is not over paler."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 4.2), dpi=DPI, layout="constrained")
    _head(figure, where, texts.CHART_TREND.format(kims=format_number(found.kims)))
    axes = figure.subplots()
    last = len(found.months) - 1
    colours = [GREY if place == last else BLUE for place in range(len(found.months))]
    bars = axes.bar(range(len(found.months)), [month.kims for month in found.months], 0.62, color=colours)
    axes.bar_label(bars, [format_number(month.kims) for month in found.months], padding=2, fontsize=10)
    axes.set_xticks(
        range(len(found.months)),
        [f"{_short(month.first)}\n{format_number(month.activities)}" for month in found.months],
        fontsize=9,
    )
    axes.set_xlim(-0.6, max(last, 5) + 0.6)
    axes.margins(y=0.15)
    axes.set_yticks([])
    _bare(axes)
    figure.supxlabel(texts.CHART_TREND_CAUTION, fontsize=8, color=GREY)
    return _png(figure)


def _short(first: date) -> str:
    """`Nov`, and in January the year, too: `Jan 27`."""
    name, _, year = format_month(first).partition(" ")
    return f"{name[:3]} {year[2:]}" if first.month == 1 else name[:3]


def _head(figure: Figure, title: str, under: str) -> None:
    # A dollar sign would begin a formula.
    words = "\n".join(textwrap.wrap(title, 46)[:2]).replace("$", r"\$")
    figure.suptitle(f"{words}\n{under}", fontsize=12, color=BLUE)


def _bars(axes: Any, values: dict[str, int | None], *, most: float | None = None) -> None:
    """Lying bars with their number at the end; None is drawn as nothing and said so."""
    names = list(values)[::-1]
    lengths = [values[name] or 0 for name in names]
    bars = axes.barh(names, lengths, color=BLUE, height=0.62)
    labels = [texts.NO_VALUE if values[name] is None else format_number(values[name] or 0) for name in names]
    axes.bar_label(bars, labels, padding=4, fontsize=10)
    axes.set_xlim(0, (most or max(lengths, default=0) or 1) * 1.15)
    axes.set_xticks([])
    axes.tick_params(labelsize=10)
    _bare(axes)


def _bare(axes: Any) -> None:
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def _png(figure: Figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()

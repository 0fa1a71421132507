"""Reports as workbooks. Whatever people wrote stays words: no cell becomes a formula or a link, no phone is in it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation.formats import format_date, format_time
from bot.features.report import rules, texts


def summary_workbook(summary: rules.Summary, zone: ZoneInfo) -> bytes:
    """XLSX: the numbers, who was there, the survey, what was suggested."""
    facts: list[tuple[str, Any]] = [
        ("title", summary.title),
        ("date", format_date(summary.held_on)),
        ("invited", summary.invited or None),
        ("confirmed", summary.confirmed),
        ("present", summary.present),
        ("pre_count", len(summary.pre) if summary.questions else None),
        ("pre", _rounded(summary.mean_percent(summary.pre))),
        ("post_count", len(summary.post) if summary.questions else None),
        ("post", _rounded(summary.mean_percent(summary.post))),
        ("answered", summary.answered),
        ("mean", _rounded(summary.mean_score)),
    ]
    people = [
        (
            one.name or texts.ERASED,
            one.kim,
            one.village,
            one.kecamatan,
            texts.YES if one.came_at is not None else texts.NO,
            format_time(one.came_at, zone) if one.came_at is not None else "",
            texts.CAME_BY.get(one.came_by or "", ""),
        )
        for one in summary.attendees
    ]
    return _workbook(
        [
            (texts.SHEET_SUMMARY, (texts.WHAT, texts.COUNT), [(texts.FACTS[name], value) for name, value in facts]),
            (texts.SHEET_PEOPLE, texts.PEOPLE, people),
            (texts.SHEET_SURVEY, (texts.SCORE, texts.VOTES), sorted(summary.scores.items())),
            (texts.SHEET_COMMENTS, (texts.COMMENT,), [(comment,) for comment in summary.comments]),
        ]
    )


def change_workbook(change: rules.Change) -> bytes:
    """XLSX: groups over each span that is over; of one Bimtek every village too."""
    spans = sorted({row.span for row in change.rows})
    rows: list[tuple[Any, ...]] = [
        (
            row.span, row.bimteks, texts.GROUPS[row.group.value], row.villages, row.before, row.after,
            row.active_before, row.active_after,
        )
        for row in change.rows
    ]  # fmt: skip
    rows += [
        (span, None, texts.INCOMPLETE, None, None, None, None, None)
        for span in rules.SPANS
        if span not in spans and not change.several
    ]
    header = (*texts.VILLAGES, *(part.format(span=span) for span in spans for part in texts.BEFORE_AFTER))
    villages = [
        (
            texts.GROUPS[group.value],
            deeds.village,
            deeds.kecamatan,
            *(counts[rules.SPANS.index(span)] for span in spans for counts in (deeds.before, deeds.after)),
        )
        for group, deeds in change.villages
    ]
    sheets: list[Sheet] = [(texts.SHEET_CHANGE, texts.CHANGES, rows)]
    if villages:
        sheets.append((texts.SHEET_VILLAGES, header, villages))
    return _workbook(sheets)


Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]


def _workbook(sheets: Sequence[Sheet]) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        bold = workbook.add_format({"bold": True})
        for name, header, rows in sheets:
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, header, bold)
            sheet.freeze_panes(1, 0)
            widths = [len(word) for word in header]
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
                        widths[column] = max(widths[column], len(str(value)))
            for column, width in enumerate(widths):
                sheet.set_column(column, column, min(width + 2, 60))
    return file.getvalue()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)

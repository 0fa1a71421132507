"""Reports as workbooks, without telephone numbers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.clock import local
from bot.features.report import rules, texts
from bot.workbook import Cell, Sheet, workbook


def summary_workbook(summary: rules.Summary, zone: ZoneInfo) -> bytes:
    """XLSX: the numbers, who was there, the survey, what was suggested."""
    facts: list[tuple[str, Cell]] = [
        ("title", summary.title),
        ("date", summary.held_on),
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
    people: list[tuple[Cell, ...]] = [
        (
            one.name or texts.ERASED,
            one.kim,
            one.village,
            one.kecamatan,
            texts.YES if one.came_at is not None else texts.NO,
            local(one.came_at, zone) if one.came_at is not None else None,
            texts.CAME_BY.get(one.came_by or "", ""),
        )
        for one in summary.attendees
    ]
    return workbook(
        Sheet(texts.SHEET_SUMMARY, (texts.WHAT, texts.COUNT), [(texts.FACTS[name], value) for name, value in facts]),
        Sheet(texts.SHEET_PEOPLE, texts.PEOPLE, people),
        Sheet(texts.SHEET_SURVEY, (texts.SCORE, texts.VOTES), sorted(summary.scores.items())),
        Sheet(texts.SHEET_COMMENTS, (texts.COMMENT,), [(comment,) for comment in summary.comments]),
    )


def change_workbook(change: rules.Change) -> bytes:
    """XLSX: groups over each span that is over; of one Bimtek every village too."""
    spans = sorted({row.span for row in change.rows})
    rows: list[tuple[Cell, ...]] = [
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
    villages: list[tuple[Cell, ...]] = [
        (
            texts.GROUPS[group.value],
            deeds.village,
            deeds.kecamatan,
            *(counts[rules.SPANS.index(span)] for span in spans for counts in (deeds.before, deeds.after)),
        )
        for group, deeds in change.villages
    ]
    sheets = [Sheet(texts.SHEET_CHANGE, texts.CHANGES, rows)]
    if villages:
        sheets.append(Sheet(texts.SHEET_VILLAGES, header, villages))
    return workbook(*sheets)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)

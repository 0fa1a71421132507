"""What reports do: numbers read, pictures and workbooks made of them."""

from bot.features.report.actions.numbers import (
    FILES,
    NoReport,
    ask_for,
    change,
    change_of_all,
    find_held,
    list_held,
    summary,
)
from bot.features.report.actions.picture import draw_change, draw_summary
from bot.features.report.actions.words import changed
from bot.features.report.actions.workbook import change_workbook, summary_workbook

__all__ = [
    "FILES",
    "NoReport",
    "ask_for",
    "change",
    "change_of_all",
    "change_workbook",
    "changed",
    "draw_change",
    "draw_summary",
    "find_held",
    "list_held",
    "summary",
    "summary_workbook",
]

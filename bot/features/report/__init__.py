"""Reports: what KIM did month by month, how a Bimtek went, and what villages did before and after."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.card import Feature, Intent, Job, Whose, as_button
from bot.features.report import chat, jobs

FEATURE = Feature(
    name="report",
    intents=(
        Intent(
            "evaluasi",
            ("evaluasi bimtek", "ringkasan bimtek", "hasil bimtek", "dampak bimtek", "laporan bimtek"),
            chat.reports,
            whose=Whose.OFFICE,
        ),
        Intent(
            "perkembangan",
            (
                "perkembangan kim",
                "tren",
                "trend",
                "tren kim",
                "grafik",
                "grafik kim",
                "grafik kegiatan",
                "naik atau turun",
                "kim naik atau turun",
                "kim tambah aktif",
            ),
            chat.trend,
            whose=Whose.OFFICE,
        ),
    ),
    entries={
        "report.list": as_button(chat.reports),
        "report.trend": chat.trend,
        "report.summary": chat.summary_entry,
        "report.change": chat.change_entry,
        "report.files": chat.files_entry,
    },
    jobs=(
        Job("report.files", timedelta(minutes=1), jobs.send_files),
        Job("report.changes", timedelta(hours=1), jobs.tell_changes),
    ),
)

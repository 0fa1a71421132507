"""Is it true: reports of claims, what is known about them, and the answer to everybody who asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.card import Feature, Intent, Offer
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.chat import browse, report, ticket

NUMBERED = r"\s+(no|nomor)?\.?\s*\d+(\s*/\s*\d{4})?"
"""A ticket's number behind a word: `12`, `no 12`, `12/2026`."""


async def menu(turn: Turn) -> Sequence[Choice]:
    return [Choice(texts.MENU, entry="hoax.begin")]


FEATURE = Feature(
    name="hoax",
    intents=(
        Intent(
            "hoaks",
            (
                "hoax", "cek fakta", "cek hoaks", "cek kabar", "bener gak", "iki bener ta", "bener ta", "benar tidak",
                "apa benar", "kabar bohong", "lapor hoaks", "hoaks apa bukan",
            ),
            report.begin,
            takes_more=True,
            description="Cek kabar, hoaks atau bukan",
        ),
        Intent(
            "tiket",
            ("nomor tiket", "tiket saya", "cek tiket", "status tiket", "laporan hoaks saya"),
            ticket.tickets,
            takes_more=True,
            pattern=rf"/?(status|status tiket|status laporan|tiket|nomor tiket|cek tiket){NUMBERED}",
        ),
        Intent(
            "tambah bukti",
            ("tambahan bukti", "tambah bukti tiket", "kirim bukti"),
            ticket.add,
            takes_more=True,
            pattern=rf"/?(tambah bukti|tambah bukti tiket){NUMBERED}",
        ),
        Intent(
            "klarifikasi",
            ("daftar klarifikasi", "cari klarifikasi", "klarifikasi tentang"),
            browse.search,
            takes_more=True,
            description="Klarifikasi kabar",
        ),
    ),
    flows=(report.report, ticket.add_evidence, ticket.reply_question),
    entries={
        "hoax.begin": report.begin_entry,
        "hoax.not_this": report.not_this,
        "hoax.ticket": ticket.ticket_entry,
        "hoax.add": ticket.add_entry,
        "hoax.reply": ticket.reply_entry,
        "hoax.list": browse.page_entry,
        "hoax.show": browse.show_entry,
    },
    starts={"hoaks": browse.open_link},
    menu=menu,
    offers=(Offer(texts.OFFER, report.report.name, to_strangers=True),),
    late=ticket.late,
)  # fmt: skip

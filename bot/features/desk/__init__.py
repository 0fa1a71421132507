"""The officers' desk: what waits, and who holds an office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.access import powers
from bot.conversation.card import Feature, Intent, Job, Whose, as_button
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.desk import chat, jobs, texts


async def menu(turn: Turn) -> Sequence[Choice]:
    return (Choice(texts.PANEL, entry="desk.panel"),) if (await powers(turn)).officer else ()


FEATURE = Feature(
    name="desk",
    intents=(
        Intent("panel", ("meja kerja", "dasbor", "dashboard"), chat.panel, whose=Whose.OFFICE),
        Intent(
            "pertanyaan",
            (
                "daftar pertanyaan", "antrean pertanyaan", "antrian pertanyaan", "pertanyaan warga",
                "pertanyaan anggota", "pertanyaan masuk", "pertanyaan yang masuk", "pertanyaan yang belum dijawab",
            ),
            chat.questions, whose=Whose.OFFICE, hints="jawab warga",
        ),
        Intent("undang petugas", texts.INVITE_WORDS, chat.invite, whose=Whose.OFFICE),
        Intent(
            "daftar petugas",
            ("lihat petugas", "cabut petugas", "cabut koordinator"),
            chat.officers,
            whose=Whose.OFFICE,
            hints="pindah diganti",
        ),
        Intent("ganti petugas", texts.HAND_OVER_WORDS, chat.hand_over, whose=Whose.OFFICE, hints="tugas mutasi"),
    ),
    flows=(chat.invite_officer, chat.take_office, chat.revoke_office, chat.hand_over_office),
    entries={
        "desk.panel": as_button(chat.panel),
        "desk.questions": as_button(chat.questions),
        "desk.invite": as_button(chat.invite),
        "desk.officers": as_button(chat.officers),
        "desk.handover": as_button(chat.hand_over),
    },
    starts={"o": chat.open_invitation},
    jobs=(Job("desk.idle", timedelta(hours=6), jobs.tell_who_is_idle),),
    menu=menu,
    unread=chat.unread,
)  # fmt: skip

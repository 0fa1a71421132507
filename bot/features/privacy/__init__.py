"""What a person may see, stop and erase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.card import Feature, Intent, Job, as_button
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.privacy import chat, jobs, texts


async def menu(turn: Turn) -> Sequence[Choice]:
    # Of a stranger nothing is held; asked for by its words it says so.
    return (Choice(texts.MY_DATA, entry="privacy.data"),) if turn.person is not None else ()


FEATURE = Feature(
    name="privacy",
    intents=(
        Intent("data saya",
               ("lihat data saya", "dataku", "data", "minta data saya", "data saya apa saja", "data pribadi saya"),
               chat.my_data, always=True, description="Data saya"),
        Intent("id saya", ("id telegram saya", "id telegram", "id chat saya", "berapa id saya"), chat.my_id),
        Intent("hapus data saya", ("hapus data", "hapus data pribadi", "hapus dataku", "hapus akun", "lupakan saya",
                "hapus saya", "hapus semua data saya", "hapus data saya semua"),
               chat.erase, always=True, hints="nomor"),
        Intent("berhenti",
               ("stop", "setop", "unsubscribe", "jangan kirim lagi", "jangan kirim kirim lagi", "jangan dikirimi lagi",
                "jangan kirim pesan", "jangan kirim pesan lagi", "jangan kirim pesan terus", "ojo ngirim maneh",
                "stop kirim pesan", "stop kirim pesan ya", "berhenti kirim pesan"),
               chat.stop, always=True, description="Berhenti menerima kiriman", hints="ganggu dikirimi malam"),
        Intent("mulai lagi", ("lanjutkan kiriman", "aktifkan lagi"), chat.resume, always=True),
    ),
    flows=(chat.erase_data,),
    entries={
        "privacy.data": as_button(chat.my_data),
        "privacy.erase": as_button(chat.erase),
        "privacy.stop": as_button(chat.stop),
        "privacy.resume": as_button(chat.resume),
    },
    menu=menu,
    jobs=(Job("privacy.retention", timedelta(hours=1), jobs.enforce_retention),),
)  # fmt: skip

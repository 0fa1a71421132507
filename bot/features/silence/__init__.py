"""Notices, helps and escalates every KIM that has gone silent."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent, Whose, as_button
from bot.conversation.flow import Answer
from bot.conversation.turn import Turn
from bot.features.silence import texts
from bot.features.silence.chat import answers, care, lists, recap, sk
from bot.features.silence.jobs import JOBS
from storage.silence import Obstacle
from storage.task import TaskOutcome, Wish


async def in_words(turn: Turn) -> Answer | None:
    return await recap.place(turn) or await answers.in_words(turn)


FEATURE = Feature(
    name="silence",
    intents=(
        Intent("masih aktif", ("aktif", "kami masih aktif", "masih jalan", "masih berjalan", "masih ada"),
               answers.alive, whose=Whose.OWN_BOARD, hints="peringatan"),
        Intent("jeda", ("minta jeda", "jeda dulu", "minta jeda dulu", "istirahat dulu", "libur dulu"), answers.pause,
               takes_more=True, whose=Whose.OWN_BOARD, hints="panen puasa sibuk repot vakum kosong libur mantu prei"),
        Intent("akhiri jeda", texts.END_PAUSE_WORDS, answers.end_pause, whose=Whose.OWN_BOARD,
               when=answers.paused),
        Intent("tugas", ("daftar tugas", "tugas saya", "lihat tugas"), lists.tasks,
               whose=Whose.OFFICE, hints="kunjungan datangi pendampingan", label="Daftar tugas"),
        Intent("besok", ("rencana besok", "daftar besok", "lihat dan atur"), lists.tomorrow, whose=Whose.OFFICE,
               hints="diingatkan", label="Rencana besok"),
        Intent("senyap", texts.SILENT_WORDS, lists.silent, takes_more=True,
               whose=Whose.OFFICE, hints="lapor pasif bubar mati jeda", label="KIM senyap"),
        Intent("catat sk", texts.SK_WORDS, sk.begin, takes_more=True,
               whose=Whose.BOARDS, hints="masa bakti habis berlaku"),
        Intent("rekap", texts.RECAP_WORDS, recap.recap, takes_more=True,
               whose=Whose.OFFICE, hints="excel download laporan"),
    ),
    flows=(answers.pause_kim, care.postpone_kim, care.excuse_step, care.dormant_kim, sk.record_sk),
    entries={
        "silence.alive": answers.alive_entry,
        **{
            f"silence.{obstacle.value}": answers.obstacle_entry(obstacle)
            for obstacle in Obstacle
            if obstacle is not Obstacle.PAUSE
        },
        **{f"silence.{wish.value}": answers.wish_entry(wish) for wish in Wish},
        "silence.tasks": lists.tasks,
        "silence.tomorrow": lists.tomorrow,
        "silence.silent": lists.silent_entry,
        "silence.silent_in": lists.silent_in_entry,
        "silence.recap": as_button(recap.recap),
        "silence.recap_sheet": recap.sheet_entry,
        "silence.kim": lists.kim_entry,
        "silence.called": care.done_entry(TaskOutcome.CALLED),
        "silence.visited": care.done_entry(TaskOutcome.VISITED),
        "silence.postpone": care.postpone_entry,
        "silence.excuse": care.excuse_entry,
        "silence.dormant": care.dormant_entry,
        "silence.sk": sk.begin_entry,
        "silence.wake": care.wake_entry,
    },
    unread=in_words,
    jobs=JOBS,
)  # fmt: skip

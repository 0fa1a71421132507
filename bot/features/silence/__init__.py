"""Notices, helps and escalates every KIM that has gone silent."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent
from bot.features.silence.chat import answers, officers
from bot.features.silence.jobs import JOBS
from storage.silence import Obstacle
from storage.task import TaskOutcome, Wish

FEATURE = Feature(
    name="silence",
    intents=(
        Intent("masih aktif", ("aktif", "kami masih aktif", "masih jalan", "masih berjalan", "masih ada"),
               answers.alive),
        Intent("jeda", ("minta jeda", "jeda dulu", "istirahat dulu", "libur dulu", "akhiri jeda"), answers.pause),
        Intent("tugas", ("daftar tugas", "tugas saya", "lihat tugas"), officers.tasks),
        Intent("besok", ("rencana besok", "daftar besok", "lihat dan atur"), officers.tomorrow),
        Intent("senyap", ("daftar senyap", "kim senyap", "yang senyap"), officers.silent),
    ),
    flows=(answers.pause_kim, officers.postpone_kim, officers.excuse_step, officers.dormant_kim),
    entries={
        "silence.alive": answers.alive_entry,
        "silence.pause": answers.pause_entry,
        **{
            f"silence.{obstacle.value}": answers.obstacle_entry(obstacle)
            for obstacle in Obstacle
            if obstacle is not Obstacle.PAUSE
        },
        **{f"silence.{wish.value}": answers.wish_entry(wish) for wish in Wish},
        "silence.tasks": officers.tasks_entry,
        "silence.tomorrow": officers.tomorrow_entry,
        "silence.silent": officers.silent_entry,
        "silence.kim": officers.kim_entry,
        "silence.called": officers.done_entry(TaskOutcome.CALLED),
        "silence.visited": officers.done_entry(TaskOutcome.VISITED),
        "silence.postpone": officers.postpone_entry,
        "silence.excuse": officers.excuse_entry,
        "silence.dormant": officers.dormant_entry,
        "silence.wake": officers.wake_entry,
    },
    jobs=JOBS,
)  # fmt: skip

"""Attendance: presence in the room, tests, survey, certificate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.card import Feature, Intent, Job, Whose, as_button
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.attendance import jobs, rules, texts
from bot.features.attendance.actions import presence as presences
from bot.features.attendance.chat import certificate, corrections, exam, officers, presence, walk_in


async def menu(turn: Turn) -> Sequence[Choice]:
    """Only while the person is expected in a room."""
    return (Choice(texts.MENU, entry="attendance.presence"),) if await presences.still_to_come(turn) else ()


FEATURE = Feature(
    name="attendance",
    intents=(
        Intent(
            "presensi",
            ("absensi", "presensi bimtek", "absen bimtek", "isi presensi", "daftar hadir", "kode presensi"),
            presence.presence,
            takes_more=True,
            description="Presensi Bimtek",
            pattern=rules.CODE_TYPED,
            whose=Whose.MEMBERS,
        ),
        Intent(
            "sertifikat",
            (
                *(
                    "sertifikat saya",
                    "sertifikatku",
                    "unduh sertifikat",
                    "minta sertifikat",
                    "sertipikat",
                    "sertifikat belum keluar",
                ),
                *("sertifikat saya belum keluar", "kapan sertifikat keluar"),
            ),
            certificate.own,
            description="Sertifikat Bimtek",
            whose=Whose.MEMBERS,
            hints="piagam",
        ),
        Intent(
            "post-test",
            ("pre-test", "posttest", "pretest", "postes", "pretes", "post tes", "pre tes", "tes bimtek", "isi tes"),
            exam.typed_exam,
            whose=Whose.MEMBERS,
        ),
        Intent(
            "survei",
            ("isi survei", "survey", "isi survey", "survei bimtek", "kuesioner"),
            exam.typed_survey,
            whose=Whose.MEMBERS,
        ),
    ),
    flows=(
        presence.code,
        officers.tick_list,
        officers.paper_list,
        exam.exam,
        exam.survey,
        corrections.correct,
        walk_in.walk_in,
    ),
    entries={
        "attendance.presence": as_button(presence.presence),
        "attendance.room": officers.room_entry,
        "attendance.screen": officers.new_screen_entry,
        "attendance.list": officers.list_entry,
        "attendance.paper": officers.paper_entry,
        "attendance.walk_in": walk_in.walk_in_entry,
        "attendance.exam": exam.exam_entry,
        "attendance.survey": exam.survey_entry,
        "attendance.correct": corrections.correct_entry,
        "attendance.certificate": certificate.own_entry,
    },
    starts={"h": presence.scanned},
    menu=menu,
    jobs=(
        Job("attendance.certificates", timedelta(minutes=2), jobs.send_certificates),
        Job("attendance.retention", timedelta(hours=1), jobs.enforce_retention),
    ),
)

"""Activities of a KIM: reported, reviewed, counted; and the village's catalogue they fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.access import powers
from bot.conversation.buttons import TO_CHECKIN
from bot.conversation.card import Feature, Intent, Job, Offer, Whose, as_button
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.checkin import jobs, rules, texts
from bot.features.checkin.actions.buttons import TO_STATUS
from bot.features.checkin.chat import begin, catalogue, draft, for_fix, history, report, review, send, standing

_STEPS = (for_fix, report, send)
"""Declare the steps of the forms, the first question first."""


async def menu(turn: Turn) -> Sequence[Choice]:
    choices = []
    if turn.member is not None or not (await powers(turn)).serves:
        choices.append(TO_CHECKIN)
    if turn.approved is not None:
        choices.append(TO_STATUS)
    if waiting := await review.waiting(turn):
        choices.append(Choice(texts.MENU_REVIEW.format(count=waiting), entry="checkin.review"))
    return choices


FEATURE = Feature(
    name="checkin",
    intents=(
        Intent(
            "kegiatan",
            (
                "catat kegiatan", "catat", "lapor kegiatan", "laporan kegiatan", "setor", "setor kegiatan",
                "absen kegiatan", "tambah kegiatan", "mau catat kegiatan", "mau lapor kegiatan", "nyatet kegiatan",
            ),
            begin.begin,
            description="Catat kegiatan KIM",
            pattern=rules.WANTS_TO_REPORT, hints=f"foto laporan promosi {texts.ACTIVITY_HINTS}", whose=Whose.VILLAGES,
        ),
        Intent(
            "riwayat",
            (
                "riwayat saya", "catatan saya", "laporan saya", "histori", "history", "tarik laporan",
                "tarik laporan saya", "hapus laporan", "hapus laporan saya", "betulkan laporan", "membetulkan laporan",
                "membetulkan laporan tadi", "ubah laporan", "ubah kegiatan", "laporan saya salah", "laporan tadi",
                "hapus laporan tadi", "betulkan laporan tadi", "kok belum diperiksa", "kapan diperiksa",
                "laporan saya belum diperiksa", *texts.HISTORY_WORDS,
            ),
            history.own,
            description="Catatan kegiatan saya",
            whose=Whose.MEMBERS, hints="laporan diterima ditolak masuk hilang tanggal dobel",
        ),
        Intent("lengkapi laporan", ("melengkapi laporan", "lengkapi catatan"), begin.add_photo,
               pattern=rules.PHOTO_WRONG, whose=Whose.MEMBERS, hints="susulan nyusul"),
        Intent("riwayat kim", ("riwayat kelompok", "catatan kim"), history.of_kim, whose=Whose.MEMBERS),
        Intent(
            "status",
            (
                "status kim", "keadaan kim", "kabar kim", "kim saya", "statusku", "status saya", "apa yang kurang",
                "apa kim kami aktif", "kim kami aktif apa tidak",
            ),
            standing.status,
            description="Keadaan KIM", whose=Whose.MEMBERS, hints="peringatan senyap aktif laporan",
        ),
        Intent(
            "nilai",
            (
                "skor", "skor kim", "nilai kim", "kenapa nilainya segini", "kenapa nilai segini", "kok nilainya segini",
                "nilaiku", "nilai saya", "peringkat", "peringkat kim", "ranking kim", "rangking kim",
            ),
            standing.score,
            pattern=rules.ASKS_WHY, whose=Whose.MEMBERS, hints="poin terbaik", label="Nilai KIM",
        ),
        Intent(
            "periksa",
            (
                "periksa kegiatan", "periksa catatan", "antrean kegiatan", "review", "tinjau", "laporan masuk",
                "laporan yang masuk", "laporan yang menunggu", "laporan belum diperiksa",
                "laporan yang belum diperiksa",
            ),
            review.begin, whose=Whose.BOARDS, hints="laporan laporan diperiksa masuk cek tolak baru",
            label="Periksa kegiatan",
        ),
        Intent(
            "potensi",
            ("potensi desa", "cari potensi", "produk", "produk desa", "umkm", "cari produk"),
            catalogue.search,
            takes_more=True,
            description="Potensi desa", hints="jual dijual kopi wisata promosi",
        ),
    ),
    flows=(draft.report, draft.fix, review.review, history.withdrawal),
    entries={
        "checkin.begin": as_button(begin.begin),
        "checkin.fix": begin.fix_entry,
        "checkin.review": as_button(review.begin),
        "checkin.history": history.own,
        "checkin.kim_history": history.of_kim,
        "checkin.withdraw": history.withdraw_entry,
        "checkin.status": as_button(standing.status),
        "checkin.score": as_button(standing.score),
        "checkin.potential": catalogue.show,
        "checkin.card": catalogue.make_card,
    },
    menu=menu,
    offers=(
        Offer(
            texts.OFFER, draft.report.name, texts.OFFER_WORDS, texts.OFFER_ALSO, ("kegiatan", "lapor"),
            texts.ACTIVITY_HINTS, tells=rules.KINDS_TOLD, to_members=True,
        ),
    ),
    unread=send.said_after,
    late=begin.late,
    jobs=(
        Job("checkin.digest", timedelta(hours=1), jobs.tell_what_waits),
        Job("checkin.boards", timedelta(hours=1), jobs.tell_boards),
        Job("checkin.cards", timedelta(seconds=30), jobs.draw_cards),
    ),
)  # fmt: skip

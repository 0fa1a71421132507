"""Bimtek: announced, signed up for, waited for, never oversold; and who was never trained."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.card import Feature, Intent, Whose, as_button
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.bimtek import rules, texts
from bot.features.bimtek.chat import answers, covered, form, listing, manage, materials, preview
from bot.features.bimtek.chat.draft import change, make
from bot.features.bimtek.jobs import JOBS

_STEPS_OF_THE_FORM = preview
"""Declares the steps behind the questions."""


async def menu(_turn: Turn) -> Sequence[Choice]:
    return (Choice(texts.MENU, entry="bimtek.list"),)


FEATURE = Feature(
    name="bimtek",
    intents=(
        Intent(
            "bimtek",
            (
                "bintek", "bimtex", "bimbingan teknis", "pelatihan", "jadwal", "jadwal bimtek", "jadwal pelatihan",
                "undangan", "bimtek besok", "tempat bimtek", "acara bimtek", "ikut pelatihan",
            ),
            listing.listed,
            description="Jadwal Bimtek",
            pattern=rules.ASKS_WHEN, hints="tempat acara pembinaan undangan jatah bawa",
        ),
        Intent(
            "materi",
            (
                "materi bimtek", "materi pelatihan", "materinya", "minta materi", "slide bimtek", "salindia", "modul",
                "bahan bimtek", "materi bimtek kemarin",
            ),
            listing.materials, hints="slide ppt modul bahan", label="Materi Bimtek",
        ),
        Intent(
            "hadir", ("saya hadir", "ikut bimtek", "daftar bimtek"), answers.typed(answers.join, "bimtek.join"),
            pattern=rules.COMES, whose=Whose.MEMBERS, label="Hadir di Bimtek",
        ),
        Intent(
            "diwakilkan", ("wakilkan", "saya wakilkan", "diwakili"),
            answers.typed(answers.begin_delegate, "bimtek.delegate"),
            pattern=rules.INSTEAD_OF_ME, whose=Whose.MEMBERS, hints="diganti", label="Diwakilkan di Bimtek",
        ),
        Intent(
            "tidak bisa hadir",
            (
                "tidak bisa", "gak bisa", "tidak hadir", "batal hadir", "belum bisa hadir", "gak bisa hadir",
                "berhalangan",
            ),
            answers.typed(answers.decline, "bimtek.decline"),
            pattern=rules.CANNOT_COME, whose=Whose.MEMBERS, hints="batal sakit", label="Tidak bisa hadir di Bimtek",
        ),
        Intent(
            "kenapa saya belum dapat",
            (
                "kenapa belum dapat", "kok saya belum dapat", "kenapa saya belum dapat kursi",
                "kenapa saya tidak dapat", "nomor antrean", "antrean bimtek", "antrian bimtek", "urutan saya",
                "saya antrean berapa", "antrean", "antrian",
            ),
            answers.why,
            pattern=rules.ASKS_PLACE, whose=Whose.MEMBERS, hints="giliran kuota undangan",
        ),
        Intent("kelola bimtek", texts.MANAGE_WORDS, manage.manage, whose=Whose.OFFICE,
               hints="sertifikat hadir undur mundur angkatan"),
        Intent("buat bimtek", texts.MAKE_WORDS, form.begin, whose=Whose.OFFICE),
        Intent("cakupan bimtek", ("cakupan", "belum pernah ikut", "desa belum ikut", "siapa yang belum bimtek",
               "siapa saja yang belum bimtek", "siapa belum ikut bimtek"), covered.coverage,
               whose=Whose.OFFICE),
    ),
    flows=(answers.choose_delegate, make, change, manage.call_off, materials.add_material),
    entries={
        "bimtek.list": as_button(listing.listed),
        "bimtek.show": listing.show_entry,
        "bimtek.calendar": listing.calendar_entry,
        "bimtek.materials": listing.materials_entry,
        "bimtek.join": answers.in_group(answers.join),
        "bimtek.delegate": answers.in_group(answers.begin_delegate),
        "bimtek.decline": answers.in_group(answers.decline),
        "bimtek.release": answers.release,
        "bimtek.stand_in": answers.stand(accepted=True),
        "bimtek.stand_out": answers.stand(accepted=False),
        "bimtek.why": as_button(answers.why),
        "bimtek.manage": as_button(manage.manage),
        "bimtek.make": form.begin_entry,
        "bimtek.admin": manage.admin_entry,
        "bimtek.announce": manage.announce_entry,
        "bimtek.change": manage.change_entry,
        "bimtek.people": manage.people_entry,
        "bimtek.call_off": manage.call_off_entry,
        "bimtek.material": materials.material_entry,
        "bimtek.materials_out": materials.removal_entry,
        "bimtek.drop_material": materials.remove_entry,
        "bimtek.coverage": covered.coverage,
        "bimtek.coverage_sheet": as_button(covered.sheet),
    },
    starts={"b": listing.show_linked},
    menu=menu,
    group_entries=frozenset({"bimtek.join", "bimtek.delegate", "bimtek.decline"}),
    jobs=JOBS,
)  # fmt: skip

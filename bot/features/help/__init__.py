"""The menu, help, and the way to a human."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent, Offer, as_button
from bot.features.help import actions, chat, rules, texts

FEATURE = Feature(
    name="help",
    intents=(
        Intent(
            "menu",
            (
                "mulai",
                "start",
                "halo",
                "hai",
                "hallo",
                "p",
                "assalamualaikum",
                "assalamu alaikum",
                "assalamualaikum wr wb",
                "assalamu alaikum wr wb",
                "assalamualaikum warahmatullahi wabarakatuh",
                "tes",
                "test",
                "selamat pagi",
                "selamat siang",
                "selamat sore",
                "selamat malam",
                "permisi",
                "kulonuwun",
                "kula nuwun",
                "sugeng enjing",
                "ini siapa",
                "siapa ini",
                "ini siapa ya",
                "ini apa",
                "apa ini",
                "iki opo",
                "niki nopo",
                "iki sopo",
                "kowe sopo",
                "kowe ki sopo",
                "sampeyan sinten",
            ),
            chat.menu,
            description="Menu utama",
        ),
        Intent(
            "bantuan",
            ("help", "bingung", "cara", "panduan", "tolong", "bantu"),
            chat.help_,
            always=True,
            description="Bantuan", hints="mengerti paham jelaskan tulisan kecil gaptek",
        ),
        Intent(
            "petugas",
            (
                "hubungi petugas", "admin", "operator", "bicara dengan orang", "bicara sama orang",
                "ngomong sama orang", "ngomong sama orangnya", "bicara dengan petugas", "cs", "customer service",
                "ada orang",
            ),
            chat.human,
            always=True,
            description="Hubungi petugas", hints="didampingi pendampingan bantuan sakit",
        ),
        Intent("tanya", ("bertanya", "mau tanya", "tanya petugas", "takon", "tanglet"), chat.human),
        Intent(
            "kontak kantor",
            (
                "kontak", "nomor kantor", "nomor hp kantor", "telepon kantor", "alamat kantor", "jam kantor",
                "kantor buka jam berapa", "jam berapa kantor buka", "kantornya di mana", "kantor di mana",
                "kontak diskominfo", "nomor diskominfo", "nomor hp diskominfo", "telepon diskominfo",
                "alamat diskominfo", "kantor diskominfo di mana",
            ),
            chat.contact,
        ),
        Intent(
            "gratis", ("bayar", "bayar tidak", "bayar gak", "gratis gak", "gratis tidak"), chat.free_of_charge,
            pattern=rules.ASKS_PRICE,
        ),
        Intent("uang transport", (), chat.money, pattern=rules.ASKS_MONEY),
        Intent("surat tugas", (), chat.letter, pattern=rules.ASKS_LETTER),
        Intent("robot", (), chat.robot, pattern=rules.ASKS_ROBOT),
        Intent(
            "tentang kim",
            (
                "apa itu kim", "kim itu apa", "apa kim itu", "kim apa", "apa kim", "arti kim", "kim iku opo",
                "kim ki opo", "kim niku nopo", "apa sih kim", "kim itu apa sih",
            ),
            chat.about_kim,
        ),
        Intent(
            "siapa kami",
            (
                "ini resmi", "ini resmi tidak", "apa ini resmi", "bot resmi", "siapa yang punya bot ini",
                "ini dari mana", "dari dinas mana", "ini penipuan bukan", "ini penipuan", "ini aman tidak",
                "ini benar dari dinas", "ini benar dari diskominfo", "apa benar ini dari diskominfo",
            ),
            chat.who_we_are, hints="dinas pemilik dipercaya percaya",
        ),
        Intent("kecewa", ("marah", "jengkel"), chat.angry, pattern=rules.ANGRY),
        Intent("darurat", ("keadaan darurat", "nomor darurat"), chat.emergency, pattern=rules.EMERGENCY),
        Intent(
            "sambat",
            (
                "keluhan", "mengeluh", "pengaduan", "mengadu", "aduan", "komplain", "protes", "sp4n lapor",
                "aspirasi", "menyampaikan aspirasi", "lapor jalan rusak",
            ),
            chat.complaint,
            pattern=rules.COMPLAINT,
        ),
        Intent("lapor", ("laporan", "lapor pak", "mau lapor"), chat.report),
    ),
    flows=(chat.ask_human, chat.answer_human),
    entries={
        "help.menu": as_button(chat.menu),
        "help.help": as_button(chat.help_),
        "help.human": as_button(chat.human),
        "help.answer": chat.answer_entry,
    },
    menu=chat.menu_choices,
    late=chat.late,
    live={actions.QUESTION: actions.draw_question},
    offers=(Offer(texts.OFFER, chat.ask_human.name, commands=("petugas", "tanya")),),
)  # fmt: skip

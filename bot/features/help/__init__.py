"""The menu, help, and the way to a human."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent, Offer, Whose, as_button
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
                "ini untuk apa",
                "ini untuk apa ya",
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
            description="Bantuan", hints="mengerti paham jelaskan tulisan kecil gaptek susah sulit ngetik",
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
            description="Hubungi petugas", hints="didampingi pendampingan bantuan dibantu telepon link klik buka scan "
            "macet gagal rusak kamera laptop alat lomba",
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
            pattern=rules.ASKS_PRICE, label="Biaya",
        ),
        Intent(
            "honor dan hadiah", ("hadiah", "ada hadiah", "dapat hadiah apa"), chat.money,
            pattern=rules.ASKS_MONEY,
            hints="transpor transport uang gaji insentif bonus penghargaan lomba terbaik juara",
        ),
        Intent("surat tugas", (), chat.letter, pattern=rules.ASKS_LETTER),
        Intent("robot", (), chat.robot, pattern=rules.ASKS_ROBOT),
        Intent(
            "tentang kim",
            (
                "apa itu kim", "kim itu apa", "apa kim itu", "kim apa", "apa kim", "arti kim", "kim iku opo",
                "kim ki opo", "kim niku nopo", "apa sih kim", "kim itu apa sih",
            ),
            chat.about_kim, hints="untung guna manfaat",
        ),
        Intent(
            "siapa kami",
            (
                "ini resmi", "ini resmi tidak", "apa ini resmi", "bot resmi", "siapa yang punya bot ini",
                "ini dari mana", "dari dinas mana", "ini penipuan bukan", "ini penipuan", "ini aman tidak",
                "ini benar dari dinas", "ini benar dari diskominfo", "apa benar ini dari diskominfo",
            ),
            chat.who_we_are, hints="dinas kominfo pemilik dipercaya percaya nik ktp", label="Siapa kami",
        ),
        Intent("kecewa", ("marah", "jengkel"), chat.angry, pattern=rules.ANGRY, hints="jelek lelet payah",
               label="Sampaikan keluhan"),
        Intent("darurat", ("keadaan darurat", "nomor darurat"), chat.emergency, pattern=rules.EMERGENCY),
        Intent(
            "sambat",
            (
                "keluhan", "mengeluh", "pengaduan", "mengadu", "aduan", "komplain", "protes", "sp4n lapor",
                "aspirasi", "menyampaikan aspirasi", "lapor jalan rusak",
            ),
            chat.complaint,
            pattern=rules.COMPLAINT, hints="ktp kk akta urus cair bansos bantuan pupuk", label="Layanan warga",
        ),
        Intent(
            "tentang bimtek",
            ("apa itu bimtek", "bimtek itu apa", "bimtek apa", "apa bimtek", "arti bimtek", "bimtek iku opo"),
            chat.about_bimtek,
        ),
        Intent(
            "suara dan video",
            ("boleh kirim video", "boleh pakai suara", "suara saja boleh tidak", "kirim suara", "kirim video"),
            chat.voice, hints="rekaman voice ngetik",
        ),
        Intent(
            "kim sepi",
            ("apa salah saya", "salah saya apa", "apa saya yang salah"),
            chat.quiet_kim, whose=Whose.MEMBERS, hints="mati", label="Bila KIM sedang sepi",
        ),
        Intent(
            "keamanan data",
            ("data saya aman", "apa data saya aman", "data saya untuk apa", "data saya buat apa",
             "siapa yang bisa lihat data saya", "siapa yang lihat nomor saya"),
            chat.about_data, pattern=rules.ASKS_WHO_SEES, hints="aman bocor nomor",
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

"""What is said about Bimtek: the invitation, the seats, the line, the reminders; `office` is for those who make one."""

from __future__ import annotations

from bot.features.bimtek.texts.office import *  # noqa: F403

MENU = "Bimtek"
MANAGE = "Kelola Bimtek"

# The list and the page of one -----------------------------------------------------------------------------

NONE = "Belum ada jadwal Bimtek. Begitu ada, undangannya kami kirim lewat chat ini. 🙏"
LIST = "Jadwal Bimtek ({count}). Ketuk salah satu untuk rinciannya."
LIST_LINE = "• {title}, {when}"
LABEL = "{title}, {date}"
HALF_DAY = "{date}, {begins}–{ends}"
DAYS = "{first}, {begins}, sampai {last}, {ends}"
FULL = "Bimtek {title}"
ANGKATAN = " angkatan {number}"
DETAIL_WHEN = "🗓 {when}"
DETAIL_WHERE = "📍 {place}"
ONLINE = "Daring: {link}"
DETAIL_TOPICS = "Materi: {topics}"
DETAIL_SPEAKERS = "Narasumber: {speakers}"
DETAIL_HOURS = "Jam pelajaran: {hours} JP"
DETAIL_CONTACT = "Kontak: {contact}"
DETAIL_SEATS = "Kursi: {quota}, {each} per KIM, masih {free}."
DETAIL_DEADLINE = "Jawaban ditunggu paling lambat {deadline}."
DETAIL_CANCELLED = "Dibatalkan: {reason}"
DETAIL_OVER = "Sudah selesai."
RULES = {
    "arrival": "Kursi menurut urutan jawaban; selebihnya masuk antrean.",
    "needy_first": (
        "Sampai batas itu kursi untuk KIM yang senyap atau belum pernah ikut; sesudahnya menurut urutan "
        "jawaban. Yang tidak kebagian didahulukan di Bimtek berikutnya."
    ),
}
AUDIENCES = {
    "all": "semua KIM",
    "silent_or_untrained": "KIM yang senyap atau belum pernah ikut Bimtek",
    "untrained": "KIM yang belum pernah ikut Bimtek",
    "kecamatan": "Kecamatan {names}",
}
NOBODY_YET = "belum ditentukan"
COME = "Hadir"
SEND_OTHER = "Diwakilkan"
CANNOT = "Belum bisa"
MAP = "Peta tempat"
JOIN_ONLINE = "Ruang daring"
CALENDAR = "Simpan ke kalender"
CALENDAR_SENT = "Ketuk berkasnya untuk menyimpan “{title}” di kalender HP. {when}."
MATERIALS = "Materi ({count})"
MATERIALS_TEXT = "Materi {bimtek}:\n{lines}"
MATERIALS_NONE = "Materi {bimtek} belum ada. Lain waktu silakan ditanyakan lagi dengan mengetik: materi"
NO_MATERIALS = "Belum ada materi Bimtek. Lain waktu silakan ditanyakan lagi dengan mengetik: materi"
WHICH_MATERIALS = "Materi Bimtek yang mana?"
MATERIAL_LINE = "• {title}: {url}"
MATERIAL_FILE = "• {title} (terlampir)"
GONE = "Bimtek itu tidak ada lagi. Ketik bimtek untuk jadwal terkini."
ALL = "Semua jadwal"

# Answers to the invitation --------------------------------------------------------------------------------

CONFIRMED = (
    "{thanks}, {name}. Satu kursi untuk {kim} sudah tercatat atas nama Bapak/Ibu. 🙏\n{title}: {when}, {where}.\n"
    "Kami ingatkan menjelang acaranya. Bila berhalangan, ketik: tidak bisa hadir"
)
CONFIRMED_AGAIN = (
    "{name} sudah tercatat hadir di {title}, {when}. Tidak perlu mendaftar lagi. 🙏 Di tempat acara, cukup ketik enam "
    "angka dari layar."
)
WAITING = {
    "full": (
        "{thanks}, {name}. Kursi {title} sedang penuh; Bapak/Ibu kami catat di antrean nomor {place}. Begitu ada kursi "
        "kosong, kami tawarkan lewat chat ini."
    ),
    "village": (
        "{thanks}, {name}. Untuk {title} sudah ada wakil dari KIM Bapak/Ibu. Bapak/Ibu kami catat di antrean nomor "
        "{place}; bila wakil itu berhalangan, kursinya kami tawarkan lewat chat ini."
    ),
    "order": (
        "{thanks}, {name}. Sampai {deadline} kursi {title} untuk KIM yang senyap atau belum pernah ikut. "
        "Bapak/Ibu kami catat di antrean nomor {place}; sesudah itu sisa kursi kami tawarkan menurut urutan."
    ),
}
WHY = "Kenapa saya belum dapat?"
DECLINED = (
    "Baik, {name}, tidak hadir di {title}. Terima kasih sudah mengabari.\n"
    "Bila berubah pikiran sebelum acaranya, ketuk lagi Hadir."
)
ASK_CANCEL = "{name} sudah tercatat hadir di {title}, {when}. Benar berhalangan? Kursinya kami berikan ke KIM lain."
CANCEL_YES = "Ya, berhalangan"
CANCEL_NO = "Tetap hadir"
CANCELLED = "Baik, {name}. Kursi di {title} sudah kami lepas. Terima kasih sudah mengabari lebih awal. 🙏"
NOTHING_TO_CANCEL = "Bapak/Ibu tidak tercatat di {title}. Bila ingin ikut, ketuk Hadir."
WHICH = "Bimtek yang mana?"
TOO_LATE = "Bimtek itu sudah mulai atau sudah selesai. Untuk jadwal berikutnya, ketik: bimtek"
IS_CANCELLED = "{title} dibatalkan. {reason} Untuk jadwal lain, ketik: bimtek"
NOT_OPEN = "Pendaftaran Bimtek itu belum dibuka. Undangannya kami kirim lewat chat ini."
NOT_IN_AUDIENCE = {
    "all": "{title} untuk semua KIM.",
    "silent_or_untrained": ("{title} kali ini untuk KIM yang senyap atau belum pernah ikut. Jadwal lain: ketik bimtek"),
    "untrained": "{title} kali ini untuk KIM yang belum pernah ikut. Untuk jadwal lain, ketik: bimtek",
    "kecamatan": "{title} kali ini untuk kecamatan lain. Untuk jadwal lain, ketik: bimtek",
}
REGISTER_FIRST = (
    "Yang bisa ikut Bimtek adalah anggota KIM. Mari mendaftar dulu, sebentar saja; setelah itu Bapak/Ibu kami antar "
    "kembali ke Bimtek ini."
)
ONCE_IN = "Begitu diterima, ketuk lagi Hadir atau ketik: bimtek"
IN_GROUP_HINT = "Untuk menjawab undangan Bimtek, silakan buka chat pribadi dengan kami."
OPEN_PRIVATE = "Buka chat pribadi"

WHY_CONFIRMED = "Bapak/Ibu sudah dapat kursi di {title}, {when}. 🙏"
WHY_OFFERED = "Kursi {title} sedang kami simpan untuk Bapak/Ibu sampai {until}. Mohon dijawab: Hadir atau Belum bisa."
WHY_WAITING = "{title}: Bapak/Ibu di antrean nomor {place}. {reason} Kursi yang kosong kami tawarkan menurut urutan."
WHY_REASON = {
    "full": "Semua kursi ({quota}) sudah terisi.",
    "village": "Sudah ada wakil dari KIM Bapak/Ibu, dan tiap KIM mendapat {each} kursi.",
    "order": "Sampai {deadline} kursi untuk KIM yang senyap atau belum pernah ikut.",
}
WHY_EXPIRED = (
    "Kursi {title} sempat kami tawarkan, tetapi belum terjawab sampai batasnya, jadi kami berikan ke berikutnya."
)
WHY_UNSERVED = "{title} sudah lewat dan Bapak/Ibu belum kebagian. Di Bimtek berikutnya Bapak/Ibu kami dahulukan."
WHY_NOTHING = "Bapak/Ibu belum terdaftar di Bimtek mana pun. Untuk melihat jadwalnya, ketik: bimtek"

# Sending somebody else ------------------------------------------------------------------------------------

ASK_DELEGATE = "Siapa yang mewakili {kim}? Ketuk namanya, atau ketik namanya."
NO_DELEGATE = (
    "Belum ada anggota lain di {kim} yang terdaftar. Ajak wakilnya mendaftar dulu dengan mengetik daftar, lalu ketuk "
    "lagi Diwakilkan."
)
DELEGATE_UNKNOWN = "Nama itu belum terdaftar di {kim}. Silakan ketuk salah satu, atau minta beliau mendaftar dulu."
DELEGATE_ASKED = "{thanks}, {name}. {other} kami tanya dulu. Sampai beliau menjawab, {place} tetap atas nama Bapak/Ibu."
DELEGATE_PLACE = {"confirmed": "kursinya", "waiting": "tempat di antrean"}
DELEGATE_TAKEN = "{other} sudah tercatat di Bimtek itu. Silakan pilih anggota lain."
DELEGATE_UNREACHED = (
    "{other} belum bisa kami hubungi lewat chat ini. Silakan pilih anggota lain, atau hubungi beliau dulu."
)
DELEGATE_REQUEST = "{old} meminta Bapak/Ibu mewakili {kim} di {bimtek}.\n{when}, {where}.\nApakah Bapak/Ibu bersedia?"
DELEGATE_YES = "Bersedia"
DELEGATE_NO = "Tidak bersedia"
DELEGATE_DONE = "{name} bersedia mewakili {kim} di {title}. {thanks}. 🙏"
DELEGATE_DECLINED = (
    "{name} belum bisa mewakili {kim} di {title}. Tempatnya masih atas nama Bapak/Ibu: ketuk Diwakilkan untuk memilih "
    "yang lain, atau Belum bisa."
)
DELEGATE_OVER = "Permintaan itu sudah tidak berlaku. Untuk melihat jadwal, ketik: bimtek"
DELEGATE_NO_SAID = "Baik, kami sampaikan. Terima kasih sudah menjawab."

# What participants hear by themselves ---------------------------------------------------------------------

INVITATION = (
    "{greeting} {name}. {office} mengundang {kim} ke {bimtek}.\n🗓 {when}\n📍 {where}\n"
    "Kursi {quota}, {each} per KIM. Mohon dijawab paling lambat {deadline}.\n{rule}"
)
GREETING = "Yang kami hormati"
GROUP_INVITATION = (
    "Undangan {bimtek} untuk {kim}.\n🗓 {when}\n📍 {where}\nSatu tombol cukup, jawabannya kami kirim pribadi."
)
OFFER = (
    "Kabar baik, {name}: ada kursi kosong di {bimtek}, {when}, {where}. Kami simpan untuk Bapak/Ibu sampai "
    "{until}; setelah itu pindah ke KIM berikutnya."
)
OFFER_CARRIED = (
    "{name}, di Bimtek yang lalu Bapak/Ibu belum kebagian, jadi kali ini didahulukan. 🙏 Satu kursi di {bimtek}, "
    "{when}, {where}, kami simpan sampai {until}."
)
EXPIRED = (
    "{name}, kursi {title} yang kami simpan sudah lewat batasnya, jadi kami berikan ke KIM berikutnya. Bila masih "
    "ingin ikut, ketuk Hadir untuk masuk antrean lagi."
)
REMINDERS = {
    "h7": "Selamat pagi, {name}. {soon} {bimtek}: {when}, {where}. Bila berhalangan, mohon kabari sekarang.",
    "h1": "Selamat pagi, {name}. {soon} {bimtek}: {when}, {where}. Sampai bertemu. 🙏",
    "h0": "Selamat pagi, {name}. Hari ini {bimtek}: {when}, {where}. Selamat jalan dan sampai bertemu. 🙏",
}
SOON = {0: "Hari ini", 1: "Besok", 7: "Seminggu lagi"}
IN_DAYS = "{days} hari lagi"
MOVED = "{name}, {bimtek} berubah. Sekarang: {when}, {where}. {place} tetap kami simpan."
MOVED_PLACE = {"confirmed": "Kursi Bapak/Ibu", "offered": "Tawaran kursi Bapak/Ibu", "waiting": "Antrean Bapak/Ibu"}
CALLED_OFF = "{name}, mohon maaf, {bimtek} pada {when} dibatalkan. {reason} Untuk jadwal lain, ketik: bimtek"
CALLED_OFF_NEXT = "Bapak/Ibu kami dahulukan di Bimtek berikutnya."

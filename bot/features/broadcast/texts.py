"""What is said about broadcasts."""

from __future__ import annotations

# Whom, in words; `rules/audience_words.py` reads them back ------------------------------------------------

STATES = {
    "no_kim": "belum punya KIM",
    "not_connected": "belum terhubung",
    "never_active": "belum pernah aktif",
    "active": "aktif",
    "weakening": "melemah",
    "silent": "senyap",
    "paused": "jeda",
    "dormant": "vakum",
}
ROLES = {"ketua": "ketua", "sekretaris": "sekretaris", "bendahara": "bendahara", "anggota": "anggota biasa"}
BOARD = "pengurus"
OR = " atau "
EVERYBODY = "semua anggota KIM"
EVERY_GROUP = "semua grup KIM"
KIM = "KIM"
KIM_IN_STATE = "KIM {states}"
AT = "di {places}"
KECAMATAN = "Kec. {name}"
VILLAGE = "{kind} {name} (Kec. {kecamatan})"
KINDS = {"desa": "Desa", "kelurahan": "Kelurahan"}
ONLY = "{roles} saja"
SIGNED_UP = "peserta angkatan {number} ({year})"
ATTENDED = "yang hadir di angkatan {number} ({year})"
NOT = "bukan {what}"
VIA = {"people": "", "groups": "lewat grup KIM", "both": "lewat chat pribadi dan grup KIM"}

# What is wrong with what was written ----------------------------------------------------------------------

NO_TEXT = "Siaran perlu tulisan. Silakan ketik isinya."
TOO_LONG = "Tulisannya {letters} huruf, paling banyak {most}. Mohon diringkas, lalu kirim lagi."
UNKNOWN_VARIABLE = "Kami tidak mengenal {name}. Yang bisa dipakai: {{nama}}, {{kim}}, {{desa}}. Silakan kirim lagi."
UNCLOSED = "Tanda {mark} di “{words}” belum ditutup. Tulis {mark} juga di akhir katanya, lalu kirim lagi."
TOO_MANY_FILES = "Paling banyak {most} foto dalam satu siaran. Silakan kirim lagi albumnya."
NO_VOICE = "Rekaman suara belum bisa disiarkan. Silakan kirim tulisan, foto, video, atau dokumen."
ONE_DOCUMENT = "Dokumen dikirim satu saja, tanpa foto. Silakan kirim lagi berkasnya."
TOO_BIG = "Berkasnya {size} MB, paling besar {most} MB. Silakan kirim yang lebih kecil, atau tautannya."
LINK_UNREADABLE = "Belum terbaca. Contoh: Baca selengkapnya | https://malangkab.go.id"
LINK_NOT_HTTPS = "Alamatnya harus diawali https://. Contoh: Baca selengkapnya | https://malangkab.go.id"
LABEL_TOO_LONG = "Tulisan tombol paling banyak {most} huruf. Mohon dipendekkan."
ANSWERS_UNREADABLE = "Pilihan jawaban {fewest} sampai {most}, berbeda-beda. Contoh: Bisa | Tidak bisa | Belum tahu"
A_MOMENT = "kurang dari 10 detik"
SECONDS = "sekitar {count} detik"
MINUTES = "sekitar {count} menit"
HOURS = "sekitar {count} jam"
AND_MORE = ", dan {count} lagi"
# The list and the form ------------------------------------------------------------------------------------

MENU = "Siaran"
TITLE = "siaran"
LIST = "Siaran terakhir. Ketuk salah satu untuk melihat keadaannya, atau ketuk Tulis siaran."
LIST_EMPTY = "Belum ada siaran. Ketuk Tulis siaran untuk memulai."
LIST_LINE = "• {number}: {words}, {status}"
NEW = "Tulis siaran"
TEMPLATES = "Templat siaran"
OPEN = "Siaran {number}"
STATUS = {
    "draft": "draf",
    "awaiting_approval": "menunggu persetujuan",
    "scheduled": "terjadwal",
    "sending": "sedang dikirim",
    "paused": "dijeda",
    "done": "selesai",
    "cancelled": "dibatalkan",
}
ASK_CONTENT = (
    "Apa isi siarannya? Ketik tulisannya, atau kirim satu foto, album, atau dokumen dengan keterangan.\n"
    "Boleh *tebal*, _miring_, {nama}, {kim}, {desa}. Contoh: Yth. {nama}, *besok* ada rapat."
)
ANNOUNCE_BIMTEK = "Umumkan Bimtek"
ANNOUNCE_CLARIFICATION = "Umumkan klarifikasi"
FROM_TEMPLATE = "Pakai templat"
ASK_WORDS = "Terima kasih, berkasnya sudah kami terima. Apa tulisannya?"
WHICH_BIMTEK = "Bimtek yang mana?"
WHICH_CLARIFICATION = "Klarifikasi yang mana?"
WHICH_TEMPLATE = "Templat yang mana?"
NO_BIMTEK = "Belum ada Bimtek yang diumumkan. Silakan ketik sendiri isi siarannya."
NO_CLARIFICATION = "Belum ada klarifikasi. Silakan ketik sendiri isi siarannya."
NO_TEMPLATE = "Belum ada templat. Silakan ketik isi siarannya; nanti bisa disimpan sebagai templat."
BIMTEK_TEXT = "*{title}*\n🗓 {when}\n📍 {where}\n{rule}"
READ_CLARIFICATION = "Baca klarifikasi"

ASK_AUDIENCE = (
    "Untuk siapa? Ketik seperti ini: senyap di Kepanjen, ketua saja, bukan angkatan 3\nAtau pilih lewat tombol."
)
AUDIENCE_SO_FAR = "Sejauh ini: {words} ({count}).\nTambah lewat tombol, ketik ulang untuk mengganti, atau ketuk Lanjut."
ALL = "Semua anggota"
BY_KECAMATAN = "Kecamatan"
BY_VILLAGE = "Desa"
BY_STATE = "Keadaan KIM"
BY_ROLE = "Peran"
BY_COHORT = "Angkatan"
BY_DOOR = "Orang atau grup"
EXCEPT = "Kecualikan"
GO_ON = "Lanjut"
WHICH_KECAMATAN = "Kecamatan mana? Pilih, atau ketik namanya."
WHICH_VILLAGE = "Desa mana? Ketik namanya, contoh: Sumberejo Poncokusumo"
WHICH_STATE = "KIM dalam keadaan apa?"
WHICH_ROLE = "Peran yang mana?"
WHICH_COHORT = "Angkatan yang mana?"
WHICH_DOOR = "Dikirim lewat mana?"
DOORS = {"people": "Chat pribadi", "groups": "Grup KIM", "both": "Chat pribadi dan grup"}
ASK_EXCEPT = "Siapa yang dikecualikan? Ketik, contoh: angkatan 3, atau: bendahara, atau: Kepanjen"
NO_COHORTS = "Belum ada angkatan Bimtek yang diumumkan."
NOT_UNDERSTOOD = "Bagian “{words}” belum terbaca. Contoh: senyap di Kepanjen, ketua saja, bukan angkatan 3"
SEVERAL_PLACES = "“{words}” ada beberapa: {options}. Silakan ketik dengan kecamatannya."
NO_COHORT = "Belum ada Bimtek {words}. Silakan ketik angkatan yang sudah diumumkan."

HUB = "Untuk: {words}.\nPenerima: {count}, {duration}.{left}\nIsi untuk {name}{files}:\n“{text}”"
HUB_LEFT = " Tidak dikirimi {count}: {reasons}."
HUB_NOBODY = "Untuk: {words}.\nTidak ada penerima yang cocok, jadi belum bisa dikirim.{left} Silakan ubah penerimanya."
HUB_CAP = "Untuk: {words}.\nBelum ada yang bisa dikirimi hari ini.{left} Silakan ketuk Jadwalkan. Contoh: besok 09.00"
HUB_ANSWERS = "\nTombol jawaban: {answers}."
HUB_NEEDS = "\nPerlu disetujui admin lain ({why})."
HUB_WHY = {
    "size": "lebih dari {most} penerima",
    "quiet": "di luar jam kerja",
    "cap": "melewati batas harian",
    "urgent": "mendesak",
}
FILES = {"photo": ", dengan {count} foto/video", "document": ", dengan dokumen"}
PEOPLE_COUNT = "{count} orang"
GROUP_COUNT = "{count} grup"
A_GROUP = "grup {kim}"
REASONS = {
    "no_consent": "belum setuju menerima kabar",
    "stopped": "berhenti menerima kabar",
    "muted": "mematikan topik ini",
    "blocked": "memblokir bot",
    "no_address": "belum punya chat dengan bot",
    "cap": "sudah cukup siaran hari ini",
    "group_lost": "grupnya tidak terjangkau",
    "gone": "sudah keluar",
    "rejected": "ditolak Telegram",
    "too_many_attempts": "tidak tersambung",
    "too_late": "sudah terlalu lama",
    "corrected": "dikirimi ralat",
}
HUB_TYPED = "Belum terbaca. Silakan ketuk tombol, atau ketik waktunya. Contoh: besok 09.00"
SEND = "Kirim sekarang"
LATER = "Jadwalkan"
TEST = "Contoh ke saya"
CHANGE_CONTENT = "Ubah isi"
CHANGE_AUDIENCE = "Ubah penerima"
EXTRAS = "Tombol dan topik"
SAVE = "Simpan templat"
OVER_CAP = "Abaikan batas harian"
WITHIN_CAP = "Ikuti batas harian"
ASK_EXTRA = "Mau menambah apa? Sekarang: {now}."
EXTRA_NOW = "topik {topic}, {links} tombol tautan, {answers}"
ANSWERS_NONE = "tanpa tombol jawaban"
ANSWERS_SOME = "jawaban {answers}"
ADD_LINK = "Tombol tautan"
ADD_READ = "Tombol sudah dibaca"
ADD_POLL = "Pertanyaan singkat"
SET_TOPIC = "Topik"
SET_URGENT = "Tandai mendesak"
CLEAR = "Hapus tombol"
DONE = "Selesai"
ASK_LINK = "Tulis tombol dan alamatnya. Contoh: Baca selengkapnya | https://malangkab.go.id"
ENOUGH_LINKS = "Paling banyak {most} tombol tautan. Ketuk Hapus tombol untuk mulai lagi."
ASK_POLL = "Apa pilihan jawabannya? 2 sampai 4. Contoh: Bisa | Tidak bisa | Belum tahu"
ASK_TOPIC = "Topiknya apa? Orang bisa mematikan satu topik tanpa berhenti."
TOPICS = {"umum": "Umum", "bimtek": "Bimtek", "hoaks": "Hoaks"}
READ = "Sudah dibaca"
ASK_TEMPLATE_NAME = "Simpan dengan nama apa? Contoh: Undangan rapat bulanan"
TEMPLATE_NAME_LONG = "Nama templat paling banyak {most} huruf. Mohon dipendekkan."
TEMPLATE_SAVED = "Templat “{name}” sudah disimpan. Siarannya kita lanjutkan."
NO_TEMPLATE_YET = "Belum ada templat. Saat menulis siaran, ketuk Simpan templat."
TEMPLATE_LIST = "Templat siaran. Ketuk salah satu untuk memakainya."
TEMPLATE_SHOWN = "Templat “{name}”:\n“{text}”"
USE = "Pakai templat ini"
REMOVE = "Hapus templat"
TEMPLATE_REMOVED = "Templat “{name}” sudah dihapus."
TEMPLATE_GONE = "Templat itu sudah tidak ada. Ketik templat siaran untuk melihat yang masih ada."
ASK_WHEN = "Kapan dikirim? Contoh: besok 09.00, atau: 24 September 09.00"
WHEN_UNREADABLE = "Waktunya belum terbaca. Contoh: besok 09.00, atau: 24 September 09.00"
WHEN_PAST = "Waktu itu sudah lewat. Contoh: besok 09.00"
WHEN_FAR = "Terlalu jauh; paling lama setengah tahun ke depan. Contoh: besok 09.00"
ASK_CLOSED = (
    "{when} di luar jam kerja (hari kerja {hours}). Kita kirim {open}?\n"
    "Bila mendesak, admin lain bisa mengizinkan dikirim di luar jam kerja."
)
SEND_AT = "Kirim {when}"
ASK_OVERRIDE = "Minta izin admin lain"
OTHER_TIME = "Waktu lain"

# Sent, approved, refused ----------------------------------------------------------------------------------

NOBODY = "Tidak ada penerima yang cocok, jadi belum bisa dikirim. Silakan ubah penerimanya."
NO_SECOND_ADMIN = (
    "Siaran ini perlu disetujui admin lain, dan belum ada admin lain. Untuk mengundangnya, ketik: undang petugas. "
    "Isian Bapak/Ibu tetap tersimpan."
)
STARTED = "{thanks}. Siaran {number} dikirim ke {count}. Perkembangannya ada di pesan berikut."
SCHEDULED = "{thanks}. Siaran {number} ke {count} akan dikirim {when}."
AWAITING = "{thanks}. Siaran {number} ke {count} menunggu persetujuan admin lain; kabarnya kami sampaikan di sini."
WITHDRAW = "Batalkan siaran"
AN_ADMIN = "admin Diskominfo"
ASK_APPROVAL = (
    "Siaran {number} dari {author} menunggu persetujuan{why}.\n"
    "Untuk: {words}: {count}.{left}\nDikirim: {when}.\n“{text}”"
)
APPROVAL_WHY = " ({why})"
NOW = "begitu disetujui"
APPROVE = "Setujui siaran {number}"
REJECT = "Tolak siaran {number}"
SEE = "Lihat isinya"
SEEN = "Di bawah ini siaran {number} seperti yang dibaca {name}."
AGREED = "disetujui"
NOT_ONESELF = "Siaran sendiri perlu disetujui admin lain. Kami sudah memberi tahu mereka."
NOT_WAITING = "Siaran {number} sudah {status}{who}."
BY = " oleh {name}"
APPROVED = "{thanks}. Siaran {number} disetujui, dikirim ke {count}."
APPROVED_LATER = "{thanks}. Siaran {number} disetujui, dikirim {when} ke {count}."
TOLD_APPROVED = "Siaran {number} disetujui {name}. Perkembangannya ada di pesan berikut."
NOBODY_NOW = (
    "Penerimanya sekarang tidak ada lagi, jadi siaran {number} belum bisa disetujui. Silakan ketuk Tolak siaran "
    "{number} dan tulis alasannya, agar penerimanya diubah."
)
ASK_REJECT = "Apa alasannya? {author} akan membacanya. Contoh: tanggalnya perlu diperiksa lagi"
REJECTED = "Baik, siaran {number} ditolak. {author} sudah kami beri tahu."
TOLD_REJECTED = "Siaran {number} belum disetujui {name}. Alasannya: {reason}\nKetuk Tulis ulang untuk memperbaikinya."
AGAIN = "Tulis ulang"
GONE = "Siaran itu tidak ada. Ketik siaran untuk melihat daftarnya."

# While it is sent, and its end ----------------------------------------------------------------------------

HEADS = {
    "awaiting_approval": "{name} menunggu persetujuan admin lain.",
    "scheduled": "{name} terjadwal {when}.",
    "sending": "{name} sedang berjalan.",
    "closed": "{name} menunggu jam kerja, lanjut {when}.",
    "paused": "{name} dijeda.",
    "done": "{name} selesai, {when}.",
    "cancelled": "{name} dibatalkan, {when}.",
}
NAMES = {"send": "Siaran {number}", "edit": "Ralat siaran {of}", "delete": "Penarikan siaran {of}"}
FOR = "Untuk: {words}."
FOR_CHANGE = "Untuk semua yang sudah menerima."
BAR = "{bar} {percent}%"
SENT = "{sent} dari {total} terkirim{pace}."
CHANGED = {"edit": "{sent} dari {total} diganti{pace}.", "delete": "{sent} dari {total} ditarik{pace}."}
RATE = ", {rate} per detik, sisa {duration}"
FAILED = "Gagal {count}: {reasons}."
SKIPPED = "Tidak dikirimi {count}: {reasons}."
UNCERTAIN = "Tidak pasti {count}: mungkin sampai, mungkin tidak."
CANCELLED_ROWS = "Tidak jadi dikirim {count}."
CORRECTED = "{count} dikirimi ralat karena pesannya tidak bisa diubah lagi."
READ_BY = "Sudah dibaca {answered} ({percent}%)."
ANSWERED = "Jawaban {answered} ({percent}%): {answers}."
PAUSE = "Jeda"
RESUME = "Lanjut kirim"
CANCEL = "Batalkan"
CANCEL_SURE = "Ya, batalkan"
RETRY = "Kirim ulang yang gagal"
UNSURE = "Yang tidak pasti"
SHEET = "Unduh XLSX"
RECALL = "Tarik siaran"
CORRECT = "Ralat"
SHARES = "Jawaban per kecamatan"
MORE = "Rincian"
PAUSED = "Baik, siaran {number} dijeda. Untuk meneruskannya, ketuk Lanjut kirim."
NOT_SENDING = "Siaran {number} tidak sedang dikirim; sekarang {status}."
RESUMED = "Baik, siaran {number} dilanjutkan."
NOT_PAUSED = "Siaran {number} tidak sedang dijeda; sekarang {status}."
ASK_CANCEL = "Batalkan siaran {number}? {left} penerima belum dikirimi dan tidak akan menerimanya."
CANCELLED = "Siaran {number} dibatalkan. {count} penerima tidak jadi dikirimi."
TOO_LATE_TO_CANCEL = "Siaran {number} sudah {status}, jadi tidak bisa dibatalkan. Yang sudah sampai bisa ditarik."
RETRIED = "Baik, {count} penerima dikirimi lagi. Perkembangannya ada di pesan berikut."
NOTHING_TO_RETRY = (
    "Tidak ada yang perlu dikirim ulang. Yang memblokir bot bisa dikirimi lagi setelah mereka membuka blokirnya."
)
UNSURE_LIST = (
    "{count} penerima tidak pasti: pesannya sedang di jalan saat sambungan terputus. Bila dikirim ulang, mungkin ada "
    "yang menerima dua kali.\n{names}"
)
UNSURE_NONE = "Tidak ada penerima yang tidak pasti."
AN_ERASED = "tanpa nama"
RESEND_ALL = "Kirim ulang semua"
RESEND_ONE = "Kirim ulang {name}"
SHEET_READY = "Ini laporan siaran {number}, tanpa nomor HP. Pengunduhan ini tercatat."
SHEET_COMES = "Baik, laporan siaran {number} sedang disiapkan dan dikirim ke sini dalam beberapa menit."
SHEET_NAME = "siaran-{number}.xlsx"
SHEET_TITLE = "Penerima"
SHEET_COLUMNS = ("Nama", "KIM", "Desa", "Kecamatan", "Lewat", "Keadaan", "Sebab", "Waktu", "Jawaban")
VIA_PERSON, VIA_GROUP = "chat pribadi", "grup"
ROW_STATUS = {
    "pending": "menunggu",
    "sending": "sedang dikirim",
    "sent": "terkirim",
    "failed": "gagal",
    "uncertain": "tidak pasti",
    "skipped": "tidak dikirimi",
    "cancelled": "dibatalkan",
}
REPORT = "Laporan akhir. {summary}"
SHARES_TEXT = "Jawaban siaran {number}, {answered} dari {reached} penerima:\n{lines}"
SHARES_LINE = "• {kecamatan}: {answered} dari {reached} ({percent}%)"
SHARES_POLL = "• {kecamatan}: {answers}"
SHARES_REACHED = "dari {reached}"
SHARES_MORE = "… dan {count} kecamatan lagi; semuanya ada di XLSX."
SHARES_NONE = "Siaran {number} belum mendapat jawaban."
NO_ANSWERS_ASKED = "Siaran {number} tidak memakai tombol jawaban."

ASK_RECALL = (
    "Siaran {number} akan ditarik dari {count} chat. Pesan yang sudah lewat 48 jam tidak bisa dihapus; penerimanya "
    "kami kirimi ralat.\nApa tulisan ralatnya? Ketuk Lewati bila cukup dihapus saja."
)
RECALL_SURE = "Tarik siaran {number} dari {count} chat?{correction} Ini tidak bisa dikembalikan."
RECALL_CORRECTION = "\nRalat bagi yang tidak bisa dihapus: “{text}”\n"
RECALL_YES = "Ya, tarik"
RECALLING = "Baik, siaran {number} sedang ditarik. Perkembangannya ada di pesan berikut."
ASK_CORRECT = "Apa tulisan yang benar? Ini menggantikan siaran {number} di {count} chat."
CORRECT_SURE = "Ganti tulisan siaran {number} di {count} chat menjadi ini?\n“{text}”"
CORRECT_YES = "Ya, ganti"
CORRECTING = "Baik, siaran {number} sedang diganti. Yang tidak bisa diganti dikirimi ralat, sekali."
NOTHING_DELIVERED = "Siaran {number} belum sampai ke siapa pun, jadi tidak ada yang perlu ditarik atau diralat."
NO = "Tidak"
LEFT_AS_IS = "Baik, siarannya tidak diubah."

# What recipients read -------------------------------------------------------------------------------------

WHY = "Kenapa saya dapat ini?"
WHY_TEXT = "{name} menerima siaran ini karena termasuk: {words}. Topiknya {topic}, dari {office}."
WHY_GROUP = "Siaran ini untuk {words}. Topiknya {topic}, dari {office}."
WHY_NOTHING = "Belum ada siaran dari kami di chat ini. Untuk mengatur kiriman, ketik: atur kiriman"
WHY_GONE = "Siaran itu tidak ada lagi di catatan kami. Untuk mengatur kiriman, ketik: atur kiriman"
MUTE = "Matikan topik {topic}"
UNMUTE = "Nyalakan topik {topic}"
STOP = "Berhenti semua"
SETTINGS = "Atur kiriman"
SETTINGS_TEXT = "Kiriman untuk {name}:\n{lines}\nMatikan topik yang tidak perlu; keanggotaan tetap ada."
SETTINGS_LINE = "• {topic}: {state}"
ON, OFF = "menyala", "mati"
STOPPED_TOO = "Semua kiriman sedang berhenti. Untuk menerima lagi, ketik: mulai lagi"
MUTED = "Baik, kiriman topik {topic} tidak kami kirim lagi. Untuk menyalakan, ketik: nyalakan {word}"
UNMUTED = "{thanks}. Siaran topik {topic} kami kirim lagi."
WHICH_TOPIC = "Topik yang mana: umum, Bimtek, atau hoaks?"
NOT_ON_FILE = "Kami tidak menyimpan data Bapak/Ibu, jadi tidak ada kiriman. Untuk mendaftar, ketik: daftar"
TOOK_READ = "{thanks}, {name}. Sudah kami catat bahwa siaran ini dibaca. 🙏"
TOOK_ANSWER = "{thanks}, {name}. Jawaban Bapak/Ibu: {answer}. Bila berubah, ketuk jawaban yang lain."
NOT_A_RECIPIENT = "Tombol ini untuk penerima siarannya. Bila Bapak/Ibu belum terdaftar di KIM, ketik: daftar"
TEST_ONLY = "Ini hanya contoh, jadi jawabannya tidak dicatat."

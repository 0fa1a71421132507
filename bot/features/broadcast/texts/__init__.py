"""What is said about broadcasts: here to who writes one."""

from __future__ import annotations

from bot.features.broadcast.texts.audience import *  # noqa: F403
from bot.features.broadcast.texts.recipients import *  # noqa: F403
from bot.features.broadcast.texts.watching import *  # noqa: F403

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
LIST_WORDS = (
    "daftar siaran", "broadcast", "siaran saya", "status siaran", "riwayat siaran", "lihat siaran", "jeda siaran",
    "hentikan siaran", "stop siaran", "batalkan siaran", "tarik siaran", "hapus siaran", "ralat siaran",
    "koreksi siaran", "laporan siaran", "unduh siaran",
)  # fmt: skip
"""Whatever is to be done with a broadcast begins at the list of them."""
NUMBERED = (
    r"((jeda|hentikan|stop|batalkan|tarik|ralat|lihat|buka|tolong|saya|mau) )*siaran( no\.?| nomor)? ?\d{1,9}[ .!]*"
)
"""*Tarik siaran 3*: its own page."""
OWN_GROUP = (
    "Siaran dikirim petugas. Untuk anggota KIM sendiri, silakan tulis di grup KIM; bila belum ada, ketuk tombol ini."
)
GROUP = "Grup KIM"
WRITE_WORDS = (
    "buat siaran", "kirim siaran", "bikin siaran", "siaran baru", "buat pengumuman", "bikin pengumuman",
    "tulis pengumuman", "kirim pengumuman", "kirim pesan ke semua", "kirim pesan ke semua anggota",
    "kirim pesan ke semua kim", "kirim pesan ke semua ketua",
)  # fmt: skip
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
RECALLED = "ditarik kembali"
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
BIMTEK_GONE = "Bimtek itu sudah dibatalkan atau selesai. Silakan ketik isi siarannya, atau pilih lagi."
CLARIFICATION_GONE = "Klarifikasi itu sudah ditarik. Silakan ketik isi siarannya, atau pilih lagi."
BIMTEK_TEXT = "*{title}*\n🗓 {when}\n📍 {where}\nKursi {quota}, {each} per KIM."
BIMTEK_DEADLINE = " Mohon dijawab paling lambat {deadline}.\n{rule}"
READ_CLARIFICATION = "Baca klarifikasi"

ASK_AUDIENCE = (
    "Untuk siapa? Ketik seperti ini: senyap di Kepanjen, ketua saja, bukan angkatan 3\nAtau pilih lewat tombol."
)
AUDIENCE_SO_FAR = "Sejauh ini: {words} ({count}).\nTambah lewat tombol, ketik ulang untuk mengganti, atau ketuk Lanjut."
ALL = "Semua anggota"
BY_KECAMATAN = "Kecamatan"
BY_VILLAGE = "Desa/kelurahan"
BY_VILLAGE_WORDS = ("desa", "kelurahan")
BY_STATE = "Keadaan KIM"
BY_ROLE = "Peran"
BY_COHORT = "Angkatan"
BY_DOOR = "Orang atau grup"
EXCEPT = "Kecualikan"
GO_ON = "Lanjut"
WHICH_KECAMATAN = "Kecamatan mana? Pilih, atau ketik namanya."
WHICH_VILLAGE = "Desa atau kelurahan mana? Ketik namanya, contoh: {example}"
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
HUB_LINKS = "\nTombol tautan: {links}."
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
HUB_TYPED = (
    "Belum terbaca. Silakan ketuk tombol, atau ketik waktunya (contoh: besok 09.00) atau penerimanya "
    "(contoh: ketua di Kepanjen)."
)
SEND = "Kirim sekarang"
SEND_WORDS = ("kirim",)
LATER = "Jadwalkan"
TEST = "Contoh ke saya"
TEST_WORDS = (
    "contoh", "contoh dulu", "tes", "tes dulu", "coba", "coba dulu", "tes ke saya", "coba ke saya", "kirim ke saya",
    "kirim ke saya dulu", "coba kirim ke saya", "coba kirim ke saya dulu", "kirim contoh", "kirim contohnya",
)  # fmt: skip
TEST_COMES = "Contohnya kami kirim di bawah ini."
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
WHEN_NO_HOUR = "Jam berapa? Contoh: besok 09.00"
WHEN_PAST = "Waktu itu sudah lewat. Contoh: besok 09.00"
WHEN_FAR = "Terlalu jauh; paling lama setengah tahun ke depan. Contoh: besok 09.00"
ASK_CLOSED = (
    "{when} di luar jam kerja (hari kerja {hours}). Kita kirim {open}?\n"
    "Bila mendesak, admin lain bisa mengizinkan dikirim di luar jam kerja."
)
SEND_AT = "Kirim {when}"
ASK_OVERRIDE = "Minta izin admin lain"
OTHER_TIME = "Waktu lain"

"""What is said to a KIM that has gone silent, and to those who look after it."""

from __future__ import annotations

from bot.features.silence.texts.sheet import *  # noqa: F403
from bot.features.silence.texts.sk import *  # noqa: F403
from storage.silence import Obstacle
from storage.task import Wish


def about(days: int) -> str:
    """How long that is, as one says it."""
    if days < 25:
        return f"{days} hari"
    return "sebulan" if days < 45 else f"{round(days / 30)} bulan"


def ago(days: int) -> str:
    return f"{days} hari lalu" if days else "hari ini"


# To the people of a KIM -----------------------------------------------------------------------------------

REMINDERS = {
    1: (
        "Apa kabar, {name}? Semoga sehat selalu. 🙏 Sudah sekitar {while_} kami belum mendengar cerita dari {kim}. "
        "Kalau ada rapat kecil atau unggahan, silakan dicatat. Satu foto dan satu kalimat sudah cukup."
    ),
    2: (
        "{thanks} sudah menjaga {kim}, {name}. 🙏 Sudah sekitar {while_} belum ada cerita, dan itu wajar: Bapak/Ibu "
        "semua relawan. Boleh kami tahu, apa yang sedang menjadi kendala?"
    ),
    3: (
        "{thanks} untuk semua kerja {kim}, {name}. 🙏 Sudah sekitar {while_} belum ada cerita, jadi petugas {office} "
        "ingin membantu. Mana yang paling pas: kami telepon, kami datang berkunjung, atau kursi Bimtek?"
    ),
}
NEVER_HEARD = REMINDERS | {
    1: (
        "Apa kabar, {name}? Semoga sehat selalu. 🙏 Kami senang {kim} sudah terdaftar, dan ingin sekali mendengar "
        "cerita pertamanya. Rapat kecil atau unggahan pun boleh. Satu foto dan satu kalimat sudah cukup."
    ),
}
IN_GROUP = {
    1: (
        "Apa kabar, Bapak/Ibu {kim}? Semoga sehat semua. 🙏 Kalau ada rapat kecil atau unggahan, balas fotonya dengan "
        "/kegiatan. Satu foto dan satu kalimat sudah cukup."
    ),
    2: (
        "Bapak/Ibu {kim}, terima kasih sudah menjaga kampung. 🙏 Bila ada yang bisa kami bantu supaya kegiatan "
        "tercatat lagi, silakan bercerita lewat chat pribadi."
    ),
}
"""To the KIM's group, at these steps; two lines at most."""
ALIVE = "Masih aktif"
OBSTACLES = {
    Obstacle.NO_TIME: "Belum sempat",
    Obstacle.EQUIPMENT: "Alatnya kurang",
    Obstacle.BOARD: "Pengurus berganti",
    Obstacle.PAUSE: "Minta jeda",
    Obstacle.HELP: "Perlu bantuan",
}
WISHES = {
    Wish.PHONE: "Telepon saja",
    Wish.VISIT: "Datang berkunjung",
    Wish.SEAT: "Ikut Bimtek berikutnya",
}

NOT_MEMBER = "Yang bisa menjawab untuk KIM hanya anggotanya yang sudah terdaftar. Untuk bergabung, ketik daftar."
NOT_MEMBER_OFFICE = (
    "Yang bisa menjawab untuk KIM hanya anggotanya. "
    "Untuk melihat atau menunda sebuah KIM sebagai petugas, ketik senyap."
)
OTHER_KIM = "Tombol itu untuk anggota KIM lain. Bila Bapak/Ibu seharusnya bisa, silakan ketik petugas."
HEARD_MEANWHILE = (
    "{thanks}, {name}. Pesan itu sudah lewat: {kim} sudah terdengar lagi. 🙏 Bila masih perlu sesuatu, ketik: petugas"
)
THANKS_ALIVE = (
    "{thanks}, {name}. Kabar baik. 🙏 Pengingat kami tunda paling tidak sampai {until}. Begitu ada kegiatan, sekecil "
    "apa pun, silakan ketik: kegiatan"
)
THANKS_ALIVE_DORMANT = (
    "{thanks}, {name}. {kim} tercatat sedang vakum; kabar ini kami sampaikan ke petugas. Satu kegiatan kecil sudah "
    "cukup untuk mengaktifkannya lagi: ketik kegiatan"
)
ANSWERS = {
    Obstacle.NO_TIME: (
        "{thanks} sudah terus terang, {name}. Tidak apa-apa. 🙏 Nanti kalau sempat, satu foto dan satu kalimat sudah "
        "cukup. Bila sedang musim sibuk, ketuk Minta jeda."
    ),
    Obstacle.EQUIPMENT: (
        "{thanks}, {name}. Sudah kami sampaikan ke petugas. Sementara itu foto dari HP siapa pun boleh, tulisan saja "
        "juga boleh. Untuk menjelaskan alatnya, ketik petugas."
    ),
    Obstacle.BOARD: (
        "{thanks}, {name}. Petugas sudah kami beri tahu. Agar tercatat, ketua bisa mengetik: pengurus berganti. "
        "Pengurus baru cukup mengetik: daftar"
    ),
    Obstacle.HELP: (
        "{thanks}, {name}. Petugas sudah kami beri tahu dan akan menghubungi {kim}. Kalau mau bercerita dulu, ketik "
        "petugas."
    ),
}
BEREAVED = (
    "Kami turut berduka, {name}. 🙏 Petugas akan menjawab di sini. Bila sudah waktunya, penggantinya cukup mengetik: "
    "ganti jabatan"
)
MOURNING = "Kami turut berduka, {name}. 🙏"
MOURNING_KIM = "Bila {kim} perlu istirahat dulu, ketuk Minta jeda. Bila ada yang perlu dibantu, ketuk Hubungi petugas."
MOURNING_OTHERS = "Bila ada yang bisa kami bantu, ketuk Hubungi petugas."
CHANGE_ROLE = "Ganti jabatan"
ILL = "Semoga beliau lekas pulih, {name}. 🙏 Petugas akan menjawab di sini. Bila KIM perlu istirahat dulu, ketik: jeda"
DISBANDED = (
    "{thanks} sudah mengabari, {name}, juga untuk semua yang sudah dikerjakan {kim}. 🙏 Petugas akan menjawab di sini. "
    "Bila hanya perlu istirahat dulu, ketik: jeda"
)
HANDOVER = "Ganti pengurus"
WISHED = {
    Wish.PHONE: "{thanks}, {name}. Petugas akan menelepon pengurus {kim} pada jam kerja.",
    Wish.VISIT: "{thanks}, {name}. Petugas akan mengatur waktu untuk datang ke {village}, dan mengabari lebih dulu.",
    Wish.SEAT: (
        "{thanks}, {name}. Usulan kursi Bimtek untuk {kim} sudah kami sampaikan; undangannya akan datang di sini."
    ),
}
WISH_DONE = "{thanks}, {name}. Petugas sudah menindaklanjuti {kim}. Bila masih perlu sesuatu, ketik petugas."

ASK_PAUSE = "Baik, {name}. Jeda untuk {kim} sampai kapan? Ketuk salah satu, atau ketik tanggalnya, misalnya: {example}"
ASK_PAUSE_AGAIN = "{kim} sedang jeda sampai {until}. Mau diubah sampai kapan? Ketuk salah satu, atau ketik tanggalnya."
ASK_PAUSE_ROUGHLY = (
    "Baik, tidak harus pasti. Kira-kira sampai tanggal atau bulan apa? Misalnya: akhir {month}. Nanti masih bisa "
    "diubah."
)
ASK_PAUSE_MOURNING = "Kami turut berduka, {name}. 🙏 Jeda sampai kira-kira kapan? Nanti masih bisa diubah."
ABOUT_PAUSE = (
    "Selama jeda tidak ada pengingat; KIM tetap terdaftar, boleh mencatat kegiatan dan ikut Bimtek. Paling lama {days} "
    "hari, nanti boleh diminta lagi."
)
ASK_PAUSE_STILL = "Jadi, jeda sampai kapan? Ketuk salah satu, ketik tanggalnya, atau batal."
TWO_WEEKS = "2 minggu"
ONE_MONTH = "1 bulan"
DAYS = "{days} hari"
END_PAUSE = "Akhiri jeda"
END_PAUSE_WORDS = (
    "selesai jeda", "jeda selesai", "sudah selesai jeda", "jedanya selesai", "jedanya sudah selesai", "berhenti jeda",
    "hentikan jeda", "cabut jeda", "batal jeda", "jeda dibatalkan", "jeda dicabut", "jedanya dicabut", "batalkan jeda",
    "gak jadi jeda", "tidak jadi jeda", "ora sido jeda", "wis ora jeda", "sudah tidak jeda", "aktif lagi",
    "aktif kembali", "kami aktif lagi", "sudah aktif lagi", "sudah aktif kembali",
)  # fmt: skip
PAUSE_UNCLEAR = "Tanggalnya belum terbaca. Kira-kira saja boleh, misalnya: {example}, akhir {month}, atau 3 minggu"
PAUSE_PAST = "Jeda perlu sampai hari yang akan datang. Contoh: {example}, rabu depan, atau 3 minggu"
PAUSED = (
    "{thanks}, {name}. {kim} jeda sampai {until}, tanpa pengingat. 🙏 Kegiatan tetap boleh dicatat. Untuk mengakhiri "
    "lebih awal, ketik: akhiri jeda"
)
PAUSED_SHORTER = (
    "{thanks}, {name}. Jeda paling lama {days} hari, jadi {kim} jeda sampai {until}, tanpa pengingat. 🙏 Bila perlu "
    "lebih, nanti bisa diminta lagi. Untuk mengakhiri lebih awal, ketik: akhiri jeda"
)
RESTS = "Tidak apa-apa, {name}. 🙏 {kim} memang sedang jeda sampai {until}, tanpa pengingat."
CHANGE_PAUSE = "Ubah jeda"
PAUSE_ENDED = "{thanks}, {name}. Jeda {kim} sudah diakhiri. Selamat berkegiatan lagi."

# To officers ----------------------------------------------------------------------------------------------

STEPS = {1: "Kabar pertama", 2: "Tawaran bantuan", 3: "Telepon, kunjungan, atau Bimtek", 4: "Perlu dikunjungi"}
HEARD_AGAIN = "Kabar baik: {kim}, {village}, sudah terdengar lagi. Tugasnya kami tutup."
WOKE_UP = "Kabar baik: {kim}, {village}, sudah terdengar lagi dan tidak tercatat vakum lagi."
STIRS = "{kim}, {village}, tercatat vakum, tetapi anggotanya mengabari masih aktif."
OBSTACLE_QUOTED = "{obstacle}, “{words}”"
OBSTACLE_NOTE = "{kim}, {village}, menjawab: {obstacle}."
WISH_NOTE = "{kim}, {village}, memilih: {wish}."
OPEN_KIM = "Lihat {kim}"
DIGEST = "{count} KIM perlu ditindaklanjuti. Paling lama senyap:"
DIGEST_LINE = "• {kim}, {village}: {days} hari"
DIGEST_REST = "dan {count} KIM lagi."
DIGEST_HELPED = "Sedang kami tawari bantuan: {kims}."
TASKS_LABEL = "Lihat tugas"
AND_MORE = "{names}, dan {count} lagi"
TOMORROW = "Rencana {date}: {count} KIM."
TOMORROW_LINE = "{step}: {kims}"
KIM_IN = "{kim} ({kecamatan})"
TOMORROW_NONE = "Untuk {date} tidak ada KIM yang akan diingatkan."
ARRANGE = "Lihat dan atur"

RECAP_WORDS = (
    "rekap kim", "rekapitulasi", "rekap bulanan", "laporan bulan ini", "laporan bulanan", "ringkasan", "ringkasan kim",
    "statistik", "statistik kim", "data kim", "unduh data", "unduh data kim", "ekspor data", "ekspor data kim",
    "desa belum ada kim", "desa tanpa kim", "desa mana yang belum punya kim", "desa yang belum punya kim",
    "berapa kim kecamatan", "export data", "export data kim", "jumlah kim",
    "jumlah kim aktif", "berapa kim aktif", "berapa kim yang aktif", "berapa yang aktif", "kim aktif", "kim yang aktif",
    "kim mana yang aktif", "unduh rekap", "download rekap",
)  # fmt: skip
PLACE_WORDS = (
    "kim", "status", "keadaan", "lihat", "buka", "cari", "cek", "info", "data", "profil", "siapa", "ketua", "pengurus",
    "anggota", "kontak", "nomor", "hp", "telepon", "kegiatan", "riwayat",
)  # fmt: skip
"""Before the name of a place: *kim kepanjen*, *nomor hp ketua sumberejo*. Its page says most of that."""
DONE_WITH_A_KIM = ("tunda", "jeda", "lewati", "maklumi", "vakumkan", "bangunkan", "kunjungi", "telepon")
SILENT_WORDS = (
    "daftar senyap", "kim senyap", "yang senyap", "kim yang senyap", "kim mana yang senyap", "tampilkan kim senyap",
    "tampilkan kim yang senyap", "lihat kim senyap", "lihat kim yang senyap", "kim tidak aktif", "kim belum aktif",
    "kim yang tidak aktif", "kim mana yang tidak aktif", "kim mana yang belum aktif", "kim vakum", "belum melapor",
    "belum lapor", "siapa yang belum lapor", "siapa yang belum melapor", "kim yang belum lapor",
    "kim yang belum melapor",
)  # fmt: skip
RECAP = (
    "Rekap KIM {where}, {date}\n"
    "{kims} dari {villages} desa/kelurahan punya KIM:\n"
    "• Aktif {active}, mulai senyap {weakening}, senyap {silent}, jeda {paused}, vakum {dormant}\n"
    "• Belum pernah melapor {never_active}, belum ada anggota di chat {not_connected}"
)
RECAP_MONTHS = "Kegiatan tercatat bulan ini: {lately}; bulan lalu: {before}."
RECAP_WEEKS = "Kegiatan tercatat minggu lalu: {lately}; minggu sebelumnya: {before}."
DEEDS, NO_DEEDS = "{count} dari {kims} KIM", "0"
RECAP_KECAMATAN = "Kecamatan {names}"
RECAP_MEMBER = "Rekap semua KIM untuk petugas. Keadaan dan catatan KIM Bapak/Ibu ada di sini."
RECAP_DESK = "Rekap KIM dilihat admin dan koordinator. Untuk angka meja hoaks, ketuk tombol ini."
DESK_FIGURES = "Angka meja hoaks"
STATUS, KIM_HISTORY = "Status KIM", "Catatan KIM"
SILENT_LABEL, COVERAGE, REPORTS, TREND = "KIM senyap", "Cakupan Bimtek", "Evaluasi Bimtek", "Perkembangan"
OUTSIDE = "{place} di luar kecamatan yang Bapak/Ibu dampingi. Untuk yang Bapak/Ibu dampingi, ketuk Rekap KIM."
RECAP_LABEL = "Rekap KIM"
WITHOUT_KIM = "{village}, belum punya KIM."
KIM_THERE = "Ada {count} KIM yang cocok. Pilih KIM-nya."

NO_TASKS = "Tidak ada tugas yang terbuka. {thanks}."
TASKS = (
    "{count} KIM perlu ditindaklanjuti, paling lama senyap lebih dulu ({first}–{last}). Pilih KIM-nya, atau ketik "
    "tempatnya, misalnya: kim {village}"
)
SILENT_NONE = "Tidak ada KIM yang senyap. {thanks}."
SILENT = (
    "{count} KIM senyap; yang belum pernah terdengar lebih dulu ({first}–{last}). Pilih KIM-nya, atau cari dengan "
    "tempat atau kecamatannya, misalnya: senyap {village}"
)
SILENT_IN = "{count} KIM senyap di kecamatan itu ({first}–{last}). Pilih KIM-nya."
SILENT_THERE = "{count} KIM senyap di sana. Pilih KIM-nya."
SILENT_NOT_THERE = "Tidak ada KIM senyap yang cocok dengan “{words}”. Untuk melihat semuanya, ketik: senyap"
PLANNED = "Pilih KIM untuk melewati atau menunda langkahnya ({first}–{last} dari {count})."
NEVER = "belum pernah terdengar"
DORMANT = "vakum"
PAUSED_NOW = "jeda"
ACTIVE = "aktif"
SILENT_FOR = "{days} hari"
GROUP_LIVELY = "grup ramai"
GROUP_LOST = "grup hilang"

KIM = "{kim}, {village}"
LABEL = "{kim}, {kecamatan} ({state})"
KIM_POSTPONED = "Ditunda sampai {until}."
KIM_STATES = {
    "not_connected": "Belum ada anggota di chat, tercatat sejak {ago}.",
    "never_active": "Belum pernah melapor, tercatat sejak {ago}.",
    "active": "Aktif, terakhir {ago}.",
    "weakening": "Mulai senyap, terakhir {ago}.",
    "silent": "Senyap, terakhir {ago}.",
    "paused": "Jeda sampai {until}.",
    "dormant": "Vakum.",
}
KIM_OBSTACLE = "Kendala: {obstacle}."
KIM_WISH = "Memilih: {wish}."
KIM_GROUP_LIVELY = "Grupnya ramai, terakhir {date}; belum ada laporan."
KIM_GROUP_QUIET = "Grupnya sepi sejak {date}."
KIM_GROUP_LOST = "Grupnya hilang sejak {date}; mungkin bubar."
KIM_NEXT = "Langkah berikutnya: {step}, {date}."
KIM_PEOPLE = "Pengurus: {people}."
KIM_WITHOUT_BOARD = "Belum ada pengurus di chat. Anggotanya: {people}."
KIM_PERSON = "{name} ({role}{phone})"
KIM_NOBODY = "Belum ada pengurus di chat."
KIM_SK = "SK: {number}, {issuer}."
KIM_TERM = "Masa bakti sampai {date}."
KIM_NO_SK = "SK belum tercatat."
RECORD_SK, CHANGE_SK = "Catat SK", "Ubah SK"
CALLED = "Sudah ditelepon"
VISITED = "Sudah dikunjungi"
POSTPONE = "Tunda"
EXCUSE = "Lewati langkah ini"
DECLARE_DORMANT = "Nyatakan vakum"
WAKE = "Bangunkan lagi"
KIM_GONE = "KIM itu tidak ada lagi di daftar."
TASK_CLOSED = "Tugas itu sudah selesai atau diganti yang baru. Ketik tugas untuk daftar terkini."
DONE = "{thanks}. Tugas untuk {kim} ditutup: {outcome}."
MAY_BE_DORMANT = "Bila belum ada harapan, bisa dinyatakan vakum."
OUTCOMES = {"called": "sudah ditelepon", "visited": "sudah dikunjungi"}
OTHER_DAYS = {
    7: ("seminggu", "1 minggu", "satu minggu", "minggu depan"),
    14: ("dua minggu", "2 minggu", "setengah bulan"),
    30: ("sebulan", "1 bulan", "satu bulan", "bulan depan"),
}
"""For so many days a step can be postponed: how else people say it."""
ASK_POSTPONE = "{kim} ditunda berapa lama?"
ASK_REASON = "Apa alasannya? Alasan ini masuk catatan."
POSTPONE_REASONS = ("Sudah dihubungi", "Sedang ada acara di sana", "Sedang berduka atau musibah")
REASON_EMPTY = "Alasannya belum terbaca. Silakan tulis dengan beberapa kata."
POSTPONED = "Baik. {kim} ditunda sampai {until}. Alasan: {reason}."
ASK_EXCUSE_REASON = "Langkah “{step}” untuk {kim} dilewati. Apa alasannya? Alasan ini masuk catatan."
EXCUSED = "Baik. Langkah “{step}” untuk {kim} dilewati. Alasan: {reason}."
STEP_CHANGED = "Langkah itu sudah diambil atau sudah berubah. Ketik besok untuk rencana terkini."
ASK_DORMANT = "Apa alasannya {kim} dinyatakan vakum? Alasan ini masuk catatan; statusnya berakhir begitu ada kegiatan."
DORMANT_REASONS = ("Pengurus sudah bubar", "Anggota pindah atau tidak ada", "Atas permintaan pemerintah setempat")
DECLARED_DORMANT = "{kim} dinyatakan vakum. Alasan: {reason}. Bila ada kegiatan, KIM ini aktif lagi dengan sendirinya."
ALREADY_DORMANT = "{kim} memang sudah dinyatakan vakum."
WOKEN = "{kim} tidak lagi vakum."
NEXT_NOT_BEFORE = "Langkah berikutnya tidak sebelum {until}."
NOT_DORMANT = "{kim} tidak sedang vakum."

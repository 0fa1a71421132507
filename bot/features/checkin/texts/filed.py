"""What is said about a report that is handed in: review, history, score."""

from __future__ import annotations

# Review

REVIEW_ITEM = "{label}, {date}\n{kim}, {village}, dari {author}\n{what}\nBukti: {evidence}\nMasih menunggu: {count}"
REVIEW_NO_WORDS = "(tanpa keterangan)"
FORMER_MEMBER = "anggota"
ACCEPT = "Terima"
ACCEPT_WORDS = ("setuju", "ok", "oke", "ya", "diterima", "acc")
NEEDS_FIX = "Perlu perbaikan"
NEEDS_FIX_WORDS = (
    "perbaiki", "perbaikan", "kurang", "perlu diperbaiki", "diperbaiki", "betulkan", "kembalikan", "kurang foto",
    "fotonya kurang", "fotonya kurang jelas", "foto kurang jelas", "fotonya salah", "kurang lengkap", "belum lengkap",
    "kurang jelas", "tanggalnya salah", "tidak ada fotonya", "tidak ada foto", "gak ada fotonya", "fotonya mana",
)  # fmt: skip
REJECT = "Tolak"
REJECT_WORDS = ("ditolak", "tidak diterima")
SKIP = "Berikutnya"
SKIP_WORDS = ("lanjut", "lewati", "nanti")
STOP = "Selesai"
STOP_WORDS = ("cukup", "berhenti dulu", "sudah")
REVIEW_EMPTY = "Tidak ada catatan yang menunggu. {thanks} sudah menengok."
REVIEW_ONLY_OWN = "Yang menunggu hanya catatan Bapak/Ibu sendiri; itu diperiksa pengurus lain atau petugas {office}."
REVIEW_DONE = "Semua sudah diperiksa. {thanks} atas waktunya."
REVIEW_END = "Sudah sampai akhir. Masih menunggu: {count}. Ketik periksa untuk mulai dari yang paling lama."
REVIEW_STOPPED = "Baik, cukup dulu. Masih menunggu: {count}. Ketik periksa untuk melanjutkan."
REVIEW_GIVEN_UP = "Baik, cukup dulu. Yang sudah diputuskan tetap tersimpan; sisanya masih menunggu."
REVIEWED = {
    "accepted": "Sudah diterima.",
    "needs_fix": "Baik, permintaan perbaikan sudah kami sampaikan.",
    "rejected": "Baik, keputusan dan alasannya sudah kami sampaikan.",
}
REVIEWED_UNTOLD = {
    "accepted": "Sudah diterima.",
    "needs_fix": "Sudah dicatat, tetapi pengirimnya tidak bisa kami kabari lewat chat; mohon disampaikan langsung.",
    "rejected": "Sudah dicatat, tetapi pengirimnya tidak bisa kami kabari lewat chat.",
}
ALREADY_REVIEWED = "Catatan tadi sudah diputuskan atau ditarik lebih dulu. Terima kasih, tidak apa-apa."
OWN_REPORT = "Catatan sendiri diperiksa oleh pengurus lain atau petugas, supaya adil."
ASK_FOR_FIX = "Untuk catatan {label}, {date} ({reason})? Atau ini kegiatan baru?"
FOR_FIX = "Ya, perbaiki"
WITHOUT_PHOTO = "belum ada fotonya"
FOR_LAST = "Ya, tambahkan"
FOR_FIX_WORDS = ("perbaiki", "tambahkan", "untuk perbaikan", "yang tadi", "yang lama")
FOR_NEW = "Kegiatan baru"
FOR_NEW_WORDS = ("baru", "yang baru", "beda")
ASK_FIX_REASON = "Apa yang perlu diperbaiki? Kalimat ini akan dibaca pelapor."
FIX_REASONS = (
    "Keterangannya kurang lengkap",
    "Tanggalnya perlu dicek lagi",
    "Fotonya kurang jelas",
    "Tautannya tidak bisa dibuka",
    "Jenis kegiatannya keliru",
)
ASK_REJECT_REASON = "Apa alasannya? Kalimat ini akan dibaca pelapor."
REJECT_REASONS = ("Sudah pernah dicatat", "Bukan kegiatan KIM", "Isi dan buktinya tidak cocok")
REASON_UNCLEAR = "Alasannya belum terbaca. Tulis satu kalimat, paling banyak {limit} huruf. Contoh: {example}"

SK_FOR_ADMIN = "{kim}, {village}, melaporkan soal SK:\n“{what}”\nBila SK-nya jelas, silakan dicatat."
RECORD_SK = "Catat SK"
ACCEPTED_NOTICE = "{thanks}, {name}. Catatan {label}, {date}, sudah diterima."
ACCEPTED_POTENTIAL = "Sekarang bisa dicari siapa saja. Contoh: potensi {village}"
NEEDS_FIX_NOTICE = (
    "{thanks}, {name}, atas catatan {label}, {date}. Ada yang perlu diperbaiki: {reason}.\n"
    "Ketuk Perbaiki; isian yang tadi masih ada."
)
FIX = "Perbaiki"
REJECTED_NOTICE = (
    "{thanks}, {name}, atas catatan {label}, {date}. Catatan itu belum bisa diterima: {reason}.\n"
    "Bila ada pertanyaan, ketik petugas."
)
BOARD_DIGEST = "Ada {count} catatan kegiatan {kim} yang menunggu diperiksa. Silakan ketuk Periksa bila sudah sempat. 🙏"
DIGEST = "{count} catatan kegiatan menunggu diperiksa. Yang paling lama sejak {date}."
REVIEW = "Periksa"

# History

HISTORY_EMPTY = "Belum ada catatan dari Bapak/Ibu. Satu foto dan satu kalimat sudah cukup; ketik kegiatan untuk mulai."
KIM_HISTORY_EMPTY = (
    "Belum ada catatan kegiatan {kim}. Satu foto dan satu kalimat sudah cukup; ketik kegiatan untuk mulai."
)
HISTORY_LINE = "{number}. {label}, {date}{what}: {status}"
HISTORY_WHAT = ", “{what}”"
HISTORY_REASON = "{status} ({reason})"
FIX_NUMBER = "Perbaiki {number}"
CHANGE_NUMBER = "Ubah {number}"
WITHDRAW_NUMBER = "Tarik {number}"
ASK_WITHDRAW = "Tarik catatan {label}, {date}? Catatan itu tidak dihitung lagi."
YES = "Ya, tarik"
YES_WORDS = ("tarik",)
NO = "Tidak"
WITHDRAWN = "Baik, catatan {label}, {date}, sudah ditarik. Bila perlu, ketik kegiatan untuk mencatat lagi."
STAYS = "Baik, catatannya tetap ada seperti semula."

# Status and score

STATUS_NOT_MEMBER = (
    "Status KIM bisa dilihat anggota yang terdaftar; silakan ketuk Daftar.\n"
    "Untuk melihat kabar yang Bapak/Ibu tanyakan, ketik: tiket"
)
STATUS_OFFICER = (
    "Bapak/Ibu petugas: keadaan semua KIM ada di Rekap KIM, yang menunggu ada di panel. Untuk satu KIM, ketik "
    "tempatnya, misalnya: kim {village}"
)
RECAP = "Rekap KIM"
PANEL = "Panel petugas"
STATES = {
    "no_kim": "belum ada KIM",
    "not_connected": "belum terhubung",
    "never_active": "belum ada kegiatan tercatat",
    "active": "aktif",
    "weakening": "mulai jarang terdengar",
    "silent": "sudah lama belum terdengar",
    "paused": "sedang jeda",
    "dormant": "vakum",
}
STATUS_KIM = (
    "{kim}: {state}.\n"
    "Kegiatan terakhir: {last}\n"
    "Anggota di sini: {members}; {board}\n"
    "{papers}\n"
    "Nilai {days} hari terakhir: {total} dari {most}"
)
STATUS_PAUSED = "{state} sampai {until}. Bila sudah kembali, ketik: akhiri jeda"
STATUS_LIVELY = "{state}; grup ramai, belum ada laporan"
NEVER = "belum ada"
BOARD_COMPLETE = "lengkap"
STATUS_BOARD_COMPLETE = "pengurus lengkap"
STATUS_BOARD_MISSING = "belum ada {roles}"
ROLES = {"ketua": "ketua", "sekretaris": "sekretaris", "bendahara": "bendahara"}
SK_KNOWN = "tercatat"
SK_UNKNOWN = "belum tercatat"
TERM_UNTIL = "sampai {date}"
TERM_OVER = "berakhir {date}"
TERM_UNKNOWN = "belum tercatat"
STATUS_PAPERS = "SK: {sk}. Masa bakti: {term}"
STATUS_NO_PAPERS = "SK dan masa bakti belum tercatat"
WHY = "Kenapa nilainya segini?"

SCORE = (
    "Nilai {kim}, {days} hari terakhir: {total} dari {most}. Yang dinilai KIM, bukan orang.\n"
    "• Administrasi {administration}/{administration_max}: {administration_why}\n"
    "• Tugas ADINDA {core}/{core_max}: {tasks}\n"
    "• Publikasi {media}/{media_max} ({links} tautan), pembinaan {coaching}/{coaching_max}, "
    "tangkal hoaks {hoax}/{hoax_max}\n"
    "Supaya nilainya naik: {advice}"
)
SCORE_PARTS = ("SK", "masa bakti", "pengurus")
SCORE_MISSING = "kurang {parts}"
ADVICE_REPORT = "catat {label}"
ADVICE_LINK = "kirim tautan unggahan KIM. Ketik kegiatan, lalu Berita/unggahan"
ADVICE_NONE = "sudah baik, mohon dipertahankan"


def administration(*there: bool) -> str:
    """`kurang SK, pengurus`"""
    missing = [part for part, is_there in zip(SCORE_PARTS, there, strict=True) if not is_there]
    return SCORE_MISSING.format(parts=", ".join(missing)) if missing else BOARD_COMPLETE

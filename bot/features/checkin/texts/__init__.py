"""What check-ins say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.features.checkin.texts.catalogue import *  # noqa: F403

CATEGORIES = {
    "publication": "Berita/unggahan",
    "potential": "Promosi potensi desa",
    "coverage": "Liputan kegiatan",
    "meeting": "Rapat KIM",
    "outreach": "Sosialisasi ke warga",
    "empowerment": "Pelatihan/pendampingan",
    "network": "Kerja sama",
    "hoax_literacy": "Tangkal hoaks",
    "aspiration": "Aspirasi warga",
    "emergency": "Info darurat",
    "training": "Ikut Bimtek",
    "organisation": "Urusan organisasi",
}
CATEGORY_WORDS = {
    "publication": ("berita", "unggahan", "posting", "postingan", "artikel", "video", "mading", "publikasi", "konten"),
    "potential": ("promosi", "potensi desa", "umkm", "wisata", "produk", "kopdes", "koperasi"),
    "coverage": ("liputan", "meliput", "hadir acara", "ikut acara", "menghadiri", "kerja bakti", "gotong royong"),
    "meeting": ("rapat", "kumpul", "kumpulan", "musyawarah", "pertemuan", "rapat rutin"),
    "outreach": ("sosialisasi", "penyuluhan", "woro woro", "pengumuman", "sosialisasi warga"),
    "empowerment": ("pelatihan", "pendampingan", "kelas", "kursus", "mengajar"),
    "network": ("kerjasama", "kunjungan", "studi banding", "jejaring"),
    "hoax_literacy": ("hoaks", "hoax", "tangkal hoax", "literasi", "klarifikasi hoaks"),
    "aspiration": ("aspirasi", "usulan warga", "keluhan warga"),
    "emergency": ("darurat", "bencana", "banjir", "longsor", "kebakaran"),
    "organisation": ("organisasi", "pengurus baru", "program kerja", "rencana kerja"),
}
ACTIVITY_HINTS = (
    "rapat musyawarah kumpulan kerja bakti gotong royong posyandu senam lomba juara sosialisasi penyuluhan pengajian "
    "penghijauan kunjungan liputan pameran bazar karnaval santunan vaksinasi pelatihan simulasi bersihkan membersihkan"
)
"""Words by which a sentence about an activity is known."""
STATUS = {
    "submitted": "menunggu diperiksa",
    "accepted": "diterima",
    "needs_fix": "perlu perbaikan",
    "rejected": "belum bisa diterima",
    "withdrawn": "ditarik",
}
EXAMPLES = {
    "publication": "Berita panen raya di blog KIM",
    "potential": "Kopi bubuk Bu Tini, 25 ribu per bungkus, pesan di rumahnya",
    "coverage": "Meliput kerja bakti bersama karang taruna",
    "meeting": "Rapat rencana bulan depan di balai warga, 12 orang",
    "outreach": "Menjelaskan jadwal posyandu kepada ibu-ibu PKK",
    "empowerment": "Mendampingi 5 UMKM membuat foto produk",
    "network": "Kunjungan ke KIM tetangga, belajar membuat video",
    "hoax_literacy": "Menjelaskan cara mengecek kabar di pengajian RT 3",
    "aspiration": "Menyampaikan usulan lampu jalan dari warga RT 3",
    "emergency": "Mengabarkan jalan longsor dan jalur lain lewat grup RT",
    "organisation": "Menyusun rencana kerja tahun depan",
}

MENU = "Catat kegiatan"
MENU_STATUS = "Status KIM"
MENU_REVIEW = "Periksa ({count})"
HISTORY = "Riwayat"
NO_NEWS_WORDS = frozenset(["cara", "caranya", "bagaimana", "kok", "tapi", "salah", "hilang", "tidak", "lupa"])
"""Of somebody who reports and has trouble with it."""
HISTORY_WORDS = (
    "catatanku", "laporanku", "laporan saya kemarin", "laporan saya tadi", "edit laporan", "ngedit laporan",
    "perbaiki laporan", "perbaiki", "apa yang harus diperbaiki", "sudah saya perbaiki", "salah tulis",
    "salah tulis tadi", "salah ketik", "salah ketik tadi", "sudah terkirim", "sudah terkirim belum",
    "sudah masuk belum", "sampun mlebet dereng", "gak jadi lapor", "tidak jadi lapor", "batalkan laporan",
    "batalkan laporan tadi", "riwayat lama", "riwayat semua", "semua riwayat", "semua laporan saya", "laporan lama",
    "laporan saya yang lama", "laporan saya dulu", "laporan saya bulan lalu",
)  # fmt: skip
KIM_HISTORY = "Riwayat KIM"
OFFER = "Catat sebagai kegiatan"
OFFER_WORDS = ("kegiatan", "catat", "lapor", "laporan")
OFFER_ALSO = ("perbaiki", "perbaikan", "untuk perbaikan")
REGISTER = "Daftar"

NOT_MEMBER = (
    "Terima kasih sudah bergerak untuk warga. Catatan kegiatan dikirim oleh anggota KIM yang terdaftar. "
    "Mendaftar hanya sekitar satu menit; silakan ketuk Daftar."
)
NOT_MEMBER_OFFICER = (
    "Catatan kegiatan dikirim oleh anggota KIM. Bapak/Ibu petugas: yang sudah dikirim bisa diperiksa; silakan ketuk "
    "Periksa."
)
PENDING = (
    "Pendaftaran Bapak/Ibu di {kim} masih menunggu {who}, paling lambat {by}. "
    "Begitu diterima, kegiatan langsung bisa dicatat."
)
PENDING_LATE = "Pendaftaran Bapak/Ibu di {kim} masih menunggu {who}. Begitu diterima, kegiatan langsung bisa dicatat."

ASK_CATEGORY = "Kegiatan apa, {name}? Silakan ketuk salah satu."
ASK_CATEGORY_RECEIVED = "{thanks}, {evidence} sudah kami terima. Ini kegiatan apa, {name}?"
ASK_CATEGORY_FIX = "Jenis kegiatannya sekarang: {label}. Seharusnya apa?"
RECEIVED = "{thanks}, {evidence} sudah kami terima."
KEPT = "Sudah kami simpan."
KEPT_WORDS = "Sudah kami simpan: “{what}”."

ASK_WHAT = "{label}. Ceritakan singkat, satu kalimat sudah cukup.\nContoh: {example}"
ASK_WHAT_STILL = "Tinggal satu kalimat tentang kegiatannya.\nContoh: {example}"
ASK_WHAT_FIX = "Isi sekarang:\n“{what}”\nSilakan tulis isi yang baru."
WHAT_TOO_SHORT = "Kalimatnya belum terbaca. Tulis dengan kata-kata, misalnya: {example}"
VOICE = "Maaf, pesan suara belum bisa kami simpan. Silakan tulis satu kalimat, atau kirim foto."
NOT_THIS = "Yang ini tidak perlu, Bapak/Ibu. Silakan kirim tulisan, foto, video, atau tautan."
ENOUGH_FILES = "Buktinya sudah banyak, yang itu tidak perlu kami simpan. Silakan lanjut."

ASK_WHEN = "Kapan kegiatannya? Ketuk tombol, atau ketik tanggalnya. Contoh: rabu kemarin, atau {example}"
ASK_WHEN_AGAIN = "Tanggalnya sekarang {date}. Seharusnya kapan? Contoh: kemarin, atau {example}"
ASK_WHEN_GONE = (
    "Catatan ini sudah lama tersimpan; tanggalnya, {date}, kini lebih dari {days} hari yang lalu. "
    "Kapan sebenarnya? Contoh: kemarin, atau {example}"
)
WHEN_FORGOTTEN = "Tidak apa-apa, kira-kira saja. Ketuk tombol, atau ketik misalnya: sabtu kemarin, atau seminggu lalu"
NOT_DONE_WORDS = frozenset(["belum", "dereng", "batal", "lupa", "kapan"])
TODAY = "Hari ini"
YESTERDAY = "Kemarin"
DATE_PROBLEMS = {
    "unreadable": "Tanggalnya belum terbaca. Contoh: {example}, {short}, atau ketik: kemarin",
    "impossible": "Tanggal itu tidak ada di kalender. Mohon dicek lagi. Contoh: {example}",
    "future": "Tanggal itu belum tiba. Yang dicatat kegiatan yang sudah berlangsung, misalnya: kemarin",
    "too_old": "Tanggal itu sudah lebih dari {days} hari yang lalu. Yang bisa dicatat paling lama sejak {first}.",
}

ASK_EVIDENCE = "{date}. Ada buktinya? Kirim foto, video, atau tautan; boleh beberapa. Bila tidak ada, ketuk Lewati."
ASK_LINK = (
    "{date}. Boleh minta tautan unggahannya? Tempel di sini, misalnya: https://facebook.com/kim…\n"
    "Foto atau tangkapan layar juga boleh."
)
ASK_LINK_MORE = "{thanks}, sudah kami terima: {evidence}. Ada tautan unggahannya? Tempel di sini, atau ketuk Lewati."
ASK_EVIDENCE_MORE = "Bukti sekarang: {evidence}. Silakan kirim lagi untuk menambah, lalu ketuk Lanjut."
NEXT = "Lanjut"
NEXT_WORDS = (
    "sudah", "sdh", "udah", "sampun", "mpun", "uwis", "wis", "wes", "selesai", "cukup", "itu saja", "sudah semua",
)  # fmt: skip
CLEAR = "Hapus bukti"
EVIDENCE_UNCLEAR = "Buktinya belum terbaca. Kirim foto, video, atau tautan seperti https://…, atau ketuk Lewati."
EVIDENCE_NAMES = {"album": "album", "photo": "foto", "video": "video", "document": "berkas", "link": "tautan"}
NO_EVIDENCE = "tidak ada"
NO_EVIDENCE_WORDS = (
    "tidak ada", "tidak ada foto", "tidak ada bukti", "belum ada", "gak ada", "ga ada", "nggak ada", "tdk ada",
    "ora ono", "ora ana", "mboten wonten", "tanpa foto", "tanpa bukti", "kosong", "gak ada foto", "ora ono foto",
    "fotonya gak ada", "gak ada bukti", "lupa foto", "lupa tidak foto", "kirim", "kirim saja",
)  # fmt: skip

CONFIRM = "Sudah benar? Foto lain masih boleh dikirim.\nJenis: {label}\nIsi: {what}\nTanggal: {date}\nBukti: {evidence}"
NO_WORDS = "(kosong; boleh ketik satu kalimat)"
CONFIRM_UNCLEAR = "Belum terbaca. Ketuk Kirim bila sudah benar, atau Ubah bila ada yang perlu dibetulkan."
SEND = "Kirim"
SEND_WORDS = ("ya kirim", "selesai")
EDIT = "Ubah"
EDIT_WORDS = ("ganti", "edit", "salah", "belum benar", "koreksi", "perbaiki")
ASK_EDIT = "Bagian mana yang mau diubah?"
EDIT_CATEGORY = "Jenis"
EDIT_WHAT = "Isi"
EDIT_WHEN = "Tanggal"
EDIT_EVIDENCE = "Bukti"

FILED = (
    "{thanks}, {name}. Sudah tercatat: {label}, {date}.\n"
    "Pengurus atau petugas akan memeriksanya; hasilnya kami kabari di sini."
)
FILED_HINT = "Ketik riwayat untuk melihat catatan, atau status untuk keadaan KIM."
FILED_ALIVE = "Senang sekali {kim} terdengar lagi. 🙏"
REFILED = (
    "{thanks}, {name}. Sudah tercatat perbaikannya: {label}, {date}.\n"
    "Pengurus atau petugas akan memeriksanya lagi; hasilnya kami kabari di sini."
)

FIX_LEAD = "Yang perlu diperbaiki: {reason}. Ketuk Ubah, betulkan, lalu Kirim."
NOT_TO_FIX = "Catatan itu {status}, jadi tidak perlu diperbaiki lagi. Ketik riwayat untuk melihat semuanya."
NOT_TO_WITHDRAW = "Catatan itu {status}, jadi tidak bisa ditarik. Ketik riwayat untuk melihat semuanya."
NOT_FOUND = "Catatan itu tidak kami temukan. Ketik riwayat untuk melihat catatan Bapak/Ibu."

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
FOR_FIX_WORDS = ("perbaiki", "untuk perbaikan", "yang tadi", "yang lama")
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
WITHDRAW_NUMBER = "Tarik {number}"
ASK_WITHDRAW = "Tarik catatan {label}, {date}? Catatan itu tidak dihitung lagi."
YES = "Ya, tarik"
YES_WORDS = ("tarik",)
NO = "Tidak"
WITHDRAWN = "Baik, catatan {label}, {date}, sudah ditarik. Bila perlu, ketik kegiatan untuk mencatat lagi."
KEPT = "Baik, catatannya tetap ada."

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
    "Anggota di sini: {members}. Pengurus: {board}\n"
    "SK: {sk}. Masa bakti: {term}\n"
    "Nilai {days} hari terakhir: {total} dari {most}"
)
STATUS_PAUSED = "{state} sampai {until}. Bila sudah kembali, ketik: akhiri jeda"
STATUS_LIVELY = "{state}; grup ramai, belum ada laporan"
NEVER = "belum ada"
BOARD_COMPLETE = "lengkap"
BOARD_MISSING = "belum terhubung {roles}"
ROLES = {"ketua": "ketua", "sekretaris": "sekretaris", "bendahara": "bendahara"}
SK_KNOWN = "tercatat"
SK_UNKNOWN = "belum tercatat"
TERM_UNTIL = "sampai {date}"
TERM_OVER = "berakhir {date}"
TERM_UNKNOWN = "belum tercatat"
WHY = "Kenapa nilainya segini?"

SCORE = (
    "Nilai {kim}, {days} hari terakhir: {total} dari {most}. Alat bantu saja, yang dinilai KIM, bukan orang.\n"
    "• Administrasi {administration}/{administration_max}: {administration_why}\n"
    "• Tugas ADINDA {core}/{core_max}: {tasks}\n"
    "• Publikasi {media}/{media_max}: {links} tautan berbeda. Pembinaan {coaching}/{coaching_max}. "
    "Tangkal hoaks {hoax}/{hoax_max}\n"
    "Menambah nilai: {advice}"
)
SCORE_SK = {True: "SK tercatat", False: "SK belum tercatat"}
SCORE_TERM = {True: "masa bakti berjalan", False: "masa bakti belum tercatat atau sudah habis"}
SCORE_BOARD = {True: "pengurus lengkap", False: "pengurus belum lengkap"}
ADVICE_REPORT = "catat {label}. Contoh: {example}"
ADVICE_LINK = "kirim tautan unggahan KIM. Ketik kegiatan, lalu Berita/unggahan"
ADVICE_NONE = "sudah baik, mohon dipertahankan"

ADDRESSED = "Bapak/Ibu {name}"
ADDRESSED_NAMELESS = "Bapak/Ibu"
ELLIPSIS = "…"


def evidence(kinds: Iterable[str]) -> str:
    """`3 foto, 1 tautan`"""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {name}" for kind, name in EVIDENCE_NAMES.items() if counts[kind]) or NO_EVIDENCE


def short(text: str, most: int) -> str:
    """On one line, with at most so many letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS

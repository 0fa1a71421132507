"""What check-ins say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.features.checkin.texts.catalogue import *  # noqa: F403
from bot.features.checkin.texts.filed import *  # noqa: F403
from bot.features.checkin.texts.filed import HISTORY_WHAT

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
    "laporan saya yang lama", "laporan saya dulu", "laporan saya bulan lalu", "ubah laporan tadi", "ganti laporan",
)  # fmt: skip
KIM_HISTORY = "Riwayat KIM"
OFFER = "Catat sebagai kegiatan"
EARLIER_OR_WANTS = "mau"
"""In Javanese, a moment ago; in Indonesian, somebody wants something."""
OFFER_WORDS = ("kegiatan", "catat", "lapor", "laporan")
OFFER_ALSO = ("perbaiki", "perbaikan", "untuk perbaikan", "catet", "dicatat", "dicatet")

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
TOOK_PART_IN_WHAT = "Ikut kegiatan apa, {name}? Silakan ketuk salah satu, misalnya: Rapat KIM"
ASK_CATEGORY_RECEIVED = "{evidence} sudah kami terima. Ini kegiatan apa, {name}?"
ASK_CATEGORY_FIX = "Jenis kegiatannya sekarang: {label}. Seharusnya apa?"
RECEIVED = "{thanks}, {evidence} sudah kami terima."
KEPT = "Sudah kami simpan."
KEPT_WORDS = "Sudah kami simpan: “{what}”."
ADDED_WORDS = "Kami tambahkan ke isinya: “{what}”. Bila bukan bagian laporan, ketuk Ubah."

ASK_WHAT = "{label}. Ceritakan singkat, satu kalimat sudah cukup.\nContoh: {example}"
ASK_WHAT_STILL = "Tinggal satu kalimat tentang kegiatannya.\nContoh: {example}"
ASK_WHAT_FIX = "Isi sekarang:\n“{what}”\nSilakan tulis isi yang baru."
WORDS_OR_QUESTION = "“{what}”\nIni isi laporan, atau pertanyaan untuk petugas?"
AS_WORDS = "Isi laporan"
AS_WORDS_TOO = ("isi", "isinya", "laporan")
AS_QUESTION = "Pertanyaan"
AS_QUESTION_TOO = ("tanya", "bertanya", "mau tanya", "tanyakan", "pertanyaan untuk petugas")
QUESTION_PASSED_ON = "Pertanyaannya sudah kami sampaikan ke petugas; jawabannya kami kirim di sini."
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
NO_EVIDENCE_WORDS = ("tidak ada", "belum ada", "tanpa foto", "tanpa bukti", "kosong", "kirim", "kirim saja")

CONFIRM = "Sudah benar? Foto lain masih boleh dikirim.\nJenis: {label}\nIsi: {what}\nTanggal: {date}\nBukti: {evidence}"
NO_WORDS = "(kosong; boleh ketik satu kalimat)"
CONFIRM_UNCLEAR = "Belum terbaca. Ketuk Kirim bila sudah benar, atau Ubah bila ada yang perlu dibetulkan."
SEND = "Kirim"
SEND_WORDS = ("ya kirim", "selesai")
EDIT = "Ubah"
EDIT_WORDS = ("ganti", "edit", "salah", "belum benar", "koreksi", "perbaiki")
ASK_EDIT = "Bagian mana yang mau diubah?"
PARTS = {"category": "Jenis", "what": "Isi", "when": "Tanggal", "evidence": "Bukti"}
PART_NAMES = {
    "category": ("jenis", "kategori"),
    "what": ("isi", "keterangan", "tulisan", "kalimat"),
    "when": ("tanggal", "tgl", "hari", "waktu"),
    "evidence": ("foto", "poto", "gambar", "video", "bukti", "tautan", "link"),
}
PART_ENDINGS = ("", "nya", "ne", "e")
CORRECTING = frozenset(
    """salah keliru kleru ubah diubah ganti diganti betulkan dibetulkan koreksi perbaiki diperbaiki edit harusnya
    seharusnya mestinya semestinya kudune tambah tambahi nambah""".split()  # noqa: SIM905
)
COMING = ("hadir ", "ikut ")
PROMOTES = ("promosi", "promosikan")
KEEP = "Tidak jadi"
KEEP_WORDS = ("gak jadi", "ga jadi", "ndak jadi", "nggak jadi", "ora sido", "batal", "tidak", "sudah benar")
LATER_WORDS = frozenset(["menyusul", "nyusul", "lupa", "belum", "durung", "dereng"])
"""Of a photo that there is not, or not yet."""

ASK_MOVED = "Catatan ini ditulis waktu Bapak/Ibu masih di {old}. Apakah ini kegiatan {new}?"
OF_NEW = "Ya, catat"
OF_OLD = "Bukan"
KIM_THERE = "{kim} ({village})"
FORMER_KIM = "KIM yang lama"
NOT_OF_NEW = "Baik, tidak kami catat. Kegiatan {old} hanya bisa dicatat anggotanya; isi ini silakan diteruskan ke sana."

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

CHANGE_LEAD = "Catatan ini belum diperiksa, jadi masih bisa diubah."
LAST_LEAD = "Untuk catatan {label}, {date}{what}."
ADD_PHOTO_LATE = (
    "Catatan terakhir Bapak/Ibu sudah diperiksa, jadi fotonya tidak bisa ditambah lagi. Foto yang baru boleh dicatat "
    "sebagai kegiatan baru."
)
FIX_LEAD = "Yang perlu diperbaiki: {reason}. Ketuk Ubah, betulkan, lalu Kirim."
NOT_TO_FIX = "Catatan itu {status}, jadi tidak bisa diubah lagi. Ketik riwayat untuk melihat semuanya."
NOT_TO_WITHDRAW = "Catatan itu {status}, jadi tidak bisa ditarik. Ketik riwayat untuk melihat semuanya."
NOT_FOUND = "Catatan itu tidak kami temukan. Ketik riwayat untuk melihat catatan Bapak/Ibu."

ELLIPSIS = "…"
WORDS_SHOWN = 30
"""Letters of what was told, to know a report by."""


def evidence(kinds: Iterable[str]) -> str:
    """`3 foto, 1 tautan`"""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {name}" for kind, name in EVIDENCE_NAMES.items() if counts[kind]) or NO_EVIDENCE


def quoted(what: str) -> str:
    """`, “Rapat bulanan”`: a report's own words, to know it by; nothing where it has none."""
    return HISTORY_WHAT.format(what=short(what, WORDS_SHOWN)) if what else ""


def end_of(text: str, most: int) -> str:
    """On one line, its last letters: what was added last."""
    line = " ".join(text.split())
    return line if len(line) <= most else ELLIPSIS + line[1 - most :].lstrip()


def short(text: str, most: int) -> str:
    """On one line, with at most so many letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS

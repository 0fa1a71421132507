"""What the hoax desk says to those who ask, and to members who pass it on; `desk` is for those who work there."""

from __future__ import annotations

from collections.abc import Iterable

from bot.features.hoax.texts.desk import *  # noqa: F403

# Words of the desk -----------------------------------------------------------------------------------------

STATUS = {
    "received": "baru masuk",
    "triage": "sedang dipilah",
    "verifying": "sedang diperiksa",
    "waiting_source": "menunggu sumber",
    "in_review": "menunggu editor",
    "decided": "siap diterbitkan",
    "published": "sudah dijawab",
    "corrected": "sudah dikoreksi",
    "closed": "ditutup",
    "duplicate": "digabung",
}
VERDICTS = {
    "HOAKS": "HOAKS",
    "DISINFORMASI": "DISINFORMASI",
    "KELIRU": "KELIRU",
    "FAKTA": "FAKTA",
    "BELUM_DAPAT_DIPASTIKAN": "BELUM DAPAT DIPASTIKAN",
    "undecided": "lihat penjelasannya",
}
VERDICT_WORDS = {
    "HOAKS": ("hoax", "bohong", "palsu"),
    "DISINFORMASI": ("disinfo", "menyesatkan"),
    "KELIRU": ("salah", "misinformasi"),
    "FAKTA": ("benar", "betul", "asli"),
    "BELUM_DAPAT_DIPASTIKAN": ("belum pasti", "belum dapat dipastikan", "tidak pasti"),
}
TOPICS = {
    "disaster": "bencana",
    "health": "kesehatan",
    "unrest": "keamanan",
    "election": "pemilu",
    "other": "umum",
}
INNER = {"malinformation": "malinformasi", "hate_speech": "ujaran kebencian"}
TAGS = {
    "satire": "Satire/parodi",
    "misleading": "Konten menyesatkan",
    "imposter": "Konten tiruan",
    "fabricated": "Konten palsu",
    "false_connection": "Koneksi yang salah",
    "false_context": "Konteks yang salah",
    "manipulated": "Konten manipulasi",
}
KINDS = {
    "photo": "foto",
    "video": "video",
    "document": "berkas",
    "voice": "rekaman suara",
    "link": "tautan",
    "text": "tulisan",
}
CLOSE_REASONS = {
    "spam": "Spam/iklan",
    "opinion": "Pendapat, bukan kabar",
    "not_enough": "Bahan kurang",
    "service_complaint": "Keluhan layanan",
}
AGENCIES = {
    "klinik_hoaks": "Klinik Hoaks",
    "aduan_konten": "Aduan Konten",
    "police": "Kepolisian",
    "other": "Instansi lain",
}


def name_all(names: Iterable[str]) -> str:
    """`foto, video`, each once."""
    return ", ".join(dict.fromkeys(names))


def untitled(kinds: Iterable[str]) -> str:
    """A claim that has no words: *Kabar berupa foto*"""
    return f"Kabar berupa {name_all(KINDS[kind] for kind in kinds) or 'kiriman'}"


# Reporting ---------------------------------------------------------------------------------------------------

MENU = "Cek kabar (hoaks?)"
OFFER = "Cek kebenarannya"
OFFER_WORDS = ("cek", "hoaks", "hoax", "benar", "bener")
OFFER_ALSO = ("dicek",)
CHECKS_FIRST = "Terima kasih sudah mengecek dulu."
ASK_CLAIM = f"{CHECKS_FIRST} Silakan kirim atau teruskan kabarnya ke sini: tulisan, foto, video, atau tautan."
CLAIM_EMPTY = "Kabarnya belum terbaca. Silakan teruskan pesannya, atau tulis isinya. Contoh: Bantuan 5 juta cair besok"
SIMILAR_ONE = "{thanks}, {name}. Kabar ini mirip dengan yang pernah diperiksa:\n{lines}\nApakah ini yang dimaksud?"
SIMILAR_MANY = "{thanks}, {name}. Kabar ini mirip dengan yang pernah diperiksa:\n{lines}\nMana yang dimaksud?"
SIMILAR_LINE = "• “{title}” ({verdict}, {source})\n{link}"
SIMILAR_LINE_PLAIN = "• “{title}” ({verdict}, {source})"
MEANT = "Ini yang saya maksud"
MEANT_NUMBERED = "Ini yang saya maksud ({number})"
NOT_MEANT = "Bukan"
MEANT_WORDS = ("ya", "iya", "itu", "ini", "betul itu", "sama")
NOT_MEANT_WORDS = ("bukan", "bukan itu", "tidak", "beda", "lain")
ASK_SAID = "{what} sudah kami terima. Apa isi kabarnya? Satu kalimat sudah cukup."
SAID_EXAMPLE = "Contoh: Katanya besok ada pembagian beras gratis di kantor kecamatan"
ASK_WHERE = "Di mana Bapak/Ibu melihat kabar itu?"
SEEN_THERE = "Baik, dilihat di {place}."
PLACES = ("Grup WhatsApp", "Facebook", "TikTok", "Instagram", "Cerita orang")
PLACE_WORDS = {
    "Grup WhatsApp": ("wa", "whatsapp", "grup wa", "group wa", "grup"),
    "Facebook": ("fb", "pesbuk"),
    "TikTok": ("tik tok", "tt"),
    "Instagram": ("ig",),
    "Cerita orang": ("tetangga", "dari orang", "mulut ke mulut", "omongan"),
}
MORE_SAID = "Satu hal lagi supaya cepat diperiksa: apa isi kabarnya? Kira-kira saja sudah cukup."
MORE_WHERE = "Satu hal lagi supaya cepat diperiksa: di mana kabar itu terlihat? Kira-kira saja sudah cukup."
ENOUGH = "{thanks}, itu sangat membantu. Tiket {ticket} sudah kami lengkapi."
HURRIED = "Kabar ini kami dahulukan, jawaban kami usahakan paling lambat {due}."
STILL_OPEN = "Baik. Tiket {ticket} tetap kami periksa. Bila nanti ingat, ketik: tambah bukti {number}"
FILED = (
    "{thanks}, {name}. Nomor tiket: {ticket}.\n"
    "Jawaban kami usahakan paling lambat {due}. Mohon kabarnya jangan diteruskan dulu.\n"
    "Perkembangannya: ketik status {number}"
)
FILED_URGENT = (
    "{thanks}, {name}. Nomor tiket: {ticket}. Kabar ini kami dahulukan.\n"
    "Jawaban kami usahakan paling lambat {due}. Mohon jangan diteruskan dulu.\n"
    "Perkembangannya: ketik status {number}"
)
FILED_LATE = (
    "{thanks}, {name}. Kabar ini sudah ada di tiket Bapak/Ibu. Nomor tiket: {ticket}.\n"
    "Mohon maaf, pemeriksaannya lebih lama dari janji. Begitu selesai, langsung kami kabari."
)
ADD = "Tambah bukti"
MY_TICKET = "Status tiket"
TOO_MANY = (
    "Terima kasih atas kepedulian Bapak/Ibu. Hari ini sudah {most} laporan, itu batas sehari supaya semua sempat "
    "diperiksa. Silakan lanjutkan besok; bila mendesak, ketik: petugas"
)
CONSENT = (
    "Supaya jawabannya bisa kami kirim ke sini, mohon persetujuan dulu.\n\n"
    "Pengendali data: {office}.\n"
    "Data: id chat dan laporan ini; nama dan nomor HP tidak.\n"
    "Tujuan: memeriksa kabar ini dan menjawab Bapak/Ibu.\n"
    "Dasar: persetujuan (UU 27/2022), usia 18 tahun atau lebih.\n"
    "Penerima: petugas hanya melihat nomor tiket; kabarnya bisa diteruskan ke instansi, tanpa pelapor. Pesan lewat "
    "server Telegram di luar negeri.\n"
    "Lama: diproses sampai selesai, bukti dan id chat dihapus {days} hari sesudahnya.\n"
    "Hak: melihat, membetulkan, menarik persetujuan, menghapus, dan mengadu. Ketik: data saya, hapus data saya, "
    "atau berhenti.\n"
    "Pejabat pelindungan data: {dpo}.\n\n"
    "Apakah Bapak/Ibu setuju?"
)
CONSENT_VERSION = "laporan 2026-11"
NO_DPO = "kantor {office}"
AGREE = "Setuju"
DISAGREE = "Tidak setuju"
REFUSED = (
    "Baik, tidak ada yang kami simpan. Klarifikasi yang sudah terbit tetap bisa dicari, misalnya ketik: "
    "klarifikasi banjir"
)

# The own ticket ----------------------------------------------------------------------------------------------

TICKET = "Tiket {ticket}, {status}.\n“{title}”\n{next}"
NEXT_OPEN = "Jawaban kami usahakan paling lambat {due}."
NEXT_LATE = "Mohon maaf, pemeriksaannya lebih lama dari janji. Begitu selesai, langsung kami kabari."
NEXT_CLOSED = "Tidak dilanjutkan: {reason}."
DISPUTED = (
    "Terima kasih sudah mengingatkan, {name}. Bila jawaban kami keliru, tentu dibetulkan. Apa yang Bapak/Ibu ketahui, "
    "silakan sampaikan ke petugas lewat tombol ini."
)
NO_TICKETS = "Bapak/Ibu belum punya tiket. Untuk mengecek kabar, teruskan pesannya ke sini atau ketik: hoaks"
NO_TICKETS_WAITING = "Pendaftaran Bapak/Ibu di {kim} masih menunggu keputusan. Tiket pengecekan kabar belum ada."
MY_REGISTRATION = "Pendaftaran saya"
TICKETS = "Tiket Bapak/Ibu:\n{lines}\nUntuk satu tiket, ketik misalnya: status {number}"
TICKET_LINE = "• {ticket}: “{title}”, {status}"
NO_SUCH_TICKET = "Tiket nomor itu tidak ada pada Bapak/Ibu. Untuk melihat semuanya, ketik: tiket saya"
ASK_EVIDENCE = "Silakan kirim buktinya untuk tiket {ticket}: foto, video, tautan, atau keterangan."
WHICH_TICKET = "Bukti untuk tiket yang mana?"
NOTHING_OPEN = "Tidak ada tiket yang masih diperiksa. Untuk mengecek kabar baru, ketik: hoaks"
TICKET_FINISHED = (
    "Tiket {ticket} sudah selesai diperiksa. Bila ada yang baru, silakan kirim sebagai kabar baru, ketik: hoaks"
)
EVIDENCE_KEPT = "{thanks}, sudah ditambahkan ke tiket {ticket}."
EVIDENCE_SAME = "{thanks}. Bukti itu memang sudah ada di tiket {ticket}."

# Answers -----------------------------------------------------------------------------------------------------

ANSWER_LEAD = "Jawaban tiket {ticket}, terima kasih sudah bertanya dulu."
CORRECTION_LEAD = "Koreksi untuk tiket {ticket}. Mohon maaf, jawaban kami sebelumnya perlu dibetulkan."
CLARIFICATION = "KLARIFIKASI: {verdict}\n“{title}”\n{explanation}\nSumber: {sources}\n{office}"
CLARIFICATION_NO_SOURCE = "KLARIFIKASI: {verdict}\n“{title}”\n{explanation}\n{office}"
IMPORTED = "KLARIFIKASI: {verdict}\n“{title}”\n{explanation}\nSumber: {sources}"
NOT_THIS = "Bukan kabar ini"
ALREADY_KNOWN = "{thanks}, {name}. Kabar ini mirip dengan yang sudah kami periksa. Nomor tiket: {ticket}."
ALREADY_KNOWN_STRANGER = "{thanks}. Kabar ini mirip dengan yang sudah kami periksa."
SPLIT_OFF = (
    "Baik, tiket {ticket} kami periksa tersendiri. Jawaban kami usahakan paling lambat {due}.\n"
    "Ada yang perlu dijelaskan? Ketuk Tambah bukti."
)
LATE = (
    "Mohon maaf, pemeriksaan tiket {ticket} butuh waktu lebih lama dari janji kami. Begitu ada jawaban, langsung kami "
    "kabari. Sementara itu mohon kabarnya jangan diteruskan."
)
CLOSED = {
    "spam": "Tiket {ticket} tidak kami lanjutkan karena berupa iklan atau spam. Sebaiknya diabaikan dan dihapus saja.",
    "opinion": "Tiket {ticket} berisi pendapat, jadi tidak bisa dicap benar atau salah. Terima kasih sudah bertanya.",
    "not_enough": (
        "Mohon maaf, bahan tiket {ticket} belum cukup untuk diperiksa. Bila ada tangkapan layar atau tautannya, "
        "silakan kirim lagi, ketik: hoaks"
    ),
    "service_complaint": (
        "Isi tiket {ticket} adalah keluhan layanan. Silakan disampaikan lewat SP4N-LAPOR! di lapor.go.id supaya "
        "sampai ke instansi yang menangani."
    ),
}

# Clarifications for everybody ----------------------------------------------------------------------------------

LIST = "Klarifikasi lain"
NEWEST = "Klarifikasi terbaru. Untuk mencari, ketik misalnya: klarifikasi banjir"
FOUND = "Klarifikasi tentang {words}:"
NO_CLARIFICATIONS = (
    "Belum ada klarifikasi tentang {words}. Bila Bapak/Ibu menerima kabarnya, silakan teruskan ke sini untuk dicek."
)
NONE_YET = "Belum ada klarifikasi yang terbit. Untuk mengecek kabar, silakan teruskan pesannya ke sini."
CLARIFICATION_LINE = "{number}. {verdict}: {title}"
READ = "Baca {number}"
CLARIFICATION_GONE = "Klarifikasi itu tidak ada atau sudah ditarik. Untuk melihat yang lain, ketik: klarifikasi"

# Between the verifier and a reporter -----------------------------------------------------------------------------

ASKED = "Tentang tiket {ticket}, pemeriksa kami bertanya:\n“{question}”\nSilakan ketuk Jawab."
REPLY = "Jawab"
REPLY_OFFER = "Jawaban untuk pemeriksa"
ASK_REPLY = "Pertanyaan pemeriksa:\n“{question}”\nSilakan tulis jawabannya, atau kirim fotonya."
REPLY_EMPTY = "Jawabannya belum terbaca. Silakan tulis dengan kata-kata, atau kirim fotonya."
REPLIED = "{thanks}, jawaban sudah kami teruskan kepada pemeriksa."
QUESTION_GONE = "Pertanyaan itu sudah dijawab atau tidak diperlukan lagi. Terima kasih."
ANSWERED_NOTE = "Pelapor tiket {ticket} (kasus {case}) menjawab:\n“{answer}”"
EVIDENCE_ADDED = "Ada bukti baru di tiket {ticket}, kasus {case}."

# The last mile -----------------------------------------------------------------------------------------------------

CARD_LEAD = "Ada klarifikasi baru. Mohon bantu teruskan gambar dan tulisan ini ke grup warga, lalu ketuk tombolnya."
CARD_CORRECTION = "Koreksi untuk klarifikasi yang lalu. Mohon gambar ini diteruskan lagi sebagai gantinya."
SHARED = "Sudah saya teruskan"
ASK_GROUP = "{thanks}. Diteruskan ke mana?"
GROUPS = ("Grup RT/RW", "Grup keluarga", "Grup PKK/pengajian", "Status WhatsApp", "Lainnya")
VILLAGE = {"desa": "Desa {name}", "kelurahan": "Kelurahan {name}"}
PLACE = "{village} ({kecamatan})"
SHARE_THANKS = "{thanks}, {name}. {village} sekarang terhitung sudah dijangkau. 🙏"
SHARE_THANKS_PLAIN = "{thanks}, {name}. Sudah kami catat. 🙏"
SHARED_BEFORE = "{thanks}, yang ini memang sudah tercatat."
NOTHING_TO_SHARE = "Klarifikasi itu sudah tidak dibagikan. Terima kasih atas kepeduliannya."
COVERAGE_TEXT = (
    "Kasus {case}: {covered} desa/kelurahan sudah meneruskan ({people} orang), {left} sudah menerima kartu tetapi "
    "belum, dari {villages}."
)
NOTHING_HANDED_YET = "Kartunya belum dibagikan kepada anggota. Pembagiannya di jam kerja."
NOT_HANDED_OUT = "Hasil ini tidak dibagikan kepada anggota, jadi tidak ada sebarannya. Hanya pelapor yang dikabari."
COVERED = "Sudah: {names}"
UNCOVERED = "Belum: {names}"
NUDGE_MEMBERS = "Ingatkan yang belum"
NUDGED = "{count} anggota di tempat yang belum sudah diingatkan. Pengingat ini hanya sekali."
NUDGED_BEFORE = "Tempat yang belum sudah pernah diingatkan, dan itu hanya sekali."
NUDGED_NOBODY = "Saat ini belum ada anggota yang boleh diingatkan. Silakan coba lagi beberapa hari lagi."
NUDGE_CARD = (
    "Mohon bantuannya sekali lagi, {name}: klarifikasi “{title}” belum diteruskan di {village}. "
    "Bila sudah, silakan ketuk tombolnya."
)

CARD_HEAD = "Cek fakta"
CARD_HEAD_CORRECTED = "Cek fakta (koreksi)"
CARD_SOURCE = "Sumber: {source}"
PACKAGE_CLAIM = "Isi kabar"
PACKAGE_SEEN = "Terlihat di"
PACKAGE_LINKS = "Tautan"
PACKAGE_COUNT = "Laporan"
PACKAGE_COUNTED = "{count} laporan sejak {since}"
PACKAGE_MISSING = "Gambar yang tidak ikut"
PACKAGE_FILES = "Berkas"
GROUP_MATCH = "Mirip dengan “{title}” ({verdict}): {link}"
FROM_GROUP = "Grup Telegram KIM"

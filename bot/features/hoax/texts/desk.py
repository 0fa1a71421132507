"""What the hoax desk says to those who work there."""

from __future__ import annotations

# The desk ----------------------------------------------------------------------------------------------------

NO_CASE = "Kasus itu tidak ada. Untuk melihat antrean, ketik: meja hoaks"
NOT_NOW = "Kasus itu {status}, jadi langkah tadi tidak berlaku lagi. Untuk melihat antrean, ketik: meja hoaks"
NEEDS_NAME = "Untuk bekerja di meja hoaks, silakan ambil tugasnya dulu lewat tautan undangan petugas."
TAKEN_BY_OTHER = "Kasus itu sedang dipegang pemeriksa lain. Silakan pilih kasus berikutnya, ketik: meja hoaks"
NEW_CASE = "Laporan baru, kasus {case}:\n“{title}”"
NEW_URGENT = "Mendesak, kasus {case}:\n“{title}”"
OPEN_CASE = "Buka kasus"
MEJA = "Meja hoaks ({count})"
QUEUE = "Antrean meja hoaks: {count} kasus."
QUEUE_PART = "Antrean meja hoaks: {count} kasus, ini {first} sampai {last}."
QUEUE_EMPTY = "Antrean meja hoaks kosong. Terima kasih."
QUEUE_LINE = "• {case}{mark}: “{title}” ({status}{own}{late}, {count} pelapor)"
URGENT_MARK = " (mendesak)"
OWN_MARK = ", Bapak/Ibu pegang"
LATE_MARK = ", lewat batas"
CASE = "Kasus {case}"
CASE_HEAD = "Kasus {case}{mark}, {topic}, {status}"
CASE_TICKETS = "{count} pelapor (tiket {tickets}); dilihat di: {where}"
AND_MORE = " dan {count} lagi"
CASE_LINK = "Tautan dari pelapor: {link}"
CASE_UNSAFE = "{count} berkas tidak ditampilkan karena bukan gambar atau dokumen yang aman."
CASE_DUE = "Batas jawaban: {due}"
CASE_WAITS = "Menunggu: {source}"
CASE_ESCALATED = "Diteruskan ke: {agency}"
CASE_REPLY = "Ditanya: {question}\nJawaban pelapor: {answer}"
LOOKS_LIKE = "Mirip klarifikasi “{title}” ({verdict}), {link}; kata pelapor: {yes} ini, {no} bukan"
LOOKS_LIKE_CASE = "Mirip kasus {case}: “{title}”"
SAME_PHOTO = "Fotonya sama dengan kasus {case}: “{title}”"
DRAFT_HEAD = "Draf:"
CORRECTION_HEAD = "Draf koreksi; yang terbit sekarang: {verdict}"
SENT_BACK = "Catatan editor: {note}"
FIGURES = "Angka meja hoaks"
TAKE = "Ambil"
RELEASE = "Lepas"
DRAFT = "Tulis klarifikasi"
ASK_REPORTER = "Tanya pelapor"
ASK_SOURCE = "Tunggu sumber"
SOURCE_ANSWERED = "Sumber sudah menjawab"
TOPIC = "Jenis/mendesak"
SPLIT = "Pisahkan tiket"
MERGE = "Gabungkan"
MERGE_WITH = "Gabungkan ke {case}"
CLOSE = "Tutup kasus"
DECIDE = "Setujui"
SEND_BACK = "Kembalikan"
PUBLISH = "Terbitkan"
CORRECT = "Koreksi"
GIVE_UP = "Batalkan koreksi"
COVERAGE = "Sebaran"
ESCALATE = "Teruskan ke instansi"
BACK_TO_QUEUE = "Antrean"
TAKEN = "Kasus ini sekarang Bapak/Ibu pegang."
RELEASED = "Kasus {case} kembali ke antrean."
FREED = "{count} kasus kembali ke antrean karena pemegangnya tidak bertugas lagi. Mohon ada yang mengambil."
DECIDED = "Disetujui. Tinggal diterbitkan."
DRAFT_CHANGED = "Drafnya sudah ditulis ulang. Ini yang terbaru, silakan dibaca dulu."
GIVEN_UP = "Koreksi dibatalkan. Yang sudah terbit tetap berlaku."
GIVEN_UP_NOTE = "Koreksi kasus {case} dibatalkan, yang sudah terbit tetap berlaku."
PUBLISHED = "Kasus {case} terbit. {count} pelapor segera dikabari, anggota mendapat kartunya.\nTautan: {link}"
PUBLISHED_OPEN = (
    "Kasus {case} terbit. {count} pelapor segera dikabari. Kartunya tidak dibagikan kepada anggota.\nTautan: {link}"
)
ASK_TICKET = "Tanya pelapor yang mana? Pilih nomor tiketnya."
NOBODY_TO_ASK = "Tidak ada lagi pelapor kasus {case} yang bisa ditanya. Datanya sudah dihapus."
NOT_REACHED = "Pemegang tiket {ticket} sedang belum bisa kami hubungi, jadi belum bisa ditanya."
ASK_QUESTION = "Apa yang ditanyakan? Pelapor hanya melihat pertanyaannya. Contoh: Apakah ada tangkapan layarnya?"
QUESTION_SENT = "Pertanyaan dikirim ke pemegang tiket {ticket}."
ASK_WHICH_SOURCE = "Sumber mana yang ditanya? Contoh: BPBD Kabupaten, lewat telepon"
WAITING = "Dicatat, kasus menunggu sumber."
ASK_TOPIC = "Kabar ini tentang apa? Yang bukan umum didahulukan."
TOPIC_LABELS = {
    "disaster": "Bencana (mendesak)",
    "health": "Kesehatan (mendesak)",
    "unrest": "Keamanan (mendesak)",
    "election": "Pemilu (mendesak)",
    "other": "Umum",
}
SORTED = "Jenisnya sudah dicatat."
ASK_CLOSE = "Mengapa ditutup? Pelapor diberi tahu alasannya."
CLOSED_NOW = "Kasus ditutup, pelapor diberi tahu."
ASK_TARGET = "Digabung ke kasus nomor berapa? Contoh: 12"
MERGED = "Kasus {case} digabung ke kasus {target}."
NOT_MERGED = "Itu tidak bisa: perlu dua kasus yang berbeda, atau lebih dari satu tiket. Silakan cek nomornya."
ASK_SPLIT = "Tiket mana yang sebenarnya tentang kabar lain?"
SPLIT_DONE = "Tiket itu sekarang kasus {case}."
ASK_AGENCY = "Diteruskan ke mana? Paketnya dibuat tanpa identitas pelapor."
ESCALATED = "Dicatat. Berkas paketnya segera dikirim ke sini."
PACKAGE = "Paket kasus {case} untuk {agency}: isi kabar, gambar, tautan, dan jumlah pelapor, tanpa identitas pelapor."
PACKAGE_WITHOUT = (
    "Paket kasus {case} untuk {agency}: isi kabar, gambar, tautan, dan jumlah pelapor, tanpa identitas pelapor. "
    "{missing} gambar tidak bisa diambil; silakan minta paketnya lagi nanti."
)
ASK_NOTE = "Apa yang perlu diperbaiki? Contoh: Tambahkan sumber dari dinas terkait"
SENT_BACK_DONE = "Dikembalikan ke pemeriksa dengan catatan."
SENT_BACK_NOTE = "Draf kasus {case} dikembalikan editor: {note}"
TO_REVIEW = "Draf kasus {case} menunggu editor:\n“{title}”"
NO_STAMP = "Tanpa sumber pembanding tidak ada cap. Tambahkan satu tautan sumber, atau pilih BELUM DAPAT DIPASTIKAN."
OWN_DRAFT = "Draf sendiri diperiksa editor lain. Terima kasih, mohon ditunggu."
ASK_VERDICT = "Hasil pemeriksaannya apa?"
ASK_DENIAL = (
    "“{title}”\nKalimat itu membantah kabarnya, padahal kalimat itulah yang diberi cap {verdict}. Tulis isi kabar yang "
    "beredar; penjelasannya ditanyakan sesudah ini."
)
KEEP_DENIAL = "Tetap pakai ini"
ASK_EXPLANATION_OF_LINK = (
    "Tautannya kami simpan sebagai sumber. Sekarang penjelasannya: apa yang benar, dengan kata-kata sederhana, paling "
    "banyak {most} huruf."
)
NO_OWN_CASE = "Belum ada kasus yang Bapak/Ibu pegang. Buka antrean, pilih kasusnya, lalu ketuk Ambil."
DRAFT_OF_WHICH = "Untuk kasus yang mana? Buka kasusnya, lalu ketuk Tulis klarifikasi."
FOUND_OFFER = "Temuan kasus saya"
FOUND_WORDS = ("temuan", "temuan kasus", "hasil cek", "bukti", "klarifikasi", "tulis klarifikasi")
FOUND_OF_WHICH = "Untuk kasus yang mana?"
ASK_TITLE = "Isi kabar dalam satu baris: “{title}”. Pakai ini, atau ketik yang lebih tepat."
KEEP = "Pakai ini"
TITLE_UNCLEAR = "Tulis isi kabarnya dalam satu baris. Contoh: Beras gratis dibagikan di kantor kecamatan"
ASK_EXPLANATION = "Jelaskan dengan bahasa sederhana apa yang benar, paling banyak {most} huruf."
ASK_EXPLANATION_AGAIN = "Penjelasan sekarang:\n“{before}”\nPakai ini, atau ketik yang baru, paling banyak {most} huruf."
EXPLANATION_IS_CLAIM = (
    "Penjelasan ini sama dengan isi kabarnya, jadi yang benar akan terbit dengan cap {verdict}. Silakan tulis apa yang "
    "benar, atau ketik kembali untuk membetulkan isi kabar."
)
EXPLANATION_UNCLEAR = (
    "Penjelasannya {length} huruf, seharusnya {least} sampai {most} dengan kata-kata. Silakan ketik lagi."
)
ASK_SOURCES = "Kirim tautan sumber pembandingnya, paling sedikit satu. Contoh: https://www.bmkg.go.id/siaran-pers"
ASK_SOURCES_AGAIN = "Sumber sekarang:\n{sources}\nPakai ini, atau kirim tautan yang baru."
NO_SOURCE = "Tidak ada sumber"
SOURCE_UNCLEAR = (
    "Tautannya belum terbaca. Kirim alamat web biasa, tanpa nama pengguna di dalamnya. "
    "Contoh: https://www.bmkg.go.id/siaran-pers"
)
ASK_TAG = "Jenis menurut Mafindo, bila cocok. Yang bertanda internal tidak ditampilkan."
INNER_LABEL = "Internal: {name}"
CONFIRM_DRAFT = "Begini nanti dibaca warga. Kirim ke editor?"
TO_EDITOR = "Kirim ke editor"
CHANGE = "Ubah"
DRAFTED = "Draf dikirim ke editor."

# Clarifications of others ------------------------------------------------------------------------------------------

WITHDRAW = "Tarik klarifikasi"
ASK_WITHDRAW = "Tarik “{title}” dari {source}? Setelah itu tidak ditampilkan kepada siapa pun."
YES_WITHDRAW = "Ya, tarik"
NO_WITHDRAW = "Tidak jadi"
WITHDRAWN = "Klarifikasi itu sudah ditarik. Warga tidak lagi melihatnya."

# By the clock ----------------------------------------------------------------------------------------------------

NUDGE = "Kasus {case} belum dijawab, batasnya {due}:\n“{title}”"
OVERDUE = "Kasus {case} lewat batas ({due}), pelapor yang menunggu kami beri tahu:\n“{title}”"
PROBLEMS = {
    "no_picture": (
        "Berkas di tiket {ticket} tidak bisa kami buka dengan aman. Mohon kirim sebagai foto, tangkapan layar, atau "
        "PDF, ketik: tambah bukti {number}"
    ),
    "too_big": (
        "Berkas di tiket {ticket} terlalu besar untuk diperiksa (batasnya 20 MB). Tangkapan layarnya sudah cukup, "
        "ketik: tambah bukti {number}"
    ),
}
"""What went wrong with a file, as its sender is told."""

# Figures -----------------------------------------------------------------------------------------------------------

FIGURES_TEXT = (
    "Meja hoaks:\n"
    "• Terbuka: {open}, lewat batas: {overdue}\n"
    "• Jawaban pertama, 30 hari: {median}\n"
    "• Laporan kurang lengkap, 30 hari: {incomplete} dari {reports}"
)
NO_MEDIAN = "belum ada"
HOURS = "tengahnya {hours} jam"
WITHIN_THE_HOUR = "tengahnya kurang dari 1 jam"
TOP = "Terbanyak 7 hari ini:\n{lines}"
TOP_LINE = "• {count} laporan: “{title}” ({status})"

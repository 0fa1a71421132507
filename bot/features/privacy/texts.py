"""What is said about a person's own data."""

MY_DATA = "Data saya"
NOTHING_HELD = "Kami tidak menyimpan data Bapak/Ibu. Bila ingin mendaftar, ketik: daftar"
MY_ID = "Id Telegram Bapak/Ibu: {value}\nUntuk menjadi admin, pengelola server menulisnya di ADMIN_IDS."
ONLY_A_FORM = (
    "Yang kami simpan hanya isian yang belum selesai; paling lama sehari, lalu hilang sendiri. "
    "Untuk menghapusnya sekarang, ketik: hapus data saya"
)
FORM_ERASED = "Isian Bapak/Ibu sudah dihapus. Data lain tidak kami simpan."
HELD = "Data Bapak/Ibu yang kami simpan:"
LINE = "• {line}"
NAME = "Nama: {value}"
PHONE = "Nomor HP: {value}"
NOT_GIVEN = "tidak diberikan"
CHAT = "Id chat: {value}"
SINCE = "Sejak: {value}"
MEMBER = "Terdaftar di {kim}, {village}, sebagai {role}: mendaftar {asked}, {since}"
WANTED_ROLE = "Jabatan {role} di {kim}: menunggu persetujuan"
SINCE_STATUS = {
    "pending": "menunggu keputusan",
    "approved": "diterima {at}",
    "rejected": "tidak diterima {at}",
    "left": "keluar {at}",
}
GROUP_JOINED = "Di grup {kim} sejak: {at}"
GROUP_LEFT = "Keluar dari grup {kim}: {at}"
GROUP_ASKED = "Meminta masuk grup {kim}: {at}"
OFFICE = "Tugas: {role} {area}"
OFFICE_ROLES = {
    "admin": "admin",
    "coordinator": "koordinator Kecamatan",
    "verifier": "verifikator hoaks",
    "editor": "editor hoaks",
    "desk_head": "kepala meja hoaks",
}
CONSENT = "Persetujuan {kind}: {given}, {at}"
CONSENT_KINDS = {
    "registration": "pendaftaran",
    "reminders": "pengingat",
    "photos": "publikasi foto",
    "report": "laporan hoaks",
}
GIVEN = {True: "ya", False: "tidak"}
CHECKINS = "Catatan kegiatan yang Bapak/Ibu kirim: {count}"
QUESTIONS = "Pertanyaan ke petugas: {count}"
HOAX_REPORTS = "Laporan hoaks, tiket {tickets}; identitas dilepas {days} hari sesudah selesai"
HOAX_SHARES = "Kartu klarifikasi yang diterima: {count}"
HOAX_WORK = "Kasus hoaks yang dikerjakan: {count}"
ATTENDED = "Hadir di {title}: {at} pukul {time}"
CERTIFICATE = "Sertifikat {label} atas nama {name}, {at}"
SURVEY = "Survei Bimtek: {score} dari 5"
SURVEY_COMMENT = ", saran: “{comment}”"
ANSWERS = "Jawaban tes Bimtek: {count}"
DEEDS = "Tindakan yang tercatat atas nama Bapak/Ibu: {count}"
FORMS = "Isian yang belum selesai: {count}, disimpan paling lama {days} hari"
MESSAGES = "Pesan yang kami kirim: {count} (disimpan {days} hari)"
BROADCASTS = "Siaran untuk Bapak/Ibu: {count}, dicatat {days} hari"
BROADCAST_ANSWERS = "Jawaban Bapak/Ibu pada siaran: {count}, disimpan {days} hari"
MUTED = "Topik siaran yang dimatikan: {topics}"
TOPICS = {"umum": "umum", "bimtek": "Bimtek", "hoaks": "hoaks"}
TOPIC_SETTINGS = "Atur topik saja"
REMINDED = "Pengingat terakhir: {at}"
STOPPED = "Kiriman dihentikan sejak: {at}"
BIMTEK = "{bimtek}: {status}"
PROPOSALS = "Usulan KIM baru: {villages}"
WHAT_NEXT = "Untuk membetulkan, ketik: ubah data. Untuk menghapus, ketik: hapus data saya."
CHANGE = "Ubah data"
ERASE = "Hapus data saya"
ASK_ERASE = (
    "Apakah Bapak/Ibu yakin? Nama, nomor HP, id chat, dan keanggotaan dihapus sekarang dan tidak bisa dikembalikan; "
    "kursi Bimtek dilepas, sertifikat tidak bisa diunduh lagi. Catatan kegiatan tetap ada, tanpa nama."
)
ASK_ERASE_KETUA = "Bapak/Ibu ketua {kim}; sebaiknya serahkan dulu jabatannya, ketik: pengurus berganti\n\n{question}"
ERASE_YES = "Ya, hapus"
ERASE_NO = "Tidak jadi"
NOT_ERASED = "Baik, tidak ada yang dihapus."
ERASED = (
    "Data Bapak/Ibu sudah dihapus. {thanks} atas semua bantuannya selama ini. "
    "Bila suatu saat ingin kembali, ketik: daftar"
)
STOPPED_NOW = (
    "Baik, kami tidak akan mengirim apa pun yang tidak Bapak/Ibu minta.{stays} "
    "Bila ingin menerima lagi, ketik: mulai lagi"
)
STAYS = {"approved": " Keanggotaan tetap ada.", "pending": " Pendaftaran tetap diproses."}
STOPPED_ALREADY = "Kiriman memang sudah berhenti. Bila ingin menerima lagi, ketik: mulai lagi"
RESUME = "Mulai lagi"
RESUMED = "{thanks}. Bapak/Ibu akan menerima pengingat dan kabar lagi. Bila ingin berhenti, ketik: berhenti"
RESUME_CONSENT = "Menerima lagi pengingat dan kabar dari Diskominfo."
STOP_CONSENT = "Berhenti menerima pengingat dan kabar dari Diskominfo."

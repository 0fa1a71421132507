"""What registration and membership say; `changing` is for who is in a KIM: changes, leaving, the board."""

from __future__ import annotations

from collections.abc import Sequence

from bot.features.member.texts.changing import *  # noqa: F403

CONSENT_VERSION = "2026-11"

CONSENT = (
    "Sebelum mendaftar, mohon dibaca sebentar.\n\n"
    "Pengendali data: {office}.\n"
    "Data: nama, nomor HP (boleh tidak), jabatan, KIM, desa/kelurahan, dan id chat; hanya yang perlu untuk "
    "mengurus KIM.\n"
    "Tujuan: pendaftaran, kegiatan, Bimtek, dan kabar untuk KIM.\n"
    "Dasar: persetujuan Bapak/Ibu (UU 27/2022).\n"
    "Penerima: pengurus KIM, koordinator kecamatan, dan petugas kami. Tidak dijual, tidak ke pihak lain. Pesan lewat "
    "server Telegram di luar negeri.\n"
    "Lama: diproses dan disimpan selama Bapak/Ibu anggota, lalu {left_days} hari; catatan pesan {keep_days} hari, "
    "siaran {ledger_days} hari; setelah diminta hapus, identitas hilang paling lama 72 jam, "
    "catatan kegiatan tetap tanpa nama.\n"
    "Hak: melihat, membetulkan, menarik persetujuan, berhenti, menghapus, dan mengadu. Ketik: data saya, "
    "hapus data saya, atau berhenti.\n"
    "Pejabat pelindungan data: {dpo}.\n\n"
    "Apakah Bapak/Ibu setuju?"
)
CONSENT_LONG = (
    "Penjelasan lengkap.\n\n"
    "1. Siapa. {office} mengendalikan data ini dan bertanggung jawab atasnya. Pejabat pelindungan data: {dpo}.\n"
    "2. Apa. Nama, nomor HP bila diberikan, jabatan di KIM, KIM dan desa/kelurahan, id chat Telegram, catatan kegiatan "
    "yang Bapak/Ibu kirim, dan catatan persetujuan. Kami tidak meminta NIK, foto KTP, tanggal lahir, alamat rumah, "
    "atau lokasi GPS.\n"
    "3. Untuk apa. Mencocokkan anggota dengan KIM, mencatat kegiatan KIM, undangan Bimtek, menjawab pertanyaan. "
    "Yang dinilai KIM, bukan orang.\n"
    "4. Dasarnya. Persetujuan Bapak/Ibu menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi. "
    "Persetujuan boleh ditarik kapan saja.\n"
    "5. Siapa yang melihat. Pengurus KIM yang sama, koordinator kecamatan, dan petugas kami. Pesan dikirim lewat "
    "Telegram, yang servernya di luar negeri.\n"
    "6. Berapa lama. Selama Bapak/Ibu menjadi anggota, lalu {left_days} hari sesudah keluar. Isian "
    "yang tidak selesai dihapus setelah {draft_days} hari, catatan pesan setelah {keep_days} hari, "
    "catatan siapa menerima siaran setelah {ledger_days} hari. Setelah hapus data saya, identitas hilang paling lama "
    "72 jam; catatan kegiatan KIM tetap ada tanpa nama.\n"
    "7. Hak Bapak/Ibu. Melihat dan mendapat salinan (data saya), membetulkan (ubah data), menarik persetujuan dan "
    "menghentikan kiriman (berhenti), menghapus (hapus data saya), serta mengadu kepada kami atau lembaga pelindungan "
    "data pribadi.\n\n"
    "Apakah Bapak/Ibu setuju?"
)
NO_DPO = "kantor {office}"
AGREE = "Setuju"
DISAGREE = "Tidak setuju"
READ_MORE = "Baca lengkap"
READ_MORE_WORDS = (
    "baca", "penjelasan", "jelaskan", "maksudnya", "maksudnya apa", "apa maksudnya", "maksude piye", "maksude opo",
    "ini apa", "apa ini", "iki opo", "untuk apa", "buat apa", "kanggo opo", "kenapa", "aman", "apa aman", "aman gak",
    "aman tidak", "apa ini aman", "ini aman", "aman ta",
)  # fmt: skip
REFUSED = (
    "Baik, tidak apa-apa. Tidak ada data Bapak/Ibu yang kami simpan. Informasi umum tetap bisa dilihat lewat menu; "
    "bila berubah pikiran, ketik daftar."
)

WELCOME_LINK = (
    "Selamat datang, Bapak/Ibu. 🙏 Saya asisten KIM dari {office}. Tautan ini untuk warga {village}. "
    "Kami tidak pernah meminta NIK, PIN, OTP, atau uang."
)

ASK_AGE = "Berapa usia Bapak/Ibu? Pendaftaran untuk yang berusia 18 tahun atau lebih."
ADULT = "18 tahun atau lebih"
ADULT_WORDS = (
    *("di atas 18", "di atas 18 tahun", "diatas 18", "diatas 18 tahun", "lebih dari 18", "lebih dari 18 tahun"),
    *("18 ke atas", "18 tahun ke atas", "18 lebih", "sudah dewasa", "dewasa"),
)
MINOR = "Di bawah 18"
AGE_UNCLEAR = "Usianya belum terbaca. Silakan ketuk tombol, atau ketik angkanya, misalnya: 54"
UNDER_AGE = (
    "Terima kasih atas semangatnya. Pendaftaran perorangan baru bisa mulai usia 18 tahun, jadi data tadi sudah kami "
    "hapus. Silakan ikut kegiatan KIM bersama orang tua atau pengurus KIM."
)
ASK_NAME = "Siapa nama Bapak/Ibu? Contoh: Siti Aminah"
NAME_UNCLEAR = "Namanya belum terbaca. Tulis nama dengan huruf, 2 sampai 60 huruf. Contoh: Siti Aminah"
ASK_VILLAGE = "{kinds} mana, Bapak/Ibu {name}? Ketik namanya. Contoh: {example}"
ASK_VILLAGE_CONFIRM = "Apakah {kinds} Bapak/Ibu {village}?"
PICK_FROM_LIST = "Pilih dari daftar kecamatan"
YES = "Ya"
NO = "Tidak"
OTHER_REGENCY = (
    "Layanan ini untuk {regency}. Bila Bapak/Ibu tinggal di {there}, silakan hubungi Diskominfo di sana. "
    "Bila keliru, ketik lagi namanya dan kecamatannya."
)
VILLAGE_UNKNOWN = (
    "Nama itu belum kami temukan di {regency}. Coba ketik namanya dan kecamatannya, atau pilih dari daftar kecamatan."
)
VILLAGE_UNKNOWN_HERE = (
    "Nama itu belum kami temukan di {regency}. Coba ketik namanya dan kecamatannya, atau ketuk Bukan semuanya untuk "
    "memilih dari daftar."
)
VILLAGE_UNKNOWN_QR = "Nama itu belum kami temukan di {regency}. Coba ketik namanya dan kecamatannya."
PICK_VILLAGE = "Yang mana, Bapak/Ibu? Silakan ketuk salah satu."
PICK_THIS_VILLAGE = "Apakah yang ini, Bapak/Ibu?"
OTHER_VILLAGE = "Bukan semuanya"
OTHER_VILLAGE_WORDS = (
    "bukan",
    "bukan itu",
    "bukan semua",
    "tidak ada",
    "gak ada",
    "salah",
    "salah semua",
    "daftar kecamatan",
    "pilih kecamatan",
)
ASK_KECAMATAN = "Kecamatan mana?"
ASK_VILLAGE_OF = "{kinds} mana di Kecamatan {kecamatan}?"
ASK_ROLE = "Sebagai apa di {kim}, {village}?"
ROLES = {"anggota": "Anggota", "ketua": "Ketua", "sekretaris": "Sekretaris", "bendahara": "Bendahara"}


def role(value: str) -> str:
    """Inside a sentence: `ketua`."""
    return ROLES[value].lower()


ROLE_WORDS = {"anggota": ("anggota biasa", "warga", "warga biasa", "anggota kim", "biasa")}
ROLE_UNCLEAR = "Pilih Anggota, Ketua, Sekretaris, atau Bendahara. Bila jabatannya lain, pilih Anggota."
ASK_PHONE = "Nomor HP Bapak/Ibu? Boleh dilewati. Ketuk tombol di bawah, atau ketik, misalnya: 0812 3456 7890"
ASK_NEW_PHONE = "Nomor HP yang baru? Ketuk tombol di bawah, atau ketik, misalnya: 0812 3456 7890"
SHARE_PHONE = "Kirim nomor HP saya"
PHONE_UNCLEAR = "Nomornya belum terbaca. Tulis nomor HP seperti 0812 3456 7890, atau ketik lewati."
PHONE_NOT_OWN = "Itu kontak orang lain. Mohon kirim nomor Bapak/Ibu sendiri, atau ketik lewati."
ASK_REMINDERS = (
    "Bolehkah kami mengirim pengingat sesekali, misalnya saat lama tidak ada kabar? Bisa dihentikan kapan saja."
)
ASK_PHOTOS = "Bolehkah foto kegiatan yang Bapak/Ibu kirim dimuat di publikasi Diskominfo? Boleh juga tidak."
CONFIRM = "Sudah benar?\n\nNama: {name}\nKIM: {kim}\n{village}\nJabatan: {role}\nNomor HP: {phone}"
CANCELLED_CONSENT = (
    "Baik, dibatalkan. Isian tadi tidak disimpan; persetujuan dan id chat Bapak/Ibu tetap tercatat. Bila tidak jadi "
    "mendaftar, ketik: hapus data saya"
)
CONFIRM_MOVE = "Setelah dikirim, Bapak/Ibu keluar dari {kim}."
EDIT = "Ubah"
EDIT_WORDS = ("ganti", "ada yang salah", "betulkan")
ASK_EDIT = "Bagian mana yang mau dibetulkan?"
CORRECT_LATER = "Yang keliru bisa dibetulkan: ketuk Kembali sekarang, atau ketuk Ubah sebelum dikirim."
PARTS = {
    "name": ("nama", "namanya", "jeneng", "jenenge", "asma"),
    "village": ("desa", "desanya", "kelurahan", "kelurahannya", "kim", "kimnya", "kecamatan", "kecamatannya"),
    "role": ("jabatan", "jabatannya", "peran"),
    "phone": ("nomor", "nomornya", "nomer", "nomernya", "hp", "hpnya", "telepon", "wa"),
}
"""How the parts of the summary are called."""
EDIT_VILLAGE = "Desa/KIM"
EDIT_VILLAGE_WORDS = ("desa", "kelurahan", "kim", "desanya", "alamat")
NAME_WORDS = ("ganti nama", "ubah nama", "nama saya")
PHONE_WORDS = ("nomor", "hp", "no hp", "telepon", "nomer", "nomer hp")
NO_PHONE = "tidak diberikan"
REMOVE_PHONE = "Hapus nomor"
REMOVE_PHONE_WORDS = ("hapus", "dihapus", "hapus saja", "hapus nomornya", "hapus nomor hp")
SEND = "Kirim"
WAITING = (
    "{thanks}, {name}. Pendaftaran di {kim} sudah masuk. Yang memutuskan: {who}, paling lambat {by}. "
    "Kami kabari di sini begitu selesai."
)
WHO_BOARD = "pengurus {kim}"
WHO_OFFICE = "petugas {office}"
ALREADY_MEMBER = "Bapak/Ibu sudah terdaftar di {kim} sebagai {role}. Ada yang mau diubah?"
ALREADY_WAITING = "Pendaftaran Bapak/Ibu di {kim} masih menunggu keputusan {who}, paling lambat {by}."
ALREADY_WAITING_LATE = (
    "Pendaftaran Bapak/Ibu di {kim} masih menunggu. Waktunya sudah lewat, jadi petugas {office} ikut kami ingatkan."
)
CHANGE_DATA = "Ubah data"
RECAP, SILENT = "Rekap KIM", "KIM senyap"
WHICH_LIST = "Mau melihat keadaan KIM, atau mendaftar sebagai anggota sebuah KIM?"

NO_KIM_YET = (
    "{village} belum punya KIM. Bapak/Ibu bisa mengusulkan KIM baru; usulannya kami sampaikan ke {office}. "
    "Mau diusulkan?"
)
HAS_KIM = "{village} sudah punya KIM."
HAS_NO_KIM = "{village} belum punya KIM. Warganya bisa mengusulkan ke {office}."
HAS_KIM_LINE = {True: "• {village}: sudah ada KIM", False: "• {village}: belum ada KIM"}
HAVING_WORDS = "ada onok ono enten wonten punya due duwe nduwe gadah"
ASKING_FOR_KIM = (
    "apa apakah opo nopo kah di ing nang ning teng sudah sdh udah wis wes sampun belum blm durung dereng kim gak ga "
    "nggak ndak tidak ta to tah toh ya nggih pak bu mas mbak min maaf permisi tolong info tanya mau yang yg"
)
"""What stands around the name of a place in *apa di Sumberejo sudah ada KIM belum?*"""
PROPOSE = "Usulkan KIM baru"
NO_KIM_AT_ALL = "Cukup dulu"
PROPOSED = (
    "{thanks}, {name}. Usulan KIM baru untuk {village} sudah kami catat dan sampaikan ke {office}. "
    "Kami kabari di sini bila ada langkah berikutnya."
)
NOT_PROPOSED = "Baik. Bila nanti berminat, ketik usulkan KIM baru."
PROPOSAL_FULFILLED = (
    "Kabar baik, {name}. 🙏 {village} sekarang punya {kim}. Terima kasih atas usulannya. Untuk bergabung, ketik: daftar"
)
PROPOSAL_FOR_ADMIN = "Usulan KIM baru: {village}, dari {name}. Semuanya ada di: usulan"

REQUEST = "{name} ingin bergabung dengan {kim}, {village}, sebagai {role}.{roster} Apakah Bapak/Ibu mengenalnya?"
NAMESAKE = "{name} (orang ke-{count} yang bernama {name})"
ROSTER_MATCH = " Nomornya cocok dengan {roles} di daftar resmi."
APPROVE = "Terima {name}"
REJECT = "Tolak {name}"
APPROVED_NOTE = "{name} sekarang {role} {kim}. {told}"
APPROVED = (
    "Selamat bergabung, Bapak/Ibu {name}. Jabatan Bapak/Ibu di {kim} sekarang {role}. "
    "Untuk mencatat kegiatan, ketik: kegiatan"
)
ASK_REJECT_REASON = "Apa alasannya? Alasan ini akan dibaca {name}."
REJECT_REASONS = ("Belum kami kenal", "Salah pilih KIM", "Sudah tidak aktif")
NEXT_REQUEST = "Berikutnya ({count})"
TAKE_BACK = "Batalkan {name}"
TAKEN_BACK = "Baik, dibatalkan. Pendaftaran {name} menunggu lagi. Mau diterima atau ditolak?"
TAKEN_BACK_NOTE = (
    "Mohon maaf, pendaftaran Bapak/Ibu di {kim} ditinjau lagi oleh pengurus. Kami kabari di sini begitu selesai."
)
NOT_TAKEN_BACK = (
    "Keputusan itu tidak bisa dibatalkan lagi: sudah lewat dua hari, atau sudah berubah. Bila perlu, pengurus bisa "
    "mengetik: keluarkan anggota"
)
REJECTED_NOTE = "Baik, pendaftaran {name} ditolak. {told}"
REJECTED = (
    "Pendaftaran di {kim} belum bisa diterima: {reason}. Bila keliru pilih tempat, ketik daftar untuk mencoba lagi."
)
TURNED_AWAY = (
    "Pendaftaran Bapak/Ibu di {kim} belum bisa diterima. Bila keliru pilih tempat, ketik daftar untuk mencoba lagi. "
    "Bila ada yang ingin ditanyakan, ketuk Hubungi petugas."
)
ALREADY_DECIDED = "Permintaan itu sudah diputuskan. Terima kasih."
DECIDED = {
    "approved": "{name} sudah diterima di {kim}. Terima kasih.",
    "rejected": "Pendaftaran {name} di {kim} sudah ditolak lebih dulu. Terima kasih.",
    "left": "{name} tidak jadi bergabung dengan {kim}, atau sudah keluar. Tidak ada yang perlu diputuskan.",
}
HAS_KETUA = "{kim} sudah punya ketua, {name}. Bila ketuanya berganti, minta beliau mengetik: pengurus berganti"
HAS_KETUA_YOU = "Ketua {kim} adalah Bapak/Ibu sendiri. Bila memang berganti, silakan ketik: pengurus berganti"
KETUA_GONE = "Bila beliau tidak bisa lagi (sakit, pindah, berpulang), petugas bisa membantu."
ASK_OFFICE = "Tanyakan ke petugas"
KETUA_ASKED = "{who}\nSementara itu {name} bisa diterima sebagai anggota."
APPROVE_AS_MEMBER = "Terima sebagai anggota"
OVERDUE = "Pendaftaran {name} di {kim} belum diputuskan sampai batasnya. Mohon dibantu."
WAITING_FOR_BOARD = (
    "Ada {count} permintaan di {kim} yang menunggu keputusan pengurus. Sekarang Bapak/Ibu ikut memutuskan: ketuk "
    "tombol ini, atau ketik pendaftaran."
)
MENU_REQUESTS = "Pendaftaran ({count})"
REQUESTS = "Pendaftaran"

MEMBERS = "Anggota {kim}: {count} orang"
MEMBERS_COUNT = "{kim} punya {count} anggota. Nama lengkapnya dilihat pengurus."
MEMBERS_ROLE = "{role}: {names}"
MEMBERS_PLAIN = "{role} ({count}): {names}"
MEMBERS_WAITING = "Menunggu persetujuan: {count} orang"
MEMBERS_OF_BOARD = "Nama anggota sebuah KIM dilihat pengurusnya. Untuk yang menunggu keputusan, ketik: pendaftaran"
AND_MORE = ", dan {count} lainnya"
QUEUE_EMPTY = "Tidak ada pendaftaran yang menunggu."
QUEUE = "Ada {count} permintaan menunggu. Ini yang pertama:"

QR_NOT_MEMBER = (
    "Untuk ikut KIM tidak perlu kode QR, cukup menulis di sini: daftar. Kode QR KIM bisa diminta oleh pengurus KIM dan "
    "petugas."
)
QR_CAPTION = "Kode QR pendaftaran {kim}, {village}. Bisa dicetak dan ditempel, atau bagikan tautannya:\n{link}"
LINK_UNKNOWN = "Tautan itu tidak kami kenali. Ketik daftar, nanti kita cari KIM-nya."
BIMTEK = "Jadwal Bimtek"
REASON_LENGTH = "Alasannya belum terbaca. Tulis singkat saja, paling banyak {limit} huruf."
QR_WHICH = "Kode QR untuk desa atau kelurahan mana? Ketik namanya, misalnya: {example}"
PROPOSALS_EMPTY = "Belum ada usulan KIM baru."
PROPOSALS = "Usulan KIM baru ({count}):"
PROPOSAL = "• {village}: {count} orang"
SOMEBODY = "Seorang anggota"


def names(those: Sequence[str], *, more: int = 0) -> str:
    """`Siti, Budi, dan 3 lainnya`"""
    return ", ".join(those) + (AND_MORE.format(count=more) if more > 0 else "")

"""What the officers' desk says."""

PANEL = "Panel petugas"
_WAITING = "• Pendaftaran anggota: {members}\n• Catatan kegiatan: {checkins}\n• KIM yang perlu dihubungi: {tasks}"
_WAITING_ADMINS = f"{_WAITING}\n• Pertanyaan warga: {{questions}}"
PANEL_TEXT = f"Yang menunggu hari ini:\n{_WAITING_ADMINS}"
IDLE = f"Sudah {{days}} hari belum ada yang ditindaklanjuti di sini. Yang menunggu:\n{_WAITING_ADMINS}"
PANEL_COORDINATOR = f"Yang menunggu di kecamatan Bapak/Ibu:\n{_WAITING}"
MEMBERS = "Pendaftaran ({count})"
CHECKINS = "Kegiatan ({count})"
TASKS = "KIM perlu dihubungi ({count})"
QUESTIONS = "Pertanyaan ({count})"
GROUPS = "Grup KIM"
HOAX_DESK = "Meja hoaks ({count})"
TOMORROW = "Rencana besok"
RECAP = "Rekap KIM"
INVITE = "Undang petugas"
OFFICERS = "Daftar petugas"
NO_QUESTIONS = "Tidak ada pertanyaan yang menunggu."
QUESTION = "Ada {count} pertanyaan. Yang paling lama, dari {name}:\n“{question}”"
ANSWER = "Jawab {name}"

INVITE_WORDS = (
    "undang koordinator", "undang admin", "undang verifikator", "undang editor", "tunjuk koordinator",
    "tambah petugas", "tambah koordinator", "tambah admin", "tambah verifikator", "tambah editor",
)  # fmt: skip
ASK_OFFICE = "Undangan untuk tugas apa?"
COORDINATOR = "Koordinator kecamatan"
COORDINATOR_WORDS = ("camat", "sekcam", "kasi")
ADMIN = "Admin Diskominfo"
VERIFIER = "Verifikator hoaks"
EDITOR = "Editor hoaks"
DESK_HEAD = "Kepala meja hoaks"
ASK_KECAMATAN = "Koordinator untuk kecamatan mana?"
INVITATION = "Tautan undangan {role}, berlaku sekali sampai {until}. Kirimkan hanya kepada yang bersangkutan:\n{link}"
INVITATION_GONE = "Undangan itu sudah dipakai atau sudah kedaluwarsa. Mintalah yang baru kepada Diskominfo."
ROLE_COORDINATOR = "koordinator Kecamatan {kecamatan}"
ROLE_ADMIN = "admin {office}"
ROLE_HOAX_DESK = {
    "verifier": "verifikator hoaks",
    "editor": "editor hoaks",
    "desk_head": "kepala meja hoaks",
}
AGREE = "Setuju"
DISAGREE = "Tidak setuju"
REFUSED = "Baik, tidak ada data yang kami simpan. Undangannya masih berlaku bila Bapak/Ibu berubah pikiran."
ASK_NAME = "Siapa nama Bapak/Ibu? Contoh: Siti Aminah"
NAME_UNCLEAR = "Namanya belum terbaca. Tulis nama dengan huruf, 2 sampai 60 huruf. Contoh: Siti Aminah"
TAKEN = "{thanks}, {name}. Bapak/Ibu sekarang {role}. Untuk melihat yang menunggu, ketik: panel"
TAKEN_HOAX = "{thanks}, {name}. Bapak/Ibu sekarang {role}. Untuk melihat antrean, ketik: meja hoaks"
TAKEN_NOTE = "{name} sudah menerima tugas {role}."
NO_OFFICERS = "Belum ada petugas yang diundang. Admin dari pengaturan server tidak tercantum di sini."
OFFICERS_TEXT = (
    "Ada {count} tugas yang dipegang petugas. Untuk mencabut satu tugas, ketuk namanya. "
    "Untuk menyerahkan semua tugas seseorang kepada penggantinya, ketik: ganti petugas"
)
OFFICER = "{name}, {role}"
REVOKED_BEFORE = "Tugas itu sudah dicabut petugas lain. Terima kasih."
ASK_REVOKE = "Cabut tugas {name} sebagai {role}?"
YES = "Ya, cabut"
NO = "Tidak"
REVOKED = "Tugas {name} sebagai {role} sudah dicabut."
REVOKED_NOTE = "Tugas Bapak/Ibu sebagai {role} sudah selesai. {thanks} atas kerja samanya."
KEPT = "Baik, tidak ada yang berubah."

HAND_OVER_WORDS = (
    "serah tugas", "serahkan tugas", "serah terima tugas", "serah terima petugas", "alihkan tugas", "pindahkan tugas",
    "petugas berganti", "ganti admin", "ganti verifikator", "ganti editor",
)  # fmt: skip
ASK_GIVER = "Tugas siapa yang diserahkan? Semua yang dipegangnya pindah sekaligus."
ASK_HEIR = "Semua tugas {giver} diserahkan kepada siapa?"
NEWCOMER = "Orang baru, lewat tautan"
NEWCOMER_WORDS = ("orang baru", "tautan", "lewat tautan", "link", "lewat link", "belum terdaftar")
ASK_PASS = "Serahkan semua tugas {giver} kepada {heir}?\nYang pindah: {what}."
YES_PASS = "Ya, serahkan"
PASSED = "Tugas {giver} sekarang dipegang {heir}: {what}. Keduanya sudah kami kabari."
WITH_CASES = "{roles}, dengan {cases} kasus hoaks yang sedang dikerjakan"
PASSED_TO_YOU = "Bapak/Ibu sekarang menggantikan {giver}: {what}. {thanks}. Untuk melihat yang menunggu, ketik: menu"
PASSED_FROM_YOU = "Tugas Bapak/Ibu sekarang dipegang {heir}: {what}. {thanks} atas kerja samanya."
PASSED_NOTE = "{heir} sudah menerima semua tugas {giver}."
HEIR_LINK = (
    "Tautan untuk pengganti {giver} ({roles}), berlaku sekali sampai {until}. Begitu diterima, semua tugas {giver} "
    "pindah. Kirimkan hanya kepada yang bersangkutan:\n{link}"
)
NOT_FOR_ONESELF = (
    "Tautan itu untuk pengganti Bapak/Ibu. Teruskan kepada yang menggantikan, nanti tugasnya pindah sendiri."
)
NOTHING_HELD = "Tugas itu sudah diserahkan atau dicabut petugas lain. Untuk melihat keadaannya, ketik: daftar petugas"
HEIR_GONE = "Penggantinya sudah tidak terdaftar. Untuk memilih yang lain, ketik: ganti petugas"

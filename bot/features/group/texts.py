"""What is said in village groups, and about them. In a group: two lines at most."""

from __future__ import annotations

# In the group ---------------------------------------------------------------------------------------------

INTRO = (
    "{hello}, Bapak/Ibu. 🙏 Saya asisten KIM dari {office}. Obrolan di sini tidak kami simpan; kami hanya menjawab "
    "bila dipanggil.\nAgar grup ini terhubung dengan KIM-nya, ketuk tombol ini atau ketik /tautkan"
)
HELLO = "Salam hormat"
HELLO_JAVANESE = "Nuwun sewu"
BACK = "Kami kembali, Bapak/Ibu. 🙏 Grup ini tetap terhubung dengan {kim}, {village}."
LINK_GROUP = "Hubungkan grup"
LINK_HERE = "Mari dilanjutkan di chat pribadi, supaya grup tetap tenang. 🙏"
ALREADY_LINKED_HERE = "Grup ini sudah terhubung dengan {kim}, {village}. Bila perlu dilepas, pengurus mengetik /lepas"
NOT_LINKED_HERE = "Grup ini belum terhubung dengan KIM. Untuk menghubungkan, silakan ketik /tautkan"
LINKED_HERE = (
    "Grup ini sekarang terhubung dengan {kim}, {village}. 🙏 Ada kegiatan? Balas fotonya dengan /kegiatan\n"
    "Yang belum terdaftar, silakan ketuk Daftar; hanya sekitar satu menit."
)
REGISTER = "Daftar"
NEWCOMERS = (
    "{greeting} untuk yang baru bergabung. 🙏\n"
    "Yang belum terdaftar di {kim}, silakan ketuk Daftar; hanya sekitar satu menit."
)
UNLINKED_HERE = "Grup ini tidak lagi terhubung dengan {kim}. {thanks} untuk selama ini. 🙏 Bila perlu lagi: /tautkan"
MOVED_AWAY = (
    "{kim} sekarang memakai grup lain, jadi grup ini tidak lagi terhubung. {thanks} untuk selama ini. 🙏\n"
    "Tidak ada yang perlu dilakukan; kegiatan tetap bisa dicatat lewat chat pribadi."
)
DECLINED_HERE = "Mohon maaf, ini ternyata bukan grup {kim}. Bila KIM-nya lain, silakan ketik /tautkan"
FAREWELL = "Sepertinya kami keliru masuk grup. Mohon maaf sudah mengganggu; kami pamit. 🙏"
ONLY_LEADS = "Yang bisa melepas grup ini pengurus {kim} atau petugas. Bila perlu, mohon minta tolong beliau. 🙏"
ANONYMOUS = "Pesan ini atas nama grup, jadi kami belum tahu siapa yang menulis. Mohon dilanjutkan di chat pribadi. 🙏"
OPEN_PRIVATE = "Buka chat pribadi"
REPORT_PRIVATE = "Silakan dilanjutkan di chat pribadi. 🙏 Lebih ringkas lagi: balas foto kegiatannya dengan /kegiatan"
REPORT = "Catat kegiatan"
REPORT_OPENED = "{thanks}, {evidence} sudah kami bukakan di chat pribadi. Tinggal dilengkapi di sana. 🙏"
REPORT_REGISTER = (
    "{thanks}. Kegiatan dicatat oleh anggota KIM yang terdaftar. Mendaftar hanya sekitar satu menit, di chat pribadi."
)
EVIDENCE = {"photo": "fotonya", "video": "videonya", "document": "berkasnya", "link": "tautannya"}
STATUS = "{kim}: {state}.\nKegiatan terakhir: {last}.\n{hint}"
STATES = {
    "not_connected": "belum terhubung",
    "never_active": "belum ada kegiatan tercatat",
    "active": "aktif",
    "weakening": "mulai jarang terdengar",
    "silent": "sudah lama belum terdengar",
    "paused": "sedang jeda",
    "dormant": "vakum",
}
NEVER = "belum ada"
HINT_LIVELY = "Grupnya ramai, tinggal dicatat: balas foto kegiatan dengan /kegiatan 🙏"
HINT = "Anggota terdaftar: {members}. Mencatat kegiatan: balas fotonya dengan /kegiatan"
NEXT_BIMTEK = "Bimtek berikutnya: {title}, {when}.\n{more}"
MORE_BIMTEK = "Ada {count} lagi sesudahnya."
NO_BIMTEK = "Belum ada jadwal Bimtek yang tercatat. Begitu ada, undangannya datang lewat chat pribadi. 🙏"
FROM_GROUP = "Grup Telegram KIM"
HOAX_ASKED = (
    "{thanks} sudah bertanya dulu. 🙏 Sedang kami tanyakan ke petugas; mohon jangan diteruskan sebelum dijawab."
)
HOAX_HOW = "Untuk mengecek kabar, balas pesannya dengan /hoaks, atau tanyakan lewat chat pribadi."
HOAX_REGISTER = "Pertanyaan diteruskan untuk anggota yang terdaftar. Mari dilanjutkan di chat pribadi. 🙏"
ELSEWHERE = "Perintah itu kami jawab di chat pribadi. 🙏"
MENTIONED = "Di grup kami menjawab perintah saja, misalnya /kegiatan atau /status. Selebihnya lewat chat pribadi. 🙏"

# Reporting and asking from a group, continued in private ----------------------------------------------------

REPORT_LEAD = "Ini {evidence} dari grup {kim}. Tulisan di grup tidak ikut kami ambil."
REPORT_LEAD_ALBUM = (
    "Ini {evidence} dari grup {kim}. Bagian lain dari album itu tidak bisa kami lihat, jadi silakan dikirim juga. "
    "Tulisan di grup tidak ikut kami ambil."
)
REPORT_FOR = "Kegiatannya dicatat untuk {kim}, KIM Bapak/Ibu."
NO_KIM_YET = "yang belum terhubung"

# Linking, in private ---------------------------------------------------------------------------------------

ADDED = "{thanks} sudah menambahkan kami ke grup “{title}”. Ini grup KIM mana?"
OTHER_VILLAGE = "KIM lain"
PICK_VILLAGE = "Pilih KIM"
ASK_VILLAGE = "Grup “{title}” untuk KIM mana? Ketuk salah satu, atau ketik namanya."
ASK_VILLAGE_TYPED = "Grup “{title}” untuk KIM mana? Ketik tempatnya. Contoh: {example}"
ASK_WHICH = "Yang mana, Bapak/Ibu? Ketuk salah satu, atau ketik namanya dan kecamatannya."
VILLAGE_UNKNOWN = "Nama itu belum kami temukan di {regency}. Coba ketik namanya dan kecamatannya."
NO_KIM = (
    "{village} belum punya KIM, jadi grupnya belum bisa dihubungkan. KIM baru bisa diusulkan ke {office}: ketik "
    "usulkan kim baru"
)
REGISTER_FIRST = (
    "Terima kasih. Yang menghubungkan grup perlu terdaftar dulu, sekitar satu menit. Setelah itu ketuk lagi tombol di "
    "grup, atau ketik /tautkan di sana."
)
LINKED = "{thanks}. Grup “{title}” sekarang terhubung dengan {kim}, {village}. Grupnya sudah kami beri tahu."
LACKS_RIGHTS = (
    "Supaya anggota baru bisa kami beri tautan masuk, jadikan bot ini admin grup dengan izin mengundang anggota."
)
PROPOSED = (
    "{thanks}. Grup “{title}” sudah kami usulkan untuk {kim}. Kami tanyakan dulu kepada {who}, dan jawabannya kami "
    "kabari di sini."
)
WHO_BOARD = "pengurus {kim}"
WHO_OFFICE = "petugas {office}"
ASK_CONFIRM = "{who} mengusulkan grup “{title}” sebagai grup {kim}, {village}. Apakah benar?"
AN_OFFICER = "Petugas"
CONFIRM = "Ya, hubungkan"
DECLINE = "Bukan grup kami"
WRONG = "Salah grup, keluar saja"
PROPOSAL_GONE = "Usulan itu sudah dijawab atau sudah berubah. Terima kasih, tidak apa-apa."
DECLINED = "Baik. Grup “{title}” tidak dihubungkan; grupnya kami beri tahu dengan sopan."
ACCEPTED_NOTE = "{thanks}, {name}. Usulannya disetujui: grup “{title}” sekarang terhubung dengan {kim}."
DECLINED_NOTE = "{thanks}, {name}. Menurut pengurus, grup “{title}” bukan grup {kim}. Bila keliru, ketik petugas."
NOT_CONNECTED = "Grup “{title}” tidak dihubungkan. Terima kasih."
ALREADY_LINKED = "Grup “{title}” sudah terhubung dengan {kim}, {village}."
ALREADY_OTHER = (
    "Grup “{title}” sudah terhubung dengan {kim}, {village}. Bila keliru, pengurus KIM itu atau petugas bisa "
    "melepasnya dulu dengan mengetik /lepas di grup."
)
ASK_MOVE = "{kim} sudah punya grup “{old}”, dan satu KIM satu grup. Pindah ke grup “{title}”?"
MOVE = "Ya, pindah"
NO = "Tidak"
KEPT = "Baik, tidak ada yang berubah."
ASK_UNLINK = "Lepas grup “{title}” dari {kim}? Tidak ada yang dikeluarkan dari grup."
UNLINK = "Lepas grup"
UNLINK_YES = "Ya, lepas"
UNLINKED = "Baik. Grup “{title}” tidak lagi terhubung dengan {kim}. Grupnya sudah kami beri tahu."
LEAVE = "Keluar dari grup"
LEFT = "Baik, kami berpamitan dan keluar dari grup “{title}”."
GROUP_GONE = "Grup itu tidak ada lagi di daftar kami. Bila masih dipakai, ketik /tautkan di grupnya."
HOW_TO_LINK = "Tambahkan @{bot} ke grup KIM, lalu ketik /tautkan di grup itu. Satu KIM satu grup."

# Coming in and going ----------------------------------------------------------------------------------------

PERSONAL_LINK = "{name}, ini tautan pribadi ke grup {kim}. Berlaku {days} hari, sekali pakai:\n{{link}}"
LET_IN = "{thanks}, {name}. Pintu grup {kim} sudah kami bukakan. Monggo, silakan masuk. 🙏"
LET_IN_PLAIN = "{thanks}, {name}. Pintu grup {kim} sudah kami bukakan. Silakan masuk. 🙏"
ASKED_STRANGER = (
    "Terima kasih ingin bergabung. 🙏 Grup {kim} untuk anggota yang terdaftar. Mendaftar hanya sekitar satu menit; "
    "setelah diterima, tautan masuknya kami kirim."
)
ASKED_PENDING = (
    "{thanks}, {name}. Pendaftaran di {kim} masih menunggu keputusan. Begitu diterima, grupnya langsung kami bukakan."
)
ASKED_OTHER = "Mohon maaf, {name}. Grup itu untuk anggota {kim}, sedangkan Bapak/Ibu terdaftar di {own}."
ASKED_NO_KIM = "{thanks}, {name}. Grup itu untuk anggota {kim}. Silakan ketuk Daftar dulu; sekitar satu menit."
CHANGE_DATA = "Pindah desa/KIM"
NO_GROUP = (
    "Grup {kim} belum terhubung di sini. Pengurus bisa menambahkan @{bot} ke grup, lalu mengetik /tautkan di sana."
)
NO_RIGHT = (
    "Di grup {kim} kami belum boleh mengundang. Mohon minta tolong pengurus: mengundang langsung, atau menjadikan bot "
    "admin grup dengan izin mengundang anggota."
)
NOT_MEMBER = "Tautan grup untuk anggota KIM yang terdaftar. Silakan ketuk Daftar dulu; sekitar satu menit."
LINK_COMES = "Begitu diterima, tautan grupnya kami kirim di sini."
WENT_NOTE = "{name} sudah tidak di grup {kim}. Keanggotaan KIM-nya tetap tercatat."
MAY_STILL_BE_IN = "Bila masih di grup, itu pengurus yang mengatur; bot tidak mengeluarkan siapa pun."

# To officers ------------------------------------------------------------------------------------------------

LIST = (
    "{count} grup{page}. Terhubung {linked}, belum {unlinked}, hilang {lost}; kurang izin {rights}, "
    "terukur {measured}. Pilih grupnya."
)
LIST_PAGE = " ({first}–{last})"
LIST_NONE = "Belum ada grup. Pengurus KIM menambahkan @{bot} ke grupnya, lalu mengetik /tautkan di sana."
LABEL = "{title} ({state})"
STATUSES = {
    "unlinked": "belum terhubung",
    "proposed": "menunggu persetujuan",
    "linked": "terhubung",
    "lost": "hilang",
}
LACKING = "kurang izin"
PAGE_TITLE = "Grup “{title}”: {state}."
PAGE_KIM = "{kim}, {village}."
PAGE_PROPOSED = "Diusulkan untuk {kim}, {village}."
PAGE_RIGHTS = "Izin bot: {rights}."
RIGHTS_ALL = "lengkap"
RIGHTS_NO_INVITE = "admin tanpa izin mengundang"
RIGHTS_NONE = "anggota biasa, belum bisa mengundang"
PAGE_MEASURED = "Terukur sejak {since}, terakhir ramai {heard}."
PAGE_UNMEASURED = "Ramai tidaknya belum terukur, karena bot bukan admin grup."
NOT_HEARD = "belum pernah"
PAGE_LOST = "Hilang sejak {date}: {reason}."
PAGE_LOST_HELP = "Bila @{bot} ditambahkan lagi atau boleh menulis lagi, grupnya terhubung dengan sendirinya."
REASONS = {
    "removed": "bot dikeluarkan",
    "restricted": "bot tidak boleh menulis",
    "gone": "grupnya tidak ada lagi",
}
REASON_UNKNOWN = "tidak bisa dihubungi"
LOST_NOTE = "Grup {kim}, {village}, hilang dari jangkauan kami: {reason}. Mungkin pengurusnya perlu ditanya kabarnya."
BACK_NOTE = "Kabar baik: grup {kim}, {village}, terhubung lagi."

"""What who is in a KIM reads: about the own data, leaving, the board and its places."""

TOLD = "{who} sudah kami kabari."
NOT_TOLD = "{who} tidak bisa kami kabari lewat chat; mohon disampaikan langsung."
THEY, ALL = "Beliau", "Semua"
ASK_CHANGE = "Apa yang mau diubah?"
CHANGE_NAME = "Nama"
CHANGE_PHONE = "Nomor HP"
CHANGE_ROLE = "Jabatan"
CHANGE_VILLAGE = "Pindah desa/KIM"
LEAVE = "Keluar dari KIM"
CHANGED_TO = "{what} diubah menjadi {value}? Ketuk tombolnya, atau ketik yang benar."
CHANGED = "Sudah diubah. {what} sekarang: {value}"
ROLE_ASKED = "{thanks}. Perubahan jabatan menjadi {role} menunggu persetujuan {who}, paling lambat {by}."
ROLE_WAITS = "Perubahan jabatan Bapak/Ibu menjadi {role} di {kim} masih menunggu keputusan {who}."
ROLE_LATER = "Jabatan bisa diubah sesudah pendaftaran Bapak/Ibu di {kim} diterima."
ROLE_REQUEST = "{name} ({kim}) menyampaikan bahwa jabatannya sekarang {role}. Apakah benar?"
APPROVE_ROLE = "Benar"
DECLINE_ROLE = "Tidak benar"
ROLE_OVERDUE = "Perubahan jabatan {name} ({kim}) menjadi {role} belum diputuskan sampai batasnya. Apakah benar?"
ROLE_DECLINED = (
    "Jabatan {role} di {kim} belum dibenarkan; Bapak/Ibu tetap {now}. Bila ada yang keliru, silakan bicarakan dengan "
    "pengurus, atau ketik: petugas"
)
ROLE_DECLINED_NOTE = "Baik, {name} tetap {role}. {told}"
ROLE_DECIDED = "Jabatan {name} di {kim} sudah diputuskan: {role}. Terima kasih."
ROLE_CHANGED = "Jabatan Bapak/Ibu di {kim} sekarang {role}."
ROLE_SAME = "Jabatan Bapak/Ibu memang {role}. Tidak ada yang diubah."
NOT_REGISTERED = "Bapak/Ibu belum terdaftar. Ketik daftar untuk bergabung dengan KIM."
ASK_MOVE = "Pindah dari {kim} ke KIM lain? Bapak/Ibu baru keluar setelah pendaftaran di sana dikirim."
SAME_KIM = "Bapak/Ibu memang di {kim}. Silakan ketik tempat yang lain, atau ketik batal."
ASK_LEAVE = "Apakah Bapak/Ibu benar mau keluar dari {kim}?"
LEFT = "Baik. Bapak/Ibu sudah keluar dari {kim}. {thanks} atas semua bantuannya selama ini."
LEFT_NOTE = "{name} ({role}) sudah keluar dari {kim}."
LEFT_NOTE_NOBODY = "Seorang {role} sudah keluar dari {kim}."
STAYED = "Baik, tidak ada yang berubah."

PUT_OUT = "Keluarkan anggota"
MEMBER_WORD = "anggota "
PUT_OUT_WHO = "Siapa yang tidak lagi di {kim}? Ketuk atau ketik namanya."
PUT_OUT_WHO_DIED = "Kami turut berduka, {name}. 🙏 Siapa yang berpulang? Ketuk atau ketik namanya."
PUT_OUT_NOBODY = "Belum ada anggota lain di {kim}. Bila ketuanya yang berganti, ketik: pengurus berganti"
PUT_OUT_UNCLEAR = "Nama itu belum kami temukan di antara anggota. Silakan ketuk salah satu nama."
KETUA_SAID_GONE = (
    "Terima kasih sudah mengabari. Bila Bapak/Ibu pengganti {name}, ketuk tombol ini. Bila orang lain, beliau "
    "mengetik: ganti jabatan"
)
I_SUCCEED = "Saya penggantinya"
GONE_ONESELF = "Terima kasih sudah mengabari. Untuk pindah atau keluar dari KIM, ketuk Ubah data."
GONE_ONESELF_KETUA = (
    "Terima kasih sudah mengabari. Untuk menyerahkan jabatan ketua, ketik: pengurus berganti\n"
    "Untuk pindah atau keluar, ketuk Ubah data."
)
PUT_OUT_WHY = "Apa sebabnya {name} tidak lagi di {kim}?"
GONE = {"moved": "Sudah pindah", "stopped": "Tidak ikut lagi", "died": "Berpulang"}
GONE_WORDS = {"moved": ("pindah",), "stopped": ("mundur", "berhenti"), "died": ("meninggal", "wafat", "seda")}
PUT_OUT_SURE = (
    "{name} ({role}) tidak lagi di {kim}: {why}. Beliau kami kabari dengan baik, dan bisa mendaftar lagi. Sudah benar?"
)
PUT_OUT_SURE_UNTOLD = "{name} ({role}) tidak lagi di {kim}: {why}. {told} Sudah benar?"
PUT_OUT_SURE_DIED = (
    "Kami turut berduka. 🙏 Keanggotaan {name} ({role}) kami akhiri; tidak ada kabar ke nomor beliau. Sudah benar?"
)
PUT_OUT_DONE = "Baik. {name} tidak lagi di {kim}. {told}"
PUT_OUT_DONE_DIED = "Sudah kami catat. {name} tidak lagi di {kim}. Semoga keluarga diberi ketabahan."
PUT_OUT_BOARD = "{name} ({role}) tidak lagi di {kim}: {why}. Dicatat oleh {by}."
PUT_OUT_NOTE = (
    "Bapak/Ibu {name}, pengurus {kim} mengabarkan bahwa Bapak/Ibu {why}, jadi keanggotaannya kami akhiri. {thanks} "
    "atas semua bantuannya. Bila keliru, atau ingin ikut KIM lain, ketik: daftar"
)
PUT_OUT_GONE = "Beliau sudah tidak di daftar anggota. Tidak ada yang perlu diubah."

HANDOVER_NOT_KETUA = (
    "Ketua {kim} sendiri yang menyerahkan jabatannya, dengan mengetik: pengurus berganti\n"
    "Bila beliau tidak bisa lagi, atau jabatan Bapak/Ibu yang berganti, ketik: ganti jabatan"
)
BOARD_CHANGES = (
    "Begini caranya di {kim}:\n"
    "1. Penggantinya mengetik: ganti jabatan\n"
    "2. Pengurus lain mengetuk: Benar\n"
    "3. Yang lama: ganti jabatan, lalu Anggota\n"
    "Untuk ketua, ketik: pengurus berganti"
)
HANDOVER_OFFICE = "Pengurus KIM diserahkan oleh ketuanya. Untuk petugas yang berganti, ketuk tombol di bawah ini."
HAND_OVER_OFFICE = "Ganti petugas"
CHANGE_ALONE = "ubah"
CHANGE_WHICH = (
    "Untuk membetulkan jawaban tadi, ketuk Kembali. Untuk mengubah nama, nomor HP, atau jabatan, ketik: ubah data"
)
HANDOVER_SERVES = (
    "Tugas Bapak/Ibu diserahkan oleh admin Diskominfo. Ketuk Hubungi petugas dan sebutkan penggantinya, nanti admin "
    "yang mengurus. Pengurus KIM diserahkan oleh ketuanya."
)
HANDOVER_NOBODY = (
    "Belum ada anggota lain di {kim} yang terdaftar. Ajak penggantinya mendaftar dulu, "
    "lalu ketik lagi: pengurus berganti"
)
HANDED_TO = ("diganti", "digantikan", "gantinya", "diserahkan ke", "kepada", "ke")
"""What a ketua says before the name of the one who follows."""
ASK_HANDOVER = "Jabatan ketua {kim} diserahkan kepada siapa?"
HANDOVER_OPEN = "{name} belum menjawab. Bila memilih yang lain, tawaran itu tidak berlaku lagi.\n"
HANDOVER_SENT = "{thanks}. Kami tanyakan dulu kepada {name}. Bapak/Ibu kami kabari setelah beliau menjawab."
HANDOVER_OFFER = "{old} menyerahkan jabatan ketua {kim} kepada Bapak/Ibu. Apakah Bapak/Ibu bersedia?"
HANDOVER_ACCEPT = "Bersedia"
HANDOVER_DECLINE = "Belum bisa"
HANDOVER_DONE_NEW = "{thanks}, {name}. Bapak/Ibu sekarang ketua {kim}. Semoga lancar, kami siap membantu."
HANDOVER_DONE_OLD = (
    "{name} sudah menerima jabatan ketua {kim}. {thanks} atas pengabdian Bapak/Ibu selama ini; "
    "semoga tetap bersama kami."
)
HANDOVER_DECLINED_NEW = "Baik, kami sampaikan. Terima kasih sudah menjawab."
HANDOVER_DECLINED_OLD = (
    "{name} belum bersedia menjadi ketua {kim}. Silakan ketik pengurus berganti untuk memilih yang lain."
)
OFFER_FIRST = "{offer} Mohon dijawab dulu."
I_AM_WILLING = "Saya bersedia"
OFFERER = "Yang menawarkan"
OFFER_ENDED = "{old} tidak lagi ketua {kim}, jadi tawarannya berakhir. Bila Bapak/Ibu tetap bersedia, ketuk tombol ini."
OFFER_TO_ANOTHER = (
    "{old} kini menawarkan jabatan ketua {kim} kepada yang lain, jadi tawaran kepada Bapak/Ibu berakhir. Terima kasih."
)
OFFER_WITHDRAWN = "{old} tetap menjadi ketua {kim}, jadi tawarannya berakhir. Terima kasih."
WITHDRAW_OFFER = "Tarik tawaran"
WITHDRAW_WORDS = (
    "batal mundur", "gak jadi mundur", "tidak jadi mundur", "ora sido mundur", "mboten siyos mundur",
    "batal serah terima", "tidak jadi serah terima", "gak jadi serah terima", "batalkan tawaran", "batal ganti ketua",
    "tidak jadi ganti ketua", "gak jadi ganti ketua",
)  # fmt: skip
WITHDRAWN = "Baik. Tawaran kepada {names} sudah ditarik. Ketuanya tetap Bapak/Ibu."
NOTHING_OFFERED = "Tidak ada tawaran jabatan yang menunggu jawaban. Tidak ada yang berubah."
KETUA_NOW = "Ketua {kim} sekarang {name}, jadi jabatan itu tidak lagi menunggu Bapak/Ibu. Terima kasih."
OFFER_GONE = "Tawaran jabatan ketua kepada beliau berakhir."
OFFERS_ENDED = "Tawaran kepada {names} berakhir."
WITHOUT_KETUA = "Ketuanya kini kosong; penggantinya cukup mengetik: ganti jabatan"
ASK_RESIGN = "Bapak/Ibu tidak lagi {role} {kim}, dan tetap menjadi anggota. Sudah benar?"
ASK_RESIGN_KETUA = (
    "Bapak/Ibu tidak lagi ketua {kim}, dan belum ada penggantinya. Sudah benar?\n"
    "Untuk menyerahkan kepada seseorang, ketik: pengurus berganti"
)
GAVE_UP_NOTE = "{name} tidak lagi {role} {kim}, tetapi tetap anggota."
KIM_THERE = "{kim} ({village})"
TOLD_BOARD = "Pengurus lain sudah kami kabari."
TOLD_OFFICE = "Petugas sudah kami kabari."
TOLD_BOTH = "Pengurus lain dan petugas sudah kami kabari."
HANDOVER_OLD = "Penyerahan jabatan ketua itu sudah tidak berlaku."

SUCCESSION = (
    "{name} ({kim}, {village}) menyampaikan bahwa ketuanya, {old}, tidak bisa lagi menjabat, dan bersedia "
    "menggantikan. Mohon dipastikan dulu. Siapa ketuanya sekarang?"
)
SUCCEEDS = "Ya, ketuanya {name}"
STAYS = "Tetap {old}"
SUCCESSION_ASKED = (
    "{thanks}, {name}. Petugas Diskominfo memastikannya dulu, lalu kami kabari di sini. Kegiatan tetap bisa dicatat "
    "seperti biasa."
)
SUCCEEDED = "Ketua {kim} sekarang {name}. {told}"
SUCCEEDED_OLD = (
    "Ketua {kim} sekarang {name}. {thanks} atas pengabdian Bapak/Ibu selama ini. Bila ada yang keliru, ketik: petugas"
)
STAYED_OFFICE = "Baik, ketua {kim} tetap {old}. {told}"
STAYED_HEIR = "Ketua {kim} tetap {old}. Bila ada yang keliru, bicarakan dengan beliau, atau ketik: petugas"
SUCCESSION_DECIDED = "Ketua {kim} sudah diputuskan: {name}. Terima kasih."
SUCCESSION_OLD = "Ketua atau anggotanya sudah berubah sejak ditanyakan. Tidak ada yang perlu diputuskan lagi."

STILL_HOLDS = "{role} sebelumnya, {names}, masih tercatat juga."
STEPS_DOWN = "{name} jadi anggota"
STEPPED_DOWN = "Baik. {name} sekarang anggota {kim}. {told}"
STEPPED_DOWN_NOTE = (
    "{role} {kim} sekarang {new}, dan Bapak/Ibu tercatat sebagai anggota. {thanks} atas pengabdian selama ini. Bila "
    "ada yang keliru, ketik: petugas"
)
NOT_TO_STEP_DOWN = "{name} sekarang {role} {kim}. Tidak ada yang perlu diubah lagi."
NOT_THERE_TO_STEP_DOWN = "{name} sudah tidak di {kim}. Tidak ada yang perlu diubah lagi."

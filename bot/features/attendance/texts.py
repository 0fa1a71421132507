"""What is said about presence, tests, surveys and certificates."""

# Presence by code
MENU = "Presensi Bimtek"
ASK_CODE = "Berapa enam angka yang tampil di layar ruangan? Contoh: 482 913"
CODE_SHAPE = "Kodenya enam angka, seperti yang tampil di layar ruangan. Contoh: hadir 482 913"
PRESENT = "{thanks}, {name}. Kehadiran di {title} sudah tercatat pukul {time}. Selamat mengikuti."
PRESENT_ALREADY = "{name} sudah tercatat hadir di {title}, {date} pukul {time}. Tidak perlu mengisi lagi."
NOT_REGISTERED = (
    "Presensi Bimtek untuk peserta yang sudah terdaftar. Bila Bapak/Ibu diundang, silakan temui panitia. "
    "Untuk bergabung dengan KIM, ketik: daftar"
)
NOT_SIGNED_UP = (
    "Nama Bapak/Ibu belum ada di daftar peserta Bimtek ini, jadi kodenya belum bisa dipakai. "
    "Bila seharusnya ikut, silakan temui panitia. Untuk melihat jadwal, ketik: bimtek"
)
NO_SEAT = (
    "Nama Bapak/Ibu belum ada di daftar peserta Bimtek. Bila seharusnya ikut, silakan temui panitia. "
    "Untuk melihat jadwal, ketik: bimtek"
)
NO_PRESENCE = "Saat ini tidak ada presensi Bimtek yang dibuka. Untuk melihat jadwal, ketik: bimtek"
PRESENCE_EARLY = "Presensi {title} dibuka {date} pukul {time}. Silakan kirim kodenya setelah itu."
PRESENCE_OVER = "Presensi {title} sudah ditutup. Bila tadi hadir dan belum tercatat, silakan temui panitia."
CODE_PAST = "Kode itu sudah berganti. Silakan kirim enam angka yang sekarang tampil di layar."
CODE_OF_ANOTHER = "Kode itu untuk {other}. Bapak/Ibu terdaftar di {own}; silakan pakai kode di layar ruangannya."
CODE_WRONG = "Kodenya belum cocok. Silakan lihat lagi enam angka di layar, lalu kirim. Contoh: 482 913"
TOO_MANY_GUESSES = (
    "Kodenya sudah beberapa kali belum cocok. Mohon tunggu sepuluh menit, atau temui panitia supaya dicatat "
    "lewat daftar."
)
TRAINING = "Ikut Bimtek: {title}"
NAMELESS = "Peserta"

# The organiser
ROOM = "{title}\nHadir: {present} dari {seats} peserta terdaftar.\n{state}"
ROOM_CODE = "Kode sekarang: {code}, berganti pukul {time}."
ROOM_SCREEN = "Layar untuk proyektor: {url}"
ROOM_NO_SCREEN = (
    "Halaman layar belum bisa dibuka dari luar karena PUBLIC_URL belum diisi. Kode bisa dibacakan dari sini."
)
ROOM_OVER = "Presensi dengan kode sudah ditutup; daftar masih bisa dilengkapi."
ROOMS = "Presensi Bimtek yang mana?"
NO_ROOMS = "Belum ada Bimtek yang presensinya dibuka. Presensi dibuka {minutes} menit sebelum mulai."
NOT_LISTED = "Daftar hadir itu belum dibuka atau sudah lewat dari 30 hari."
REFRESH = "Kode sekarang"
NEW_SCREEN = "Ganti tautan layar"
TICK_LIST = "Centang yang hadir"
PAPER_LIST = "Ketik daftar kertas"
SUMMARY = "Ringkasan evaluasi"
WALK_IN = "Tambah peserta"
ASK_WALK_IN = "Siapa yang datang tanpa mendaftar? Tulis namanya, boleh dengan KIM-nya. Contoh: Siti Aminah {village}"
WALK_IN_UNKNOWN = (
    "Nama itu belum ada di antara anggota KIM tanpa kursi. Bila belum terdaftar, minta beliau mengetik daftar di chat "
    "ini dulu."
)
WALK_IN_WHICH = "Yang mana?"
ASK_WALK_IN_SURE = "Tambahkan {name}, {kim}, sebagai peserta yang hadir?"
CHANGE_BIMTEK = "Ubah Bimtek"
WALK_IN_YES = "Ya, tambahkan"
WALK_IN_NO = "Tidak"
WALKED_IN = "{thanks}. {name} tercatat hadir dan masuk daftar peserta."
NOT_WALKED_IN = "Baik, {name} tidak ditambahkan."
ASK_TIME = "Pukul berapa mereka datang? Satu jam untuk semua, contoh: 08.45"
TIME_UNCLEAR = "Jamnya belum terbaca. Tulis jam dan menit, antara {first} dan {last}. Contoh: 08.45"
ASK_WHO = (
    "{title}\nHadir {present} dari {seats}. Ketuk nama yang datang, atau tulis nama atau KIM-nya. "
    "Bila sudah, ketuk Selesai."
)
TICKED = "✓ {name}, {village}"
UNTICKED = "{name}, {village}"
DONE = "Selesai"
DONE_WORDS = ("sudah", "cukup", "beres", "rampung")
WHO_UNCLEAR = "Nama atau KIM itu tidak ada di daftar peserta. Silakan ketuk namanya."
WHO_SEVERAL = "Ada beberapa yang cocok. Tulis nama lengkapnya, atau ketuk namanya."
ASK_UNDO = "{name} sudah tercatat hadir. Batalkan catatan hadirnya?"
UNDO = "Batalkan"
KEEP = "Tetap hadir"
HAS_CERTIFICATE = "Sertifikat {name} sudah terbit, jadi catatan hadirnya tidak bisa dibatalkan."
LIST_DONE = "{thanks}. {title}: {present} dari {seats} peserta tercatat hadir."
LIST_STAYS = "Baik, cukup dulu. Yang sudah dicentang tetap tercatat hadir."
NO_SEATS = "Belum ada peserta yang terdaftar di {title}."
ASK_LINES = (
    "Tulis satu peserta sebaris: namanya atau KIM-nya, boleh dengan jamnya. Contoh:\n08.45 Siti Aminah\n09.10 {village}"
)
LINES_BAD = "Belum ada yang dicatat. Yang perlu dibetulkan:\n{problems}\nSilakan kirim lagi seluruh daftarnya."
LINE_UNKNOWN = "Baris {line}: “{words}” tidak ada di daftar peserta"
LINE_SEVERAL = "Baris {line}: “{words}” cocok dengan beberapa peserta; tulis nama lengkapnya"
LINE_TIME = "Baris {line}: jamnya di luar waktu acara"
LINE_TWICE = "Baris {line}: {name} sudah ada di baris {first}"
LINES_MORE = "… dan {count} baris lain"
LINES_EMPTY = "Belum ada nama yang terbaca."
LINES_DONE = "{thanks}. {fresh} peserta dicatat hadir, {known} memang sudah tercatat."

# Tests
PRE_TEST = "Pre-test"
POST_TEST = "Post-test"
EXAM_TITLE = "tes"
NOT_PRESENT = "Ini untuk peserta yang tercatat hadir. Untuk mencatat kehadiran, ketik: presensi"
NO_EXAM_NOW = "Tidak ada tes yang sedang dibuka untuk Bimtek ini."
QUESTION = "{round} {number} dari {count}. {question}\n\n{options}"
OPTION = "{letter}. {words}"
LETTERS = "ABCDE"
ANSWERS_STAY = "Baik, cukup dulu. Jawaban yang sudah masuk tetap tersimpan. Untuk melanjutkan, ketik: tes bimtek"
PRE_DONE = "{thanks}, {name}. Pre-test selesai: {right} dari {count} benar. Hasilnya hanya untuk melihat titik awal."
POST_DONE = "{thanks}, {name}. Post-test selesai: {right} dari {count} benar."
POST_PASSED = "Nilainya memenuhi syarat sertifikat ({mark}). Sertifikat dikirim ke sini setelah acara selesai."
POST_FAILED = "Untuk sertifikat perlu {mark}. Silakan hubungi panitia bila ingin membicarakannya."

# Survey
SURVEY = "Isi survei"
SURVEY_TITLE = "survei"
SURVEY_CLOSED = "Survei dibuka menjelang akhir acara, sampai dua minggu sesudahnya."
SURVEY_KNOWN = "Survei Bapak/Ibu sudah kami terima. {thanks}."
ASK_SCORE = "Seberapa berguna {title} bagi Bapak/Ibu? 1 kurang, 5 sangat berguna."
SCORES = ("1 · kurang", "2", "3 · cukup", "4", "5 · sangat berguna")
ASK_COMMENT = "{thanks}. Ada saran supaya berikutnya lebih baik? Satu kalimat cukup. Panitia membacanya tanpa nama."
COMMENT_WORDS = "Sarannya mohon ditulis, satu kalimat cukup. Bila tidak ada, ketuk Lewati."
COMMENT_LONG = "Sarannya terlalu panjang. Mohon diringkas, paling banyak {most} huruf."
SURVEY_DONE = "{thanks} atas masukannya, {name}."

# Certificates
CERTIFICATE_SENT = (
    "{name}, ini sertifikat {title}, nomor {label}. Selamat. 🙏\n"
    "Bisa diunduh lagi kapan saja, ketik: sertifikat\n"
    "Bila sempat, mohon isi survei singkat."
)
CERTIFICATE_AGAIN = "Sertifikat {title}, nomor {label}."
CERTIFICATE_LIST = "Ada {count} sertifikat. Ketuk yang ingin diunduh."
CERTIFICATE_BUTTON = "{title}, {date}"
NO_CERTIFICATE = "Belum ada sertifikat untuk Bapak/Ibu. Sertifikat terbit setelah Bimtek yang dihadiri selesai."
CERTIFICATE_COMING = "Kehadiran di {title} sudah tercatat. Sertifikatnya dikirim ke sini setelah acara selesai."
CERTIFICATE_NEEDS_TEST = (
    "Kehadiran di {title} sudah tercatat. Sertifikatnya dikirim ke sini setelah acara selesai, dengan post-test paling "
    "sedikit {mark}."
)
POST_TEST_OVER = (
    "Kehadiran di {title} tercatat, tetapi sertifikatnya perlu post-test paling sedikit {mark} dan post-testnya sudah "
    "ditutup. Silakan hubungi panitia."
)
NO_CHECK_PAGE = "Kode QR belum ada karena halaman pemeriksaan belum dibuka untuk umum."
POST_TEST_FIRST = (
    "{name}, satu langkah lagi untuk sertifikat {title}: isi post-test, nilai paling sedikit {mark}. "
    "Cukup beberapa menit."
)
NOT_PASSED = (
    "{name}, nilai post-test {title} {percent}, sedangkan sertifikat memerlukan {mark}. "
    "Silakan hubungi panitia; kehadiran tetap tercatat."
)
NAME_NOT_PRINTABLE = (
    "Nama Bapak/Ibu belum bisa dicetak di sertifikat. Mohon tulis dengan huruf Latin: ketik ubah data, "
    "lalu ketik sertifikat"
)

CORRECT_NAME = "Betulkan nama sertifikat"
NOTHING_TO_CORRECT = "Belum ada sertifikat {title} yang bisa dibetulkan."
ASK_WHOSE = "Sertifikat siapa? Ketuk namanya, atau tulis."
WHOSE_UNCLEAR = "Nama itu tidak ada di antara sertifikat Bimtek ini. Silakan ketuk namanya."
ASK_RIGHT_NAME = "Sekarang tertulis “{name}”, nomor {label}. Nama yang benar? Tulis seperti yang akan dicetak."
RIGHT_NAME_UNCLEAR = "Nama itu belum bisa dicetak. Tulis dengan huruf Latin, paling banyak {most} huruf."
ASK_CORRECT_SURE = "Dari “{old}” menjadi “{new}”. Nomornya tetap {label}. Sudah benar?"
CORRECT_YES = "Ya, betulkan"
CORRECT_NO = "Tidak jadi"
CORRECTED = "{thanks}. Sertifikat {label} sekarang atas nama {name}, dan kami kirim lagi ke pemiliknya."
CORRECTED_KEPT = "{thanks}. Sertifikat {label} sekarang atas nama {name}. Pemiliknya bisa mengunduhnya: sertifikat"
NOT_CORRECTED = "Baik, sertifikat {label} tetap seperti semula."
NAME_CORRECTED = (
    "{name}, nama di sertifikat {title}, nomor {label}, sudah dibetulkan. Ini sertifikat yang berlaku; "
    "mohon yang lama tidak dipakai lagi."
)

# The paper itself
CERTIFICATE_HEAD = "Sertifikat"
CERTIFICATE_NUMBER = "Nomor: {label}"
CERTIFICATE_GIVEN_TO = "diberikan kepada"
CERTIFICATE_FOR = "atas kehadirannya sebagai peserta"
CERTIFICATE_TOPICS = "Materi: {topics}"
CERTIFICATE_CHECK = (
    "Periksa keaslian sertifikat ini:",
    "pindai kode QR, lalu cocokkan nomor,",
    "inisial nama, judul, dan tanggalnya.",
)
TITLE_ANGKATAN = "{title}, Angkatan {angkatan}"
HELD = "{days}, di {place}"
HELD_ONLINE = "{days}, secara daring"
DAYS = "{first} sampai {last}"
LESSON_HOURS = "{hours} JP"

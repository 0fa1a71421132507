"""What is said about Bimtek: the invitation, the seats, the line, the reminders, and making one."""

from __future__ import annotations

NAMED = "Bapak/Ibu {name}"
NAMELESS = "Bapak/Ibu"
MENU = "Bimtek"
MANAGE = "Kelola Bimtek"

# The list and the page of one -----------------------------------------------------------------------------

NONE = "Belum ada jadwal Bimtek. Begitu ada, undangannya kami kirim lewat chat ini. 🙏"
LIST = "Jadwal Bimtek ({count}). Ketuk salah satu untuk rinciannya."
LIST_LINE = "• {title}, {when}"
LABEL = "{title}, {date}"
HALF_DAY = "{date}, {begins}–{ends}"
DAYS = "{first}, {begins}, sampai {last}, {ends}"
DETAIL_TITLE = "Bimtek {title}"
ANGKATAN = " angkatan {number}"
DETAIL_WHEN = "🗓 {when}"
DETAIL_WHERE = "📍 {place}"
ONLINE = "Daring: {link}"
DETAIL_TOPICS = "Materi: {topics}"
DETAIL_SPEAKERS = "Narasumber: {speakers}"
DETAIL_HOURS = "Jam pelajaran: {hours} JP"
DETAIL_CONTACT = "Kontak: {contact}"
DETAIL_SEATS = "Kursi: {quota}, {each} per desa, masih {free}."
DETAIL_DEADLINE = "Jawaban ditunggu paling lambat {deadline}."
DETAIL_CANCELLED = "Dibatalkan: {reason}"
DETAIL_OVER = "Sudah selesai."
RULES = {
    "arrival": "Kursi menurut urutan jawaban; selebihnya masuk antrean.",
    "needy_first": (
        "Sampai batas itu kursi untuk KIM yang senyap atau desa yang belum pernah ikut; sesudahnya menurut urutan "
        "jawaban. Yang tidak kebagian didahulukan di Bimtek berikutnya."
    ),
}
AUDIENCES = {
    "all": "semua desa yang punya KIM",
    "silent_or_untrained": "KIM yang senyap atau desa yang belum pernah ikut Bimtek",
    "untrained": "desa yang belum pernah ikut Bimtek",
    "kecamatan": "Kecamatan {names}",
}
NOBODY_YET = "belum ditentukan"
COME = "Hadir"
SEND_OTHER = "Diwakilkan"
CANNOT = "Belum bisa"
MAP = "Peta tempat"
JOIN_ONLINE = "Ruang daring"
CALENDAR = "Simpan ke kalender"
CALENDAR_SENT = "Ketuk berkasnya untuk menyimpan “{title}” di kalender HP. {when}."
MATERIALS = "Materi ({count})"
MATERIALS_TEXT = "Materi Bimtek {title}:\n{lines}"
MATERIALS_NONE = "Materi Bimtek {title} belum ada. Nanti kami kabari, atau tanyakan lagi dengan mengetik: bimtek"
MATERIAL_LINE = "• {title}: {url}"
MATERIAL_FILE = "• {title} (terlampir)"
GONE = "Bimtek itu tidak ada lagi. Ketik bimtek untuk jadwal terkini."
ALL = "Semua jadwal"

# Answers to the invitation --------------------------------------------------------------------------------

CONFIRMED = (
    "{thanks}, {name}. Satu kursi untuk {kim} sudah tercatat atas nama Bapak/Ibu. 🙏\n{title}: {when}, {where}.\n"
    "Kami ingatkan menjelang acaranya dan pada pagi harinya. Bila berhalangan, ketik: tidak bisa hadir"
)
CONFIRMED_AGAIN = (
    "{name} sudah tercatat hadir di {title}, {when}. Tidak perlu mendaftar lagi. 🙏 Di tempat acara, cukup ketik enam "
    "angka dari layar."
)
WAITING = {
    "full": (
        "{thanks}, {name}. Kursi {title} sedang penuh; Bapak/Ibu kami catat di antrean nomor {place}. Begitu ada kursi "
        "kosong, kami tawarkan lewat chat ini."
    ),
    "village": (
        "{thanks}, {name}. Untuk {title} sudah ada wakil dari desa Bapak/Ibu. Bapak/Ibu kami catat di antrean nomor "
        "{place}; bila wakil itu berhalangan, kursinya kami tawarkan lewat chat ini."
    ),
    "order": (
        "{thanks}, {name}. Sampai {deadline} kursi {title} untuk KIM yang senyap dan desa yang belum pernah ikut. "
        "Bapak/Ibu kami catat di antrean nomor {place}; sesudah itu sisa kursi kami tawarkan menurut urutan."
    ),
}
WHY = "Kenapa saya belum dapat?"
DECLINED = "Baik, {name}. Terima kasih sudah mengabari. Bila berubah pikiran sebelum acaranya, ketuk lagi Hadir."
ASK_CANCEL = "{name} sudah tercatat hadir di {title}, {when}. Benar berhalangan? Kursinya kami berikan ke desa lain."
CANCEL_YES = "Ya, berhalangan"
CANCEL_NO = "Tetap hadir"
CANCELLED = "Baik, {name}. Kursi di {title} sudah kami lepas. Terima kasih sudah mengabari lebih awal. 🙏"
NOTHING_TO_CANCEL = "Bapak/Ibu tidak tercatat di {title}. Bila ingin ikut, ketuk Hadir."
WHICH = "Bimtek yang mana?"
TOO_LATE = "Bimtek itu sudah mulai atau sudah selesai. Untuk jadwal berikutnya, ketik: bimtek"
IS_CANCELLED = "{title} dibatalkan. {reason} Untuk jadwal lain, ketik: bimtek"
NOT_OPEN = "Pendaftaran Bimtek itu belum dibuka. Undangannya kami kirim lewat chat ini."
NOT_IN_AUDIENCE = {
    "all": "{title} untuk desa yang punya KIM.",
    "silent_or_untrained": (
        "{title} kali ini untuk KIM yang senyap atau desa yang belum pernah ikut. Jadwal lain: ketik bimtek"
    ),
    "untrained": "{title} kali ini untuk desa yang belum pernah ikut. Untuk jadwal lain, ketik: bimtek",
    "kecamatan": "{title} kali ini untuk kecamatan lain. Untuk jadwal lain, ketik: bimtek",
}
REGISTER_FIRST = (
    "Yang bisa ikut Bimtek adalah anggota KIM. Mari mendaftar dulu, sebentar saja; setelah itu Bapak/Ibu kami antar "
    "kembali ke Bimtek ini."
)
PENDING = (
    "Pendaftaran Bapak/Ibu di {kim} masih menunggu persetujuan. Begitu disetujui, ketuk lagi Hadir atau ketik: bimtek"
)
IN_GROUP_HINT = "Untuk menjawab undangan Bimtek, silakan buka chat pribadi dengan kami."
OPEN_PRIVATE = "Buka chat pribadi"

WHY_CONFIRMED = "Bapak/Ibu sudah dapat kursi di {title}, {when}. 🙏"
WHY_OFFERED = "Kursi {title} sedang kami simpan untuk Bapak/Ibu sampai {until}. Mohon dijawab: Hadir atau Belum bisa."
WHY_WAITING = "{title}: Bapak/Ibu di antrean nomor {place}. {reason} Kursi yang kosong kami tawarkan menurut urutan."
WHY_REASON = {
    "full": "Ke-{quota} kursinya sudah terisi.",
    "village": "Sudah ada wakil dari desa Bapak/Ibu, dan tiap desa mendapat {each} kursi.",
    "order": "Sampai {deadline} kursi untuk KIM yang senyap dan desa yang belum pernah ikut.",
}
WHY_EXPIRED = (
    "Kursi {title} sempat kami tawarkan, tetapi belum terjawab sampai batasnya, jadi kami berikan ke berikutnya."
)
WHY_UNSERVED = "{title} sudah lewat dan Bapak/Ibu belum kebagian. Di Bimtek berikutnya Bapak/Ibu kami dahulukan."
WHY_NOTHING = "Bapak/Ibu belum terdaftar di Bimtek mana pun. Untuk melihat jadwalnya, ketik: bimtek"

# Sending somebody else ------------------------------------------------------------------------------------

ASK_DELEGATE = "Siapa yang mewakili {kim}? Ketuk namanya, atau ketik namanya."
NO_DELEGATE = (
    "Belum ada anggota lain di {kim} yang terdaftar. Ajak wakilnya mendaftar dulu dengan mengetik daftar, lalu ketuk "
    "lagi Diwakilkan."
)
DELEGATE_UNKNOWN = "Nama itu belum kami temukan di {kim}. Silakan ketuk salah satu, atau ketik nama yang terdaftar."
DELEGATE_ASKED = "{thanks}, {name}. {other} kami tanya dulu. Sampai beliau menjawab, {place} tetap atas nama Bapak/Ibu."
DELEGATE_PLACE = {"confirmed": "kursinya", "waiting": "tempat di antrean"}
DELEGATE_TAKEN = "{other} sudah tercatat di Bimtek itu. Silakan pilih anggota lain."
DELEGATE_REQUEST = (
    "{old} meminta Bapak/Ibu mewakili {kim} di Bimtek {title}.\n{when}, {where}.\nApakah Bapak/Ibu bersedia?"
)
DELEGATE_YES = "Bersedia"
DELEGATE_NO = "Tidak bersedia"
DELEGATE_DONE = "{name} bersedia mewakili {kim} di {title}. {thanks}. 🙏"
DELEGATE_DECLINED = (
    "{name} belum bisa mewakili {kim} di {title}. Tempatnya masih atas nama Bapak/Ibu: ketuk Diwakilkan untuk memilih "
    "yang lain, atau Belum bisa."
)
DELEGATE_OVER = "Permintaan itu sudah tidak berlaku. Untuk melihat jadwal, ketik: bimtek"
DELEGATE_NO_SAID = "Baik, kami sampaikan. Terima kasih sudah menjawab."

# What participants hear by themselves ---------------------------------------------------------------------

INVITATION = (
    "{greeting} {name}. {office} mengundang {kim} ke Bimtek {title}.\n🗓 {when}\n📍 {where}\n"
    "Kursi {quota}, {each} per desa. Mohon dijawab paling lambat {deadline}.\n{rule}"
)
GREETING = "Yang kami hormati"
GROUP_INVITATION = (
    "Undangan Bimtek {title} untuk {kim}.\n🗓 {when}\n📍 {where}\nSatu tombol cukup, jawabannya kami kirim pribadi."
)
OFFER = (
    "Kabar baik, {name}: ada kursi kosong di Bimtek {title}, {when}, {where}. Kami simpan untuk Bapak/Ibu sampai "
    "{until}; setelah itu pindah ke desa berikutnya."
)
OFFER_CARRIED = (
    "{name}, di Bimtek yang lalu Bapak/Ibu belum kebagian, jadi kali ini didahulukan. 🙏 Satu kursi di {title}, "
    "{when}, {where}, kami simpan sampai {until}."
)
EXPIRED = (
    "{name}, kursi {title} yang kami simpan sudah lewat batasnya, jadi kami berikan ke desa berikutnya. Bila masih "
    "ingin ikut, ketuk Hadir untuk masuk antrean lagi."
)
REMINDERS = {
    "h7": (
        "Selamat pagi, {name}. Seminggu lagi Bimtek {title}: {when}, {where}. Bila berhalangan, mohon kabari sekarang."
    ),
    "h1": "Selamat pagi, {name}. {soon} Bimtek {title}: {when}, {where}. Sampai bertemu. 🙏",
    "h0": "Selamat pagi, {name}. Hari ini Bimtek {title}: {when}, {where}. Selamat jalan dan sampai bertemu. 🙏",
}
TOMORROW, SOON = "Besok", "Sebentar lagi"
MOVED = "{name}, Bimtek {title} berubah. Sekarang: {when}, {where}. {place} tetap kami simpan."
MOVED_PLACE = {"confirmed": "Kursi Bapak/Ibu", "offered": "Tawaran kursi Bapak/Ibu", "waiting": "Antrean Bapak/Ibu"}
CALLED_OFF = "{name}, mohon maaf, Bimtek {title} pada {when} dibatalkan. {reason} Untuk jadwal lain, ketik: bimtek"
CALLED_OFF_NEXT = "Bapak/Ibu kami dahulukan di Bimtek berikutnya."

# Making one -----------------------------------------------------------------------------------------------

STARTS_IN_PAST = "Waktu mulainya sudah lewat. Ubah dulu tanggalnya, lalu coba lagi."
QUOTA_TOO_SMALL = "Sudah {taken} kursi yang terisi atau ditawarkan, jadi kuotanya paling sedikit {taken}."
NUMBER_TAKEN = "Nomor {number} dalam rencana {year} sudah dipakai “{title}”. Pilih nomor lain."
NOT_TO_CHANGE = "Bimtek itu sudah selesai atau sudah dibatalkan, jadi tidak bisa diubah lagi."
MAKE = "Buat Bimtek"
ASK_TITLE = "Apa judul Bimteknya? Contoh: Menulis berita desa"
TITLE_UNCLEAR = "Judulnya belum terbaca. Tulis beberapa kata, contoh: Menulis berita desa"
TEXT_TOO_LONG = "Terlalu panjang: {length} huruf, paling banyak {limit}. Silakan dipersingkat."
ASK_DAY = "Tanggal berapa? Contoh: 24 September, 24/9, rabu minggu depan"
ASK_DAY_AGAIN = "Sekarang {date}. Diubah ke tanggal berapa? Contoh: 24 September, 24/9, rabu minggu depan"
DAY_PROBLEMS = {
    "unreadable": "Tanggalnya belum terbaca. Contoh: 24 September, 24/9, atau rabu minggu depan",
    "impossible": "Tanggal itu tidak ada di kalender, atau harinya tidak cocok. Contoh: 24 September",
    "past": "Tanggal itu sudah lewat. Tulis tanggal yang akan datang, bila perlu dengan tahunnya: 24/9/2027",
    "too_far": "Tanggal itu masih lebih dari setahun lagi. Periksa tahunnya, contoh: 24 September",
}
ASK_HOURS = "{date}, dari jam berapa sampai jam berapa? Contoh: 09.00-15.00"
USUAL_HOURS = "09.00–15.00"
HOURS_UNCLEAR = "Jamnya belum terbaca. Tulis mulai dan selesai, contoh: 09.00-15.00 atau 9 pagi sampai 3 sore"
HOURS_PAST = "Jam itu sudah lewat hari ini. Tulis jam yang akan datang, contoh: 13.00-16.00"
ASK_PLACE = (
    "Di mana tempatnya? Contoh: Ruang Rapat Panji Pulang Jiwo, Kepanjen. Tautan peta boleh disertakan; untuk yang "
    "daring, kirim tautan ruangnya."
)
PLACE_UNCLEAR = "Nama tempatnya belum terbaca. Contoh: Ruang Rapat Panji Pulang Jiwo, Kepanjen"
ASK_FIELDS = {
    "topics": "Apa saja materinya? Contoh: foto dengan HP, menulis berita, cek fakta",
    "speakers": "Siapa narasumbernya? Tulis seperti di undangan.",
    "contact": "Siapa yang bisa dihubungi peserta? Contoh: Seksi Kemitraan, 0341-000000",
    "angkatan": "Angkatan ke berapa? Tulis angkanya, contoh: 3",
    "plan_number": "Nomor berapa dalam rencana tahun itu? Tulis angkanya, contoh: 2",
    "lesson_hours": "Berapa jam pelajaran (JP)? Tulis angkanya, contoh: 8",
    "quota": "Berapa kursi seluruhnya? Tulis angkanya, contoh: 50",
    "seats_per_village": "Berapa kursi untuk tiap desa? Tulis angkanya, contoh: 1",
    "links": "Kirim tautan peta, tautan ruang daring, atau koordinat. Contoh: -8.1303, 112.5721",
    "last_day": "Lebih dari sehari? Tulis tanggal hari terakhirnya, atau lewati bila hanya sehari.",
}
NUMBER_UNCLEAR = "Angkanya belum terbaca. Tulis satu angka dari 1 sampai {most}."
LINK_UNCLEAR = "Tautannya belum terbaca. Salin dari aplikasi peta, atau tulis koordinat: -8.1303, 112.5721"
LAST_DAY_WRONG = "Hari terakhir paling cepat {date} dan paling lama 30 hari sesudahnya."
ASK_DEADLINE = "Sekarang jawaban ditunggu sampai {deadline}. Diubah ke kapan? Contoh: 21 September jam 12.00"
DEADLINE_WRONG = "Batas jawaban harus sesudah sekarang dan sebelum mulai ({starts}). Contoh: 21 September jam 12.00"
ASK_ORDER = "Siapa yang lebih dulu mendapat kursi? Aturannya ditulis di undangan."
ORDERS = {"arrival": "Urutan jawaban", "needy_first": "KIM senyap dan desa yang belum pernah ikut dulu"}
ASK_AUDIENCE = "Untuk siapa Bimtek ini?"
AUDIENCE_LABELS = {
    "all": "Semua desa yang punya KIM",
    "silent_or_untrained": "Hanya KIM senyap atau belum pernah ikut",
    "untrained": "Hanya desa yang belum pernah ikut",
    "kecamatan": "Kecamatan tertentu",
}
ASK_KECAMATAN = "Kecamatan mana? Ketuk atau ketik namanya."
ASK_KECAMATAN_MORE = "Terpilih: {names}. Tambah lagi, atau ketuk Cukup."
KECAMATAN_DONE = "Cukup"
EMPTY = "belum diisi"
PREVIEW = "Beginilah Bimtek ini nanti. Sudah benar?"
PREVIEW_CHANGE = "Beginilah Bimtek ini sesudah diubah. Disimpan?"
PREVIEW_LINES = {
    "title": "Judul: {value}",
    "when": "Waktu: {value}",
    "place": "Tempat: {value}",
    "map_link": "Peta: {value}",
    "online_link": "Daring: {value}",
    "topics": "Materi: {value}",
    "speakers": "Narasumber: {value}",
    "contact": "Kontak: {value}",
    "number": "Nomor rencana: {value}",
    "lesson_hours": "JP: {value}",
    "seats": "Kursi: {value}",
    "audience": "Sasaran: {value}",
    "order": "Didahulukan: {value}",
    "deadline": "Batas jawaban: {value}",
}
SEATS = "{quota}, {each} per desa"
AUDIENCE_COUNT = "{whom} ({count} KIM)"
NOBODY_THERE = "Perhatian: saat ini tidak ada KIM dalam sasaran itu."
ANNOUNCE = "Simpan dan umumkan"
SAVE = "Simpan dulu"
SAVE_CHANGES = "Simpan perubahan"
EDIT = "Ubah isian"
ASK_EDIT = "Bagian mana yang diubah?"
FIELDS = {
    "title": ("Judul", "judulnya"),
    "day": ("Tanggal", "tanggalnya", "hari"),
    "hours": ("Jam", "jamnya", "waktu"),
    "place": ("Tempat", "tempatnya", "lokasi"),
    "links": ("Peta atau daring", "peta", "link", "daring", "zoom"),
    "topics": ("Materi", "materinya"),
    "speakers": ("Narasumber", "pemateri"),
    "contact": ("Kontak", "narahubung"),
    "quota": ("Kuota", "kursi", "jumlah kursi"),
    "seats_per_village": ("Kursi per desa", "per desa"),
    "audience": ("Sasaran", "undangan untuk"),
    "seat_order": ("Yang didahulukan", "urutan", "prioritas"),
    "confirm_by": ("Batas jawaban", "konfirmasi", "tenggat"),
    "angkatan": ("Angkatan", "angkatannya"),
    "plan_number": ("Nomor rencana", "nomor"),
    "lesson_hours": ("Jam pelajaran", "jp"),
    "last_day": ("Hari terakhir", "berhari-hari"),
}
ANNOUNCED = (
    "{thanks}. {title} sudah dibuka. Undangan dikirim pada jam kerja kepada pengurus KIM dalam sasaran, dan ke grup "
    "desa yang terhubung."
)
SAVED = "{title} tersimpan dan belum diumumkan. Bila sudah siap, ketuk Umumkan."
ANNOUNCE_ONE = "Umumkan"
OPEN_ONE = "Lihat Bimtek ini"
CHANGED = "Perubahan {title} tersimpan."
CHANGED_TOLD = "Perubahan {title} tersimpan: {when}. Kami kabarkan kepada {count} orang yang terdaftar."

# Looking after them ---------------------------------------------------------------------------------------

MANAGE_LIST = "{count} Bimtek. Pilih satu, atau buat yang baru."
MANAGE_NONE = "Belum ada Bimtek. Buat yang pertama, atau impor rencana setahun dengan: kentongan bimtek import"
MANAGE_LABEL = "{title}, {date} ({status})"
STATUS = {"draft": "belum diumumkan", "open": "dibuka", "finished": "selesai", "cancelled": "dibatalkan"}
ADMIN_STATUS = "Keadaan: {status}."
ADMIN_COUNTS = "Terdaftar {confirmed} dari {quota}; ditawari {offered}, antre {waiting}, belum bisa {declined}."
PEOPLE = "Daftar peserta"
ROOM = "Presensi"
CHANGE_ONE = "Ubah"
ADD_MATERIAL = "Tambah materi"
CALL_OFF = "Batalkan Bimtek"
ALREADY_ANNOUNCED = "{title} memang sudah diumumkan."
PEOPLE_SENT = "{title}: {count} orang, tanpa nomor HP. Unduhan ini dicatat."
ASK_CALL_OFF = "Kenapa {title} dibatalkan? Alasan ini dibaca peserta."
CALL_OFF_REASONS = ("Ruangan tidak bisa dipakai", "Narasumber berhalangan", "Ada kegiatan lain di kabupaten")
REASON_UNCLEAR = "Alasannya belum terbaca. Tulis beberapa kata, paling banyak {limit} huruf."
ASK_CALL_OFF_SURE = "{title}, {when}, benar dibatalkan? {count} orang akan dikabari, dan didahulukan berikutnya."
CALL_OFF_YES = "Ya, batalkan"
CALL_OFF_NO = "Tidak jadi"
NOT_CALLED_OFF = "Baik, {title} tetap jalan."
CALLED_OFF_DONE = "{title} dibatalkan. {count} orang kami kabari."
ASK_MATERIAL = "Kirim berkasnya dengan keterangan, atau tulis judul dan tautannya. Contoh: Salindia https://contoh.id/a"
MATERIAL_UNCLEAR = "Belum ada berkas atau tautan di situ. Contoh: Salindia hari pertama https://contoh.id/a"
MATERIAL_TITLE = "Materi"
MATERIAL_ADDED = "{thanks}. Materi {title} sekarang {count}. Siapa saja bisa membukanya dari halaman Bimtek."
SHEET = "Bimtek"
SHEET_PEOPLE = "Peserta Bimtek {title}, {when}"
SHEET_PEOPLE_COLUMNS = ("No", "Nama", "Jabatan", "KIM", "Desa/kelurahan", "Kecamatan", "Keadaan", "Mendaftar")
SIGNUP = {
    "confirmed": "terdaftar", "waiting": "antre", "offered": "ditawari", "declined": "belum bisa",
    "expired": "lewat batas", "cancelled": "batal", "unserved": "belum kebagian",
}  # fmt: skip
SIGNUP_ASKED = "diminta mewakili"
SIGNUP_SENT = "diwakilkan"

COVERAGE = "Cakupan Bimtek"
COVERAGE_STATES = ("pernah ikut", "belum pernah ikut", "belum ada KIM")
COVERAGE_TEXT = "Dari {kims} KIM, {trained} pernah ikut Bimtek dan {untrained} belum; {without} desa belum punya KIM."
COVERAGE_LIST = "Belum pernah tercatat ikut ({first}–{last}):"
COVERAGE_AREA = "• {kecamatan}: {villages}"
COVERAGE_COMPLETE = "Semua KIM sudah pernah ikut."
MAKE_FOR_THEM = "Jadikan sasaran berikutnya"
NEXT = "Berikutnya"
PREVIOUS = "Sebelumnya"
AS_SHEET = "Unduh XLSX"
AS_CHART = "Lihat grafik"
COVERAGE_SENT = "Cakupan Bimtek, {count} desa/kelurahan. Unduhan ini dicatat."
CHART_SENT = "{trained} dari {kims} KIM pernah ikut Bimtek."
SHEET_COVERAGE = "Cakupan Bimtek, {date}"
SHEET_COVERAGE_COLUMNS = ("Kecamatan", "Desa/kelurahan", "Kode", "KIM", "Keadaan")
CHART_AXIS = "desa/kelurahan"

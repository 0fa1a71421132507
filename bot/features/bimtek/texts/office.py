"""What admins read about Bimtek: making one, looking after it, its lists."""

from __future__ import annotations

# Making one -----------------------------------------------------------------------------------------------

STARTS_IN_PAST = "Waktu mulainya sudah lewat. Ubah dulu tanggalnya, lalu coba lagi."
QUOTA_TOO_SMALL = "Sudah {taken} kursi yang terisi atau ditawarkan, jadi kuotanya paling sedikit {taken}."
NUMBER_TAKEN = "Nomor {number} dalam rencana {year} sudah dipakai “{title}”. Pilih nomor lain."
NOT_TO_CHANGE = "Bimtek itu sudah selesai atau sudah dibatalkan, jadi tidak bisa diubah lagi."
MAKE = "Buat Bimtek"
ASK_TITLE = "Apa judul Bimteknya? Contoh: Menulis berita warga"
TITLE_UNCLEAR = "Judulnya belum terbaca. Tulis beberapa kata, contoh: Menulis berita warga"
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
    "seats_per_village": "Berapa kursi untuk tiap KIM? Tulis angkanya, contoh: 1",
    "links": "Kirim tautan peta, tautan ruang daring, atau koordinat. Contoh: -8.1303, 112.5721",
    "last_day": "Lebih dari sehari? Tulis tanggal hari terakhirnya, atau lewati bila hanya sehari.",
}
NUMBER_UNCLEAR = "Angkanya belum terbaca. Tulis satu angka dari 1 sampai {most}."
LINK_UNCLEAR = "Tautannya belum terbaca. Salin dari aplikasi peta, atau tulis koordinat: -8.1303, 112.5721"
LAST_DAY_WRONG = "Hari terakhir paling cepat {date} dan paling lama 30 hari sesudahnya."
ASK_DEADLINE = "Sekarang jawaban ditunggu sampai {deadline}. Diubah ke kapan? Contoh: 21 September jam 12.00"
DEADLINE_WRONG = "Batas jawaban harus sesudah sekarang dan sebelum mulai ({starts}). Contoh: 21 September jam 12.00"
ASK_ORDER = "Siapa yang lebih dulu mendapat kursi? Aturannya ditulis di undangan."
ORDERS = {"arrival": "Urutan jawaban", "needy_first": "KIM senyap atau belum pernah ikut dulu"}
ASK_AUDIENCE = "Untuk siapa Bimtek ini?"
AUDIENCE_LABELS = {
    "all": "Semua KIM",
    "silent_or_untrained": "Hanya KIM senyap atau belum pernah ikut",
    "untrained": "Hanya KIM yang belum pernah ikut",
    "kecamatan": "Kecamatan tertentu",
}
ASK_KECAMATAN = "Kecamatan mana? Ketuk atau ketik namanya."
ASK_KECAMATAN_MORE = "Terpilih: {names}. Tambah lagi, atau ketuk Cukup."
KECAMATAN_DONE = "Cukup"
EMPTY = "belum diisi"
PREVIEW = "Beginilah Bimtek ini nanti. Sudah benar?"
PREVIEW_NOW = "Beginilah Bimtek ini sekarang. Ketuk Ubah isian untuk menggantinya."
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
SEATS = "{quota}, {each} per KIM"
AUDIENCE_COUNT = "{whom} ({count} KIM)"
NOBODY_THERE = "Perhatian: saat ini tidak ada KIM dalam sasaran itu."
ANNOUNCE = "Simpan dan umumkan"
SAVE = "Simpan dulu"
SAVE_CHANGES = "Simpan perubahan"
EDIT = "Ubah isian"
ASK_EDIT = "Bagian mana yang diubah?"
CHANGING = "ubah "
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
    "seats_per_village": ("Kursi per KIM", "per kim", "per desa", "kursi per desa"),
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
DEADLINE_RENEWED = "Batas jawabannya sudah lewat, jadi kami ganti: {deadline}."
SAVED = "{title} tersimpan dan belum diumumkan. Bila sudah siap, ketuk Umumkan."
ANNOUNCE_ONE = "Umumkan"
OPEN_ONE = "Lihat Bimtek ini"
CHANGED = "Perubahan {title} tersimpan."
CHANGED_TOLD = "Perubahan {title} tersimpan: {when}. Kami kabarkan kepada {count} orang yang terdaftar."
STILL_TO_LEAVE = "Siaran {numbers} tentang Bimtek ini masih memuat kabar lama dan belum selesai terkirim."
OPEN_BROADCAST = "Lihat siaran {number}"

# Looking after them ---------------------------------------------------------------------------------------

MANAGE_WORDS = (
    "atur bimtek", "urus bimtek", "umumkan bimtek", "ubah bimtek", "batalkan bimtek", "peserta bimtek",
    "daftar peserta", "daftar peserta bimtek", "unduh peserta",
)  # fmt: skip
MAKE_WORDS = (
    "bimtek baru", "tambah bimtek", "bikin bimtek", "gawe bimtek", "susun bimtek", "buat bimtek baru",
    "bikin bimtek baru", "tambah bimtek baru",
)  # fmt: skip
MANAGE_LIST = "{count} Bimtek. Pilih satu, atau buat yang baru."
MANAGE_NONE = "Belum ada Bimtek. Buat yang pertama, atau impor rencana setahun dengan: kentongan bimtek import"
MANAGE_LABEL = "{title} ({status})"
STATUS = {"draft": "belum diumumkan", "open": "dibuka", "finished": "selesai", "cancelled": "dibatalkan"}
ADMIN_STATUS = "Keadaan: {status}."
ADMIN_COUNTS = "Terdaftar {confirmed} dari {quota}; ditawari {offered}, antre {waiting}, belum bisa {declined}."
PEOPLE = "Daftar peserta"
ROOM = "Presensi"
CORRECT_NAME = "Betulkan nama sertifikat"
CHANGE_ONE = "Ubah"
ADD_MATERIAL = "Tambah materi"
CALL_OFF = "Batalkan Bimtek"
ALREADY_ANNOUNCED = "{title} memang sudah diumumkan."
PEOPLE_SENT = "{title}: {count} orang, tanpa nomor HP. Unduhan ini dicatat."
NO_SEAT = {
    "full": "Semua kursi ({quota}) sudah terisi. Tambah dulu kuotanya lewat Kelola Bimtek, lalu coba lagi.",
    "village": (
        "Untuk Bimtek ini sudah ada wakil dari KIM itu, dan tiap KIM mendapat {each} kursi. Bila boleh lebih, ubah "
        "dulu kursi per KIM lewat Kelola Bimtek, lalu coba lagi."
    ),
}
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
REMOVE_MATERIAL = "Hapus materi"
ASK_REMOVE_MATERIAL = "Materi mana yang dihapus? Yang diketuk langsung hilang dari halaman {title}."
MATERIAL_REMOVED = "Materi “{material}” sudah dihapus. Yang masih ada: {count}."
MATERIAL_GONE = "Materi itu memang sudah tidak ada."
SHEET = "Bimtek"
SHEET_PEOPLE = "Peserta {bimtek}, {when}"
SHEET_PEOPLE_COLUMNS = ("No", "Nama", "Jabatan", "KIM", "Desa/kelurahan", "Kecamatan", "Keadaan", "Mendaftar")
SIGNUP = {
    "confirmed": "terdaftar", "waiting": "antre", "offered": "ditawari", "declined": "belum bisa",
    "expired": "lewat batas", "cancelled": "batal", "unserved": "belum kebagian",
}  # fmt: skip
SIGNUP_ASKED = "diminta mewakili"
SIGNUP_SENT = "diwakilkan"

COVERAGE = "Cakupan Bimtek"
COVERAGE_STATES = ("pernah ikut", "belum pernah ikut", "belum ada KIM")
COVERAGE_TEXT = (
    "Dari {kims} KIM, {trained} pernah ikut Bimtek dan {untrained} belum; {without} desa/kelurahan belum punya KIM."
)
COVERAGE_LIST = "Belum pernah tercatat ikut ({first}–{last}):"
COVERAGE_AREA = "• {kecamatan}: {villages}"
COVERAGE_COMPLETE = "Semua KIM sudah pernah ikut."
MAKE_FOR_THEM = "Jadikan sasaran berikutnya"
AS_SHEET = "Unduh XLSX"
AS_CHART = "Lihat grafik"
COVERAGE_SENT = "Cakupan Bimtek, {count} desa/kelurahan. Unduhan ini dicatat."
CHART_SENT = "{trained} dari {kims} KIM pernah ikut Bimtek."
SHEET_COVERAGE = "Cakupan Bimtek, {date}"
SHEET_COVERAGE_COLUMNS = ("Kecamatan", "Desa/kelurahan", "Kode", "KIM", "Keadaan")
CHART_AXIS = "desa/kelurahan"

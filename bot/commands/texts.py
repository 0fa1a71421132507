"""What the command line says."""

from __future__ import annotations

from datetime import date

# What was typed --------------------------------------------------------------------------------------------

UNKNOWN_COMMAND = "Perintah “{word}” tidak dikenal."
UNKNOWN_OPTION = "Pilihan {word} tidak dikenal."
MISSING_WORD = "{name} belum diisi."
BAD_WORD = "{name}: “{value}” tidak terbaca."
SHOULD_BE: dict[type, str] = {date: " Seharusnya tanggal, contoh: 2026-12-31.", int: " Seharusnya angka, contoh: 3."}
TOO_MANY_WORDS = "Ini berlebih: {words}."
BAD_PORT = "--port: tulis angka 0 sampai 65535. Contoh: --port 8080"
UNCLEAR = "Perintahnya tidak terbaca."
SEE_HELP = " Lihat: {command} --help"

# What is wrong, and what to do -----------------------------------------------------------------------------

NO_TOKEN = "TELEGRAM_TOKEN: belum diisi. Seharusnya: {expected}"
NO_FILE = "Di folder {folder} tidak ada .env. Pindah ke folder bot, atau salin .env.example menjadi .env lalu isi."
WRONG_TOKEN = "TELEGRAM_TOKEN: ditolak Telegram. Salin lagi tokennya dari @BotFather (perintah /token)."
BAD_DATABASE_URL = "DATABASE_URL: tidak terbaca. Seharusnya: {expected}"
NO_DRIVER = "DATABASE_URL: PostgreSQL memerlukan paket {module}. Pasang dengan: make setup"
NO_FOLDER = "DATABASE_URL: folder {folder} tidak bisa dibuat. Buat foldernya atau pilih tempat lain."
FOLDER_FOR_DATABASE = (
    "DATABASE_URL: {folder} adalah folder, bukan berkas. Tulis juga nama berkasnya, contoh: {folder}/kentongan.db"
)
FOREIGN_DATABASE = (
    "DATABASE_URL: {where} bukan basis data Kentongan, isinya tabel program lain. Pakai berkas atau basis data yang "
    "masih kosong."
)
NEWER_DATABASE = (
    "Basis data ini sudah versi {version}, lebih baru daripada program ini ({newest}). Perbarui dulu programnya "
    "(git pull, lalu make setup)."
)
DATABASE_AWAY = "Basis data tidak bisa dihubungi: {where}. Periksa DATABASE_URL dan apakah servernya hidup."
INTERRUPTED = "Dihentikan. Yang belum selesai tidak disimpan."
DATABASE_TROUBLE = {
    "locked": "Basis data sedang dikunci program lain. Tutup program itu, lalu ulangi. Tidak ada yang berubah.",
    "full": "Disk penuh. Kosongkan ruang, lalu ulangi. Tidak ada yang berubah.",
    "readonly": "Basis data hanya bisa dibaca. Beri pengguna ini izin menulis di berkas DATABASE_URL dan foldernya.",
    "broken": "Berkas basis data rusak. Hentikan bot, lalu pakai salinan terakhir; caranya ada di README.",
    "away": "Basis data tidak menjawab lagi. Periksa DATABASE_URL dan apakah servernya hidup, lalu ulangi.",
}
BROKEN_DATABASE = "DATABASE_URL: {file} bukan basis data, atau rusak. Pakai berkas lain, atau pulihkan dari salinan."
NO_TABLES_ALLOWED = (
    "DATABASE_URL: pengguna {user} tidak boleh membuat tabel. "
    "Beri haknya: GRANT CREATE, USAGE ON SCHEMA public TO {user}"
)
SQLITE_AWAY = "Berkas basis data tidak bisa dibuka: {where}. Periksa DATABASE_URL, izin folder, dan sisa ruang disk."
OTHER_REGENCY = (
    "Basis data ini berisi {found} ({there}), padahal REGENCY_CODE={here} ({wanted}). Satu basis data untuk satu "
    "kabupaten/kota: bila memang {found}, isi REGENCY_CODE={there}; bila {wanted}, isi DATABASE_URL dengan basis data "
    "lain yang masih kosong."
)
PORT_TAKEN = (
    "HTTP_PORT: {host}:{port} sudah dipakai program lain. Pilih porta lain, atau HTTP_PORT=0 untuk porta bebas."
)
NO_SUCH_HOST = "HTTP_HOST: {host} bukan alamat mesin ini. Contoh: 127.0.0.1, atau 0.0.0.0 untuk semua alamat."
PORT_FORBIDDEN = "HTTP_PORT: {host}:{port} tidak boleh dipakai pengguna ini. Pilih porta 1024 ke atas."

# migrate ---------------------------------------------------------------------------------------------------

MIGRATED = "Tabel basis data sudah versi {version}, wilayah {regency}: {villages} desa/kelurahan."

DEMO_READY = (
    "Kentongan (demo) berjalan di {address}\n"
    "Buka alamat itu di peramban. Semua orang dan data di sini hanya contoh. Berhenti: Ctrl+C\n"
)
DEMO_CONTACT = "Diskominfo (demo), kantor pada jam kerja"

# doctor ----------------------------------------------------------------------------------------------------

FINE, WRONG, REMARK = "✓", "✗", "•"
ALL_FINE = "Semua baik."
SOMETHING_WRONG = "{count} hal perlu dibereskan."
ODD_VARIABLE = "{name} bukan nama pengaturan, mungkin maksudnya {nearest}."
SETTINGS_FINE = "Pengaturan terbaca."
REGENCY = "Wilayah: {name}, {count} desa/kelurahan."
ZONE = "Zona waktu {zone} (UTC{offset})."
WRITABLE = "Folder {folder} bisa ditulisi, sisa ruang {gb} GB."
NOT_WRITABLE = "Folder {folder} tidak bisa ditulisi."
MAKE_WRITABLE = "Beri pengguna ini izin menulis di folder itu, atau ganti DATABASE_URL."
LITTLE_SPACE = "Sisa ruang disk tinggal {mb} MB."
MAKE_SPACE = "Kosongkan ruang disk; tanpa ruang, kiriman warga menunggu di Telegram."
ASIDE = "{count} kiriman tidak bisa diolah dan disisihkan di {folder} (tanpa isi pesannya)."
SEND_ASIDE = "Laporkan berkasnya ke pengembang, lalu hapus dari folder itu."
PORT_FREE = "Alamat {host}:{port} bisa dipakai bot."
ANSWERING = "Bot menjawab di {host}:{port}."
NO_DATABASE = "Basis data belum ada: {where}."
MIGRATE = "Jalankan: kentongan migrate"
OLD_DATABASE = "Tabel basis data versi {version}, program ini memerlukan {newest}."
NO_VERSION = "kosong"
DATABASE = "Basis data {kind} terbaca, tabel versi {version}."
DATABASE_CLOCK = "Jam server basis data cocok."
DATABASE_DRIFT = "Jam server basis data berbeda {seconds} detik dari mesin ini."
SET_CLOCK = "Nyalakan penyesuaian jam (NTP) di kedua mesin."
NO_VILLAGES = "Data desa belum dimuat."
NO_KIMS = "Daftar KIM belum diimpor."
IMPORT = "Jalankan: kentongan roster import BERKAS"
KIMS = "Daftar KIM: {kims} KIM di {villages} desa/kelurahan."
PEOPLE = "Orang terdaftar: {count}."
OUTBOX = "Pesan keluar: {waiting} menunggu, {sent} terkirim."
UNCERTAIN = "{count} pesan tidak jelas sampai atau tidak (bot mati saat mengirim)."
LOOK_AT_UNCERTAIN = "Tidak dikirim ulang sendiri, supaya tidak ada yang menerima dua kali."
RUNNING = "Bot yang sedang berjalan: {count}."
NO_JOB_YET = "Pekerjaan berkala belum pernah jalan."
START = "Jalankan bot: kentongan run"
JOB_NEVER = "Pekerjaan {job} belum pernah jalan."
JOB = "Pekerjaan {job} terakhir jalan {when}."
JOB_LATE = "Pekerjaan {job} terlambat, terakhir {when}."
READ_LOG = "Cari “job failed” di catatan (log) bot."
NO_TOKEN_YET = "TELEGRAM_TOKEN belum diisi: kentongan run belum bisa mulai. Telegram tidak diperiksa."
GET_TOKEN = "Minta token ke @BotFather, lalu isi TELEGRAM_TOKEN. Tanpa token pun bisa dicoba: kentongan demo"
NO_TELEGRAM = "Telegram tidak bisa dihubungi di {url}."
CHECK_NETWORK = "Periksa sambungan internet, DNS, proxy, dan TELEGRAM_API_URL."
BOT = "Token diterima: @{username}."
CLOCK = "Jam mesin cocok dengan Telegram."
CLOCK_DRIFT = "Jam mesin berbeda {seconds} detik dari Telegram."
POLLING = "Kiriman diambil dengan polling; tidak ada webhook lain."
WEBHOOK_SET = "Webhook terpasang di alamat yang benar."
WEBHOOK_MISSING = "Webhook belum terpasang di alamat WEBHOOK_URL."
WEBHOOK_AT_START = "kentongan run memasangnya sendiri saat mulai."
WEBHOOK_STRANGE = "Ada webhook terpasang, padahal WEBHOOK_URL kosong."
WEBHOOK_REMOVED_AT_START = "kentongan run melepasnya sendiri; kiriman yang menunggu tidak hilang."
WEBHOOK_ERROR = "Telegram gagal mengantar ke webhook."
CHECK_WEBHOOK = "Periksa sertifikat, reverse proxy, dan apakah kentongan run hidup."
WAITING = "Kiriman yang menunggu di Telegram: {count}."
PRIVACY_MODE = "Mode privasi menyala: di grup bot hanya melihat perintah, balasan, dan sebutan."
READS_GROUPS = "Mode privasi mati: di grup bot bisa melihat semua pesan; isinya tidak disimpan."
NO_DPO = "DPO_CONTACT kosong: teks persetujuan hanya menyebut nama kantor, tanpa nomor atau surel."
SET_DPO = "Isi dengan kontak pejabat pelindungan data pribadi, contoh: Ibu Rina, dpo@malangkab.go.id"
NO_ADMINS = "ADMIN_IDS kosong: tidak ada petugas yang menerima pertanyaan dan tugas."
SET_ADMINS = "Isi dengan id Telegram petugas, dipisah koma. Idnya terbaca bila ia mengetik ke bot: id saya"
ADMIN_AWAY = "Admin ke-{place} di ADMIN_IDS belum bisa dikirimi pesan."
ADMIN_START = "Minta dia membuka bot dan menekan Mulai, atau periksa idnya."
ADMINS = "Semua admin bisa dikirimi pesan: {count}."

# sweep -----------------------------------------------------------------------------------------------------

NAIVE_MOMENT = "--at: zona waktunya belum ada. Contoh: 2026-12-31T09:00+07:00"
BAD_MOMENT = "--at: waktunya tidak terbaca. Contoh: 2026-12-31T09:00+07:00"
NO_TABLES = "Basis data belum ada atau belum versi terbaru. Jalankan dulu: kentongan migrate"
SWEEP_TITLE = "Penyisiran KIM senyap, {date}, {time}"
SWEEP_DRY_TITLE = "Rencana penyisiran KIM senyap, {date}, {time} (tidak ada yang ditulis)"
SWEEP_CLOSED = "Di luar hari dan jam kerja: tidak ada yang dikirim. Berikutnya mulai {date}, {time}."
SWEEP_NOTHING = "Tidak ada KIM yang perlu diingatkan."
SWEEP_COLUMNS = ("Langkah", "KIM", "Hasil", "Penerima")
SWEEP_STEPS = {1: "1 kabar", 2: "2 tawaran bantuan", 3: "3 keputusan", 4: "4 manusia"}
SWEEP_OUTCOMES = {"sent": "diingatkan", "task": "tugas untuk petugas"}
SWEEP_UNTIL = "menunggu sampai {date}"
SWEEP_SUM = "Langkah: {steps}. Tugas baru: {tasks}. Menunggu jarak antar pengingat: {waiting}."
SWEEP_DRY_SUM = "Akan ada langkah: {steps}. Tugas: {tasks}. Menunggu jarak antar pengingat: {waiting}."
SWEEP_FAILED = "{count} KIM belum bisa diperiksa karena galat; dicoba lagi pada penyisiran berikutnya."
SWEEP_OUTBOX = "Pesan ada di kotak keluar; bot yang sedang berjalan (kentongan run) mengirimnya."
SWEEP_AHEAD = (
    "Waktu itu belum tiba, tetapi pengingatnya sudah sungguh-sungguh ditulis. Lain kali, untuk hanya melihat: --dry-run"
)
SWEEP_BEHIND = (
    "Waktu itu sudah lewat, tetapi pengingatnya sungguh-sungguh ditulis. Lain kali, untuk hanya melihat: --dry-run"
)

# exam ------------------------------------------------------------------------------------------------------

EXAM_LINE = "{id}. {title}, {date}: {questions} soal"
EXAM_NO_BIMTEK = "Belum ada Bimtek."
EXAM_PASS_MARK = "--pass-mark: tulis angka 0 sampai 100. Contoh: --pass-mark 60"
EXAM_UNKNOWN = "Tidak ada Bimtek nomor {id}. Lihat nomornya: kentongan exam list"
EXAM_ANSWERED = "Tes {title} sudah ada yang menjawab, jadi soalnya tidak bisa diganti. Tidak ada yang ditulis."
EXAM_READ = "{title}: {count} soal terbaca."
EXAM_WITH_MARK = "Sudah disimpan. Sertifikat memerlukan nilai post-test {mark}."
EXAM_NO_MARK = "Sudah disimpan. Sertifikat tidak bergantung pada nilai."
EXAM_NO_HEADER = "{name}: kolomnya belum terbaca. Baris pertama perlu berisi: soal, a, b, c, d, kunci"
EXAM_EMPTY = "{name}: belum ada soal di dalamnya."
EXAM_NOTHING_WRITTEN = "Tidak ada yang ditulis. Betulkan baris di atas, lalu impor lagi."
EXAM_QUESTION = "soalnya kosong atau lebih dari {most} huruf"
EXAM_OPTIONS = "perlu dua sampai lima pilihan yang berbeda, tanpa jeda: a, b, lalu c, d, e"
EXAM_OPTION_LONG = "pilihan paling panjang {most} huruf"
EXAM_RIGHT = "kunci harus salah satu huruf pilihan yang terisi. Contoh: b"
EXAM_TWICE = "soal yang sama sudah ada di atas"
EXAM_TOO_MANY = "Ada {count} soal; paling banyak {most}."

# group -----------------------------------------------------------------------------------------------------

GROUP_NONE = "Belum ada grup. Pengurus KIM menambahkan bot ke grupnya, lalu mengetik /tautkan di sana."
GROUP_COLUMNS = ("Grup", "Keadaan", "KIM", "Izin yang kurang", "Terukur sejak", "Terakhir ramai")
GROUP_STATUSES = {
    "unlinked": "belum terhubung",
    "proposed": "menunggu persetujuan",
    "linked": "terhubung",
    "lost": "hilang",
}
GROUP_RIGHTS = ("admin", "mengundang", "menulis")
GROUP_SUM = (
    "Grup: {groups}. Terhubung {linked}, belum {unlinked}, hilang {lost}; kurang izin {lacking_rights}, "
    "terukur {measured}."
)

# bimtek import ---------------------------------------------------------------------------------------------

PLAN_NO_COLUMNS = "Kolom {columns} tidak ada di berkas {name}. Paling sedikit: nomor, judul, tanggal, jam, tempat."
PLAN_EMPTY = "Berkas {name} kosong: tidak ada satu baris pun di bawah judul kolom."
PLAN_MISSING = "{column} belum diisi."
PLAN_NO_PLACE = "tempat belum diisi. Isi tempat, atau daring dengan tautannya."
PLAN_BAD_DATE = "{column} “{value}” tidak terbaca. Contoh: 24/9/2026, 2026-09-24, atau 24 September 2026."
PLAN_BAD_HOURS = "jam “{value}” tidak terbaca. Contoh: 09.00-15.00."
PLAN_BAD_NUMBER = "{column} “{value}” bukan angka dari 1 sampai {most}."
PLAN_BAD_LINK = "{column} “{value}” bukan tautan. Contoh: https://maps.app.goo.gl/… atau -8.1303, 112.5721."
PLAN_BAD_AUDIENCE = "sasaran “{value}” tidak dikenal. Contoh: semua, senyap, belum pernah, atau nama kecamatan."
PLAN_BAD_ORDER = "didahulukan “{value}” tidak dikenal. Contoh: senyap, atau urutan."
PLAN_PAST = "tanggal {value} sudah lewat."
PLAN_LAST_DAY = "tanggal selesai {value} sebelum mulai, atau lebih dari 30 hari sesudahnya."
PLAN_DEADLINE = "batas jawaban {value} sudah lewat, atau tidak sebelum Bimteknya."
PLAN_TOO_LONG = "{column} terlalu panjang. Paling banyak {limit} huruf."
PLAN_TWICE = "nomor {number} tahun {year} sudah ada di baris {first}."
PLAN_ITEM = {
    "new": "Baru (baris {line}): {title}, {when}",
    "changed": "Berubah (baris {line}): {title}, {when}",
    "left": "Sudah diumumkan, tidak diubah (baris {line}): {title}. Ubah lewat chat supaya peserta dikabari.",
}
PLAN_SUM = "Baru: {new}. Berubah: {changed}. Sama: {same}. Dibiarkan: {left}."

# Any import ------------------------------------------------------------------------------------------------

LINE = "Baris {line}: {text}"
UNKNOWN_COLUMNS = "Kolom yang tidak dikenal dan diabaikan: {names}."
BAD_ROWS = "{count} baris perlu diperbaiki. Tidak ada yang diimpor."
DRY_RUN = "Ini baru percobaan: tidak ada yang ditulis."
NOTHING_NEW = "Tidak ada yang berubah: isi berkas sama dengan yang sudah tercatat."

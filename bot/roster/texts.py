"""What people read about a roster."""

from __future__ import annotations

# The file --------------------------------------------------------------------------------------------------

NOT_FOUND = "Berkas {name} tidak ditemukan."
NOT_A_FILE = "{name} bukan berkas. Berikan berkas CSV atau XLSX."
NO_PERMISSION = "Berkas {name} tidak boleh dibaca oleh pengguna ini."
TOO_LARGE = (
    "Berkas {name} terlalu besar ({size} MB). Paling besar {limit} MB; daftar 390 desa biasanya kurang dari 1 MB."
)
EMPTY = "Berkas {name} kosong: tidak ada satu baris pun di bawah judul kolom."
OLD_EXCEL = "Berkas {name} berformat Excel lama (.xls) atau dikunci sandi. Simpan ulang sebagai .xlsx tanpa sandi."
BROKEN_EXCEL = (
    "Berkas {name} tidak bisa dibuka sebagai XLSX. Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx."
)
NO_RESULT = (
    "Berkas {name}, baris {line}, kolom {column}: rumusnya belum ada hasilnya. Buka di Excel atau LibreOffice lalu "
    "simpan, atau tempel sebagai nilai."
)
MANY_SHEETS = (
    "Berkas {name} berisi daftar di beberapa lembar: {sheets}. Satukan di satu lembar, atau simpan tiap lembar sebagai "
    "berkas sendiri, lalu impor lagi."
)
NOT_UTF8 = (
    "Berkas {name} tidak memakai UTF-8 (baris {line}). Di Excel: Simpan Sebagai, pilih “CSV UTF-8”, lalu coba lagi."
)
NOT_CSV = "Berkas {name} bukan CSV atau XLSX. Bila bisa dibuka di Excel atau LibreOffice, simpan sebagai .xlsx."
BROKEN_CSV = "Berkas {name}, baris {line}: tidak terbaca sebagai CSV. Periksa tanda kutip di baris itu dan sebelumnya."
TOO_MANY_ROWS = "Berkas {name} berisi lebih dari {limit} baris; daftar desa satu kabupaten tidak sepanjang itu."
NO_HEADER = (
    "Judul kolom tidak ditemukan di berkas {name}. Baris pertama harus berisi nama kolom, paling sedikit: "
    "kode_desa (atau desa dan kecamatan), nama_kim."
)
NO_VILLAGE_COLUMN = "Tidak ada kolom desa di berkas {name}. Perlu kode_desa, atau desa dan kecamatan."
NO_KIM_COLUMN = "Tidak ada kolom nama_kim di berkas {name}; tanpa itu tidak diketahui desa mana yang punya KIM."
COLUMN_TWICE = "Kolom {column} ada dua kali di berkas {name}: “{first}” dan “{second}”. Hapus salah satunya."

# One row ---------------------------------------------------------------------------------------------------

SPILLED = 'isinya lebih banyak daripada kolom. Bila ada koma di dalam nama, apit nama itu dengan tanda kutip ("…").'
NO_VILLAGE = "desa belum diisi, padahal kolom lain ada isinya."
UNKNOWN_CODE = "kode desa {code} tidak ada di {regency}."
FOREIGN_CODE = "kode desa {code} bukan wilayah {regency} ({prefix})."
BAD_CODE = "kode desa “{code}” tidak terbaca. Contoh: 35.07.07.2002."
WRONG_NAME = "kode {code} adalah {title}, tetapi kolom desa berisi “{name}”."
WRONG_KECAMATAN = "{title} tidak berada di kecamatan “{name}”."
WRONG_KIND = "{title} tercatat sebagai {kind}, tetapi kolom jenis berisi “{given}”."
UNKNOWN_VILLAGE = "desa “{name}” tidak ditemukan di {regency}."
NEAR = " Mungkin maksudnya {near}?"
UNKNOWN_KECAMATAN = "kecamatan “{name}” tidak ditemukan di {regency}."
AMBIGUOUS = "desa “{name}” ada lebih dari satu: {near}. Isi kolom kecamatan atau kode_desa."
TWICE = "{title} sudah ada di baris {first}."
NO_NAME = "nama KIM kosong, padahal {columns} terisi. Isi nama KIM, atau kosongkan yang lain."
NOT_A_NAME = "nama KIM “{value}” bukan nama. Tulis namanya, atau kosongkan bila desa itu belum punya KIM."
BAD_DATE = "{column} “{value}” tidak terbaca. Contoh: 5/10/2025, 2025-10-05, atau 5 Oktober 2025."
IMPOSSIBLE_DATE = "{column} “{value}” tidak ada di kalender."
IMPLAUSIBLE_DATE = "{column} “{value}” terlalu lama, tahunnya mungkin salah tulis."
FUTURE_ACTIVITY = "{column} {date} belum terjadi."
TERM_REVERSED = "masa bakti berakhir ({end}) sebelum mulai ({start})."
BAD_PHONE = "{column} “{value}” bukan nomor HP Indonesia. Contoh: 081234567890."
BROKEN_FORMULA = "{column} berisi {value}: rumus di sel itu rusak. Ketik isinya langsung."
TOO_LONG = "{column} terlalu panjang ({length} huruf). Paling banyak {limit}."

COLUMNS = {
    "village_code": "kode desa",
    "village": "desa",
    "kind": "jenis",
    "kecamatan": "kecamatan",
    "kim_name": "nama KIM",
    "sk_number": "nomor SK",
    "sk_issuer": "penerbit SK",
    "sk_on": "tanggal SK",
    "term_starts_on": "awal masa bakti",
    "term_ends_on": "akhir masa bakti",
    "last_activity_on": "kegiatan terakhir",
    "note": "catatan",
    "ketua_name": "nama ketua",
    "ketua_phone": "telepon ketua",
    "sekretaris_name": "nama sekretaris",
    "sekretaris_phone": "telepon sekretaris",
    "bendahara_name": "nama bendahara",
    "bendahara_phone": "telepon bendahara",
}
OR = " atau "

# What comes of it ------------------------------------------------------------------------------------------

ADDED = "KIM baru: {count}"
CHANGED = "Berubah: {count}"
SAME = "Tetap sama: {count}"
NO_KIM = "Desa tanpa KIM: {count}"
LEFT_ALONE = "Dibiarkan (KIM sudah tercatat, di berkas tanpa nama KIM): {count}"
ITEM = "  baris {line}: {kim}, {village}"
FIELD = "    {column}: {before} → {after}"
EMPTY_VALUE = "–"
PHONE_KNOWN = "tercatat"
PHONE_REPLACED = "diganti"
DONE = "Selesai: {added} KIM baru, {changed} berubah, dari {rows} baris."

# Status ----------------------------------------------------------------------------------------------------

STATES = {
    "no_kim": "Belum ada KIM",
    "not_connected": "Belum terhubung",
    "never_active": "Belum pernah aktif",
    "active": "Aktif",
    "weakening": "Melemah",
    "silent": "Senyap",
    "paused": "Jeda",
    "dormant": "Vakum",
}
STATUS_TITLE = "Keadaan KIM {regency}, {date}"
STATE_COLUMN, COUNT_COLUMN = "Keadaan", "Desa/kelurahan"
TOTAL = "Jumlah"
KECAMATAN_COLUMN, VILLAGES_COLUMN, NOBODY_COLUMN = "Kecamatan", "Desa", "Tanpa orang di chat"
SILENT_TITLE = "Paling senyap"
NEVER_HEARD = "{kim}, {village}: belum pernah terdengar, {days} hari sejak tercatat"
HEARD_LAST = "{kim}, {village}: terakhir {date}, {days} hari lalu"
NO_ROSTER = "Daftar KIM belum diimpor. Jalankan: kentongan roster import BERKAS"

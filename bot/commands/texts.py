"""What the command line says."""

from __future__ import annotations

# What is wrong, and what to do -----------------------------------------------------------------------------

NO_TOKEN = "TELEGRAM_TOKEN: belum diisi. Seharusnya: {expected}"
WRONG_TOKEN = "TELEGRAM_TOKEN: ditolak Telegram. Salin lagi tokennya dari @BotFather (perintah /token)."
BAD_DATABASE_URL = "DATABASE_URL: tidak terbaca. Seharusnya: {expected}"
NO_DRIVER = "DATABASE_URL: PostgreSQL memerlukan paket {module}. Pasang dengan: pip install 'kentongan[postgres]'"
NO_FOLDER = "DATABASE_URL: folder {folder} tidak bisa dibuat. Buat foldernya atau pilih tempat lain."
NEWER_DATABASE = (
    "Basis data ini sudah versi {version}, lebih baru daripada program ini ({newest}). Pakai kentongan yang lebih baru."
)
DATABASE_AWAY = "Basis data tidak bisa dihubungi: {where}. Periksa DATABASE_URL dan apakah servernya hidup."
SQLITE_AWAY = "Berkas basis data tidak bisa dibuka: {where}. Periksa DATABASE_URL, izin folder, dan sisa ruang disk."
OTHER_REGENCY = (
    "Basis data ini berisi wilayah {there}, padahal REGENCY_CODE={here}. "
    "Satu basis data untuk satu kabupaten/kota: perbaiki REGENCY_CODE, atau pakai DATABASE_URL lain."
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

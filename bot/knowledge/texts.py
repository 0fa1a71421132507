"""What people read about an import of clarifications."""

from __future__ import annotations

NOT_FOUND = "Berkas {name} tidak ditemukan."
NOT_A_FILE = "{name} bukan berkas. Berikan berkas JSON, CSV, RSS atau Atom."
NO_PERMISSION = "Berkas {name} tidak boleh dibaca oleh pengguna ini."
TOO_LARGE = "Berkas {name} terlalu besar ({size} MB). Paling besar {limit} MB; bagi menjadi beberapa berkas."
NOT_UTF8 = "Berkas {name} bukan teks UTF-8. Berikan JSON, RSS, Atom atau CSV; dari Excel: simpan sebagai “CSV UTF-8”."
BROKEN_JSON = "Berkas {name}, baris {line}: tidak terbaca sebagai JSON. Unduh ulang berkasnya."
BROKEN_XML = "Berkas {name}, baris {line}: tidak terbaca sebagai RSS atau Atom. Unduh ulang berkasnya."
BROKEN_CSV = "Berkas {name}, baris {line}: tidak terbaca sebagai CSV. Periksa tanda kutip di baris itu dan sebelumnya."
DOCTYPE = "Berkas {name} memuat DOCTYPE atau ENTITY, jadi tidak dibuka. Umpan RSS yang wajar tidak memerlukannya."
UNKNOWN_KIND = (
    "Isi berkas {name} tidak dikenal. Yang bisa diimpor: ClaimReview (JSON), umpan RSS atau Atom, dan CSV dengan kolom "
    "paling sedikit: klaim, putusan, dan tautan atau id."
)
NOTHING = "Berkas {name} tidak memuat satu klarifikasi pun."
NO_CLAIM_COLUMN = "Tidak ada kolom klaim atau judul di berkas {name}."
COLUMN_TWICE = "Kolom {column} ada dua kali di berkas {name}. Hapus salah satunya."

ITEM = "Butir {line}: {text}"
NOT_AN_OBJECT = "bukan klarifikasi, melainkan nilai lain."
NO_CLAIM = "klaim dan judulnya kosong."
NO_KEY = "tidak ada tautan dan tidak ada id, jadi tidak bisa dikenali lagi pada impor berikutnya."
BAD_LINK = "tautan “{value}” tidak aman atau tidak lengkap. Contoh: https://contoh.id/artikel/123."
LINK_WITH_PASSWORD = "tautan memuat nama pengguna atau sandi. Hapus bagian itu."
BAD_DATE = "tanggal “{value}” tidak terbaca. Contoh: 2026-09-23 atau 23/9/2026."
IMPLAUSIBLE_DATE = "tanggal “{value}” tidak mungkin."
TOO_LONG = "{column} terlalu panjang ({length} huruf). Paling banyak {limit}."
RESERVED = "sumber “{value}” dipakai untuk klarifikasi sendiri. Tulis nama penerbitnya."
TWICE = "klarifikasi yang sama sudah ada di nomor {first}."
MANY_MORE = "… dan {count} lagi."
COLUMNS = {"claim_text": "klaim", "title": "judul", "external_id": "id", "source": "sumber", "url": "tautan"}

ADDED = "Baru: {count}"
CHANGED = "Berubah: {count}"
SAME = "Tetap sama: {count}"
VERDICTS = "Putusan: {verdicts}"
UNDECIDED = "belum dipetakan"
UNKNOWN_WORDS = "Kata putusan yang tidak dikenal, dibiarkan tanpa putusan: {words}"
NO_WORD = "(kosong)"
DONE = "Selesai: {added} baru, {changed} berubah, dari {rows} klarifikasi."

NEEDS_COLUMNS = "Berkas {name} memerlukan kolom: {columns}."
CLAIM_TWICE = "Berkas {name}, baris {line}: id {value} sudah ada."
MATCHED = "Selesai: {queries} pesan, {identical} sama, {similar} mirip, {none} tanpa pasangan. Hasil: {out}"
NOT_WRITTEN = "Berkas {name} tidak bisa ditulis."

"""What the operator reads about the settings."""

from __future__ import annotations

# The file --------------------------------------------------------------------------------------------------

FORBIDDEN_FILE = "{file}: tidak boleh dibaca oleh pengguna ini. Beri pengguna ini izin membacanya."
UNREADABLE_FILE = "{file}: berkasnya tidak bisa dibaca. Seharusnya: teks UTF-8, satu NAMA=nilai sebaris"
BAD_LINE = "{file}, baris {line}: tidak terbaca. Seharusnya: NAMA=nilai, satu sebaris; tanda kutip berpasangan"
MISSPELT = "{name}: bukan nama pengaturan ({file}, baris {line}). Mungkin maksudnya {nearest}?"
SET_TWICE = "{name}: diisi dua kali ({file}, baris {first} dan {line}). Hapus salah satunya."

# A value ---------------------------------------------------------------------------------------------------

BAD_VALUE = "{name}: nilainya tidak bisa dipakai. Seharusnya: {expected}"
LONGEST = " (paling panjang {limit} huruf)"
WHOLE_NUMBER, NUMBER = "bilangan bulat", "angka"
FROM, ABOVE = " ({number} {least}–{most})", " ({number} di atas {least} sampai {most})"
FRACTION = "; pecahan ditulis dengan titik, contoh 1.5"

# Values that are right each by itself ----------------------------------------------------------------------

QUIET_HOURS = "QUIET_UNTIL_HOUR: harus lebih awal dari QUIET_FROM_HOUR. Contoh: 8 dan 16"
HOAX_HOURS = "HOAX_FROM_HOUR: harus lebih awal dari HOAX_UNTIL_HOUR. Contoh: 8 dan 16"
HOAX_NUDGE = "HOAX_NUDGE_HOURS: tidak boleh lebih dari HOAX_ANSWER_HOURS. Contoh: 20 dan 24"
NO_SECRET = "WEBHOOK_SECRET: belum diisi, padahal WEBHOOK_URL diisi. Seharusnya: {expected}"
NO_HTTPS = "WEBHOOK_URL: Telegram hanya menerima https. Seharusnya: {expected}"

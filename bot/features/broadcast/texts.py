"""What is said about broadcasts."""

from __future__ import annotations

# Whom, in words; `rules/audience_words.py` reads them back ------------------------------------------------

STATES = {
    "no_kim": "belum punya KIM",
    "not_connected": "belum terhubung",
    "never_active": "belum pernah aktif",
    "active": "aktif",
    "weakening": "melemah",
    "silent": "senyap",
    "paused": "jeda",
    "dormant": "vakum",
}
ROLES = {"ketua": "ketua", "sekretaris": "sekretaris", "bendahara": "bendahara", "anggota": "anggota biasa"}
BOARD = "pengurus"
OR = " atau "
EVERYBODY = "semua anggota KIM"
EVERY_GROUP = "semua grup KIM"
KIM = "KIM"
KIM_IN_STATE = "KIM {states}"
AT = "di {places}"
KECAMATAN = "Kec. {name}"
VILLAGE = "{kind} {name} (Kec. {kecamatan})"
KINDS = {"desa": "Desa", "kelurahan": "Kelurahan"}
ONLY = "{roles} saja"
SIGNED_UP = "peserta angkatan {number} ({year})"
ATTENDED = "yang hadir di angkatan {number} ({year})"
NOT = "bukan {what}"
VIA = {"people": "", "groups": "lewat grup KIM", "both": "lewat chat pribadi dan grup KIM"}

# What is wrong with what was written ----------------------------------------------------------------------

NO_TEXT = "Siaran perlu tulisan. Silakan ketik isinya."
TOO_LONG = "Tulisannya {letters} huruf, paling banyak {most}. Mohon diringkas, lalu kirim lagi."
UNKNOWN_VARIABLE = "Kami tidak mengenal {name}. Yang bisa dipakai: {{nama}}, {{kim}}, {{desa}}. Silakan kirim lagi."
UNCLOSED = "Tanda {mark} di “{words}” belum ditutup. Tulis {mark} juga di akhir katanya, lalu kirim lagi."
TOO_MANY_FILES = "Paling banyak {most} foto dalam satu siaran. Silakan kirim lagi albumnya."
NO_VOICE = "Rekaman suara belum bisa disiarkan. Silakan kirim tulisan, foto, video, atau dokumen."
ONE_DOCUMENT = "Dokumen dikirim satu saja, tanpa foto. Silakan kirim lagi berkasnya."
TOO_BIG = "Berkasnya {size} MB, paling besar {most} MB. Silakan kirim yang lebih kecil, atau tautannya."
LINK_UNREADABLE = "Belum terbaca. Contoh: Baca selengkapnya | https://malangkab.go.id"
LINK_NOT_HTTPS = "Alamatnya harus diawali https://. Contoh: Baca selengkapnya | https://malangkab.go.id"
LABEL_TOO_LONG = "Tulisan tombol paling banyak {most} huruf. Mohon dipendekkan."
ANSWERS_UNREADABLE = "Pilihan jawaban {fewest} sampai {most}, berbeda-beda. Contoh: Bisa | Tidak bisa | Belum tahu"
A_MOMENT = "kurang dari 10 detik"
SECONDS = "sekitar {count} detik"
MINUTES = "sekitar {count} menit"
HOURS = "sekitar {count} jam"
AND_MORE = ", dan {count} lagi"

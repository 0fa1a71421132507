"""Whom, in words; `rules/audience_words.py` reads them back."""

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
MORE_PLACES = "{count} tempat lain"
KECAMATAN = "Kec. {name}"
VILLAGE = "{kind} {name} (Kec. {kecamatan})"
KINDS = {"desa": "Desa", "kelurahan": "Kelurahan"}
ONLY = "{roles} saja"
SIGNED_UP = "peserta angkatan {number} ({year})"
ATTENDED = "yang hadir di angkatan {number} ({year})"
NOT = "bukan {what}"
VIA = {"people": "", "groups": "lewat grup KIM", "both": "lewat chat pribadi dan grup KIM"}

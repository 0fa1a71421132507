"""The roster and how each KIM stands, as a workbook."""

AS_SHEET = "Unduh XLSX"
SHEET = "KIM"
SHEET_TITLE = "Keadaan KIM {where}, {date}"
SHEET_COLUMNS = (
    "Kecamatan", "Desa/kelurahan", "Kode", "KIM", "Keadaan", "Kegiatan terakhir", "Hari senyap", "Jeda sampai",
    "Nomor SK", "Akhir masa bakti",
)  # fmt: skip
SHEET_STATES = {
    "no_kim": "belum ada KIM",
    "not_connected": "belum ada anggota di chat",
    "never_active": "belum pernah melapor",
    "active": "aktif",
    "weakening": "mulai senyap",
    "silent": "senyap",
    "paused": "jeda",
    "dormant": "vakum",
}
SHEET_SENT = "Keadaan {count} desa/kelurahan pada {date}, tanpa nama orang dan nomor HP."

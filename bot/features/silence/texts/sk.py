"""What is said about the SK of a KIM, and the words it is meant by."""

SK_WORDS = (
    "sk", "sknya", "ske", "sk kim", "nomor sk", "input sk", "rekam sk", "ubah sk", "daftarkan sk", "lapor sk",
    "kirim sk", "kapan sk", "perpanjang sk", "perpanjangan sk", "urus sk", "ngurus sk", "mengurus sk", "cara urus sk",
    "bikin sk", "buat sk", "cara bikin sk", "masa berlaku sk", "masa bakti",
)  # fmt: skip
SK_FROM_BOARD = (
    "Terima kasih sudah mengabari. Kami catat sebagai Urusan organisasi; setelah diterima, admin memasukkan SK-nya. "
    "Fotonya nanti bisa dilampirkan."
)
SK_HOW = (
    "{sk}\nSK baru diurus lewat yang menerbitkannya, misalnya desa/kelurahan atau kecamatan. Begitu terbit, ketik: "
    "catat sk"
)
SK_TOLD = "SK KIM"
SK_NOT_MEMBER = "SK KIM dilaporkan oleh anggota yang terdaftar, lewat kegiatan; setelah diterima, admin memasukkannya."
SK_WHICH = "SK KIM mana? Ketik nama tempatnya, misalnya: {example}"
SK_WHICH_OF = "SK KIM mana? Ketuk salah satu, atau ketik nama tempatnya dengan kecamatannya."
SK_KIM = "{kim}, {kecamatan}"
SK_NOT_THERE = "KIM di “{words}” belum kami temukan."
SK_BEFORE = "Yang tercatat sekarang: {number}.\n"
ASK_SK_NUMBER = "Nomor SK {kim}? Tulis seperti di suratnya, misalnya: 188.45/12/2026"
SK_NUMBER_UNCLEAR = "Nomornya belum terbaca. Tulis seperti di suratnya, paling banyak 120 huruf."
ASK_SK_ISSUER = "Siapa yang menerbitkan SK itu?"
HEADS_OF_VILLAGES = {"desa": "Kepala Desa {name}", "kelurahan": "Lurah {name}"}
HEAD_OF_KECAMATAN = "Camat {name}"
HEADS_OF_REGENCIES = {False: "Bupati {name}", True: "Wali Kota {name}"}
HEADS_SAID = (
    ("kades", "pak kades", "kepala desa", "lurah", "pak lurah", "desa", "kelurahan"),
    ("camat", "pak camat", "kecamatan"),
    ("bupati", "pak bupati", "wali kota", "walikota", "pemkab", "pemkot"),
)
"""How people call those three."""
SK_ISSUER_UNCLEAR = "Penerbitnya belum terbaca. Contoh: Kepala Desa, Lurah, atau Camat, dengan nama tempatnya"
ASK_SK_DAY = "Tanggal SK? Contoh: 14 Februari 2024"
SK_DAY_UNCLEAR = "Tanggalnya belum terbaca, atau belum lewat. Contoh: 14 Februari 2024, atau 14/2/2024"
ASK_TERM = "Masa bakti pengurus sampai kapan? Boleh dilewati. Contoh: 31 Desember 2028"
TERM_YEARS = "{years} tahun"
TERM_UNCLEAR = "Tanggalnya belum terbaca, atau sebelum tanggal SK. Contoh: 31 Desember 2028"
TERM_NOT_SAID = "tidak disebut"
SK_SURE = "SK {kim}, {village}:\nNomor: {number}\nPenerbit: {issuer}\nTanggal: {date}\nMasa bakti sampai: {term}"
SK_SAVE = "Simpan"
SK_SAVED = "{thanks}. SK {kim} sudah tercatat dan ikut dihitung dalam nilainya."

"""What the bot's own web pages say."""

NOT_FOUND_TITLE = "Tidak ditemukan"
NOT_FOUND = "Halaman ini tidak ditemukan. Silakan periksa lagi alamatnya."

SCREEN_HOW = "Pindai kode QR, atau kirim enam angka ini ke bot"
SCREEN_BOT = "@{bot}"
SCREEN_UNTIL = "Kode berganti pukul {time}"
SCREEN_PRESENT = "hadir"
SCREEN_EARLY = "Presensi dibuka {date} pukul {time}."
SCREEN_OVER = "Presensi sudah ditutup. Yang belum tercatat, silakan temui panitia."
SCREEN_CANCELLED = "Bimtek ini dibatalkan."
SCREEN_QR = "Kode QR untuk presensi"

CHECK_TITLE = "Pemeriksaan sertifikat"
CHECK_GOOD = "Sertifikat ini tercatat di {office}"
CHECK_HOW = "Cocokkan dengan yang tertulis di sertifikatnya. Bila ada yang berbeda, sertifikat itu bukan dari kami."
CHECK_NUMBER = "Nomor"
CHECK_NAME = "Inisial nama"
CHECK_ERASED = "sudah dihapus atas permintaan pemiliknya, atau karena masa simpannya habis"
CHECK_FOR = "Bimtek"
CHECK_DATE = "Tanggal"
CHECK_BAD_TITLE = "Sertifikat tidak ditemukan"
CHECK_BAD = (
    "Tidak ada sertifikat dengan alamat ini. Bila alamatnya berasal dari kode QR di sebuah sertifikat, "
    "sertifikat itu bukan dari kami."
)

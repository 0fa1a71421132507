"""What reports say."""

REPORTS = "Evaluasi Bimtek yang mana?"
NONE_HELD = "Belum ada Bimtek yang berlangsung, jadi belum ada yang dirangkum."
ALL = "Semua Bimtek: yang berubah"
SUMMARY = "{title}, {date}\n{counts}\n{tests}\n{survey}"
COUNTS_INVITED = "Diundang {invited} orang, terdaftar {confirmed}, hadir {present}."
COUNTS = "Terdaftar {confirmed}, hadir {present}."
TESTS = "Rata-rata tes: sebelum {pre}, sesudah {post} (dari 100)."
NO_TESTS = "Tanpa tes."
NO_VALUE = "belum ada"
SURVEY = "Survei: {mean} dari 5, diisi {answered} peserta, {comments} saran."
NO_SURVEY = "Survei belum diisi."
FILES = "Kirim gambar dan XLSX"
CHANGED = "Yang berubah"
COMING = "{thanks}. Berkasnya sedang disiapkan dan dikirim ke sini dalam beberapa menit."
COMING_ALREADY = "Berkas itu memang sedang disiapkan. Mohon tunggu beberapa menit."
PICTURE = "Ringkasan {title}, {date}."
SHEET = "Rincian {title}, {date}. Tanpa nomor HP."
CHANGE_PICTURE = "Kegiatan sebelum dan sesudah {title}."
CHANGE_SHEET = "Rincian kegiatan sebelum dan sesudah {title}."
NO_CHARTS = "Gambar belum bisa dibuat di server ini karena paket charts belum dipasang; angkanya ada di teks atau XLSX."

FILES_FAILED = "Berkasnya belum bisa dibuat. Silakan coba sekali lagi, atau hubungi pengelola server."

CHANGE = "{title}: kegiatan tercatat {span} hari sebelum → sesudah.\n{lines}\n{caution}"
CHANGE_LINE = "• {group}, {villages} KIM: {before} → {after} (yang aktif {active_before} → {active_after})"
CAUTION = "Ini hitungan apa adanya, bukan bukti sebab-akibat."
CAUTION_OPEN = "Baru {days} hari berlalu, {next} hari lengkap mulai {date}. " + CAUTION
CHANGE_EARLY = (
    "{title}: baru {days} hari berlalu. Perbandingan 30 hari lengkap mulai {date}; sebelum itu belum ada yang bisa "
    "dibandingkan."
)
NOTHING_COMPLETE = "Belum ada Bimtek yang sudah lewat 30 hari, jadi belum ada yang bisa dibandingkan."
ALL_TITLE = "Semua Bimtek"
CHANGE_ALL = "{title}, {span} hari sebelum → sesudah dari {count} Bimtek:\n{lines}\n{complete}\n{caution}"
COMPLETE = "Sudah lengkap: {spans}."
COMPLETE_SPAN = "{span} hari {count} Bimtek"
GROUPS = {"trained": "Ikut", "in_line": "Mendaftar, belum kebagian", "never": "Belum pernah ikut"}

TREND = "KIM {where} yang mencatat kegiatan, dari {kims} KIM sekarang:\n{lines}\nBulan ini belum lengkap."
TREND_LINE = "• {month}: {kims} KIM ({percent}%), {activities} kegiatan"
TREND_NONE = "Belum ada kegiatan yang dicatat di chat ini. Begitu ada, perkembangannya tampil per bulan."
TREND_MEMBER = "Perkembangan semua KIM dibaca oleh petugas. Keadaan KIM Bapak/Ibu sendiri ada di sini:"
TREND_PICTURE = "Kirim gambar"
TREND_SENT = "Perkembangan KIM {where}, {date}."

# In the picture and the workbook
CHART_TREND = "KIM yang mencatat kegiatan, dari {kims} KIM sekarang"
CHART_TREND_CAUTION = "Di bawah bulan: banyaknya kegiatan, menurut hari kegiatannya. Bulan terakhir belum lengkap."
CHART_PEOPLE = "Peserta"
CHART_TESTS = "Rata-rata tes (dari 100)"
CHART_SURVEY = "Survei (1–5)"
BARS = {"invited": "diundang", "confirmed": "terdaftar", "present": "hadir", "pre": "sebelum", "post": "sesudah"}
CHART_CHANGE = "Kegiatan per KIM, {span} hari sebelum dan sesudah"
CHART_OF = ", dari {count} Bimtek"
CHART_CAUTION = "Hitungan kegiatan yang tercatat; bukan bukti sebab-akibat. n = jumlah KIM."
CHART_VILLAGES = "{group}\nn = {villages}"
SHEET_SUMMARY, SHEET_PEOPLE, SHEET_SURVEY, SHEET_COMMENTS = "Ringkasan", "Peserta", "Survei", "Saran"
SHEET_CHANGE, SHEET_VILLAGES = "Perubahan", "Per KIM"
WHAT, COUNT = "Hal", "Jumlah"
FACTS = {
    "title": "Bimtek", "date": "Tanggal", "invited": "Diundang", "confirmed": "Terdaftar", "present": "Hadir",
    "pre_count": "Mengisi pre-test", "pre": "Rata-rata pre-test (%)", "post_count": "Mengisi post-test",
    "post": "Rata-rata post-test (%)", "answered": "Mengisi survei", "mean": "Rata-rata survei",
}  # fmt: skip
PEOPLE = ("Nama", "KIM", "Desa/Kelurahan", "Kecamatan", "Hadir", "Datang", "Cara")
YES, NO = "ya", "tidak"
CAME_BY = {"code": "kode", "list": "daftar panitia"}
ERASED = "(data dihapus)"
SCORE, VOTES = "Nilai", "Peserta"
COMMENT = "Saran (tanpa nama)"
CHANGES = (
    "Jendela (hari)", "Bimtek", "Kelompok", "KIM", "Kegiatan sebelum", "Kegiatan sesudah", "KIM aktif sebelum",
    "KIM aktif sesudah",
)  # fmt: skip
VILLAGES = ("Kelompok", "Desa/Kelurahan", "Kecamatan")
BEFORE_AFTER = ("{span} hari sebelum", "{span} hari sesudah")
INCOMPLETE = "belum lengkap"

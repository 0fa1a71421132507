"""What is said once it is sent: to who agrees to it, watches it, or takes it back."""

# Sent, approved, refused ----------------------------------------------------------------------------------

NOBODY = "Tidak ada penerima yang cocok, jadi belum bisa dikirim. Silakan ubah penerimanya."
NO_SECOND_ADMIN = (
    "Siaran ini perlu disetujui admin lain, dan belum ada admin lain. Untuk mengundangnya, ketik: undang petugas. "
    "Isian Bapak/Ibu tetap tersimpan."
)
STARTED = "{thanks}. Siaran {number} dikirim ke {count}. Perkembangannya ada di pesan berikut."
SCHEDULED = "{thanks}. Siaran {number} ke {count} akan dikirim {when}."
AWAITING = "{thanks}. Siaran {number} ke {count} menunggu persetujuan admin lain; kabarnya kami sampaikan di sini."
WITHDRAW = "Batalkan siaran"
AN_ADMIN = "admin Diskominfo"
ASK_APPROVAL = (
    "Siaran {number} dari {author} menunggu persetujuan{why}.\n"
    "Untuk: {words}: {count}.{left}\nDikirim: {when}.\n“{text}”"
)
APPROVAL_WHY = " ({why})"
NOW = "begitu disetujui"
APPROVE = "Setujui {name}"
REJECT = "Tolak {name}"
SEE = "Lihat isinya"
SEEN = "Di bawah ini {what} seperti yang dibaca {name}."
AGREED = "disetujui"
NOT_ONESELF = "Siaran sendiri perlu disetujui admin lain. Kami sudah memberi tahu mereka."
NOT_WAITING = "{title} sudah {status}{who}."
BY = " oleh {name}"
APPROVED = "{thanks}. Siaran {number} disetujui, dikirim ke {count}."
APPROVED_LATER = "{thanks}. Siaran {number} disetujui, dikirim {when} ke {count}."
TOLD_APPROVED = "{title} disetujui {name}. Perkembangannya ada di pesan berikut."
NOBODY_NOW = (
    "Penerimanya sekarang tidak ada lagi, jadi siaran {number} belum bisa disetujui. Silakan ketuk Tolak siaran "
    "{number} dan tulis alasannya, agar penerimanya diubah."
)
ASK_REJECT = "Apa alasannya? Alasan ini dibaca {author}. Contoh: tanggalnya perlu diperiksa lagi"
REJECTED = "Baik, {name} ditolak. Kami sudah memberi tahu {author}."
TOLD_REJECTED = "{title} belum disetujui {name}. Alasannya: {reason}\nKetuk {again} untuk memperbaikinya."
AGAIN = "Tulis ulang"
GONE = "Siaran itu tidak ada. Ketik siaran untuk melihat daftarnya."

# While it is sent, and its end ----------------------------------------------------------------------------

HEADS = {
    "awaiting_approval": "{name} menunggu persetujuan admin lain.",
    "scheduled": "{name} terjadwal {when}.",
    "sending": "{name} sedang berjalan.",
    "closed": "{name} menunggu jam kerja, lanjut {when}.",
    "paused": "{name} dijeda.",
    "done": "{name} selesai, {when}.",
    "cancelled": "{name} dibatalkan, {when}.",
}
NAMES = {"send": "Siaran {number}", "edit": "Ralat siaran {of}", "delete": "Penarikan siaran {of}"}
FOR = "Untuk: {words}."
TAKEN_BACK = "Siaran ini ditarik kembali."
FOR_CHANGE = "Untuk semua yang sudah menerima."
BAR = "{bar} {percent}%"
SENT = "{sent} dari {total} terkirim{pace}."
CHANGED = {"edit": "{sent} dari {total} diganti{pace}.", "delete": "{sent} dari {total} ditarik{pace}."}
RATE = ", {rate} per detik, sisa {duration}"
FAILED = "Gagal {count}: {reasons}."
SKIPPED = "Tidak dikirimi {count}: {reasons}."
UNCERTAIN = "Tidak pasti {count}: mungkin sampai, mungkin tidak."
CANCELLED_ROWS = "Tidak jadi dikirim {count}."
CORRECTED = "{count} dikirimi ralat karena pesannya tidak bisa diubah lagi."
READ_BY = "Sudah dibaca {answered} ({percent}%)."
READ_IN_GROUPS = "Di grup dibaca {answered} orang."
ANSWERED_IN_GROUPS = "Di grup {answered}: {answers}."
ANSWERED = "Jawaban {answered} ({percent}%): {answers}."
PAUSE = "Jeda siaran"
RESUME = "Lanjut kirim"
CANCEL = "Batalkan siaran"
CANCEL_SURE = "Ya, batalkan"
RETRY = "Kirim ulang yang gagal"
UNSURE = "Yang tidak pasti"
SHEET = "Unduh XLSX"
RECALL = "Tarik siaran"
CORRECT = "Ralat"
SHARES = "Jawaban per kecamatan"
MORE = "Rincian"
PAUSED = "Baik, siaran {number} dijeda. Untuk meneruskannya, ketuk Lanjut kirim."
NOT_SENDING = "Siaran {number} tidak sedang dikirim; sekarang {status}."
RESUMED = "Baik, siaran {number} dilanjutkan."
NOT_PAUSED = "Siaran {number} tidak sedang dijeda; sekarang {status}."
ASK_CANCEL = "Batalkan {name}? {left} penerima belum dikirimi dan tidak akan menerimanya."
ASK_WITHDRAW = "Batalkan {name}? Belum disetujui, jadi belum ada yang menerimanya."
WITHDRAWN = "{title} dibatalkan. Tidak ada yang dikirimi."
CANCELLED = "{title} dibatalkan. {count} penerima tidak jadi dikirimi."
TOO_LATE_TO_CANCEL = "{title} sudah {status}, jadi tidak bisa dibatalkan. Yang sudah sampai bisa ditarik."
RETRIED = "Baik, {count} penerima dikirimi lagi. Perkembangannya ada di pesan berikut."
NOTHING_TO_RETRY = (
    "Tidak ada yang perlu dikirim ulang. Yang memblokir bot bisa dikirimi lagi setelah mereka membuka blokirnya."
)
UNSURE_LIST = (
    "{count} penerima tidak pasti: pesannya sedang di jalan saat sambungan terputus. Bila dikirim ulang, mungkin ada "
    "yang menerima dua kali.\n{names}"
)
UNSURE_NONE = "Tidak ada penerima yang tidak pasti."
AN_ERASED = "tanpa nama"
RESEND_ALL = "Kirim ulang semua"
RESEND_ONE = "Kirim ulang {name}"
SHEET_READY = "Ini laporan siaran {number}, tanpa nomor HP. Pengunduhan ini tercatat."
SHEET_COMES = "Baik, laporan siaran {number} sedang disiapkan dan dikirim ke sini dalam beberapa menit."
SHEET_NAME = "siaran-{number}.xlsx"
SHEET_TITLE = "Penerima"
SHEET_COLUMNS = ("Nama", "KIM", "Desa/kelurahan", "Kecamatan", "Lewat", "Keadaan", "Sebab", "Waktu", "Jawaban")
VIA_PERSON, VIA_GROUP = "chat pribadi", "grup"
ROW_STATUS = {
    "pending": "menunggu",
    "sending": "sedang dikirim",
    "sent": "terkirim",
    "failed": "gagal",
    "uncertain": "tidak pasti",
    "skipped": "tidak dikirimi",
    "cancelled": "dibatalkan",
}
REPORT = "Laporan akhir. {summary}"
SHARES_TEXT = "Jawaban siaran {number}, {answered} dari {reached} penerima:\n{lines}"
SHARES_LINE = "• {kecamatan}: {answered} dari {reached} ({percent}%)"
SHARES_POLL = "• {kecamatan}: {answers}"
SHARES_REACHED = "dari {reached}"
SHARES_MORE = "… dan {count} kecamatan lagi; semuanya ada di XLSX."
SHARES_NONE = "Siaran {number} belum mendapat jawaban."
NO_ANSWERS_ASKED = "Siaran {number} tidak memakai tombol jawaban."

ASK_RECALL = (
    "Siaran {number} akan ditarik dari {count} chat. Pesan yang sudah lewat 48 jam tidak bisa dihapus; penerimanya "
    "kami kirimi ralat.\nApa tulisan ralatnya? Ketuk Lewati bila cukup dihapus saja."
)
RECALL_WORDS = "Itu belum tulisan ralat. Contoh: Mohon maaf, acaranya diundur. Bila cukup dihapus saja, ketuk Lewati."
RECALL_SURE = "Tarik siaran {number} dari {count} chat?{correction}\nIni tidak bisa dikembalikan."
RECALL_CORRECTION = "\nRalat bagi yang tidak bisa dihapus: “{text}”"
RECALL_YES = "Ya, tarik"
RECALLING = "Baik, siaran {number} sedang ditarik. Perkembangannya ada di pesan berikut."
ASK_CORRECT = "Apa tulisan yang benar? Ini menggantikan siaran {number} di {count} chat."
CORRECT_SURE = "Ganti tulisan siaran {number} di {count} chat menjadi ini?\n“{text}”"
CORRECT_YES = "Ya, ganti"
CORRECTING = "Baik, siaran {number} sedang diganti. Yang tidak bisa diganti dikirimi ralat, sekali."
NOTHING_DELIVERED = "Siaran {number} belum sampai ke siapa pun, jadi tidak ada yang perlu ditarik atau diralat."
ALREADY_RECALLED = "Siaran {number} sudah ditarik, jadi tidak bisa diralat. Silakan tulis siaran baru."
CHANGE_NEEDS = "\nPerlu disetujui admin lain ({why})."
RECALL_NEEDS = "\nDengan ralat ini perlu disetujui admin lain ({why}); tanpa ralat, siaran ditarik sekarang juga."
ASK_CHANGE_APPROVAL = "{title} dari {author} menunggu persetujuan ({why}).\n{what}\n“{text}”"
CHANGE_WHAT = {
    "edit": "Tulisan di {count} chat diganti menjadi:",
    "delete": "Ditarik dari {count} chat; yang tidak bisa dihapus dikirimi:",
}
CHANGE_AWAITS = "{thanks}. {title} menunggu persetujuan admin lain; kabarnya kami sampaikan di sini.{held}"
HELD = " Sementara itu siaran {number} dijeda."
STILL_HELD = "\nSiaran {number} masih dijeda; tulisannya belum diganti."
RESUME_OLD = "Lanjut kirim siaran {number}"
CHANGE_APPROVED = "{thanks}. {title} disetujui dan sedang dijalankan."
NO = "Tidak"
LEFT_AS_IS = "Baik, siarannya tidak diubah."

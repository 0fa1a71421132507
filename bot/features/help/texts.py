"""What the menu and the help say."""

WELCOME = (
    "Selamat datang, Bapak/Ibu. 🙏 Saya asisten KIM dari {office}. Di sini Bapak/Ibu bisa mendaftar sebagai anggota "
    "KIM, mencatat kegiatan, ikut Bimtek, dan mengecek kabar yang meragukan.\n\n"
    "Kami tidak pernah meminta NIK, PIN, OTP, atau uang."
)
ABOUT = (
    "Asisten KIM (Komunitas Informasi Masyarakat) dari {office}.\n\n"
    "Di sini Bapak/Ibu bisa mendaftar sebagai anggota KIM, mencatat kegiatan, ikut Bimtek, dan mengecek kabar yang "
    "meragukan.\n\n"
    "Kami tidak pernah meminta NIK, PIN, OTP, atau uang. Silakan tekan MULAI."
)
"""Stands in the chat before the first word."""
ABOUT_SHORT = "Asisten KIM dari {office}: mendaftar, mencatat kegiatan, ikut Bimtek, mengecek kabar."
"""Stands on the bot's profile and where its link is shared."""
WELCOME_OFFICE = "{greeting}, Bapak/Ibu. Silakan pilih pekerjaannya, atau ketik: bantuan"
WELCOME_BACK = "{greeting}, {name}. Ada yang bisa kami bantu? Silakan pilih, atau ketik saja."
HELP = (
    "Bapak/Ibu bisa mengetik, misalnya:\n"
    "• kegiatan: mencatat kegiatan KIM\n"
    "• hoaks: mengecek kabar\n"
    "• bimtek: jadwal pelatihan\n"
    "• status: keadaan KIM"
)
HELP_BOARD = (
    "Pengurus bisa mengetik, misalnya:\n"
    "• kegiatan: mencatat kegiatan KIM\n"
    "• periksa: kegiatan yang menunggu\n"
    "• pendaftaran: calon anggota\n"
    "• jeda: KIM beristirahat sebentar\n"
    "• daftar anggota, hoaks, bimtek, status"
)
HELP_COORDINATOR = (
    "Koordinator bisa mengetik, misalnya:\n"
    "• panel: semua yang menunggu\n"
    "• rekap: keadaan KIM\n"
    "• senyap: KIM yang perlu disapa\n"
    "• periksa, pendaftaran: satu per satu"
)
HELP_ADMIN = (
    "Admin bisa mengetik, misalnya:\n"
    "• panel: semua yang menunggu\n"
    "• rekap: keadaan KIM\n"
    "• senyap: KIM yang perlu disapa\n"
    "• siaran: menulis dan melihat siaran\n"
    "• kelola bimtek, undang petugas"
)
HELP_DESK = (
    "Petugas meja hoaks bisa mengetik, misalnya:\n"
    "• meja hoaks: kasus yang menunggu\n"
    "• statistik hoaks: angka bulan ini\n"
    "• klarifikasi dan sebuah kata: mencari"
)
HELP_LABEL = "Bantuan"
ASK_QUESTION = "Silakan tulis pertanyaan Bapak/Ibu dalam satu pesan. Petugas kami yang akan menjawab di sini."
ASK_QUESTION_OF_FILE = "Kiriman sudah kami terima. Apa yang ingin Bapak/Ibu tanyakan tentang itu? Silakan ditulis."
QUESTION_EMPTY = "Pertanyaannya belum terbaca. Silakan tulis dengan kata-kata, misalnya: kapan Bimtek berikutnya?"
QUESTION_SENT = "{thanks}, pertanyaan sudah kami teruskan ke petugas. Jawabannya akan datang di sini."
STRANGER_CONTACT = (
    "Petugas {office} bisa dihubungi langsung: {contact}. Setelah mendaftar, Bapak/Ibu juga bisa bertanya di sini."
)
STRANGER_NO_CONTACT = (
    "Silakan hubungi kantor {office} pada jam kerja. Setelah mendaftar, Bapak/Ibu juga bisa bertanya di sini."
)
CONTACT = "{office}: {contact}. Pertanyaan bisa juga ditulis di sini, nanti petugas yang menjawab."
NO_CONTACT = "Kantor {office} buka pada jam kerja. Pertanyaan bisa ditulis di sini, nanti petugas yang menjawab."
CONTACT_OFFICE = "{office}: {contact}. Itu yang dibaca warga; yang mengubahnya pengelola server."
NO_CONTACT_OFFICE = (
    "Nomor kantor belum diisi, jadi warga diminta datang atau menghubungi kantor pada jam kerja. Yang mengisinya "
    "pengelola server."
)
ABOUT_KIM = (
    "KIM (Komunitas Informasi Masyarakat) adalah relawan desa atau kelurahan: menyampaikan kabar yang benar, menangkal "
    "hoaks, dan mengenalkan potensi desa. Yang membina {office}. Ikut KIM gratis."
)
ABOUT_BIMTEK = (
    "Bimtek (bimbingan teknis) adalah pelatihan untuk KIM dari {office}. Tidak dipungut biaya. Undangannya kami kirim "
    "lewat chat ini, lengkap dengan hari dan tempatnya."
)
BIMTEK_LABEL = "Jadwal Bimtek"
VOICE = (
    "Foto dan video boleh, {name}; pesan suara belum bisa kami simpan. Bila sulit mengetik, tekan gambar mikrofon di "
    "papan ketik lalu bicara, atau kirim foto saja dulu."
)
WHATSAPP = (
    "Untuk sekarang layanan ini hanya ada di Telegram, {name}. Kabar dari kami boleh disalin ke grup WhatsApp. Yang "
    "tidak punya Telegram bisa menitipkan kegiatannya ke pengurus KIM."
)
QUIET_KIM = (
    "Bukan salah siapa-siapa, {name}, dan tidak ada yang dicoret. KIM digerakkan relawan; ada masanya sepi. Untuk "
    "mulai lagi, satu foto dan satu kalimat sudah cukup."
)
ABOUT_DATA = (
    "Data dan nomor Bapak/Ibu hanya dilihat pengurus KIM yang sama, koordinator kecamatan, dan petugas {office}. Tidak "
    "dijual. Untuk menghapusnya, ketik: hapus data saya"
)
MY_DATA_LABEL = "Data saya"
WHO_WE_ARE = (
    "Ini bot resmi {office}. Bila ragu, silakan tanyakan ke kantornya. Kami tidak pernah meminta NIK, PIN, OTP, atau "
    "uang; bila ada yang memintanya atas nama kami, mohon jangan diberi."
)
FRAUD = (
    "Mohon jangan diberi, {name}. Kami tidak pernah meminta uang, NIK, PIN, atau kode OTP. Simpan nomornya, lalu "
    "kabari kami lewat Hubungi petugas."
)
FRAUD_OFFICE = "Mohon jangan diberi, {name}. Anggota bisa diingatkan lewat siaran; ketik: siaran"
SLIP = (
    "Tidak apa-apa, {name}. Isian yang terbuka dibatalkan dengan mengetik batal. Kegiatan yang terlanjur terkirim bisa "
    "diubah atau ditarik: ketik riwayat"
)
HUMAN_OFFICE = (
    "Pertanyaan anggota dijawab oleh Bapak/Ibu dan admin lain di sini; ketik: pertanyaan\n"
    "Untuk daftar perintah, ketik bantuan. Bila server bermasalah, silakan hubungi pengelolanya."
)
FOR_ADMIN = "Pertanyaan dari {name} ({kim}):\n“{question}”"
MORE_FOR_ADMIN = "Kiriman lain dari {name}, masih untuk pertanyaan tadi."
ANSWER_LABEL = "Jawab {name}"
ANSWER_ASK = "Silakan tulis jawaban untuk {name}. Pertanyaannya:\n“{question}”"
ANSWER_EMPTY = "Jawabannya belum terbaca. Silakan tulis dengan kata-kata."
ANSWERED = "Jawaban sudah dikirim ke {name}."
ANSWERED_NOBODY = "Jawaban sudah dicatat, tetapi {name} tidak bisa dihubungi lewat chat: bot diblokir."
SOMEBODY = "seseorang"
ANSWERED_BY_OTHERS = "Pertanyaan dari {name} sudah dijawab petugas lain:\n“{question}”"
ALREADY_ANSWERED = "Pertanyaan itu sudah dijawab petugas lain. Terima kasih."
ANSWER_FOR_MEMBER = "Jawaban petugas {office}:\n{answer}"
NO_KIM = "belum terdaftar di KIM"
EMERGENCY = (
    "Semoga Bapak/Ibu dan keluarga selamat. 🙏 Ini bukan layanan darurat.\n"
    "Bila ada yang terancam, hubungi sekarang: {contact}. Kabari juga Ketua RT atau tetangga terdekat."
)
EMERGENCY_MEMBER = "\nSesudah semua aman, kejadiannya bisa dicatat sebagai Info darurat."
ANGRY = (
    "Mohon maaf bila mengecewakan, {name}. Kami ingin membetulkannya: silakan sampaikan ke petugas lewat tombol ini, "
    "nanti orang yang menjawab."
)
ANGRY_OFFICE = (
    "Mohon maaf bila mengecewakan, {name}. Bila bot atau servernya bermasalah, silakan hubungi pengelolanya. Untuk "
    "daftar perintah, ketik: bantuan"
)
FREE_OF_CHARGE = (
    "Semuanya gratis, {name}: mendaftar, Bimtek, dan mengecek kabar. Kami tidak pernah meminta uang. Bila ada yang "
    "meminta atas nama kami, mohon jangan diberi, dan kabari petugas."
)
MONEY = (
    "Soal uang transpor, honor, atau hadiah, kami tidak bisa menjanjikan, {name}: tidak ada keterangannya di sini. "
    "Silakan ditanyakan ke petugas. Mendaftar dan ikut Bimtek gratis."
)
MONEY_OFFICE = (
    "Soal uang transpor atau honor diputuskan di kantor, {name}; di sini tidak ada keterangannya. Bila sudah pasti, "
    "peserta bisa dikabari lewat siaran; ketik: siaran"
)
LETTER = (
    "Surat tugas tidak dibuat di sini, {name}. Biasanya dari kantor desa atau kelurahan; silakan ditanyakan ke sana. "
    "Bila untuk Bimtek, silakan tanyakan ke petugas."
)
LETTER_OFFICE = (
    "Surat tugas tidak dibuat di sini, {name}. Bila kantor sudah punya berkasnya, bisa dikirim ke peserta lewat "
    "siaran; ketik: siaran\n"
    "Anggota yang bertanya kami arahkan ke kantor desa atau kelurahannya."
)
ROBOT = (
    "Betul, {name}, yang menjawab ini asisten otomatis (bot) dari {office}. Bila ingin dijawab orang, ketik: petugas"
)
ROBOT_OFFICE = (
    "Betul, {name}, yang menjawab ini asisten otomatis (bot) dari {office}. Pertanyaan anggota yang diteruskan dijawab "
    "Bapak/Ibu dan admin lain; ketik: pertanyaan"
)
COMPLAINT = (
    "Terima kasih sudah menyampaikan, {name}. Yang itu tidak bisa kami tangani di sini. Supaya sampai ke instansinya, "
    "silakan lewat SP4N-LAPOR! di lapor.go.id, atau kantor desa/kelurahan."
)
COMPLAINT_MEMBER = "\nBila ini aspirasi warga yang Bapak/Ibu kumpulkan, silakan dicatat sebagai kegiatan."
REPORT_WHICH = "Mau melaporkan apa, Bapak/Ibu? Kegiatan KIM, atau bertanya soal kabar yang meragukan?"
REPORT_RUMOUR = "Cek kabar"
OFFER = "Tanyakan ke petugas"

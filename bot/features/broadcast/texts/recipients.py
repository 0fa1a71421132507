"""What recipients read."""

WHY = "Kenapa saya dapat ini?"
WHY_TEXT = "{name} menerima siaran ini karena termasuk: {words}. Topiknya {topic}, dari {office}."
WHY_GROUP = "Siaran ini untuk {words}. Topiknya {topic}, dari {office}."
WHY_NOTHING = "Belum ada siaran dari kami di chat ini. Untuk mengatur kiriman, ketik: atur kiriman"
WHY_GONE = "Siaran itu tidak ada lagi di catatan kami. Untuk mengatur kiriman, ketik: atur kiriman"
MUTE = "Matikan topik {topic}"
UNMUTE = "Nyalakan topik {topic}"
STOP = "Berhenti semua"
SETTINGS = "Atur kiriman"
SETTINGS_TEXT = "Kiriman untuk {name}:\n{lines}\nMatikan topik yang tidak perlu; keanggotaan tetap ada."
SETTINGS_LINE = "• {topic}: {state}"
ON, OFF, STOPPED = "menyala", "mati", "berhenti"
STOPPED_TOO = "Semua kiriman sedang berhenti. Untuk menerima lagi, ketik: mulai lagi"
MUTED = "Baik, kiriman topik {topic} tidak kami kirim lagi. Untuk menyalakan, ketik: nyalakan {word}"
UNMUTED = "{thanks}. Siaran topik {topic} kami kirim lagi."
STOPPED_ALL_THE_SAME = {
    True: "Topik {topic} sudah dinyalakan, tetapi semua kiriman masih berhenti. Ketik: mulai lagi",
    False: "Topik {topic} sudah dimatikan. Semua kiriman memang sedang berhenti.",
}
WHICH_TOPIC = "Topik yang mana: umum, Bimtek, atau hoaks?"
NOT_ON_FILE = "Kami tidak menyimpan data Bapak/Ibu, jadi tidak ada kiriman. Untuk mendaftar, ketik: daftar"
TOOK_READ = "{thanks}, {name}. Sudah kami catat bahwa siaran ini dibaca. 🙏"
TOOK_ANSWER = "{thanks}, {name}. Jawaban Bapak/Ibu: {answer}. Bila berubah, ketuk jawaban yang lain."
NOT_A_RECIPIENT = "Tombol ini untuk penerima siarannya. Bila Bapak/Ibu belum terdaftar di KIM, ketik: daftar"
TEST_ONLY = "Ini hanya contoh, jadi jawabannya tidak dicatat."

"""What the bot says in any conversation, whatever it is about."""

from __future__ import annotations

BACK = "Kembali"
CANCEL = "Batal"
SKIP = "Lewati"
NEXT_PAGE = "Berikutnya"
PREVIOUS_PAGE = "Sebelumnya"
NEWER_PAGE, OLDER_PAGE = "Lebih baru", "Lebih lama"
"""Of a list that begins with the newest."""
MENU = "Menu"
HUMAN = "Hubungi petugas"
HELP = "Bantuan"
REGISTER = "Daftar"
CHECKIN = "Catat kegiatan"

CONTROL_WORDS: dict[str, tuple[str, ...]] = {
    "back": (BACK, "mundur", "sebelumnya salah"),
    "cancel": (
        CANCEL,
        "gak jadi",
        "ga jadi",
        "nggak jadi",
        "tidak jadi",
        "ora sido",
        "mboten sios",
        "cancel",
        "batalkan",
        "batal dulu",
        "gak jadi daftar",
        "tidak jadi daftar",
        "batal daftar",
    ),
    "skip": (SKIP, "skip", "lewat", "lompati", "nanti saja"),
    "next": (NEXT_PAGE, "lanjut halaman", "halaman berikutnya"),
    "previous": (PREVIOUS_PAGE, "halaman sebelumnya"),
}

CANCELLED = "Baik, dibatalkan. Tidak ada yang disimpan dari isian tadi."
NOTHING_TO_CANCEL = "Tidak ada isian yang sedang berjalan. Ketik menu untuk melihat pilihan."
NOTHING_BEFORE = "Ini pertanyaan pertama. Ketik batal bila tidak jadi."
CANNOT_SKIP = "Pertanyaan ini perlu dijawab dulu. Ketik batal bila tidak jadi."
CHOOSE_ONE = "Belum terbaca. Silakan ketuk salah satu tombol, atau ketik tulisannya."
CHANGE = "ubah"
DO_IT = "kan"
"""Behind the word for a deed: *gabungkan*."""
RIGHT_WORDS = (
    "sudah", "sudah benar", "benar", "betul", "lanjut", "kirim", "kirimkan", "uwis", "sampun", "leres",
    "sdh", "sdh benar", "udah", "udah benar", "mpun", "wis", "wes",
    "pas", "sudah pas", "sdh pas", "wis pas", "mpun pas", "cocok", "sudah cocok", "sesuai", "sudah sesuai",
)  # fmt: skip
WHICH_ONE = "Baik. Yang mana: {choices}?"
NOT_RIGHT_WORDS = (
    "salah", "belum", "belum benar", "kurang benar", "keliru", "ada yang salah", "ubah", "belum pas",
    "kurang pas", "belum sesuai", "belum cocok",
)  # fmt: skip
WRONG = frozenset(["salah", "keliru", "kleru"])
"""Said of a part of what is shown: *nomornya salah*."""
NOT_RIGHT = "Baik, belum kami kirim. Ketuk Kembali untuk membetulkan, atau Batal bila tidak jadi."
NOT_UNDERSTOOD = "Maaf, belum kami mengerti. Ketik menu untuk melihat pilihan, atau kegiatan untuk melapor."
NOT_UNDERSTOOD_STRANGER = "Maaf, belum kami mengerti. Ketik menu untuk melihat pilihan, atau daftar untuk mendaftar."
NOT_UNDERSTOOD_OTHERS = "Maaf, belum kami mengerti. Ketik menu untuk melihat pilihan, atau bantuan."
NOT_UNDERSTOOD_MAYBE = "Mungkin ini yang dimaksud? Bila bukan, ketik menu."
ASKED_IN_PASSING = "Mungkin ini yang dimaksud? Bila bukan, silakan jawab pertanyaan di atas."
NOT_UNDERSTOOD_MAYBE_HUMAN = "Mungkin ini yang dimaksud? Bila bukan, ketuk Hubungi petugas, nanti orang yang menjawab."
NOT_UNDERSTOOD_MAYBE_OFFICE = "Mungkin ini yang dimaksud? Bila bukan, ketuk Bantuan untuk melihat yang bisa diketik."
WRITTEN = {"kim": "KIM", "sk": "SK", "bimtek": "Bimtek"}
"""How words of a command's name are written on a button."""
ENDINGS = ("nya", "ku", "mu", "ne", "kah", "lah")
ASKING = "apa apakah siapa kapan mana berapa kenapa mengapa kok bagaimana cara caranya boleh"
"""Words of questions."""
WISHING = "mau ingin minta tolong mohon maaf"
"""Words of wishes."""
ORDERS = r"\b(hapus|dihapus|batalkan|stop (dulu |dl )?(notif|pesan|kirim|pengingat|siaran))"
"""Of orders, early in a sentence; *stop stunting* is what was talked about."""
NOT_YET = "besok nanti tidak belum"
"""And of what has not happened."""
ABOUT_NOTHING = (
    "ada ono wonten ini itu yang di ke dari pada dan atau dengan sama saja juga ta to tho toh pun se nya saya kami "
    "kita anda kalian dia beliau mereka orang pak bu bapak ibu mas mbak kak min dong deh sih monggo bisa dapat sudah "
    "masih lagi akan sedang sekarang pernah bukan jangan kim desa kecamatan lama hari bulan tahun minggu kemarin tadi "
    "jam satu dua semua banyak sekali untuk buat karena biar supaya jika bila kalau hanya tapi tetapi lalu terus "
    "kirim lihat salah betulkan dulu tentang soal jadi sini depan lupa sampai termasuk tingkat terima berikut"
)
"""Words that stand in sentences of every kind."""
NOT_A_REPLY = (
    "Maaf, balasan di sini tidak sampai ke pengirim siaran. Bila ada yang perlu disampaikan, ketuk Hubungi petugas, "
    "lalu tulis pesannya."
)
NOT_UNDERSTOOD_ANY = (NOT_UNDERSTOOD, NOT_UNDERSTOOD_STRANGER, NOT_UNDERSTOOD_OTHERS)
NOT_UNDERSTOOD_TWICE = (
    "Maaf, kami masih belum mengerti. Silakan ketuk Hubungi petugas, nanti orang yang menjawab. "
    "Atau ketik menu untuk mulai lagi."
)
NOT_UNDERSTOOD_OFFICE = (
    "Maaf, kami masih belum mengerti. Ketuk Bantuan untuk melihat yang bisa diketik, atau ketik menu."
)
OLD_BUTTON = "Tombol itu dari pertanyaan sebelumnya. Yang sedang kami tanyakan:"
OLD_BUTTON_NOTHING_OPEN = "Tombol itu sudah tidak berlaku. Ketik menu untuk melihat pilihan."
ASKED_AGAIN = "Supaya tidak keliru, kami tanyakan sekali lagi."
CONTINUED = "Isian tadi masih ada, kita lanjutkan."
PARKED = "Isian {title} tadi masih tersimpan."
PARKED_RECEIVED = "Kiriman tadi masih kami simpan."
RESUME = "Lanjutkan {title}"
STILL_ASKED = "{greeting}, {name}. Pertanyaan tadi masih menunggu."
GREETING = "Selamat datang"
GREETING_JAVANESE = "Sugeng rawuh"
RESUME_WORDS = ("lanjut", "lanjutkan", "teruskan", "terus", "lanjutkan isian", "terusno")
RESUME_REST = ("isian", "isian tadi", "tadi", "lagi", "yang tadi", "saja", "pak", "bu")
NOTHING_PARKED = "Isian itu sudah selesai atau sudah dihapus. Ketik menu untuk melihat pilihan."
NOT_USABLE = "Kiriman jenis ini belum bisa kami baca. Silakan kirim tulisan, foto, video, atau tautan."
NO_CARD = (
    "Mohon jangan kirim NIK, KTP, atau KK. Kami tidak memerlukannya, dan yang tadi tidak kami simpan. "
    "Sebaiknya hapus juga pesan itu dari obrolan ini."
)
NOT_WANTED_HERE = "Untuk pertanyaan ini kami perlu jawaban tulisan atau tombol."
EDITED = "Pesan yang diubah tidak terbaca oleh kami. Silakan kirim lagi sebagai pesan baru."
FAILED = "Maaf, ada gangguan di pihak kami. Isian tadi masih tersimpan, silakan coba sekali lagi sebentar lagi."
ALERT = "Ada galat {kind} di {where}. Rinciannya ada di catatan server."
TOO_LONG = "Tulisannya terlalu panjang. Mohon diringkas, paling banyak {limit} huruf."
RECEIVED_TITLE = "kiriman tadi"
ADDED = "Sudah kami tambahkan. Kiriman ini untuk apa?"
ADDED_COUNTED = "Sudah kami tambahkan ({what}). Kiriman ini untuk apa?"
FILE_KINDS = {"photo": "foto", "video": "video", "document": "berkas", "voice": "rekaman suara"}
WHAT_IS_IT = "Terima kasih, sudah kami terima. Kiriman ini untuk apa?"
WHAT_IS_MEANT = "Terima kasih, sudah kami baca. Maksud Bapak/Ibu yang mana?"
UNREADABLE_LINK = "Tautan itu tidak kami kenali. Ketik menu untuk melihat pilihan."
KEYS_GONE = "Baik. 🙏"
SEVERAL_BUTTONS = "Ada beberapa permintaan dengan tombol itu. Yang mana maksudnya?"
DECIDING_VERBS = frozenset(["terima", "tolak", "setujui"])
"""With which a button begins that decides about somebody or something it names: *Terima Joko*."""
APPROVING_WORDS = frozenset(["terima", "setujui", "acc", "diterima", "disetujui", "ditampi"])
"""Which say the same."""
SETTLING_WORDS = frozenset(["setujui", "disetujui", "acc"])
"""Those of them that are no courtesy."""
THANKED = "kasih"
"""Behind *terima* that is thanks, and nobody's name."""
NAMING_WORDS = DECIDING_VERBS | {"benar"}
AGREEING_WORDS = frozenset(["bersedia", "terima", "setujui", "benar"])
DECLINING_WORDS = frozenset(["tolak", "belum"])
"""With which such buttons say yes and no, besides ya and tidak."""
MYSELF = "saya "
KIM = "kim "
AGREED_TO_A_REQUEST = frozenset(
    [
        "bersedia",
        "sanggup",
        "kersa",
        "kenal",
        "mengenal",
        "mengenalnya",
        "benar",
        "leres",
        "bisa",
        "saget",
        "saged",
        "siap",
        "mau",
        "gelem",
        "purun",
    ]
)
NOT_YET_WORDS = frozenset(["belum", "blm", "dereng", "durung"])
"""What people say to them."""
WHICH_DECISION = "Maksudnya untuk {name}? Silakan ketuk {buttons}."
ANSWERS_WHAT = "Maaf, belum kami mengerti. Bila itu jawaban untuk pesan di atas, silakan ketuk salah satu: {buttons}."
WHICH_ANSWER = "Supaya tidak keliru, silakan ketuk salah satu: {buttons}."
STILL_WAITING = (
    "Pendaftaran Bapak/Ibu di {kim} masih menunggu keputusan pengurus KIM atau petugas {office}, paling lambat {by}."
)
STILL_WAITING_LATE = (
    "Pendaftaran Bapak/Ibu di {kim} masih menunggu. Waktunya sudah lewat, jadi petugas {office} ikut kami ingatkan."
)
NOT_YOURS = "Tombol atau perintah itu untuk {whom}. Bila Bapak/Ibu seharusnya bisa, silakan ketik petugas."
FOR_BOARDS = "pengurus KIM atau petugas"
FOR_BOARD = "pengurus {kim}, koordinator kecamatannya, atau admin"
FOR_ADMIN = "admin {office}"
FOR_OFFICERS = "admin {office} atau koordinator kecamatan"
FOR_COORDINATOR = "koordinator kecamatan dari {kim}, atau admin"
FOR_HOAX_DESK = "petugas meja hoaks"
FOR_VERIFIER = "verifikator di meja hoaks"
FOR_EDITOR = "editor di meja hoaks"
THANKED_WORDS = frozenset(
    [
        "kasih", "terimakasih", "makasih", "trims", "tks", "thanks", "nuwun", "suwun", "maturnuwun", "sami", "hatur",
        "makasi", "mks", "mksh", "mksih", "trmksh", "trimakasih", "thx", "tq", "wassalam", "wassalamualaikum",
    ]
)  # fmt: skip
AGREED_WORDS = frozenset(
    [
        "baik",
        "sudah",
        "sampun",
        "benar",
        "leres",
        "mantap",
        "alhamdulillah",
        "amin",
        "aamiin",
        "begitu",
        "gitu",
        "ngono",
        "ngoten",
    ]
)
AROUND_WORDS = frozenset(
    [
        "terima",
        "matur",
        "banyak",
        "sanget",
        "sama",
        "atas",
        "lagi",
        "nanti",
        "mangke",
        "mengko",
        "sam",
        "oh",
        "wah",
        "wr",
        "wb",
        "dibantu",
    ]
)
"""Courtesies said when nothing is asked: words of thanks, of agreeing (besides ya and tidak), and between them."""
WELCOME = "Sama-sama, {name}. 🙏"
WELCOME_JAVANESE = "Sami-sami, {name}. 🙏"
THANKED_TO_A_QUESTION = (
    "{welcome} Pertanyaan di atas masih menunggu jawaban. "
    "Kalau ucapan tadi memang jawabannya, silakan kirim sekali lagi."
)
WAITING = "Baik, {name}, silakan. Pertanyaan di atas kami tunggu jawabannya."
AGREED_TO_A_QUESTION = "Baik, {name}. 🙏 Pertanyaan di atas masih menunggu jawaban."
CORRECTED = "Baik, kita betulkan jawaban tadi."
AGREED = "Baik, {name}. Bila perlu sesuatu, ketik menu."
LEFT_AS_IT_IS = "Baik, tidak ada yang diubah."
THANKS = "Terima kasih"
THANKS_JAVANESE = "Matur nuwun"
ADDRESS = "Bapak/Ibu"
ADDRESS_BY_NAME = "Bapak/Ibu {name}"
THE_KIM = "KIM Bapak/Ibu"
THE_VILLAGE = "tempat Bapak/Ibu"

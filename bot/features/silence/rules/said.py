"""What a sentence tells: the answer to a reminder, and news of the KIM."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.conversation.understand import normalise
from bot.conversation.understand.plain import is_hearsay, plainly
from storage.silence import Obstacle
from storage.task import Wish


class Said(StrEnum):
    ALIVE = "alive"


_LONG = 8
"""Words from which on it may tell of an activity: then only what sounds like an answer is one."""
_ANSWERS_SOMEBODY = re.compile(
    r"\b(maaf|ngapunten|nuwun sewu|belum|dereng|durung|tidak|gak|nggak|ora|mboten|kendala|tolong|mohon|minta)\b"
)
_NOT = r"(?<!tidak )(?<!belum )(?<!gak )(?<!ora )(?<!mboten )(?<!kurang )(?<!dereng )"
_ANSWERS: tuple[tuple[re.Pattern[str], Obstacle | Said], ...] = (
    (re.compile(r"\b(jeda|istirahat|prei|libur) ?(dulu|sebentar|sampai|dhisik)?\b"), Obstacle.PAUSE),
    (re.compile(rf"{_NOT}\b(aktif|(masih|tetap|wis|sudah) (jalan|berjalan|mlaku))\b"), Said.ALIVE),
    (
        re.compile(
            r"\b(bantu|bantuan|dibantu|vakum|bubar|mati suri|macet|sepi|bingung|kesulitan|sakit|gerah|meninggal|seda"
            r"|(tidak|gak|ora|mboten|belum) (jalan|aktif|mlaku)|kim( kami| kita)?( sudah| wis| sampun)? "
            r"(tidak ada|gak ada|ora ono|mboten wonten))\b"
        ),
        Obstacle.HELP,
    ),
    (
        re.compile(
            r"\b(pengurus|ketua|sekretaris|bendahara)(nya|ne|e)?\b.*\b(ganti|berganti|baru|mundur|keluar|pindah)\b"
        ),
        Obstacle.BOARD,
    ),
    (
        re.compile(
            r"\b(hp|laptop|komputer|kamera|printer|kuota|paketan|sinyal|internet|alat|alatnya)\b"
            r".*\b(rusak|habis|hilang|jelek|kurang|tidak ada|gak ada|mati|pinjam)\b"
            r"|\b(tidak|gak|belum|ora) (ada|punya|duwe) (hp|laptop|komputer|kamera|printer|kuota|sinyal|alat)\b"
        ),
        Obstacle.EQUIPMENT,
    ),
    (
        re.compile(
            r"\b(sibuk|repot|ribet|panen|hajatan|mantu|belum sempat|(tidak|gak|belum|ora|dereng|mboten) (ada |wonten )?"
            r"(sempat|sempet|waktu|wekdal|wektu|kober))\b"
        ),
        Obstacle.NO_TIME,
    ),
)


_DISBANDED = re.compile(
    r"(?:(?:maaf|mohon|ngapunten|assalamualaikum|pak|bu|mas|mbak|saya|kami|kulo|mau|lapor|mengabari) )*"
    r"(?:kim|kimnya|kime|pengurus|pengurusnya|pengurus kim|kelompok)(?: (?!sebelah|tetangga|lain|apa|belum)\w+){0,4}? "
    r"(?:bubar|bubaran|vakum|mati suri|(?:tidak|tdk|gak|ga|nggak|ndak|ora|mboten) (?:ada|ono|wonten|jalan|mlaku|aktif))"
    r"(?: (?:lagi|maneh|malih|semua|kabeh|sedoyo|lama|kok|pak|bu|mas|mbak|ya|nggih))*"
)
_OF_THE_BOARD = (
    r"(?!.*\b(?:takziah|rt|rw|sebelah)\b)(?:\w+ ){0,3}(?:ketua|sekretaris|bendahara)(?:nya|ne|e)?(?: \w+){0,3}? "
)
_BEREAVED = re.compile(rf"{_OF_THE_BOARD}(?:meninggal|wafat|seda|sedo|tilar)(?: \w+){{0,3}}")
_ILL = re.compile(rf"{_OF_THE_BOARD}(?:sakit|gerah|opname|stroke|dirawat|gering)(?: \w+){{0,5}}")


def says_bereaved(text: str) -> bool:
    """*Ketua kami meninggal dunia*."""
    return _BEREAVED.fullmatch(normalise(text)) is not None


def says_mourning(text: str) -> bool:
    """*Pak lurah meninggal*, *suami saya wafat*, *innalillahi*: news of a death, and no question or rumour."""
    said = plainly(text).split()
    if "?" in text or is_hearsay(text) or not _NO_MOURNING.isdisjoint(said):
        return False
    return not _MOURNING.isdisjoint(said) and len(said) <= (_LONGEST if not _OURS.isdisjoint(said) else _LONG)


_MOURNING = frozenset(
    ["meninggal", "wafat", "berpulang", "seda", "sedo", "tilar", "mangkat", "kapundut", "innalillahi", "inalillahi",
     "innalilahi", "berduka", "kesripahan", "lelayu"]
)  # fmt: skip
_NO_MOURNING = frozenset(
    ["karena", "akibat", "gara", "setelah", "sesudah", "benar", "apakah", "vaksin", "korban", "takziah", "takziyah",
     "melayat", "layat", "nglayat", "santunan", "menyantuni", "akta", "surat", "urus", "mengurus",
     "hapus", "coret", "keluarkan"]
)  # fmt: skip
"""Of a rumour, of what a KIM does, and of what has to be written then."""
_OURS = frozenset(["saya", "kami", "kita", "innalillahi", "inalillahi", "innalilahi"])
_LONGEST = 14


def asks_about_pause(text: str) -> bool:
    """*Kalau jeda apa dicoret dari daftar*."""
    return any(word.startswith("jeda") or word in _OF_A_PAUSE for word in plainly(text).split())


_OF_A_PAUSE = frozenset(["dicoret", "dihapus", "dikeluarkan", "akibat", "akibatnya", "sanksi", "resiko", "risiko"])


def says_ill(text: str) -> bool:
    """*Ketua kami sakit keras*."""
    return _ILL.fullmatch(normalise(text)) is not None


def says_disbanded(text: str) -> bool:
    """*KIM kami bubar*, *kim kami sudah tidak ada*: of the own one, as news."""
    return _DISBANDED.fullmatch(normalise(text)) is not None


def asks_about_sk(text: str) -> bool:
    """*Kapan SK kami terbit*, *SK-nya habis*: nothing that could be written down."""
    return "?" in text or not _ASKS_ABOUT_SK.isdisjoint(normalise(text).split()) or text.lower().startswith("masa ")


_ASKS_ABOUT_SK = frozenset(
    ["belum", "blm", "dereng", "durung", "habis", "entek", "telas", "hilang", "ilang", "kapan", "bagaimana", "gimana",
     "piye", "pripun", "cara", "caranya", "urus", "ngurus", "mengurus", "bikin", "buat", "perpanjang", "perpanjangan",
     "memperpanjang", "kadaluarsa", "kedaluwarsa"]
)  # fmt: skip


_STILL_ACTIVE = re.compile(
    r"(?!.*\b(?:kemarin|wingi|tadi|barusan|hari ini)\b)(?:(?:ya|iya|nggih|inggih|alhamdulillah|pak|bu|mas|mbak|kami|kim"
    r"|kita|kulo) )*(?:masih|tetap|taksih|isih) (?:aktif|jalan|berjalan|mlaku)\b"
)
_WISHES: tuple[tuple[re.Pattern[str], Wish], ...] = (
    (re.compile(r"\b(di)?(telepon|telpon|telfon|telp|tlp|tlpn|tilpun|nelpon)\b"), Wish.PHONE),
    (
        re.compile(r"\b(datang|dateng|rawuh|kunjungan|berkunjung|dikunjungi|ke sini|kesini|mriki|mrene|rene|mampir)\b"),
        Wish.VISIT,
    ),
    (re.compile(r"\b(bimtek|bintek|pelatihan|kursi)\b"), Wish.SEAT),
)
_NO_WISH = re.compile(r"\b(jangan|tidak|tdk|gak|ga|nggak|ora|mboten|belum|dereng|durung|sudah|kapan|besok saya)\b")
_SHORT = 6
"""Words of a wish; more of them may tell something else."""


def read_wish(text: str) -> Wish | None:
    """*Telpon aja pak*, *ke sini saja*: what is said to the offer of help; None for a question and for two at once."""
    said = normalise(text)
    if "?" in text or len(said.split()) > _SHORT or _NO_WISH.search(said):
        return None
    meant = [wish for pattern, wish in _WISHES if pattern.search(said)]
    return meant[0] if len(meant) == 1 else None


def read_answer(text: str) -> Obstacle | Said | None:
    """What is in the way, or that all is well, as a sentence says it; None where it says neither."""
    said = normalise(text)
    if _STILL_ACTIVE.match(said):
        return Said.ALIVE
    if len(said.split()) >= _LONG and not _ANSWERS_SOMEBODY.search(said):
        return None
    return next(
        (meant for words in (said, plainly(text)) for pattern, meant in _ANSWERS if pattern.search(words)), None
    )

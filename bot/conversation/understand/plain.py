"""Words as people write them in a hurry, as those that commands are made of; and what is left of a word when everything
that hangs on it is taken away."""

from __future__ import annotations

import re
from itertools import dropwhile

from bot.conversation.understand.words import COURTESY, normalise

_PLAIN = {
    word: plain
    for plain, words in {
        "ada": "ono ana onok enek wonten",
        "apa": "opo nopo",
        "apakah": "apkah",
        "bagaimana": "gimana gmn gmana bgmn piye pripun",
        "bapak": "bpk",
        "belum": "blm blum dereng durung",
        "berapa": "brp piro pinten",
        "besok": "bsk bsok sesuk benjing mbenjing",
        "bisa": "bs bsa saged saget iso",
        "boleh": "blh",
        "buka": "mbukak bukak",
        "bulan": "bln",
        "caranya": "carane",
        "dapat": "dpt dapet angsal",
        "dari": "dr soko",
        "data": "datane datanya",
        "data saya": "dataku",
        "dengan": "dgn",
        "di mana": "dimana dmn",
        "di sini": "disini",
        "hapus": "hps busak mbusak",
        "hari": "hr dino dinten",
        "hoaks": "hoax hoak",
        "ikut": "melu nderek ndherek tumut",
        "ini": "iki niki",
        "itu": "iku niku",
        "jadi": "jd dadi",
        "jangan": "ojo jgn",
        "juga": "jg",
        "kalau": "klo kalo klw yen",
        "kapan": "kpn",
        "karena": "krn krna",
        "kegiatan": "keg kgtn",
        "kemarin": "kmrn kmren kemaren wingi",
        "kenapa": "knp knapa napa ngopo",
        "kirim": "krm ngirim mengirim",
        "lagi": "lg maneh malih",
        "mana": "endi pundi",
        "masih": "msh taksih isih",
        "mau": "pengen pingin pengin kepingin badhe bade arep",
        "mengerti": "ngerti mudeng ngertos",
        "menunggu": "nunggu ngenteni",
        "minggu": "mgg",
        "minta": "njaluk nyuwun",
        "nama": "jeneng jenengku",
        "nanti": "nnti mengko mangke",
        "nomor": "nomer nmr",
        "orang": "org wong tiyang",
        "saja": "aja wae mawon ae",
        "saya": "sy aku kulo kula ayas",
        "sekarang": "skrg skrng saiki sakniki",
        "semua": "kabeh sedoyo",
        "siapa": "sopo sinten",
        "sudah": "sdh udh udah sampun mpun wis wes",
        "tadi": "td wau",
        "tahun": "thn",
        "tapi": "tp",
        "telepon": "telpon telfon telp tlp",
        "tidak": "tdk gak ga gk nggak ngga enggak engga ndak nda mboten boten ora",
        "tolong": "tlg tulung",
        "untuk": "utk kanggo kangge damel",
        "ya": "iya iyo nggih inggih",
        "yang": "yg sing ingkang",
    }.items()
    for word in words.split()
}
_HANGING = re.compile(r"(?<=\w) (nya|ku)\b")
_TWICE = re.compile(r"(?<=[^\W\d_]{3})2\b")
_REPEATED = re.compile(r"\b([^\W\d_]{4,}) \1\b")
"""*Laporan-laporan*."""
_NASAL = re.compile(r"^(?:(?:me|pe)(n[yg]|[mn])|(n[yg]))(?=[aiueo]\w{3})")
_SWALLOWED = {"ny": "s", "ng": "k", "m": "p", "n": "t"}
"""What a root may have begun with before such a beginning: *mengirim* of *kirim*."""
_BEFORE = re.compile(r"^(?:(?:meng|mem|men|me|ng|di|ter|ber|peng|pem|pen)(?=\w{4})|per(?=\w{5}))")
_BEHIND = re.compile(r"(?<=\w{4})(?:kan|an|i)$")
PARDON = frozenset(["maaf", "ngapunten", "nuwun", "sewu", "permisi", "halo", "assalamualaikum"])
WHO = frozenset(["saya", "kami", "eh", "lho", "ya"])
_WISH = frozenset(
    ["mau", "ingin", "hendak", "minta", "tolong", "mohon", "bisa", "boleh", "bagaimana", "cara", "caranya", "untuk",
     "mbok"]
)  # fmt: skip
_ASKED = frozenset(["bagaimana", "cara", "caranya", "mana", "ta", "to", "tho", "ya"])
"""Behind what is asked for: *sertifikatku endi*, *ikut kim gimana caranya*, *ada yang daftar ta*."""
_HEARSAY = frozenset(["katanya", "kabarnya", "kabare", "jarene", "jare", "beredar"])
_OVER = frozenset(["kemarin", "tadi", "semalam", "barusan"])


_SORRY = re.compile(r"\b(?:maaf|ngapunten|nuwun sewu) (?:\w+ )?(?:(?:meng|ng)?ganggu|merepotkan|ngrepoti)\b")
"""Before a request; no complaint."""


def plainly(text: str) -> str:
    """Short forms and everyday Javanese as the words that commands are made of: *hapus data sy*, *ganti jeneng*. What
    hangs on a word stands by it: *laporan nya*, *laporan2*."""
    said = _HANGING.sub(r"\1", _TWICE.sub("", _SORRY.sub("", normalise(text))))
    said = _REPEATED.sub(r"\1", said)
    return " ".join(_PLAIN.get(word, word) for word in said.split())


def without_wish(text: str) -> str:
    """*Saya mau daftar*, *gimana caranya daftar*, *maaf ini siapa*, *laporanku endi* without the words around what is
    wanted; empty where there is no such word, or nothing else."""
    said = [(word, _PLAIN.get(word, word)) for word in normalise(text).split()]
    around = _WISH | WHO | PARDON | COURTESY
    rest = list(dropwhile(lambda word: word[1] in around, said))
    before = said[: len(said) - len(rest)]
    while rest and rest[-1][1] in _ASKED | COURTESY:
        before.append(rest.pop())
    wished = any(plain in _WISH | _ASKED | PARDON for _, plain in before)
    return " ".join(word for word, _ in rest) if wished else ""


def roots(word: str) -> set[str]:
    """What the word may come from; the same for *setujui*, *disetujui*, *menyetujui*, *persetujuan*. Nothing one would
    write, only compare."""
    nasal = _NASAL.match(word)
    if nasal is None:
        return {_without_end(_BEFORE.sub("", word))}
    rest = word[nasal.end() :]
    return {_without_end(rest), _without_end(_SWALLOWED[nasal[1] or nasal[2]] + rest)}


def _without_end(word: str) -> str:
    while (shorter := _BEHIND.sub("", word)) != word:
        word = shorter
    return word


def is_hearsay(text: str) -> bool:
    """*Katanya besok libur*: a sentence that says it is somebody else's."""
    words = normalise(text).split()
    return len(words) > 2 and not _HEARSAY.isdisjoint(words)


def is_over(text: str) -> bool:
    """*Tadi pagi kerja bakti di balai desa*: a sentence about a day that is over."""
    words = plainly(text).split()
    return len(words) > 3 and not _OVER.isdisjoint(words)

"""What is true of activities: which task they serve, what a report needs, what people say of it. Pure functions."""

from __future__ import annotations

import re
from itertools import dropwhile

from bot.conversation.hints import wonders
from bot.conversation.links import links
from bot.conversation.questions import SENTENCE
from bot.conversation.understand import Phrases, closest, normalise
from bot.conversation.understand.plain import WHO, plainly
from bot.conversation.understand.words import COURTESY, NO, YES
from bot.features.checkin import texts
from storage.checkin import Adinda, Category, Checkin, EvidenceKind

SHORTEST = 3
LONGEST = 2_000
"""Letters of a description; a caption is never longer."""
PLATFORM_LONGEST = 4_096
"""Chat apps cut longer messages into parts of this size."""
_SCORE = r"(nilai|skor)(nya|ne| kim| kim (kami|saya|kita)| kami| kita)?"
_SO_LITTLE = (
    r"( (kok|cuma|cuman|hanya|mung|masih|tetap|segini|segitu|semene|turun|rendah|jelek|elek|kecil|sedikit|\d+))"
)
ASKS_WHY = (
    rf"(lha |lho |pak |bu |kim (kami|kita|saya) )*((kok|kenapa|knp|napa|mengapa) {_SCORE}{_SO_LITTLE}*"
    rf"|{_SCORE}{_SO_LITTLE}+|((berapa|brp|piro|pinten) )?{_SCORE}( (saya|kulo))?( (berapa|brp|piro|pinten))?)"
    r"( (ya|sih|to|pak|bu))*[ ?.!]*"
)
"""*Kok nilainya cuma segitu*, *skor KIM kami kok turun*, *nilai kim kita berapa*."""
WANTS_TO_REPORT = (
    r"((pak|bu|mas|mbak|maaf|saya|sy|kami|kulo|mau|ingin|badhe|ajeng|arep)[ ,]+)*"
    r"(lapor|nglapor|nglaporne|nglaporke|nglaporaken|melaporkan|catat|nyatet|mencatat|setor) "
    r"kegiatan[ ,:]+[^?]+"
)
"""*Pak, saya mau lapor kegiatan posyandu kemarin*."""
_REPORT = r"(laporan|catatan|kegiatan)(nya|ne|ku)?"
PHOTO_WRONG = (
    r"(?:(?:eh|lho|maaf|lha|pak|bu|mas|mbak|saya|sy|kulo|mau|ingin|pengen|pingin|arep|badhe|bisa|iso|saget|boleh|apa"
    r"|caranya|cara|gimana|bagaimana|piye|pripun|ada|yang)[ ,]+)*"
    r"(?:(?:tambah|nambah|nambahi|tambahi|tambahkan|menambah|menambahkan|ganti|mengganti|susulkan|nyusul|menyusulkan)"
    rf" (?:foto|gambar|bukti)(?:nya|ne)?"
    rf"|(?:foto|gambar|bukti)(?:nya|ne)?(?: (?:{_REPORT}|saya|sy|kami|tadi|yang|kemarin|wingi|ada|kok))* "
    r"(?:salah|kurang|keliru|ketinggalan|lupa|belum masuk|belum lengkap)"
    r"|(?:lupa|kurang|ketinggalan|salah) (?:(?:kirim|ngirim|masukkan|kasih) )?(?:foto|gambar)(?:nya|ne)?)"
    rf"(?: (?:{_REPORT}|kirim|dikirim|terakhir|yang|tadi|kemarin|wingi|satu|dua|lagi|di|ke|nang|untuk|pada|saya|sy|kami"
    r"|pak|bu|ya|mas|mbak|gimana|bagaimana|piye|pripun|bisa|boleh|tidak|gak|ta))*[ .!?]*"
)
"""*Eh fotonya kurang*: of a report that is sent."""

TASKS: dict[Category, Adinda | None] = {
    Category.PUBLICATION: Adinda.DISEMINASI,
    Category.POTENTIAL: Adinda.DISEMINASI,
    Category.COVERAGE: Adinda.AKSES,
    Category.MEETING: Adinda.DISKUSI,
    Category.OUTREACH: Adinda.DISEMINASI,
    Category.EMPOWERMENT: Adinda.IMPLEMENTASI,
    Category.NETWORK: Adinda.NETWORKING,
    Category.HOAX_LITERACY: Adinda.DISEMINASI,
    Category.ASPIRATION: Adinda.ASPIRASI,
    Category.EMERGENCY: Adinda.AKSES,
    Category.TRAINING: Adinda.AKSES,
    Category.ORGANISATION: None,
}
OFFERED = (
    Category.MEETING,
    Category.PUBLICATION,
    Category.OUTREACH,
    Category.POTENTIAL,
    Category.COVERAGE,
    Category.EMPOWERMENT,
    Category.NETWORK,
    Category.HOAX_LITERACY,
    Category.ASPIRATION,
    Category.EMERGENCY,
    Category.ORGANISATION,
)
"""What people choose from, the frequent first. `training` is made from attendance, never by hand."""
KINDS_TOLD = (
    *texts.PROMOTES,
    texts.CATEGORIES[Category.EMERGENCY.value],
    *(
        word
        for kind in OFFERED
        if kind not in (Category.PUBLICATION, Category.POTENTIAL, Category.HOAX_LITERACY, Category.EMERGENCY)
        for word in (texts.CATEGORIES[kind.value], *texts.CATEGORY_WORDS[kind.value])
        if not word.startswith(texts.COMING)
    ),
)
"""What nobody means but as an activity: *berita* and *banjir* may be news that is to be checked, though the label
*Info darurat* is meant; and *hadir*, as *hadir acara* begins, answers an invitation."""


_LEFT_OUT = re.compile(
    r"\W*(?:(?:o+h*|eh|lho|maaf|ngapunten|pak|bu|iya|ya|tadi|ada)[\s,]+)*"
    r"(?:lupa|lali|kelupaan|kelalen|ketinggalan|ralat|tambahan|tambahannya)\b[\s,:.]+(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_KINDS = Phrases(
    [((texts.CATEGORIES[kind.value], *texts.CATEGORY_WORDS[kind.value]), kind) for kind in OFFERED],
)
_NAMED = {
    part: {f"{name}{ending}" for name in names for ending in texts.PART_ENDINGS}
    for part, names in texts.PART_NAMES.items()
}
"""*Foto*, *fotonya*, *fotone*."""


# A report -------------------------------------------------------------------------------------------------


def has_words(text: str) -> bool:
    """Whether a text says something: at least a few letters, not only emoji, dots or links."""
    for url in links(text):
        text = text.replace(url, " ")
    return len(normalise(text).replace(" ", "")) >= SHORTEST


def told_besides(wish: str) -> str:
    """*Posyandu kemarin* of *lapor kegiatan posyandu kemarin*; empty where nothing but the
    wish was said, or how it goes wrong."""
    told = re.sub(r"(?is)^.*?\bkegiatan\b[ ,:]*", "", wish, count=1).strip()
    if not texts.NO_NEWS_WORDS.isdisjoint(plainly(told).split()):
        return ""
    return told if len(set(normalise(told).split()) - COURTESY - YES) > 1 else ""


def kind_said(text: str) -> Category | None:
    """The kind these words name and nothing else: *rapat*, *kegiatan sosialisasi*."""
    said = " ".join(dropwhile(texts.OFFER_WORDS.__contains__, normalise(text).split()))
    return closest(said, _KINDS, typos=False)


def only_took_part(text: str) -> bool:
    """*Sy ikut*, *hadir pak*: in what, it does not say."""
    said = set(plainly(text).split()) - COURTESY - YES - WHO
    return bool(said) and said <= {word.strip() for word in texts.COMING}


def adds(text: str) -> bool:
    """Whether this is a sentence that tells more, and no question, wish or order."""
    return len(text.split()) >= SENTENCE and not wonders(text)


def part_meant(text: str) -> str | None:
    """The one part of a report that a correction names: *eh salah, ganti tanggalnya*, *fotone*. Not a sentence."""
    said = normalise(text).split()
    if len(said) >= SENTENCE and not corrects(text):
        return None
    named = {part for part, names in _NAMED.items() if not names.isdisjoint(said)}
    return named.pop() if len(named) == 1 else None


def corrects(text: str) -> bool:
    return not texts.CORRECTING.isdisjoint(normalise(text).split())


def left_out(text: str) -> str:
    """*Yang hadir 35 orang* of *oh iya lupa, yang hadir 35 orang*; empty where nothing is added to what was told."""
    added = _LEFT_OUT.fullmatch(text)
    what = added["what"] if added else ""
    return what if len(what.split()) > 1 and part_meant(what) is None and not wonders(what) else ""


def has_no_photo(text: str) -> bool:
    """*Gak ono fotone*, *foto menyusul*."""
    said = normalise(text).split()
    names = not _NAMED["evidence"].isdisjoint(said)
    return len(said) < SENTENCE + 2 and names and not (NO | texts.LATER_WORDS).isdisjoint(said)


def mentions_sk(what: str) -> bool:
    """Whether a report is about the KIM's decree, or a new one."""
    return not {"sk", "sknya"}.isdisjoint(normalise(what).split())


def needs_words(category: Category, *, evidence: bool) -> bool:
    """A photo or link can speak for itself, except in the catalogue, which is searched by words."""
    return category is Category.POTENTIAL or not evidence


def wants_link(category: Category) -> bool:
    return category is Category.PUBLICATION


# The catalogue --------------------------------------------------------------------------------------------

_EMPTY = frozenset(
    """di dan atau yang ke dari untuk dengan apa ada cari desa kelurahan kecamatan ds kel kec
    potensi produk umkm""".split()  # noqa: SIM905
)
"""Words that narrow nothing down."""


def search_words(text: str) -> list[str]:
    """The words a search is about."""
    return [word for word in normalise(text).split() if word not in _EMPTY][:6]


def public_photos(checkin: Checkin, *, consented: bool) -> list[tuple[str, str]]:
    """(file id, unique id) of what may be shown to anybody: photos of whoever agreed to that.

    The platform takes place and camera out of photos, not out of files, so files are never shown.
    """
    if not consented:
        return []
    return [
        (e.file_id, e.unique_id) for e in checkin.evidence if e.kind is EvidenceKind.PHOTO and e.file_id and e.unique_id
    ]


def catalogue_entry(checkin: Checkin) -> str:
    """Place, words and links, as anybody may read and forward them."""
    links = [e.url for e in checkin.evidence if e.kind is EvidenceKind.LINK and e.url and e.url not in checkin.what]
    return texts.POTENTIAL_ITEM.format(village=checkin.kim.village.title, what="\n".join([checkin.what, *links]))

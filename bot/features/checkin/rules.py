"""What is true of activities: which task they serve, what a report needs, what a KIM's score is. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import dropwhile

from bot.conversation.hints import wonders
from bot.conversation.questions import SENTENCE
from bot.conversation.understand import closest, normalise
from bot.conversation.understand.plain import plainly
from bot.conversation.understand.words import COURTESY, NO, YES
from bot.features.checkin import texts
from bot.office import Office
from storage.checkin import COUNTING, Adinda, Category, Checkin, CheckinStatus, EvidenceKind
from storage.kim import BoardRole, Kim

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
BOARD = (BoardRole.KETUA, BoardRole.SEKRETARIS, BoardRole.BENDAHARA)

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
KINDS_TOLD = tuple(
    word
    for kind in OFFERED
    if kind not in (Category.PUBLICATION, Category.POTENTIAL, Category.HOAX_LITERACY, Category.EMERGENCY)
    for word in (texts.CATEGORIES[kind.value], *texts.CATEGORY_WORDS[kind.value])
)
"""What nobody means but as an activity: *berita* and *banjir* may be news that is to be checked."""


_NAMED = {
    part: {f"{name}{ending}" for name in names for ending in texts.PART_ENDINGS}
    for part, names in texts.PART_NAMES.items()
}
"""*Foto*, *fotonya*, *fotone*."""


# A report -------------------------------------------------------------------------------------------------


def has_words(text: str) -> bool:
    """Whether a text says something: at least a few letters, not only emoji or dots."""
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
    kinds = [((texts.CATEGORIES[kind.value], *texts.CATEGORY_WORDS[kind.value]), kind) for kind in OFFERED]
    return closest(said, kinds, typos=False)


def adds(text: str) -> bool:
    """Whether this is a sentence that tells more, and no question of somebody who wonders."""
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


# The score of a KIM: never of a person, and it never decides dormancy --------------------------------------


@dataclass(frozen=True, slots=True)
class Weights:
    """An installation's settings `score_…`; what each is worth is described there."""

    days: int
    sk: int
    term: int
    board: int
    accepted: int
    with_evidence: int
    bare: int
    a_day: int
    task_max: int
    tasks_max: int
    link: int
    media_max: int
    training: int
    coaching_max: int
    hoax_report: int
    hoax_share: int
    hoax_max: int

    @classmethod
    def of(cls, office: Office) -> Weights:
        return cls(**{field.name: getattr(office.settings, f"score_{field.name}") for field in fields(cls)})

    @property
    def administration_max(self) -> int:
        return self.sk + self.term + self.board

    @property
    def total_max(self) -> int:
        return self.administration_max + self.tasks_max + self.media_max + self.coaching_max + self.hoax_max


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score, and the facts that explain them."""

    weights: Weights
    sk_known: bool
    term_running: bool
    missing: tuple[BoardRole, ...]
    """Places on the board whose holder is not connected."""
    tasks: dict[Adinda, int]
    links: int
    trainings: int
    hoax_points: int

    @property
    def administration(self) -> int:
        weights = self.weights
        return self.sk_known * weights.sk + self.term_running * weights.term + (not self.missing) * weights.board

    @property
    def core(self) -> int:
        """The six tasks together."""
        return min(sum(self.tasks.values()), self.weights.tasks_max)

    @property
    def media(self) -> int:
        return min(self.links * self.weights.link, self.weights.media_max)

    @property
    def coaching(self) -> int:
        return min(self.trainings * self.weights.training, self.weights.coaching_max)

    @property
    def hoax(self) -> int:
        return min(self.hoax_points, self.weights.hoax_max)

    @property
    def total(self) -> int:
        return self.administration + self.core + self.media + self.coaching + self.hoax


def score(
    kim: Kim,
    board: Collection[BoardRole],
    checkins: Iterable[Checkin],
    on: date,
    weights: Weights,
    *,
    reports: int = 0,
    shares: int = 0,
) -> Score:
    """The score on that day. `board`: the places whose holders are connected. `reports`: hoax reports that were worth
    a verdict; `shares`: clarifications passed on.

    For now a training is an accepted check-in made from attendance, and hoax work is what was reported as such,
    worth what it is worth as a task, with the reports and what was passed on.
    """
    counting = [c for c in checkins if c.status in COUNTING and since(on, weights) <= c.happened_on <= on]
    chosen = _best_of_each_day(counting, weights)
    tasks = dict.fromkeys(Adinda, 0)
    for checkin in chosen:
        task = TASKS[checkin.category]
        if task is not None:
            tasks[task] = min(tasks[task] + _worth(checkin, weights), weights.task_max)
    links = {
        evidence.link_key
        for checkin in counting
        if checkin.category is Category.PUBLICATION
        for evidence in checkin.evidence
        if evidence.link_key
    }
    return Score(
        weights=weights,
        sk_known=bool(kim.sk_number),
        term_running=term_running(kim, on),
        missing=missing_of(board),
        tasks=tasks,
        links=len(links),
        trainings=sum(c.category is Category.TRAINING and c.status is CheckinStatus.ACCEPTED for c in counting),
        hoax_points=sum(_worth(c, weights) for c in chosen if c.category is Category.HOAX_LITERACY)
        + reports * weights.hoax_report
        + shares * weights.hoax_share,
    )


def since(on: date, weights: Weights) -> date:
    """The first day that counts."""
    return on - timedelta(days=weights.days - 1)


def term_running(kim: Kim, on: date) -> bool:
    started = kim.term_starts_on is None or kim.term_starts_on <= on
    return started and kim.term_ends_on is not None and kim.term_ends_on >= on


def missing_of(board: Collection[BoardRole]) -> tuple[BoardRole, ...]:
    return tuple(role for role in BOARD if role not in board)


def _worth(checkin: Checkin, weights: Weights) -> int:
    if checkin.status is CheckinStatus.ACCEPTED:
        return weights.accepted
    return weights.with_evidence if checkin.evidence else weights.bare


def _best_of_each_day(checkins: Sequence[Checkin], weights: Weights) -> list[Checkin]:
    """Many reports of one day count no more than the best few: reporting more often should not pay."""
    taken: Counter[date] = Counter()
    chosen = []
    for checkin in sorted(checkins, key=lambda c: -_worth(c, weights)):
        # Organisation serves no task, so it takes no place from one that does.
        if TASKS[checkin.category] is not None and taken[checkin.happened_on] < weights.a_day:
            taken[checkin.happened_on] += 1
            chosen.append(checkin)
    return chosen


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

"""A claim as somebody sent it: its line, what makes it the same as another, what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from bot.conversation.links import links, normalise_link, without_links
from bot.conversation.understand.plain import plainly
from bot.features.hoax.rules.normalise import words
from storage.hoax_case import Topic

LINE = 90
LONGEST_WORD = 40
"""Letters of one word in a line; longer ones are cut."""
ENOUGH = 3
"""Words of its own from which on a claim says something."""
ENOUGH_WITH_FILE = 8
"""With a photo or link more is needed: *ini benar?* stands under many of them."""

_EMPTY = frozenset(
    """apa apakah kah ini itu iki kuwi benar bener betul tidak gak ga nggak ora ta to ya sih berita kabar info informasi
    hoaks hoax pak bu bapak ibu min admin mas mbak tolong mohon cek dicek tanya mau saya ada dari di dan yang untuk
    diteruskan berkali kali forwarded sebarkan viralkan lihat foto gambar video link tautan tau tahu entah""".split()  # noqa: SIM905
)
_DENIALS = frozenset(
    """tidak tdk tak gak ga nggak enggak ngga ndak ora mboten bukan bukanlah belum hoaks hoax palsu keliru salah bohong
    bohongan fitnah""".split()  # noqa: SIM905
)
_ASKS = re.compile(
    r"[\s,.;:!?-]+((ini|iki|niki|itu|apa|apakah|opo|nopo) )*(benar|bener|betul|leres|hoaks|hoax|asli)(nya|kah)?"
    r"( (apa|opo|gak|ga|nggak|tidak|bukan|ora|mboten|ta|to|tho|ya|yo|nggih|sih|itu|ini|pak|bu|bapak|ibu|mas|mbak|min"
    r"|admin))*[\s.!?]*$",
    re.IGNORECASE,
)
_TRUE = "(benar|bener|bnr|betul|btul|leres|asli|valid|palsu|bohong|hoaks)(kah|nya)?"
_SAID_BESIDE = "( (ya|sih|itu|ini|pak|bapak|bu|ibu|mas|mbak|kak|min|admin|tolong|mohon|infonya|dijawab))*"
_WHETHER = re.compile(
    rf"(.* )?{_TRUE}( (apa|atau))? (tidak|bukan|palsu|hoaks|asli|bohong|ta|to|tho){_SAID_BESIDE}"
    rf"|((ini|itu|pak|bapak|bu|ibu|mas|mbak|min|admin|maaf|permisi|tolong|mohon|tanya|mau) )*"
    rf"((apa|apakah) ((ini|itu) )?(benar|bener|betul)(kah)?|benarkah|betulkah) .*"
    r"|(.* )?(di)?cek(kan)? kebenaran(nya)?( .*)?"
)
_ENDS_ASKING = re.compile(rf"(.* )?{_TRUE}{_SAID_BESIDE}")
_NEWS = frozenset("kabar kabarnya berita info informasi katanya jarene grup wa whatsapp facebook fb tiktok".split())  # noqa: SIM905
_OWN = frozenset(
    """kim bimtek daftar terdaftar pendaftaran laporan kegiatan jadwal sertifikat undangan tiket nilai kursi angkatan
    anggota pengurus ketua""".split()  # noqa: SIM905
)
_ASKING = frozenset({"hoaks", "hoax", "palsu", "bohong", "salah"})
ASKED_OF = 2
"""Words of its own from which on something is told, before the question whether it is so."""
ASKED_WITH = 3
"""Words at the end of a report that may ask whether it is so."""
_HEADER = re.compile(r"^\W*(diteruskan|forwarded|terusan|\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}).*$", re.IGNORECASE)
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TOPICS = {
    Topic.DISASTER: """gempa tsunami banjir longsor erupsi gunung meletus bendungan jebol kebakaran angin puting
    beliung evakuasi bmkg semeru megathrust""",
    Topic.HEALTH: """vaksin virus wabah covid dbd obat keracunan penyakit imunisasi rabies pmk karantina bpom""",
    Topic.UNREST: """rusuh kerusuhan tawuran penculikan culik bentrok demo massa serang bakar sara ricuh penjarahan
    begal""",
    Topic.ELECTION: """pemilu pilkada pilkades pilpres kpu bawaslu tps coblos caleg suara kampanye""",
}
_TOPIC_OF = {word: topic for topic, held in _TOPICS.items() for word in held.split()}


def clean(text: str) -> str:
    """Without letters nobody sees: zero-width ones, and those that turn the direction of what follows."""
    return _INVISIBLE.sub("", text).strip()


def line_of(text: str, most: int = LINE) -> str:
    """The claim in a line: its first words that say something."""
    lines = [line.strip() for line in clean(text).splitlines() if line.strip() and not _HEADER.match(line.strip())]
    said = " ".join(word[:LONGEST_WORD] for word in " ".join(lines).split())
    if len(said) <= most:
        return said
    return said[: most - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def without_asking(line: str) -> str:
    """The line without the question at its end whether it is so: *…, hoax ta?*"""
    asks = _ASKS.search(line, max(len(line) - LINE, 0))  # at the end only: looking everywhere takes its time
    return line[: asks.start()] or line if asks else line


def asks_whether_true(text: str) -> bool:
    """*BSU 600 ribu cair, bener gak?*: something told, or a link, and the question whether it is so. What is asked of
    the person's own matters (*saya sudah terdaftar, betul?*) and of what happens here is no claim."""
    said = plainly(without_links(text))
    if not (_WHETHER.fullmatch(said) or ("?" in text and _ENDS_ASKING.fullmatch(said))):
        return False
    held = set(said.split())
    own = not held.isdisjoint(_OWN) or ("saya" in held and held.isdisjoint(_NEWS))
    return not own and bool(links(text) or substance(text) >= ASKED_OF)


def title_of(text: str) -> str:
    """The line of what was sent and said: an opening that says next to nothing (*kedua*, *AWAS!!*) is passed over."""
    lines = [line for line in clean(text).splitlines() if line.strip()]
    while len(lines) > 1 and substance(lines[0]) < 2 and substance("\n".join(lines[1:])) > substance(lines[0]):
        lines.pop(0)
    return line_of("\n".join(lines))


def substance(text: str) -> int:
    """How many different words say something."""
    return len({word for word in words(text) if word not in _EMPTY and len(word) > 1})


def denies(text: str, *, asked: bool = False) -> bool:
    """Whether it says of something that it is not so. `asked`: as somebody reports it, who also asks whether it is so
    (*bener gak pak?*, *hoax ta?*)."""
    said = words(text)
    if asked:
        said = [word for word in said[: max(len(said) - ASKED_WITH, 0)] if word not in _ASKING]
    return not _DENIALS.isdisjoint(said)


def fingerprint(text: str, files: Sequence[str] = ()) -> str | None:
    """What two reports of the same claim have in common however it is dressed: case, spaces, emoji, ornaments.

    `files` are the platform's names of what was sent along: alone they are the claim, with a few words beside them
    only together with these. None when there is too little to say.
    """
    urls = [key for url in links(text) if (key := normalise_link(url)) is not None]
    if substance(text) >= (ENOUGH_WITH_FILE if files or urls else ENOUGH):
        return _key("t", "".join(words(text)))
    if files:
        said = "".join(words(text)) if substance(text) else ""
        return _key("f", f"{min(files)} {said}".strip())
    return _key("l", " ".join(sorted(urls))) if urls else None


def _key(kind: str, text: str) -> str:
    return f"{kind}:{blake2b(text.encode(), digest_size=16).hexdigest()}"


def topic_of(text: str) -> Topic:
    """A first guess, for the queue; a verifier may put it right."""
    for word in words(text):
        if (topic := _TOPIC_OF.get(word)) is not None:
            return topic
    return Topic.OTHER

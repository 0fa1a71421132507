"""What is true of membership: pure functions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum

from bot.calendar import Calendar
from bot.conversation.understand import clean_name, closest, normalise, parse_phone
from bot.conversation.understand.words import NO
from bot.features.member import texts
from storage.area import list_regencies
from storage.kim import BoardRole

ADULT_AGE = 18
SHORTEST_PART = 2
"""Letters that are no part of a name by themselves."""
YOUNGEST = 6
"""Years; a smaller number is a slip and no age."""
ROLE_SAID = (
    r"((sekarang|saiki|sakniki) )?(jabatan )?(saya|sy|aku|kulo|kula) ((sekarang|saiki|sakniki|sudah|wis|sampun) )*"
    r"((jadi|menjadi|dadi|dados|sebagai|sekarang|saiki) )?(ketua|sekretaris|sekertaris|bendahara)"
    r"( (kim|baru|sing|yang|anyar|sekarang|saiki|pak|bu))*[ .!]*"
)
"""*Saya sekarang bendahara*."""

_WISHES = r"((saya|sy|aku|kami|kulo|kula|mau|ingin|pengen|pingin|badhe|bade|arep|kepingin|pak|bu|maaf|mohon)[ ,]+)*"
_JOIN = r"(daftar|ndaftar|mendaftar|ikut|gabung|bergabung|melu|nderek|masuk)"
_OF_VILLAGE = r" (di |nang |ing )?(desa|ds|kelurahan|kel)[ .]+[^\d?]{3,60}"
WANTS_TO_JOIN = (
    rf"{_WISHES}{_JOIN} (jadi |dadi )?(anggota )?(di )?kim{_OF_VILLAGE}"
    rf"|{_WISHES}({_JOIN} sebagai|({_JOIN} )?((men)?jadi|dadi|dados)) anggota( kim)?({_OF_VILLAGE})?[ .!]*"
    rf"|{_WISHES}(gimana|bagaimana|piye|pripun)?[ ]?caranya? (daftar|ndaftar|gabung|ikut|melu|(jadi|dadi) anggota)"
    r"( kim)?( (gimana|bagaimana|piye|pripun|pak|bu|ya|nggih))*[ ?.!]*"
)
"""*Mau ikut KIM desa Sumberejo*, *mau mendaftar sebagai anggota*, *caranya jadi anggota gimana pak*."""
_KIM_SAID = re.compile(rf"{_WISHES}{_JOIN} (?:jadi |dadi )?(?:anggota )?(?:di )?kim ([^\d?]{{3,60}})", re.IGNORECASE)
_VILLAGE_SAID = re.compile(r"\b(?:desa|ds|kelurahan|kel)\b[ .]+(.{3,60})$", re.IGNORECASE)
ASKS_WHETHER_IN = (
    r"(apa |apakah |maaf )*(saya|sy|aku|kulo|kula) (sudah|sdh|udah|wis|wes|sampun) "
    r"(terdaftar|diterima|((jadi|dadi) anggota))( kim)?( (apa|ta|to|tho|belum|blm|dereng|durung|nggih|ya|pak|bu))*"
    r"[ ?.!]*|pendaftaran (saya|kulo) .{0,40}"
)
"""*Saya sudah jadi anggota ta?*, *pendaftaran saya bagaimana*."""
_NO_DEED = r"(?!.*\b(kemarin|tadi|dilantik|pelantikan|rapat|acara|desa|kades|sudah|siapa)\b)(?=\W*\w+(\W+\w+){0,8}\W*$)"
KETUA_CHANGES = (
    rf"{_NO_DEED}{_WISHES}ketua(nya|ne|e)?( kim)?( (kami|kita|kulo|sini))? "
    r"(baru|anyar|ganti|diganti|berganti|gantian)\b[^?]*"
)
"""*Ketua baru kami Pak Joko gantinya Pak Budi*: neither an activity nor a question."""
BOARD_CHANGES = (
    rf"{_WISHES}(ganti|mengganti|pergantian) (sekretaris|sekertaris|bendahara)(nya|ne|e)?( kim)?( (baru|pak|bu))*"
    r"[ ?.!]*|(sekretaris|sekertaris|bendahara)(nya|ne|e)? (berganti|baru)[ .!]*"
    rf"|{_NO_DEED}{_WISHES}(sekretaris|sekertaris|bendahara)(nya|ne|e)?( kim)? (kami|kita) "
    r"(baru|ganti|diganti|berganti)\b[^?]*"
)
"""*Ganti sekretaris*: a place on the board besides the ketua's."""
_MINE = r"(ku|saya|sy|aku|kulo|kula|kami)"
_WRONG = r"(salah( (tulis|\w*tik))?|keliru|kleru|lepat|kurang (lengkap|pas|benar|huruf)|belum benar)"
_SHOULD = r"(harusnya|seharusnya|kudune|kedahe|mestinya|yang benar|yg benar|yang bener|sing bener|sing leres)"
_INTO = r"(jadi|menjadi|dadi|dados|ke|dengan)"
_CHANGE = r"(ganti|ubah|betulkan|benerno|perbaiki|koreksi)"
NAME_WRONG = (
    rf"{_WISHES}(nama|jeneng|asma)(e|ne|nya)? ?{_MINE}?( (di sini|disini|kok|ada yang|ini|tadi))* {_WRONG}"
    rf"([ ,.]+({_SHOULD}[ :]+)?(?P<right>[^?]{{2,60}}))?[ ?.!]*"
    rf"|{_WISHES}{_CHANGE} (nama|jeneng|asma)(e|ne|nya)? ?{_MINE}? ({_INTO}|{_SHOULD})[ :]+(?P<into>[^?]{{2,60}})"
)
"""*Nama sy salah harusnya Suharti*, *ganti jeneng dadi Suharti*."""
VILLAGE_WRONG = (
    rf"{_WISHES}(desa|deso|kelurahan|kampung|kim)(e|ne|nya)? ?{_MINE}?( (di sini|disini|kok|ini|tadi|yang dipilih))*"
    rf" {_WRONG}( (pak|bu|mas|mbak))*([ ,.]+{_SHOULD}.*)?[ ?.!]*"
)
"""*Desa saya salah pak, harusnya Sumberejo Gedangan*."""
_PHONE = r"(nomor|nomer|no|hp|wa|telepon|telp|whatsapp)(ku|e|ne|nya)?"
_ANEW = r"(ganti|gantos|diganti|ubah|diubah|update|perbarui|baru|anyar|enggal|sekarang|saiki|sakniki)"
_BESIDE_A_NUMBER = (
    r"(mau|ingin|pengen|pingin|badhe|bade|arep|pak|bu|mas|mbak|maaf|mohon|tolong|minta|ini|niki|punya|pakai|yang|yg|sing"
    r"|adalah|sudah)"
)
PHONE_WRONG = (
    rf"{_WISHES}(nomor|nomer|no|hp|wa)(e|ne|nya)?( (hp|wa|telepon))? ?{_MINE}?"
    rf"( (kok|ini|tadi|yang|lama|sekarang|sudah))* ({_WRONG}|ganti|berubah|hilang|ilang)"
    rf"([ ,.:]+(({_SHOULD}|{_INTO}|ganti|diganti|sekarang|saiki|baru|anyar|nomor|nomer|no|hp|wa|pak|bu)[ :,]+)*"
    r"(?P<right>[+\d][\d .-]{8,20}))?( (pak|bu))?[ ?.!]*"
    rf"|(?=[^\d+]*\b{_ANEW}\b)(?=[^\d+]*\b{_PHONE}\b)"
    rf"(({_ANEW}|{_PHONE}|{_MINE}|{_SHOULD}|{_INTO}|{_BESIDE_A_NUMBER})[ ,.:]+)+"
    r"(?P<new>[+\d][\d .()-]{8,20})( (pak|bu|ya|nggih|mas|mbak|suwun|makasih))*[ .!]*"
)
"""*Nomor saya keliru harusnya 0812 …*, *hp ku ilang, ganti 0812 …*, *nomor baru saya 0812 …*."""
_PLACE = r"(ketua|sekretaris|sekertaris|bendahara|pengurus|jabatan)"
RESIGNS = (
    rf"{_WISHES}((mundur|mengundurkan diri|lengser)( (dari|jadi|sebagai|dados|dadi|saking)( jabatan)? {_PLACE})?"
    rf"|(berhenti|leren|lereh) (dari|jadi|sebagai|dados|dadi|saking)( jabatan)? {_PLACE})"
    r"( (kim|saja|wae|mawon|dulu|pak|bu|ya|nggih))*[ .!]*"
)
"""*Saya mau mundur*, *berhenti jadi sekretaris*: no *mundur dari KIM*."""
_BOARD = r"(ketua|sekretaris|bendahara|pengurus)(nya|ne|e)?( kim)?( (saya|kami|kita|ini))?"
ASKS_BOARD = (
    rf"(siapa|siapakah|sopo|sinten)( saja| wae| mawon)? {_BOARD}( (sekarang|baru|ya|pak|bu))*[ ?.!]*"
    rf"|{_BOARD} (siapa|sopo|sinten)( (saja|wae|mawon|sekarang|ya|pak|bu))*[ ?.!]*|(susunan|daftar) pengurus( kim)?"
)
"""*Siapa ketua KIM saya?*"""
_DECIDING = frozenset(
    ["diterima", "ditrima", "disetujui", "disahkan", "nerima", "menerima", "menyetujui", "diproses", "proses",
     "ditolak", "nolak", "menolak"]
)  # fmt: skip
_WAITING = _DECIDING | {"dereng", "durung", "belum", "blm", "sampun", "kapan", "lama", "suwe", "nunggu", "menunggu"}
_BESIDE_A_ROLE = frozenset(
    ["saya", "sy", "aku", "kulo", "kula", "jadi", "dadi", "sebagai", "kim", "wae", "mawon", "saja", "aja", "ae", "cuma",
     "cuman", "mung", "namung", "hanya", "lho", "loh", "pak", "bu", "nggih", "ya", "iya", "biasa", "desa", "pilih"]
)  # fmt: skip


class Gone(StrEnum):
    """Why somebody is a member no more who did not say so here."""

    MOVED = "moved"
    STOPPED = "stopped"
    DIED = "died"


_GONE = {
    **dict.fromkeys(("pindah", "pindahan", "boyongan", "boyong"), Gone.MOVED),
    **dict.fromkeys(("keluar", "mundur", "mengundurkan", "berhenti", "metu", "medal", "nonaktif"), Gone.STOPPED),
    **dict.fromkeys(("meninggal", "wafat", "berpulang", "seda", "sedo", "tilar"), Gone.DIED),
}
_BEFORE_GONE = frozenset(
    ["pak", "bu", "bapak", "ibu", "bpk", "mas", "mbak", "mbah", "saudara", "sdr", "anggota", "kami", "kita", "maaf",
     "ngapunten", "innalillahi", "alm", "almarhum", "almarhumah", "sudah", "sdh", "udah", "telah", "wis", "wes",
     "sampun", "mpun", "mau", "hendak", "bernama", "namanya", "ada", "ono", "wonten", "yang", "yg", "sing", "salah",
     "satu", "seorang"]
)  # fmt: skip
_NOT_ACTIVE = re.compile(rf"\b(?:{'|'.join(sorted(NO))}) aktif\b")
_NOT_THE_KIM = frozenset(["grup", "group", "grub", "grupnya", "lapor", "sementara"])
"""Of something else that somebody leaves or stops."""
_LONGEST_NEWS = 10


def gone_said(text: str) -> tuple[str, Gone] | None:
    """Whose leaving a sentence tells, and why: *Pak Budi sudah pindah ke Surabaya*. None for a place on the board that
    somebody gives up."""
    said = _NOT_ACTIVE.sub("nonaktif", normalise(text)).split()
    if not _NOT_THE_KIM.isdisjoint(said):
        return None
    at = next((place for place, word in enumerate(said) if word in _GONE), None)
    if at is None or len(said) > _LONGEST_NEWS or any(role.value in said[at:] for role in BoardRole):
        return None
    name = " ".join(word for word in said[:at] if word not in _BEFORE_GONE)
    return (name, _GONE[said[at]]) if name else None


def member_died(text: str) -> bool:
    """*Anggota kami ada yang meninggal*: somebody of the KIM who is not named."""
    said = normalise(text).split()
    died = any(_GONE.get(word) is Gone.DIED for word in said)
    return died and len(said) <= _LONGEST_NEWS and not {"anggota", "anggotanya", "anggotane"}.isdisjoint(said)


def role_called(name: str) -> BoardRole | None:
    """The place on the board by which somebody is called: *ketuanya*."""
    called = name.removesuffix(" kim")
    return next((role for role in BoardRole if role.on_board and called in _calls(role)), None)


def _calls(role: BoardRole) -> set[str]:
    return {role.value + ending for ending in ("", "nya", "ne", "e", "ku")}


def is_oneself(name: str) -> bool:
    return name in _ONESELF


_ONESELF = frozenset(["saya", "sy", "aku", "kulo", "kula", "saya sendiri"])


def named_in(name: str, people: Iterable[tuple[str, int]]) -> int | None:
    """The one of these people who is called so, also by a part of the name."""
    return closest(name, [((called.split(",")[0], *parts_of(called)), number) for called, number in people])


def several_named(name: str, people: Iterable[tuple[str, int]]) -> bool:
    """Whether more than one of these people is called so."""
    return sum(named_in(name, [one]) is not None for one in people) > 1


def parts_of(name: str) -> tuple[str, ...]:
    """What somebody may be called by: each word of the name."""
    return tuple(part for part in normalise(name.split(",")[0]).split() if len(part) > SHORTEST_PART)


def asks_for_decision(text: str, *, waits: bool) -> bool:
    """*Kok belum diterima*: a few words about a decision. Of somebody who `waits` to be let in also *sampun dereng*."""
    said = normalise(text).split()
    return len(said) <= 6 and not (_WAITING if waits else _DECIDING).isdisjoint(said)


def role_said(text: str) -> BoardRole | None:
    """The one place these words name: *saya sekertaris kim*, *dadi anggota wae*. None for *wakil ketua*."""
    said = [word for word in normalise(text).split() if word not in _BESIDE_A_ROLE]
    return closest(" ".join(said), [((role.value,), role) for role in BoardRole]) if said else None


def name_meant(text: str) -> str | None:
    """The right name out of a sentence that says that it is wrong."""
    return _meant(NAME_WRONG, text, clean_name)


def phone_meant(text: str) -> str | None:
    """And the right number, E.164."""
    return _meant(PHONE_WRONG, text, parse_phone)


def _meant(pattern: str, text: str, read: Callable[[str], str | None]) -> str | None:
    found = re.fullmatch(pattern, text, re.IGNORECASE)
    said = next((value for value in found.groupdict().values() if value), "") if found else ""
    return read(said) if said else None


def decide_by(today: date, working_days: int, calendar: Calendar) -> date:
    """The last day for a decision asked for today."""
    day = today
    for _ in range(working_days):
        day = calendar.next_working_day(day + timedelta(days=1))
    return day


def part_named(text: str) -> str | None:
    """The one part of the registration these words are about: *lho namanya salah*. None for none and for two."""
    said = set(normalise(text).split())
    named = [part for part, words in texts.PARTS.items() if not said.isdisjoint(words)]
    return named[0] if len(named) == 1 else None


def other_regency(text: str, own: str, known: Callable[[str], bool]) -> str | None:
    """The other regency these words name: *kabupaten blitar*, *kota batu*; one of the same province also by its name
    alone at the end, where that is no place here (`known`)."""
    said = f" {normalise(text)} "
    province = next((regency.province for regency in list_regencies() if regency.name == own), "")
    for regency in list_regencies():
        kind, _, bare = regency.name.partition(" ")
        name = normalise(bare)
        kinds = ("kota",) if kind == "Kota" else ("kabupaten", "kab")
        if regency.name != own and any(f" {said_kind} {name} " in said for said_kind in kinds):
            return regency.name
        alone = regency.province == province and bare != own.partition(" ")[2] and said.endswith(f" {name} ")
        if alone and not known(bare):
            return bare
    return None


def village_said(text: str) -> str:
    """*Sumberejo* of *mau ikut KIM desa Sumberejo* and *ikut kim sumberejo*; empty where none is named."""
    named = _VILLAGE_SAID.search(text) or _KIM_SAID.fullmatch(text)
    return named[named.re.groups] if named else ""


def joins_kim(text: str) -> bool:
    """*Ikut kim sumberejo*: a wish, where that is the name of a village."""
    return _KIM_SAID.fullmatch(text) is not None


def has_none(text: str) -> bool:
    """*Gak punya*, *belum punya pak*: said to a question that may be left out."""
    said = normalise(text)
    return not any(letter.isdecimal() for letter in said) and not _NONE.isdisjoint(said.split())


_NONE = NO | {"belum", "blm", "dereng", "durung", "kosong", "tanpa"}


def phone_fingerprint(phone: str, regency_code: str) -> str:
    """A slow digest of an E.164 number: enough to recognise it, and no number is kept.

    About 20 ms of CPU and 4 MB of memory each, so that trying all numbers takes years and not minutes. It is a
    pseudonym all the same (docs/decisions/0003).
    """
    salt = f"kentongan:{regency_code}".encode()
    return hashlib.scrypt(phone.encode(), salt=salt, n=2**12, r=8, p=1, dklen=32).hex()


_HAVING = frozenset(texts.HAVING_WORDS.split())
_AROUND_THE_PLACE = _HAVING.union(texts.ASKING_FOR_KIM.split())


def asks_for_kim(text: str) -> str:
    """The place of *apa di Sumberejo ada KIM?* or *kim sumberejo*; empty where it is neither."""
    said = normalise(text).split()
    if "kim" not in said or (said[0] != "kim" and _HAVING.isdisjoint(said)):
        return ""
    return " ".join(word for word in said if word not in _AROUND_THE_PLACE)

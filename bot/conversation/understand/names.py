"""Names of persons, as people write them."""

from __future__ import annotations

import re
import unicodedata

from bot.conversation.links import first_url
from bot.conversation.understand.plain import plainly
from bot.conversation.understand.words import COURTESY, NO, YES, normalise

SHORTEST, LONGEST = 2, 60
"""Letters of a name."""

_I = "saya|sy|kulo|kula|aku"
_LABEL = re.compile(
    rf"^(?:(?:{_I}|nama|namaku|nami(?:nipun)?|jeneng|jenengku|asm[ao](?=\s+(?:{_I})\b)|lengkap|panggilan|adalah|yaitu"
    r"|ini|(?:yang|yg|sing) (?:benar|bener|betul)|perkenalkan|kenalkan|panggil|saja|eh|maaf)[\s,]+)+(?=\w)",
    re.I,
)
"""What leads to a name. *Asma* is one, unless *kulo* follows."""
_ADDRESS = re.compile(r"^(?:bapak|bpk|pak|ibuk|ibu|bu)[.\s]+(?=\w)", re.I)
"""What people are called by: the bot puts it before every name by itself."""
_BESIDE = re.compile(
    r"[\s,.]+(?:(?:dari|asal) (?:kel|kim|rt|rw)\b.*|(?:(?:dari|asal) )?(?:desa|ds|kelurahan|dusun|kec|kecamatan)\b.*"
    r"|(?:umur|usia)\b.*"
    r"|(?:ketua|sekretaris|bendahara|pengurus|anggota)(?: kim| rt| rw)?|(?:pak|bu|bapak|ibu|ya|nggih|min)[\s.]*)$",
    re.I,
)
"""What people tell besides: where they are from, how old they are, their office, and courtesies."""
_NO_NAME = YES | NO | COURTESY | {"mau", "saya", "rahasia"}
_MARKUP = re.compile(r"<3|</?\w[^<>]*>")
_KEPT = " .,'’ʼ-"
_EDGES = " ,-'’ʼ"
_DIGITS = re.compile(r"\d{4,}")
_MAIL = re.compile(r"\S@\S")
_ASKED = re.compile(r"\b(?:apa|opo|nopo|piye|pripun|gimana|bagaimana|kenapa|maksud(?:nya|e)?|lho|loh)\b", re.I)
"""In no name: *loh iki opo*, said by somebody who has a question."""
_TAKEN_BACK = re.compile(r"\btidak jadi\b")
"""Nor this: *eh gak jadi, tetap Rahmat saja*."""
_SENTENCE = re.compile(r"\b(?:ke|yang|yg|untuk|sudah|belum|pindah|lapor|laporan|tolong|lupa|kirim|ingin|hapus)\b", re.I)
"""Nor these: *saya pindah ke desa Wonomulyo*."""
_MARKS = 3
"""Combining marks one letter may carry; more is decoration."""
_FIRST = re.compile(r"(?:^|(?<=[ .-]))[^\W\d_]")


def clean_name(text: str) -> str | None:
    """The name without pictures, control characters and doubled spaces; None when it is no name.

    Accents, apostrophes, dots and commas of titles stay (`Hj. Siti Ma'rufah, S.Pd`), case stays where there is a
    capital, and `siti aminah` gets hers; bold and other mathematical letters become plain; brackets, HTML tags, a
    leading *Bapak* or *Ibu* and what stands around a name (*perkenalkan, saya … dari desa …*) go. Refused: fewer than
    2 or more than 60 letters, links, e-mail addresses, commands, words that ask or answer, and four digits in a row,
    which may be a telephone or identity number.
    """
    if (
        len(text) > 4 * LONGEST
        or text.lstrip().startswith("/")
        or first_url(text)
        or _MAIL.search(text)
        or _ASKED.search(text)
        or _TAKEN_BACK.search(plainly(text))
    ):
        return None
    text = _MARKUP.sub(" ", unicodedata.normalize("NFKC", text))
    if _DIGITS.search(re.sub(r"[\s.-]", "", text)):
        return None
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        marks = marks + 1 if category[0] == "M" else 0
        if marks > _MARKS:
            continue
        allowed = category[0] in "LM" or category == "Nd" or character in _KEPT
        kept.append(character if allowed else " ")
    name = re.sub(r"\s+([.,])", r"\1", " ".join("".join(kept).split()))
    name = _ADDRESS.sub("", _LABEL.sub("", name))
    while (less := _BESIDE.sub("", name)) != name:
        name = less
    name = name.rstrip(_EDGES).lstrip(_EDGES + ".")
    if _SENTENCE.search(name) or _NO_NAME.issuperset(normalise(name).split()):
        return None
    if name.islower():
        # Typed on a phone; whoever writes any capital has chosen them.
        name = _FIRST.sub(lambda found: capital if len(capital := found[0].upper()) == 1 else found[0], name)
    letters = sum(character.isalpha() for character in name)
    return name if SHORTEST <= letters <= LONGEST else None

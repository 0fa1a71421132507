"""Telephone numbers as people type them."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_REGION = "ID"
_COUNTRY = 62
_POLITE = "pak|bu|bapak|ibu|mas|mbak|kak|nggih|inggih|ya|iya"
_LABEL = re.compile(
    rf"^\s*(?:(?:ini|niki|(?:no|nomor|nomer)(?:nya|ne|e|ku)?|hp|wa|telp?|telepon|whatsapp|saya|sy|aku|kulo|yang|yg|sing"
    r"|baru|anyar|sekarang|saiki|ganti|diganti|ubah|diubah|jadi|menjadi|dadi|dados|ke|adalah|pakai|harusnya|seharusnya"
    rf"|{_POLITE})\b[\s.,:]*)+",
    re.IGNORECASE,
)
_COURTESY = re.compile(rf"(?:[\s.,]+(?:{_POLITE}|makasih|suwun|\((?:wa|hp)\)))+[\s.!]*$", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d\s().‐-―-]{8,24}")


def parse_phone(text: str) -> str | None:
    """An Indonesian mobile number in E.164, `+6281234567890`; None for anything else.

    Accepts `0812…`, `62812…`, `+62 812-3456-7890`, `812…`, with dots, dashes, spaces, brackets, words like
    `no. hp` or `nomor baru saya` in front, and courtesies. Landlines are refused, for nobody can be written to there,
    and so are other countries.
    """
    typed = _COURTESY.sub("", _LABEL.sub("", unicodedata.normalize("NFKC", text[:100]))).strip().rstrip(".")
    # Only digits may reach the library: it would read letters as the keys of a telephone.
    if not _NUMBER.fullmatch(typed):
        return None
    digits = "".join(character for character in typed if character.isdecimal())
    if digits.startswith("00"):
        return _mobile("+" + digits.removeprefix("00"))
    # Without its plus the library takes 62812… for a number inside Indonesia.
    if digits.startswith(str(_COUNTRY)) or (typed.startswith("+") and not digits.startswith("0")):
        return _mobile("+" + digits)
    return _mobile(digits)


def _mobile(number: str) -> str | None:
    try:
        parsed = phonenumbers.parse(number, _REGION)
    except NumberParseException:
        return None
    if (
        parsed.country_code != _COUNTRY
        or not phonenumbers.is_valid_number(parsed)
        or phonenumbers.number_type(parsed) != PhoneNumberType.MOBILE
    ):
        return None
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)

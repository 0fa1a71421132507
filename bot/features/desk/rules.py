"""What officers mean by words of their own."""

from __future__ import annotations

import re

_ENDING = r"( (hari ini|saat ini|sekarang|saya|kami|kita|gak|ga|nggak|tidak|ta|to|ya|yo|nggih|pak|bu|mas|mbak))*[ ?.!]*"
_WAITS = re.compile(
    r"((ada|apa|opo|nopo|siapa) )*((saja|aja|wae|ae|mawon) )?(yang|yg|sing) "
    rf"(menunggu|nunggu|ngenteni|(perlu|harus|belum) (dikerjakan|diurus|diputuskan)){_ENDING}"
    rf"|(ada )?(kerjaan|pekerjaan|garapan)( apa| opo)?{_ENDING}",
    re.IGNORECASE,
)
_SERVE = re.compile(
    r"(siapa|sapa|sopo|sinten)( (saja|aja|wae|ae|mawon))?( (yang|yg|sing)( jadi)?)? "
    rf"(petugas|admin|koordinator|verifikator|editor)(nya|ne|e)?{_ENDING}",
    re.IGNORECASE,
)


def asks_what_waits(text: str) -> bool:
    """*Apa saja yang menunggu*, *kerjaan hari ini*."""
    return _WAITS.fullmatch(text.strip()) is not None


def asks_who_serves(text: str) -> bool:
    """*Siapa saja petugas kita*."""
    return _SERVE.fullmatch(text.strip()) is not None

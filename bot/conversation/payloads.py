"""What stands behind the colon of a button's name and behind `start=` in a link. Both can be forged."""

from __future__ import annotations


def id_of(text: str) -> int:
    """An id out of a button's name; 0, which nothing has, when it is none."""
    return int(text) if text.isdecimal() and len(text) <= 9 else 0


def village_payload(village_code: str) -> str:
    """What follows `start=` in the link that registers in a village: `v-3507012001`; links hold no dots."""
    return f"v-{village_code.replace('.', '')}"


def village_code_of(payload: str) -> str | None:
    """`3507012001` or `35.07.01.2001` as a village code; None when it is neither."""
    digits = payload.replace(".", "")
    if len(digits) != 10 or not digits.isdecimal():
        return None
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"

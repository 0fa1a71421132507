"""Names and phone numbers taken out of what was written to others. Whole words only: *Ani* is not in *petani*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LEFT_OUT = "…"
"""Stands where a name or a number was."""

_BETWEEN = r"[\s.()-]*"


class Words:
    """Those of one person. A number is E.164, and is found also as people write it: `0812-3456-7890`."""

    def __init__(self, *words: str) -> None:
        patterns = [_number(word) if word.startswith("+") else _name(word) for word in words if word.strip()]
        self._pattern = re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)

    def are_in(self, text: str) -> bool:
        return self._pattern.search(text) is not None

    def out_of(self, text: str) -> str:
        return self._pattern.sub(LEFT_OUT, text)

    def out_of_reply(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Of a `Reply` as JSON: its text and the labels of its buttons, never what they do nor a file's bytes."""
        cleaned = dict(payload)
        if "text" in cleaned:
            cleaned["text"] = self.out_of(cleaned["text"])
        if "choices" in cleaned:
            cleaned["choices"] = [[self.out_of(label), *rest] for label, *rest in cleaned["choices"]]
        return cleaned

    def out_of_draft(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        """Of a broadcast as its form holds it."""
        cleaned = dict(draft)
        if "text" in cleaned:
            cleaned["text"] = self.out_of(cleaned["text"])
        if "received" in cleaned:
            cleaned["received"] = self.out_of_reply(cleaned["received"])
        if "links" in cleaned:
            cleaned["links"] = [[self.out_of(label), self.out_of(url)] for label, url in cleaned["links"]]
        return cleaned


def _name(name: str) -> str:
    parts = r"\s+".join(re.escape(part) for part in name.split())
    return rf"(?<!\w){parts}(?!\w)"


def _number(number: str) -> str:
    digits = number.removeprefix("+")
    head = r"\+?"
    if digits.startswith("62"):
        head, digits = rf"(?:\+?{_BETWEEN}6{_BETWEEN}2|0)", digits[2:]
    return rf"(?<!\d){head}{_BETWEEN}{_BETWEEN.join(digits)}(?!\d)"

"""Publishers' words for a verdict. A word that is not here stays undecided; nothing is guessed."""

from __future__ import annotations

import re

from storage.clarification import Verdict

_WORDS = {
    Verdict.HOAKS: "hoaks hoax salah palsu false fake penipuan fitnah bohong konten-palsu fabricated-content",
    Verdict.DISINFORMASI: "disinformasi disinformation menyesatkan misleading misleading-content",
    Verdict.KELIRU: "keliru tidak-benar tidak-tepat incorrect inaccurate",
    Verdict.FAKTA: "fakta benar true fact correct",
    Verdict.BELUM_DAPAT_DIPASTIKAN: "belum-terbukti belum-dapat-dipastikan tidak-terbukti unproven unverified",
}
_MEANT = {word.replace("-", " "): verdict for verdict, words in _WORDS.items() for word in words.split()}
_OTHER = "klarifikasi satir satire parodi parody sebagian-benar sebagian-salah edukasi misinformasi malinformasi"
_KNOWN = sorted([*_MEANT, *(word.replace("-", " ") for word in _OTHER.split())], key=len, reverse=True)
_BEFORE = re.compile(rf"(?:\[ ?([^\]\[]{{2,40}}?) ?\] ?:?|({'|'.join(map(re.escape, _KNOWN))}) ?:) ?", re.IGNORECASE)


def verdict_of(word: str) -> Verdict:
    """`Salah` → HOAKS; `Setengah matang` → undecided."""
    return _MEANT.get(" ".join(re.findall(r"[a-z]+", word.lower())), Verdict.UNDECIDED)


def split_title(title: str) -> tuple[str, str]:
    """The verdict's word before a title, if any, and the title without it: `[SALAH] Garam langka`, `Keliru: …`."""
    title = " ".join(title.split())
    found = _BEFORE.match(title)
    if found is None or found.end() == len(title):
        return "", title
    return (found[1] or found[2]).strip(), title[found.end() :]

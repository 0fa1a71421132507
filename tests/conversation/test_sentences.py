"""Sentences end once, whatever was filled in."""

from __future__ import annotations

import pytest

from bot.conversation.messages import Reply
from bot.conversation.sentences import ended_once


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Terima kasih, Siti S.Pd.. Sudah masuk.", "Terima kasih, Siti S.Pd. Sudah masuk."),
        ("Alasan: kapan ya?.", "Alasan: kapan ya?"),
        ("Alasan: belum!.\nBaik.", "Alasan: belum!\nBaik."),
        ("Sebentar...", "Sebentar..."),
        ("Kabar “beras gratis.. katanya” kami cek, Pak S.Pd..", "Kabar “beras gratis.. katanya” kami cek, Pak S.Pd."),
        ("https://contoh.id/a?.b=1 3.. 4..5", "https://contoh.id/a?.b=1 3. 4..5"),
    ],
)
def test_a_sentence_ends_once(text: str, read: str) -> None:
    assert ended_once(Reply(text)).text == read

"""Words that differ for each who gets a message."""

from __future__ import annotations

from bot.conversation.messages import Reply
from bot.conversation.variables import fill, values_for


def test_an_address_that_was_written_already_is_not_said_twice() -> None:
    values = values_for("Siti", "KIM Sumberejo", "Desa Sumberejo")
    said = fill(Reply("Bapak/Ibu {nama}, KIM {kim} diundang. {x}"), values).text
    assert said == "Bapak/Ibu Siti, KIM Sumberejo diundang. {x}"

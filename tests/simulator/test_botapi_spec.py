"""The check of requests against the Bot API finds what it is meant to find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.simulator import World
from bot.simulator.parameters import Upload
from bot.simulator.state import Request
from tests.simulator.botapi_spec import check_requests


def problems(method: str, **params: Any) -> list[str]:
    world = World()
    world.requests.append(Request(method, params))
    return check_requests(world)


def test_good_requests_pass() -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "1"}]]}
    assert problems("sendMessage", chat_id=1, text="x", reply_markup=keyboard) == []
    assert problems("sendMessage", chat_id="@kanal", text="x", disable_notification="true") == []
    file = Upload("a.jpg", "image/jpeg", b"x")
    assert problems("sendPhoto", chat_id=1, photo=file) == []
    media = [{"type": "photo", "media": "attach://one"}, {"type": "video", "media": "BAAC"}]
    assert problems("sendMediaGroup", chat_id=1, media=media, one=file) == []


def test_bad_requests_are_named() -> None:
    assert problems("sendMoney") == ["sendMoney: no such method"]
    assert problems("sendMessage", chat_id=1) == ["sendMessage: text is missing"]
    assert problems("sendMessage", chat_id=1, text="x", colour="red") == ["sendMessage: unknown parameter colour"]
    assert problems("deleteMessage", chat_id=1, message_id="satu") == [
        "deleteMessage: message_id='satu' should be Integer"
    ]
    keyboard = {"inline_keyboard": [[{"label": "Ya"}]]}
    found = problems("editMessageReplyMarkup", chat_id=1, message_id=2, reply_markup=keyboard)
    assert any("label is unknown in InlineKeyboardButton" in problem for problem in found)
    assert any("text is missing" in problem for problem in found)


def test_a_missing_description_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KENTONGAN_BOTAPI", str(tmp_path / "none.json"))
    with pytest.raises(pytest.skip.Exception, match="no description of the Bot API"):
        problems("sendMoney")

"""People who work through a dialogue: each does the next thing when the last was answered."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

FIRST = 1_000_000
"""The first of the people's Telegram ids; they are numbered from there."""

JSON = dict[str, Any]
Move = tuple[str, str]
"""What to do, and with what: ("say", words) · ("tap", a part of the label) · ("photo", caption)."""

CHECKIN: Sequence[Move] = (
    ("say", "kegiatan"),
    ("tap", "Rapat KIM"),
    ("say", "Rapat rencana bulan depan di balai desa, 12 orang"),
    ("say", "wingi"),
    ("photo", ""),
    ("tap", "Kirim"),
)
"""A whole check-in, as most people do it: six updates, six answers."""
ECHO: Sequence[Move] = (("say", "Rapat rencana bulan depan di balai desa, 12 orang"),)
MENU: Sequence[Move] = (("say", "menu"), ("tap", "Bantuan"), ("say", "halo"))

MIXED: Sequence[Move] = (
    *MENU,
    *CHECKIN,
    ("say", "riwayat"),
    ("say", "status"),
    ("say", "catat kegiatan"),
    ("tap", "Rapat KIM"),
    ("say", "batal"),
    ("say", "nilai"),
    ("say", "zzxq qqzx"),
)
"""What people do in a day: check-ins, looking things up, giving up half-way, and what nobody understands."""

DIALOGUES: dict[str, Sequence[Move]] = {"checkin": CHECKIN, "echo": ECHO, "menu": MENU, "mixed": MIXED}


class Lost(Exception):
    """The bot did not say what the dialogue needs."""


@dataclass
class Person:
    """One of many; `heard` is the text and the buttons of the bot's newest message."""

    id: int
    moves: Sequence[Move]
    at: int = 0
    heard: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    waiting: bool = False
    """For an answer."""

    @property
    def in_dialogue(self) -> bool:
        return self.at % len(self.moves) != 0

    def account(self) -> JSON:
        return {"id": self.id, "is_bot": False, "first_name": f"Warga {self.id}", "language_code": "id"}

    def chat(self) -> JSON:
        return {"id": self.id, "first_name": f"Warga {self.id}", "type": "private"}

    def next_update(self, update_id: int) -> JSON:
        kind, what = self.moves[self.at % len(self.moves)]
        self.at += 1
        self.waiting = True
        if kind == "tap":
            return {"update_id": update_id, "callback_query": self._tap(update_id, what)}
        message: JSON = {
            "message_id": update_id,
            "date": int(time.time()),
            "chat": self.chat(),
            "from": self.account(),
        }
        if kind == "photo":
            message["photo"] = [
                {
                    "file_id": f"AgACAgUAAxkBAAI{size}{update_id}",
                    "file_unique_id": f"AQAD{size}{update_id}",
                    "file_size": width * 90,
                    "width": width,
                    "height": width * 3 // 4,
                }
                for size, width in (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
            ]
            if what:
                message["caption"] = what
        else:
            message["text"] = what
        return {"update_id": update_id, "message": message}

    def _tap(self, update_id: int, label: str) -> JSON:
        data = next((data for text, data in self.buttons if label in text), None)
        if data is None:
            raise Lost(f"no button {label!r} under {self.heard!r}, only {[text for text, _ in self.buttons]}")
        return {
            "id": str(update_id * 7919),
            "from": self.account(),
            "chat_instance": "-4411",
            "data": data,
            "message": {
                "message_id": update_id - 1,
                "date": int(time.time()),
                "chat": self.chat(),
                "from": BOT,
                "text": self.heard,
            },
        }

    def hears(self, text: str, markup: JSON | None) -> None:
        self.heard = text
        keyboard = markup.get("inline_keyboard", []) if markup else []
        self.buttons = [(key["text"], key.get("callback_data", "")) for row in keyboard for key in row]
        self.waiting = False


BOT: JSON = {"id": 4242, "is_bot": True, "first_name": "Kentongan", "username": "kentongan_uji_bot"}

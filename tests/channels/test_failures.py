"""Telegram's refusals, in its own words, and what each means for a message; and two bots on one token."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.base import Blocked, DeliveryFailure, Lost, Moved, Offline, Rejected, SlowDown, Unreachable
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.request import NotSent
from storage.member import PersonAddress
from tests.simulator.waiting import until
from tests.village import Village

HOME = "Sumberejo, Poncokusumo"
PERSON, GROUP = "7001", "-1001234"


@pytest.mark.parametrize(
    ("error", "chat", "meaning"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), PERSON, Blocked),
        (Forbidden("Forbidden: user is deactivated"), PERSON, Blocked),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), PERSON, Blocked),
        (BadRequest("Chat not found"), PERSON, Blocked),
        (BadRequest("Message is not modified"), PERSON, Rejected),
        (BadRequest("Message text is empty"), PERSON, Rejected),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), GROUP, Lost),
        (Forbidden("Forbidden: bot is not a member of the group chat"), GROUP, Lost),
        (Forbidden("Forbidden: the group chat was deleted"), GROUP, Lost),
        (BadRequest("Chat not found"), GROUP, Lost),
        (BadRequest("PEER_ID_INVALID"), GROUP, Lost),
        (BadRequest("Not enough rights to send text messages to the chat"), GROUP, Rejected),
        (BadRequest("Need administrator rights in the channel chat"), GROUP, Rejected),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), GROUP, Rejected),
        (BadRequest("CHAT_RESTRICTED"), GROUP, Rejected),
        (BadRequest("TOPIC_CLOSED"), GROUP, Rejected),
        (ChatMigrated(-1009), GROUP, Moved),
        (RetryAfter(timedelta(seconds=9)), GROUP, SlowDown),
        (TimedOut(), GROUP, Unreachable),
        (NetworkError("Bad Gateway"), PERSON, Unreachable),
        (NotSent("no connection"), PERSON, Offline),
        (NotSent("no connection"), GROUP, Offline),
    ],
)
def test_what_telegram_says(error: TelegramError, chat: str, meaning: type[DeliveryFailure]) -> None:
    failure = failure_of(error, chat)
    assert type(failure) is meaning
    if isinstance(failure, SlowDown):
        assert failure.group_id == (None if isinstance(failure, Offline) else GROUP)
    if isinstance(failure, Moved):
        assert (failure.old, failure.new) == (GROUP, "-1009")


@pytest.mark.parametrize("how", ["block", "deactivate", "never met"])
async def test_a_person_out_of_reach_is_noted_and_comes_back_by_writing(plain: Village, how: str) -> None:
    budi = await plain.member("Budi", desa=HOME)
    if how == "never met":
        budi.account.started = False
        plain.world.say(budi.account, "menu")
        budi.account.started = False
    else:
        plain.world.say(budi.account, "menu")
        getattr(plain.world, how)(budi.account)
    await plain.settle()

    async def blocked_at() -> object:
        async with plain.database.reading() as session:
            return [a.blocked_at for a in await plain.rows(session, PersonAddress)]

    assert await blocked_at() == [plain.clock.now()]
    budi.account.deactivated = False
    if how == "block":
        await budi.does("unblock")
    else:
        await budi.says("menu")
        assert budi.heard
    assert await blocked_at() == [None]


async def test_two_bots_on_one_token_take_turns_and_do_nothing_twice(plain: Village, tmp_path: Path) -> None:
    """The newer poll ends the older one with 409; each waits and tries again, and every update counts once."""
    siti = plain.person("Siti")
    group = await plain.group("KIM Sumberejo", siti)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0.02)

    bots = [
        asyncio.create_task(Polling(plain.app.channel, aside=tmp_path, long_poll=1, sleep=sleep).run())
        for _ in range(2)
    ]
    try:
        async with asyncio.timeout(20):
            await until(lambda: slept)
            for number in range(5):
                plain.world.say(siti.account, f"/kegiatan nomor {number}", group.chat)
                await until(lambda number=number: f"nomor {number}" in group.last)
    finally:
        for bot in bots:
            bot.cancel()
        await asyncio.gather(*bots, return_exceptions=True)
        await plain.app.sender.settle()
    assert [m.text for m in group.messages] == [f"Diterima: kegiatan nomor {number}" for number in range(5)]

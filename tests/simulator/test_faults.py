"""Failures on purpose, and limits on the rate of sending."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.simulator import Limits, World


async def test_planned_failures(world: World, bot: Bot) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    world.start(siti)
    world.start(budi)
    world.fail("sendMessage", error_code=429, parameters={"retry_after": 7}, chat=siti)
    await bot.send_message(budi.id, "tidak kena")
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(siti.id, "kena")
    assert wait.value.retry_after == timedelta(seconds=7)
    await bot.send_message(siti.id, "sudah boleh")
    world.fail("*", error_code=502, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(siti.id, "x")
    world.fail("sendMessage", error_code=400, description="Bad Request: apa pun", times=None)
    with pytest.raises(BadRequest, match=r"(?i)apa pun"):
        await bot.send_message(siti.id, "x")
    world.heal()
    assert len(world.heard(siti)) == 1


async def test_the_network_breaks(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    world.start(siti)
    world.fail("sendMessage")
    with pytest.raises(NetworkError, match="connection lost"):
        await bot.send_message(siti.id, "hilang di jalan")
    assert world.heard(siti) == []
    world.fail("sendMessage", raises=httpx.ReadTimeout("slow"), after=True)
    with pytest.raises(TimedOut):
        await bot.send_message(siti.id, "sampai, tapi tak ada kabar")
    assert [message.text for message in world.heard(siti)] == ["sampai, tapi tak ada kabar"]
    world.fail("sendMessage", delay=0.001)
    await bot.send_message(siti.id, "hanya lambat")
    world.latency = 0.001
    await bot.send_message(siti.id, "juga lambat")


async def test_a_mistake_inside_is_not_hidden(world: World, bot: Bot) -> None:
    siti = world.add_person("Siti")
    world.start(siti)
    world.chats[siti.id].by_id = None  # type: ignore[assignment]
    with pytest.raises(NetworkError, match=r"AttributeError|TypeError"):
        await bot.delete_message(siti.id, 1)


async def test_limits_on_the_rate(world: World, bot: Bot) -> None:
    people = [world.add_person(f"Warga {number}") for number in range(6)]
    for person in people:
        world.start(person)
    world.limits = Limits(per_second=5, per_chat_per_second=1)
    for person in people[:4]:
        await bot.send_message(person.id, "Halo")
    with pytest.raises(RetryAfter, match="1"):
        await bot.send_message(people[0].id, "terlalu cepat")
    await bot.send_message(people[4].id, "Halo")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[5].id, "terlalu banyak")
    await bot.send_chat_action(people[5].id, "typing")
    assert (world.limits.refused, world.limits.busiest_second) == (2, 5)


async def test_limits_in_groups(world: World, bot: Bot) -> None:
    group = world.add_group("KIM", creator=world.add_person("Siti"))
    world.add_member(group, world.bot)
    world.limits = Limits(per_group_per_minute=3)
    for _ in range(3):
        await bot.send_message(group.id, "Halo")
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(group.id, "Halo")
    assert wait.value.retry_after == timedelta(minutes=1)


@pytest.mark.parametrize("strict", [True, False])
async def test_a_second_is_counted_strictly_or_as_a_bucket(strict: bool) -> None:
    limits, loop = Limits(per_second=20, strict=strict), asyncio.get_running_loop()
    began, taken = loop.time(), 0
    while taken < 24:
        taken += limits.take(taken) == 0
        await asyncio.sleep(0.001)
    if strict:
        assert loop.time() - began >= 1
        assert limits.busiest_second == 20
    else:
        # What the bucket gained back meanwhile was let through, too.
        assert loop.time() - began >= 0.15
        assert limits.busiest_second > 20
    assert limits.refused > 0

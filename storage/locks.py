"""Rows and names that one transaction at a time may hold, on PostgreSQL. SQLite's one writer holds everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Subquery, bindparam, func, inspect, select

from storage.base import Base, Session
from storage.prepared import Entity, Prepared


def chat_name(channel: str, chat_id: str) -> str:
    """What a chat is held by: whoever writes where it stands holds it."""
    return f"{channel}:{chat_id}"


def key_of(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def keys_of(names: Iterable[str]) -> list[int]:
    """In one order everywhere: two batches that share names cannot deadlock."""
    return sorted({key_of(name) for name in names})


def held() -> Subquery:
    """Waits until the transaction has all of the parameter `keys` to itself: one row of one column, `count`."""
    named = func.unnest(bindparam("keys", type_=ARRAY(BigInteger))).table_valued("key", with_ordinality="place")
    named = named.render_derived()
    in_order = select(named.c.key).order_by(named.c.place).subquery()
    return select(func.count(func.pg_advisory_xact_lock(in_order.c.key)).label("count")).subquery()


_HOLD = Prepared(lambda _: select(held().c.count))


async def hold(session: Session, names: Iterable[str]) -> None:
    """Until the transaction ends nobody else holds any of `names`. SQLite's writer lock does that already."""
    keys = keys_of(names)
    if keys and session.get_bind().dialect.name != "sqlite":
        await _HOLD.fetch(session, {"keys": keys})


async def lock_row(session: Session, row: Base) -> None:
    """Until the transaction ends nobody else changes this row; what others wrote to it is read again."""
    if row in session.new or row in session.dirty:
        await session.flush()
    if session.get_bind().dialect.name == "postgresql":
        entity, read = _row_of(type(row))
        identity = inspect(row).identity
        assert identity is not None
        (values,) = await read.fetch(session, {"key": identity[0]})
        if entity.adopt(session, iter(values), again=True) is not row:
            raise ValueError("a row of another session cannot be held")


@cache
def _row_of(kind: type[Base]) -> tuple[Entity[Any], Prepared]:
    entity = Entity(kind)
    (key,) = kind.__table__.primary_key
    # NO KEY: rows that merely point to this one, a check-in to its KIM, need not wait.
    mine = select(*entity.columns).where(key == bindparam("key")).with_for_update(key_share=True)
    return entity, Prepared(lambda _: mine)

"""Names that one transaction at a time may hold, on PostgreSQL. SQLite has one writer, which holds everything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import ARRAY, BigInteger, Subquery, bindparam, func, select

from storage.base import Session
from storage.prepared import Prepared


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

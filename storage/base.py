"""What all tables share: the declarative base, the column types, the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String, TypeDecorator
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Session = AsyncSession
"""One open transaction; the rest of the program knows it by this name."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite hands back naive values; nobody else gets to see them."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        datetime: UtcDateTime,
        str: String,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


def enum_column(kind: type[StrEnum]) -> SqlEnum:
    """A column that holds the values of `kind` as short readable text."""
    return SqlEnum(kind, native_enum=False, length=24, values_callable=lambda e: [m.value for m in e])


def upsert(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the session's dialect."""
    return upsert_in(session.get_bind().dialect, table)


def upsert_in(dialect: Dialect, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The same in this dialect. The other one is never loaded."""
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


async def lock_row(session: Session, row: Base, columns: Sequence[str]) -> None:
    """Until the transaction ends nobody else changes this row; what others wrote to `columns` is read again.

    SQLite has one writer, which read the row after it became that: nothing is to be done.
    """
    await session.flush()
    if session.get_bind().dialect.name == "postgresql":
        # NO KEY: rows that merely point to this one, a check-in to its KIM, need not wait.
        await session.refresh(row, columns, with_for_update={"of": type(row), "key_share": True})

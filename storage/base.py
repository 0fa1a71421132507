"""What all tables share: the declarative base, the column types, the session."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ARRAY,
    JSON,
    ColumnElement,
    DateTime,
    Dialect,
    Index,
    MetaData,
    String,
    Table,
    TypeDecorator,
    bindparam,
    func,
    text,
)
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

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


NEVER_AGAIN = {"sqlite_autoincrement": True}
"""Of a table whose rows are deleted while buttons, message keys and the trail still name them: an id that was given is
never given again. By itself SQLite gives the highest one to whoever comes next, PostgreSQL does not."""


class PartialIndex(Index):
    """An index over the rows that fulfil `where`. Said as an option of each dialect, it would load both of them."""

    inherit_cache = True

    def __init__(self, name: str, *columns: str, where: str, unique: bool = False) -> None:
        super().__init__(name, *columns, unique=unique)
        self.where = where


@compiles(CreateIndex)
def _create_index(element: CreateIndex, compiler: Any, **options: Any) -> str:
    if isinstance(element.element, PartialIndex):
        element.element.dialect_options[compiler.dialect.name]["where"] = text(element.element.where)
    sql: str = compiler.visit_create_index(element, **options)
    return sql


def enum_column(kind: type[StrEnum]) -> SqlEnum:
    """A column that holds the values of `kind` as short readable text."""
    return SqlEnum(kind, native_enum=False, length=24, values_callable=lambda e: [m.value for m in e])


class _Listed(TypeDecorator[list[Any]]):
    """A list in one parameter."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else JSON())


class one_of(FunctionElement[bool]):
    """`column` is one of the list that comes as the parameter `name`.

    Unlike IN, the statement is the same for lists of any length: it is written once, and the server prepares it once.
    It is of no type: of a boolean SQLite is asked whether it equals 1, and looks at every row.
    """

    name = "one_of"
    inherit_cache = True

    def __init__(self, column: InstrumentedAttribute[Any], name: str) -> None:
        super().__init__(column, bindparam(name, type_=_Listed(column.type)))


@compiles(one_of, "postgresql")
def _any(element: one_of, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(one_of, "sqlite")
def _in_json(element: one_of, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


def listed(dialect: Dialect, name: str, item: TypeEngine[Any]) -> ColumnElement[Any]:
    """The items of the list that comes as the parameter `name`, as a column of rows to select from."""
    values = bindparam(name, type_=_Listed(item))
    if dialect.name == "postgresql":
        rows = func.unnest(values).table_valued("value").render_derived()
    else:
        rows = func.json_each(values).table_valued("value")
    return rows.c.value


def upsert(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the session's dialect."""
    return upsert_in(session.get_bind().dialect, table)


def upsert_in(dialect: Dialect, table: type[Base] | Table) -> postgresql.Insert | sqlite.Insert:
    """The same in this dialect. The other one is never loaded."""
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)

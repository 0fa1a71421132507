"""Statements that run for every update, handed to the driver as they were compiled the first time.

SQLAlchemy's way from a statement to the driver and back costs several times what SQLite needs for one row. For the few
statements that every single turn runs, that way is walked once: they are written and typed like all others, compiled
for the dialect at hand, and from then on only their values change. Everything else goes the ordinary way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Delete, Dialect, Insert, Select, Update, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapper, configure_mappers
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.orm.attributes import instance_state

from storage.base import Base, Session

Statement = Select[Any] | Insert | Update | Delete
Convert = Callable[[Any], Any] | None
Kind = TypeVar("Kind", bound=Base)

_SERVER = "server"


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    order: Sequence[str] | None
    """The names of the values, where the driver wants them by place."""
    fixed: dict[str, Any]
    to_driver: dict[str, Convert]
    from_driver: list[Convert]

    def values(self, given: Mapping[str, Any]) -> Any:
        ready = dict(self.fixed)
        for name, value in given.items():
            ready[name] = _converted(self.to_driver[name], value)
        return ready if self.order is None else tuple([ready[name] for name in self.order])

    def row(self, raw: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([_converted(convert, value) for convert, value in zip(self.from_driver, raw, strict=True)])


class Prepared:
    """One statement; its changing values are bind parameters, named in `make`."""

    def __init__(self, make: Callable[[Dialect], Statement]) -> None:
        self._make = make
        self._compiled: dict[str, _Compiled] = {}

    async def fetch(self, session: Session, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows it selects or returns."""
        compiled = self._compiled_for(session)
        ready = compiled.values(values)
        with _raised_as_usual(session, compiled):
            if server := await _server_of(session):
                raws = await (await server.execute(compiled.sql, ready)).fetchall()
            else:
                raws = await session.run_sync(_fetch, compiled.sql, ready)
        return [compiled.row(raw) for raw in raws]

    async def run(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each of `rows`, together."""
        compiled = self._compiled_for(session)
        ready = [compiled.values(row) for row in rows]
        with _raised_as_usual(session, compiled):
            if server := await _server_of(session):
                # For one row a pipeline would be made as for many.
                await (
                    server.execute(compiled.sql, ready[0])
                    if len(ready) == 1
                    else server.cursor().executemany(compiled.sql, ready)
                )
            else:
                await session.run_sync(_run, compiled.sql, ready)

    def _compiled_for(self, session: Session) -> _Compiled:
        dialect = session.get_bind().dialect
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compile(self._make(dialect), dialect)
        return self._compiled[dialect.name]


async def _server_of(session: Session) -> Any:
    """PostgreSQL's connection as its driver knows it, asked without SQLAlchemy's greenlet; None on SQLite."""
    if session.get_bind().dialect.name == "sqlite":
        return None
    if _SERVER not in session.info:
        session.info[_SERVER] = await session.run_sync(lambda sync: sync.connection().connection.driver_connection)
    return session.info[_SERVER]


def _fetch(session: SyncSession, sql: str, values: Any) -> Any:
    with closing(session.connection().connection.cursor()) as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _run(session: SyncSession, sql: str, rows: Sequence[Any]) -> None:
    with closing(session.connection().connection.cursor()) as cursor:
        cursor.executemany(sql, rows)


@contextmanager
def _raised_as_usual(session: Session, compiled: _Compiled) -> Iterator[None]:
    """Errors as the ordinary way would raise them, without the values."""
    dialect = session.get_bind().dialect
    known = dialect.loaded_dbapi.Error
    try:
        yield
    except known as error:
        raise DBAPIError.instance(compiled.sql, None, error, known, hide_parameters=True, dialect=dialect) from error


class Entity(Generic[Kind]):
    """A table's rows as objects of a session that did not read them itself."""

    def __init__(self, kind: type[Kind]) -> None:
        self._kind = kind
        self._names: list[str] = kind.__table__.columns.keys()
        self._key = [self._names.index(column.key) for column in kind.__table__.primary_key]
        self.table = kind.__table__
        self.columns = list(kind.__table__.columns)
        """What a statement has to select for one row, in this order."""

    @cached_property
    def _mapper(self) -> Mapper[Kind]:
        """Asked for when all classes are there; a plain statement does not make them ready."""
        configure_mappers()
        return inspect(self._kind)

    def adopt(
        self, session: Session, values: Iterator[Any], *, again: bool = False, **related: Base | None
    ) -> Kind | None:
        """The session's object for this part of a row, as if it had loaded it, with what it is related to. None where
        an outer join found nothing.

        `again`: one that is known already takes what was read; it has no changes of its own.
        """
        mine = list(islice(values, len(self._names)))
        key = tuple([mine[place] for place in self._key])
        if key[0] is None:
            return None
        sync = session.sync_session
        identity = self._mapper.identity_key_from_primary_key(key)
        known = sync.identity_map.get(identity)
        if known is not None:
            assert isinstance(known, self._kind)
            if again:
                known.__dict__.update(zip(self._names, mine, strict=True))
            return known
        # Not by the constructor: nothing has changed. Not by `add` either, which looks through all that hangs on it.
        row = self._mapper.class_manager.new_instance()
        assert isinstance(row, self._kind)
        row.__dict__.update(zip(self._names, mine, strict=True))
        row.__dict__.update(related)
        state = instance_state(row)
        state.key, state.session_id = identity, sync.hash_key
        sync.identity_map.add(state)
        return row


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)
    types = {name: bind.type.dialect_impl(dialect) for name, bind in compiled.binds.items()}
    to_driver = {name: kind.bind_processor(dialect) for name, kind in types.items()}
    fixed = {name: value for name, value in compiled.params.items() if not compiled.binds[name].required}
    return _Compiled(
        sql=compiled.string,
        order=tuple(compiled.positiontup) if compiled.positional else None,
        fixed={name: _converted(to_driver[name], value) for name, value in fixed.items()},
        to_driver=to_driver,
        from_driver=[
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in statement.exported_columns
        ],
    )


def _converted(convert: Convert, value: Any) -> Any:
    return value if convert is None else convert(value)

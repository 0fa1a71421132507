"""What a turn has to know of the chats it happens in: where each stands, who writes there, and their place in a KIM."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Dialect, FromClause, Select, String, and_, bindparam, literal_column, select, true

from storage.base import Session, listed
from storage.conversation import COLUMNS, Conversation, Conversations, conversations
from storage.kim import Kim
from storage.member import IS_OPEN, Member, Person, PersonAddress
from storage.prepared import Entity, Prepared
from storage.region import Kecamatan, Village

_KECAMATAN, _VILLAGE, _KIM = Entity(Kecamatan), Entity(Village), Entity(Kim)
_MEMBER, _PERSON, _ADDRESS = Entity(Member), Entity(Person), Entity(PersonAddress)


@dataclass
class Chat:
    """What is known of one chat while a transaction is open."""

    conversation: Conversation | None = None
    address: PersonAddress | None = None
    person: Person | None = None
    member: Member | None = None
    """The person's open place, with its KIM."""


def _of_chat(dialect: Dialect) -> Select[Any]:
    return _of(dialect, select(bindparam("chat_id", type_=String()).label("value")).subquery())


def _of_chats(dialect: Dialect) -> Select[Any]:
    return _of(dialect, listed(dialect, "chat_ids", String()).table)


def _of(dialect: Dialect, chats: FromClause) -> Select[Any]:
    channel, chat_id = bindparam("channel", type_=String()), chats.c.value
    rows = chats

    def beside(table: FromClause, *conditions: ColumnElement[bool]) -> FromClause:
        """The one row of the table, or none, that belongs to each of the rows so far."""
        nonlocal rows
        if dialect.name == "postgresql":
            # Looked up row by row, by an index. Left to itself the server may join the tables with each other first,
            # and does where it believes them to be empty: minutes for a hundred people.
            one = select(table).where(*conditions).limit(literal_column("1")).lateral()
            rows = rows.outerjoin(one, true())
            return one
        rows = rows.outerjoin(table, and_(*conditions))
        return table

    stands = conversations.c
    conversation = beside(conversations, stands.channel == channel, stands.chat_id == chat_id)
    address = beside(_ADDRESS.table, PersonAddress.channel == channel, PersonAddress.external_id == chat_id)
    person = beside(_PERSON.table, Person.id == address.c.person_id)
    member = beside(_MEMBER.table, Member.person_id == person.c.id, IS_OPEN)
    kim = beside(_KIM.table, Kim.id == member.c.kim_id)
    village = beside(_VILLAGE.table, Village.code == kim.c.village_code)
    kecamatan = beside(_KECAMATAN.table, Kecamatan.code == village.c.kecamatan_code)
    parts = (conversation, kecamatan, village, kim, member, person, address)
    return select(chat_id, *(column for part in parts for column in part.c)).select_from(rows)


_OF_CHAT, _OF_CHATS = Prepared(_of_chat), Prepared(_of_chats)


class Chats:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def known(self, channel: str, chat_ids: Iterable[str]) -> dict[str, Chat]:
        """What is known of each of these chats: one question, however many."""
        session, rows = self._session, Conversations(self._session)
        ids = list(chat_ids)
        if len(ids) == 1:
            # By itself: of a list the server never believes that it is short, and plans anew each time.
            found = await _OF_CHAT.fetch(session, {"channel": channel, "chat_id": ids[0]})
        else:
            found = await _OF_CHATS.fetch(session, {"channel": channel, "chat_ids": ids})
        chats: dict[str, Chat] = {}
        for row in found:
            values = iter(row)
            chat_id, stands = next(values), list(islice(values, len(COLUMNS)))
            kecamatan = _KECAMATAN.adopt(session, values)
            village = _VILLAGE.adopt(session, values, kecamatan=kecamatan)
            kim = _KIM.adopt(session, values, village=village)
            member = _MEMBER.adopt(session, values, kim=kim)
            person, address = _PERSON.adopt(session, values), _ADDRESS.adopt(session, values)
            conversation = rows.read(stands) if stands[0] is not None else None
            chats[chat_id] = Chat(conversation, address, person, member)
        return chats

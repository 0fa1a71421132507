"""What a turn has to know of the chats it happens in: where each stands, who writes there, and their place in a KIM."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Dialect, Select, String, bindparam, select

from storage.base import Session, listed
from storage.conversation import COLUMNS, Conversation, Conversations, conversations
from storage.kim import Kim
from storage.member import IS_OPEN, Member, Person, PersonAddress
from storage.prepared import Entity, Prepared
from storage.region import Kecamatan, Village

_KECAMATAN, _VILLAGE, _KIM = Entity(Kecamatan), Entity(Village), Entity(Kim)
_MEMBER, _PERSON, _ADDRESS = Entity(Member), Entity(Person), Entity(PersonAddress)
_PARTS = (_KECAMATAN, _VILLAGE, _KIM, _MEMBER, _PERSON, _ADDRESS)


@dataclass
class Chat:
    """What is known of one chat while a transaction is open."""

    conversation: Conversation | None = None
    address: PersonAddress | None = None
    person: Person | None = None
    member: Member | None = None
    """The person's open place, with its KIM."""


def _known(dialect: Dialect) -> Select[Any]:
    channel = bindparam("channel", type_=String())
    chat_id = listed(dialect, "chat_ids", String())
    stands = conversations.c
    return (
        select(chat_id, *stands, *(column for part in _PARTS for column in part.columns))
        .select_from(chat_id.table)
        .outerjoin(conversations, (stands.channel == channel) & (stands.chat_id == chat_id))
        .outerjoin(PersonAddress, (PersonAddress.channel == channel) & (PersonAddress.external_id == chat_id))
        .outerjoin(Person, Person.id == PersonAddress.person_id)
        .outerjoin(Member, (Member.person_id == Person.id) & IS_OPEN)
        .outerjoin(Kim, Kim.id == Member.kim_id)
        .outerjoin(Village, Village.code == Kim.village_code)
        .outerjoin(Kecamatan, Kecamatan.code == Village.kecamatan_code)
    )


_KNOWN = Prepared(_known)


class Chats:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def known(self, channel: str, chat_ids: Iterable[str]) -> dict[str, Chat]:
        """What is known of each of these chats: one question, however many."""
        session, rows = self._session, Conversations(self._session)
        chats: dict[str, Chat] = {}
        for row in await _KNOWN.fetch(session, {"channel": channel, "chat_ids": list(chat_ids)}):
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

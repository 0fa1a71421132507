"""Messages for somebody else than the one who is talking: handed to the outbox, never sent from here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.conversation.messages import Reply
from bot.conversation.sentences import ended_once
from bot.office import Office
from storage.base import Session
from storage.live_message import LiveMessages
from storage.member import Members, Person
from storage.office import OfficeRole, Offices
from storage.outbox import Outbox, Priority

ADMIN_CHANNEL = "telegram"
"""ADMIN_IDS are Telegram ids."""


class Notices:
    def __init__(self, session: Session, office: Office, now: datetime) -> None:
        self._session = session
        self._office = office
        self._now = now

    async def to_person(
        self,
        person_id: int,
        reply: Reply,
        *,
        kind: str,
        dedup_key: str | None = None,
        priority: Priority = Priority.NOTICE,
        not_before: datetime | None = None,
    ) -> bool:
        """Writes to the person's open address; False when there is none or the same was written before."""
        for address in await Members(self._session).list_addresses([person_id]):
            if address.blocked_at is None:
                return await Outbox(self._session).add_once(
                    channel=address.channel,
                    chat_id=address.external_id,
                    person_id=person_id,
                    kind=kind,
                    priority=priority,
                    payload=ended_once(reply).to_json(),
                    now=self._now,
                    dedup_key=dedup_key,
                    not_before=not_before,
                )
        return False

    async def to_admins(self, reply: Reply, *, kind: str, dedup_key: str | None = None) -> int:
        """Writes to every admin, configured or granted; says how many messages that made."""
        chats = await self.admin_chats()
        written = 0
        for chat_id, person_id in chats.items():
            written += await Outbox(self._session).add_once(
                channel=ADMIN_CHANNEL,
                chat_id=chat_id,
                person_id=person_id,
                kind=kind,
                priority=Priority.NOTICE,
                payload=ended_once(reply).to_json(),
                now=self._now,
                dedup_key=f"{dedup_key}:{chat_id}" if dedup_key else None,
            )
        return written

    async def admin_chats(self) -> dict[str, int | None]:
        """Where the admins are, configured or granted, and which person that is where it is on file."""
        chats: dict[str, int | None] = {str(admin): None for admin in self._office.settings.admin_ids}
        members = Members(self._session)
        people = [grant.person_id for grant in await Offices(self._session).list_officers(OfficeRole.ADMIN)]
        for address in await members.list_addresses(people):
            if address.channel == ADMIN_CHANNEL and address.blocked_at is None:
                chats[address.external_id] = address.person_id
        return chats

    async def to_coordinators(
        self, kecamatan_code: str, reply: Reply, *, kind: str, dedup_key: str | None = None
    ) -> int:
        """Writes to the coordinators of a kecamatan."""
        grants = await Offices(self._session).list_officers(OfficeRole.COORDINATOR, kecamatan_code)
        return sum(
            [
                await self.to_person(
                    grant.person_id,
                    reply,
                    kind=kind,
                    dedup_key=f"{dedup_key}:{grant.person_id}" if dedup_key else None,
                )
                for grant in grants
            ]
        )

    async def settled(
        self,
        kind: str,
        subject_id: int,
        dedup_key: str,
        *,
        kecamatan_code: str | None = None,
        people: Iterable[int] = (),
        besides: str,
    ) -> None:
        """What the officers and these people were asked under that key is decided: their copies are drawn anew, for a
        button that decides nothing any more is to go. Whoever decided, in the chat `besides`, has an answer."""
        keys = [f"{dedup_key}:{chat_id}" for chat_id in await self.admin_chats()]
        if kecamatan_code is not None:
            grants = await Offices(self._session).list_officers(OfficeRole.COORDINATOR, kecamatan_code)
            keys += [f"{dedup_key}:{grant.person_id}" for grant in grants]
        keys += [f"{dedup_key}:{person_id}" for person_id in people]
        await LiveMessages(self._session).take_up(kind, subject_id, keys, self._now, besides=besides)

    def may_be_reminded(self, person: Person) -> bool:
        """Whether an unasked reminder may go to this person at all."""
        return person.reminders_ok and person.stopped_at is None

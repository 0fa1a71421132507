"""Messages for somebody else than the one who is talking: handed to the outbox, never sent from here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.conversation.messages import Reply
from bot.conversation.sentences import ended_once
from bot.office import Office
from storage.base import Session
from storage.live_message import LiveMessages
from storage.member import Members
from storage.office import OfficeRole, Offices
from storage.outbox import Message, Outbox, Priority

ADMIN_CHANNEL = "telegram"
"""ADMIN_IDS are Telegram ids."""

About = tuple[str, int]
"""What a question to several is about: who draws it once it is settled (`Feature.live`), and its id."""


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
        about: About | None = None,
    ) -> bool:
        """Writes to the person's open address; False when there is none or the same was written before. `about`: others
        are asked it, too; it is drawn anew when it is `settled`."""
        for address in await Members(self._session).list_open_addresses([person_id]):
            return await self._write(
                address.channel, address.external_id, person_id, reply, kind, dedup_key, about, priority, not_before
            )
        return False

    async def to_people(
        self,
        replies: Mapping[int, Reply],
        *,
        kind: str,
        dedup_key: str | None = None,
        priority: Priority = Priority.NOTICE,
        not_before: datetime | None = None,
    ) -> int:
        """The same to many, in as many statements as to one; `dedup_key` stands before the person's id. Says how many
        can be written to."""
        messages: dict[int, Message] = {}
        for address in await Members(self._session).list_open_addresses(replies):
            person_id = address.person_id
            if person_id not in messages:
                messages[person_id] = Message(
                    address.channel, address.external_id, person_id, kind, priority,
                    payload=ended_once(replies[person_id]).to_json(),
                    dedup_key=f"{dedup_key}:{person_id}" if dedup_key else None,
                    not_before=not_before,
                )  # fmt: skip
        await Outbox(self._session).add_all(list(messages.values()), self._now)
        return len(messages)

    async def reaches(self, person_id: int) -> bool:
        """Whether there is a chat to write to."""
        return bool(await Members(self._session).list_open_addresses([person_id]))

    async def to_admins(
        self, reply: Reply, *, kind: str, dedup_key: str | None = None, about: About | None = None
    ) -> int:
        """Writes to every admin, configured or granted; says how many messages that made."""
        written = 0
        for chat_id, person_id in (await self.admin_chats()).items():
            key = f"{dedup_key}:{chat_id}" if dedup_key else None
            written += await self._write(ADMIN_CHANNEL, chat_id, person_id, reply, kind, key, about)
        return written

    async def _write(
        self,
        channel: str,
        chat_id: str,
        person_id: int | None,
        reply: Reply,
        kind: str,
        key: str | None,
        about: About | None,
        priority: Priority = Priority.NOTICE,
        not_before: datetime | None = None,
    ) -> bool:
        payload, lives = ended_once(reply).to_json(), LiveMessages(self._session)

        async def write(key: str | None) -> bool:
            return await Outbox(self._session).add_once(
                channel=channel, chat_id=chat_id, person_id=person_id, kind=kind, priority=priority, payload=payload,
                now=self._now, dedup_key=key, not_before=not_before,
            )  # fmt: skip

        written = await write(key)
        if about is None or key is None:
            return written
        if not written and not await lives.is_kept(*about, chat_id):
            # What was asked before is settled: it is asked again.
            key = f"{key}:{self._now.isoformat()}"
            written = await write(key)
        if written:
            await lives.keep(*about, channel=channel, chat_id=chat_id, key=key, now=self._now)
        return written

    async def admin_chats(self) -> dict[str, int | None]:
        """Where the admins are, configured or granted, and which person that is where it is on file."""
        chats: dict[str, int | None] = {str(admin): None for admin in self._office.settings.admin_ids}
        members = Members(self._session)
        people = await Offices(self._session).people_in(OfficeRole.ADMIN)
        for address in await members.list_open_addresses(people):
            if address.channel == ADMIN_CHANNEL:
                chats[address.external_id] = address.person_id
        return chats

    async def to_coordinators(
        self,
        kecamatan_code: str,
        reply: Reply,
        *,
        kind: str,
        dedup_key: str | None = None,
        about: About | None = None,
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
                    about=about,
                )
                for grant in grants
            ]
        )

    async def to_officers(
        self, kecamatan_code: str, reply: Reply, *, kind: str, dedup_key: str, about: About | None = None
    ) -> None:
        """Writes to every admin and the coordinators of a kecamatan."""
        await self.to_admins(reply, kind=kind, dedup_key=dedup_key, about=about)
        await self.to_coordinators(kecamatan_code, reply, kind=kind, dedup_key=dedup_key, about=about)

    async def settled(self, about: About, *, besides: str) -> None:
        """What several were asked is decided, or is asked again: their copies are drawn anew, for a button that decides
        nothing any more is to go. Whoever decided, in the chat `besides`, has an answer."""
        lives = LiveMessages(self._session)
        await lives.leave(*about, besides)
        await lives.hurry(*about, self._now)

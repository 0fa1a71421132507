"""One thing somebody did, and all a step may know and use while it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.conversation.formats import addressed
from bot.conversation.messages import Choice, Incoming
from bot.conversation.notices import Notices
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.conversation import Conversation
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.office import Grant, Offices


@dataclass
class Turn:
    incoming: Incoming
    now: datetime
    office: Office
    session: Session
    conversation: Conversation | None
    address: PersonAddress | None = None
    person: Person | None = None
    member: Member | None = None
    """The person's open place in a KIM, with `kim` loaded; pending or approved."""
    menu: Callable[[Turn], Awaitable[list[Choice]]] | None = None
    """Makes the menu's buttons."""
    data: dict[str, Any] = field(default_factory=dict)
    """The open form so far; JSON values only."""
    choice: Any = None
    """The value of the choice that was tapped or typed."""
    chosen: bool = False
    skipped: bool = False
    in_form: bool = False
    """The answer comes from the open form, not from something asked in between."""
    rest: str = ""
    """What was typed behind the words of a command that takes more: *kopi* of *potensi kopi*."""
    handed_over: bool = False
    """The open form ended by beginning another one."""
    _offices: Sequence[Grant] | None = None

    @property
    def text(self) -> str:
        """What was typed, without spaces around."""
        return self.incoming.text.strip()

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    @property
    def known(self) -> bool:
        """On file, or a configured admin: nobody whose conversation is forgotten within a day."""
        admins = self.office.settings.admin_ids
        return self.person is not None or self.incoming.address.chat_id in {str(admin) for admin in admins}

    @property
    def approved(self) -> Member | None:
        """The person's place in a KIM, once it is decided."""
        return self.member if self.member is not None and self.member.status is MemberStatus.APPROVED else None

    async def offices(self) -> Sequence[Grant]:
        """The offices the person holds as the turn begins. Read once: every second button of a menu asks for them."""
        if self.person is None:
            return ()
        if self._offices is None:
            self._offices = await Offices(self.session).list_grants(self.person.id)
        return self._offices

    @property
    def notices(self) -> Notices:
        """Messages for others."""
        return Notices(self.session, self.office, self.now)

    def record(
        self,
        action: str,
        subject_type: str,
        subject_id: object,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str | None = None,
        actor: str | None = None,
    ) -> None:
        """Into the audit trail: this person, or another `actor`, did this now."""
        AuditTrail(self.session).record(
            self.now,
            action,
            subject_type,
            subject_id,
            actor=actor or self.actor,
            before=before,
            after=after,
            reason=reason,
        )

    @property
    def actor(self) -> str:
        """Who did it, for the audit trail."""
        if self.person is not None:
            return f"person:{self.person.id}"
        return f"admin:{self.incoming.address.chat_id}"

    @property
    def thanks(self) -> str:
        return self.office.thanks

    @property
    def greeting(self) -> str:
        return self.office.greeting

    @property
    def honorific(self) -> str:
        """How the person is addressed."""
        return addressed(self.person.name if self.person is not None else None)

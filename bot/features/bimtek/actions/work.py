"""What every deed needs, whether somebody asked for it or the clock: and that it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.conversation.notices import Notices
from bot.conversation.turn import Turn
from bot.office import Office
from storage.audit import SYSTEM, AuditTrail
from storage.base import Session
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup, SignupStatus


@dataclass(frozen=True, slots=True)
class Work:
    session: Session
    office: Office
    now: datetime
    actor: str = SYSTEM

    @classmethod
    def of(cls, turn: Turn) -> Work:
        return cls(turn.session, turn.office, turn.now, turn.actor)

    @property
    def notices(self) -> Notices:
        return Notices(self.session, self.office, self.now)

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    def record(
        self,
        bimtek: Bimtek,
        action: str,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str | None = None,
    ) -> None:
        """What happened to the training."""
        AuditTrail(self.session).record(
            self.now,
            f"bimtek.{action}",
            "bimtek",
            bimtek.id,
            actor=self.actor,
            before=before,
            after=after,
            reason=reason,
        )

    def record_signup(self, signup: Signup, before: SignupStatus | None) -> None:
        """What happened to somebody's place in it."""
        AuditTrail(self.session).record(
            self.now,
            f"bimtek_signup.{signup.status.value}",
            "bimtek_signup",
            signup.id,
            actor=self.actor,
            before={"status": before.value} if before is not None else {},
            after={"status": signup.status.value, "bimtek": signup.bimtek_id, "arrived": signup.arrived},
        )

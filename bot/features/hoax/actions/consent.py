"""Consent of somebody who is no member and wants an answer: the id of the chat, and nothing else."""

from __future__ import annotations

from bot.consent import put_on_file
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from storage.consent import ConsentKind


def consent_text(turn: Turn) -> str:
    settings, office = turn.office.settings, turn.office.name
    return texts.CONSENT.format(
        office=office, dpo=settings.dpo_contact or texts.NO_DPO.format(office=office), days=settings.keep_hoax_days
    )


async def give_report_consent(turn: Turn, shown: str) -> None:
    """From here on the chat is on file, to be answered."""
    await put_on_file(turn, ConsentKind.REPORT, shown=shown, version=texts.CONSENT_VERSION)

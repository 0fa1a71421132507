"""Buttons of the hoax desk that stand under more than one of its messages."""

from __future__ import annotations

from bot.conversation.messages import Choice
from bot.features.hoax import texts

TO_BEGIN = Choice(texts.MENU, entry="hoax.begin")
TO_LIST = Choice(texts.LIST, entry="hoax.list:0:")
TO_QUEUE = Choice(texts.BACK_TO_QUEUE, entry="hoax.queue")


def to_case(case_id: int) -> Choice:
    """By its number."""
    return Choice(texts.CASE.format(case=case_id), entry=f"hoax.case:{case_id}")


def to_ticket(report_id: int) -> Choice:
    return Choice(texts.MY_TICKET, entry=f"hoax.ticket:{report_id}")


def add_to(report_id: int) -> Choice:
    """More evidence."""
    return Choice(texts.ADD, entry=f"hoax.add:{report_id}")


def passed_on(case_id: int) -> Choice:
    """A member gave the card to others."""
    return Choice(texts.SHARED, entry=f"hoax.shared:{case_id}")

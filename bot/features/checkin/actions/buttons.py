"""Buttons of check-ins that stand under more than one of their messages."""

from __future__ import annotations

from bot.conversation.messages import Choice
from bot.features.checkin import texts

TO_HISTORY = Choice(texts.HISTORY, entry="checkin.history")
TO_KIM_HISTORY = Choice(texts.KIM_HISTORY, entry="checkin.kim_history")
TO_STATUS = Choice(texts.MENU_STATUS, entry="checkin.status")
TO_REVIEW = Choice(texts.REVIEW, entry="checkin.review")

"""Buttons that any conversation shows: they lead to the same wherever they stand, for weeks."""

from __future__ import annotations

from bot.conversation import texts
from bot.conversation.card import HUMAN, MENU
from bot.conversation.messages import Choice

TO_MENU = Choice(texts.MENU, entry=MENU)
TO_HUMAN = Choice(texts.HUMAN, entry=HUMAN)
TO_REGISTER = Choice(texts.REGISTER, entry="member.register")
TO_CHECKIN = Choice(texts.CHECKIN, entry="checkin.begin")

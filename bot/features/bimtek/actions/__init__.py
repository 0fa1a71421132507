"""What Bimtek does: announced, moved, cancelled; seats taken and freed; the line; who was never trained."""

from bot.features.bimtek.actions.ending import give_back, signups_of
from bot.features.bimtek.actions.words import described

__all__ = ["described", "give_back", "signups_of"]

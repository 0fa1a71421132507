"""The product, one folder a feature. FEATURES, in menu order, is the one line a feature adds."""

from bot.conversation.card import Feature
from bot.features import help

FEATURES: tuple[Feature, ...] = (help.FEATURE,)

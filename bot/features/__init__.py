"""The product, one folder a feature. FEATURES, in menu order, is the one line a feature adds."""

from bot.conversation.card import Feature
from bot.features import desk, help, member, privacy, silence

FEATURES: tuple[Feature, ...] = (member.FEATURE, silence.FEATURE, desk.FEATURE, privacy.FEATURE, help.FEATURE)

"""The product, one folder a feature. FEATURES, in menu order, is the one line a feature adds."""

from bot.conversation.card import Feature
from bot.features import (
    attendance,
    bimtek,
    broadcast,
    checkin,
    desk,
    group,
    help,
    hoax,
    member,
    privacy,
    report,
    silence,
)

FEATURES: tuple[Feature, ...] = (
    member.FEATURE,
    group.FEATURE,
    checkin.FEATURE,
    bimtek.FEATURE,
    hoax.FEATURE,
    attendance.FEATURE,
    silence.FEATURE,
    desk.FEATURE,
    broadcast.FEATURE,
    report.FEATURE,
    privacy.FEATURE,
    help.FEATURE,
)

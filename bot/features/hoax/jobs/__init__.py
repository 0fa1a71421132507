"""What the hoax desk does by the clock."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.card import Job
from bot.features.hoax.jobs.announce import announce, hand_out_cards
from bot.features.hoax.jobs.look import look_at_files, make_packages
from bot.features.hoax.jobs.watch import forget_evidence, watch_deadlines

HALF_MINUTE = timedelta(seconds=30)

JOBS = (
    Job("hoax.announce", HALF_MINUTE, announce),
    Job("hoax.files", HALF_MINUTE, look_at_files),
    Job("hoax.packages", HALF_MINUTE, make_packages),
    Job("hoax.deadlines", timedelta(minutes=5), watch_deadlines),
    Job("hoax.cards", timedelta(minutes=5), hand_out_cards),
    Job("hoax.retention", timedelta(hours=1), forget_evidence),
)

"""What silence does: its clock, the sweep, what a KIM answers, what officers do about it."""

from bot.features.silence.actions.activity import (
    note_activity,
    note_contact,
    record_activity,
    recount_activity,
    reschedule,
)
from bot.features.silence.actions.overview import states
from bot.features.silence.actions.steps import PlannedStep, plan
from bot.features.silence.rules import UNHEARD, State, state_of

__all__ = [
    "UNHEARD",
    "PlannedStep",
    "State",
    "note_activity",
    "note_contact",
    "plan",
    "record_activity",
    "recount_activity",
    "reschedule",
    "state_of",
    "states",
]

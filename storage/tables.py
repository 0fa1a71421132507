"""Importing this module knows every table: for migrations and tests."""

from storage import (
    audit,
    bimtek,
    bimtek_signup,
    checkin,
    clarification,
    consent,
    conversation,
    group,
    help,
    job_run,
    kim,
    member,
    office,
    outbox,
    region,
    seen_update,
    silence,
    task,
    worker,
)
from storage.base import Base

metadata = Base.metadata

__all__ = [
    "audit",
    "bimtek",
    "bimtek_signup",
    "checkin",
    "clarification",
    "consent",
    "conversation",
    "group",
    "help",
    "job_run",
    "kim",
    "member",
    "metadata",
    "office",
    "outbox",
    "region",
    "seen_update",
    "silence",
    "task",
    "worker",
]

"""One warm sentence into the KIM's group, where an installation wants that. Nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.messages import Reply
from bot.features.silence import texts
from bot.office import Office
from storage.base import Session
from storage.group import Groups
from storage.kim import Kim
from storage.outbox import Message, Priority


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was just taken."""

    kim: Kim
    silence_id: int
    step: int


def group_key(silence_id: int, step: int) -> str:
    """Names the sentence, so that it is written once."""
    return f"silence:{silence_id}:{step}:group"


async def group_messages(session: Session, office: Office, taken: Sequence[Taken]) -> list[Message]:
    """For the steps that have such a sentence, to the KIM that have a group."""
    wanted = [step for step in taken if step.step in texts.IN_GROUP] if office.settings.group_reminders else []
    if not wanted:
        return []
    groups = await Groups(session).of_kims([step.kim.id for step in wanted])
    return [
        Message(
            channel=groups[step.kim.id].channel,
            chat_id=groups[step.kim.id].external_id,
            person_id=None,
            kind="silence.group",
            priority=Priority.REMINDER,
            payload=Reply(texts.IN_GROUP[step.step].format(kim=step.kim.name)).to_json(),
            dedup_key=group_key(step.silence_id, step.step),
        )
        for step in wanted
        if step.kim.id in groups
    ]

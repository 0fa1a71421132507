"""What the ladder says to the people of a KIM: the messages, put together."""

from __future__ import annotations

from datetime import date

from bot.conversation.buttons import TO_CHECKIN
from bot.conversation.card import COMMAND
from bot.conversation.formats import addressed
from bot.conversation.messages import Choice, Reply
from bot.features.silence import rules, texts
from bot.office import Office
from storage.kim import Kim
from storage.silence import Obstacle

PAUSE = Choice(texts.OBSTACLES[Obstacle.PAUSE], entry=f"{COMMAND}:jeda")
"""A wish that is no answer to the message it stands under: good also when that has passed."""


def open_kim(kim: Kim) -> Choice:
    """The button with which an officer opens its page."""
    return Choice(texts.OPEN_KIM.format(kim=kim.name), entry=f"silence.kim:{kim.id}")


def reminder(office: Office, kim: Kim, silence_id: int, step: int, name: str | None, today: date) -> Reply:
    """The message of a step to one person, with buttons that stay good for weeks."""
    never = kim.last_activity_on is None
    template = (texts.NEVER_HEARD if never else texts.REMINDERS)[step]
    text = template.format(
        name=addressed(name),
        kim=kim.name,
        while_=texts.about((today - kim.silent_since).days),
        thanks=office.thanks,
        office=office.settings.office_name,
    )
    return Reply(text, _choices(silence_id, step))


def _choices(silence_id: int, step: int) -> tuple[Choice, ...]:
    if step == rules.GENTLE:
        return (TO_CHECKIN, Choice(texts.ALIVE, entry=f"silence.alive:{silence_id}"), PAUSE)
    if step == rules.HELPING:
        said = tuple(
            Choice(label, entry=f"silence.{obstacle.value}:{silence_id}")
            for obstacle, label in texts.OBSTACLES.items()
            if obstacle is not Obstacle.PAUSE
        )
        return (TO_CHECKIN, *said, PAUSE)
    wished = tuple(Choice(label, entry=f"silence.{wish.value}:{silence_id}") for wish, label in texts.WISHES.items())
    return (TO_CHECKIN, *wished, PAUSE)

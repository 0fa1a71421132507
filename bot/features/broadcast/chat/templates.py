"""Templates: looked through, used, removed."""

from __future__ import annotations

from bot.access import require_admin
from bot.conversation.flow import Answer, Begin, Refusal, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.chat.compose import write
from bot.features.broadcast.rules import content
from bot.features.broadcast.rules.content import Draft
from storage.broadcast_template import BroadcastTemplate, BroadcastTemplates

LISTED = 90
"""Buttons there is room for under one message."""


class NoTemplate(Refusal):
    text = texts.TEMPLATE_GONE


async def templates(turn: Turn) -> Answer:
    await require_admin(turn)
    found = await BroadcastTemplates(turn.session).list_all()
    new = Choice(texts.NEW, entry="broadcast.new")
    if not found:
        return Say(texts.NO_TEMPLATE_YET, (new,))
    each = [Choice(one.name, entry=f"broadcast.template:{one.id}") for one in found[:LISTED]]
    return Say(texts.TEMPLATE_LIST, (*each, new))


async def _of(turn: Turn, template_id: str) -> BroadcastTemplate:
    await require_admin(turn)
    found = await BroadcastTemplates(turn.session).find(id_of(template_id))
    if found is None:
        raise NoTemplate
    return found


async def show_entry(turn: Turn, template_id: str) -> Answer:
    found = await _of(turn, template_id)
    text = texts.TEMPLATE_SHOWN.format(name=found.name, text=content.shown(Draft.of(found.draft).text))
    use = Choice(texts.USE, entry=f"broadcast.use_template:{found.id}")
    return Say(text, (use, Choice(texts.REMOVE, entry=f"broadcast.drop_template:{found.id}")))


async def use_entry(turn: Turn, template_id: str) -> Answer:
    found = await _of(turn, template_id)
    return Begin(write.name, "audience", dict(found.draft))


async def drop_entry(turn: Turn, template_id: str) -> Answer:
    found = await _of(turn, template_id)
    await BroadcastTemplates(turn.session).remove(found.id)
    turn.record("broadcast.template_removed", "broadcast_template", found.id, before={"name": found.name})  # fmt: skip
    return Say(texts.TEMPLATE_REMOVED.format(name=found.name), (Choice(texts.TEMPLATES, entry="broadcast.templates"),))

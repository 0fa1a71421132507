"""Methods by which the bot hears: updates, the webhook, files, and the answer to a pressed button."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from datetime import timedelta
from urllib.parse import urlsplit

from bot.simulator.accounts import JSON
from bot.simulator.errors import bad_request
from bot.simulator.messages import Answer
from bot.simulator.methods.uploading import MAX_DOWNLOAD
from bot.simulator.parameters import Parameters
from bot.simulator.updates import Webhook
from bot.simulator.world import World

MAX_POLL_SECONDS = 50
# The real server keeps a pressed button waiting for about this long.
PRESS_LIFETIME = timedelta(minutes=1)


def get_updates(world: World, parameters: Parameters) -> list[JSON] | Awaitable[list[JSON]]:
    _remember_allowed(world, parameters)
    limit = min(max(parameters.integer("limit", 100), 1), 100)
    timeout = min(max(parameters.integer("timeout"), 0), MAX_POLL_SECONDS)
    return world.updates.poll(parameters.integer("offset"), limit, timeout)


def set_webhook(world: World, parameters: Parameters) -> bool:
    url = parameters.text("url")
    if not url:
        return delete_webhook(world, parameters)
    if urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = parameters.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(world, parameters)
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    connections = parameters.integer("max_connections", 40)
    world.updates.webhook = Webhook(url, secret or None, min(max(connections, 1), 100))
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    world.updates.webhook = None
    return True


def get_webhook_info(world: World, parameters: Parameters) -> JSON:
    webhook = world.updates.webhook
    info: JSON = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error and webhook.last_error_at:
            info["last_error_message"] = webhook.last_error
            info["last_error_date"] = int(webhook.last_error_at.timestamp())
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


def get_file(world: World, parameters: Parameters) -> JSON:
    stored = world.files.find(parameters.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.json() | {"file_path": stored.path}


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or world.clock.now().timestamp() - press.at > PRESS_LIFETIME.total_seconds():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = parameters.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answers.append(Answer(text, parameters.flag("show_alert"), parameters.text("url") or None))
    world.changed("answer", press.message.chat, press.message, press)
    return True


def _remember_allowed(world: World, parameters: Parameters) -> None:
    """Without the parameter the last wish stands; an empty list asks for the usual kinds."""
    allowed = parameters.raw("allowed_updates")
    if allowed is None:
        return
    if not isinstance(allowed, list):
        raise bad_request("can't parse allowed updates JSON object")
    world.updates.allowed = frozenset(str(kind) for kind in allowed)

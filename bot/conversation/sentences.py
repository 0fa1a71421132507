"""Sentences as they are read, whatever was filled into them."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.messages import Reply

_TWICE = re.compile(r"(?<![.?!…])([.?!…])\.(?=\s|$)")
_QUOTED = re.compile("(“[^”]*”)")


def ended_once(reply: Reply) -> Reply:
    """A sentence that ends with what was filled in (*S.Pd.*, *kapan ya?*) needs no full stop of its own. What is
    quoted stays as it was written."""
    if not _TWICE.search(reply.text):
        return reply
    parts = _QUOTED.split(reply.text)
    return replace(reply, text="".join(p if p.startswith("“") else _TWICE.sub(r"\1", p) for p in parts))

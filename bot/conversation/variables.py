"""Words of a message that differ for each who gets it: `{nama}`, `{kim}`, `{desa}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.conversation import texts
from bot.conversation.formats import addressed
from bot.conversation.messages import Reply

NAME, KIM, VILLAGE = "nama", "kim", "desa"
VARIABLES = (NAME, KIM, VILLAGE)
_VARIABLE = re.compile(r"\{(\w+)\}")
_TWICE = re.compile(rf"\b({re.escape(texts.ADDRESS)}|KIM) (?=\1 )")
"""Where the author wrote the address before `{nama}`, or KIM before `{kim}`: both bring it along."""


def unknown_variables(text: str) -> list[str]:
    """Those that stand in the text and mean nothing, each once, in their order."""
    return [name for name in dict.fromkeys(_VARIABLE.findall(text)) if name not in VARIABLES]


def values_for(name: str | None, kim: str | None, village: str | None) -> dict[str, str]:
    """What is filled in for somebody; what is not known is put in words that always fit."""
    return {
        NAME: addressed(name),
        KIM: kim or texts.THE_KIM,
        VILLAGE: village or texts.THE_VILLAGE,
    }


def fill(reply: Reply, values: Mapping[str, str]) -> Reply:
    """The reply with its variables filled in; braces around anything else stay as they are."""
    text = _VARIABLE.sub(lambda found: values.get(found[1], found[0]), reply.text)
    return replace(reply, text=_TWICE.sub("", text))

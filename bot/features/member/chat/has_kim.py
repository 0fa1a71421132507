"""Whether a village has a KIM: what the roster says to everybody. How it stands is told to those who look after it."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.member import rules, texts
from storage.kim import Kims
from storage.region import Villages

MOST = 7
"""Villages of one name."""


async def has_kim(turn: Turn) -> Answer | None:
    """*Apa di Sumberejo ada KIM?*, *kim sumberejo*; None where the sentence asks something else."""
    words = rules.asks_for_kim(turn.text)
    if not words or (await powers(turn)).officer:
        return None
    found = [candidate.village_code for candidate in turn.office.places.find(words, MOST) if candidate.exact]
    there = [village for code in found if (village := await Villages(turn.session).find_village(code))]
    has = {code: await Kims(turn.session).find_kim_of_village(code) is not None for code in found}
    outside = turn.member is None
    if len(there) == 1:
        (village,) = there
        if has[village.code]:
            join = (TO_REGISTER,) if outside else ()
            return Say(texts.HAS_KIM.format(village=village.title), join)
        propose = (Choice(texts.PROPOSE, entry="member.register"),) if outside else ()
        return Say(texts.HAS_NO_KIM.format(village=village.title, office=turn.office.name), propose)
    if not there:
        return None
    lines = [texts.HAS_KIM_LINE[has[village.code]].format(village=village.title) for village in there]
    return Say("\n".join(sorted(lines)), (TO_REGISTER,) if outside else ())

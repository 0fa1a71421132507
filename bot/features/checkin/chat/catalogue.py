"""What the villages have: accepted reports about products and places, searched by anybody, without who wrote them."""

from __future__ import annotations

from bot.conversation.buttons import TO_CHECKIN
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from bot.features.checkin.actions import card, catalogue
from storage.checkin import Checkins

SHOWN = 4
LINE = 90
"""Letters of a description in the list."""


async def search(turn: Turn) -> Answer:
    """*potensi*, or *potensi kopi*."""
    words = rules.search_words(turn.rest)
    found = await catalogue.search_potential(turn, words, SHOWN)
    said = " ".join(words)
    if not found.entries:
        # Whoever says what the own village has may want it to be found.
        tell = (TO_CHECKIN,) if turn.member is not None else ()
        return Say(texts.POTENTIAL_NONE.format(words=said) if words else texts.POTENTIAL_EMPTY, tell)
    lines = [
        texts.POTENTIAL_LINE.format(
            number=number, village=checkin.kim.village.title, what=texts.short(checkin.what, LINE)
        )
        for number, checkin in enumerate(found.entries, 1)
    ]
    if not words:
        lines.append(texts.POTENTIAL_HINT)
    elif found.count > len(found.entries):
        village = found.entries[0].kim.village.name.lower()
        lines.append(texts.POTENTIAL_MORE.format(count=found.count, words=said, village=village))
    return Say(
        "\n".join(lines),
        tuple(
            Choice(texts.SEE.format(number=number), entry=f"checkin.potential:{checkin.id}")
            for number, checkin in enumerate(found.entries, 1)
        ),
    )


async def show(turn: Turn, checkin_id: str) -> Answer:
    """One entry in full: place, words, links; photos where their author agreed to that."""
    checkin = await Checkins(turn.session).find_potential(id_of(checkin_id))
    if checkin is None:
        return Say(texts.POTENTIAL_GONE)
    return Say(
        rules.catalogue_entry(checkin),
        (Choice(texts.CARD, entry=f"checkin.card:{checkin.id}"),),
        attachments=await catalogue.public_photos(turn.session, checkin),
    )


async def make_card(turn: Turn, checkin_id: str) -> Answer:
    """The entry as a picture to pass on. It comes by itself when it is drawn."""
    checkin = await Checkins(turn.session).find_potential(id_of(checkin_id))
    if checkin is None:
        return Say(texts.POTENTIAL_GONE)
    await card.ask_for_card(turn, checkin)
    return Say(texts.CARD_WANTED)

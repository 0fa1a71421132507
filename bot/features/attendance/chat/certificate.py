"""*sertifikat*: the papers, as often as somebody wants them."""

from __future__ import annotations

import asyncio

from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice, Document
from bot.conversation.turn import Turn
from bot.features.attendance import actions, texts
from bot.features.bimtek.actions import words as bimtek_words
from storage.certificate import Certificate

SHOWN = 8


async def own(turn: Turn) -> Answer:
    found = await actions.list_own(turn)
    if not found:
        coming = await actions.certificate_to_come(turn)
        return Say(
            texts.CERTIFICATE_COMING.format(title=bimtek_words.title(coming)) if coming else texts.NO_CERTIFICATE
        )
    if len(found) == 1:
        return await _paper(turn, found[0].id)
    return Say(
        texts.CERTIFICATE_LIST.format(count=len(found)),
        tuple(
            Choice(
                texts.CERTIFICATE_BUTTON.format(
                    title=bimtek_words.shortened(one.title), date=bimtek_words.short_date(one.held_on)
                ),
                entry=f"attendance.certificate:{one.id}",
            )
            for one in found[:SHOWN]
        ),
    )


async def own_entry(turn: Turn, certificate_id: str) -> Answer:
    return await _paper(turn, int(certificate_id) if certificate_id.isdecimal() and len(certificate_id) <= 9 else 0)


async def _paper(turn: Turn, certificate_id: int) -> Say:
    certificate: Certificate = await actions.find_own(turn, certificate_id)
    sheet = await actions.sheet_for(turn, certificate)
    words = texts.CERTIFICATE_AGAIN.format(title=certificate.title, label=certificate.label)
    if not sheet.check_url:
        words = f"{words}\n{texts.NO_CHECK_PAGE}"
    paper = await asyncio.to_thread(actions.draw, sheet)
    return Say(words, document=Document(paper, actions.filename_of(certificate)))

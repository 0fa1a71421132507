"""*sertifikat*: the papers, as often as somebody wants them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_full_day
from bot.conversation.messages import Choice, Document
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import certificates, drawing, exam
from bot.features.bimtek.actions import words as bimtek_words
from storage.certificate import Certificate

SHOWN = 8


async def own(turn: Turn) -> Answer:
    found, missing = await certificates.list_own(turn), await exam.missing_certificate(turn)
    words, choices = _still_to_come(turn, missing) if missing is not None else (texts.NO_CERTIFICATE, ())
    if not found:
        return Say(words, choices)
    if len(found) == 1:
        paper = await _paper(turn, found[0].id)
        return paper if missing is None else replace(paper, text=f"{paper.text}\n{words}", choices=choices)
    papers = tuple(
        Choice(
            texts.CERTIFICATE_BUTTON.format(title=bimtek_words.shortened(one.title), date=format_full_day(one.held_on)),
            entry=f"attendance.certificate:{one.id}",
        )
        for one in found[:SHOWN]
    )
    lines = [texts.CERTIFICATE_LIST.format(count=len(found)), *([words] if missing is not None else ())]
    return Say("\n".join(lines), (*papers, *choices))


def _still_to_come(turn: Turn, missing: exam.Missing) -> tuple[str, tuple[Choice, ...]]:
    """When the certificate comes and what it needs, or why there is none."""
    bimtek, post = missing.bimtek, missing.post
    title = bimtek_words.title(bimtek)
    if post is None:
        return texts.CERTIFICATE_COMING.format(title=title), ()
    said = {"name": turn.honorific, "title": title, "mark": post.pass_mark}
    if post.next is None:
        return texts.NOT_PASSED.format(**said, percent=post.percent), ()
    if turn.now >= bimtek.ends_at + rules.POST_TEST_FOR:
        return texts.POST_TEST_OVER.format(**said), ()
    if turn.now < rules.closing(bimtek.starts_at, bimtek.ends_at):
        return texts.CERTIFICATE_NEEDS_TEST.format(**said), ()
    return texts.POST_TEST_FIRST.format(**said), (Choice(texts.POST_TEST, entry=f"attendance.exam:{bimtek.id}"),)


async def own_entry(turn: Turn, certificate_id: str) -> Answer:
    return await _paper(turn, id_of(certificate_id))


async def _paper(turn: Turn, certificate_id: int) -> Say:
    certificate: Certificate = await certificates.find_own(turn, certificate_id)
    sheet = await certificates.sheet_for(turn, certificate)
    words = texts.CERTIFICATE_AGAIN.format(title=certificate.title, label=certificate.label)
    if not sheet.check_url:
        words = f"{words}\n{texts.NO_CHECK_PAGE}"
    paper = await asyncio.to_thread(drawing.draw, sheet)
    return Say(words, document=Document(paper, certificates.filename_of(certificate)))

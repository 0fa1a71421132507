"""How the KIM stand altogether, and the way to one of them by its place."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from itertools import dropwhile

from bot.access import powers, require_officer
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice, Document
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.features.silence import texts
from bot.features.silence.actions import overview
from bot.features.silence.actions.recap import area, monthly
from bot.features.silence.actions.steps import NamedKim
from bot.features.silence.chat import lists
from bot.features.silence.rules.said import says_mourning
from bot.workbook import workbook
from storage.kim import Kims
from storage.region import Villages

WORDS = 6
"""Typed words that may be a place by themselves; more of them are a sentence."""
SENTENCE = 12
"""Words of one that names a KIM."""


async def recap(turn: Turn) -> Answer:
    """*rekap*, *rekap kepanjen*, *rekap sumberejo*; whatever else is said besides means all there is."""
    held = await powers(turn)
    if held.at_hoax_desk and not held.officer and turn.member is None:
        return Say(texts.RECAP_DESK, (Choice(texts.DESK_FIGURES, entry="hoax.figures"),))
    if not held.officer:
        own = (Choice(texts.STATUS, entry="checkin.status"), Choice(texts.KIM_HISTORY, entry="checkin.kim_history"))
        return Say(texts.RECAP_MEMBER, own)
    there = await _there(turn, turn.rest) if turn.rest else None
    return there or await _recap(turn, None if held.admin else sorted(held.kecamatan))


async def place(turn: Turn) -> Answer | None:
    """The name of a kecamatan or a village that an officer typed, *kim* or *status* before it or not."""
    there = await _of_place(turn)
    if isinstance(there, Say) and says_mourning(turn.text):
        return replace(there, text=f"{texts.MOURNING.format(name=turn.honorific)}\n\n{there.text}")
    return there


async def _of_place(turn: Turn) -> Answer | None:
    said = normalise(turn.text).split()
    if not said or len(said) > SENTENCE or not (await powers(turn)).officer:
        return None
    words = " ".join(dropwhile(lambda word: word in texts.PLACE_WORDS, said))
    if len(said) <= WORDS and (there := await _there(turn, words)):
        return there
    # *Ketua kim sumberejo ganti*, *tunda sumberejo karena panen*: what can be done with a KIM stands on its page.
    if "kim" in said:
        named = said[said.index("kim") + 1 :]
    elif said[0] in texts.DONE_WITH_A_KIM:
        named = said[1:]
    else:
        return None
    for length in range(len(named), 0, -1):
        if there := await _there(turn, " ".join(named[:length])):
            return there
    return None


async def _there(turn: Turn, words: str) -> Answer | None:
    """The kecamatan or the villages of exactly that name, where this officer looks after them."""
    held = await powers(turn)
    places = turn.office.places
    kecamatan = places.find_kecamatan(words, 1)
    if kecamatan and kecamatan[0].exact:
        code = kecamatan[0].kecamatan_code
        own = held.admin or code in held.kecamatan
        return await _recap(turn, [code]) if own else _outside(f"Kecamatan {places.kecamatan_name(code)}")
    named = [
        village
        for candidate in places.find(words)
        if candidate.exact and (village := await Villages(turn.session).find_village(candidate.village_code))
    ]
    meant = [village for village in named if held.admin or village.kecamatan_code in held.kecamatan]
    if named and not meant:
        return _outside(named[0].title if len(named) == 1 else named[0].name)
    kims = [kim for village in meant if (kim := await Kims(turn.session).find_kim_of_village(village.code))]
    if len(kims) == 1:
        return await lists.kim_entry(turn, str(kims[0].id))
    if kims:
        return await lists.page_of(turn, [NamedKim.of(kim) for kim in kims], "", "silence.silent", texts.KIM_THERE)
    return Say(texts.WITHOUT_KIM.format(village=meant[0].title)) if len(meant) == 1 else None


def _outside(place: str) -> Say:
    """Never another KIM that is called alike."""
    return Say(texts.OUTSIDE.format(place=place), (Choice(texts.RECAP_LABEL, entry="silence.recap"),))


async def _recap(turn: Turn, kecamatan: Collection[str] | None) -> Say:
    shown = await monthly(turn.session, turn.office, turn.today, kecamatan)
    return Say(shown.text, shown.choices)


async def sheet_entry(turn: Turn, code: str) -> Say:
    """The same as a workbook, a row for each village; of one kecamatan, or of all that this officer looks after."""
    held = await require_officer(turn)
    kecamatan = None if held.admin else sorted(held.kecamatan)
    if kecamatan is None or code in kecamatan:
        kecamatan = [code] if code else kecamatan
    title = texts.SHEET_TITLE.format(where=area(turn.office, kecamatan), date=format_date(turn.today))
    sheet = await overview.sheet(turn.session, turn.office, turn.today, kecamatan, title)
    turn.record("kim.exported", "kim", "recap", after={"rows": len(sheet.rows), "kecamatan": kecamatan})
    file = await asyncio.to_thread(workbook, sheet)
    return Say(
        texts.SHEET_SENT.format(count=format_number(len(sheet.rows)), date=format_date(turn.today)),
        document=Document(file, f"keadaan-kim-{turn.today.isoformat()}.xlsx"),
    )

"""Commands in a group. Each is answered in a line or two; what is personal goes on in the private chat.

Of the message that a command answers only files and links are taken over, and only into the form of the member who
asked. What people wrote there is theirs (docs/decisions/0007). `/hoaks` is the exception, for the words are the claim.
"""

from __future__ import annotations

from bot.access import powers
from bot.conversation.flow import Answer, Begin, InPrivate, Say
from bot.conversation.formats import format_date, format_number
from bot.conversation.links import links
from bot.conversation.messages import Attachment, Choice, Place
from bot.conversation.received import as_sent
from bot.conversation.turn import Turn
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.group import texts
from bot.features.group.actions import arrive
from bot.features.group.actions import link as linking
from bot.features.group.actions.trail import is_known, link_button, register_button
from bot.features.group.chat.events import place_of
from bot.features.group.chat.link import link_group
from bot.features.hoax.actions import in_group as hoaxes
from bot.features.silence.actions import UNHEARD, state_of
from storage.bimtek import Bimteks
from storage.group import VillageGroup
from storage.kim import Kim, Kims
from storage.member import Members

CHECKIN = "checkin"
"""The form a report is written in."""
CLAIM = 4_096
"""Letters of a claim that are passed on."""
MOST_LINKS = 5


def _private(turn: Turn, label: str, payload: str = "") -> Choice:
    return Choice(label, url=turn.office.link(payload))


def _is_member(turn: Turn) -> bool:
    """Whether this is an approved member of some KIM; never who writes in the group's own name."""
    return not place_of(turn).anonymous and turn.approved is not None


# Linking ---------------------------------------------------------------------------------------------------


async def link(turn: Turn) -> Answer:
    """`/tautkan`, also with a village's name behind it. Who may say so for the village links at once."""
    place = place_of(turn)
    group = await arrive.the_group(turn, place)
    if (kim := await linking.kim_of(turn, group)) is not None:
        return Say(texts.ALREADY_LINKED_HERE.format(kim=kim.name, village=kim.village.title))
    button = (link_button(turn, group),)
    if place.anonymous:
        return Say(texts.ANONYMOUS, button)
    here = Say(texts.LINK_HERE, button)
    if not turn.rest or not await is_known(turn):
        return here
    found = turn.office.places.find(turn.rest)
    exact = [candidate.village_code for candidate in found if candidate.exact]
    if len(exact) == 1 and (answer := await _link_at_once(turn, group, exact[0], here)) is not None:
        return answer
    codes = exact or [candidate.village_code for candidate in found]
    return InPrivate(Begin(link_group.name, data={"group": group.id, "candidates": codes}), here)


async def _link_at_once(turn: Turn, group: VillageGroup, village_code: str, here: Say) -> Answer | None:
    """None for who may only propose it."""
    kim = await Kims(turn.session).find_kim_of_village(village_code)
    if kim is None or not (await powers(turn)).leads(kim):
        return None
    try:
        await linking.link(turn, group, kim)
    except linking.HasOther:
        return InPrivate(Begin(link_group.name, "move", {"group": group.id, "kim": kim.id}), here)
    reply = linking.linked_reply(turn, kim)
    return Say(reply.text, reply.choices)


async def unlink(turn: Turn) -> Answer:
    """`/lepas`."""
    place = place_of(turn)
    group = await arrive.the_group(turn, place)
    if not group.is_linked:
        return Say(texts.NOT_LINKED_HERE)
    if place.anonymous:
        return Say(texts.ANONYMOUS, (link_button(turn, group, texts.UNLINK),))
    kim = await linking.unlink(turn, group, tell=False)
    return Say(texts.UNLINKED_HERE.format(kim=kim.name, thanks=turn.thanks))


# Reporting -------------------------------------------------------------------------------------------------


async def report(turn: Turn) -> Answer:
    """`/kegiatan`, best as an answer to a photo: the draft with that photo opens in private."""
    place = place_of(turn)
    group = await arrive.the_group(turn, place)
    if place.anonymous:
        return Say(texts.ANONYMOUS, (_private(turn, texts.REPORT, f"k-{group.key}"),))
    if not _is_member(turn):
        label = texts.REGISTER if turn.member is None else texts.OPEN_PRIVATE
        return Say(texts.REPORT_REGISTER.format(thanks=turn.thanks), (_private(turn, label, f"k-{group.key}"),))
    file, urls = _evidence(turn, place)
    if file is None and not urls:
        return Say(texts.REPORT_PRIVATE, (_private(turn, texts.REPORT, f"k-{group.key}"),))
    evidence = texts.EVIDENCE[file.kind.value if file is not None else "link"]
    album = file is not None and _album(turn, place) is not None
    kim, own = await linking.kim_of(turn, group), turn.member
    lead = (texts.REPORT_LEAD_ALBUM if album else texts.REPORT_LEAD).format(
        kim=kim.name if kim is not None else texts.NO_KIM_YET, evidence=evidence
    )
    if kim is not None and own is not None and own.kim_id != kim.id:
        lead = f"{lead} {texts.REPORT_FOR.format(kim=own.kim.name)}"
    return InPrivate(
        Begin(CHECKIN, data={"received": as_sent(" ".join(urls), file)}, lead=lead),
        Say(
            texts.REPORT_OPENED.format(thanks=turn.thanks, evidence=evidence),
            (_private(turn, texts.OPEN_PRIVATE),),
        ),
    )


def _evidence(turn: Turn, place: Place) -> tuple[Attachment | None, list[str]]:
    """The file and the links of the message that was answered, or of the command's own message."""
    file, words = turn.incoming.attachment, turn.rest
    if place.quoted is not None:
        file, words = file or place.quoted.attachment, f"{words} {place.quoted.text}"
    if file is not None and file.kind.value not in texts.EVIDENCE:
        file = None  # a voice message is no evidence
    return file, links(words)[:MOST_LINKS]


def _album(turn: Turn, place: Place) -> str | None:
    """The album the file is a part of. Its other parts are not named by the platform, and none was kept."""
    if turn.incoming.attachment is not None:
        return turn.incoming.album_id
    return place.quoted.album_id if place.quoted is not None else None


# Asking ----------------------------------------------------------------------------------------------------


async def status(turn: Turn) -> Answer:
    """`/status`: the KIM in three lines, and nobody by name."""
    group = await arrive.the_group(turn, place_of(turn))
    kim = await linking.kim_of(turn, group)
    if kim is None:
        return Say(texts.NOT_LINKED_HERE)
    members = len(await Members(turn.session).list_of_kim(kim.id))
    state = state_of(kim, connected=members > 0, on=turn.today, silence_days=turn.office.settings.silence_days)
    hint = texts.HINT.format(members=format_number(members))
    if state in UNHEARD and group.is_lively(turn.now):
        hint = texts.HINT_LIVELY
    return Say(
        texts.STATUS.format(
            kim=kim.name,
            state=texts.STATES[state.value],
            last=format_date(kim.last_activity_on) if kim.last_activity_on is not None else texts.NEVER,
            hint=hint,
        )
    )


async def bimtek(turn: Turn) -> Answer:
    """`/bimtek`: the next one in two lines; the answer to it is personal."""
    coming = await Bimteks(turn.session).list_open(turn.now)
    if not coming:
        return Say(texts.NO_BIMTEK)
    shown, when = bimtek_words.title(coming[0]), bimtek_words.when(coming[0], turn.office)
    more = texts.MORE_BIMTEK.format(count=format_number(len(coming) - 1)) if len(coming) > 1 else ""
    payload = f"b-{coming[0].id}" if len(coming) == 1 else "b-0"
    return Say(
        texts.NEXT_BIMTEK.format(title=shown, when=when, more=more).rstrip(),
        (_private(turn, texts.OPEN_PRIVATE, payload),),
    )


async def hoax(turn: Turn) -> Answer:
    """`/hoaks` in answer to a message: what is published about it in one line; else the member's own ticket."""
    place = place_of(turn)
    group = await arrive.the_group(turn, place)
    ask = _private(turn, texts.OPEN_PRIVATE, f"c-{group.key}")
    words = " ".join(part for part in (turn.rest, place.quoted.text if place.quoted else "") if part).strip()
    file = turn.incoming.attachment or (place.quoted.attachment if place.quoted else None)
    if not words and file is None:
        return Say(texts.HOAX_HOW, (ask,))
    if (line := await hoaxes.line_of_match(turn, words, file)) is not None:
        return Say(line)
    if place.anonymous:
        return Say(texts.ANONYMOUS, (ask,))
    if not _is_member(turn):
        return Say(texts.HOAX_REGISTER, (ask,))
    if not words:
        data = {"received": as_sent("", file), "where": texts.FROM_GROUP}
        here = Say(texts.LINK_HERE, (_private(turn, texts.OPEN_PRIVATE),))
        return InPrivate(Begin(hoaxes.REPORT, data=data), here)
    await hoaxes.file_from_group(turn, words[:CLAIM], file)
    return Say(texts.HOAX_ASKED.format(thanks=turn.thanks))


async def mentioned(turn: Turn) -> Answer:
    """The bot's name, or an answer to it."""
    return await _to_private(turn, texts.MENTIONED)


async def elsewhere(turn: Turn) -> Answer:
    """A command that is answered in private only: `/daftar`, `/bantuan`."""
    return await _to_private(turn, texts.ELSEWHERE)


async def _to_private(turn: Turn, words: str) -> Say:
    group = await arrive.the_group(turn, place_of(turn))
    kim: Kim | None = await linking.kim_of(turn, group)
    private = _private(turn, texts.OPEN_PRIVATE)
    if kim is not None and not await is_known(turn) and not place_of(turn).anonymous:
        return Say(words, (register_button(turn, kim), private))
    return Say(words, (private,))

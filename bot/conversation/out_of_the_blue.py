"""The question put to a photo, album, link or forwarded message that nobody asked for; where the rest of it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import dropwhile

from bot.conversation import texts
from bot.conversation.card import Intent, Late, Offer
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Quiet
from bot.conversation.hints import SHOWN, Hints, label_of
from bot.conversation.links import first_url
from bot.conversation.messages import Choice, Kind
from bot.conversation.parked import PASSING
from bot.conversation.received import (
    ASKED,
    AT_ONCE,
    PART_AT,
    Received,
    holds_album,
    is_part,
    joined,
    part_of,
    received,
)
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise
from bot.conversation.understand.words import YES
from storage.conversation import Conversation

RECEIVED = "received"
HUMAN = "petugas"
"""The command that leads to one."""
HINTED = 2
"""Commands shown beside what else can be done with a question."""
WONDERED = "_wondered"
"""In the form's data: it is a question, and no news."""
_ASKED = "command:"
BESIDE = "_beside_it"
"""In the form's data: how many sentences came in place of a choice. After the second a human is offered, too."""
SAID_BESIDE = 3
"""Words from which on something typed in place of a choice is more of it."""

_ASKS_FOR = frozenset(["tolong", "mohon", "minta"])
"""Before what is to be done with what was sent."""

LATER = timedelta(hours=6)
"""After which what is sent hardly belongs to what was asked about before."""


def received_flow(offers: Sequence[Offer], hints: Hints) -> Flow:
    flow = Flow(RECEIVED, title=texts.RECEIVED_TITLE)

    @flow.ask("what_for")
    async def ask_what_for(turn: Turn) -> Ask:
        return await question(turn)

    async def question(turn: Turn) -> Ask:
        text = turn.data["received"]["text"]
        own = turn.incoming.kind is Kind.TEXT and not turn.incoming.forwarded and hints.is_own(text)
        turn.data[PASSING] = False
        if turn.data.setdefault(WONDERED, own) and (ask := await wondered(turn, text)):
            return ask
        return _question(await _offered(turn, offers), texts.WHAT_IS_IT)

    async def wondered(turn: Turn, text: str) -> Ask | None:
        """A question may have its answer in a command; if not, somebody may know, or it may be hearsay. Where it may
        be news, commands are shown only beside all that can be done with news."""
        offered, inquires = await _offered(turn, offers), hints.inquires(text)
        # *Lapor kegiatan lewat mana ya* is nothing to be written into the report.
        by_command = {name: offer for offer in offered if not (inquires and offer.told) for name in offer.commands}
        most = HINTED if hints.asks(text) else SHOWN - len(offered)
        likely = [by_command.get(intent.name, intent) for intent in await hints.likely(turn, text)][:most]
        shown = list(dict.fromkeys([*likely, *reversed(offered)]))[:SHOWN]
        if set(likely) <= set(offered) or any(offer.when for offer in offered):
            return None  # nothing else is meant, or an answer is awaited
        turn.data[PASSING] = hints.asks(text)
        return _question(with_a_human(turn, shown), texts.WHAT_IS_MEANT)

    def with_a_human(turn: Turn, shown: Sequence[Offer | Intent]) -> list[Offer | Intent]:
        """Not understood twice."""
        there = any(HUMAN in (one.commands if isinstance(one, Offer) else (one.name,)) for one in shown)
        human = hints.find(HUMAN) if turn.data.get(BESIDE, 0) > 1 and not there else None
        return [*shown, human] if human else [*shown]

    async def wants_else(turn: Turn) -> bool:
        """A question or wish of the person's own, which is no part of what was sent before, nor about it."""
        if turn.incoming.kind is not Kind.TEXT or turn.incoming.forwarded or not hints.asks(turn.text):
            return False
        about = {name for offer in await _offered(turn, offers) for name in offer.commands}
        likely = {intent.name for intent in await hints.likely(turn, turn.text)}
        return bool(likely) and likely.isdisjoint(about)

    @flow.take("what_for")
    async def take_what_for(turn: Turn) -> Answer:
        if turn.chosen and str(turn.choice).startswith(_ASKED):
            return await hints.run(str(turn.choice).removeprefix(_ASKED), turn)
        if turn.chosen:
            told = turn.incoming.kind is Kind.TEXT and closest(turn.text, [(o.tells, True) for o in offers if o.tells])
            said = {"said": turn.text} if told else {}
            asked = {ASKED: True} if turn.data.get(PASSING) else {}
            return Begin(str(turn.choice), data={"received": turn.data["received"], **said, **asked})
        meant = await _begun(turn, offers)
        short = len(turn.text.split()) < SAID_BESIDE and not first_url(turn.text)
        if turn.incoming.kind is Kind.TEXT and not meant and short and not (turn.incoming.forwarded or is_part(turn)):
            return Again(texts.CHOOSE_ONE)
        own = turn.data.get(WONDERED) and turn.incoming.kind is Kind.TEXT and not is_part(turn)
        if own and hints.tells(turn) and not hints.asks(turn.text):
            # News, and no more of what was asked before.
            turn.data.update({"received": received(turn.incoming), WONDERED: hints.is_own(turn.text)})
            return await question(turn)
        if not (turn.data.get(PASSING) or meant or is_part(turn)) and await wants_else(turn):
            return Again(texts.CHOOSE_ONE, strange=True)
        # More of it before the answer: it belongs to the same thing.
        turn.data["received"] = part_of(turn, turn.data["received"])
        if meant:
            return Begin(meant, data={"received": turn.data["received"]})
        assert turn.conversation is not None
        if turn.now - turn.conversation.updated_at < AT_ONCE:
            return Quiet()
        if turn.incoming.kind is Kind.TEXT and not turn.incoming.forwarded:
            turn.data[BESIDE] = turn.data.get(BESIDE, 0) + 1
        # What is added has suggestions of its own, or what was asked before keeps them.
        for text in (turn.text, turn.data["received"]["text"]) if turn.data.get(WONDERED) else ():
            if ask := await wondered(turn, text):
                return ask
        # The parts of an album come one by one and cannot be counted yet.
        held = "" if turn.incoming.album_id else _counted(turn.data["received"])
        added = texts.ADDED_COUNTED.format(what=held) if held else texts.ADDED
        return _question(with_a_human(turn, await _offered(turn, offers)), added)

    return flow


def carried(turn: Turn, answer: Answer, held: Received | None) -> Answer:
    """A form that was asked for by its own words, while it was among what is offered, gets what was sent."""
    row = turn.conversation
    if turn.handed_over or not held or not isinstance(answer, Begin) or row is None or row.flow != RECEIVED:
        return answer
    if answer.flow not in [value for _, value, *_ in row.offered]:
        return answer
    words = (answer.data.get("received") or {}).get("text", "")
    text = "\n\n".join(part for part in (words, held.get("text") or "") if part)
    turn.handed_over = True
    return replace(answer, data={**answer.data, "received": {**held, "text": text}})


def may_answer(turn: Turn, row: Conversation) -> bool:
    """Whether something forwarded may answer the open question; mere words of others do not where it offers choices."""
    words = turn.incoming.kind is Kind.TEXT and row.flow != RECEIVED and not (first_url(turn.text) or is_part(turn))
    return not (words and row.offered) and bool(row.data.get("_media") or row.data.get("_free"))


def comes_anew(turn: Turn, row: Conversation) -> bool:
    """Whether what was sent is a matter of its own. To *Kiriman ini untuk apa?* a photo, file, link or forwarded
    message hours later always is, and a photo after another answer to what was but a question; elsewhere a photo
    hours later that says so much by itself, where none is asked for."""
    photo, later = turn.incoming.kind is Kind.MEDIA, turn.now - row.updated_at >= LATER
    if row.flow == RECEIVED:
        answered = photo and row.data.get(PASSING) and row.data.get("_aside")
        return bool(answered) or (later and (photo or turn.incoming.forwarded or first_url(turn.text) is not None))
    told = len(turn.text.split()) >= SAID_BESIDE and not row.data.get("_media")
    return photo and later and told


def began(turn: Turn) -> Begin:
    """Something out of the blue, of which more may follow."""
    return Begin(RECEIVED, data={"received": received(turn.incoming), PART_AT: turn.now.isoformat()})


async def _begun(turn: Turn, offers: Sequence[Offer]) -> str | None:
    """The form whose name stands before what is told: *kegiatan posyandu di RT 3*, *tolong dicatat ya, ini berita
    desa kami*."""
    said = normalise(turn.text).split()
    asked = list(dropwhile(_ASKS_FOR.__contains__, said))
    first, *rest = asked or said or [""]
    if not rest or turn.incoming.kind is not Kind.TEXT or turn.incoming.forwarded or is_part(turn):
        return None
    offered = await _offered(turn, offers)
    words = [(offer.words + offer.also * (asked != said), offer.flow) for offer in offered if offer.words]
    return closest(first, words, typos=False)


async def _offered(turn: Turn, offers: Sequence[Offer]) -> list[Offer]:
    known, member = turn.person is not None, turn.member is not None
    own = [offer for offer in offers if (known or offer.to_strangers) and (member or not offer.to_members)]
    now = [offer for offer in own if offer.when is not None and await offer.when(turn)]
    return [*now, *(offer for offer in own if offer.when is None)]


async def rest_of_album(turn: Turn, late: Sequence[Late]) -> Answer | None:
    """One album, one answer: a later part joins the form, open or set aside, or what was filed already, which the
    features are asked about by `late`. None: it is the first part."""
    row, incoming = turn.conversation, turn.incoming
    if row is not None:
        if row.flow and holds_album(turn.data.get("received"), incoming.album_id):
            turn.data["received"] = joined(turn.data["received"], incoming)
            return Quiet()
        for form in row.parked:
            if holds_album(held := form["data"].get("received"), incoming.album_id):
                fuller = {**form, "data": {**form["data"], "received": joined(held, incoming)}}
                row.parked = [fuller if other is form else other for other in row.parked]
                return Quiet()
        if row.flow and row.data.get("_album") == incoming.album_id:
            return Quiet()  # what the first part was told is true of this one too
    if turn.person is not None:
        for ask in late:
            if (answer := await ask(turn)) is not None:
                return answer
    return None


def _question(shown: Sequence[Offer | Intent], text: str) -> Ask:
    # A yes means the only thing there is to agree to.
    yes = tuple(sorted(YES)) if len(shown) == 1 else ()
    made = tuple(
        Choice(one.label, one.flow, words=(*one.also, *one.tells, *yes))
        if isinstance(one, Offer)
        else Choice(label_of(one), _ASKED + one.name, words=yes)
        for one in shown
    )
    return Ask(text, made, media=True, sentence=SAID_BESIDE - 1)


def _counted(held: Received) -> str:
    """*2 foto, 1 dokumen*."""
    kinds = [file["kind"] for file in held.get("attachments", ())]
    return ", ".join(f"{kinds.count(kind)} {texts.FILE_KINDS[kind]}" for kind in dict.fromkeys(kinds))

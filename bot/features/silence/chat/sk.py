"""The SK of a KIM, written down by an admin: the board hands it in, the page of the KIM asks for it."""

from __future__ import annotations

import re
from datetime import date

from bot.access import powers, require_admin
from bot.conversation.buttons import TO_CHECKIN, TO_HUMAN
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import parse_date
from bot.conversation.understand.ahead import parse_ahead
from bot.features.silence import texts
from bot.features.silence.actions import care
from bot.features.silence.chat import lists
from bot.features.silence.chat.care import kim_of_form
from bot.features.silence.rules.said import asks_about_sk
from storage.checkin import Category
from storage.kim import Kim, Kims

LONGEST = 120
"""Letters of a number and of an issuer."""
OLDEST = date(1945, 8, 17)
EVER = date(9000, 1, 1)
LONGEST_TERM = 50 * 365
"""Days."""
YEARS = (3, 5)
"""How long boards usually serve."""

_LABEL = re.compile(r"(?i)^(?:nomor|nomer|no)\b[. ]*(?:sk\b)?[ :.]*")

record_sk = Flow("record_sk", title="pencatatan SK")


async def begin(turn: Turn) -> Answer:
    """*Catat sk sumberejo* begins with the number, where that place is clear; what a KIM tells of its SK becomes a
    report, which leads an admin there once it is accepted, and what it asks of it is answered."""
    if (await powers(turn)).serves:
        await require_admin(turn)
        return Begin(record_sk.name, data={"there": turn.rest} if turn.rest else {})
    if turn.approved is None:
        return Say(texts.SK_NOT_MEMBER, (TO_CHECKIN,))
    if asks_about_sk(turn.text):
        kim = turn.approved.kim
        stands = lists.sk_line(kim)
        if kim.term_ends_on is not None:
            stands += " " + texts.KIM_TERM.format(date=format_date(kim.term_ends_on))
        return Say(texts.SK_HOW.format(sk=stands), (TO_HUMAN,))
    told = {"category": Category.ORGANISATION.value, "what": turn.text if turn.rest else texts.SK_TOLD}
    return Begin("checkin", "when", data=told, lead=texts.SK_FROM_BOARD)


async def begin_entry(turn: Turn, kim_id: str) -> Answer:
    await require_admin(turn)
    kim = await care.find_kim(turn, kim_id)
    return Begin(record_sk.name, "number", data={"kim": kim.id})


@record_sk.ask("kim")
async def ask_kim(turn: Turn) -> Ask | str:
    """Which one, unless the words that were typed name one place."""
    there = str(turn.data.get("there", ""))
    exact, kims = await _there(turn, there)
    if exact and len(kims) == 1:
        turn.data["kim"] = kims[0].id
        return "number"
    lead = f"{texts.SK_NOT_THERE.format(words=there)}\n" if there and not kims else ""
    which = texts.SK_WHICH_OF if kims else texts.SK_WHICH.format(example=turn.office.places.example.name)
    return Ask(lead + which, tuple(_choice(kim) for kim in kims), free=True)


@record_sk.take("kim")
async def take_kim(turn: Turn) -> Next:
    if turn.chosen:
        turn.data["kim"] = turn.choice
        return "number"
    _, kims = await _there(turn, turn.text)
    if not kims:
        return Again(texts.SK_NOT_THERE.format(words=turn.text), strange=True)
    turn.data["there"] = turn.text
    return "kim"


async def _there(turn: Turn, words: str) -> tuple[bool, list[Kim]]:
    """Whether these words are the name of one place, and the KIM of every place that may be meant."""
    found = turn.office.places.find(words)
    named = [candidate for candidate in found if candidate.exact]
    codes = [candidate.village_code for candidate in named or found]
    kims = [kim for code in codes if (kim := await Kims(turn.session).find_kim_of_village(code))]
    return len(named) == 1, kims


def _choice(kim: Kim) -> Choice:
    kecamatan = kim.village.kecamatan.name
    return Choice(texts.SK_KIM.format(kim=kim.name, kecamatan=kecamatan), kim.id, words=(kecamatan,))


@record_sk.ask("number")
async def ask_number(turn: Turn) -> Ask:
    kim = await kim_of_form(turn)
    known = texts.SK_BEFORE.format(number=kim.sk_number) if kim.sk_number else ""
    return Ask(known + texts.ASK_SK_NUMBER.format(kim=turn.office.kim(kim)), free=True)


@record_sk.take("number")
async def take_number(turn: Turn) -> Next:
    return _words(turn, "number", texts.SK_NUMBER_UNCLEAR) or "issuer"


@record_sk.ask("issuer")
async def ask_issuer(turn: Turn) -> Ask:
    village = (await kim_of_form(turn)).village
    kind, _, regency = turn.office.regency_name.partition(" ")
    issuers = (
        texts.HEADS_OF_VILLAGES[village.kind.value].format(name=village.name),
        texts.HEAD_OF_KECAMATAN.format(name=village.kecamatan.name),
        texts.HEADS_OF_REGENCIES[kind == "Kota"].format(name=regency),
    )
    choices = (Choice(name, name, words=words) for name, words in zip(issuers, texts.HEADS_SAID, strict=True))
    return Ask(texts.ASK_SK_ISSUER, tuple(choices), free=True)


@record_sk.take("issuer")
async def take_issuer(turn: Turn) -> Next:
    return _words(turn, "issuer", texts.SK_ISSUER_UNCLEAR) or "day"


def _words(turn: Turn, part: str, unclear: str) -> Again | None:
    said = _LABEL.sub("", " ".join(str(turn.choice or turn.text).split()))
    if not 1 < len(said) <= LONGEST:
        return Again(unclear)
    turn.data[part] = said
    return None


@record_sk.ask("day")
async def ask_day(turn: Turn) -> Ask:
    return Ask(texts.ASK_SK_DAY, free=True)


@record_sk.take("day")
async def take_day(turn: Turn) -> Next:
    day, problem = parse_date(turn.text, turn.today, limit_days=None)
    if day is None or day < OLDEST:
        return Again(texts.SK_DAY_UNCLEAR, strange=problem == "unreadable")
    turn.data["day"] = day.isoformat()
    return "term"


@record_sk.ask("term")
async def ask_term(turn: Turn) -> Ask:
    return Ask(texts.ASK_TERM, tuple(Choice(texts.TERM_YEARS.format(years=y), y) for y in YEARS), free=True, skip=True)


@record_sk.take("term")
async def take_term(turn: Turn) -> Next:
    since, until = date.fromisoformat(turn.data["day"]), None
    if turn.chosen:
        # Of 29 February the last day before.
        until = date(since.year + turn.choice, since.month, min(since.day, 28) if since.month == 2 else since.day)
    elif not turn.skipped:
        until, problem = parse_date(turn.text, EVER, limit_days=None)
        until = until or parse_ahead(turn.text, turn.today, limit_days=LONGEST_TERM).day
        if until is None or not since < until < EVER.replace(year=since.year + 50):
            return Again(texts.TERM_UNCLEAR, strange=problem == "unreadable")
    turn.data["until"] = until.isoformat() if until else None
    return "sure"


@record_sk.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    kim = await kim_of_form(turn)
    said = date.fromisoformat(turn.data["until"]) if turn.data["until"] else None
    # What is not said stays as it is.
    until = said or kim.term_ends_on
    words = texts.SK_SURE.format(
        kim=kim.name,
        village=kim.village.title,
        number=turn.data["number"],
        issuer=turn.data["issuer"],
        date=format_date(date.fromisoformat(turn.data["day"])),
        term=format_date(until) if until else texts.TERM_NOT_SAID,
    )
    return Ask(words, (Choice(texts.SK_SAVE, True, final=True),))


@record_sk.take("sure")
async def take_sure(turn: Turn) -> Next:
    kim, until = await kim_of_form(turn), turn.data["until"]
    await care.record_sk(
        turn,
        kim,
        turn.data["number"],
        turn.data["issuer"],
        date.fromisoformat(turn.data["day"]),
        date.fromisoformat(until) if until else None,
    )
    return Say(texts.SK_SAVED.format(thanks=turn.thanks, kim=turn.office.kim(kim)))

"""What a participant says in the room: the code, scanned or typed."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date, format_time
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import exam
from bot.features.attendance.actions import presence as presences
from bot.features.attendance.chat import officers
from bot.features.bimtek.actions import words as bimtek_words

code = Flow("attendance_code", title="presensi")


async def presence(turn: Turn) -> Answer:
    """*presensi*, with the code behind it, alone, or the code alone."""
    digits = rules.digits_of(turn.rest)
    if len(digits) == rules.DIGITS:
        return _said(turn, await presences.arrive(turn, digits), await _exam(turn))
    if digits:
        return Again(texts.CODE_SHAPE, strange=True)
    if (await powers(turn)).admin and not await presences.seats_now(turn):
        return await officers.rooms(turn)
    return await ask_presence(turn)


async def ask_presence(turn: Turn) -> Answer:
    """Asks for the code when one is needed now, else says what is so."""
    if any(await presences.still_to_come(turn)):
        return Begin(code.name)
    return _said(turn, await presences.arrive(turn, ""), await _exam(turn))


async def scanned(turn: Turn, rest: str) -> Answer:
    """The link behind the QR: `17-482913`."""
    bimtek, _, digits = rest.partition("-")
    if not (bimtek.isdecimal() and len(bimtek) <= 9 and digits.isdecimal() and len(digits) == rules.DIGITS):
        return Again(texts.CODE_WRONG)
    return _said(turn, await presences.arrive(turn, digits, int(bimtek)), await _exam(turn))


@code.ask("code")
async def ask_code(turn: Turn) -> Ask | Say:
    if not await presences.still_to_come(turn) and await presences.seats_now(turn):
        known = await presences.arrive(turn, "")
        if isinstance(known, presences.Arrived):
            return _present(turn, known, await _exam(turn))
    return Ask(texts.ASK_CODE, free=True)


@code.take("code")
async def take_code(turn: Turn) -> Next:
    digits = rules.digits_of(turn.text)
    if len(digits) != rules.DIGITS:
        return Again(texts.CODE_SHAPE, strange=True)
    outcome = await presences.arrive(turn, digits)
    if isinstance(outcome, presences.Declined):
        return Again(outcome.text)
    return _said(turn, outcome, await _exam(turn))


def _said(turn: Turn, outcome: presences.Arrived | presences.Declined, choices: tuple[Choice, ...]) -> Answer:
    if isinstance(outcome, presences.Declined):
        if turn.person is None:
            return Say(outcome.text, (TO_REGISTER,))
        return Again(outcome.text)
    return _present(turn, outcome, choices)


def _present(turn: Turn, arrived: presences.Arrived, choices: tuple[Choice, ...]) -> Say:
    words = texts.PRESENT if arrived.fresh else texts.PRESENT_ALREADY
    return Say(
        words.format(
            thanks=turn.thanks,
            name=turn.honorific,
            title=bimtek_words.title(arrived.seat.bimtek),
            date=format_date(turn.office.today(arrived.at)),
            time=format_time(arrived.at, turn.office.zone),
        ),
        choices,
    )


async def _exam(turn: Turn) -> tuple[Choice, ...]:
    """The test that is open for those who are there."""
    return tuple(
        Choice(texts.PRE_TEST if round == "pre" else texts.POST_TEST, entry=f"attendance.exam:{bimtek_id}")
        for bimtek_id, round in await exam.exams_open(turn)
    )

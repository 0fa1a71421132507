"""Somebody came who never signed up: a member of a KIM gets a seat that is free, and is present."""

from __future__ import annotations

from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.questions import PAGE
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import organiser
from bot.features.attendance.chat import officers
from storage.bimtek import Bimtek
from storage.member import Member

walk_in = Flow("attendance_walk_in", title="peserta tambahan")


async def walk_in_entry(turn: Turn, bimtek_id: str) -> Answer:
    number = id_of(bimtek_id)
    bimtek = await organiser.find_listed(turn, number)
    open_ = rules.phase_of(turn.office, bimtek, turn.now) is rules.Phase.OPEN
    return Begin(walk_in.name, step="who" if open_ else None, data={"bimtek": bimtek.id})


walk_in.ask("when")(officers.ask_when)


@walk_in.take("when")
async def take_when(turn: Turn) -> Next:
    return await officers.take_moment(turn, "who")


@walk_in.ask("who")
async def ask_who(turn: Turn) -> Ask:
    return Ask(texts.ASK_WALK_IN.format(village=turn.office.places.example.name), free=True)


@walk_in.take("who")
async def take_who(turn: Turn) -> Next:
    members = await organiser.list_unseated(turn, turn.data["bimtek"])
    called = [((m.person.name or "", m.kim.name, m.kim.village.name), m.id) for m in members]
    found = rules.who(turn.text, called)
    if not found:
        return Again(texts.WALK_IN_UNKNOWN, strange=True)
    turn.data["found"] = found[:PAGE]
    turn.data["member"] = found[0]
    return "sure" if len(found) == 1 else "which"


@walk_in.ask("which")
async def ask_which(turn: Turn) -> Ask:
    members = await organiser.list_unseated(turn, turn.data["bimtek"])
    return Ask(
        texts.WALK_IN_WHICH,
        tuple(
            Choice(texts.UNTICKED.format(name=m.person.name, village=m.kim.village.name), m.id)
            for m in members
            if m.id in turn.data["found"]
        ),
    )


@walk_in.take("which")
async def take_which(turn: Turn) -> Next:
    turn.data["member"] = turn.choice
    return "sure"


async def _member(turn: Turn) -> Member | None:
    """None when somebody gave that one a seat meanwhile."""
    members = await organiser.list_unseated(turn, turn.data["bimtek"])
    return next((member for member in members if member.id == turn.data["member"]), None)


@walk_in.ask("sure")
async def ask_sure(turn: Turn) -> Ask | Say | str:
    bimtek, member = await organiser.find_listed(turn, turn.data["bimtek"]), await _member(turn)
    if member is None:
        return "who"
    if (refused := await organiser.why_no_seat(turn, bimtek, member)) is not None:
        change = Choice(texts.CHANGE_BIMTEK, entry=f"bimtek.change:{bimtek.id}")
        return Say(refused, (change, *_back(bimtek)))
    return Ask(
        texts.ASK_WALK_IN_SURE.format(name=member.person.name, kim=turn.office.kim(member.kim)),
        (Choice(texts.WALK_IN_YES, True), Choice(texts.WALK_IN_NO, False)),
    )


@walk_in.take("sure")
async def take_sure(turn: Turn) -> Next:
    bimtek, member = await organiser.find_listed(turn, turn.data["bimtek"]), await _member(turn)
    if member is None:
        return "who"
    name = member.person.name
    back = _back(bimtek)
    if not turn.choice:
        return Say(texts.NOT_WALKED_IN.format(name=name), back)
    await organiser.add(turn, bimtek, member, officers.moment_of(turn))
    return Say(texts.WALKED_IN.format(thanks=turn.thanks, name=name), back)


def _back(bimtek: Bimtek) -> tuple[Choice, ...]:
    return Choice(texts.WALK_IN, entry=f"attendance.walk_in:{bimtek.id}"), officers.back(bimtek)

"""What the organiser does in the room: the code, the list to tap, the list on paper."""

from __future__ import annotations

from datetime import datetime

from bot.access import require_admin
from bot.clock import local
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_time
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.questions import PAGE
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import certificates, organiser, presence
from bot.features.attendance.actions import screen as screens
from bot.features.bimtek.actions import words as bimtek_words
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup

tick_list = Flow("attendance_list", title="daftar hadir")
paper_list = Flow("attendance_paper", title="daftar hadir kertas")


def what_stays(turn: Turn) -> str:
    """Who was tapped is present at once."""
    return texts.LIST_STAYS


tick_list.farewell = what_stays
DONE = 0
PROBLEMS = 8
"""Lines of a bad list that are named at once."""


async def rooms(turn: Turn) -> Answer:
    """The Bimtek whose presence can be seen to now."""
    await require_admin(turn)
    found = await organiser.list_listed(turn)
    if not found:
        return Say(texts.NO_ROOMS.format(minutes=turn.office.settings.attendance_opens_minutes))
    if len(found) == 1:
        return await _room(turn, found[0])
    return Say(
        texts.ROOMS,
        tuple(Choice(bimtek_words.dated(b, turn.office), entry=f"attendance.room:{b.id}") for b in found[:PAGE]),
    )


async def room_entry(turn: Turn, bimtek_id: str) -> Answer:
    return await _room(turn, await organiser.find_listed(turn, id_of(bimtek_id)))


async def new_screen_entry(turn: Turn, bimtek_id: str) -> Answer:
    """A new address for the screen; the old one is unknown from now on."""
    bimtek = await organiser.find_listed(turn, id_of(bimtek_id))
    await organiser.renew_screen(turn, bimtek)
    return await _room(turn, bimtek)


async def _room(turn: Turn, bimtek: Bimtek) -> Say:
    room = await screens.room_of(turn.session, bimtek.id)
    screen = await screens.look(turn.session, turn.office, room, bimtek, turn.now)
    seats = await organiser.seats_of(turn, bimtek.id)
    if screen.code:
        url = screens.screen_url(turn.office, room)
        state = "\n".join(
            [
                texts.ROOM_CODE.format(code=spaced(screen.code), time=format_time(screen.changes_at, turn.office.zone)),
                texts.ROOM_SCREEN.format(url=url) if url else texts.ROOM_NO_SCREEN,
            ]
        )
    else:
        state = texts.ROOM_OVER
    choices = [
        Choice(texts.TICK_LIST, entry=f"attendance.list:{bimtek.id}"),
        Choice(texts.PAPER_LIST, entry=f"attendance.paper:{bimtek.id}"),
        Choice(texts.WALK_IN, entry=f"attendance.walk_in:{bimtek.id}"),
    ]
    if screen.code:
        choices.append(Choice(texts.REFRESH, entry=f"attendance.room:{bimtek.id}"))
        if turn.office.settings.public_url:
            choices.append(Choice(texts.NEW_SCREEN, entry=f"attendance.screen:{bimtek.id}"))
    else:
        choices.append(Choice(texts.SUMMARY, entry=f"report.summary:{bimtek.id}"))
        if await certificates.list_named(turn, bimtek.id):
            choices.append(Choice(texts.CORRECT_NAME, entry=f"attendance.correct:{bimtek.id}"))
    words = texts.ROOM.format(title=bimtek_words.title(bimtek), present=screen.present, seats=len(seats), state=state)
    return Say(words, tuple(choices))


def spaced(code: str) -> str:
    """`482 913`"""
    return f"{code[:3]} {code[3:]}"


# One time for all -----------------------------------------------------------------------------------------


async def list_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await organiser.find_listed(turn, id_of(bimtek_id))
    if not await organiser.seats_of(turn, bimtek.id):
        return Say(texts.NO_SEATS.format(title=bimtek_words.title(bimtek)))
    open_ = rules.phase_of(turn.office, bimtek, turn.now) is rules.Phase.OPEN
    return Begin(tick_list.name, step="who" if open_ else None, data={"bimtek": bimtek.id})


async def paper_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await organiser.find_listed(turn, id_of(bimtek_id))
    if not await organiser.seats_of(turn, bimtek.id):
        return Say(texts.NO_SEATS.format(title=bimtek_words.title(bimtek)))
    return Begin(paper_list.name, data={"bimtek": bimtek.id})


@tick_list.ask("when")
@paper_list.ask("when")
async def ask_when(turn: Turn) -> Ask:
    bimtek = await organiser.find_listed(turn, turn.data["bimtek"])
    starts = local(bimtek.starts_at, turn.office.zone)
    return Ask(texts.ASK_TIME, (Choice(f"{starts:%H.%M}", f"{starts:%H.%M}"),), free=True)


async def take_moment(turn: Turn, then: str) -> Next:
    bimtek = await organiser.find_listed(turn, turn.data["bimtek"])
    clock, rest = rules.listed(str(turn.choice) if turn.chosen else turn.text)
    at = organiser.moment(turn, bimtek, clock) if clock is not None and not rest else None
    if at is None:
        first, last = organiser.span(turn, bimtek)
        zone = turn.office.zone
        unclear = texts.TIME_UNCLEAR.format(first=f"{local(first, zone):%H.%M}", last=f"{local(last, zone):%H.%M}")
        return Again(unclear, strange=clock is None)
    turn.data["at"] = at.isoformat()
    return then


@tick_list.take("when")
async def take_when(turn: Turn) -> Next:
    return await take_moment(turn, "who")


@paper_list.take("when")
async def take_paper_when(turn: Turn) -> Next:
    return await take_moment(turn, "lines")


def moment_of(turn: Turn) -> datetime:
    return datetime.fromisoformat(turn.data["at"]) if "at" in turn.data else turn.now


# The list to tap -------------------------------------------------------------------------------------------


@tick_list.ask("who")
async def ask_who(turn: Turn) -> Ask:
    bimtek = await organiser.find_listed(turn, turn.data["bimtek"])
    seats = await organiser.seats_of(turn, bimtek.id)
    there = await organiser.present_of(turn, bimtek.id)
    names = [
        Choice((texts.TICKED if seat.id in there else texts.UNTICKED).format(**_named(seat)), seat.id) for seat in seats
    ]
    done = Choice(texts.DONE, DONE, words=texts.DONE_WORDS)
    choices: list[Choice] = []
    for start in range(0, len(names), PAGE - 1):
        # On every page one way to end, for what was tapped stays.
        choices += [*names[start : start + PAGE - 1], done]
    words = texts.ASK_WHO.format(title=bimtek_words.title(bimtek), present=len(there), seats=len(seats))
    return Ask(words, tuple(choices), free=True, bare=True)


@tick_list.take("who")
async def take_who(turn: Turn) -> Next:
    bimtek = await organiser.find_listed(turn, turn.data["bimtek"])
    seats = await organiser.seats_of(turn, bimtek.id)
    if turn.choice == DONE and turn.chosen:
        return Say(await _counted(turn, bimtek, texts.LIST_DONE), (back(bimtek),))
    meant = [turn.choice] if turn.chosen else rules.who(turn.text, [(_words(seat), seat.id) for seat in seats])
    found = [seat for seat in seats if seat.id in meant]
    if len(found) != 1:
        return Again(texts.WHO_SEVERAL) if found else Again(texts.WHO_UNCLEAR, strange=True)
    (seat,) = found
    if seat.id in await organiser.present_of(turn, bimtek.id):
        turn.data["undo"] = seat.id
        return "undo"
    await organiser.tick(turn, seat, moment_of(turn))
    return await ask_who(turn)


@tick_list.ask("undo")
async def ask_undo(turn: Turn) -> Ask | str:
    seat = await organiser.find_seat(turn, turn.data["undo"])
    if seat is None:
        return "who"
    return Ask(
        texts.ASK_UNDO.format(name=presence.name_of(seat)),
        (Choice(texts.UNDO, True), Choice(texts.KEEP, False)),
        bare=True,
    )


@tick_list.take("undo")
async def take_undo(turn: Turn) -> Next:
    seat = await organiser.find_seat(turn, turn.data["undo"])
    if turn.choice and seat is not None:
        await organiser.untick(turn, seat)
    return "who"


# The list on paper -----------------------------------------------------------------------------------------


@paper_list.ask("lines")
async def ask_lines(turn: Turn) -> Ask:
    return Ask(texts.ASK_LINES.format(village=turn.office.places.example.name), free=True)


@paper_list.take("lines")
async def take_lines(turn: Turn) -> Next:
    """Everything, or nothing with a reason for each line."""
    bimtek = await organiser.find_listed(turn, turn.data["bimtek"])
    seats = await organiser.seats_of(turn, bimtek.id)
    came: dict[int, tuple[int, Signup, datetime]] = {}
    problems: list[str] = []
    for number, line in enumerate(turn.incoming.text.splitlines(), 1):
        clock, words = rules.listed(line)
        if not words:
            continue
        found = rules.who(words, [(_words(seat), seat.id) for seat in seats])
        at = moment_of(turn) if clock is None else organiser.moment(turn, bimtek, clock)
        if len(found) != 1:
            wording = texts.LINE_SEVERAL if found else texts.LINE_UNKNOWN
            problems.append(wording.format(line=number, words=words[:40]))
        elif at is None:
            problems.append(texts.LINE_TIME.format(line=number))
        elif (known := came.get(found[0])) is not None:
            problems.append(texts.LINE_TWICE.format(line=number, name=presence.name_of(known[1]), first=known[0]))
        else:
            came[found[0]] = (number, next(seat for seat in seats if seat.id == found[0]), at)
    if problems:
        more = len(problems) - PROBLEMS
        shown = problems[:PROBLEMS] + ([texts.LINES_MORE.format(count=more)] if more > 0 else [])
        return Again(texts.LINES_BAD.format(problems="\n".join(shown)))
    if not came:
        return Again(texts.LINES_EMPTY)
    fresh = [await organiser.tick(turn, seat, at) for _, seat, at in came.values()]
    words = texts.LINES_DONE.format(thanks=turn.thanks, fresh=sum(fresh), known=len(fresh) - sum(fresh))
    return Say(words, (back(bimtek),))


def _named(seat: Signup) -> dict[str, str]:
    return {"name": presence.name_of(seat), "village": seat.kim.village.name}


def _words(seat: Signup) -> tuple[str, ...]:
    """What somebody writes for this participant."""
    name, village = presence.name_of(seat), seat.kim.village
    return (
        name, village.name, f"{name} {village.name}", f"{village.name} {village.kecamatan.name}", seat.kim.name,
        f"{name} {seat.kim.name}", f"{village.kind.value} {village.name}",
        f"{name}, {village.name}, {village.kecamatan.name}",
    )  # fmt: skip


async def _counted(turn: Turn, bimtek: Bimtek, words: str) -> str:
    seats = await organiser.seats_of(turn, bimtek.id)
    there = await organiser.present_of(turn, bimtek.id)
    return words.format(thanks=turn.thanks, title=bimtek_words.title(bimtek), present=len(there), seats=len(seats))


def back(bimtek: Bimtek) -> Choice:
    return Choice(texts.MENU, entry=f"attendance.room:{bimtek.id}")

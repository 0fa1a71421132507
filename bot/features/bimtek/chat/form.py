"""The questions about a Bimtek: what, when, from when to when, where; and each field that the preview can open.

    title → day → hours → place → preview ⇄ edit ⇄ any of them          (preview and edit: `preview.py`)

The same steps serve two forms: a new one, and one that is changed.
"""

from __future__ import annotations

from datetime import date

from bot.access import require_admin
from bot.conversation.flow import Again, Answer, Ask, Begin, Next
from bot.conversation.formats import format_date, format_moment
from bot.conversation.links import links
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand.ahead import parse_ahead, parse_hours, parse_time
from bot.features.bimtek import rules, texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.chat.draft import Draft, make
from storage.bimtek import Audience, SeatOrder
from storage.region import Villages

LONGEST = {"title": 120, "place": 200, "topics": 500, "speakers": 300, "contact": 200}
MOST = {"angkatan": 9_999, "plan_number": 999, "lesson_hours": 500, "quota": 2_000, "seats_per_village": 100}
USUAL = ("09:00", "15:00")
_MAPS = ("maps", "goo.gl/maps", "openstreetmap", "waze")


def draft_of(turn: Turn) -> Draft:
    return Draft(turn.data, turn.office, turn.now)


async def begin(turn: Turn) -> Answer:
    """A new one."""
    await require_admin(turn)
    return Begin(make.name)


async def begin_entry(turn: Turn, audience: str) -> Answer:
    """`bimtek.make`, or with an audience behind it: made for the villages a list just showed."""
    await require_admin(turn)
    if audience in set(Audience):
        return Begin(make.name, data={"audience": audience})
    return Begin(make.name)


# The four that are asked ----------------------------------------------------------------------------------


@make.ask("title")
async def ask_title(turn: Turn) -> Ask:
    return Ask(texts.ASK_TITLE, free=True)


@make.take("title")
async def take_title(turn: Turn) -> Next:
    title = " ".join(turn.text.split())
    if sum(letter.isalpha() for letter in title) < 3:
        return Again(texts.TITLE_UNCLEAR)
    if len(title) > LONGEST["title"]:
        return Again(texts.TEXT_TOO_LONG.format(limit=LONGEST["title"], length=len(title)))
    draft = draft_of(turn)
    draft["title"] = title
    return draft.next_step


@make.ask("day")
async def ask_day(turn: Turn) -> Ask:
    draft = draft_of(turn)
    if draft.day is not None:
        return Ask(texts.ASK_DAY_AGAIN.format(date=format_date(draft.day)), free=True)
    return Ask(texts.ASK_DAY, free=True)


@make.take("day")
async def take_day(turn: Turn) -> Next:
    said, hours = _hours_in(turn.text)
    day = read_day(turn, said)
    if not isinstance(day, date):
        return day
    draft = draft_of(turn)
    draft.move_to(day)
    if hours is not None:
        draft["begins"], draft["ends"] = hours
    return draft.next_step


def _hours_in(text: str) -> tuple[str, tuple[str, str] | None]:
    """What is left, and the hours (`09:00`), in *2 Desember jam 9 sampai 3 sore*."""
    said, _, clock = text.casefold().replace("pukul", "jam").partition("jam")
    for rest, at in (("", text), (said, clock)):
        if (hours := parse_hours(at)) is not None:
            begins, ends = (one.strftime("%H:%M") for one in hours)
            return rest, (begins, ends)
    return text, None


def read_day(turn: Turn, text: str) -> date | Again:
    reading = parse_ahead(text, turn.today)
    if reading.day is None:
        return Again(texts.DAY_PROBLEMS[str(reading.problem)], strange=reading.problem == "unreadable")
    return reading.day


@make.ask("hours")
async def ask_hours(turn: Turn) -> Ask:
    draft = draft_of(turn)
    assert draft.day is not None
    return Ask(texts.ASK_HOURS.format(date=format_date(draft.day)), (Choice(texts.USUAL_HOURS, "usual"),), free=True)


@make.take("hours")
async def take_hours(turn: Turn) -> Next:
    said, hours = ("", USUAL) if turn.chosen else _hours_in(turn.text)
    draft = draft_of(turn)
    if hours is None or said.strip():
        # The preview shows day and hours in one line: who changes the hours may mean the day, too.
        day = None if said.strip().isdecimal() else parse_ahead(said, turn.today).day
        if day is None:
            return Again(texts.HOURS_UNCLEAR, strange=True)
        draft.move_to(day)
    if hours is None:
        return "hours" if draft.next_step != "preview" else "preview"
    draft["begins"], draft["ends"] = hours
    if draft.starts_at <= turn.now:
        return Again(texts.HOURS_PAST)
    return draft.next_step


@make.ask("place")
async def ask_place(turn: Turn) -> Ask:
    return Ask(texts.ASK_PLACE, free=True)


@make.take("place")
async def take_place(turn: Turn) -> Next:
    draft = draft_of(turn)
    said = read_link(draft, turn.text)
    if len(said) > LONGEST["place"]:
        return Again(texts.TEXT_TOO_LONG.format(limit=LONGEST["place"], length=len(said)))
    if sum(letter.isalpha() for letter in said) >= 3:
        draft["place"] = said
    elif not draft["online_link"] or draft["place"]:
        return Again(texts.PLACE_UNCLEAR)
    return draft.next_step


def read_link(draft: Draft, text: str) -> str:
    """Takes a map's link, coordinates or an online room out of the text into the draft; returns the rest."""
    for url in links(text):
        is_map = any(word in url.lower() for word in _MAPS)
        draft["map_link" if is_map else "online_link"] = url if "://" in url else f"https://{url}"
        text = text.replace(url, " ")
    if address := rules.map_address(text):
        draft["map_link"], text = address, ""
    return " ".join(text.split()).strip(" ,;-")


# Fields the preview opens ---------------------------------------------------------------------------------


def _text_field(name: str) -> None:
    @make.ask(name)
    async def ask(turn: Turn) -> Ask:
        return Ask(texts.ASK_FIELDS[name], free=True, skip=True)

    @make.take(name)
    async def take(turn: Turn) -> Next:
        draft = draft_of(turn)
        said = "" if turn.skipped else turn.text.strip()
        if len(said) > LONGEST[name]:
            return Again(texts.TEXT_TOO_LONG.format(limit=LONGEST[name], length=len(said)))
        draft[name] = said
        return draft.next_step


def _number_field(name: str) -> None:
    @make.ask(name)
    async def ask(turn: Turn) -> Ask:
        return Ask(texts.ASK_FIELDS[name], free=True, skip=name not in ("quota", "seats_per_village"))

    @make.take(name)
    async def take(turn: Turn) -> Next:
        draft = draft_of(turn)
        digits = turn.text.replace(".", "")
        if turn.skipped:
            draft[name] = None
        elif digits.isdecimal() and len(digits) <= 5 and 1 <= int(digits) <= MOST[name]:
            draft[name] = int(digits)
        else:
            return Again(texts.NUMBER_UNCLEAR.format(most=MOST[name]), strange=True)
        return draft.next_step


for _name in ("topics", "speakers", "contact"):
    _text_field(_name)
for _name in MOST:
    _number_field(_name)


@make.ask("links")
async def ask_links(turn: Turn) -> Ask:
    return Ask(texts.ASK_FIELDS["links"], free=True, skip=True)


@make.take("links")
async def take_links(turn: Turn) -> Next:
    draft = draft_of(turn)
    if turn.skipped:
        draft["map_link"] = draft["online_link"] = None
    else:
        before = (draft["map_link"], draft["online_link"])
        if read_link(draft, turn.text) or (draft["map_link"], draft["online_link"]) == before:
            return Again(texts.LINK_UNCLEAR, strange=True)
    return draft.next_step


@make.ask("last_day")
async def ask_last_day(turn: Turn) -> Ask:
    return Ask(texts.ASK_FIELDS["last_day"], free=True, skip=True)


@make.take("last_day")
async def take_last_day(turn: Turn) -> Next:
    draft = draft_of(turn)
    assert draft.day is not None
    if turn.skipped:
        draft["last_day"] = None
        return draft.next_step
    day = read_day(turn, turn.text)
    if not isinstance(day, date):
        return day
    if not 0 <= (day - draft.day).days <= 30:
        return Again(texts.LAST_DAY_WRONG.format(date=format_date(draft.day)))
    draft["last_day"] = day.isoformat() if day != draft.day else None
    return draft.next_step


@make.ask("confirm_by")
async def ask_confirm_by(turn: Turn) -> Ask:
    draft = draft_of(turn)
    return Ask(texts.ASK_DEADLINE.format(deadline=format_moment(draft.confirm_by, turn.office.zone)), free=True)


@make.take("confirm_by")
async def take_confirm_by(turn: Turn) -> Next:
    """A day, with or without an hour behind it: `22 september jam 12`."""
    draft = draft_of(turn)
    said, _, hour = turn.text.casefold().replace("pukul", "jam").partition("jam")
    reading = parse_ahead(said, turn.today)
    if reading.day is None:
        return Again(texts.DAY_PROBLEMS[str(reading.problem)], strange=reading.problem == "unreadable")
    at = parse_time(hour) if hour.strip() else rules.DEADLINE
    if at is None:
        return Again(texts.DAY_PROBLEMS["unreadable"], strange=True)
    moment = turn.office.moment(reading.day, at)
    if not turn.now < moment < draft.starts_at:
        return Again(texts.DEADLINE_WRONG.format(starts=format_moment(draft.starts_at, turn.office.zone)))
    draft["confirm_by"] = moment.isoformat()
    return draft.next_step


@make.ask("seat_order")
async def ask_order(turn: Turn) -> Ask:
    return Ask(texts.ASK_ORDER, tuple(Choice(texts.ORDERS[order.value], order.value) for order in SeatOrder))


@make.take("seat_order")
async def take_order(turn: Turn) -> Next:
    draft = draft_of(turn)
    draft["seat_order"] = turn.choice
    return draft.next_step


@make.ask("audience")
async def ask_audience(turn: Turn) -> Ask:
    return Ask(texts.ASK_AUDIENCE, tuple(Choice(texts.AUDIENCE_LABELS[one.value], one.value) for one in Audience))


@make.take("audience")
async def take_audience(turn: Turn) -> Next:
    draft = draft_of(turn)
    if turn.choice == Audience.KECAMATAN.value:
        return "kecamatan"
    draft["audience"], draft["kecamatan_codes"] = turn.choice, []
    return draft.next_step


@make.ask("kecamatan")
async def ask_kecamatan(turn: Turn) -> Ask:
    draft = draft_of(turn)
    every = await Villages(turn.session).list_kecamatan()
    chosen = [k for k in every if k.code in (draft["kecamatan_codes"] or ())]
    done = (Choice(texts.KECAMATAN_DONE, "done"),) if chosen else ()
    text = texts.ASK_KECAMATAN_MORE.format(names=words.names(chosen)) if chosen else texts.ASK_KECAMATAN
    return Ask(text, (*done, *(Choice(k.name, k.code) for k in every if k not in chosen)))


@make.take("kecamatan")
async def take_kecamatan(turn: Turn) -> Next:
    draft = draft_of(turn)
    if turn.choice == "done":
        return draft.next_step
    draft["audience"] = Audience.KECAMATAN.value
    draft["kecamatan_codes"] = [*(draft["kecamatan_codes"] or ()), turn.choice]
    return await ask_kecamatan(turn)

"""What officers see of silent KIM: the lists, and the page of one KIM with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.access import powers, require_officer
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice
from bot.conversation.pages import begins_at, pieces_beside
from bot.conversation.turn import Turn
from bot.features.silence import texts
from bot.features.silence.actions import UNHEARD, care, plan
from bot.features.silence.actions.steps import NamedKim
from bot.features.silence.actions.tell import tomorrow_text
from storage.group import Groups, GroupStatus, VillageGroup
from storage.kim import Kim, KimStatus
from storage.silence import Silences
from storage.task import Tasks

PAGE = 8
"""KIM a list shows at once."""


# The lists ------------------------------------------------------------------------------------------------


async def tasks(turn: Turn, offset: str = "") -> Answer:
    """Open tasks of the officer's area; those put off come last."""
    within = await areas(turn)
    found: list[Kim] = []
    for area in within:
        found += [task.kim for task in await Tasks(turn.session).list_open(kecamatan_code=area, limit=999)]
    if not found:
        return Say(texts.NO_TASKS.format(thanks=turn.thanks))
    found.sort(key=lambda kim: (_put_off(kim, turn.today), kim.silent_since, kim.id))
    return await page_of(turn, [NamedKim.of(kim) for kim in found], offset, "silence.tasks", texts.TASKS)


async def tomorrow(turn: Turn, offset: str = "") -> Answer:
    """What the next working day's sweep will do, as it looks now."""
    within = await areas(turn)
    day = turn.office.calendar.next_working_day(turn.today + timedelta(days=1))
    planned = [step for area in within for step in await plan(turn.session, turn.office, day, area)]
    if not planned:
        return Say(texts.TOMORROW_NONE.format(date=format_date(day)))
    kims = [step.kim for step in planned]
    page = await page_of(turn, kims, offset, "silence.tomorrow", texts.PLANNED)
    return replace(page, text=f"{tomorrow_text(planned, day)}\n\n{page.text}")


async def silent(turn: Turn) -> Answer:
    return await _silent_there(turn) if turn.rest else await silent_entry(turn)


async def silent_entry(turn: Turn, offset: str = "") -> Answer:
    """Every silent KIM; who was never heard comes first, who is paused or dormant last."""
    found = await _all_silent(turn)
    if not found:
        return Say(texts.SILENT_NONE.format(thanks=turn.thanks))
    return await page_of(turn, [NamedKim.of(kim) for kim in found], offset, "silence.silent", texts.SILENT)


async def _silent_there(turn: Turn) -> Answer:
    """*senyap sumberejo*: those of the villages that may be meant, as many as one page holds; *senyap kepanjen*: all
    of the kecamatan."""
    kecamatan = turn.office.places.find_kecamatan(turn.rest, 1)
    if kecamatan and kecamatan[0].exact and (page := await _silent_in(turn, kecamatan[0].kecamatan_code, "")):
        return page
    meant = {candidate.village_code for candidate in turn.office.places.find(turn.rest, PAGE)}
    found = [NamedKim.of(kim) for kim in await _all_silent(turn) if kim.village_code in meant]
    if not found:
        return Say(texts.SILENT_NOT_THERE.format(words=turn.rest))
    return await page_of(turn, found, "", "silence.silent", texts.SILENT_THERE)


async def silent_in_entry(turn: Turn, payload: str) -> Answer:
    """`35.07.13:8`: of a kecamatan, from there on."""
    code, _, offset = payload.partition(":")
    return await _silent_in(turn, code, offset) or Say(texts.SILENT_NONE.format(thanks=turn.thanks))


async def _silent_in(turn: Turn, code: str, offset: str) -> Say | None:
    found = [NamedKim.of(kim) for kim in await _all_silent(turn) if kim.village.kecamatan_code == code]
    return await page_of(turn, found, offset, f"silence.silent_in:{code}", texts.SILENT_IN) if found else None


async def _all_silent(turn: Turn) -> list[Kim]:
    since = turn.today - timedelta(days=turn.office.settings.silence_days[0])
    found = [kim for area in await areas(turn) for kim in await Silences(turn.session).list_silent(since, area)]
    return sorted(found, key=lambda kim: (kim.status is KimStatus.DORMANT, _paused(kim, turn.today)))


async def areas(turn: Turn) -> Sequence[str | None]:
    """The kecamatan to look at; None for the whole regency."""
    held = await require_officer(turn)
    return [None] if held.admin else sorted(held.kecamatan)


def _paused(kim: Kim | NamedKim, today: date) -> bool:
    return kim.paused_until is not None and kim.paused_until >= today


def _put_off(kim: Kim, today: date) -> bool:
    return kim.postponed_until is not None and kim.postponed_until > today


async def page_of(turn: Turn, kims: Sequence[NamedKim], offset: str, entry: str, template: str) -> Say:
    start = begins_at(offset, len(kims))
    shown = kims[start : start + PAGE]
    groups = await Groups(turn.session).latest_of_kims([kim.id for kim in shown])
    choices = [Choice(_label(turn, kim, groups.get(kim.id)), entry=f"silence.kim:{kim.id}") for kim in shown]
    text = template.format(
        count=format_number(len(kims)),
        first=format_number(start + 1),
        last=format_number(start + len(shown)),
        village=turn.office.places.example.name.lower(),
    )
    return Say(text, (*choices, *pieces_beside(entry, start, PAGE, len(kims))))


def _label(turn: Turn, kim: NamedKim, group: VillageGroup | None) -> str:
    """`KIM Sumberejo, Poncokusumo (130 hari)`: names alone occur more than once."""
    state = texts.SILENT_FOR.format(days=(turn.today - kim.silent_since).days)
    if kim.status is KimStatus.DORMANT:
        state = texts.DORMANT
    elif _paused(kim, turn.today):
        state = texts.PAUSED_NOW
    elif kim.last_activity_on is None:
        state = texts.NEVER
    elif (turn.today - kim.silent_since).days < turn.office.settings.silence_days[0]:
        state = texts.ACTIVE
    if group is not None and (group.status is GroupStatus.LOST or group.is_lively(turn.now)):
        state = f"{state}, {texts.GROUP_LOST if group.status is GroupStatus.LOST else texts.GROUP_LIVELY}"
    return texts.LABEL.format(kim=kim.name, kecamatan=kim.kecamatan, state=state)


# One KIM --------------------------------------------------------------------------------------------------


async def kim_entry(turn: Turn, kim_id: str) -> Answer:
    """The page of a KIM: how it stands, whom to call, what can be done."""
    kim = await care.find_kim(turn, kim_id)
    page = await care.look_up(turn, kim)
    lines = [
        texts.KIM.format(kim=kim.name, village=kim.village.title),
        texts.KIM_STATES[page.state.value].format(
            ago=texts.ago((turn.today - kim.silent_since).days),
            until=format_date(kim.paused_until) if kim.paused_until else "",
        ),
    ]
    lines += _group(turn, page)
    lines += _answers(page)
    if _put_off(kim, turn.today):
        assert kim.postponed_until is not None
        lines.append(texts.KIM_POSTPONED.format(until=format_date(kim.postponed_until)))
    elif page.coming is not None:
        move, day = page.coming
        lines.append(texts.KIM_NEXT.format(step=texts.STEPS[move.step], date=format_date(day)))
    lines += [sk_line(kim), _people(page)]
    return Say("\n".join(lines), tuple(await _doings(turn, kim, page)))


def _group(turn: Turn, page: care.KimPage) -> list[str]:
    """What the KIM's group tells, where it tells anything: lively but not reporting is not the same as dead."""
    group = page.group
    if group is None or page.state not in UNHEARD:
        return []
    if group.status is GroupStatus.LOST:
        words, at = texts.KIM_GROUP_LOST, group.lost_at
    else:
        at = group.last_heard_at if group.measured_since is not None else None
        words = texts.KIM_GROUP_LIVELY if group.is_lively(turn.now) else texts.KIM_GROUP_QUIET
    return [words.format(date=format_date(turn.office.today(at)))] if at is not None else []


def sk_line(kim: Kim) -> str:
    return texts.KIM_SK.format(number=kim.sk_number, issuer=kim.sk_issuer) if kim.sk_number else texts.KIM_NO_SK


def _answers(page: care.KimPage) -> list[str]:
    """What the KIM said to the reminders, in one line."""
    answers = []
    if page.obstacle:
        answers.append(texts.KIM_OBSTACLE.format(obstacle=texts.OBSTACLES[page.obstacle].lower()))
    if page.task is not None and page.task.wish:
        answers.append(texts.KIM_WISH.format(wish=texts.WISHES[page.task.wish].lower()))
    return [" ".join(answers)] if answers else []


def _people(page: care.KimPage) -> str:
    people = [
        texts.KIM_PERSON.format(
            name=member.person.name or "",
            role=member.role.value,
            phone=f", {member.person.phone}" if member.person.phone else "",
        )
        for member in page.people
    ]
    if not people:
        return texts.KIM_NOBODY
    words = texts.KIM_PEOPLE if page.people[0].on_board else texts.KIM_WITHOUT_BOARD
    return words.format(people=", ".join(people))


async def _doings(turn: Turn, kim: Kim, page: care.KimPage) -> list[Choice]:
    admin = (await powers(turn)).admin
    if kim.status is KimStatus.DORMANT:
        return [Choice(texts.WAKE, entry=f"silence.wake:{kim.id}")] if admin else []
    choices = []
    if page.task is not None:
        choices += [
            Choice(texts.CALLED, entry=f"silence.called:{page.task.id}"),
            Choice(texts.VISITED, entry=f"silence.visited:{page.task.id}"),
        ]
    if page.coming is not None:
        step = f"{kim.id}-{page.coming[0].step}-{kim.silent_since:%Y%m%d}"
        choices.append(Choice(texts.EXCUSE, entry=f"silence.excuse:{step}"))
    if page.coming is not None or page.task is not None:
        choices.append(Choice(texts.POSTPONE, entry=f"silence.postpone:{kim.id}"))
    if admin:
        sk = texts.CHANGE_SK if kim.sk_number else texts.RECORD_SK
        choices.append(Choice(sk, entry=f"silence.sk:{kim.id}"))
        choices.append(Choice(texts.DECLARE_DORMANT, entry=f"silence.dormant:{kim.id}"))
    return choices

"""What admins do besides writing one: see them all, announce, change, call off, add materials, list who comes."""

from __future__ import annotations

import asyncio

from bot.access import AdminFlow, require_admin
from bot.conversation.flow import Again, Answer, Ask, Begin, Next, Say
from bot.conversation.formats import format_number
from bot.conversation.messages import Choice, Document
from bot.conversation.turn import Turn
from bot.features.bimtek import texts
from bot.features.bimtek.actions import plan as plans
from bot.features.bimtek.actions import sheets, words
from bot.features.bimtek.actions.work import Work
from bot.features.bimtek.chat.draft import Draft, change
from bot.features.bimtek.chat.listing import managed
from bot.features.bimtek.chat.preview import announced, with_broadcasts
from bot.workbook import workbook
from storage.bimtek import Bimtek, Bimteks, BimtekStatus
from storage.bimtek_signup import LIVE, Signups, SignupStatus

REASON = 200
"""Letters of a reason."""
SHOWN = 60
"""Buttons of the list."""

call_off = AdminFlow("bimtek_cancel", title="pembatalan Bimtek")


# The list and the page ------------------------------------------------------------------------------------


async def manage(turn: Turn) -> Answer:
    """Drafts first, then what is announced, then the latest that are over."""
    await require_admin(turn)
    bimteks = Bimteks(turn.session)
    found = [
        *await bimteks.list_drafts(),
        *await bimteks.list_open(turn.now),
        *await bimteks.list_past(turn.now, 4),
    ]
    choices = [Choice(texts.MAKE, entry="bimtek.make")]
    choices += [Choice(_label(turn, bimtek), entry=f"bimtek.admin:{bimtek.id}") for bimtek in found[:SHOWN]]
    choices.append(Choice(texts.COVERAGE, entry="bimtek.coverage"))
    text = texts.MANAGE_LIST.format(count=format_number(len(found))) if found else texts.MANAGE_NONE
    return Say(text, tuple(choices))


def _label(turn: Turn, bimtek: Bimtek) -> str:
    return texts.MANAGE_LABEL.format(title=words.dated(bimtek, turn.office), status=texts.STATUS[_status(turn, bimtek)])


def _status(turn: Turn, bimtek: Bimtek) -> str:
    return "finished" if bimtek.status is BimtekStatus.OPEN and bimtek.ends_at <= turn.now else bimtek.status.value


async def admin_entry(turn: Turn, bimtek_id: str) -> Answer:
    """The page an admin sees: how it stands and what can be done."""
    bimtek = await managed(turn, bimtek_id)
    counts = await Signups(turn.session).counts(bimtek.id)
    status = _status(turn, bimtek)
    lines = [
        words.title(bimtek),
        texts.DETAIL_WHEN.format(when=words.when(bimtek, turn.office)),
        texts.DETAIL_WHERE.format(place=words.where(bimtek)),
        texts.ADMIN_STATUS.format(status=texts.STATUS[status]),
    ]
    if status != "draft":
        lines.append(
            texts.ADMIN_COUNTS.format(
                confirmed=counts[SignupStatus.CONFIRMED],
                quota=bimtek.quota,
                offered=counts[SignupStatus.OFFERED],
                waiting=counts[SignupStatus.WAITING],
                declined=counts[SignupStatus.DECLINED],
            )
        )
    materials = len(await Bimteks(turn.session).list_materials(bimtek.id))
    return Say("\n".join(lines), tuple(_doings(bimtek, status, sum(counts[s] for s in LIVE), materials)))


def _doings(bimtek: Bimtek, status: str, live: int, materials: int) -> list[Choice]:
    number = bimtek.id
    doings = []
    if status == "draft":
        doings.append(Choice(texts.ANNOUNCE_ONE, entry=f"bimtek.announce:{number}"))
    if status in ("open", "finished"):
        doings.append(Choice(texts.ROOM, entry=f"attendance.room:{number}"))
    if status == "finished":
        doings.append(Choice(texts.CORRECT_NAME, entry=f"attendance.correct:{number}"))
    if live:
        doings.append(Choice(texts.PEOPLE, entry=f"bimtek.people:{number}"))
    if status in ("draft", "open"):
        doings.append(Choice(texts.CHANGE_ONE, entry=f"bimtek.change:{number}"))
    doings.append(Choice(texts.ADD_MATERIAL, entry=f"bimtek.material:{number}"))
    if materials:
        doings.append(Choice(texts.REMOVE_MATERIAL, entry=f"bimtek.materials_out:{number}"))
    if status in ("draft", "open"):
        doings.append(Choice(texts.CALL_OFF, entry=f"bimtek.call_off:{number}"))
    return doings


async def announce_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await managed(turn, bimtek_id)
    return await announced(Work.of(turn), bimtek, turn.thanks)


async def change_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await managed(turn, bimtek_id)
    if _status(turn, bimtek) not in ("draft", "open"):
        raise plans.Over
    return Begin(change.name, "preview", Draft.of(bimtek, turn.office))


async def people_entry(turn: Turn, bimtek_id: str) -> Answer:
    """Who comes and who waits, as a sheet without telephone numbers."""
    bimtek = await managed(turn, bimtek_id)
    work = Work.of(turn)
    sheet = await sheets.participants(work, bimtek)
    work.record(bimtek, "participants_exported", after={"rows": len(sheet.rows)})
    file = await asyncio.to_thread(workbook, sheet)
    return Say(
        texts.PEOPLE_SENT.format(title=words.title(bimtek), count=format_number(len(sheet.rows))),
        document=Document(file, f"peserta-bimtek-{bimtek.id}.xlsx"),
    )


# Calling it off -------------------------------------------------------------------------------------------


async def call_off_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await managed(turn, bimtek_id)
    if not _may_be_called_off(turn, bimtek):
        raise plans.Over
    return Begin(call_off.name, data={"bimtek": bimtek.id})


@call_off.ask("reason")
async def ask_reason(turn: Turn) -> Ask | Say:
    bimtek = await managed(turn, str(turn.data["bimtek"]))
    if not _may_be_called_off(turn, bimtek):
        return Say(texts.NOT_TO_CHANGE)
    return Ask(
        texts.ASK_CALL_OFF.format(title=words.title(bimtek)),
        tuple(Choice(reason, reason) for reason in texts.CALL_OFF_REASONS),
        free=True,
    )


@call_off.take("reason")
async def take_reason(turn: Turn) -> Next:
    reason = str(turn.choice if turn.chosen else turn.text).strip()
    if not 3 <= len(reason) <= REASON:
        return Again(texts.REASON_UNCLEAR.format(limit=REASON))
    turn.data["reason"] = reason
    return "sure"


def _may_be_called_off(turn: Turn, bimtek: Bimtek) -> bool:
    """Not where another admin was first, or it is over by now: then the form ends, too."""
    return _status(turn, bimtek) in ("draft", "open")


@call_off.ask("sure")
async def ask_sure(turn: Turn) -> Ask | Say:
    bimtek = await managed(turn, str(turn.data["bimtek"]))
    if not _may_be_called_off(turn, bimtek):
        return Say(texts.NOT_TO_CHANGE)
    counts = await Signups(turn.session).counts(bimtek.id)
    return Ask(
        texts.ASK_CALL_OFF_SURE.format(
            **words.facts(bimtek, turn.office),
            count=format_number(sum(counts[status] for status in LIVE)),
        ),
        (Choice(texts.CALL_OFF_YES, True), Choice(texts.CALL_OFF_NO, False)),
    )


@call_off.take("sure")
async def take_sure(turn: Turn) -> Next:
    bimtek = await managed(turn, str(turn.data["bimtek"]))
    if not _may_be_called_off(turn, bimtek):
        return Say(texts.NOT_TO_CHANGE)
    if not turn.choice:
        return Say(texts.NOT_CALLED_OFF.format(title=words.title(bimtek)))
    told = await plans.call_off(Work.of(turn), bimtek, turn.data["reason"])
    text = texts.CALLED_OFF_DONE.format(title=words.title(bimtek), count=format_number(told))
    return await with_broadcasts(turn.session, bimtek, Say(text))

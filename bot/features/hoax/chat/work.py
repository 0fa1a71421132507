"""What the desk does with a case that takes some words: ask, wait, sort, close, merge, split, hand on, send back."""

from __future__ import annotations

import re

from bot.conversation.card import EntryHandler
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import cases, desk, ruling
from bot.features.hoax.actions.buttons import to_case
from bot.features.hoax.actions.trail import case_of, own_case
from bot.features.hoax.chat.desk import page
from bot.features.hoax.rules import claim
from storage.hoax import HoaxReports
from storage.hoax_case import Agency, CloseReason, Topic

ask_reporter = Flow("hoax_ask", title="pertanyaan kepada pelapor")
wait_source = Flow("hoax_wait", title="pertanyaan kepada sumber")
sort_case = Flow("hoax_sort", title="jenis kasus")
close_case = Flow("hoax_close", title="penutupan kasus")
merge_case = Flow("hoax_merge", title="penggabungan kasus")
split_case = Flow("hoax_split", title="pemisahan tiket")
hand_on = Flow("hoax_hand_on", title="penerusan kasus")
send_back = Flow("hoax_send_back", title="catatan editor")


def opens(flow: Flow, *, own: bool = True) -> EntryHandler:
    """The standing button that opens this form for a case."""

    async def entry(turn: Turn, case_id: str) -> Answer:
        case = await (own_case if own else case_of)(turn, case_id)
        return Begin(flow.name, data={"case": case.id})

    return entry


def _case(turn: Turn) -> str:
    return str(turn.data["case"])


# Asking a reporter, by ticket -------------------------------------------------------------------------------------


@ask_reporter.ask("ticket")
async def ask_ticket(turn: Turn) -> Ask | Say | str:
    found = [r for r in await HoaxReports(turn.session).list_of_case(turn.data["case"]) if r.reporter_id is not None]
    if not found:
        return Say(texts.NOBODY_TO_ASK.format(case=_case(turn)), (to_case(turn.data["case"]),))
    if len(found) == 1:
        turn.data["report"] = found[0].id
        return "question"
    return Ask(texts.ASK_TICKET, tuple(Choice(report.ticket, report.id) for report in found))


@ask_reporter.take("ticket")
async def take_ticket(turn: Turn) -> Next:
    turn.data["report"] = turn.choice
    return "question"


@ask_reporter.ask("question")
async def ask_question(turn: Turn) -> Ask:
    return Ask(texts.ASK_QUESTION, free=True)


@ask_reporter.take("question")
async def take_question(turn: Turn) -> Next:
    words = claim.clean(turn.text)
    if not words:
        return Again(texts.ASK_QUESTION)
    report = await desk.ask(turn, _case(turn), turn.data["report"], words)
    return await page(turn, await own_case(turn, _case(turn)), texts.QUESTION_SENT.format(ticket=report.ticket))


# Waiting for a source ---------------------------------------------------------------------------------------------


@wait_source.ask("source")
async def ask_source(turn: Turn) -> Ask:
    return Ask(texts.ASK_WHICH_SOURCE, free=True)


@wait_source.take("source")
async def take_source(turn: Turn) -> Next:
    words = claim.clean(turn.text)
    if not words:
        return Again(texts.ASK_WHICH_SOURCE)
    return await page(turn, await desk.wait(turn, _case(turn), words), texts.WAITING)


# Sorting and closing ----------------------------------------------------------------------------------------------


@sort_case.ask("topic")
async def ask_topic(turn: Turn) -> Ask:
    return Ask(texts.ASK_TOPIC, tuple(Choice(texts.TOPIC_LABELS[topic.value], topic.value) for topic in Topic))


@sort_case.take("topic")
async def take_topic(turn: Turn) -> Next:
    return await page(turn, await desk.set_topic(turn, _case(turn), Topic(turn.choice)), texts.SORTED)


@close_case.ask("reason")
async def ask_reason(turn: Turn) -> Ask:
    return Ask(texts.ASK_CLOSE, tuple(Choice(texts.CLOSE_REASONS[r.value], r.value) for r in CloseReason))


@close_case.take("reason")
async def take_reason(turn: Turn) -> Next:
    return await page(turn, await desk.close(turn, _case(turn), CloseReason(turn.choice)), texts.CLOSED_NOW)


# Merging and splitting --------------------------------------------------------------------------------------------


async def merge_entry(turn: Turn, argument: str) -> Answer:
    """`hoax.merge:12:7`"""
    case_id, _, target = argument.partition(":")
    merged = await cases.merge(turn, case_id, target)
    return await page(turn, merged, texts.MERGED.format(case=case_id, target=merged.id))


@merge_case.ask("target")
async def ask_target(turn: Turn) -> Ask:
    return Ask(texts.ASK_TARGET, free=True)


@merge_case.take("target")
async def take_target(turn: Turn) -> Next:
    number = re.search(r"\d+", turn.text)
    if number is None:
        return Again(texts.ASK_TARGET, strange=True)
    merged = await cases.merge(turn, _case(turn), number[0])
    return await page(turn, merged, texts.MERGED.format(case=_case(turn), target=merged.id))


@split_case.ask("ticket")
async def ask_split(turn: Turn) -> Ask:
    found = await HoaxReports(turn.session).list_of_case(turn.data["case"])
    return Ask(
        texts.ASK_SPLIT,
        tuple(Choice(f"{report.ticket} {claim.line_of(report.words, 30)}", report.id) for report in found),
    )


@split_case.take("ticket")
async def take_split(turn: Turn) -> Next:
    opened = await cases.split(turn, _case(turn), int(turn.choice))
    return await page(turn, await case_of(turn, _case(turn)), texts.SPLIT_DONE.format(case=opened.id))


# Handing on, sending back -----------------------------------------------------------------------------------------


@hand_on.ask("agency")
async def ask_agency(turn: Turn) -> Ask:
    return Ask(texts.ASK_AGENCY, tuple(Choice(texts.AGENCIES[agency.value], agency.value) for agency in Agency))


@hand_on.take("agency")
async def take_agency(turn: Turn) -> Next:
    case = await cases.escalate(turn, _case(turn), Agency(turn.choice))
    return await page(turn, case, texts.ESCALATED)


@send_back.ask("note")
async def ask_note(turn: Turn) -> Ask:
    return Ask(texts.ASK_NOTE, free=True)


@send_back.take("note")
async def take_note(turn: Turn) -> Next:
    words = claim.clean(turn.text)[: desk.QUESTION]
    if not words:
        return Again(texts.ASK_NOTE)
    return await page(turn, await ruling.send_back(turn, _case(turn), words), texts.SENT_BACK_DONE)

"""A clarification goes out: to everybody who asked, and in open hours as a card to members; a correction of it to who
holds an earlier card.

The card is drawn apart from any transaction. Who is told is marked in the transaction that writes the message, so a
process that dies in between tells nobody twice and forgets nobody; what was on the wire is the outbox's to list.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.conversation.messages import Picture, Reply
from bot.conversation.notices import Notices
from bot.features.hoax import texts
from bot.features.hoax.actions import answer, worth
from bot.features.hoax.actions.buttons import passed_on
from bot.features.hoax.rules.card import Card, draw
from bot.features.hoax.rules.verdict import goes_to_members
from bot.office import Office
from storage.database import Database
from storage.hoax import HoaxReports
from storage.hoax_case import HoaxCase, HoaxCases
from storage.hoax_ruling import Ruling
from storage.hoax_share import HoaxShares, chats_of
from storage.locks import lock_row
from storage.outbox import Message, Outbox, Priority

TOGETHER = 50
"""Messages written in one transaction."""


async def announce(database: Database, office: Office, now: datetime) -> None:
    async with database.reading() as session:
        cases = [(case, await answer.published(session, case)) for case in await HoaxCases(session).list_to_announce()]
    for case, ruling in cases:
        if ruling is None:
            continue
        card = await _card(office, case, ruling)
        while await _tell_reporters(database, office, case, ruling, card, now):
            pass
        async with database.transaction() as session:
            # Held, so that no report changes over between counting and writing; one that did is told in the next round.
            held = await HoaxCases(session).get(case.id)
            await lock_row(session, held)
            if not await HoaxReports(session).count_unanswered(case.id, ruling.revision):
                await HoaxCases(session).note_announced(case.id, ruling.revision)


async def _card(office: Office, case: HoaxCase, ruling: Ruling) -> Picture:
    card = Card(
        stamp=texts.VERDICTS[ruling.verdict.value],
        head=texts.CARD_HEAD if ruling.revision == 1 else texts.CARD_HEAD_CORRECTED,
        claim=f"“{ruling.title}”",
        explanation=ruling.explanation,
        source=texts.CARD_SOURCE.format(source=ruling.sources[0]) if ruling.sources else "",
        office=office.name,
    )
    return Picture(await asyncio.to_thread(draw, card), f"klarifikasi-{case.id}-{ruling.revision}.png")


async def _tell_reporters(
    database: Database, office: Office, case: HoaxCase, ruling: Ruling, card: Picture, now: datetime
) -> bool:
    """One batch; False when nobody was left."""
    async with database.transaction() as session:
        reports = HoaxReports(session)
        taken = await reports.take_unanswered(case.id, ruling.revision, TOGETHER)
        chats = await chats_of(session, [reporter for _, reporter, _ in taken if reporter is not None])
        messages, kims = [], {}
        for report_id, reporter, before in taken:
            report = await reports.find(report_id)
            if reporter is None or reporter not in chats or report is None:
                continue
            first = await reports.find_of_case(case.id, reporter)
            if first is not None and first.id != report_id:
                continue  # merged cases: who holds two tickets is told once
            reply = answer.answer_reply(office, report, case, ruling, card, answered_before=before > 0)
            key = f"hoax:{case.id}:{ruling.revision}:{report_id}"
            messages.append(Message(*chats[reporter], reporter, "hoax", Priority.NOTICE, reply.to_json(), key))
            if report.kim_id is not None:
                kims[reporter] = report.kim_id
        await Outbox(session).add_all(messages, now)
        # The answer brings the card along, where members get it at all.
        if goes_to_members(ruling.verdict):
            await HoaxShares(session).hand(case.id, kims, ruling.revision, now, by_answer=True)
        told = [reporter for _, reporter, _ in taken if reporter is not None]
        await HoaxShares(session).note_told(case.id, told, ruling.revision)
        for report_id, _, _ in taken:
            if (report := await reports.find(report_id)) is not None:
                await worth.count(session, office, report, now)
    return bool(taken)


async def _tell_holders(
    database: Database, office: Office, case: HoaxCase, ruling: Ruling, card: Picture, now: datetime
) -> bool:
    """A correction reaches everybody who was given the earlier card and may be written to; False when done."""
    async with database.transaction() as session:
        people = await HoaxShares(session).list_outdated(case.id, ruling.revision, TOGETHER)
        reply = _card_reply(office, case, ruling, card, texts.CARD_CORRECTION)
        await Notices(session, office, now).to_people(
            dict.fromkeys(people, reply), kind="hoax.card", dedup_key=_card_key(case, ruling)
        )
    return bool(people)


async def hand_out_cards(database: Database, office: Office, now: datetime) -> None:
    """New clarifications go to members, at most so many a day to each; urgent ones at once. In open hours only."""
    if not office.calendar.is_open(now):
        return
    settings = office.settings
    async with database.reading() as session:
        since = now - timedelta(days=settings.hoax_card_days)
        cases = [(c, await answer.published(session, c)) for c in await HoaxShares(session).list_to_hand(since)]
    for case, ruling in cases:
        if ruling is None:
            continue
        if case.revision > 1 and case.announced == case.revision:
            async with database.reading() as session:
                outdated = await HoaxShares(session).has_outdated(case.id, ruling.revision)
            if outdated:
                drawn = await _card(office, case, ruling)
                while await _tell_holders(database, office, case, ruling, drawn, now):
                    pass
        if not goes_to_members(ruling.verdict):
            continue
        given_before = now if case.urgent else now - timedelta(hours=24 / settings.hoax_cards_a_day)
        card: Picture | None = None
        while True:
            async with database.transaction() as session:
                shares = HoaxShares(session)
                kims = await shares.list_to_give(case.id, given_before=given_before, limit=TOGETHER)
                if kims and card is not None:
                    given = await shares.hand(case.id, kims, ruling.revision, now)
                    reply = _card_reply(office, case, ruling, card, texts.CARD_LEAD)
                    await Notices(session, office, now).to_people(
                        dict.fromkeys(given, reply),
                        kind="hoax.card",
                        dedup_key=_card_key(case, ruling),
                        priority=Priority.BROADCAST,
                    )
            if not kims:
                break
            if card is None:
                card = await _card(office, case, ruling)


def _card_reply(office: Office, case: HoaxCase, ruling: Ruling, card: Picture, lead: str) -> Reply:
    text = f"{lead}\n\n{answer.clarification_text(office, ruling)}"
    return Reply(text, (passed_on(case.id),), picture=card)


def _card_key(case: HoaxCase, ruling: Ruling) -> str:
    return f"hoax.card:{case.id}:{ruling.revision}"

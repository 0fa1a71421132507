"""What a report is made of: read in one transaction, drawn outside of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from itertools import dropwhile

from bot.access import require_admin
from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.report import rules, texts
from bot.office import Office
from storage.base import Session
from storage.bimtek import Bimtek
from storage.checkin import Checkins
from storage.evaluation import Evaluations, Round
from storage.kim import Kims
from storage.report import Reports

MONTHS = 12
"""So far back a trend goes."""


class NoReport(Refusal):
    text = texts.NONE_HELD


async def list_held(turn: Turn) -> list[Bimtek]:
    await require_admin(turn)
    return list(await Reports(turn.session).list_held(turn.now))


async def find_held(turn: Turn, bimtek_id: int) -> Bimtek:
    found = next((bimtek for bimtek in await list_held(turn) if bimtek.id == bimtek_id), None)
    if found is None:
        raise NoReport
    return found


async def summary(session: Session, office: Office, bimtek: Bimtek) -> rules.Summary:
    reports, evaluations = Reports(session), Evaluations(session)
    return rules.Summary(
        title=bimtek_words.title(bimtek),
        held_on=office.today(bimtek.ends_at),
        invited=await reports.count_invited(bimtek.id),
        attendees=await reports.list_attendees(bimtek.id),
        questions=len(await evaluations.list_questions(bimtek.id)),
        pre=await evaluations.right_answers(bimtek.id, Round.PRE),
        post=await evaluations.right_answers(bimtek.id, Round.POST),
        scores=await evaluations.scores(bimtek.id),
        comments=await evaluations.list_comments(bimtek.id),
    )


async def change(session: Session, office: Office, bimtek: Bimtek, today: date) -> rules.Change:
    """What villages did around a Bimtek, for the spans that are over."""
    reports = Reports(session)
    first, last = office.today(bimtek.starts_at), office.today(bimtek.ends_at)
    spans = rules.complete(last, today)
    deeds = await reports.deeds(bimtek.id, first, last, rules.SPANS)
    trained, in_line = await reports.trained(bimtek.id), await reports.not_seated(bimtek.id)
    rows: list[rules.Row] = []
    villages = []
    for span in spans:
        # Who waits still is asked anew for each span: somebody may have been trained between.
        trained_by = await reports.trained_by(last + timedelta(days=span))
        villages = rules.grouped(deeds, trained, trained_by, in_line)
        rows += [rules.row(group, span, villages) for group in rules.Group]
    return rules.Change(bimtek_words.title(bimtek), last, rows, max((today - last).days - 1, 0), villages)


async def change_of_all(session: Session, office: Office, bimteks: list[Bimtek], today: date) -> rules.Change:
    """Every Bimtek with a span that is over, added up, each over its own days."""
    found = [await change(session, office, bimtek, today) for bimtek in bimteks]
    ready = [one for one in found if one.rows]
    return rules.together(texts.ALL_TITLE, ready)


async def trend(session: Session, today: date, kecamatan: Collection[str] | None = None) -> rules.Trend:
    """Of those kecamatan; None for the whole regency."""
    firsts = rules.months_back(today, MONTHS)
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [today]
    counted = [await Checkins(session).count_between(*span, kecamatan) for span in zip(firsts, lasts, strict=True)]
    months = [rules.Month(first, *counts) for first, counts in zip(firsts, counted, strict=True)]
    done = list(dropwhile(lambda month: not month.activities, months))
    return rules.Trend(done, await Kims(session).count(kecamatan))


FILES = ("summary", "change", "coverage", "trend")
"""What may be ordered."""


async def ask_for(turn: Turn, kind: str, bimtek_id: int) -> bool:
    """Orders the files; False when they are awaited already."""
    await require_admin(turn)
    address = turn.incoming.address
    return await Reports(turn.session).ask(
        channel=address.channel,
        chat_id=address.chat_id,
        actor=turn.actor,
        kind=kind,
        subject_id=bimtek_id,
        now=turn.now,
    )

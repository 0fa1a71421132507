"""What officers ask of reports. The words come at once, pictures and workbooks a little later."""

from __future__ import annotations

from datetime import timedelta

from bot.access import powers, require_admin, require_officer
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_date, format_month, format_number
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.checkin.actions.buttons import TO_STATUS
from bot.features.report import rules, texts
from bot.features.report.actions import numbers
from bot.features.report.actions.words import changed
from bot.features.silence.actions.recap import area

SHOWN = 8
SAID = 3
"""Months of a trend that are said in words; the picture has them all."""


async def reports(turn: Turn) -> Answer:
    held = await numbers.list_held(turn)
    if not held:
        return Say(texts.NONE_HELD)
    choices = [
        Choice(bimtek_words.dated(bimtek, turn.office), entry=f"report.summary:{bimtek.id}") for bimtek in held[:SHOWN]
    ]
    return Say(texts.REPORTS, (*choices, Choice(texts.ALL, entry="report.change:0")))


async def trend(turn: Turn, code: str = "") -> Answer:
    """Whether it is getting better: in that kecamatan, or everywhere this officer looks after the KIM."""
    held = await powers(turn)
    if not held.officer and turn.approved is not None:
        return Say(texts.TREND_MEMBER, (TO_STATUS,))
    await require_officer(turn)
    kecamatan = None if held.admin else sorted(held.kecamatan)
    if code and (kecamatan is None or code in kecamatan):
        kecamatan = [code]
    found = await numbers.trend(turn.session, turn.today, kecamatan)
    if not found.months:
        return Say(texts.TREND_NONE)
    lines = [
        texts.TREND_LINE.format(
            month=format_month(month.first),
            kims=format_number(month.kims),
            percent=round(month.kims * 100 / found.kims),
            activities=format_number(month.activities),
        )
        for month in found.months[: -SAID - 1 : -1]
    ]
    words = texts.TREND.format(
        where=area(turn.office, kecamatan),
        kims=format_number(found.kims),
        lines="\n".join(lines),
    )
    return Say(words, (Choice(texts.TREND_PICTURE, entry="report.files:trend-0"),) if kecamatan is None else ())


async def summary_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await numbers.find_held(turn, id_of(bimtek_id))
    found = await numbers.summary(turn.session, turn.office, bimtek)
    return Say(
        texts.SUMMARY.format(
            title=found.title,
            date=format_date(found.held_on),
            counts=_counts(found),
            tests=_tests(found),
            survey=_survey(found),
        ),
        (
            Choice(texts.FILES, entry=f"report.files:summary-{bimtek.id}"),
            Choice(texts.CHANGED, entry=f"report.change:{bimtek.id}"),
        ),
    )


def _counts(found: rules.Summary) -> str:
    words = texts.COUNTS_INVITED if found.invited else texts.COUNTS
    return words.format(
        invited=format_number(found.invited),
        confirmed=format_number(found.confirmed),
        present=format_number(found.present),
    )


def _tests(found: rules.Summary) -> str:
    if not found.questions:
        return texts.NO_TESTS
    pre, post = found.mean_percent(found.pre), found.mean_percent(found.post)
    return texts.TESTS.format(pre=_rounded(pre), post=_rounded(post))


def _rounded(value: float | None) -> str:
    return texts.NO_VALUE if value is None else format_number(round(value))


def _survey(found: rules.Summary) -> str:
    if found.mean_score is None:
        return texts.NO_SURVEY
    mean = format_number(round(found.mean_score, 1))
    return texts.SURVEY.format(mean=mean, answered=found.answered, comments=len(found.comments))


async def change_entry(turn: Turn, bimtek_id: str) -> Answer:
    await require_admin(turn)
    number = id_of(bimtek_id)
    if number:
        bimtek = await numbers.find_held(turn, number)
        found = await numbers.change(turn.session, turn.office, bimtek, turn.today)
        if found.span is None:
            ready = found.held_on + timedelta(days=rules.SPANS[0] + 1)
            words = texts.CHANGE_EARLY.format(title=found.title, days=found.days_gone, date=format_date(ready))
            return Say(words)
    else:
        held = await numbers.list_held(turn)
        found = await numbers.change_of_all(turn.session, turn.office, held, turn.today)
        if found.span is None:
            return Say(texts.NOTHING_COMPLETE)
    return Say(changed(found), (Choice(texts.FILES, entry=f"report.files:change-{number}"),))


async def files_entry(turn: Turn, which: str) -> Answer:
    kind, _, bimtek_id = which.partition("-")
    if kind not in numbers.FILES:
        raise numbers.NoReport
    await require_admin(turn)
    number = id_of(bimtek_id)
    if number or kind == "summary":
        await numbers.find_held(turn, number)
    fresh = await numbers.ask_for(turn, kind, number)
    return Say(texts.COMING.format(thanks=turn.thanks) if fresh else texts.COMING_ALREADY)

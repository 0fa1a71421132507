"""The end of a report: the summary, changing a part of it, handing it in."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation import texts as shared
from bot.conversation.flow import Again, Ask, Begin, Next, Say
from bot.conversation.formats import format_date
from bot.conversation.links import links
from bot.conversation.messages import Choice, Kind
from bot.conversation.questions import finds_wrong
from bot.conversation.texts import RIGHT_WORDS
from bot.conversation.turn import Turn
from bot.conversation.understand import parse_date, yes_or_no
from bot.features.checkin import rules, texts
from bot.features.checkin.actions import report as reports
from bot.features.checkin.actions.buttons import TO_HISTORY, TO_STATUS
from bot.features.checkin.chat.begin import last_report, not_a_member, reopened_at
from bot.features.checkin.chat.draft import KEPT_SHOWN, Draft, report
from bot.features.checkin.chat.report import add_links, behind, date_problem, file_sent, read_words, too_old
from bot.features.checkin.rules import days
from storage.checkin import UNDECIDED
from storage.kim import Kim, Kims

SHOWN = 300
"""Letters of the description in the summary."""
JUST_SENT = timedelta(days=1)
"""How long something that is said to be wrong means the last report."""


@report.ask("confirm")
async def ask_confirm(turn: Turn) -> Ask:
    draft = Draft(turn.data)
    assert draft.on is not None
    return Ask(
        texts.CONFIRM.format(
            label=draft.label,
            what=texts.short(draft.words, SHOWN) or texts.NO_WORDS,
            date=format_date(draft.on),
            evidence=texts.evidence(draft.shown_kinds(turn.incoming.album_id)),
        ),
        (
            Choice(texts.SEND, "send", words=(*RIGHT_WORDS, *texts.SEND_WORDS), final=True),
            Choice(texts.EDIT, "edit", words=texts.EDIT_WORDS),
        ),
        free=True,
    )


@report.take("confirm")
async def take_confirm(turn: Turn) -> Next:
    draft = Draft(turn.data)
    said = yes_or_no(turn.text) if not turn.chosen else None
    if turn.choice == "send" or said is True:
        return await _send(turn, draft)
    if turn.choice == "edit" or said is False:
        return "edit"
    before = draft.words
    put_right = await _put_right(turn, draft)
    if put_right is None:
        return "edit" if finds_wrong(turn.text) else Again(texts.CONFIRM_UNCLEAR, strange=True)
    if put_right != "confirm":
        return put_right
    # What it says may be too long to be shown whole: what was put under it is said.
    added = texts.ADDED_WORDS.format(what=texts.short(turn.text, KEPT_SHOWN)) if before != draft.words else ""
    return behind(added, await ask_confirm(turn)) if added else await ask_confirm(turn)


@report.ask("moved")
async def ask_moved(turn: Turn) -> Ask | str:
    """Whose report it is, of somebody who has gone to another KIM since it was begun."""
    if turn.approved is None:
        return "confirm"
    words = texts.ASK_MOVED.format(old=await _begun_in(turn), new=_there(turn.approved.kim))
    return Ask(words, (Choice(texts.OF_NEW, True), Choice(texts.OF_OLD, False)))


@report.take("moved")
async def take_moved(turn: Turn) -> Next:
    draft = Draft(turn.data)
    if turn.choice and turn.approved is not None:
        draft.kim = turn.approved.kim_id
        return await _send(turn, draft)
    what = f"\n“{draft.words}”" if draft.words else ""
    return Say(texts.NOT_OF_NEW.format(old=await _begun_in(turn)) + what)


async def _begun_in(turn: Turn) -> str:
    kim = await Kims(turn.session).find_kim(Draft(turn.data).kim or 0)
    return _there(kim) if kim is not None else texts.FORMER_KIM


def _there(kim: Kim) -> str:
    return texts.KIM_THERE.format(kim=kim.name, village=kim.village.title)


@report.ask("edit")
async def ask_edit(turn: Turn) -> Ask:
    return Ask(
        texts.ASK_EDIT,
        (
            *(Choice(label, part) for part, label in texts.PARTS.items()),
            Choice(texts.KEEP, "confirm", words=texts.KEEP_WORDS),
        ),
        free=True,
        bare=True,
    )


@report.take("edit")
async def take_edit(turn: Turn) -> Next:
    if turn.chosen:
        return str(turn.choice)
    return await _put_right(turn, Draft(turn.data)) or Again(shared.CHOOSE_ONE, strange=True)


async def _put_right(turn: Turn, draft: Draft) -> Next | None:
    """What was typed or sent in place of a choice, put where it belongs: the step that comes next; None where it
    says neither what is wrong nor anything to add."""
    text = turn.text
    if turn.incoming.kind is not Kind.TEXT:
        return await file_sent(turn, draft) or "confirm"
    if urls := links(text):
        add_links(draft, text, urls)
        return "confirm"
    if not draft.words:
        problem = read_words(turn, draft, text)
        return Again(problem) if problem else "confirm"
    back = turn.office.settings.checkin_back_days
    day = parse_date(text, turn.today, limit_days=back)
    part = rules.part_meant(text)
    if day.day is None and (rather := days.not_that_one(text, turn.today, back)) is not None:
        day = rather
    elif day.day is None and part == "when":
        day = days.at_the_end(text, turn.today, back) or day
    if day.day is not None:
        draft.on = day.day
        return "confirm"
    if day.problem != "unreadable":
        return Again(date_problem(turn, str(day.problem)))
    if part is not None or finds_wrong(text) or not rules.adds(text):
        return part
    draft.add_words(text)
    return "confirm"


async def said_after(turn: Turn) -> Begin | None:
    """*Eh salah tanggalnya*, *oh iya lupa, yang hadir 35 orang*, when the report is sent already and nobody has decided
    about it."""
    part = rules.part_meant(turn.text) if rules.corrects(turn.text) else None
    left_out = rules.left_out(turn.text)
    if not (part or left_out) or turn.approved is None:
        return None
    checkin = await last_report(turn)
    if checkin is None or checkin.status not in UNDECIDED or turn.now - checkin.submitted_at > JUST_SENT:
        return None
    if part is None:
        return reopened_at(turn, checkin, "confirm", what=f"{checkin.what}\n{left_out}".strip())
    back = turn.office.settings.checkin_back_days
    day = days.at_the_end(turn.text, turn.today, back) if part == "when" else None
    if day is not None and day.day is not None:
        return reopened_at(turn, checkin, "confirm", on=day.day.isoformat())
    return reopened_at(turn, checkin, part)


async def _send(turn: Turn, draft: Draft) -> Next:
    if (explained := await not_a_member(turn)) is not None:
        # Who is to be let in soon sends it then: what was told is kept.
        return explained if turn.member is None else Again(explained.text, missed=False)
    assert turn.member is not None
    assert draft.category is not None
    assert draft.on is not None
    if draft.next_step == "what":  # the evidence was taken away again
        return "what"
    if draft.fixes is None and too_old(turn, draft.on):  # the draft has lain here for long
        return "when"
    if draft.fixes is None and draft.kim not in (None, turn.member.kim_id):
        return "moved"
    made = reports.Report(draft.category, draft.words, draft.on, draft.rows())
    said = {"thanks": turn.thanks, "name": turn.honorific, "label": draft.label, "date": format_date(draft.on)}
    choices = (TO_HISTORY, TO_STATUS)
    if draft.fixes is not None:
        await reports.refile(turn, draft.fixes, made)
        return Say(texts.REFILED.format(**said), choices)
    ended_silence = await reports.file(turn, made)
    hint = texts.FILED_ALIVE.format(kim=turn.member.kim.name) if ended_silence else texts.FILED_HINT
    return Say(f"{texts.FILED.format(**said)}\n{hint}", choices)

"""The end of a report: the summary, changing a part of it, handing it in."""

from __future__ import annotations

from bot.conversation.flow import Again, Ask, Next, Say
from bot.conversation.links import links
from bot.conversation.messages import Choice, Kind
from bot.conversation.questions import finds_wrong
from bot.conversation.texts import RIGHT_WORDS
from bot.conversation.turn import Turn
from bot.conversation.understand import format_date, parse_date, yes_or_no
from bot.features.checkin import actions, texts
from bot.features.checkin.chat.begin import not_a_member
from bot.features.checkin.chat.draft import Draft, report
from bot.features.checkin.chat.report import add_links, date_problem, file_sent, read_words, too_old

SHOWN = 300
"""Letters of the description in the summary."""


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
    if turn.incoming.kind not in (Kind.TEXT, Kind.TAP):
        return await file_sent(turn, draft) or await ask_confirm(turn)
    said = yes_or_no(turn.text) if not turn.chosen else None
    if turn.choice == "send" or said is True:
        return await _send(turn, draft)
    if turn.choice == "edit" or said is False or (draft.words and finds_wrong(turn.text) and not links(turn.text)):
        return "edit"
    if urls := links(turn.text):
        add_links(draft, turn.text, urls)
    elif draft.words:
        day = parse_date(turn.text, turn.today, limit_days=turn.office.settings.checkin_back_days)
        if day.day is None:
            return Again(texts.CONFIRM_UNCLEAR if day.problem == "unreadable" else date_problem(turn, str(day.problem)))
        draft.on = day.day
    elif problem := read_words(turn, draft, turn.text):
        return Again(problem)
    return await ask_confirm(turn)


@report.ask("edit")
async def ask_edit(turn: Turn) -> Ask:
    return Ask(
        texts.ASK_EDIT,
        (
            Choice(texts.EDIT_CATEGORY, "category", words=("kategori", "jenis kegiatan")),
            Choice(texts.EDIT_WHAT, "what", words=("keterangan", "isinya", "tulisan", "kalimat")),
            Choice(texts.EDIT_WHEN, "when", words=("hari", "waktu", "tanggalnya")),
            Choice(texts.EDIT_EVIDENCE, "evidence", words=("foto", "tautan", "link", "fotonya")),
        ),
    )


@report.take("edit")
async def take_edit(turn: Turn) -> Next:
    return str(turn.choice)


async def _send(turn: Turn, draft: Draft) -> Next:
    if (explained := await not_a_member(turn)) is not None:
        return explained
    assert draft.category is not None
    assert draft.on is not None
    if draft.next_step == "what":  # the evidence was taken away again
        return "what"
    if draft.fixes is None and too_old(turn, draft.on):  # the draft has lain here for long
        return "when"
    made = actions.Report(draft.category, draft.words, draft.on, draft.rows())
    said = {"thanks": turn.thanks, "name": turn.honorific, "label": draft.label, "date": format_date(draft.on)}
    choices = (Choice(texts.HISTORY, entry="checkin.history"), Choice(texts.MENU_STATUS, entry="checkin.status"))
    if draft.fixes is not None:
        await actions.refile(turn, draft.fixes, made)
        return Say(texts.REFILED.format(**said), choices)
    ended_silence = await actions.file(turn, made)
    assert turn.member is not None
    hint = texts.FILED_ALIVE.format(kim=turn.member.kim.name) if ended_silence else texts.FILED_HINT
    return Say(f"{texts.FILED.format(**said)}\n{hint}", choices)

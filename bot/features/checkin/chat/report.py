"""The report's questions: what kind, what, when, with which evidence. Each takes a photo, also before it is asked for.

    category → what → when → evidence → confirm ⇄ edit → any of them          (the last two: `send.py`)

The same steps serve two forms: a new report, and an earlier one that needs a fix.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.conversation import texts as shared
from bot.conversation.flow import Again, Ask, Next, Quiet, Say
from bot.conversation.formats import format_date, format_full_day, format_number
from bot.conversation.hints import is_question
from bot.conversation.links import links
from bot.conversation.messages import Choice, Kind, Media
from bot.conversation.questions import SENTENCE
from bot.conversation.received import is_part
from bot.conversation.turn import Turn
from bot.conversation.understand import parse_date, says, yes_or_no
from bot.conversation.understand.plain import plainly
from bot.conversation.understand.unsure import is_unsure
from bot.features.checkin import rules, texts
from bot.features.checkin.chat.begin import not_a_member
from bot.features.checkin.chat.draft import KEPT_SHOWN, WHICH, Draft, report
from bot.features.checkin.rules import days
from bot.features.help.actions import ask as ask_office
from storage.checkin import Category

TAIL_WITHIN = timedelta(seconds=5)
"""The app sends the rest of a message that it had to cut at once."""


# The kind -------------------------------------------------------------------------------------------------


@report.ask("category")
async def ask_category(turn: Turn) -> Ask | Say | str:
    if (explained := await not_a_member(turn)) is not None:
        return explained
    draft = Draft(turn.data)
    if draft.kim is None and turn.approved is not None:
        draft.kim = turn.approved.kim_id
    if draft.category is None and (kind := _kind_told(turn, draft)) is not None:
        return _of_kind(turn, draft, kind)
    heard_voice = draft.drop_voices()
    words = texts.ASK_CATEGORY
    if draft.category is not None:
        words = texts.ASK_CATEGORY_FIX.format(label=draft.label)
    elif draft.evidence_kinds:
        words = texts.ASK_CATEGORY_RECEIVED
    elif heard_voice:
        words = f"{texts.VOICE}\n\n{words}"
    return Ask(
        words.format(
            name=turn.honorific, thanks=turn.thanks, evidence=texts.evidence(draft.shown_kinds(turn.incoming.album_id))
        ),
        tuple(Choice(texts.CATEGORIES[c.value], c.value, words=texts.CATEGORY_WORDS[c.value]) for c in rules.OFFERED),
        media=True,
        sentence=SENTENCE,
    )


@report.take("category")
async def take_category(turn: Turn) -> Next:
    draft = Draft(turn.data)
    if not turn.chosen and turn.incoming.kind is Kind.TEXT:
        beside = draft.words and not (rules.adds(turn.text) or links(turn.text))
        if (beside or is_question(turn.text)) and not is_part(turn):
            return Again(shared.CHOOSE_ONE, strange=True)
        return await _told_early(turn, draft)
    if not turn.chosen:
        return await file_sent(turn, draft) or await ask_category(turn)
    if turn.incoming.kind is Kind.TEXT and rules.only_took_part(turn.text):
        return Again(texts.TOOK_PART_IN_WHAT.format(name=turn.honorific), missed=False)
    return _of_kind(turn, draft, Category(turn.choice))


def _kind_told(turn: Turn, draft: Draft) -> Category | None:
    """The kind that was said before it is asked for, in answer to *Kiriman ini untuk apa?* or as all that was told."""
    return rules.kind_said(str(turn.data.pop("said", ""))) or rules.kind_said(draft.words)


def _of_kind(turn: Turn, draft: Draft, kind: Category) -> str:
    draft.category = kind
    if caption := draft.take_caption():
        _read_caption(turn, draft, caption)
    return draft.next_step


async def _told_early(turn: Turn, draft: Draft) -> Next:
    """What was done, when or a link, typed before the kind: kept, and the kind is asked for again."""
    before = draft.as_told
    if draft.words and (urls := links(turn.text)):
        add_links(draft, turn.text, urls)
    else:
        _read_beside(turn, draft, turn.text)
    if draft.as_told == before:
        return Again(shared.CHOOSE_ONE)
    return behind(_kept(draft), await ask_category(turn))


def _kept(draft: Draft) -> str:
    return texts.KEPT_WORDS.format(what=texts.end_of(draft.words, KEPT_SHOWN)) if draft.words else texts.KEPT


def behind(lead: str, asked: Ask | Say | str) -> Next:
    """The question again, behind what became of what was sent or told besides."""
    return replace(asked, text=f"{lead}\n\n{asked.text}") if isinstance(asked, Ask) else asked


# What was done --------------------------------------------------------------------------------------------


@report.ask("what")
async def ask_what(turn: Turn) -> Ask:
    draft = Draft(turn.data)
    if asked := turn.data.get("asked"):
        return Ask(texts.WORDS_OR_QUESTION.format(what=texts.short(asked, KEPT_SHOWN)), WHICH, free=True, media=True)
    if draft.words:
        return Ask(texts.ASK_WHAT_FIX.format(what=draft.words), free=True, media=True)
    words = texts.ASK_WHAT_STILL if draft.words_later else texts.ASK_WHAT
    return Ask(words.format(label=draft.label, example=_example(draft)), free=True, media=True)


@report.take("what")
async def take_what(turn: Turn) -> Next:
    draft = Draft(turn.data)
    if turn.incoming.kind is not Kind.TEXT and not turn.chosen:
        refused = await file_sent(turn, draft)
        if refused is not None:
            return refused
        draft.put_words_off()
        return draft.next_step
    if _is_tail(turn):
        return Quiet()
    asked = str(turn.data.pop("asked", ""))
    text = asked if turn.chosen else turn.text
    if turn.choice == "question":
        await ask_office(turn, asked)
        return behind(texts.QUESTION_PASSED_ON, await ask_what(turn))
    if not turn.chosen and rules.has_words(text) and is_question(text) and not is_part(turn):
        turn.data["asked"] = text
        return await ask_what(turn)
    if problem := read_words(turn, draft, text):
        if len(turn.text) < rules.PLATFORM_LONGEST:
            return Again(problem)
        turn.data["cut_at"] = turn.now.isoformat()
        return Ask(problem, free=True)
    return draft.next_step


def read_words(turn: Turn, draft: Draft, text: str) -> str | None:
    """Writes a description into the draft; a date or link alone is taken for what it is. Or what is wrong with it."""
    day = parse_date(text, turn.today, limit_days=turn.office.settings.checkin_back_days)
    urls = links(text)
    if day.day is not None:
        draft.on = day.day
        draft.put_words_off()
    elif day.problem != "unreadable":
        return date_problem(turn, str(day.problem))
    elif urls and not rules.has_words(text):
        draft.add_links(urls)
        draft.put_words_off()
    elif len(text) > rules.LONGEST:
        return shared.TOO_LONG.format(limit=format_number(rules.LONGEST))
    elif not rules.has_words(text) or says(text, shared.RIGHT_WORDS, typos=False):
        return texts.WHAT_TOO_SHORT.format(example=_example(draft))
    else:
        draft.write(text)
        if draft.on is None:
            draft.on = days.at_the_start(text, turn.today, turn.office.settings.checkin_back_days)
    return None


def _read_beside(turn: Turn, draft: Draft, words: str) -> None:
    """What came beside something else is put under the words there are, or read in their place."""
    if draft.words:
        draft.add_words(words)
    else:
        _read_caption(turn, draft, words)


def _read_caption(turn: Turn, draft: Draft, caption: str) -> None:
    """What came with a file is read like an answer; what cannot be used is asked for later."""
    if len(caption) > rules.LONGEST:
        draft.add_links(links(caption))
        caption = caption[: rules.LONGEST - 1] + texts.ELLIPSIS
    read_words(turn, draft, caption)


def _is_tail(turn: Turn) -> bool:
    """Whether this is the rest of a message that was refused for its length: the app cuts it into parts."""
    cut_at = turn.data.pop("cut_at", None)
    return cut_at is not None and turn.now - datetime.fromisoformat(cut_at) <= TAIL_WITHIN


# When -----------------------------------------------------------------------------------------------------


@report.ask("when")
async def ask_when(turn: Turn) -> Ask:
    draft = Draft(turn.data)
    words, back = texts.ASK_WHEN, turn.office.settings.checkin_back_days
    if draft.on is not None:
        gone = draft.fixes is None and too_old(turn, draft.on)
        words = texts.ASK_WHEN_GONE if gone else texts.ASK_WHEN_AGAIN
    named = days.within(draft.words, turn.today, back) if draft.on is None else None
    near: tuple[Choice, ...] = (Choice(texts.TODAY, days.TODAY), Choice(texts.YESTERDAY, days.YESTERDAY))
    if named is not None and (turn.today - named).days > 1:
        near = (Choice(format_date(named), named.isoformat()), *near)
    said = format_date(draft.on) if draft.on is not None else ""
    return Ask(words.format(example=_example_date(turn), date=said, days=back), near, free=True)


@report.take("when")
async def take_when(turn: Turn) -> Next:
    draft = Draft(turn.data)
    if turn.chosen:
        draft.on = days.tapped(turn.choice, turn.today)
        return draft.next_step
    if turn.incoming.kind is not Kind.TEXT:
        refused = await file_sent(turn, draft)
        if refused is not None:
            return refused
        return await _held(turn, draft)
    back = turn.office.settings.checkin_back_days
    day = parse_date(turn.text, turn.today, limit_days=back)
    if day.problem == "unreadable" and (urls := links(turn.text)):
        add_links(draft, turn.text, urls)
        draft.on = draft.on or days.at_the_start(turn.text, turn.today, back)
        return await _held(turn, draft) if draft.on is None else draft.next_step
    if day.problem == "unreadable" and (first := days.at_the_start(turn.text, turn.today, back)) is not None:
        draft.on = first
        draft.add_words(turn.text)
        return draft.next_step
    if is_unsure(turn.text):
        asked = await ask_when(turn)
        return replace(asked, text=texts.WHEN_FORGOTTEN) if isinstance(asked, Ask) else asked
    if day.day is None:
        return Again(date_problem(turn, str(day.problem)), strange=day.problem == "unreadable")
    draft.on = day.day
    return draft.next_step


async def _held(turn: Turn, draft: Draft) -> Next:
    """The question again, behind what is there as evidence now."""
    held = texts.evidence(draft.shown_kinds(turn.incoming.album_id))
    return behind(texts.RECEIVED.format(thanks=turn.thanks, evidence=held), await ask_when(turn))


def date_problem(turn: Turn, problem: str) -> str:
    back = turn.office.settings.checkin_back_days
    return texts.DATE_PROBLEMS[problem].format(
        example=_example_date(turn),
        short=f"{turn.today.day}/{turn.today.month}/{turn.today.year}",
        days=back,
        first=format_date(turn.today - timedelta(days=back)),
    )


# Evidence -------------------------------------------------------------------------------------------------


@report.ask("evidence")
async def ask_evidence(turn: Turn) -> Ask:
    draft = Draft(turn.data)
    assert draft.category is not None
    assert draft.on is not None
    held = texts.evidence(draft.shown_kinds(turn.incoming.album_id))
    if rules.wants_link(draft.category) and not draft.links:
        words = texts.ASK_LINK_MORE if draft.evidence_kinds else texts.ASK_LINK
        return Ask(
            words.format(thanks=turn.thanks, evidence=held, date=format_date(draft.on)),
            free=True,
            media=True,
            skip=True,
        )
    if draft.evidence_kinds:
        choices = (Choice(texts.NEXT, "next", words=texts.NEXT_WORDS), Choice(texts.CLEAR, "clear"))
        return Ask(texts.ASK_EVIDENCE_MORE.format(evidence=held), choices, free=True, media=True)
    return Ask(texts.ASK_EVIDENCE.format(date=format_date(draft.on)), free=True, media=True, skip=True)


@report.take("evidence")
async def take_evidence(turn: Turn) -> Next:
    draft = Draft(turn.data)
    if turn.choice == "clear":
        draft.clear_evidence()
        return await ask_evidence(turn)
    if turn.skipped or turn.chosen:
        draft.go_without_evidence()
        return draft.next_step
    if turn.incoming.kind is not Kind.TEXT:
        refused = await file_sent(turn, draft)
        if refused is not None:
            return refused
    elif urls := links(turn.text):
        add_links(draft, turn.text, urls)
    elif yes_or_no(turn.text) is False or _says_no_more(turn.text, draft):
        draft.go_without_evidence()
    elif draft.words and rules.adds(turn.text):
        draft.add_words(turn.text)
        return behind(_kept(draft), await ask_evidence(turn))
    elif draft.words or read_words(turn, draft, turn.text) is not None:
        return Again(texts.EVIDENCE_UNCLEAR, strange=True)
    return await ask_evidence(turn) if draft.next_step == "evidence" else draft.next_step


def _says_no_more(text: str, draft: Draft) -> bool:
    """*Gak onok*, and where there is some evidence also *sudah*."""
    words = (*texts.NO_EVIDENCE_WORDS, *texts.NEXT_WORDS) if draft.evidence_kinds else texts.NO_EVIDENCE_WORDS
    return says(plainly(text), words) or rules.has_no_photo(text)


async def file_sent(turn: Turn, draft: Draft) -> Again | None:
    """Adds the file of this turn to the evidence and its caption to the words; what is no evidence is refused."""
    sent = turn.incoming.attachment
    if sent is None:
        return Again(texts.NOT_THIS)
    if sent.kind is Media.VOICE:
        return Again(texts.VOICE)
    if draft.is_full:
        return Again(texts.ENOUGH_FILES)
    draft.add_file(turn.incoming)
    if turn.text:
        _read_beside(turn, draft, turn.text)
    return None


def add_links(draft: Draft, text: str, urls: list[str]) -> None:
    """The links of a text, and the words beside them like a caption."""
    draft.add_links(urls)
    if rules.has_words(text):
        draft.add_words(text)


def too_old(turn: Turn, day: date) -> bool:
    return (turn.today - day).days > turn.office.settings.checkin_back_days


def _example(draft: Draft) -> str:
    return texts.EXAMPLES[draft.category.value] if draft.category is not None else texts.EXAMPLES["meeting"]


def _example_date(turn: Turn) -> str:
    """Three days ago, as people write it: `20 September 2026`."""
    return format_full_day(turn.today - timedelta(days=3))

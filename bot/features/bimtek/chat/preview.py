"""The end of the form: the preview, changing any field of it, keeping it, announcing it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.flow import Again, Ask, Next, Say
from bot.conversation.formats import format_all, format_moment, format_number
from bot.conversation.messages import Choice
from bot.conversation.texts import CHOOSE_ONE
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise
from bot.features.bimtek import texts
from bot.features.bimtek.actions import plan as plans
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.audience import audience
from bot.features.bimtek.actions.work import Work
from bot.features.bimtek.chat.draft import Draft, make
from bot.features.bimtek.chat.form import draft_of, take_day
from storage.base import Session
from storage.bimtek import Audience, Bimtek, Bimteks, BimtekStatus
from storage.broadcast import Broadcasts
from storage.region import Villages


@make.ask("preview")
async def ask_preview(turn: Turn) -> Ask:
    draft = draft_of(turn)
    buttons: tuple[Choice, ...] = ()
    if draft.changes is not None:
        bimtek = await Bimteks(turn.session).find(draft.changes)
        lead = texts.PREVIEW_NOW
        if bimtek is not None:
            draft.renew(bimtek)
        if bimtek is None or draft.differs_from(bimtek):
            lead = texts.PREVIEW_CHANGE
            buttons = (Choice(texts.SAVE_CHANGES, "save", words=("simpan",), final=True),)
    else:
        lead = texts.PREVIEW
        buttons = (
            Choice(texts.ANNOUNCE, "announce", words=("umumkan", "kirim"), final=True),
            Choice(texts.SAVE, "save", words=("simpan",), final=True),
        )
    return Ask(
        "\n".join([lead, *await preview_lines(turn, draft)]),
        (*buttons, Choice(texts.EDIT, "edit", words=("ubah",))),
        sentence=1,
    )


@make.take("preview")
async def take_preview(turn: Turn) -> Next:
    if not turn.chosen:
        return await _take_typed(turn)
    if turn.choice == "edit":
        return "edit"
    draft, work = draft_of(turn), Work.of(turn)
    if draft.starts_at <= turn.now and draft.changes is None:
        return "day"
    if draft.changes is not None:
        return await _change(work, draft)
    bimtek = await plans.make(work, draft.plan())
    if turn.choice == "announce":
        return await announced(work, bimtek, turn.thanks)
    return Say(
        texts.SAVED.format(title=words.title(bimtek)),
        (
            Choice(texts.ANNOUNCE_ONE, entry=f"bimtek.announce:{bimtek.id}"),
            Choice(texts.OPEN_ONE, entry=f"bimtek.admin:{bimtek.id}"),
        ),
    )


async def announced(work: Work, bimtek: Bimtek, thanks: str) -> Say:
    """Announces it and says so, with the deadline where that had to be made anew."""
    deadline = bimtek.confirm_by
    if not await plans.announce(work, bimtek):
        return Say(texts.ALREADY_ANNOUNCED.format(title=words.title(bimtek)))
    said = [texts.ANNOUNCED.format(title=words.title(bimtek), thanks=thanks)]
    if bimtek.confirm_by != deadline:
        said.append(texts.DEADLINE_RENEWED.format(deadline=format_moment(bimtek.confirm_by, work.office.zone)))
    return Say("\n".join(said), (Choice(texts.OPEN_ONE, entry=f"bimtek.admin:{bimtek.id}"),))


async def _change(work: Work, draft: Draft) -> Say:
    assert draft.changes is not None
    bimtek = await Bimteks(work.session).find(draft.changes)
    if bimtek is None:
        return Say(texts.GONE)
    await Bimteks(work.session).hold(bimtek)
    draft.renew(bimtek)
    told = await plans.change(work, bimtek, draft.plan())
    text = texts.CHANGED_TOLD if told else texts.CHANGED
    changed = Say(
        text.format(**words.facts(bimtek, work.office), count=format_number(told)),
        (Choice(texts.OPEN_ONE, entry=f"bimtek.admin:{bimtek.id}"),),
    )
    return await with_broadcasts(work.session, bimtek, changed)


async def with_broadcasts(session: Session, bimtek: Bimtek, said: Say) -> Say:
    """The same answer, which also names the broadcasts that would still leave with what held before."""
    come = words.answers(bimtek)[0]
    numbers = await Broadcasts(session).list_unfinished_with(str(come.entry))
    if not numbers:
        return said
    text = f"{said.text}\n{texts.STILL_TO_LEAVE.format(numbers=format_all(map(str, numbers)))}"
    buttons = [Choice(texts.OPEN_BROADCAST.format(number=n), entry=f"broadcast.show:{n}") for n in numbers]
    return replace(said, text=text, choices=(*said.choices, *buttons))


@make.ask("edit")
async def ask_edit(turn: Turn) -> Ask:
    return Ask(
        texts.ASK_EDIT,
        tuple(Choice(label, step, words=tuple(others)) for step, (label, *others) in texts.FIELDS.items()),
        sentence=1,
    )


@make.take("edit")
async def take_edit(turn: Turn) -> Next:
    return str(turn.choice) if turn.chosen else await _take_typed(turn)


async def _take_typed(turn: Turn) -> Next:
    """*Batas jawaban*, *ubah tempatnya*: that field is asked for; *11 desember* is the other day itself."""
    said = normalise(turn.text).removeprefix(texts.CHANGING)
    if step := closest(said, [(words, step) for step, words in texts.FIELDS.items()]):
        return step
    taken = await take_day(turn)
    return Again(CHOOSE_ONE, strange=True) if isinstance(taken, Again) and taken.strange else taken


async def preview_lines(turn: Turn, draft: Draft) -> list[str]:
    """Every field with what it holds; what is empty says so, so that it is seen."""
    planned = draft.plan()
    shown = Bimtek(**planned.columns, status=BimtekStatus.DRAFT)
    kims = await audience(Work.of(turn), shown)
    chosen = [k for k in await Villages(turn.session).list_kecamatan() if k.code in planned.kecamatan_codes]
    whom = texts.AUDIENCES[planned.audience.value].format(names=words.names(chosen))
    fields = {
        "title": words.title(shown),
        "when": words.span(planned.starts_at, planned.ends_at, turn.office),
        "place": planned.place or texts.EMPTY,
        "map_link": planned.map_link or texts.EMPTY,
        "online_link": planned.online_link,
        "topics": planned.topics or texts.EMPTY,
        "speakers": planned.speakers or texts.EMPTY,
        "contact": planned.contact or texts.EMPTY,
        "number": planned.plan_number,
        "lesson_hours": planned.lesson_hours,
        "seats": texts.SEATS.format(quota=format_number(planned.quota), each=format_number(planned.seats_per_village)),
        "audience": texts.AUDIENCE_COUNT.format(whom=whom, count=format_number(len(kims))),
        "order": texts.ORDERS[planned.seat_order.value],
        "deadline": format_moment(planned.confirm_by, turn.office.zone),
    }
    lines = [texts.PREVIEW_LINES[name].format(value=value) for name, value in fields.items() if value]
    if planned.audience is not Audience.ALL and not kims:
        lines.append(texts.NOBODY_THERE)
    return lines

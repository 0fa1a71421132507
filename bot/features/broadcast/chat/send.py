"""Looking it over, and letting it go: the preview, a copy to oneself, now or later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.flow import Again, Ask, Next, Say
from bot.conversation.formats import format_moment
from bot.conversation.messages import Choice, Media
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.actions import compose
from bot.features.broadcast.actions.choose import Chosen
from bot.features.broadcast.actions.submit import Wish, chosen_for, submit
from bot.features.broadcast.actions.trail import copy_to_oneself, counted, left_out
from bot.features.broadcast.chat.audience import keep, read_typed
from bot.features.broadcast.chat.compose import is_rest, too_long, write
from bot.features.broadcast.rules import content
from bot.features.broadcast.rules.audience_words import words_of
from bot.features.broadcast.rules.when import read_when
from storage.broadcast import BroadcastStatus
from storage.broadcast_ledger import Reason

_WHEN_PROBLEMS = {
    "unreadable": texts.WHEN_UNREADABLE,
    "no_hour": texts.WHEN_NO_HOUR,
    "past": texts.WHEN_PAST,
    "too_far": texts.WHEN_FAR,
}


@write.ask("hub")
async def ask_hub(turn: Turn) -> Ask | str:
    wish = Wish.of(turn.data)
    if not wish.draft.text:
        return "content"
    chosen = await chosen_for(turn, wish)
    lead = turn.data.pop("lead", "")
    text = _shown(turn, wish, chosen)
    choices = [Choice(texts.CHANGE_CONTENT, "content"), Choice(texts.CHANGE_AUDIENCE, "audience")]
    if chosen.count:
        choices = [
            Choice(texts.SEND, "send", words=texts.SEND_WORDS, final=True),
            Choice(texts.LATER, "when"),
            Choice(texts.TEST, "test", words=texts.TEST_WORDS),
            *choices,
            Choice(texts.EXTRAS, "extras"),
            Choice(texts.SAVE, "template_name"),
        ]
    if wish.ignore_cap:
        choices.append(Choice(texts.WITHIN_CAP, "within_cap"))
    elif Reason.CAP in chosen.left_out:
        choices.append(Choice(texts.OVER_CAP, "over_cap"))
        if not chosen.count:
            choices.insert(0, Choice(texts.LATER, "when"))
    return Ask(f"{lead}\n\n{text}" if lead else text, tuple(choices), free=True)


def _shown(turn: Turn, wish: Wish, chosen: Chosen) -> str:
    said, settings = words_of(wish.audience, turn.office.places), turn.office.settings
    left = left_out(chosen)
    if not chosen.count:
        nobody = texts.HUB_CAP if Reason.CAP in chosen.left_out else texts.HUB_NOBODY
        return nobody.format(words=said, left=left)
    kinds = [file.kind for file in wish.draft.files]
    files = ""
    if kinds:
        key = "document" if Media.DOCUMENT in kinds else "photo"
        files = texts.FILES[key].format(count=len(kinds))
    seconds = chosen.count * content.moments(wish.draft) / settings.sends_per_second
    text = texts.HUB.format(
        words=said, count=counted(chosen), duration=content.duration(seconds), left=left, name=chosen.example_name,
        files=files, text=compose.preview(wish.draft, chosen.example),
    )  # fmt: skip
    if wish.draft.links:
        text += texts.HUB_LINKS.format(links=", ".join(label for label, _ in wish.draft.links))
    if wish.draft.answers:
        text += texts.HUB_ANSWERS.format(answers=" / ".join(wish.draft.answers))
    if why := wish.needs(settings, chosen.count):
        text += texts.HUB_NEEDS.format(why=", ".join(why))
    return text


@write.take("hub")
async def take_hub(turn: Turn) -> Next:
    if not turn.chosen:
        if is_rest(turn):
            return too_long(turn)
        return await _take_typed(turn)
    match turn.choice:
        case "send":
            turn.data.pop("at", None)
            return await _let_go(turn)
        case "test":
            return await _test_copy(turn)
        case "over_cap" | "within_cap":
            turn.data["ignore_cap"] = turn.choice == "over_cap"
            return "hub"
    return str(turn.choice)


async def _take_typed(turn: Turn) -> Next:
    """*besok 09.00* says it all; *ketua di Kepanjen* are other people."""
    if read_when(turn.text, turn.now, turn.office.zone).problem != "unreadable":
        return await _at(turn)
    audience = await read_typed(turn, turn.text)
    if isinstance(audience, Again):
        return Again(texts.HUB_TYPED, strange=audience.strange)
    keep(turn, audience)
    return "hub"


async def _test_copy(turn: Turn) -> Next:
    """The message as its first recipient gets it; its buttons answer nothing."""
    wish = Wish.of(turn.data)
    if problem := _problem(wish, turn):
        return Again(problem)
    chosen = await chosen_for(turn, wish)
    reply = compose.as_received(wish.draft, chosen.example)
    await copy_to_oneself(turn, reply)
    turn.data["lead"] = texts.TEST_COMES
    return "hub"


def _problem(wish: Wish, turn: Turn) -> str | None:
    """Looked at once more: late parts of an album come past the questions."""
    files = (turn.data.get("received") or {}).get("attachments", ())
    return content.problem_of_text(wish.draft.text) or content.problem_of_files(files)


# When -----------------------------------------------------------------------------------------------------


@write.ask("when")
async def ask_when(turn: Turn) -> Ask:
    opens = turn.office.calendar.next_open(turn.now + timedelta(hours=1))
    return Ask(texts.ASK_WHEN, (Choice(format_moment(opens, turn.office.zone), opens.isoformat()),), free=True)


@write.take("when")
async def take_when(turn: Turn) -> Next:
    if not turn.chosen:
        return await _at(turn)
    turn.data["at"] = turn.choice
    return await _let_go(turn)


async def _at(turn: Turn) -> Next:
    """At the time that was typed."""
    read = read_when(turn.text, turn.now, turn.office.zone)
    if read.at is None:
        problem = read.problem or "unreadable"
        return Again(_WHEN_PROBLEMS[problem], strange=problem == "unreadable")
    # Who had enough today may be written to tomorrow.
    if not (await chosen_for(turn, replace(Wish.of(turn.data), at=read.at))).count:
        return Again(texts.NOBODY)
    turn.data["at"] = read.at.isoformat()
    return await _let_go(turn)


@write.ask("closed")
async def ask_closed(turn: Turn) -> Ask:
    settings, calendar = turn.office.settings, turn.office.calendar
    at = Wish.of(turn.data).at or turn.now
    hours = f"{settings.quiet_until_hour:02}.00–{settings.quiet_from_hour:02}.00"
    opens = calendar.next_open(at)
    opening = format_moment(opens, turn.office.zone)
    text = texts.ASK_CLOSED.format(when=format_moment(at, turn.office.zone), hours=hours, open=opening)
    return Ask(
        text,
        (
            Choice(texts.SEND_AT.format(when=opening), opens.isoformat()),
            Choice(texts.ASK_OVERRIDE, "override"),
            Choice(texts.OTHER_TIME, "when"),
        ),
    )


@write.take("closed")
async def take_closed(turn: Turn) -> Next:
    if turn.choice == "when":
        return "when"
    if turn.choice == "override":
        turn.data["ignore_quiet"] = True
    else:
        turn.data["at"] = turn.choice
    return await _let_go(turn)


async def _let_go(turn: Turn) -> Next:
    wish = Wish.of(turn.data)
    if problem := _problem(wish, turn):
        return Again(problem)
    if wish.at is not None and wish.at <= turn.now:
        # Asked for an hour ago, and the form was left open.
        return Again(texts.WHEN_PAST)
    at: datetime = wish.at or turn.now
    if not (wish.ignore_quiet or wish.urgent or turn.office.calendar.is_open(at)):
        return "closed"
    broadcast, chosen = await submit(turn, wish)
    said = {"thanks": turn.thanks, "number": broadcast.id, "count": counted(chosen)}
    if broadcast.status is BroadcastStatus.AWAITING_APPROVAL:
        withdraw = Choice(texts.WITHDRAW, entry=f"broadcast.cancel:{broadcast.id}")
        return Say(texts.AWAITING.format(**said), (withdraw,))
    if broadcast.status is BroadcastStatus.SCHEDULED:
        return Say(texts.SCHEDULED.format(**said, when=format_moment(at, turn.office.zone)))
    return Say(texts.STARTED.format(**said))

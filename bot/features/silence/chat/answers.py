"""What the people of a KIM say: still active, what is in the way, a pause please."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.access import powers
from bot.conversation.buttons import TO_CHECKIN, TO_HUMAN, TO_MENU
from bot.conversation.card import EntryHandler
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_date, format_day
from bot.conversation.hints import wonders
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand.unsure import is_unsure
from bot.features.silence import texts
from bot.features.silence.actions import answers
from bot.features.silence.actions.words import PAUSE
from bot.features.silence.chat import recap
from bot.features.silence.rules.said import (
    Said,
    asks_about_pause,
    read_answer,
    read_wish,
    says_bereaved,
    says_disbanded,
    says_ill,
    says_mourning,
)
from bot.features.silence.rules.until import PauseAsked, read_pause, says_until, without_pause
from storage.kim import KimStatus
from storage.silence import Obstacle
from storage.task import Wish

REASON = 200
"""Letters of a reason."""

OFFERS_HELP = 3
"""The step that asks which help would be best."""

pause_kim = Flow("pause_kim", title="permintaan jeda")

CHANGE_PAUSE = Choice(texts.CHANGE_PAUSE, entry=PAUSE.entry)


# Still active ---------------------------------------------------------------------------------------------


async def alive(turn: Turn) -> Say:
    until = await answers.say_alive(turn)
    kim = answers.own_kim(turn)
    dormant = kim.status is KimStatus.DORMANT
    text = (texts.THANKS_ALIVE_DORMANT if dormant else texts.THANKS_ALIVE).format(
        thanks=turn.thanks, name=turn.honorific, kim=kim.name, until=format_date(until)
    )
    return Say(text, (TO_CHECKIN,))


async def alive_entry(turn: Turn, silence_id: str) -> Answer:
    await answers.own_silence(turn, silence_id)
    return await alive(turn)


# What is in the way, and what would help ------------------------------------------------------------------

_BUTTONS = {
    Obstacle.NO_TIME: (TO_CHECKIN, PAUSE),
    Obstacle.EQUIPMENT: (TO_HUMAN,),
    Obstacle.BOARD: (Choice(texts.HANDOVER, entry="member.handover"),),
    Obstacle.HELP: (TO_HUMAN,),
}


def obstacle_entry(obstacle: Obstacle) -> EntryHandler:
    """The button of one answer."""

    async def entry(turn: Turn, silence_id: str) -> Answer:
        return await _in_the_way(turn, silence_id, obstacle)

    return entry


async def _in_the_way(turn: Turn, silence_id: str, obstacle: Obstacle, words: str = "") -> Say:
    kim = await answers.name_obstacle(turn, silence_id, obstacle, words)
    text = texts.ANSWERS[obstacle].format(thanks=turn.thanks, name=turn.honorific, kim=kim.name)
    return Say(text, _BUTTONS[obstacle])


async def in_words(turn: Turn) -> Answer | None:
    """A reminder answered in a sentence of one's own: *sibuk panen pak, belum sempat*."""
    kim = turn.approved.kim if turn.approved is not None else None
    silence = await answers.reminded_silence(turn)
    resting = kim is not None and await paused(turn)
    meant = read_answer(turn.text) if silence is not None or resting else None
    if meant is Said.ALIVE:
        return await end_pause(turn)
    if kim is not None and (news := await _news(turn, unasked=silence is None)) is not None:
        return news
    mourning = says_mourning(turn.text)
    if silence is not None and silence.step >= OFFERS_HELP and not resting and (wish := read_wish(turn.text)):
        return await _wished(turn, str(silence.id), wish)
    if silence is None or meant is None:
        return await _mourning(turn) if mourning else None
    if meant is Obstacle.PAUSE:
        return await pause(turn)
    if meant is Obstacle.NO_TIME and resting:
        return _rests(turn)
    assert isinstance(meant, Obstacle)
    told = await _in_the_way(turn, str(silence.id), meant, turn.text[:REASON])
    if not mourning:
        return told
    return replace(told, text=f"{texts.MOURNING.format(name=turn.honorific)} {told.text}")


def _rests(turn: Turn) -> Say:
    """*Masih panen pak*, said while the KIM takes its pause: that is what it is for."""
    kim = answers.own_kim(turn)
    assert kim.paused_until is not None
    until = format_date(kim.paused_until)
    return Say(texts.RESTS.format(name=turn.honorific, kim=kim.name, until=until), (CHANGE_PAUSE,))


async def _mourning(turn: Turn) -> Say:
    """To who tells of a death: sympathy before anything else, and what may be needed now."""
    text = texts.MOURNING.format(name=turn.honorific)
    if (await powers(turn)).admin:
        return Say(text, (TO_MENU,))
    if turn.approved is None:
        return Say(f"{text} {texts.MOURNING_OTHERS}", (TO_HUMAN,))
    return Say(f"{text} {texts.MOURNING_KIM.format(kim=turn.approved.kim.name)}", (PAUSE, TO_HUMAN))


async def _news(turn: Turn, *, unasked: bool = True) -> Say | None:
    """That one of the board died or is ill, or the KIM is no more, said by somebody of it: a human hears of it and
    answers. A reminder (`unasked` False) has an answer of its own to the latter two."""
    if says_bereaved(turn.text):
        return await answers.mourn(turn, turn.text[:REASON])
    ill = says_ill(turn.text)
    if not (unasked and (ill or says_disbanded(turn.text))):
        return None
    kim = await answers.tell_news(turn, turn.text[:REASON])
    words = texts.ILL if ill else texts.DISBANDED
    return Say(words.format(thanks=turn.thanks, name=turn.honorific, kim=kim.name))


def wish_entry(wish: Wish) -> EntryHandler:
    """The button of one offer."""

    async def entry(turn: Turn, silence_id: str) -> Answer:
        return await _wished(turn, silence_id, wish)

    return entry


async def _wished(turn: Turn, silence_id: str, wish: Wish) -> Say:
    kim = await answers.choose(turn, silence_id, wish)
    template = texts.WISHED[wish] if kim is not None else texts.WISH_DONE
    own = answers.own_kim(turn)
    return Say(template.format(thanks=turn.thanks, name=turn.honorific, kim=own.name, village=own.village.title))


# A pause --------------------------------------------------------------------------------------------------


async def pause(turn: Turn) -> Answer:
    """*Jeda*; *jeda sampai lebaran* has said until when, *jeda panen sampai akhir bulan* also why. An officer gets
    to the page of the KIM that is named."""
    if turn.member is None and (there := await recap.place(turn)):
        return there
    answers.own_kim(turn)
    asked = _asked(turn, without_pause(turn.text))
    data = {"reason": asked.why} if asked.why else {}
    if asked.until.problem == "unreadable":
        return Begin(pause_kim.name, data=data, lead=_about_pause(turn) if wonders(turn.text) else "")
    until = _until(turn, asked)
    if isinstance(until, Again):
        return Begin(pause_kim.name, lead=until.text, data=data)
    return await _paused(turn, until, asked.why)


async def paused(turn: Turn) -> bool:
    """Whether the KIM of whoever is talking takes a pause now."""
    until = turn.member.kim.paused_until if turn.member is not None else None
    return until is not None and until >= turn.today


async def end_pause(turn: Turn) -> Say:
    """*Aktif lagi*; of a KIM that takes no pause it is a word that it is alive."""
    kim = answers.own_kim(turn)
    if kim.paused_until is None or kim.paused_until < turn.today:
        return await alive(turn)
    await answers.pause(turn, turn.today - timedelta(days=1), None)
    return Say(texts.PAUSE_ENDED.format(thanks=turn.thanks, name=turn.honorific, kim=kim.name), (TO_CHECKIN,))


@pause_kim.ask("until")
async def ask_until(turn: Turn) -> Ask:
    return _until_when(turn)


def _until_when(turn: Turn) -> Ask:
    kim = answers.own_kim(turn)
    longest = turn.office.settings.pause_days_max
    labels = {14: texts.TWO_WEEKS, 30: texts.ONE_MONTH}
    offered = [days for days in sorted({*labels, longest}) if days <= longest]
    # People also type the number beside the button.
    choices = [
        Choice(labels.get(days, texts.DAYS.format(days=days)), days, words=(str(days), texts.DAYS.format(days=days)))
        for days in offered
    ]
    paused = kim.paused_until if kim.paused_until is not None and kim.paused_until >= turn.today else None
    if paused:
        choices.append(Choice(texts.END_PAUSE, 0, words=("akhiri", "selesai", "sudah selesai", *texts.END_PAUSE_WORDS)))
    if not {"roughly", "reason"}.isdisjoint(turn.data):
        text = texts.ASK_PAUSE_ROUGHLY.format(month=_month(turn))
    elif paused:
        text = texts.ASK_PAUSE_AGAIN.format(kim=kim.name, until=format_date(paused))
    else:
        text = texts.ASK_PAUSE.format(name=turn.honorific, kim=kim.name, example=_example(turn))
    return Ask(text, tuple(choices), free=True)


def _about_pause(turn: Turn) -> str:
    return texts.ABOUT_PAUSE.format(days=turn.office.settings.pause_days_max)


def _example(turn: Turn) -> str:
    """A day three weeks ahead, as people write it: `16 Desember`."""
    return format_day(turn.today + timedelta(weeks=3))


def _month(turn: Turn) -> str:
    """The one that people plan in, of which even the end is not too far away."""
    return format_day(turn.today + timedelta(weeks=2)).partition(" ")[2]


@pause_kim.take("until")
async def take_until(turn: Turn) -> Next:
    if turn.chosen and turn.choice == 0:
        return await end_pause(turn)
    until: date | Again
    if turn.chosen:
        until = turn.today + timedelta(days=int(turn.choice))
    else:
        if (news := await _news(turn)) is not None:
            return news
        if says_mourning(turn.text):
            turn.data["reason"] = turn.text[:REASON]
            return replace(_until_when(turn), text=texts.ASK_PAUSE_MOURNING.format(name=turn.honorific))
        if read_answer(turn.text) is Said.ALIVE and not says_until(turn.text):
            return await end_pause(turn)
        asked = _asked(turn, turn.text)
        if asked.until.problem == "unreadable" and asks_about_pause(turn.text) and wonders(turn.text):
            return replace(_until_when(turn), text=f"{_about_pause(turn)}\n\n{texts.ASK_PAUSE_STILL}")
        if asked.why:
            turn.data["reason"] = asked.why
            if asked.until.problem == "unreadable":
                return await ask_until(turn)
        elif is_unsure(turn.text):
            turn.data["roughly"] = True
            return await ask_until(turn)
        until = _until(turn, asked)
    if isinstance(until, Again):
        return until
    return await _paused(turn, until, turn.data.get("reason", ""))


def _asked(turn: Turn, words: str) -> PauseAsked:
    read, why = read_pause(words, turn.today, turn.office.calendar.end_of)
    return PauseAsked(read, why[:REASON])


def _until(turn: Turn, asked: PauseAsked) -> date | Again:
    """The last day of a pause as it is asked for, however far, or what is wrong with it."""
    day, problem = asked.until
    if problem == "past" or day == turn.today:
        return Again(texts.PAUSE_PAST.format(example=_example(turn)))
    if problem == "too_far":
        return date.max
    return day or Again(texts.PAUSE_UNCLEAR.format(example=_example(turn), month=_month(turn)), strange=True)


async def _paused(turn: Turn, until: date, why: str) -> Say:
    longest = turn.office.settings.pause_days_max
    last = turn.today + timedelta(days=longest)
    template = texts.PAUSED
    if until > last:
        # Who is told of a last day takes it as agreed: asking again would leave them without a pause.
        until, template = last, texts.PAUSED_SHORTER
    kim = await answers.pause(turn, until, why or None)
    said = template.format(
        thanks=turn.thanks, name=turn.honorific, kim=kim.name, until=format_date(until), days=longest
    )
    return Say(said, (TO_CHECKIN,))

"""What the people of a KIM answer to a reminder."""

from __future__ import annotations

from datetime import date, timedelta

from bot.access import still_waiting
from bot.conversation.card import COMMAND
from bot.conversation.flow import Refusal, Say
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.help.actions import ask
from bot.features.silence import texts
from bot.features.silence.actions.activity import note_contact, reschedule
from bot.features.silence.actions.words import PAUSE, open_kim
from storage.kim import Kim, KimStatus
from storage.silence import Obstacle, Silence, Silences
from storage.task import TaskKind, Tasks, Wish

CHANGE_ROLE = Choice(texts.CHANGE_ROLE, entry=f"{COMMAND}:ganti jabatan")


class NotMember(Refusal):
    def __init__(self, turn: Turn) -> None:
        if turn.member is not None:
            super().__init__(still_waiting(turn, turn.member))
            return
        of_the_office = turn.person is None and turn.known
        super().__init__(texts.NOT_MEMBER_OFFICE if of_the_office else texts.NOT_MEMBER)


class OtherKim(Refusal):
    text = texts.OTHER_KIM


class HeardMeanwhile(Refusal):
    """The button is older than the last thing that was heard of the KIM."""

    def __init__(self, turn: Turn, kim: Kim) -> None:
        super().__init__(texts.HEARD_MEANWHILE.format(thanks=turn.thanks, name=turn.honorific, kim=kim.name))


def own_kim(turn: Turn) -> Kim:
    """The KIM of whoever is talking; refuses who is in none or still waits."""
    if turn.approved is None:
        raise NotMember(turn)
    return turn.approved.kim


async def own_silence(turn: Turn, silence_id: str) -> Silence:
    """The silence a button was about, while it lasts and is that of the person's own KIM."""
    kim = own_kim(turn)
    silence = await Silences(turn.session).find(id_of(silence_id))
    if silence is not None and silence.kim_id != kim.id:
        raise OtherKim
    if silence is None or silence.ended_at is not None or silence.started_on != kim.silent_since:
        raise HeardMeanwhile(turn, kim)
    return silence


async def say_alive(turn: Turn) -> date:
    """*Masih aktif*: puts the next step off; returns the first day one may come. A dormant KIM's officers are told."""
    kim = own_kim(turn)
    await _heard(turn, kim)
    if kim.status is KimStatus.DORMANT:
        await _note(turn, kim, texts.STIRS, key=f"silence.stirs:{kim.id}:{turn.today.isoformat()}", admins=True)
    return turn.today + timedelta(days=turn.office.settings.contact_postpones_days)


async def reminded_silence(turn: Turn) -> Silence | None:
    """The silence the own KIM was already written to about; None for who is in no KIM."""
    if turn.approved is None:
        return None
    silence = await Silences(turn.session).find_current(turn.approved.kim)
    return silence if silence is not None and silence.step else None


async def name_obstacle(turn: Turn, silence_id: str, obstacle: Obstacle, words: str) -> Kim:
    """Keeps what is in the way and tells who can help, with the words it was said in; *perlu bantuan* becomes a
    task."""
    silence = await own_silence(turn, silence_id)
    kim = silence.kim
    said = texts.OBSTACLES[obstacle].lower()
    await _heard(turn, kim)
    silence.obstacle = obstacle
    if obstacle is Obstacle.HELP and not await Tasks(turn.session).list_of([kim.id]):
        await Tasks(turn.session).open_all({kim.id: (silence.id, TaskKind.HELP)}, turn.now)
    await _note(
        turn,
        kim,
        texts.OBSTACLE_NOTE,
        key=f"silence.obstacle:{silence.id}:{obstacle.value}" + (f":{turn.incoming.update_id}" if words else ""),
        admins=obstacle is Obstacle.HELP,
        obstacle=texts.OBSTACLE_QUOTED.format(obstacle=said, words=words) if words else said,
    )
    return kim


async def tell_news(turn: Turn, words: str) -> Kim:
    """The news goes to the admins as a question does, and is answered like one; it is a word of the KIM as well."""
    kim = own_kim(turn)
    await _heard(turn, kim)
    await ask(turn, words)
    return kim


async def mourn(turn: Turn, words: str) -> Say:
    """What is said to who tells that the ketua died; a human hears of it."""
    await tell_news(turn, words)
    return Say(texts.BEREAVED.format(name=turn.honorific), (PAUSE, CHANGE_ROLE))


async def choose(turn: Turn, silence_id: str, wish: Wish) -> Kim | None:
    """What the KIM would like best goes to its task; None when that was done already."""
    silence = await own_silence(turn, silence_id)
    kim = silence.kim
    await _heard(turn, kim)
    tasks = await Tasks(turn.session).list_of([kim.id])
    if not tasks:
        return None
    for task in tasks:
        task.wish = wish
    key = f"silence.wish:{silence.id}:{wish.value}"
    await _note(turn, kim, texts.WISH_NOTE, key=key, admins=True, wish=texts.WISHES[wish].lower())
    return kim


async def pause(turn: Turn, until: date, reason: str | None) -> Kim:
    """No step before the day after `until`; the same words that asked for it can end it."""
    kim = own_kim(turn)
    before = kim.paused_until
    await Silences(turn.session).hold(kim)
    kim.paused_until = until if until >= turn.today else None
    silence = await Silences(turn.session).find_current(kim)
    if silence is not None and kim.paused_until:
        silence.obstacle = Obstacle.PAUSE
    await reschedule(turn.session, turn.office, kim)
    turn.record(
        "kim.paused" if kim.paused_until else "kim.pause_ended",
        "kim",
        kim.id,
        before={"paused_until": before.isoformat() if before else None},
        after={"paused_until": kim.paused_until.isoformat() if kim.paused_until else None},
        reason=reason,
    )
    return kim


async def _heard(turn: Turn, kim: Kim) -> None:
    before = kim.last_contact_on
    await note_contact(turn.session, turn.office, kim, turn.today)
    if kim.last_contact_on != before:
        turn.record(
            "kim.contact",
            "kim",
            kim.id,
            before={"last_contact_on": before.isoformat() if before else None},
            after={"last_contact_on": turn.today.isoformat()},
        )


async def _note(turn: Turn, kim: Kim, template: str, *, key: str, admins: bool, **words: str) -> None:
    """Tells the coordinators, and the admins where it is for them or there is no coordinator."""
    reply = Reply(
        template.format(kim=kim.name, village=kim.village.title, **words),
        (open_kim(kim),),
    )
    kind = key.partition(":")[0]
    told = await turn.notices.to_coordinators(kim.village.kecamatan_code, reply, kind=kind, dedup_key=key)
    if admins or not told:
        await turn.notices.to_admins(reply, kind=kind, dedup_key=key)

"""What people say about their own data."""

from __future__ import annotations

from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.privacy import actions, texts
from storage.kim import BoardRole

erase_data = Flow("erase_data", title="penghapusan data")


async def my_data(turn: Turn) -> Say:
    """Everything held, in one answer, and nothing of others."""
    if turn.person is None:
        if actions.has_a_form(turn):
            return Say(texts.ONLY_A_FORM, (Choice(texts.ERASE, entry="privacy.erase"),))
        return Say(texts.NOTHING_HELD, (TO_REGISTER,))
    lines = await actions.everything_held(turn)
    return Say(
        "\n".join([texts.HELD, *(texts.LINE.format(line=line) for line in lines), "", texts.WHAT_NEXT]),
        (Choice(texts.CHANGE, entry="member.change"), Choice(texts.ERASE, entry="privacy.erase")),
    )


async def my_id(turn: Turn) -> Say:
    """What the operator writes into ADMIN_IDS; Telegram itself shows it nowhere."""
    return Say(texts.MY_ID.format(value=turn.incoming.address.chat_id))


async def erase(turn: Turn) -> Answer:
    if turn.person is not None:
        return Begin(erase_data.name)
    if actions.has_a_form(turn):
        await actions.forget_form(turn)
        return Say(texts.FORM_ERASED)
    return Say(texts.NOTHING_HELD)


@erase_data.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    question, member = texts.ASK_ERASE, turn.approved
    if member is not None and member.role is BoardRole.KETUA:
        question = texts.ASK_ERASE_KETUA.format(kim=member.kim.name, question=question)
    return Ask(question, (Choice(texts.ERASE_YES, True), Choice(texts.ERASE_NO, False)), bare=True)


@erase_data.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice or turn.person is None:
        return Say(texts.NOT_ERASED)
    await actions.erase(turn)
    return Say(texts.ERASED.format(thanks=turn.thanks))


async def stop(turn: Turn) -> Answer:
    if turn.person is None:
        return Say(texts.ONLY_A_FORM if actions.has_a_form(turn) else texts.NOTHING_HELD)
    resume_choice = (Choice(texts.RESUME, entry="privacy.resume"),)
    if turn.person.stopped_at is not None:
        return Say(texts.STOPPED_ALREADY, resume_choice)
    await actions.stop(turn)
    stays = texts.STAYS[turn.member.status.value] if turn.member is not None else ""
    return Say(
        texts.STOPPED_NOW.format(stays=stays), (*resume_choice, Choice(texts.TOPIC_SETTINGS, entry="broadcast.topics"))
    )


async def resume(turn: Turn) -> Answer:
    if turn.person is None:
        return Say(texts.NOTHING_HELD)
    await actions.resume(turn)
    return Say(texts.RESUMED.format(thanks=turn.thanks))

"""What people say to the menu and the help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.access import powers, require_admin
from bot.conversation.buttons import TO_CHECKIN, TO_HUMAN, TO_MENU, TO_REGISTER
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Quiet, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.received import ASKED, as_sent, joined
from bot.conversation.turn import Turn
from bot.features.help import actions, texts

QUESTION = 4_096
"""Letters of a question or an answer: what fits in one message."""

ask_human = Flow("ask_human", title="pertanyaan ke petugas")
answer_human = Flow("answer_human", title="jawaban petugas")


async def menu(turn: Turn) -> Say:
    if turn.person is not None and turn.person.name:
        text = texts.WELCOME_BACK.format(greeting=turn.greeting, name=turn.honorific)
    elif (await powers(turn)).serves:
        text = texts.WELCOME_OFFICE.format(greeting=turn.greeting)
    else:
        text = texts.WELCOME.format(office=turn.office.name)
    choices = await turn.menu(turn) if turn.menu is not None else []
    return Say(text, tuple(choices))


async def menu_choices(turn: Turn) -> Sequence[Choice]:
    return (Choice(texts.HELP_LABEL, entry="help.help"),)


async def help_(turn: Turn) -> Say:
    held = await powers(turn)
    if held.officer:
        text = texts.HELP_ADMIN if held.admin else texts.HELP_COORDINATOR
    elif held.at_hoax_desk:
        text = texts.HELP_DESK
    elif held.board_of is not None:
        text = texts.HELP_BOARD
    else:
        text = texts.HELP
    choices = [TO_MENU, TO_HUMAN]
    # An admin is the one who is reached.
    return Say(text, tuple(choices[:1] if held.admin else choices))


async def report(turn: Turn) -> Say:
    """*lapor* alone can mean two things: both are offered."""
    return Say(
        texts.REPORT_WHICH,
        (TO_CHECKIN, Choice(texts.REPORT_RUMOUR, entry="hoax.begin")),
    )


# What is not ours -----------------------------------------------------------------------------------------


async def emergency(turn: Turn) -> Say:
    """Somebody may be in danger: the number that helps, before anything else."""
    text = texts.EMERGENCY.format(contact=turn.office.settings.emergency_contact)
    return _not_ours(turn, text, texts.EMERGENCY_MEMBER)


async def angry(turn: Turn) -> Say:
    return await _ask_somebody(turn, texts.ANGRY, texts.ANGRY_OFFICE)


async def free_of_charge(turn: Turn) -> Say:
    return Say(texts.FREE_OF_CHARGE.format(name=turn.honorific), (TO_MENU,))


async def money(turn: Turn) -> Say:
    return await _ask_somebody(turn, texts.MONEY, texts.MONEY_OFFICE)


async def fraud(turn: Turn) -> Say:
    return await _ask_somebody(turn, texts.FRAUD, texts.FRAUD_OFFICE)


async def slip(turn: Turn) -> Say:
    return Say(texts.SLIP.format(name=turn.honorific), (TO_MENU,))


async def letter(turn: Turn) -> Say:
    return await _ask_somebody(turn, texts.LETTER, texts.LETTER_OFFICE)


async def robot(turn: Turn) -> Say:
    return await _ask_somebody(turn, texts.ROBOT, texts.ROBOT_OFFICE)


async def about_kim(turn: Turn) -> Say:
    choices = await turn.menu(turn) if turn.menu is not None else []
    return Say(texts.ABOUT_KIM.format(office=turn.office.name), tuple(choices))


async def about_bimtek(turn: Turn) -> Say:
    schedule = Choice(texts.BIMTEK_LABEL, entry="bimtek.list")
    return Say(texts.ABOUT_BIMTEK.format(office=turn.office.name), (schedule, TO_MENU))


async def voice(turn: Turn) -> Say:
    return Say(texts.VOICE.format(name=turn.honorific), (TO_CHECKIN,))


async def whatsapp(turn: Turn) -> Say:
    return Say(texts.WHATSAPP.format(name=turn.honorific), (TO_HUMAN,))


async def quiet_kim(turn: Turn) -> Say:
    """Asked by somebody who may think that it is their fault."""
    return Say(texts.QUIET_KIM.format(name=turn.honorific), (TO_CHECKIN, TO_HUMAN))


async def about_data(turn: Turn) -> Say:
    choices = (Choice(texts.MY_DATA_LABEL, entry="privacy.data"), TO_MENU)
    return Say(texts.ABOUT_DATA.format(office=turn.office.name), choices)


async def who_we_are(turn: Turn) -> Say:
    """Whether this can be trusted."""
    told = f"\n\n{texts.CONTACT}" if turn.office.settings.office_contact else ""
    return await _ask_somebody(turn, texts.WHO_WE_ARE + told, texts.WHO_WE_ARE)


async def _ask_somebody(turn: Turn, text: str, to_office: str) -> Say:
    """Nothing is promised; a human may know more. An admin is that human, and reads `to_office`."""
    text, choices = (to_office, (TO_MENU,)) if (await powers(turn)).admin else (text, (TO_HUMAN, TO_MENU))
    contact_ = turn.office.settings.office_contact
    return Say(text.format(name=turn.honorific, office=turn.office.name, contact=contact_), choices)


async def complaint(turn: Turn) -> Say:
    return _not_ours(turn, texts.COMPLAINT.format(name=turn.honorific), texts.COMPLAINT_MEMBER)


def _not_ours(turn: Turn, text: str, to_members: str) -> Say:
    if turn.member is None:
        return Say(text, (TO_MENU,))
    return Say(text + to_members, (TO_CHECKIN,))


# A question to a human ------------------------------------------------------------------------------------


async def human(turn: Turn) -> Answer:
    """Without a registration there is nobody to send an answer to: then the office's own contact."""
    if (await powers(turn)).admin:
        return Say(texts.HUMAN_OFFICE, (TO_MENU,))
    if turn.person is None:
        contact = turn.office.settings.office_contact
        text = texts.STRANGER_CONTACT if contact else texts.STRANGER_NO_CONTACT
        return Say(text.format(office=turn.office.name, contact=contact), (TO_REGISTER,))
    return Begin(ask_human.name)


async def contact(turn: Turn) -> Answer:
    """Where the office is found."""
    told = turn.office.settings.office_contact
    if turn.person is None and not (await powers(turn)).admin:
        return await human(turn)
    if told:
        return await _ask_somebody(turn, texts.CONTACT, texts.CONTACT_OFFICE)
    return await _ask_somebody(turn, texts.NO_CONTACT, texts.NO_CONTACT_OFFICE)


@ask_human.ask("question")
async def ask_question(turn: Turn) -> Ask | Say:
    held = turn.data.get("received") or {}
    if turn.data.get(ASKED):
        return await _sent(turn, held["text"][:QUESTION], held["attachments"])
    if held.get("attachments") and not held.get("text"):
        return Ask(texts.ASK_QUESTION_OF_FILE, free=True)
    return Ask(texts.ASK_QUESTION, free=True)


@ask_human.take("question")
async def take_question(turn: Turn) -> Next:
    held = turn.data.get("received") or as_sent("")
    words = " ".join(part for part in (held.get("text", ""), turn.text) if part)[:QUESTION]
    if turn.incoming.kind is Kind.MEDIA:
        held = joined(held, turn.incoming)
    if not words:
        if not held["attachments"]:
            return Again(texts.QUESTION_EMPTY)
        # A picture asks nothing by itself: it waits for its words.
        turn.data["received"] = held
        return "question"
    return await _sent(turn, words, held["attachments"])


async def _sent(turn: Turn, words: str, files: Sequence[dict[str, Any]]) -> Say:
    await actions.ask(turn, words, files)
    return Say(texts.QUESTION_SENT.format(thanks=turn.thanks))


async def late(turn: Turn) -> Answer | None:
    """A part of an album whose question is on its way joins it."""
    file, album = turn.incoming.attachment, turn.incoming.album_id
    if file is None or album is None:
        return None
    return Quiet() if await actions.join_album(turn, album, file) else None


async def answer_entry(turn: Turn, request_id: str) -> Answer:
    await require_admin(turn)
    request = await actions.open_question(turn, request_id)
    return Begin(answer_human.name, data={"request": request.id})


@answer_human.ask("answer")
async def ask_answer(turn: Turn) -> Ask:
    request = await actions.open_question(turn, str(turn.data["request"]))
    text = texts.ANSWER_ASK.format(name=actions.name_of(request.person), question=request.question)
    return Ask(text, free=True, attachments=actions.files_of(request))


@answer_human.take("answer")
async def take_answer(turn: Turn) -> Next:
    await require_admin(turn)
    if not turn.text:
        return Again(texts.ANSWER_EMPTY)
    request, reachable = await actions.answer(turn, str(turn.data["request"]), turn.text[:QUESTION])
    said = texts.ANSWERED if reachable else texts.ANSWERED_NOBODY
    return Say(said.format(name=actions.name_of(request.person)))

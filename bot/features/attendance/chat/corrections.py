"""A wrong name on a certificate: the organiser corrects it, the number stays."""

from __future__ import annotations

from bot.access import require_admin
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import certificates
from bot.features.bimtek.actions import words as bimtek_words
from storage.bimtek import Bimteks
from storage.certificate import Certificate

correct = Flow("attendance_correct", title="nama sertifikat")
NAME_MOST = 100
"""Letters of a name."""


async def correct_entry(turn: Turn, bimtek_id: str) -> Answer:
    await require_admin(turn)
    number = id_of(bimtek_id)
    bimtek = await Bimteks(turn.session).find(number)
    if bimtek is None or not await certificates.list_named(turn, number):
        title = bimtek_words.title(bimtek) if bimtek is not None else ""
        return Say(texts.NOTHING_TO_CORRECT.format(title=title))
    return Begin(correct.name, data={"bimtek": number})


@correct.ask("whose")
async def ask_whose(turn: Turn) -> Ask:
    found = await certificates.list_named(turn, turn.data["bimtek"])
    return Ask(texts.ASK_WHOSE, tuple(Choice(one.name or "", one.id) for one in found), free=True)


@correct.take("whose")
async def take_whose(turn: Turn) -> Next:
    found = await certificates.list_named(turn, turn.data["bimtek"])
    meant = [turn.choice] if turn.chosen else rules.who(turn.text, [((one.name or "",), one.id) for one in found])
    if len(meant) != 1:
        return Again(texts.WHO_SEVERAL) if meant else Again(texts.WHOSE_UNCLEAR, strange=True)
    (turn.data["certificate"],) = meant
    return "name"


async def _certificate(turn: Turn) -> Certificate | None:
    """None when its owner had it erased meanwhile."""
    found = await certificates.list_named(turn, turn.data["bimtek"])
    return next((one for one in found if one.id == turn.data["certificate"]), None)


@correct.ask("name")
async def ask_name(turn: Turn) -> Ask | str:
    certificate = await _certificate(turn)
    if certificate is None:
        return "whose"
    return Ask(texts.ASK_RIGHT_NAME.format(name=certificate.name, label=certificate.label), free=True)


@correct.take("name")
async def take_name(turn: Turn) -> Next:
    name = " ".join(turn.text.split())
    if len(name) > NAME_MOST or not certificates.printable_name(name):
        return Again(texts.RIGHT_NAME_UNCLEAR.format(most=NAME_MOST))
    turn.data["name"] = name
    return "sure"


@correct.ask("sure")
async def ask_sure(turn: Turn) -> Ask | str:
    certificate = await _certificate(turn)
    if certificate is None:
        return "whose"
    return Ask(
        texts.ASK_CORRECT_SURE.format(old=certificate.name, new=turn.data["name"], label=certificate.label),
        (Choice(texts.CORRECT_YES, True), Choice(texts.CORRECT_NO, False)),
    )


@correct.take("sure")
async def take_sure(turn: Turn) -> Next:
    certificate = await _certificate(turn)
    if certificate is None:
        return "whose"
    if not turn.choice:
        return Say(texts.NOT_CORRECTED.format(label=certificate.label))
    sent = await certificates.correct_name(turn, certificate, turn.data["name"])
    words = texts.CORRECTED if sent else texts.CORRECTED_KEPT
    return Say(words.format(thanks=turn.thanks, label=certificate.label, name=turn.data["name"]))

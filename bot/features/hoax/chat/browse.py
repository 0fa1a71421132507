"""Clarifications for everybody: the newest, searched by words, opened by a link."""

from __future__ import annotations

from bot.access import powers
from bot.conversation import texts as shared
from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.conversation.understand.plain import plainly
from bot.features.hoax import texts
from bot.features.hoax.actions import answer
from bot.features.hoax.actions import withdraw as actions
from bot.features.hoax.actions.buttons import TO_BEGIN, TO_LIST
from bot.features.hoax.rules import claim
from storage.clarification import Clarification, Clarifications

withdraw = Flow("hoax_withdraw", title="penarikan klarifikasi")

PAGE = 5
MOST = 4
"""Words looked for."""
_EMPTY = frozenset(
    ["yang", "di", "ke", "dari", "dan", "atau", "untuk", "tentang", "soal", "hoaks", "kabar", "berita", "klarifikasi",
     "saya", "mau", "minta", "kemarin", "ralat", "apa", "ada"]
)  # fmt: skip


async def search(turn: Turn) -> Answer:
    """*klarifikasi banjir*, or the newest."""
    return await _page(turn, turn.rest, 0)


def asked_for(text: str) -> str | None:
    """What *klarifikasi banjir* asks for; None for anything longer, which is a claim."""
    first, *words = normalise(text).split() or [""]
    return " ".join(words) if first == "klarifikasi" and 1 <= len(words) <= MOST else None


async def page_entry(turn: Turn, argument: str) -> Answer:
    """`hoax.list:5:banjir`"""
    start, _, words = argument.partition(":")
    return await _page(turn, words, id_of(start))


async def _page(turn: Turn, text: str, start: int) -> Say:
    words = [word for word in plainly(text).split() if word not in _EMPTY][:MOST]
    found = await Clarifications(turn.session).search(words, PAGE + 1, start)
    if not found:
        said = texts.NO_CLARIFICATIONS if words else texts.NONE_YET
        return Say(said.format(words=" ".join(words)), (TO_BEGIN,))
    lines = [_line(place, entry) for place, entry in enumerate(found[:PAGE], start + 1)]
    choices = [
        Choice(texts.READ.format(number=place), entry=f"hoax.show:{entry.id}")
        for place, entry in enumerate(found[:PAGE], start + 1)
    ]
    query = " ".join(words)[:30]
    if start:
        choices.append(Choice(shared.NEWER_PAGE, entry=f"hoax.list:{max(start - PAGE, 0)}:{query}"))
    if len(found) > PAGE:
        choices.append(Choice(shared.OLDER_PAGE, entry=f"hoax.list:{start + PAGE}:{query}"))
    lead = texts.FOUND.format(words=" ".join(words)) if words else texts.NEWEST
    return Say("\n".join([lead, *lines]), tuple(choices))


def _line(place: int, entry: Clarification) -> str:
    return texts.CLARIFICATION_LINE.format(
        number=place, verdict=answer.verdict_of(entry), title=claim.line_of(entry.title, 70)
    )


async def show_entry(turn: Turn, clarification_id: str) -> Answer:
    """Also `?start=klarifikasi-7`: one that belongs to no case."""
    found = await Clarifications(turn.session).find(id_of(clarification_id))
    return await _show(turn, found)


async def open_link(turn: Turn, case_id: str) -> Answer:
    """`?start=hoaks-12`: the clarification of that case."""
    return await _show(turn, await Clarifications(turn.session).find_of_case(id_of(case_id)))


async def _show(turn: Turn, found: Clarification | None) -> Say:
    if found is None or not found.active:
        return Say(texts.CLARIFICATION_GONE, (TO_LIST,))
    choices = [TO_LIST]
    held = await powers(turn)
    if found.case_id is not None and held.at_hoax_desk:
        # What was published has left the queue: this is the way back to it, to put it right.
        choices.append(Choice(texts.OPEN_CASE, entry=f"hoax.case:{found.case_id}"))
    if found.case_id is None and held.editor:
        choices.append(Choice(texts.WITHDRAW, entry=f"hoax.withdraw:{found.id}"))
    return Say(await answer.shown(turn.session, turn.office, found), tuple(choices))


# Another publisher's that is wrong ----------------------------------------------------------------------------


async def withdraw_entry(turn: Turn, clarification_id: str) -> Answer:
    found = await actions.to_withdraw(turn, id_of(clarification_id))
    return Begin(withdraw.name, data={"clarification": found.id})


@withdraw.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    found = await actions.to_withdraw(turn, turn.data["clarification"])
    return Ask(
        texts.ASK_WITHDRAW.format(title=claim.line_of(found.title), source=answer.source_of(turn.office, found)),
        (Choice(texts.YES_WITHDRAW, True), Choice(texts.NO_WITHDRAW, False)),
        bare=True,
    )


@withdraw.take("sure")
async def take_sure(turn: Turn) -> Next:
    if turn.choice is not True:
        return await show_entry(turn, str(turn.data["clarification"]))
    await actions.withdraw(turn, turn.data["clarification"])
    return Say(texts.WITHDRAWN, (TO_LIST,))

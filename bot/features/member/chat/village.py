"""Which village: typed in any spelling, told apart by kecamatan, or picked from lists."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.flow import Again, Ask, Next, Say
from bot.conversation.formats import format_choice
from bot.conversation.hints import wonders
from bot.conversation.messages import Choice
from bot.conversation.places import Candidate
from bot.conversation.texts import CHOOSE_ONE
from bot.conversation.turn import Turn
from bot.conversation.understand.words import NO, YES
from bot.features.member import rules, texts
from bot.features.member.actions import proposal
from bot.features.member.chat.register import YES_NO, name_of, register, unclear
from storage.kim import Kims
from storage.region import Village, Villages

OTHER = "other"
FROM_LIST = "list"
MOST = 7
"""Candidates shown: with the way out beside them they stand on one page."""
SLIP = 0.88
"""Score from which words are a kecamatan, where they are no likelier another village."""
LIKELY = 0.6
"""Score from which words are a village also where they ask something."""


def _kinds(turn: Turn) -> str:
    """`Desa atau kelurahan`; in a town `Kelurahan`."""
    return format_choice(turn.office.places.kinds).capitalize()


@register.ask("village")
async def ask_village(turn: Turn) -> Ask | str:
    if turn.data.get("linked") and not turn.data.get("elsewhere"):
        return "linked"
    if candidates := turn.data.pop("said", None):
        turn.data["candidates"] = candidates
        return "which"
    return Ask(
        texts.ASK_VILLAGE.format(kinds=_kinds(turn), name=name_of(turn), example=turn.office.places.example),
        (Choice(texts.PICK_FROM_LIST, FROM_LIST),),
        free=True,
    )


@register.take("village")
async def take_village(turn: Turn) -> Next:
    if turn.choice == FROM_LIST:
        return "kecamatan"
    if (elsewhere := _elsewhere(turn)) is not None:
        return elsewhere
    found = _found(turn)
    if not found:
        return unclear(turn, texts.VILLAGE_UNKNOWN.format(regency=turn.office.regency_name))
    exact = [candidate for candidate in found if candidate.exact]
    if len(exact) == 1:
        return await _settle_village(turn, exact[0].village_code)
    turn.data["candidates"] = _codes(exact or found)
    return "which"


@register.ask("linked")
async def ask_linked(turn: Turn) -> Ask:
    village = await _village(turn, turn.data["linked"])
    kinds = "/".join(turn.office.places.kinds)
    return Ask(texts.ASK_VILLAGE_CONFIRM.format(kinds=kinds, village=village.title), YES_NO, sentence=1)


@register.take("linked")
async def take_linked(turn: Turn) -> Next:
    if not turn.chosen:
        return await _another(turn, turn.data["linked"]) or unclear(turn, CHOOSE_ONE)
    # Kept either way: *kembali* leads here again.
    turn.data["elsewhere"] = not turn.choice
    return await _settle_village(turn, turn.data["linked"]) if turn.choice else "village"


async def _another(turn: Turn, this: str = "") -> Next | None:
    """What the name of a village leads to that was typed in place of yes and no: of `this` one, or another."""
    if (elsewhere := _elsewhere(turn)) is not None:
        return elsewhere
    found = [candidate.village_code for candidate in turn.office.places.find(turn.text, MOST) if candidate.exact]
    if not found:
        return None
    if this in found:
        return await _settle_village(turn, this)
    turn.data["elsewhere"] = True
    return await take_village(turn)


@register.ask("which")
async def ask_which(turn: Turn) -> Ask:
    codes = turn.data["candidates"]
    yes, no = (sorted(YES), sorted(NO)) if len(codes) == 1 else ((), ())
    choices = [Choice(turn.office.places.label(code), code, words=tuple(yes)) for code in codes]
    other = Choice(texts.OTHER_VILLAGE, OTHER, words=(texts.PICK_FROM_LIST, *texts.OTHER_VILLAGE_WORDS, *no))
    return Ask(texts.PICK_THIS_VILLAGE if len(codes) == 1 else texts.PICK_VILLAGE, (*choices, other), free=True)


@register.take("which")
async def take_which(turn: Turn) -> Next:
    if turn.chosen and turn.choice != OTHER:
        return await _settle_village(turn, turn.choice)
    if turn.choice == OTHER:
        return "kecamatan"
    if (elsewhere := _elsewhere(turn)) is not None:
        return elsewhere
    if (only := one_of(turn, turn.data["candidates"])) is not None:
        return await _settle_village(turn, only)
    if not _found(turn):
        return Again(texts.VILLAGE_UNKNOWN_HERE.format(regency=turn.office.regency_name), strange=True)
    following = await take_village(turn)
    # The same question with other candidates is one step: *kembali* leads before it.
    return await ask_which(turn) if following == "which" else following


@register.ask("kecamatan")
async def ask_kecamatan(turn: Turn) -> Ask:
    every = await Villages(turn.session).list_kecamatan()
    return Ask(texts.ASK_KECAMATAN, tuple(Choice(kecamatan.name, kecamatan.code) for kecamatan in every))


@register.take("kecamatan")
async def take_kecamatan(turn: Turn) -> Next:
    turn.data["kecamatan"] = turn.choice
    return "village_of"


@register.ask("village_of")
async def ask_village_of(turn: Turn) -> Ask:
    villages = Villages(turn.session)
    kecamatan = await villages.find_kecamatan(turn.data["kecamatan"])
    assert kecamatan is not None
    inside = await villages.list_villages(kecamatan.code)
    return Ask(
        texts.ASK_VILLAGE_OF.format(kinds=_kinds(turn), kecamatan=kecamatan.name),
        tuple(Choice(turn.office.places.name(v.code), v.code) for v in inside),
    )


@register.take("village_of")
async def take_village_of(turn: Turn) -> Next:
    return await _settle_village(turn, turn.choice)


def _found(turn: Turn) -> list[Candidate]:
    """Villages that the typed words may mean; of a question (*kenapa harus isi desa?*) only likely ones."""
    least = LIKELY if wonders(turn.text) else 0
    return [candidate for candidate in turn.office.places.find(turn.text, MOST) if candidate.score >= least]


def one_of(turn: Turn, codes: Sequence[str]) -> str | None:
    """Which of these villages was typed: the kecamatan alone tells homonyms apart, also with a slip; anything else is
    a new search."""
    places = turn.office.places
    hits = places.find_kecamatan(turn.text)
    best = max((candidate.score for candidate in places.find(turn.text)), default=0)
    kecamatan = {hit.kecamatan_code for hit in hits if hit.exact or hit.score >= max(best, SLIP)}
    left = [code for code in codes if code.rpartition(".")[0] in kecamatan]
    return left[0] if len(left) == 1 else None


def _elsewhere(turn: Turn) -> Again | None:
    """What somebody of another regency is told."""
    office = turn.office

    def known(name: str) -> bool:
        villages, kecamatan = office.places.find(name), office.places.find_kecamatan(name)
        return any(hit.exact for hit in villages) or any(hit.exact for hit in kecamatan)

    there = rules.other_regency(turn.text, office.regency_name, known)
    if there is None:
        return None
    return Again(texts.OTHER_REGENCY.format(regency=office.regency_name, there=there), missed=False)


async def _settle_village(turn: Turn, code: str) -> Next:
    if turn.data.get("moving") and turn.member is not None and turn.member.kim.village_code == code:
        return Again(texts.SAME_KIM.format(kim=turn.member.kim.name))
    turn.data["village"] = code
    return "role" if await Kims(turn.session).find_kim_of_village(code) is not None else "no_kim"


@register.ask("no_kim")
async def ask_no_kim(turn: Turn) -> Ask:
    village = await _village(turn, turn.data["village"])
    return Ask(
        texts.NO_KIM_YET.format(village=village.title, office=turn.office.name),
        (Choice(texts.PROPOSE, True), Choice(texts.NO_KIM_AT_ALL, False)),
        sentence=1,
    )


@register.take("no_kim")
async def take_no_kim(turn: Turn) -> Next:
    if not turn.chosen:
        return await _another(turn) or unclear(turn, CHOOSE_ONE)
    if not turn.choice:
        return Say(texts.NOT_PROPOSED)
    village = await _village(turn, turn.data["village"])
    await proposal.propose_kim(turn, village, name_of(turn))
    return Say(
        texts.PROPOSED.format(thanks=turn.thanks, name=turn.honorific, village=village.title, office=turn.office.name)
    )


async def _village(turn: Turn, code: str) -> Village:
    village = await Villages(turn.session).find_village(code)
    assert village is not None
    return village


def _codes(candidates: list[Candidate]) -> list[str]:
    return [candidate.village_code for candidate in candidates]

"""Drafting a verdict: stamp, line, explanation, sources, a second tag; then the whole, as people will read it."""

from __future__ import annotations

from typing import Any

from bot.access import powers, require_hoax_desk
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.features.hoax import texts
from bot.features.hoax.actions import ruling
from bot.features.hoax.actions.answer import clarification_text
from bot.features.hoax.actions.buttons import TO_QUEUE, to_case
from bot.features.hoax.chat.desk import page
from bot.features.hoax.rules import claim
from bot.features.hoax.rules.verdict import INNER, STAMPS, may_stamp, sources_in
from storage.clarification import Verdict
from storage.hoax_case import AT_WORK, SHOWN, HoaxCase, HoaxCases
from storage.hoax_ruling import Inner, Ruling, Rulings, Tag

draft = Flow("hoax_draft", title="draf klarifikasi")

LEAST, MOST = 20, 700
"""Letters of an explanation."""
TITLE = 120


async def begin(turn: Turn, case_id: str) -> Answer:
    return Begin(draft.name, data=await _prefilled(turn, case_id))


async def _prefilled(turn: Turn, case_id: str) -> dict[str, Any]:
    """With what was sent back, or with what is published and wants correcting."""
    case = await ruling.to_draft(turn, case_id)
    rulings = Rulings(turn.session)
    # Of a correction that was given up nothing is taken over.
    sent_back = None if case.status in SHOWN else await rulings.find(case.id, case.revision + 1)
    before = sent_back or await rulings.find(case.id, case.revision)
    data: dict[str, Any] = {
        "case": case.id,
        "title": claim.line_of(
            before.title if before is not None else claim.without_asking(case.words or case.title), TITLE
        ),
    }
    if before is not None:
        data |= {"explanation": before.explanation, "sources": list(before.sources)}
    return data


async def begin_own(turn: Turn) -> Answer:
    """*Tulis draf*: of the one case this verifier is at; of several it is asked which."""
    await require_hoax_desk(turn)
    own = await _own(turn)
    if len(own) == 1:
        return await begin(turn, str(own[0].id))
    if not own:
        return Say(texts.NO_OWN_CASE, (TO_QUEUE,))
    return Say(texts.DRAFT_OF_WHICH, tuple(to_case(case.id) for case in own))


async def _own(turn: Turn) -> list[HoaxCase]:
    """What the person of this turn is at."""
    held = await HoaxCases(turn.session).list_held(turn.person.id) if turn.person is not None else ()
    return [case for case in held if case.status in AT_WORK]


async def may_be_found(turn: Turn) -> bool:
    """Whether what is typed now may be what a verifier found out, and no claim to be checked."""
    own_words = turn.incoming.kind is Kind.TEXT and not turn.incoming.forwarded
    return own_words and (await powers(turn)).verifier and bool(await _own(turn))


@draft.ask("case")
async def ask_case(turn: Turn) -> Ask | Say | str:
    """Only of what was typed out of the blue; a button names the case."""
    if "case" in turn.data:
        return "verdict"
    await require_hoax_desk(turn)
    own = await _own(turn)
    if not own:
        return Say(texts.NO_OWN_CASE, (TO_QUEUE,))
    if len(own) == 1:
        return await _of_case(turn, own[0].id)
    return Ask(
        texts.FOUND_OF_WHICH, tuple(Choice(f"{to_case(c.id).label}: {claim.line_of(c.title, 30)}", c.id) for c in own)
    )


@draft.take("case")
async def take_case(turn: Turn) -> Next:
    return await _of_case(turn, int(turn.choice))


async def _of_case(turn: Turn, case_id: int) -> str:
    """What was found is the explanation, and its links the sources."""
    found = claim.clean((turn.data.pop("received", None) or {}).get("text", ""))
    data = await _prefilled(turn, str(case_id))
    data["sources"] = sources_in("\n".join([*data.get("sources", ()), found]))
    if claim.substance(found) >= claim.ENOUGH:
        before = data.get("explanation", "")
        both = f"{before}\n{found}".strip()
        data["explanation"] = both if len(both) <= MOST else found[:MOST]
    turn.data.update(data)
    return "verdict"


@draft.ask("verdict")
async def ask_verdict(turn: Turn) -> Ask:
    choices = [Choice(texts.VERDICTS[v.value], v.value, words=texts.VERDICT_WORDS[v.value]) for v in STAMPS]
    return Ask(texts.ASK_VERDICT, tuple(choices))


@draft.take("verdict")
async def take_verdict(turn: Turn) -> Next:
    turn.data["verdict"] = turn.choice
    return "title"


@draft.ask("title")
async def ask_title(turn: Turn) -> Ask:
    keep = Choice(texts.KEEP, "keep")
    return Ask(texts.ASK_TITLE.format(title=turn.data["title"]), (keep,), free=True)


@draft.take("title")
async def take_title(turn: Turn) -> Next:
    if not turn.chosen:
        title = claim.line_of(turn.text, TITLE)
        if claim.substance(title) < 2:
            return Again(texts.TITLE_UNCLEAR)
        denies = claim.denies(title) and not claim.denies(turn.data["title"], asked=True)
        turn.data["title"] = title
        if denies and Verdict(turn.data["verdict"]) is not Verdict.FAKTA:
            return "denial"
    return "explanation"


@draft.ask("denial")
async def ask_denial(turn: Turn) -> Ask:
    """The truth in the claim's place would go out under the stamp."""
    words = texts.ASK_DENIAL.format(title=turn.data["title"], verdict=texts.VERDICTS[turn.data["verdict"]])
    return Ask(words, (Choice(texts.KEEP_DENIAL, "keep"),), free=True)


@draft.take("denial")
async def take_denial(turn: Turn) -> Next:
    return "explanation" if turn.chosen else await take_title(turn)


@draft.ask("explanation")
async def ask_explanation(turn: Turn) -> Ask:
    before = turn.data.get("explanation")
    keep = (Choice(texts.KEEP, "keep"),) if before else ()
    words = texts.ASK_EXPLANATION_AGAIN if before else texts.ASK_EXPLANATION
    if turn.data.pop("linked", False):
        words = texts.ASK_EXPLANATION_OF_LINK
    return Ask(words.format(before=before, most=MOST), keep, free=True)


@draft.take("explanation")
async def take_explanation(turn: Turn) -> Next:
    if not turn.chosen:
        words = claim.clean(turn.text)
        held, found = turn.data.get("sources", []), sources_in(words)
        # Told again on every way through, a link is one source.
        turn.data["sources"] = sources_in("\n".join([*held, *found]))
        if found and claim.substance(words) < claim.ENOUGH:
            turn.data["linked"] = True
            return "explanation"
        if not LEAST <= len(words) <= MOST or claim.substance(words) < claim.ENOUGH:
            return Again(texts.EXPLANATION_UNCLEAR.format(least=LEAST, most=MOST, length=len(words)))
        if Verdict(turn.data["verdict"]) is not Verdict.FAKTA and normalise(words) == normalise(turn.data["title"]):
            # A true sentence in the claim's place would go out under the stamp.
            return Again(texts.EXPLANATION_IS_CLAIM.format(verdict=texts.VERDICTS[turn.data["verdict"]]))
        turn.data["explanation"] = words
    return "sources"


@draft.ask("sources")
async def ask_sources(turn: Turn) -> Ask:
    held = turn.data.get("sources", ())
    keep = [Choice(texts.KEEP, "keep")] if held else []
    none = [Choice(texts.NO_SOURCE, "none")] if Verdict(turn.data["verdict"]) is STAMPS[-1] else []
    words = texts.ASK_SOURCES_AGAIN.format(sources="\n".join(held)) if held else texts.ASK_SOURCES
    return Ask(words, (*keep, *none), free=True)


@draft.take("sources")
async def take_sources(turn: Turn) -> Next:
    if turn.choice == "none":
        turn.data["sources"] = []
    elif not turn.chosen:
        found = sources_in(turn.text)
        if not found:
            return Again(texts.SOURCE_UNCLEAR, strange=True)
        turn.data["sources"] = found
    if not may_stamp(Verdict(turn.data["verdict"]), turn.data.get("sources", [])):
        return Again(texts.NO_STAMP)
    return "tag"


@draft.ask("tag")
async def ask_tag(turn: Turn) -> Ask:
    tags = [Choice(texts.TAGS[tag.value], tag.value) for tag in Tag]
    inner = [Choice(texts.INNER_LABEL.format(name=texts.INNER[inner.value]), f"inner:{inner.value}") for inner in INNER]
    return Ask(texts.ASK_TAG, (*tags, *inner), skip=True)


@draft.take("tag")
async def take_tag(turn: Turn) -> Next:
    if not turn.skipped:
        kind, _, inner = str(turn.choice).partition(":")
        if inner:
            turn.data["inner"] = inner
        else:
            turn.data["tag"] = kind
    return "confirm"


def _made(turn: Turn) -> ruling.Draft:
    data = turn.data
    return ruling.Draft(
        Verdict(data["verdict"]),
        data["title"],
        data["explanation"],
        tuple(data.get("sources", ())),
        Tag(data["tag"]) if data.get("tag") else None,
        Inner(data["inner"]) if data.get("inner") else None,
    )


@draft.ask("confirm")
async def ask_confirm(turn: Turn) -> Ask:
    made = _made(turn)
    shown = Ruling(verdict=made.verdict, title=made.title, explanation=made.explanation, sources=list(made.sources))
    return Ask(
        f"{texts.CONFIRM_DRAFT}\n\n{clarification_text(turn.office, shown)}",
        (Choice(texts.TO_EDITOR, True), Choice(texts.CHANGE, False)),
    )


@draft.take("confirm")
async def take_confirm(turn: Turn) -> Next:
    if not turn.choice:
        return "verdict"
    return await page(turn, await ruling.draft(turn, str(turn.data["case"]), _made(turn)), texts.DRAFTED)

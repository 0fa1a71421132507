"""Asking whether something is true: what, is it this, where seen; a ticket in at most three taps."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile

from bot.conversation import texts as shared
from bot.conversation.buttons import TO_MENU
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.hints import is_question, wishes
from bot.conversation.links import links
from bot.conversation.messages import Choice, Kind
from bot.conversation.out_of_the_blue import RECEIVED
from bot.conversation.payloads import id_of
from bot.conversation.received import PART_AT, Received, as_sent, is_part, part_of, received
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise
from bot.conversation.understand.words import COURTESY
from bot.features.hoax import texts
from bot.features.hoax.actions import answer, apart, intake, known
from bot.features.hoax.actions.buttons import add_to, to_ticket
from bot.features.hoax.actions.complete import complete
from bot.features.hoax.actions.consent import consent_text, give_report_consent
from bot.features.hoax.chat import browse, draft
from bot.features.hoax.rules import claim
from storage.clarification import Clarifications
from storage.hoax import HoaxReports
from storage.hoax_case import HoaxCases

report = Flow("hoax_report", title="pengecekan kabar")

WHERE = 60


def told_of(turn: Turn) -> intake.Told:
    """The form so far."""
    data = turn.data
    return intake.Told(
        data.get("received") or {},
        data.get("said", ""),
        data.get("where", ""),
        {int(clarification): meant for clarification, meant in data.get("hints", ())},
    )


async def begin(turn: Turn) -> Answer:
    """*hoaks*, also with the claim behind it."""
    await intake.require_room(turn)
    if turn.rest:
        # As it was typed, without the words that called for this.
        asked = len(normalise(turn.text).split()) - len(turn.rest.split())
        told = dropwhile(lambda word: normalise(word) in COURTESY, turn.text.split()[asked:])  # *bener ta bu?*
        if words := " ".join(told):
            return await _with_claim(turn, as_sent(words))
    return Begin(report.name)


async def _with_claim(turn: Turn, sent: Received) -> Begin:
    if await draft.may_be_found(turn):
        return Begin(RECEIVED, data={"received": sent})
    return Begin(report.name, data={"received": sent, PART_AT: turn.now.isoformat()}, lead=texts.CHECKS_FIRST)


async def asked(turn: Turn) -> Answer | None:
    """*BSU 600 ribu cair, bener gak?*, said out of the blue."""
    if not claim.asks_whether_true(turn.text):
        return None
    await intake.require_room(turn)
    return await _with_claim(turn, received(turn.incoming))


# What it is --------------------------------------------------------------------------------------------------


@report.ask("claim")
async def ask_claim(turn: Turn) -> Ask | str:
    sent: Received = turn.data.get("received") or {}
    if sent.get("text") or sent.get("attachments"):
        await intake.require_room(turn)
        return "similar"
    return Ask(texts.ASK_CLAIM, free=True, media=True)


@report.take("claim")
async def take_claim(turn: Turn) -> Next:
    asked = None if turn.incoming.forwarded else browse.asked_for(turn.text)
    if asked is not None:
        # The bot itself teaches *klarifikasi banjir*: here, too, it looks for what is published.
        turn.rest = asked
        return await browse.search(turn)
    sent = part_of(turn, turn.data.get("received") or {})
    if not claim.clean(sent["text"]) and not sent["attachments"]:
        return Again(texts.CLAIM_EMPTY)
    turn.data["received"] = sent
    return "similar"


def _joins(turn: Turn) -> bool:
    """Whether this is more of what was sent, and no answer: the rest of what was sent in one go."""
    return turn.incoming.kind is Kind.MEDIA or turn.incoming.forwarded or is_part(turn)


async def _join(turn: Turn, step: str) -> Next:
    turn.data["received"] = part_of(turn, turn.data["received"])
    return step


# Is it known? --------------------------------------------------------------------------------------------------


@report.ask("similar")
async def ask_similar(turn: Turn) -> Ask | Say | str:
    told = told_of(turn)
    if turn.data.get("hints") or turn.data.get("report"):
        return "said"
    found = await known.look_up(turn.session, turn.office, told.sent)
    if (said := await _answered_at_once(turn, told, found)) is not None:
        return said
    if not found:
        return "said"
    turn.data["candidates"] = [candidate.clarification.id for candidate in found]
    lines = []
    for candidate in found:
        shown = candidate.clarification
        link = answer.link_of(turn.office, shown)
        words = texts.SIMILAR_LINE if link else texts.SIMILAR_LINE_PLAIN
        lines.append(
            words.format(
                title=claim.line_of(shown.title),
                verdict=answer.verdict_of(shown),
                source=answer.source_of(turn.office, shown),
                link=link,
            )
        )
    if len(found) == 1:
        yes = [Choice(texts.MEANT, found[0].clarification.id, words=texts.MEANT_WORDS)]
        words = texts.SIMILAR_ONE
    else:
        yes = [
            Choice(texts.MEANT_NUMBERED.format(number=number), candidate.clarification.id)
            for number, candidate in enumerate(found, 1)
        ]
        words = texts.SIMILAR_MANY
    return Ask(
        words.format(thanks=turn.thanks, name=turn.honorific, lines="\n".join(lines)),
        (*yes, Choice(texts.NOT_MEANT, 0, words=texts.NOT_MEANT_WORDS)),
        media=True,
    )


@report.take("similar")
async def take_similar(turn: Turn) -> Next:
    if not turn.chosen:
        return await _join(turn, "similar")
    turn.data.pop(PART_AT, None)
    candidates = turn.data.pop("candidates", [])
    if turn.choice:
        return await _meant(turn, int(turn.choice))
    turn.data["hints"] = [[candidate, False] for candidate in candidates]
    return "said"


async def _answered_at_once(turn: Turn, told: intake.Told, found: list[known.Known]) -> Say | None:
    """The answer to who sends what is published already, practically in the same words."""
    case = await intake.case_known(turn, told, found)
    ruling = await answer.published(turn.session, case) if case is not None else None
    if ruling is None:
        return None
    text = answer.clarification_text(turn.office, ruling)
    if turn.person is None:
        return Say(f"{texts.ALREADY_KNOWN_STRANGER.format(thanks=turn.thanks)}\n\n{text}", (TO_MENU,))
    return _already_known(turn, await intake.file(turn, told, found), text)


def _already_known(turn: Turn, filed: intake.Filed, text: str) -> Say:
    lead = texts.ALREADY_KNOWN.format(thanks=turn.thanks, name=turn.honorific, ticket=filed.report.ticket)
    return Say(f"{lead}\n\n{text}", (Choice(texts.NOT_THIS, entry=f"hoax.not_this:{filed.report.id}"),))


async def _meant(turn: Turn, clarification_id: int) -> Next:
    """*Ini yang saya maksud*: what is published is read at once, and nobody waits for anything."""
    found = await Clarifications(turn.session).find(clarification_id)
    if found is None or not found.active:
        return "said"
    text = await answer.shown(turn.session, turn.office, found)
    case = await HoaxCases(turn.session).follow(found.case_id) if found.case_id is not None else None
    if turn.person is not None and case is not None and case.revision:
        turn.data["hints"] = [[found.id, True]]
        return _already_known(turn, await intake.file(turn, told_of(turn), (), into=case), text)
    other = Choice(texts.NOT_THIS, entry=f"hoax.other:{found.id}")
    return Say(f"{texts.ALREADY_KNOWN_STRANGER.format(thanks=turn.thanks)}\n\n{text}", (other, TO_MENU))


async def another(turn: Turn, clarification_id: str) -> Answer:
    """Not this published one after all, of somebody who has no ticket: what it was is sent once more."""
    await intake.require_room(turn)
    return Begin(report.name, data={"hints": [[id_of(clarification_id), False]]})


# What it says, where it was seen -----------------------------------------------------------------------------------


@report.ask("said")
async def ask_said(turn: Turn) -> Ask | str:
    told = told_of(turn)
    if told.said or claim.substance(told.sent) >= claim.ENOUGH:
        return "where"
    kinds = [file["kind"] for file in told.received.get("attachments", ())]
    what = texts.name_all(texts.KINDS[kind] for kind in kinds or ["link" if links(told.sent) else "text"])
    # Thanks were said when it was asked what to do with it.
    asked = texts.ASK_SAID.format(what=what[:1].upper() + what[1:])
    return Ask(f"{asked}\n{texts.SAID_EXAMPLE}", free=True, media=True, skip=True)


@report.take("said")
async def take_said(turn: Turn) -> Next:
    if not turn.skipped:
        if _joins(turn):
            return await _join(turn, "said")
        turn.data.pop(PART_AT, None)
        if not turn.data.get("where") and (place := closest(turn.text, _places())):
            # Told first where it was seen: kept, and what it says is asked once more.
            turn.data["where"] = place
            asked = await ask_said(turn)
            assert isinstance(asked, Ask)
            return replace(asked, text=f"{texts.SEEN_THERE.format(place=place)}\n\n{asked.text}")
        turn.data["said"] = turn.text
    return await _file(turn) if turn.data.get("where") else "where"


def _places() -> list[tuple[tuple[str, ...], str]]:
    return [((place, *texts.PLACE_WORDS[place]), place) for place in texts.PLACES]


@report.ask("where")
async def ask_where(turn: Turn) -> Ask:
    places = tuple(Choice(place, place, words=texts.PLACE_WORDS[place]) for place in texts.PLACES)
    return Ask(texts.ASK_WHERE, places, free=True, media=True, skip=True)


@report.take("where")
async def take_where(turn: Turn) -> Next:
    if not turn.skipped:
        if not turn.chosen and _joins(turn):
            return await _join(turn, "where")
        if not turn.chosen and (is_question(turn.text) or wishes(turn.text)):
            return Again(shared.CHOOSE_ONE, strange=True)
        turn.data["where"] = str(turn.choice) if turn.chosen else claim.line_of(turn.text, WHERE)
    return await _file(turn)


# Consent of somebody who is not on file ---------------------------------------------------------------------------


@report.ask("consent")
async def ask_consent(turn: Turn) -> Ask:
    return Ask(consent_text(turn), (Choice(texts.AGREE, True), Choice(texts.DISAGREE, False)), bare=True)


@report.take("consent")
async def take_consent(turn: Turn) -> Next:
    if turn.choice is not True:
        return Say(texts.REFUSED, (TO_MENU,))
    if turn.person is None:
        await give_report_consent(turn, consent_text(turn))
    return await _file(turn)


# The ticket ------------------------------------------------------------------------------------------------------


async def _file(turn: Turn) -> Next:
    if turn.person is None:
        return "consent"
    told = told_of(turn)
    if "report" in turn.data:  # gone back after the ticket was made
        await complete(turn, turn.data["report"], said=told.said, where=told.where)
        return await _thanks(turn)
    filed = await intake.file(turn, told, await known.look_up(turn.session, turn.office, told.sent))
    if filed.answered and (ruling := await answer.published(turn.session, filed.case)) is not None:
        reply = answer.answer_reply(turn.office, filed.report, filed.case, ruling)
        return Say(reply.text, reply.choices)
    said = answer.filed_text(turn, filed)
    if filed.report.incomplete and not turn.data.get("hints"):
        turn.data["report"], turn.data["lead"] = filed.report.id, said
        return "more"
    return Say(said, (add_to(filed.report.id), to_ticket(filed.report.id)))


@report.ask("more")
async def ask_more(turn: Turn) -> Ask:
    """Asked once more, with the ticket made already."""
    words = texts.MORE_WHERE if not turn.data.get("where") and _says_something(turn) else texts.MORE_SAID
    lead = turn.data.pop("lead", "")
    return Ask(f"{lead}\n\n{words}" if lead else words, free=True, media=True, skip=True, bare=True)


def _says_something(turn: Turn) -> bool:
    return claim.substance(told_of(turn).words) >= claim.ENOUGH


@report.take("more")
async def take_more(turn: Turn) -> Next:
    report_id = turn.data["report"]
    if not turn.skipped:
        if _joins(turn):
            found = await HoaxReports(turn.session).find(report_id)
            if found is not None:
                await intake.add_evidence(turn, found, received(turn.incoming))
            return "more"
        said, where = ("", claim.line_of(turn.text, WHERE)) if _says_something(turn) else (turn.text, "")
        await complete(turn, report_id, said=said, where=where)
    return await _thanks(turn)


async def _thanks(turn: Turn) -> Say:
    found = await HoaxReports(turn.session).get(turn.data["report"])
    case = await HoaxCases(turn.session).get(found.case_id)
    words = texts.STILL_OPEN if found.incomplete else texts.ENOUGH
    said = words.format(thanks=turn.thanks, ticket=found.ticket, number=found.number)
    if case.urgent and not case.revision:
        said = f"{said} {texts.HURRIED.format(due=answer.when(turn.office, answer.due_of(found, case)))}"
    return Say(said, (add_to(found.id), to_ticket(found.id)))


# Not the same after all ---------------------------------------------------------------------------------------------


async def not_this(turn: Turn, report_id: str) -> Answer:
    """The reporter says that the answer was about something else: the ticket gets a case of its own."""
    filed = await apart.split_off(turn, report_id)
    case = await HoaxCases(turn.session).get(filed.case_id)
    return Say(
        texts.SPLIT_OFF.format(ticket=filed.ticket, due=answer.when(turn.office, answer.due_of(filed, case))),
        (add_to(filed.id), to_ticket(filed.id)),
    )

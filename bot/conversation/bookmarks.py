"""Where a chat stands: an answer written into its row, and rendered for the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.conversation import texts
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, InPrivate, Quiet, Say
from bot.conversation.messages import Choice, Kind, Place, Reply
from bot.conversation.questions import PAGE, open_question, token_of
from bot.conversation.routing import HUMAN, MENU, RECEIVED, RESUME
from bot.conversation.turn import Turn
from storage.conversation import Conversation, Conversations

PARKED = 3
"""Forms kept aside at most."""


class Bookmarks:
    """Keeps each chat's place in its form."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self._flows = flows

    async def settle(self, turn: Turn, answer: Answer) -> list[Reply]:
        """Writes down where the chat now stands, and renders the answer."""
        if turn.incoming.kind is Kind.BLOCKED:
            return []
        if turn.incoming.place is not None:
            return _in_group(turn.incoming.kind, turn.incoming.place, answer)
        match answer:
            case Quiet():
                if turn.conversation is not None and turn.conversation.flow:
                    _keep(turn.conversation, turn)
                return []
            case Again(text):
                return [self._ask_again(turn, text)]
            case Begin():
                return await self._begin(turn, answer)
            case InPrivate(begin):
                return await self._begin(turn, begin)
            case Ask():
                row = self._row(turn)
                row.misses = 0
                return [self._open(turn, row, answer)]
            case Say():
                return [await self._end(turn, answer)]

    def _ask_again(self, turn: Turn, text: str) -> Reply:
        row = self._row(turn)
        row.misses += 1
        row.updated_at = turn.now
        if row.flow:
            return Reply(text, (Choice(texts.HUMAN, entry=HUMAN),) if row.misses >= 2 else ())
        if row.misses >= 2:
            # A refusal keeps its own words, however often: it was understood.
            words = texts.NOT_UNDERSTOOD_TWICE if text == texts.NOT_UNDERSTOOD else text
            return Reply(words, (Choice(texts.HUMAN, entry=HUMAN), Choice(texts.MENU, entry=MENU)))
        return Reply(text, (Choice(texts.MENU, entry=MENU),))

    def _open(self, turn: Turn, row: Conversation, ask: Ask, lead: str = "") -> Reply:
        if lead:
            ask = replace(ask, text=f"{lead}\n\n{ask.text}")
        _keep(row, turn)
        row.data.pop("_aside", None)
        row.data["_free"], row.data["_skip"], row.data["_media"] = ask.free, ask.skip, ask.media
        row.data["_final"] = [place for place, choice in enumerate(ask.choices) if choice.final]
        token = token_of(turn.incoming.update_id)
        return open_question(row, ask, token, row.page if len(ask.choices) > row.page * PAGE else 0)

    async def _begin(self, turn: Turn, begin: Begin) -> list[Reply]:
        row = self._row(turn)
        flow = self._flows[begin.flow]
        lead = begin.lead
        step, data = begin.step or flow.first, dict(begin.data)
        history = data.pop("_history", [])
        if row.flow == begin.flow and not begin.data and not turn.handed_over:
            # Asked for the form that is open already: nothing typed so far is lost.
            step, data, history = row.step or step, turn.data, list(row.history)
            lead = lead or texts.CONTINUED
        elif not begin.data and not begin.step and (form := _parked(row, begin.flow)) and flow.has(form["step"]):
            # Asked for again after something else: the draft goes on.
            if row.flow and not turn.handed_over and row.flow != RECEIVED:
                self._park(row, turn)
            row.parked = [other for other in row.parked if other is not form]
            step, data, history = form["step"], dict(form["data"]), list(form["history"])
            lead = lead or texts.CONTINUED
        elif row.flow and not turn.handed_over and row.flow != RECEIVED:
            self._park(row, turn)
        row.flow, row.history, row.page, row.misses = begin.flow, history, 0, 0
        turn.conversation, turn.data = row, data
        row.step, question = await flow.question(step, turn)
        if isinstance(question, Say):
            turn.in_form = True
            if lead:
                question = replace(question, text=f"{lead}\n\n{question.text}")
            return [await self._end(turn, question)]
        return [self._open(turn, row, question, lead)]

    def _park(self, row: Conversation, turn: Turn) -> None:
        form = {"flow": row.flow, "step": row.step, "data": _public(turn.data), "history": list(row.history)}
        others = [other for other in row.parked if other["flow"] != row.flow]
        row.parked = [*others, form][-PARKED:]

    async def _end(self, turn: Turn, say: Say) -> Reply:
        """Says the last word of a form; or, said in between, leaves the open form where it is."""
        row = turn.conversation
        unfinished: str | None = None
        if row is not None:
            row.misses = 0
            row.updated_at = turn.now
            row.known = turn.known
            if turn.in_form:
                row.flow = row.step = None
                row.data, row.history, row.offered, row.token, row.page = {}, [], [], "", 0
                unfinished = row.parked[-1]["flow"] if row.parked else None
            else:
                unfinished = row.flow
                row.data = {**row.data, "_aside": True}
            if unfinished is None and not row.known:
                # Nothing is left of a stranger whose conversation is over.
                await turn.session.flush()
                turn.session.expunge(row)
                await Conversations(turn.session).forget(row.channel, row.chat_id)
                turn.conversation = None
        reply = Reply(say.text, say.choices, attachments=say.attachments, picture=say.picture, document=say.document)
        flow = self._flows.get(unfinished or "")
        if flow is None:
            return reply
        return replace(
            reply,
            text=f"{say.text}\n\n{texts.PARKED.format(title=flow.title)}",
            choices=(*say.choices, Choice(texts.RESUME.format(title=flow.title), entry=f"{RESUME}:{flow.name}")),
        )

    def _row(self, turn: Turn) -> Conversation:
        if turn.conversation is None:
            address = turn.incoming.address
            turn.conversation = Conversation(
                channel=address.channel,
                chat_id=address.chat_id,
                data={},
                history=[],
                offered=[],
                parked=[],
                token="",
                page=0,
                misses=0,
                known=turn.known,
                updated_at=turn.now,
            )
            turn.session.add(turn.conversation)
        return turn.conversation


def _parked(row: Conversation, flow_name: str) -> dict[str, Any] | None:
    return next((form for form in row.parked if form["flow"] == flow_name), None)


def _public(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if not key.startswith("_")}


def _keep(row: Conversation, turn: Turn) -> None:
    row.data = turn.data
    row.updated_at = turn.now
    row.known = turn.known


_ASKED = (Kind.COMMAND, Kind.MENTION, Kind.TAP)
"""What waits for an answer in a group; of the rest, what went wrong is nobody's business there."""


def _in_group(kind: Kind, place: Place, answer: Answer) -> list[Reply]:
    """A group has no open question: what is said there stands by itself, in the topic it was asked in."""
    said = answer.here if isinstance(answer, InPrivate) else answer
    if isinstance(said, Again) and kind in _ASKED:
        said = Say(said.text)
    if not isinstance(said, Say):
        return []
    return [Reply(said.text, said.choices, topic=place.topic, answers=place.message_id)]

"""Where a chat stands: an answer written into its row, and rendered for the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.access import powers
from bot.conversation import parked, texts
from bot.conversation.buttons import TO_HUMAN, TO_MENU
from bot.conversation.card import COMMAND, HELP, RESUME
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, InPrivate, Quiet, Refusal, Say
from bot.conversation.hints import GUESSED
from bot.conversation.messages import Choice, Kind, Place, Reply
from bot.conversation.out_of_the_blue import RECEIVED
from bot.conversation.questions import PAGE, open_question, token_of
from bot.conversation.sentences import ended_once
from bot.conversation.turn import Turn
from storage.conversation import Conversation, Conversations

KEYS = "_keys"
"""In a form's data: its question put up a keyboard in place of the phone's own."""
SHOWN = "_shown"
"""In a stranger's data: the buttons they saw last, to be meant by their words. Of others the outbox knows that; of what
strangers are told it keeps nothing."""
SHOWN_MOST = 12
MISSES = 2
"""Inputs in a row that were not understood, from which a human is offered."""
LONG = 400
"""Letters of a question that is not worth reading twice."""
BESIDE_HUMAN = 2
"""Suggestions shown beside the way to a human."""


class Bookmarks:
    """Keeps each chat's place in its form."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self._flows = flows

    async def settle(self, turn: Turn, answer: Answer) -> list[Reply]:
        """Writes down where the chat now stands, and renders the answer."""
        return [ended_once(reply) for reply in await self._rendered(turn, answer)]

    async def _rendered(self, turn: Turn, answer: Answer) -> list[Reply]:
        if turn.incoming.kind is Kind.BLOCKED:
            return []
        if turn.incoming.place is not None:
            return _in_group(turn.incoming.kind, turn.incoming.place, answer)
        keys = _shows_keys(turn.conversation)
        said = await self._settle(turn, answer)
        return _without_keys(said) if keys and said and not _shows_keys(turn.conversation) else said

    async def _settle(self, turn: Turn, answer: Answer) -> list[Reply]:
        match answer:
            case Quiet():
                if turn.conversation is not None and turn.conversation.flow:
                    _keep(turn.conversation, turn)
                return []
            case Again():
                return [await self._ask_again(turn, answer)]
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

    async def _ask_again(self, turn: Turn, again: Again) -> Reply:
        if not again.missed:
            # Understood, and not possible: nothing that a human has to make clear.
            open_form = turn.conversation is not None and turn.conversation.flow
            return Reply(again.text, () if open_form else (TO_MENU,))
        row = self._row(turn)
        row.misses += 1
        row.updated_at = turn.now
        if not row.flow:
            maybe = again.choices if again.text == texts.NOT_UNDERSTOOD_MAYBE else ()
            row.data = {**row.data, GUESSED: [(choice.entry or "").partition(":")[2] for choice in maybe]}
        if row.misses < MISSES:
            return Reply(again.text, () if row.flow else (*again.choices, TO_MENU))
        # Who serves at the office is the human: they are shown what can be typed.
        serves = (await powers(turn)).serves
        human = Choice(texts.HELP, entry=HELP) if serves else TO_HUMAN
        if row.flow:
            return await self._repeat(turn, row, again.text, human)
        others = [choice for choice in again.choices if choice.label != human.label]
        if again.text == texts.NOT_UNDERSTOOD_MAYBE:
            words = texts.NOT_UNDERSTOOD_MAYBE_OFFICE if serves else texts.NOT_UNDERSTOOD_MAYBE_HUMAN
            return Reply(words, (*others[:BESIDE_HUMAN], human, TO_MENU))
        twice = texts.NOT_UNDERSTOOD_OFFICE if serves else texts.NOT_UNDERSTOOD_TWICE
        # What has words of its own keeps them.
        return Reply(twice if again.text in texts.NOT_UNDERSTOOD_ANY else again.text, (human, *others, TO_MENU))

    async def _repeat(self, turn: Turn, row: Conversation, text: str, human: Choice) -> Reply:
        """The question once more with its buttons, which stand far above by now, and the way to a human."""
        # What a step noted before it found the answer unfit does not count.
        turn.data = dict(row.data)
        flow = self._flows[row.flow or ""]
        step, question = await flow.question(row.step or flow.first, turn)
        if isinstance(question, Say):
            return Reply(text, (human,))
        row.step = step
        question = replace(question, text=_end_of(question.text), attachments=())
        reply = self._open(turn, row, question, text, row.token)
        return replace(reply, choices=(*reply.choices, human), ways_out=reply.ways_out + 1)

    def _open(self, turn: Turn, row: Conversation, ask: Ask, lead: str = "", token: str = "") -> Reply:
        if lead:
            ask = replace(ask, text=f"{lead}\n\n{ask.text}")
        _keep(row, turn)
        row.data.pop("_aside", None)
        row.data["_free"], row.data["_skip"], row.data["_media"] = ask.free, ask.skip, ask.media
        row.data["_sentence"], row.data["_bare"] = ask.sentence, ask.bare
        row.data[KEYS] = bool(ask.asks_contact)
        row.data["_final"] = [place for place, choice in enumerate(ask.choices) if choice.final]
        token = token or token_of(turn.incoming.update_id)
        return open_question(row, ask, token, row.page if len(ask.choices) > row.page * PAGE else 0)

    async def _begin(self, turn: Turn, begin: Begin) -> list[Reply]:
        row = self._row(turn)
        flow = self._flows[begin.flow]
        lead = begin.lead
        step, data = begin.step or flow.first, dict(begin.data)
        resumed = "_history" in data
        history = data.pop("_history", [])
        goes_on = begin.joins or not begin.data
        parked.drop_old(row, turn.now)
        if row.flow == begin.flow and goes_on and not turn.handed_over:
            # Asked for the form that is open already: nothing typed so far is lost.
            step, data, history = row.step or step, {**turn.data, **data}, list(row.history)
            lead = lead or texts.CONTINUED
        elif goes_on and not begin.step and (form := parked.find(row, begin.flow)) and flow.has(form["step"]):
            # Asked for again after something else: the draft goes on.
            resumed = True
            row.parked = parked.without(row, begin.flow)
            if row.flow and not turn.handed_over:
                parked.park(row, turn)
            step, data, history = form["step"], {**form["data"], **data}, list(form["history"])
            lead = lead or texts.CONTINUED
        elif row.flow and not turn.handed_over:
            parked.park(row, turn)
        row.flow, row.history, row.page, row.misses = begin.flow, history, 0, 0
        turn.conversation, turn.data = row, data
        try:
            row.step, question = await flow.question(step, turn)
        except Refusal as refusal:
            refusal.parked = begin.flow if resumed else None
            raise
        if isinstance(question, Say):
            turn.in_form = True
            if lead:
                question = replace(question, text=f"{lead}\n\n{question.text}")
            return [await self._end(turn, question)]
        return [self._open(turn, row, question, lead)]

    async def _end(self, turn: Turn, say: Say) -> Reply:
        """Says the last word of a form; or, said in between, leaves the open form where it is."""
        shown = [] if turn.known else [[c.label, c.entry, c.url] for c in say.choices if _leads_on(c)]
        row = self._row(turn) if shown else turn.conversation
        unfinished: str | None = None
        if row is not None:
            row.misses = 0
            row.updated_at = turn.now
            row.known = turn.known
            shown = [*shown, *(old for old in row.data.get(SHOWN, ()) if old not in shown)][:SHOWN_MOST]
            if turn.in_form:
                parked.drop_old(row, turn.now)
                row.flow = row.step = None
                row.data, row.history, row.offered, row.token, row.page = {}, [], [], "", 0
                unfinished = row.parked[-1]["flow"] if row.parked else None
            else:
                # A form in which nothing was answered yet needs no reminder: its question still stands above.
                unfinished = row.flow if parked.answered(row) else None
                row.data = {**row.data, "_aside": True}
            if shown:
                row.data = {**row.data, SHOWN: shown}
            elif row.flow is None and not row.parked and not row.known:
                # Nothing is left of a stranger whose conversation is over.
                await Conversations(turn.session).forget(row.channel, [row.chat_id])
                turn.conversation = None
        reply = Reply(say.text, say.choices, attachments=say.attachments, picture=say.picture, document=say.document)
        flow = self._flows.get(unfinished or "")
        if flow is None:
            return reply
        kept = texts.PARKED_RECEIVED if flow.name == RECEIVED else texts.PARKED.format(title=flow.title)
        return replace(
            reply,
            text=f"{say.text}\n\n{kept}",
            choices=(*say.choices, Choice(texts.RESUME.format(title=flow.title), entry=f"{RESUME}:{flow.name}")),
        )

    def _row(self, turn: Turn) -> Conversation:
        if turn.conversation is None:
            address = turn.incoming.address
            turn.conversation = Conversation(
                channel=address.channel,
                chat_id=address.chat_id,
                known=turn.known,
                updated_at=turn.now,
            )
            Conversations(turn.session).open(turn.conversation)
        return turn.conversation


def _end_of(question: str) -> str:
    """Of a long one, which still stands above, only what is asked in the end."""
    return question if len(question) <= LONG else question.rsplit("\n\n", 1)[-1]


def _leads_on(choice: Choice) -> bool:
    """Whether only its label says what it does; a command is understood by itself."""
    entry, _, subject = (choice.entry or "").partition(":")
    return bool(subject) and entry != COMMAND


def _shows_keys(row: Conversation | None) -> bool:
    return row is not None and bool(row.data.get(KEYS))


def _without_keys(said: list[Reply]) -> list[Reply]:
    """The phone's own keyboard goes with the first message that has no buttons of its own: Telegram takes a message
    with buttons or one that clears the keyboard, never both in one."""
    if said[0].choices:
        return [Reply(texts.KEYS_GONE, clears_keys=True), *said]
    return [replace(said[0], clears_keys=True), *said[1:]]


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

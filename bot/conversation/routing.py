"""What an input means: an open question's answer, a command, a standing button, or something out of the blue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import out_of_the_blue, parked, standing, texts
from bot.conversation.buttons import TO_MENU
from bot.conversation.card import COMMAND, RESUME, EntryHandler, Feature, Intent
from bot.conversation.card_numbers import holds_card
from bot.conversation.commands import Commands
from bot.conversation.courtesies import courtesy, greeted, said_beside
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Quiet, Refusal, Say
from bot.conversation.formats import format_choice
from bot.conversation.hints import Hints
from bot.conversation.links import first_url
from bot.conversation.messages import Choice, Kind, Place
from bot.conversation.out_of_the_blue import RECEIVED, began, comes_anew, may_answer
from bot.conversation.presses import Presses
from bot.conversation.questions import PAGE, Meant, begun, control_word, is_standing, named, tapped, tells, typed
from bot.conversation.received import is_part
from bot.conversation.standing import answer_button, asked_last, in_doubt, just_said, no_other_answer, typed_button
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.conversation.understand.beside import correction
from storage.conversation import Conversation

CORRECTED = "_corrected"
"""In a form's data: its question is asked once more, for the answer was wrong."""
SURE = 7
"""Letters from which on a command with a typo is one also where words are awaited."""


class Routes:
    """All features' ways in, looked up by what people do. Says what to answer; the dispatcher keeps the place."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.flows: dict[str, Flow] = {flow.name: flow for f in features for flow in f.flows}
        self.entries: dict[str, EntryHandler] = {name: run for f in features for name, run in f.entries.items()}
        self.starts: dict[str, EntryHandler] = {name: run for f in features for name, run in f.starts.items()}
        self.intents: dict[str, Intent] = {intent.name: intent for f in features for intent in f.intents}
        self.in_groups = {word: run for f in features for word, run in f.in_groups.items()}
        self.group_entries = frozenset(name for f in features for name in f.group_entries)
        self.group_events = {kind: run for f in features for kind, run in f.group_events.items()}
        self._answers = frozenset(name for f in features for name in f.answers)
        self._menus = [feature.menu for feature in features if feature.menu]
        self._unread = [feature.unread for feature in features if feature.unread]
        self._late = [feature.late for feature in features if feature.late]
        offers = [offer for f in features for offer in f.offers]
        self.commands, self._hints = Commands.of(tuple(features)), Hints.of(tuple(features))
        self.flows[RECEIVED] = out_of_the_blue.received_flow(offers, self._hints)
        self._pressed = Presses()

    async def menu(self, turn: Turn) -> list[Choice]:
        """The buttons of all features for this person, in the features' order."""
        return [choice for menu in self._menus for choice in await menu(turn)]

    async def route(self, turn: Turn) -> Answer:
        """The answer to one thing somebody did."""
        turn.menu = self.menu
        if turn.incoming.place is not None:
            return await self._in_group(turn, turn.incoming.place)
        held = turn.data.get("received")
        return out_of_the_blue.carried(turn, await self._in_private(turn), held)

    async def _in_private(self, turn: Turn) -> Answer:
        if turn.incoming.kind is not Kind.TAP:
            self._pressed.forget(turn.incoming.address)
        if turn.incoming.kind in (Kind.TEXT, Kind.MEDIA) and not turn.incoming.forwarded and holds_card(turn.text):
            return await self._once_more(turn, texts.NO_CARD)
        match turn.incoming.kind:
            case Kind.START:
                return await self._start(turn)
            case Kind.TAP:
                return await self._tap(turn)
            case Kind.EDIT:
                return Again(texts.EDITED, missed=False) if self._flow_of(turn.conversation) else Quiet()
            case Kind.TEXT:
                return await self._text(turn)
            case Kind.BLOCKED | Kind.UNBLOCKED:
                return Quiet()
            case _:
                return await self._sent(turn)

    async def _in_group(self, turn: Turn, place: Place) -> Answer:
        """Quiet by design: only what is addressed to the bot, and what happens to the group itself."""
        match turn.incoming.kind:
            case Kind.COMMAND as kind:
                command, _, turn.rest = turn.text.partition(" ")
                handler = self.in_groups.get(command.lower())
                if handler is None and (place.named or command.lower() in {"start", "help", *self.commands.listed}):
                    # A strange command without the bot's name may be meant for another bot.
                    handler = self.group_events.get(kind)
                return await handler(turn) if handler else Quiet()
            case Kind.MENTION if (intent := self.commands.asked_for(turn)) and intent.name in self.in_groups:
                return await self.in_groups[intent.name](turn)  # *@bot status*
            case Kind.TAP:
                name = turn.incoming.entry.partition(":")[0]
                return await self._standing(turn, turn.incoming.entry) if name in self.group_entries else Quiet()
            case kind:
                event = self.group_events.get(kind)
                return await event(turn) if event else Quiet()

    # What people do ---------------------------------------------------------------------------------------

    async def _start(self, turn: Turn) -> Answer:
        payload = turn.text
        if payload:
            prefix, _, rest = payload.partition("-")
            if handler := self.starts.get(prefix):
                return await handler(turn, rest)
            menu = await self.intents["menu"].run(turn)
            return Say(f"{texts.UNREADABLE_LINK}\n\n{menu.text}", menu.choices) if isinstance(menu, Say) else menu
        return await self.intents["menu"].run(turn)

    async def _tap(self, turn: Turn) -> Answer:
        entry = turn.incoming.entry
        chat = turn.incoming.address
        if is_standing(entry):
            self._pressed.forget(chat)
            return await self._standing(turn, entry)
        row = turn.conversation
        flow = self._flow_of(row)
        meant = tapped(row, entry) if row is not None and flow is not None else Meant(stale=True)
        if meant.stale and self._pressed.again(chat, entry, turn.now):
            return Quiet()  # the second tap of a double tap: the first one was answered
        if row is None or flow is None:
            if await just_said(turn, texts.OLD_BUTTON_NOTHING_OPEN):
                return Quiet()
            return Say(texts.OLD_BUTTON_NOTHING_OPEN, (TO_MENU,))
        if meant.stale:
            if await just_said(turn, texts.OLD_BUTTON):
                return Quiet()
            return await self._once_more(turn, texts.OLD_BUTTON)
        self._pressed.note(chat, entry, turn.now)
        return await self._answer(turn, flow, row, meant)

    async def _text(self, turn: Turn) -> Answer:
        row, text = turn.conversation, turn.text
        flow = self._flow_of(row)
        if text.startswith("/") and (intent := self.commands.asked_for(turn)):
            return await intent.run(turn)
        if row is not None and flow is not None:
            if (asked := await in_doubt(turn, row, flow)) is not None:
                return asked
            # What the question offers is meant first. Then the name of a listed command is one everywhere; looser
            # words only where no free text is awaited.
            if (meant := named(row, text)).chosen:
                return await self._answer(turn, flow, row, meant)
            intent = self.commands.named(text)
            # *Mantu* is what keeps them busy, and no *bantu*.
            if intent is not None and row.data.get("_free") and len(text) < SURE:
                intent = self.commands.named(text, typos=False)
            if intent is not None and intent.always:
                return await intent.run(turn)
            if (meant := begun(row, text)).chosen:
                return await self._answer(turn, flow, row, meant)
            if listed := self.commands.listed.get(normalise(text)):
                return await listed.run(turn)
            if row.flow == RECEIVED and ((anew := comes_anew(turn, row)) or turn.incoming.forwarded):
                # Otherwise it is more of what was forwarded in one go.
                return began(turn) if anew else await self._answer(turn, flow, row, Meant())
            goes_on = parked.meant(row, text, self.flows)
            if goes_on and (row.data.get("_aside") or goes_on != row.flow):
                return parked.resume(turn, goes_on)
            meant = typed(row, text)
            if meant.chosen or meant.control or meant.refused or meant.between:
                return await self._answer(turn, flow, row, meant)
            if intent is None and is_part(turn):
                # No command and no button: more of what was pasted in one go.
                return await self._answer(turn, flow, row, Meant())
            if row.data.get("_aside") and (answer := await self._after_aside(turn)) is not None:
                return answer
            if goes_on:
                # Said to a question that cannot be left out, and never its answer: it is asked once more.
                return parked.resume(turn, goes_on)
            if not row.data.get("_free") and (intent := self.commands.asked_for(turn)):
                return await intent.run(turn)
            if row.data.get("_free") and self.intents.get("menu") is intent is not None:
                return Begin(flow.name, row.step, lead=greeted(turn))
            if (polite := said_beside(turn, row)) is not None:
                return polite
            return await self._answer(turn, flow, row, meant)
        intent = None if turn.incoming.forwarded else self.commands.asked_for(turn)
        if intent is not None and not intent.always:
            # The button before one's eyes is meant rather than a command's other words.
            answers = self._answers if normalise(text) == intent.name else None
            if entry := await answer_button(turn, answers):
                return await self._standing(turn, entry)
        if intent is None and (goes_on := parked.meant(row, text, self.flows)):
            return parked.resume(turn, goes_on)
        # A command with more words behind it is only guessed at: a button that says all of them is meant before.
        if (intent is None or turn.rest) and (button := await typed_button(turn)) is not None:
            return await self._standing(turn, button) if isinstance(button, str) else button
        if intent is not None:
            return await intent.run(turn)
        if control_word(text):
            return Say(texts.NOTHING_TO_CANCEL, (TO_MENU,))
        # What a forwarded message says is not said by who sends it.
        for read in () if turn.incoming.forwarded else self._unread:
            if (answer := await read(turn)) is not None:
                return answer
        if (intent := self.commands.with_a_reason(turn)) and await no_other_answer(turn, intent):
            return await intent.run(turn)
        if turn.incoming.forwarded or first_url(text) or self._hints.tells(turn):
            meant_for = await asked_last(turn, of=text) if self._hints.is_own(text) else ()
            return await self._hints.answer(turn, meant_for) if meant_for else began(turn)
        if (said := await self._hints.agreed(turn) or courtesy(turn)) is not None:
            return said
        if (to_others := await standing.reply_to_broadcast(turn)) is not None:
            return to_others
        return await self._hints.answer(turn, await asked_last(turn))

    async def _sent(self, turn: Turn) -> Answer:
        """A photo, contact, sticker: an answer to the open question, or something out of the blue."""
        row, incoming = turn.conversation, turn.incoming
        flow = self._flow_of(row)
        if incoming.album_id and (answer := await out_of_the_blue.rest_of_album(turn, self._late)) is not None:
            return answer
        if row is not None and flow is not None:
            if incoming.kind is Kind.OTHER:
                return Again(texts.NOT_USABLE)
            if comes_anew(turn, row):
                return began(turn)
            if incoming.album_id:
                row.data["_album"] = turn.data["_album"] = incoming.album_id
            return await self._answer(turn, flow, row, Meant())
        return began(turn) if incoming.kind is Kind.MEDIA else Again(texts.NOT_USABLE)

    # What it means ----------------------------------------------------------------------------------------

    async def _standing(self, turn: Turn, entry: str) -> Answer:
        name, _, argument = entry.partition(":")
        if name == RESUME:
            return parked.resume(turn, argument)
        if name == COMMAND and (intent := self.intents.get(argument)):
            return await intent.run(turn)
        handler = self.entries.get(name)
        if handler is None:
            return Say(texts.OLD_BUTTON_NOTHING_OPEN, (TO_MENU,))
        return await handler(turn, argument)

    async def _after_aside(self, turn: Turn) -> Answer | None:
        """Something was said while a form is open: what is typed now may mean that, and not the form's question."""
        if intent := self.commands.named(turn.text):
            entry = await answer_button(turn, self._answers) if not intent.always else None
            return await self._standing(turn, entry) if entry else await intent.run(turn)
        button = await typed_button(turn)
        return await self._standing(turn, button) if isinstance(button, str) else button

    async def _answer(self, turn: Turn, flow: Flow, row: Conversation, meant: Meant) -> Answer:
        """Hands an input to the open step, or moves within the form."""
        step = row.step or flow.first
        turn.in_form = True
        match meant.control:
            case "cancel":
                if row.flow != RECEIVED:  # what was sent earlier is another matter
                    row.parked = parked.without(row, row.flow)
                words = (flow.farewell and flow.farewell(turn)) or texts.CANCELLED
                return Say(words, (TO_MENU,))
            case "back":
                if not row.history:
                    return Again(texts.NOTHING_BEFORE)
                return await self._back(turn, flow, row)
            case "next" | "previous":
                row.page += 1 if meant.control == "next" else -1
                row.page = row.page if 0 <= row.page * PAGE < max(len(row.offered), 1) else 0
                return (await flow.question(step, turn))[1]
            case "skip":
                if not row.data.get("_skip"):
                    return Again(texts.CANNOT_SKIP)
                turn.skipped = True
        if meant.refused:
            return Again(texts.NOT_RIGHT)
        if meant.between:
            return Again(texts.WHICH_ONE.format(choices=format_choice(meant.between)), missed=False)
        typed_in = turn.incoming.kind is Kind.TEXT
        again = turn.data.pop(CORRECTED, False) or row.misses
        own = typed_in and not (meant.chosen or turn.skipped or turn.incoming.forwarded)
        right = correction(turn.text) if own else None
        # It takes back what was answered last; to a question that is asked again it is the answer.
        takes_back = right is not None and row.history and not (again or row.data.get("_bare"))
        if takes_back and not row.offered:
            return await self._back(turn, flow, row, texts.CORRECTED)
        if right and again:
            turn.incoming = replace(turn.incoming, text=right)
        if turn.incoming.forwarded and not may_answer(turn, row):
            return began(turn)  # no answer to this question, and not to be lost
        sent = turn.incoming.kind is Kind.MEDIA or turn.incoming.forwarded or is_part(turn)
        media = sent and row.data.get("_media")
        told = typed_in and tells(turn.text, int(row.data.get("_sentence") or 0))
        if not (meant.chosen or turn.skipped or media or told or row.data.get("_free")):
            return await self._aside(turn, row) or Again(texts.CHOOSE_ONE if typed_in else texts.NOT_WANTED_HERE)
        turn.choice, turn.chosen = meant.value, meant.chosen
        try:
            result = await flow.answer(step, turn)
        except Refusal as refusal:
            refusal.in_form = True
            raise
        if isinstance(result, Again):
            if takes_back:
                turn.data = dict(row.data)
                return await self._back(turn, flow, row, texts.CORRECTED)
            return (await self._aside(turn, row) if result.strange else None) or result
        turn.data[parked.TOUCHED] = True
        if isinstance(result, str):
            row.history, row.page = [*row.history, step], 0
            return await self._ask(turn, flow, row, result)
        turn.handed_over = isinstance(result, Begin)
        return result

    async def _aside(self, turn: Turn, row: Conversation) -> Answer | None:
        """What was typed in place of an answer, if it is a command, may mean one, or tells what must not be lost."""
        if turn.incoming.kind is not Kind.TEXT:
            return None
        turn.in_form, turn.data = False, dict(row.data)
        if intent := self.commands.asked_for(turn):
            return await intent.run(turn)
        news = turn.member is not None and not row.data.get("_free") and self._hints.tells(turn)
        return await self._hints.in_passing(turn) or (began(turn) if news else None)

    async def _once_more(self, turn: Turn, lead: str) -> Answer:
        """The open question after a few words; they alone where none is open."""
        row = turn.conversation
        flow = self._flow_of(row)
        if row is None or flow is None:
            return Again(lead, missed=False)
        _, question = await flow.question(row.step or flow.first, turn)
        return replace(question, text=f"{lead}\n\n{question.text}")

    async def _back(self, turn: Turn, flow: Flow, row: Conversation, lead: str = "") -> Answer:
        """The question before this one; `lead`: asked again, for its answer was wrong."""
        *row.history, earlier = row.history
        asked = await self._ask(turn, flow, row, earlier)
        if not lead:
            return asked
        turn.data[CORRECTED] = True
        return replace(asked, text=f"{lead}\n\n{asked.text}")

    async def _ask(self, turn: Turn, flow: Flow, row: Conversation, step: str) -> Ask | Say:
        row.step, question = await flow.question(step, turn)
        return question

    def _flow_of(self, row: Conversation | None) -> Flow | None:
        """The open form, unless it is of a version that is gone."""
        if row is None or row.flow is None:
            return None
        flow = self.flows.get(row.flow)
        return flow if flow is not None and flow.has(row.step) else None

"""Writing a broadcast: its words and files, and the buttons beneath them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.access import AdminFlow, powers, require_admin
from bot.conversation.card import COMMAND
from bot.conversation.flow import Again, Answer, Ask, Begin, Next, Quiet, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.received import received
from bot.conversation.turn import Turn
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.broadcast import texts
from bot.features.broadcast.actions import compose as composing
from bot.features.broadcast.actions.trail import broadcast_of
from bot.features.broadcast.rules import content
from bot.features.broadcast.rules.content import KEPT, Draft
from storage.bimtek import Bimteks, BimtekStatus
from storage.broadcast import Topic
from storage.broadcast_template import BroadcastTemplates
from storage.clarification import Clarifications

NAME = 60
"""Letters of a template's name."""
LISTED = 20
REST = timedelta(seconds=5)
"""In which the parts of a text that was cut arrive."""

write = AdminFlow("broadcast", title=texts.TITLE)


async def begin(turn: Turn) -> Answer:
    typed_in = turn.incoming.kind is Kind.TEXT
    if typed_in and turn.member is not None and not (await powers(turn)).serves:
        return Say(texts.OWN_GROUP, (Choice(texts.GROUP, entry=f"{COMMAND}:grup"),))
    await require_admin(turn)
    return Begin(write.name)


async def again_entry(turn: Turn, broadcast_id: str) -> Answer:
    """Another one, from the words and the audience of this one."""
    broadcast = await broadcast_of(turn, broadcast_id)
    data = {**broadcast.audience.get("draft", {}), "audience": broadcast.audience.get("spec", {})}
    return Begin(write.name, "hub", data)


# Words and files ------------------------------------------------------------------------------------------


@write.ask("content")
async def ask_content(turn: Turn) -> Ask:
    choices = (
        Choice(texts.ANNOUNCE_BIMTEK, "bimtek"),
        Choice(texts.ANNOUNCE_CLARIFICATION, "clarification"),
        Choice(texts.FROM_TEMPLATE, "template"),
    )
    lead = turn.data.pop("lead", None)
    return Ask(lead or texts.ASK_CONTENT, choices, free=True, media=True)


@write.take("content")
async def take_content(turn: Turn) -> Next:
    if turn.chosen:
        return str(turn.choice)
    if turn.incoming.kind is Kind.MEDIA:
        held = received(turn.incoming)
        if problem := content.problem_of_files(held["attachments"]):
            return Again(problem)
        turn.data["received"] = held
        turn.data.pop("text", None)
        _announces_nothing(turn)
        if not held["text"]:
            return "words"
        if problem := content.problem_of_text(held["text"]):
            # The file stays: only its words are asked for again.
            turn.data.update(received=held | {"text": ""}, lead=problem)
            return "words"
        return _next(turn)
    if (unfit := take_text(turn, "content")) is not None:
        return unfit
    _announces_nothing(turn)
    if (turn.data.get("received") or {}).get("text"):
        turn.data.pop("received")
    return _next(turn)


@write.ask("words")
async def ask_words(turn: Turn) -> Ask | str:
    if Draft.of(turn.data).text:
        # The album's words came with a later part.
        return _next(turn)
    return Ask(turn.data.pop("lead", None) or texts.ASK_WORDS, free=True)


@write.take("words")
async def take_words(turn: Turn) -> Next:
    return take_text(turn, "words") or _next(turn)


def take_text(turn: Turn, step: str, most: int = content.LONGEST) -> Next | None:
    """Keeps what was typed as the text. Or what is answered instead: `step` asks again, and the rest of a text that the
    app cut in two is not taken for the whole of it."""
    if is_rest(turn):
        return Quiet()
    full = len(turn.text) >= content.LONGEST
    if full:
        turn.data["full_at"] = turn.now.isoformat()
    problem = content.problem_of_text(turn.text, most)
    if problem is None:
        turn.data["text"] = turn.text
    elif full:
        turn.data["lead"] = problem
        return step
    return Again(problem) if problem else None


def _next(turn: Turn) -> str:
    return "hub" if turn.data.get("audience") is not None else "audience"


def is_rest(turn: Turn) -> bool:
    """Whether this is the rest of a text that Telegram cut in two because it was too long for one message."""
    full_at = turn.data.get("full_at")
    return full_at is not None and turn.now - datetime.fromisoformat(str(full_at)) <= REST


def too_long(turn: Turn) -> str:
    """It has to be written shorter: the first part alone would be half a message."""
    letters = content.LONGEST + len(turn.text)
    turn.data["lead"] = content.too_long(letters)
    turn.data.pop("text", None)
    return "content"


def _announces_nothing(turn: Turn) -> None:
    """The buttons of an announcement, and its topic, go with its words."""
    if turn.data.get("standing"):
        turn.data["standing"] = []
        turn.data.pop("topic", None)
        turn.data.pop("urgent", None)


def _use(turn: Turn, draft: Draft) -> None:
    """What was written so far gives way to this."""
    for key in ("received", "urgent"):
        turn.data.pop(key, None)
    turn.data["text"] = draft.text
    turn.data["standing"] = [list(button) for button in draft.standing]
    turn.data["topic"] = draft.topic.value


# Announcements and templates ------------------------------------------------------------------------------


@write.ask("bimtek")
async def ask_bimtek(turn: Turn) -> Ask:
    coming = list(await Bimteks(turn.session).list_open(turn.now))[:LISTED]
    if not coming:
        return Ask(texts.NO_BIMTEK, free=True, media=True)
    choices = [Choice(bimtek_words.dated(one, turn.office), one.id, words=(bimtek_words.title(one),)) for one in coming]
    return Ask(texts.WHICH_BIMTEK, tuple(choices))


@write.take("bimtek")
async def take_bimtek(turn: Turn) -> Next:
    if not turn.chosen:
        return await take_content(turn)
    found = await Bimteks(turn.session).find(turn.choice)
    if found is None or found.status is not BimtekStatus.OPEN:
        return _gone(turn, texts.BIMTEK_GONE)
    _use(turn, composing.announce_bimtek(found, turn.office, turn.now))
    return _next(turn)


@write.ask("clarification")
async def ask_clarification(turn: Turn) -> Ask:
    newest = await Clarifications(turn.session).search([], LISTED)
    if not newest:
        return Ask(texts.NO_CLARIFICATION, free=True, media=True)
    return Ask(texts.WHICH_CLARIFICATION, tuple(Choice((one.title or one.claim_text)[:60], one.id) for one in newest))


@write.take("clarification")
async def take_clarification(turn: Turn) -> Next:
    if not turn.chosen:
        return await take_content(turn)
    found = await Clarifications(turn.session).find(turn.choice)
    if found is None or not found.active:
        return _gone(turn, texts.CLARIFICATION_GONE)
    draft = await composing.announce_clarification(turn.session, found, turn.office)
    if problem := content.problem_of_text(draft.text):
        return Again(problem)
    _use(turn, draft)
    return _next(turn)


@write.ask("template")
async def ask_template(turn: Turn) -> Ask:
    found = await BroadcastTemplates(turn.session).list_all()
    if not found:
        return Ask(texts.NO_TEMPLATE, free=True, media=True)
    return Ask(texts.WHICH_TEMPLATE, tuple(Choice(one.name, one.id) for one in found))


@write.take("template")
async def take_template(turn: Turn) -> Next:
    if not turn.chosen:
        return await take_content(turn)
    found = await BroadcastTemplates(turn.session).find(turn.choice)
    if found is None:
        return _gone(turn, texts.TEMPLATE_GONE)
    for key in (*KEPT, "urgent"):
        turn.data.pop(key, None)
    turn.data.update(found.draft)
    return _next(turn)


def _gone(turn: Turn, words: str) -> str:
    """Somebody else took it away since the list was shown."""
    turn.data["lead"] = words
    return "content"


@write.ask("template_name")
async def ask_template_name(turn: Turn) -> Ask:
    return Ask(texts.ASK_TEMPLATE_NAME, free=True)


@write.take("template_name")
async def take_template_name(turn: Turn) -> Next:
    name = " ".join(turn.text.split())
    if not 0 < len(name) <= NAME:
        return Again(texts.TEMPLATE_NAME_LONG.format(most=NAME))
    draft: dict[str, Any] = {key: turn.data[key] for key in KEPT if turn.data.get(key)}
    await BroadcastTemplates(turn.session).save(name, draft, turn.actor, turn.now)
    turn.data["lead"] = texts.TEMPLATE_SAVED.format(name=name)
    return "hub"


# Buttons and topic ----------------------------------------------------------------------------------------


@write.ask("extras")
async def ask_extras(turn: Turn) -> Ask:
    draft = Draft.of(turn.data)
    answers = texts.ANSWERS_SOME.format(answers=" / ".join(draft.answers)) if draft.answers else texts.ANSWERS_NONE
    now = texts.EXTRA_NOW.format(topic=texts.TOPICS[draft.topic.value], links=len(draft.links), answers=answers)
    choices = [
        Choice(texts.ADD_LINK, "link"),
        Choice(texts.ADD_READ, "read"),
        Choice(texts.ADD_POLL, "poll"),
        Choice(texts.SET_TOPIC, "topic"),
    ]
    if draft.topic is Topic.HOAX and not turn.data.get("urgent"):
        choices.append(Choice(texts.SET_URGENT, "urgent"))
    if draft.links or draft.answers or draft.standing:
        choices.append(Choice(texts.CLEAR, "clear"))
    return Ask(texts.ASK_EXTRA.format(now=now), (*choices, Choice(texts.DONE, "hub")))


@write.take("extras")
async def take_extras(turn: Turn) -> Next:
    match turn.choice:
        case "link" if len(Draft.of(turn.data).links) >= content.MOST_LINKS:
            return Again(texts.ENOUGH_LINKS.format(most=content.MOST_LINKS))
        case "read":
            turn.data["answers"] = [texts.READ]
            return "extras"
        case "urgent":
            turn.data["urgent"] = True
            return "hub"
        case "clear":
            turn.data.update(links=[], answers=[], standing=[])
            return "extras"
    return str(turn.choice)


@write.ask("link")
async def ask_link(turn: Turn) -> Ask:
    return Ask(texts.ASK_LINK, free=True)


@write.take("link")
async def take_link(turn: Turn) -> Next:
    read = content.read_link(turn.text)
    if isinstance(read, str):
        return Again(read)
    turn.data["links"] = [*turn.data.get("links", ()), list(read)]
    return "extras"


@write.ask("poll")
async def ask_poll(turn: Turn) -> Ask:
    return Ask(texts.ASK_POLL, free=True)


@write.take("poll")
async def take_poll(turn: Turn) -> Next:
    read = content.read_answers(turn.text)
    if isinstance(read, str):
        return Again(read)
    turn.data["answers"] = read
    return "extras"


@write.ask("topic")
async def ask_topic(turn: Turn) -> Ask:
    return Ask(texts.ASK_TOPIC, tuple(Choice(texts.TOPICS[topic.value], topic.value) for topic in Topic))


@write.take("topic")
async def take_topic(turn: Turn) -> Next:
    turn.data["topic"] = Topic(turn.choice).value
    if turn.data["topic"] != Topic.HOAX:
        turn.data.pop("urgent", None)
    return "extras"

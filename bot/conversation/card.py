"""The card of a feature: everything the rest of the program needs to know of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.conversation.flow import Answer, Flow
from bot.conversation.messages import Choice, Kind, Reply
from bot.conversation.turn import Turn
from bot.office import Office
from storage.base import Session
from storage.database import Database

RESUME = "chat.resume"
HUMAN = "help.human"
HELP = "help.help"
MENU = "help.menu"
COMMAND = "chat.command"
"""Standing buttons that any conversation shows."""
WHY = "broadcast.why"
"""Stands under every broadcast."""

Handler = Callable[[Turn], Awaitable[Answer]]
EntryHandler = Callable[[Turn, str], Awaitable[Answer]]


def as_button(handler: Handler) -> EntryHandler:
    """The same by a standing button that has nothing behind its name."""

    async def pressed(turn: Turn, _: str) -> Answer:
        turn.rest = ""
        return await handler(turn)

    return pressed


class Whose(Enum):
    """For whom a command is; what anybody else who types it is told, it says itself."""

    ALL = "all"
    STRANGERS = "strangers"
    """Who is in no KIM."""
    MEMBERS = "members"
    VILLAGES = "villages"
    """Who is in a KIM, or may be."""
    BOARDS = "boards"
    """And whoever looks after them."""
    OWN_BOARD = "own_board"
    """Who is on a board."""
    OFFICE = "office"
    """Admins and coordinators."""
    DESK = "desk"
    """Who works at the hoax desk."""


@dataclass(frozen=True)
class Intent:
    """Something people can ask for at any time, by a command or by plain words."""

    name: str
    """The command without slash; also a word."""
    words: tuple[str, ...]
    run: Handler
    always: bool = False
    """Understood even while a question waits for free text (*berhenti*, *data saya*)."""
    takes_more: bool = False
    """Understood with more words behind it, which `turn.rest` then holds (*potensi kopi*)."""
    description: str = ""
    """For the platform's command list; empty: not listed."""
    pattern: str = ""
    """Also understood: a whole text of this form (a regular expression, any case), which `turn.rest` then holds.
    Never in a question that waits for free text."""
    whose: Whose = Whose.ALL
    """To whom it is proposed, where a sentence may mean it (`bot/conversation/hints.py`)."""
    when: Callable[[Turn], Awaitable[bool]] | None = None
    """Proposed only while this is so (*tarik tawaran*, while something is offered)."""
    hints: str = ""
    """More words by which such a sentence is known."""
    label: str = ""
    """What its button says there, where neither the description nor the name does (*Hadir di Bimtek*)."""


@dataclass(frozen=True)
class Offer:
    """What can be done with something sent out of the blue: a button, and the form it opens.

    The form finds the things sent in `data["received"]` (`bot/conversation/received.py`).
    """

    label: str
    flow: str
    words: tuple[str, ...] = ()
    """How people begin what they tell besides: *kegiatan posyandu*."""
    also: tuple[str, ...] = ()
    """Other words for the button, by themselves."""
    commands: tuple[str, ...] = ()
    """Those that lead to the same."""
    told: str = ""
    """Words of a sentence that tells of such a thing, and is kept for it: *hari ini ada senam lansia*."""
    tells: tuple[str, ...] = ()
    """Words for it that tell something besides: *rapat*. The form finds them in `data["said"]`."""
    to_strangers: bool = False
    """Also for somebody who is not on file."""
    to_members: bool = False
    """Only for who is or asked to be in a KIM."""
    when: Callable[[Turn], Awaitable[bool]] | None = None
    """Only while this is so, for somebody on file; then it stands before the others."""


Late = Callable[[Turn], Awaitable[Answer | None]]
Unread = Callable[[Turn], Awaitable[Answer | None]]
MenuOf = Callable[[Turn], Awaitable[Sequence[Choice]]]


@dataclass(frozen=True)
class Job:
    """Clock work: run once per `every` over all processes, written so that running it again changes nothing.

    `run` opens its own short transactions, so that a long job never holds up answers.
    """

    name: str
    every: timedelta
    run: Callable[[Database, Office, datetime], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Live:
    """A message that keeps itself up to date, as it stands now."""

    reply: Reply
    again: timedelta | None
    """After how long it is worth another look; None: this is its last version."""


Draw = Callable[[Session, Office, int, datetime], Awaitable[Live | None]]
"""Makes it of the id it tells about; None when there is nothing to tell any more."""


@dataclass(frozen=True, eq=False)
class Feature:
    name: str
    intents: Sequence[Intent] = ()
    flows: Sequence[Flow] = ()
    entries: Mapping[str, EntryHandler] = field(default_factory=dict)
    """Standing buttons: `feature.verb` → handler of what follows the colon."""
    answers: frozenset[str] = frozenset()
    """Those of them that answer a question an officer made up: what they say may be the name of a command, too."""
    starts: Mapping[str, EntryHandler] = field(default_factory=dict)
    """Deep links: the payload's prefix before the dash → handler of what follows it."""
    menu: MenuOf | None = None
    """The buttons it has in the menu for this person now."""
    offers: Sequence[Offer] = ()
    unread: Unread | None = None
    """Asked what typed words mean that nothing else understands."""
    late: Late | None = None
    """Asked about a part of an album that no open form holds: it may belong to something already filed."""
    in_groups: Mapping[str, Handler] = field(default_factory=dict)
    """Commands it answers in a group, by their word. What it says there is a `Say`; anything personal moves to
    the private chat."""
    listed_in_groups: Mapping[str, str] = field(default_factory=dict)
    """Those of them the platform lists, each with its description."""
    group_entries: frozenset[str] = frozenset()
    """The standing buttons that may be pressed in a group."""
    group_events: Mapping[Kind, Handler] = field(default_factory=dict)
    """What happens in groups besides words."""
    jobs: Sequence[Job] = ()
    keep_up: Callable[[Database, Office], Coroutine[None, None, None]] | None = None
    """Runs in every process beside everything else, from the start to the stop: keeps what the feature holds in memory
    up to the tables."""
    live: Mapping[str, Draw] = field(default_factory=dict)
    """Messages that keep themselves up to date (`storage/live_message.py`), by their kind."""

"""How a feature declares a conversation: steps that ask and take, and the answers a step may give.

A step is a pair of functions. `ask` says the question; `take` reads what the person did and names what comes
next. Neither sends nor saves: they return words, and change `turn.data`, which is the form so far.

    report = Flow("checkin", title="Catat kegiatan")

    @report.ask("what")
    async def ask_what(turn): return Ask(texts.WHAT, free=True)

    @report.take("what")
    async def take_what(turn):
        turn.data["what"] = turn.text
        return "when"
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from bot.conversation.messages import Attachment, Choice, Document, Picture

if TYPE_CHECKING:
    from bot.conversation.turn import Turn


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; the conversation waits for its answer."""

    text: str
    choices: tuple[Choice, ...] = ()
    free: bool = False
    """Typed words that are no choice are an answer too."""
    media: bool = False
    """A photo, video or file is an answer too; with `free` it is, unless it comes hours later and tells of itself."""
    sentence: int = 0
    """From so many words on something typed that is no choice and no command is an answer too, as is a link."""
    skip: bool = False
    """May be left out; `take` sees `turn.skipped`."""
    bare: bool = False
    """Without the *Kembali* and *Batal* buttons."""
    asks_contact: str | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Say:
    """An answer that ends the form. Its choices are standing entries."""

    text: str
    choices: tuple[Choice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    picture: Picture | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The answer did not fit: this sentence, and the same question stays open with its buttons."""

    text: str
    missed: bool = True
    """Counts as not understood: after two of them a human is offered."""
    strange: bool = False
    """The words are nothing like an answer (no day, where one is asked for): a command among them is meant."""
    choices: tuple[Choice, ...] = ()
    """Where no question is open: what may be meant."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Opens a form, at its first step or the one named."""

    flow: str
    step: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    lead: str = ""
    """A sentence before the first question."""
    joins: bool = False
    """Where the same form is open or set aside, it goes on, and `data` is added to it."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing is answered and the conversation stays where it is."""


@dataclass(frozen=True, slots=True)
class InPrivate:
    """Asked in a group, goes on in private: opens a form in the chat of whoever asked, and tells the group so."""

    begin: Begin
    here: Say | None = None


class Refusal(Exception):
    """What was asked cannot be; carries what the person reads. The turn's changes are rolled back."""

    text = ""
    """Of a kind of refusal that always says the same; any other is given its words."""
    ends = False
    """Of those that say that what a form is about is gone or done by somebody else: the form ends with it. Where it
    stays open, every word that is typed into a question for free text would be refused again."""
    in_form = False
    """Whether a step of the open form raised it."""
    parked: str | None = None
    """The form set aside that cannot go on for it, and is forgotten."""

    def __init__(self, text: str | None = None) -> None:
        self.text = self.text if text is None else text
        super().__init__(self.text)


Answer = Ask | Say | Again | Begin | Quiet | InPrivate
Next = str | Answer
Asker = Callable[["Turn"], Awaitable[Ask | Say | str]]
Taker = Callable[["Turn"], Awaitable[Next]]


class Flow:
    """A form: named steps, the first declared is the first asked."""

    def __init__(self, name: str, *, title: str) -> None:
        self.name = name
        self.title = title
        """What people read when they are offered to continue it."""
        self._asks: dict[str, Asker] = {}
        self._takes: dict[str, Taker] = {}
        self.farewell: Callable[[Turn], str | None] | None = None
        """What is said when the form is given up, where something of it stays; None: the usual words."""

    def twin(self, name: str, *, title: str) -> Self:
        """Another form of the same steps."""
        other = type(self)(name, title=title)
        other._asks, other._takes = self._asks, self._takes
        return other

    def ask(self, step: str) -> Callable[[Asker], Asker]:
        def register(function: Asker) -> Asker:
            self._asks[step] = function
            return function

        return register

    def take(self, step: str) -> Callable[[Taker], Taker]:
        def register(function: Taker) -> Taker:
            self._takes[step] = function
            return function

        return register

    @property
    def first(self) -> str:
        return next(iter(self._asks))

    def has(self, step: str | None) -> bool:
        return step in self._asks

    async def question(self, step: str, turn: Turn) -> tuple[str, Ask | Say]:
        """The step that has a question to ask, from `step` on, and the question."""
        asked = await self._asks[step](turn)
        return await self.question(asked, turn) if isinstance(asked, str) else (step, asked)

    async def answer(self, step: str, turn: Turn) -> Next:
        return await self._takes[step](turn)

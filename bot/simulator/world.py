"""A Telegram of its own: accounts, chats, messages, files, one bot and the updates that wait for it.

Single-threaded: everything happens on the event loop that serves the Bot API.
"""

from __future__ import annotations

from bot.simulator.accounts import JSON, Person
from bot.simulator.acts import Acts
from bot.simulator.chats import Chat
from bot.simulator.faults import Fault, failure
from bot.simulator.joining import Joining
from bot.simulator.messages import Message


class World(Acts, Joining):
    """What people do is in `acts`, the life of groups in `groups` and `joining`; here is what tests look at and
    turn."""

    def messages(self, where: Chat | Person) -> list[Message]:
        """A chat's messages, oldest first, deleted ones included and marked; of a person, those with the bot."""
        return (self.private(where) if isinstance(where, Person) else where).messages

    def heard(self, where: Chat | Person) -> list[Message]:
        """What the bot has written there and not taken back."""
        return [message for message in self.messages(where) if message.from_bot and not message.deleted]

    @property
    def updates_pending(self) -> int:
        return len(self.updates)

    def redeliver(self, count: int = 1) -> list[JSON]:
        """Brings the last confirmed updates once more, with their old ids."""
        return self.updates.redeliver(count)

    def inject(self, raw: JSON) -> JSON:
        """Queues an update as it stands, also one that no bot can parse."""
        return self.updates.inject(raw)

    def fail(
        self,
        method: str,
        *,
        error_code: int | None = None,
        description: str | None = None,
        parameters: JSON | None = None,
        times: int | None = 1,
        chat: Chat | Person | None = None,
        raises: BaseException | None = None,
        delay: float = 0.0,
        after: bool = False,
    ) -> Fault:
        """Lets the next `times` requests of `method` ("*": any) fail, in one chat or anywhere.

        With `error_code` as the API answers; with `raises` that exception comes out of the ASGI app (a test can
        give its HTTP client's timeout); with neither the connection drops. A `delay` in seconds comes first; a
        delay alone is only slow. `after`: the request is carried out and only its answer is lost.
        """
        error = raises
        if raises is None and (error_code is not None or not delay):
            error = failure(error_code, description, parameters)
        return self.faults.add(Fault(method, error, times, chat.id if chat else None, delay, after))

    def heal(self) -> None:
        """Forgets all faults that are still waiting."""
        self.faults.clear()

    def calls(self, method: str) -> list[JSON]:
        """The parameters of every request of one method, oldest first."""
        return [request.params for request in self.requests if request.method == method]

    def close(self) -> None:
        """Ends waiting polls and open event streams, so that a server can stop at once."""
        self.updates.close()
        for end in list(self.closers):
            end()

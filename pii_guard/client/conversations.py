"""A consultation of a client: its messages are read together by the sidecar, which remembers what is needed."""

from typing import Protocol

from pii_guard.conversation.ids import checked
from pii_guard.conversation.window import Turn, turn
from pii_guard.model import Decision, Direction


class Asks(Protocol):
    """What a conversation needs of a client."""

    def decide_turn(self, conversation: str, turn: Turn) -> Decision:
        """The decision on one message."""

    def forget(self, conversation: str, message_id: str | None) -> None:
        """Forget a message, or all of it."""


class AsyncAsks(Protocol):
    """The same for an event loop."""

    async def decide_turn(self, conversation: str, turn: Turn) -> Decision:
        """The decision on one message."""

    async def forget(self, conversation: str, message_id: str | None) -> None:
        """Forget a message, or all of it."""


class Conversation:
    """A consultation. Cheap to make for each message; safe to share between threads."""

    def __init__(self, client: Asks, id_: str) -> None:
        self._client, self._id = client, checked(id_, "id")

    def check(
        self,
        text: str,
        *,
        message_id: str,
        direction: Direction = "citizen",
        edit_of: str | None = None,
        reply_to: str | None = None,
        topic: str | None = None,
        channel: str | None = None,
    ) -> Decision:
        """One decision, as `Guard.conversation(id).check` gives it; a block with a code when there is trouble.

        It is asked again where that may help: the same message sent twice comes out the same. Raises RequestError as
        `Client.check`, and for ids that are no ids (1 to 200 characters).
        """
        said = turn(text, message_id, direction, topic, channel, edit_of=edit_of, reply_to=reply_to)
        return self._client.decide_turn(self._id, said.check())

    def forget(self, message_id: str) -> None:
        """A message was deleted: its pieces go. Raises StateError where nobody confirmed it."""
        self._client.forget(self._id, message_id)

    def end(self) -> None:
        """The consultation has ended: all of it is forgotten. Raises StateError where nobody confirmed it."""
        self._client.forget(self._id, None)


class AsyncConversation:
    """A consultation, for an event loop."""

    def __init__(self, client: AsyncAsks, id_: str) -> None:
        self._client, self._id = client, checked(id_, "id")

    async def check(
        self,
        text: str,
        *,
        message_id: str,
        direction: Direction = "citizen",
        edit_of: str | None = None,
        reply_to: str | None = None,
        topic: str | None = None,
        channel: str | None = None,
    ) -> Decision:
        """As `Conversation.check`."""
        said = turn(text, message_id, direction, topic, channel, edit_of=edit_of, reply_to=reply_to)
        return await self._client.decide_turn(self._id, said.check())

    async def forget(self, message_id: str) -> None:
        """As `Conversation.forget`."""
        await self._client.forget(self._id, message_id)

    async def end(self) -> None:
        """As `Conversation.end`."""
        await self._client.forget(self._id, None)

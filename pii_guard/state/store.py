"""What a store of conversations does: keep the state of each, and change it only for who has seen the latest."""

from typing import NamedTuple, Protocol, runtime_checkable

KEPT_SECONDS = 600  # after ten minutes nobody goes on with a number
STORE_SECONDS = 0.05  # a channel waits five seconds in all, and a resident less


class Held(NamedTuple):
    """What a store holds of a conversation. `version` is for the store alone.

    `lost`: the conversation may have had a state that is gone (evicted, flushed, sealed under another key).
    """

    data: bytes | None
    version: object
    lost: bool = False

    def __repr__(self) -> str:
        return f"Held(lost={self.lost})"


@runtime_checkable
class StateStore(Protocol):
    """Keeps the states of conversations. Every method may raise StateError, and takes a bounded time."""

    shared: bool  # whether several processes see the same states

    def read(self, conversation: str) -> Held:
        """What is held now."""

    def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """Keep `data` instead of what was seen; False where that has changed since."""

    def drop(self, conversation: str) -> None:
        """Forget the conversation: it has ended."""


@runtime_checkable
class AsyncStateStore(Protocol):
    """The same for an event loop."""

    shared: bool

    async def read(self, conversation: str) -> Held:
        """As `StateStore.read`."""

    async def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """As `StateStore.swap`."""

    async def drop(self, conversation: str) -> None:
        """As `StateStore.drop`."""

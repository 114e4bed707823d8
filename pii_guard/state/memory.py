"""The states of conversations in this process alone: for one worker, and for tests.

A process knows nothing of what another one, or it before a restart, has held: such a conversation begins empty.
"""

import os
import weakref
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from time import monotonic
from typing import NamedTuple

from pii_guard.state.store import KEPT_SECONDS, Held

MOST_CONVERSATIONS = 10_000  # of ten minutes: some 60,000 an hour, in 10 MB
MOST_EVICTED = 100_000  # hashes of eight bytes


class _State(NamedTuple):
    data: bytes
    version: int
    touched: float


class MemoryStore:
    """Keeps at most `most` conversations, the least recent go first; safe to share between threads.

    `evicted` counts those that had to go. After a fork the child knows that it has lost what its parent goes on with.
    """

    shared = False

    def __init__(self, most: int = MOST_CONVERSATIONS) -> None:
        self.most = most
        self.evicted = 0
        self._states: OrderedDict[str, _State] = OrderedDict()
        self._gone: OrderedDict[bytes, None] = OrderedDict()
        self._key = os.urandom(32)
        self._lock = Lock()
        self._versions = 0
        _register(self)

    def __repr__(self) -> str:
        return f"<MemoryStore {len(self._states)} of {self.most}>"

    def read(self, conversation: str) -> Held:
        """As `StateStore.read`; never waits for longer than another thread's look-up."""
        with self._lock:
            self._let_go()
            state = self._states.get(conversation)
            if state is None:
                return Held(None, 0, self._hash(conversation) in self._gone)
            return Held(state.data, state.version)

    def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """As `StateStore.swap`."""
        with self._lock:
            state = self._states.get(conversation)
            if (state.version if state else 0) != seen.version:
                return False
            self._versions += 1
            self._states[conversation] = _State(data, self._versions, monotonic())
            self._states.move_to_end(conversation)
            self._gone.pop(self._hash(conversation), None)
            while len(self._states) > self.most:
                self._evict()
            return True

    def drop(self, conversation: str) -> None:
        """As `StateStore.drop`."""
        with self._lock:
            self._states.pop(conversation, None)
            self._gone.pop(self._hash(conversation), None)

    def _evict(self) -> None:
        oldest, _ = self._states.popitem(last=False)
        self.evicted += 1
        self._remember_gone(oldest)

    def _remember_gone(self, conversation: str) -> None:
        self._gone[self._hash(conversation)] = None
        if len(self._gone) > MOST_EVICTED:
            self._gone.popitem(last=False)

    def _let_go(self) -> None:
        """What nobody has gone on with is no loss."""
        ends = monotonic() - KEPT_SECONDS
        while self._states and next(iter(self._states.values())).touched < ends:
            self._states.popitem(last=False)

    def _hash(self, conversation: str) -> bytes:
        return blake2b(conversation.encode("utf-8", "surrogatepass"), digest_size=8, key=self._key).digest()

    def forked(self) -> None:
        """In a child: the parent goes on with these conversations, so what is known of them here is out of date."""
        self._lock = Lock()
        for conversation in self._states:
            self._remember_gone(conversation)
        self._states.clear()


class AsyncMemoryStore:
    """A MemoryStore for an event loop: nothing of it waits."""

    shared = False

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def read(self, conversation: str) -> Held:
        """As `MemoryStore.read`."""
        return self._store.read(conversation)

    async def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """As `MemoryStore.swap`."""
        return self._store.swap(conversation, seen, data)

    async def drop(self, conversation: str) -> None:
        """As `MemoryStore.drop`."""
        self._store.drop(conversation)


_stores: "weakref.WeakSet[MemoryStore]" = weakref.WeakSet()


def _register(store: MemoryStore) -> None:
    _stores.add(store)


def _forked() -> None:
    for store in list(_stores):
        store.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)

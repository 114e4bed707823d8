"""The states of conversations in Redis, sealed: for a backend of several processes that has no intake of ours.

Redis answers within 50 ms or the message is blocked: the client's own retries would turn that into five seconds, past
what a channel waits. A state is swapped only for who has seen the latest. One random mark in the store tells whether it
is still the store that this process knew: where it is gone or another, states may be gone with it.
"""

import os
from time import monotonic
from typing import Any, cast

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from pii_guard.errors import StateError, StateLostError
from pii_guard.state.sealing import Sealer
from pii_guard.state.store import KEPT_SECONDS, STORE_SECONDS, Held

_PREFIX = "pii_guard:conversation:"
_MARK = "pii_guard:mark"
_NO_STATE = b""
# What is kept is replaced only where it is still what was seen; an empty string stands for nothing.
_SWAP = """
local seen = redis.call('GET', KEYS[1]) or ''
if seen ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1
"""
_DOWN = (redis.RedisError, OSError, TimeoutError)


class _Kept:
    """What both stores share: names, seals, and the mark of the store that this process knows."""

    shared = True

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._mark = b""
        self._lost_until = 0.0

    def _held(self, name: str, sealed: bytes | None, mark: bytes) -> Held:
        if mark != self._mark:
            if self._mark:
                self._lost_until = monotonic() + KEPT_SECONDS
            self._mark = mark
        if not sealed:
            return Held(None, _NO_STATE, monotonic() < self._lost_until)
        try:
            return Held(self._sealer.open(name, sealed), sealed)
        except StateLostError:
            return Held(None, sealed, lost=True)


def _settings() -> dict[str, Any]:
    return {"socket_timeout": STORE_SECONDS, "socket_connect_timeout": STORE_SECONDS, "health_check_interval": 0}


class RedisStore(_Kept):
    """Conversations in the Redis of `url`, for threads. Nothing is connected before the first message."""

    def __init__(self, url: str, sealer: Sealer) -> None:
        super().__init__(sealer)
        self._redis = redis.Redis.from_url(url, retry=Retry(NoBackoff(), 0), **_settings())
        self._swap = self._redis.register_script(_SWAP)

    def read(self, conversation: str) -> Held:
        """As `StateStore.read`; raises StateError where Redis does not answer within 50 ms."""
        name = self._sealer.name(conversation)
        try:
            sealed, mark = self._redis.mget(_PREFIX + name, _MARK)
            if mark is None:
                self._redis.set(_MARK, os.urandom(16), nx=True)
                mark = self._redis.get(_MARK)
        except _DOWN:
            raise StateError from None
        return self._held(name, cast("bytes | None", sealed), cast(bytes, mark or b""))

    def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """As `StateStore.swap`."""
        name = self._sealer.name(conversation)
        try:
            args: list[Any] = [seen.version, self._sealer.seal(name, data), KEPT_SECONDS]
            return bool(self._swap(keys=[_PREFIX + name], args=args))
        except _DOWN:
            raise StateError from None

    def drop(self, conversation: str) -> None:
        """As `StateStore.drop`."""
        try:
            self._redis.delete(_PREFIX + self._sealer.name(conversation))
        except _DOWN:
            raise StateError from None

    def close(self) -> None:
        """Close the connections."""
        self._redis.close()


def eviction(url: str) -> str:
    """By which policy this Redis lets go of what it holds when its memory is full; empty where it does not.

    A state that is let go so is missed by nobody: the store cannot tell it from one that never was. Empty too where
    nobody answers within 50 ms. Raises ValueError for what is no address of a Redis.
    """
    client = redis.Redis.from_url(url, retry=Retry(NoBackoff(), 0), **_settings())
    try:
        policy = str(client.info("memory").get("maxmemory_policy", ""))
    except _DOWN:
        return ""
    finally:
        client.close()
    return "" if policy == "noeviction" else policy


class AsyncRedisStore(_Kept):
    """Conversations in the Redis of `url`, for one event loop."""

    def __init__(self, url: str, sealer: Sealer) -> None:
        super().__init__(sealer)
        self._redis = redis.asyncio.Redis.from_url(url, retry=AsyncRetry(NoBackoff(), 0), **_settings())
        self._swap = self._redis.register_script(_SWAP)

    async def read(self, conversation: str) -> Held:
        """As `RedisStore.read`."""
        name = self._sealer.name(conversation)
        try:
            sealed, mark = await self._redis.mget(_PREFIX + name, _MARK)
            if mark is None:
                await self._redis.set(_MARK, os.urandom(16), nx=True)
                mark = await self._redis.get(_MARK)
        except _DOWN:
            raise StateError from None
        return self._held(name, cast("bytes | None", sealed), cast(bytes, mark or b""))

    async def swap(self, conversation: str, seen: Held, data: bytes) -> bool:
        """As `StateStore.swap`."""
        name = self._sealer.name(conversation)
        try:
            args: list[Any] = [seen.version, self._sealer.seal(name, data), KEPT_SECONDS]
            return bool(await self._swap(keys=[_PREFIX + name], args=args))
        except _DOWN:
            raise StateError from None

    async def drop(self, conversation: str) -> None:
        """As `StateStore.drop`."""
        try:
            await self._redis.delete(_PREFIX + self._sealer.name(conversation))
        except _DOWN:
            raise StateError from None

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()

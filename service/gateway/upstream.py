"""Connections to the servers behind the gateway."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from functools import cache
from http import HTTPStatus

import httpx

from pii_guard.sentences import problem as say

from ..http.exchange import Headers
from ..http.problems import ProblemError

MAX_STREAM = 16 << 20  # bytes of an answer that is passed on unexamined; a longer one is broken off


class Reply:
    """An answer whose body has not been read yet. Whoever has one reads it, whole or in pieces, or closes it."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Headers = tuple(response.headers.raw)

    async def whole(self, limit: int) -> bytes:
        """The body, as it was sent. Raises ProblemError 502 above `limit` bytes."""
        body = bytearray()
        async for piece in self.pieces(limit):
            body += piece
        return bytes(body)

    async def pieces(self, limit: int = MAX_STREAM) -> AsyncIterator[bytes]:
        """The body piece by piece, as it was sent. Raises ProblemError 502 above `limit` bytes."""
        size = 0
        try:
            async for piece in self._response.aiter_raw():
                size += len(piece)
                if size > limit:
                    raise ProblemError(HTTPStatus.BAD_GATEWAY, say.UPSTREAM_TOO_LARGE(limit=limit))
                yield piece
        except httpx.HTTPError:
            raise ProblemError(HTTPStatus.BAD_GATEWAY, say.UPSTREAM_BROKE_OFF) from None
        finally:
            await self._response.aclose()


class Upstreams:
    """One pool of connections for all routes. Knows no proxy of the environment and follows no redirect."""

    def __init__(self, connections: int = 64) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = httpx.AsyncClient(verify=_trusted(), trust_env=False, follow_redirects=False, limits=limits)

    async def send(
        self, method: str, url: str, headers: list[tuple[bytes, bytes]], body: bytes, seconds: float
    ) -> Reply:
        """One request, sent once. Raises ProblemError: 504 when no answer begins in time, 502 for other trouble."""
        request = self._client.build_request(method, url, headers=headers, content=body, timeout=seconds)
        for name in ("user-agent", "accept"):
            if name.encode() not in {key.lower() for key, _ in headers}:
                del request.headers[name]  # httpx's own: the upstream sees what the client said
        try:
            async with asyncio.timeout(seconds):
                return Reply(await self._client.send(request, stream=True))
        except (TimeoutError, httpx.TimeoutException):
            raise ProblemError(HTTPStatus.GATEWAY_TIMEOUT, say.UPSTREAM_LATE) from None
        except httpx.HTTPError:
            raise ProblemError(HTTPStatus.BAD_GATEWAY, say.UPSTREAM_DOWN) from None

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that httpx trusts, read once: it takes as long as all else in building an app."""
    return httpx.create_ssl_context(trust_env=False)

"""One request to a desk, and what its answer means for the event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import orjson

from .outbox import Outcome

AGAIN = frozenset((408, 425, 429))  # and every 5xx; another 4xx would be the same the next time
MAX_ANSWER = 64 << 10  # bytes that are read of an answer


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a desk answered with a 2xx."""

    document: Any


class Sender:
    """Connections to all desks. Knows no proxy of the environment and follows no redirect."""

    def __init__(self, connections: int) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = httpx.AsyncClient(trust_env=False, follow_redirects=False, limits=limits)

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Said | Outcome:
        """The answer to one request, or why there is none. Never raises for what a desk or a network does."""
        try:
            answer = await self._client.request(method, url, headers=dict(headers), content=body, timeout=seconds)
        except httpx.TimeoutException:
            return Outcome(trouble="timeout", again=0.0)
        except (httpx.HTTPError, httpx.InvalidURL):
            return Outcome(trouble="network", again=0.0)
        if answer.is_success:
            return Said(_json(answer.content[:MAX_ANSWER]))
        trouble = f"status {answer.status_code}"
        if answer.status_code in AGAIN or answer.is_server_error:
            return Outcome(trouble=trouble, again=_seconds(answer.headers.get("retry-after", "")))
        return Outcome(trouble=trouble)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _seconds(retry_after: str) -> float:
    """The pause that was asked for; a date counts as none, our own pause grows anyway."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 8 else 0.0

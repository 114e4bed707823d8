"""The second half of a KakaoTalk answer: waits for an officer, and posts once what is said."""

import asyncio
import logging
import ssl
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx

from examples.desk.settings import Settings

MOST = 500  # waits at a time; the next one is answered without a callback
SECONDS = 4.0  # for the post itself

log = logging.getLogger("desk")

Wait = Callable[[float], Coroutine[Any, Any, dict[str, Any]]]


class Callbacks:
    """Waits that are under way. An address that is not allowed is refused before anything waits for it."""

    def __init__(self, settings: Settings) -> None:
        self._hosts, self._seconds = frozenset(settings.callback_hosts), settings.callback_seconds
        ca = str(settings.callback_ca) if settings.callback_ca else None
        transport = httpx.AsyncHTTPTransport(verify=ssl.create_default_context(cafile=ca), trust_env=False)
        self._http = httpx.AsyncClient(transport=transport, timeout=SECONDS, trust_env=False)
        self._under_way: set[asyncio.Task[None]] = set()

    def takes(self, url: str) -> bool:
        """Whether an answer may be posted there: https, a host of the list, and nothing hidden in front of it."""
        if not url or len(self._under_way) >= MOST:
            return False
        try:
            parts = urlsplit(url)
            allowed = parts.scheme == "https" and parts.netloc in self._hosts
        except ValueError:
            allowed = False
        if not allowed:
            log.warning("a callback to a host that is not allowed was refused")
        return allowed

    def promise(self, url: str, wait: Wait) -> None:
        """Post to an allowed address what `wait` gives within its seconds."""
        task = asyncio.create_task(self._keep(url, wait, monotonic() + self._seconds))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _keep(self, url: str, wait: Wait, until: float) -> None:
        try:
            document = await wait(until)
            answer = await self._http.post(url, json=document)  # once: the address is used up by the first
            if not answer.is_success:
                log.warning("a callback was answered with %s", answer.status_code)
        except Exception as error:  # noqa: BLE001 - its text may hold the address, which is a key
            log.warning("a callback was not delivered: %s", type(error).__name__)

    async def close(self) -> None:
        """Give up what is under way: residents read their answers by '답변 확인'."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self._http.aclose()

"""Hears the intake's events once, and wakes the open pages: they are told that something changed, never what."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress

from fastapi.responses import StreamingResponse

from pii_guard.client import AsyncIntake

BEAT = 15.0  # seconds after which a quiet line says that it lives: proxies close silent ones after 30
AGAIN = 2.0  # seconds before a refused line to the intake is tried again; a broken one the client mends itself

log = logging.getLogger("desk")


class Listening:
    """One line to the intake, however many pages are open. A subject is a conversation or a department, by its id."""

    def __init__(self, intake: AsyncIntake) -> None:
        self._intake = intake
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._ending = False

    async def run(self) -> None:
        """Listens until cancelled. Where the intake refuses it tries again, and then every page looks again."""
        after = None
        while True:
            try:
                async for event in self._intake.events(after=after):
                    after = event.position
                    self._wake(event.document["conversation"], event.document["department"])
            except Exception as error:  # noqa: BLE001 - pages that are never woken again would be worse than any of them
                log.warning("the desk does not hear the intake: %s", getattr(error, "code", type(error).__name__))
            await asyncio.sleep(AGAIN)
            self._wake(*self._waiting)

    def close(self) -> None:
        """Lets every page's line end, so that the desk can stop."""
        self._ending = True
        self._wake(*self._waiting)

    async def changed(self, subject: str, seconds: float) -> bool:
        """Waits until something changes about a subject; False when the time is over."""
        with self._listens(subject) as event, suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await event.wait()
        return False

    def stream(self, subject: str) -> StreamingResponse:
        """The line of one page."""
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(self._lines(subject), media_type="text/event-stream", headers=headers)

    async def _lines(self, subject: str) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        with self._listens(subject) as event:
            while not self._ending:
                try:
                    async with asyncio.timeout(BEAT):
                        await event.wait()
                    event.clear()
                    yield "event: changed\ndata: 1\n\n"
                except TimeoutError:
                    yield ": still here\n\n"

    @contextmanager
    def _listens(self, subject: str) -> Iterator[asyncio.Event]:
        event = asyncio.Event()
        self._waiting.setdefault(subject, set()).add(event)
        try:
            yield event
        finally:
            self._waiting[subject].discard(event)
            if not self._waiting[subject]:
                del self._waiting[subject]

    def _wake(self, *subjects: str) -> None:
        for subject in subjects:
            for event in self._waiting.get(subject, ()):
                event.set()

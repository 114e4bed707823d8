"""An application under uvicorn in a thread of the test's own process."""

import asyncio
import contextlib
import threading

import uvicorn


class _Server(uvicorn.Server):
    """Ends when it is told to, not when uvicorn's clock ticks next; `started` is known without asking again."""

    def __init__(self, config):
        super().__init__(config)
        self.is_up, self._loop, self._end = threading.Event(), None, None

    async def main_loop(self):
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        await self.on_tick(0)
        self.is_up.set()
        await self._end.wait()

    def end(self):
        self._loop.call_soon_threadsafe(self._end.set)


@contextlib.contextmanager
def serving(app, sockets=None, wait=True, **config):
    """The port of an application that is served; without `wait` its thread is left to end by itself."""
    server = _Server(uvicorn.Config(app, port=0, log_config=None, ws="none", **config))
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets})
    thread.start()
    try:
        assert server.is_up.wait(20)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.end()
        if wait:
            thread.join(20)
            assert not thread.is_alive()

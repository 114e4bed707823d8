"""The real command in a process of its own, for tests that kill it, stop it or fill its disk."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import httpx

from tests.servers import SERVE, environment, free_port


@dataclass
class Sidecar:
    """A running sidecar: its process, its port and a client."""

    process: subprocess.Popen[str]
    port: int
    client: httpx.Client

    def wait(self, path="/readyz"):
        """Its first answer to a probe."""
        for _ in range(300):
            with contextlib.suppress(httpx.TransportError):
                return self.client.get(path)
            time.sleep(0.1)
        raise AssertionError("it never answered")


@contextlib.contextmanager
def sidecar(log: int | IO[bytes] = subprocess.DEVNULL, **settings) -> Iterator[Sidecar]:
    """A sidecar with these settings, ready; ended at the end, whatever happened. `log` takes its stderr."""
    port = free_port()
    process = subprocess.Popen(
        [*SERVE, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=log,
        text=True,
        env=environment(**settings),
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        running = Sidecar(process, port, client)
        try:
            running.wait()
            yield running
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

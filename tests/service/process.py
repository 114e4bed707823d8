"""The real command in a process of its own, for tests that kill it, stop it or fill its disk."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import httpx

COMMAND = [sys.executable, "-c", "import sys; from pii_guard.cli import main; sys.exit(main())", "serve"]


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


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def environment(**settings):
    quiet = {k: v for k, v in os.environ.items() if not k.startswith(("PII_GUARD_", "PROMETHEUS_"))}
    return quiet | {f"PII_GUARD_{k.upper()}": str(v) for k, v in settings.items()}


@contextlib.contextmanager
def sidecar(log: int | IO[bytes] = subprocess.DEVNULL, **settings) -> Iterator[Sidecar]:
    """A sidecar with these settings, ready; ended at the end, whatever happened. `log` takes its stderr."""
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "--port", str(port)],
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
